"""The mentions of one article: actors of the registry, people it introduces, unnamed sources, groups.

One candidate or none: a name that two actors share, an office whose holder is not known on that
day, a capital that is only a place, is no mention. Pronouns and "the minister" are left to attribution.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from pipeline import resources
from pipeline.records import Mention
from pipeline.registry import Actor, Registry
from pipeline.resolve.authors import Authors
from pipeline.resolve.bodies import Bodies
from pipeline.resolve.candidates import Candidate, Who, longest, taken
from pipeline.resolve.lands import Lands
from pipeline.resolve.lines import titled_words
from pipeline.resolve.lone import LoneNames
from pipeline.resolve.ministries import Ministries
from pipeline.resolve.names import NameIndex
from pipeline.resolve.nouns import Nouns, Surroundings
from pipeline.resolve.offices import Offices
from pipeline.resolve.outlets import Outlets
from pipeline.resolve.page import Page
from pipeline.resolve.people import People, Person
from pipeline.resolve.phrases import Modifier
from pipeline.resolve.places import Places
from pipeline.resolve.roles import Roles
from pipeline.resolve.shared import SharedNames
from pipeline.resolve.surnames import Surnames
from pipeline.resolve.vocabulary import load_vocabulary
from pipeline.resolve.words import Words
from pipeline.text import Span


class Resolver:
    """Finds mentions; built once from a registry, then a pure function of text, date and author."""

    def __init__(self, registry: Registry) -> None:
        words = load_vocabulary(resources.registry_path("phrases"))
        self._vocabulary = words
        self._codes = {actor.id: actor.country for actor in registry.actors.values()}
        actors = list(registry.actors.values())
        generic = words.bodies | words.low_bodies | words.portfolios
        sure = ((name, (actor, method)) for actor in actors for name, method in _sure_names(actor))
        self._names = NameIndex(sure, spelling=words.spelling, generic=generic)
        adjectives = ((adjective, actor) for actor in actors for adjective in actor.adjectives)
        self._adjectives = NameIndex(adjectives, spelling=words.spelling)
        namesakes = ((name, name) for name in words.namesakes)
        self._namesakes = NameIndex(namesakes, spelling=words.spelling, ignore_case=True)
        self._offices = Offices(registry, words)
        self._outlets = Outlets(registry, words)
        self._places, self._bodies, self._people = Places(words), Bodies(words), People(words)
        self._nouns, self._surnames = Nouns(words), Surnames(words, self._offices)
        self._shared = SharedNames(registry.actors, words, self._surnames, self._places, generic)
        self._roles = Roles(self._offices, words)
        self._authors, self._lands, self._lone = Authors(registry, words), Lands(words), LoneNames(words)
        self._ministries = Ministries(registry.actors, words)

    def author_actor(self, authors: Sequence[str]) -> Mention | None:
        """The one person the byline names, as a mention with method "author" and an empty span at 0."""
        return self._authors.mention(authors)

    def resolve(
        self,
        text: str,
        published: dt.date | None,
        authors: Sequence[str] = (),
        headings: Iterable[Span] = (),
    ) -> tuple[Mention, ...]:
        """Mentions in text order, none overlapping another.

        Args:
            text: The clean text.
            published: The day of the article, by which offices resolve; None when it is not known.
            authors: The names of the byline.
            headings: Headlines in the text, where capitals show nothing.
        """
        page = self._page(Words(text, self._vocabulary.spelling), published, headings)
        return tuple(candidate.mention(page.words) for candidate in self._candidates(page, authors))

    def _page(self, words: Words, published: dt.date | None, headings: Iterable[Span]) -> Page:
        full, short = self._offices.find(words)
        titled = titled_words(words, headings)
        hits, adjectives = list(self._names.find(words)), list(self._adjectives.find(words))
        places = [*((h.first, h.last) for h in hits), *((h.first, h.last) for h in adjectives)]
        known = frozenset(i for first, last in places for i in range(first, last + 1))
        lands, landed = self._lands.find(words, known, titled)
        return Page(
            words=words,
            day=published,
            titled=titled,
            hits=(*hits, *lands),
            adjectives=(*adjectives, *landed),
            full=tuple(full),
            short=tuple(short),
        )

    def _candidates(self, page: Page, authors: Sequence[str]) -> list[Candidate]:
        words = page.words
        outlets = self._outlets.find(words)
        namesakes = self._namesakes.find(words)
        blocked = frozenset(taken(outlets) | {i for h in namesakes for i in range(h.first, h.last + 1)})
        organisations = self._organisations(page, blocked)
        inside = taken(c for c in organisations if c.method == "name") | blocked
        authorities = self._authorities(page)
        sure = longest([*self._named(page, inside), *outlets, *organisations, *authorities])
        people = self._introduced(page, sure, authors)
        sure = longest([*sure, *self._shared.ambiguous(page, sure, people, blocked)])
        sure = longest([*sure, *(c for person in people for c in person.mentions())])
        sure = self._shared.without_namesakes(page, sure, people)
        sure += self._shared.later(page, sure, people, _free(page, sure))
        sure += self._ministries.find(page, _free(page, sure))
        sure += self._lone.find(words, _free(page, sure), page.titled)
        known = longest([*sure, *self._roles.find(page, sure)])
        found = longest([*known, *self._nouns.find(words, self._surroundings(page, known, blocked))])
        return [c for c in found if not self._only_describes(words, c)]

    def _named(self, page: Page, inside: Iterable[int]) -> list[Candidate]:
        """Sure names of the registry outside longer names."""
        words, inside = page.words, frozenset(inside)
        offices = {i for h in page.full for i in range(h.first, h.last + 1)}
        ends = {h.last for h in page.hits if h.value[0].kind != "person"}
        found = []
        for hit in page.hits:
            actor, method = hit.value
            # The "US" of "US president" is no mention of the country.
            titled = actor.kind != "person" and hit.first in offices and hit.last in offices
            longer = any(index in inside for index in range(hit.first, hit.last + 1))
            if titled or longer or page.is_anothers(hit, self._codes):
                continue
            if self._surnames.is_namesake(words, hit, ends, page.titled):
                continue
            if self._places.acts(words, hit, page.titled):
                found.append(Candidate(hit.first, hit.last, Who.of(actor), method))
        return found

    def _organisations(self, page: Page, blocked: frozenset[int]) -> list[Candidate]:
        """Organisations the registry does not know; the tail of a name that it knows is none."""
        parts = {(index, h.last) for h in page.hits for index in range(h.first, h.last + 1)}
        ends = frozenset(h.last for h in page.hits)
        return [
            c
            for c in self._bodies.organisations(page.words, page.titled, ends)
            if (c.first, c.last) not in parts and blocked.isdisjoint(range(c.first, c.last + 1))
        ]

    def _authorities(self, page: Page) -> list[Candidate]:
        known = {(h.first, h.last) for h in page.hits}
        found = self._bodies.authorities(page.words, page.owners)
        return [c for c in found if (c.first, c.last) not in known]

    def _introduced(self, page: Page, sure: Iterable[Candidate], authors: Sequence[str]) -> list[Person]:
        author = self._authors.who(authors)
        spelling = self._vocabulary.spelling
        known = frozenset([" ".join(Words(author.name, spelling).forms)] if author else [])
        free = _free(page, sure)
        for hit in page.hits:  # "the envoy to Norland Ilse Dornan"
            ahead = page.words.gaps[hit.last : hit.last + 2] == [" ", " "]
            if hit.value[0].kind == "country" and ahead and page.words.capital(hit.last + 2):
                free[hit.last] = free[hit.last] and not page.words.capital(hit.last + 1)
        return self._people.find(page.words, free, page.titled, known)

    def _only_describes(self, words: Words, candidate: Candidate) -> bool:
        """Whether an authority in small letters stands before a noun: "Turkish army positions"."""
        small = candidate.who.kind == "government" and words.raws[candidate.last].islower()
        return small and self._places.noun_follows(words, candidate.last)

    def _surroundings(self, page: Page, known: Sequence[Candidate], blocked: frozenset[int]) -> Surroundings:
        """The actors beside which a noun may stand."""
        hits = [h for h in page.hits if h.first not in blocked]
        actors = [c for c in known if c.who.kind != "outlet"]
        before = {h.last: Modifier(h.first, Who.of(h.value[0])) for h in hits}
        before |= {
            h.last: Modifier(h.first, Who.of(h.value)) for h in page.adjectives if h.first not in blocked
        }
        before |= {c.last: Modifier(c.first, c.who) for c in actors}
        after = {h.first: (h.last, Who.of(h.value[0])) for h in reversed(hits)}
        after |= {c.first: (c.last, c.who) for c in actors}
        people = [c for c in known if c.who.kind == "person" and c.method != "role"]
        names = frozenset(index for c in people for index in (c.first, c.last))
        return Surroundings(before, after, names, page.titled)


def _free(page: Page, found: Iterable[Candidate]) -> list[bool]:
    """For each word whether it belongs to nobody yet."""
    used = taken(found)
    return [index not in used for index in range(len(page.words))]


def _sure_names(actor: Actor) -> Iterator[tuple[str, str]]:
    yield actor.name, "name"
    for alias in actor.aliases:
        if alias.removeprefix("the ") not in (actor.name, *(a for a in actor.aliases if a != alias)):
            yield alias, "alias"
    for metonym in actor.metonyms:
        yield metonym, "metonym"
