"""Names that several people have: which of them the article means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.registry import Actor, Office
from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.names import Hit, NameIndex
from pipeline.resolve.page import Page
from pipeline.resolve.people import Person
from pipeline.resolve.places import Places
from pipeline.resolve.surnames import Bearer, Named, Surnames
from pipeline.resolve.titled import TitledNames
from pipeline.resolve.vocabulary import Vocabulary


class SharedNames:
    """Resolves the registry's ambiguous names and the surnames of those an article introduces."""

    def __init__(
        self,
        actors: Mapping[str, Actor],
        vocabulary: Vocabulary,
        surnames: Surnames,
        places: Places,
        generic: frozenset[str],
    ) -> None:
        self._actors, self._words = actors, vocabulary
        self._surnames, self._places, self._titled = surnames, places, TitledNames(vocabulary)
        names = ((name, (actor, "alias")) for actor in actors.values() for name in actor.ambiguous)
        self._names = NameIndex(names, spelling=vocabulary.spelling, generic=generic)

    def ambiguous(
        self, page: Page, sure: Sequence[Candidate], people: Sequence[Person], blocked: frozenset[int]
    ) -> Iterator[Candidate]:
        """Ambiguous names where the article, or a title before the name, leaves one actor."""
        first: dict[str, int] = {}
        for candidate in sure:
            first.setdefault(candidate.who.id, candidate.first)
        by_place: dict[tuple[int, int], list[Hit[tuple[Actor, str]]]] = {}
        for hit in self._names.find(page.words):
            namesake = self._surnames.is_namesake(page.words, hit, set(), page.titled)
            if not (namesake or blocked & {hit.first, hit.last}):
                by_place.setdefault((hit.first, hit.last), []).append(hit)
        for (start, last), hits in by_place.items():
            titles = self._titles_before(page, start)
            # A headline stands above the full name it is short for.
            before = len(page.words) if start in page.titled else start
            bearers = [
                Bearer(Who.of(hit.value[0]), 0, hit.value[0])
                for hit in hits
                if titles or first.get(hit.value[0].id, before) < before
            ]
            surname = tuple(page.words.forms[start : last + 1])
            bearers += [Bearer(p.who, 0) for p in people if p.surname == surname and min(p.places)[0] < start]
            only = self._surnames.only(page.words, start, bearers, titles, page.day)
            if only and only.actor and self._places.acts(page.words, hits[0], page.titled):
                yield Candidate(start, last, only.who, "alias")

    def _titles_before(self, page: Page, first: int) -> list[Office]:
        """The offices named right before a name: "Defense Minister Katz"."""
        if page.words.gap_before(first) != " ":
            return []
        return [hit.value for hit in (*page.full, *page.short) if hit.last == first - 1]

    def without_namesakes(
        self, page: Page, sure: Sequence[Candidate], people: Sequence[Person]
    ) -> list[Candidate]:
        """The candidates but for bare surnames that may be those of somebody the article introduces."""
        others = {person.surname: person for person in people}
        full = {c.who.id for c in sure if c.method == "name" or c.last > c.first or self._is_titled(page, c)}
        kept = []
        for candidate in sure:
            other = others.get(tuple(page.words.forms[candidate.first : candidate.last + 1]))
            if other is None or candidate.method != "alias" or candidate.who.id.startswith("~"):
                kept.append(candidate)
                continue
            wanted = self._words.pronoun_of_title(page.words.form(candidate.first - 1))
            if wanted and candidate.who.pronoun not in (wanted, None):
                if other.pronoun == wanted:
                    kept.append(Candidate(candidate.first, candidate.last, other.who, "alias"))
            elif candidate.who.id in full or candidate.first < min(other.places)[0]:
                kept.append(candidate)
        return kept

    def _is_titled(self, page: Page, candidate: Candidate) -> bool:
        """Whether an office stands before a surname: "President Obama" is as good as a full name."""
        before = page.words.form(candidate.first - 1)
        office = self._words.is_title(before) and self._words.pronoun_of_title(before) is None
        return office and page.words.gap_before(candidate.first) == " "

    def later(
        self, page: Page, sure: Sequence[Candidate], people: Sequence[Person], free: list[bool]
    ) -> list[Candidate]:
        """Those with a title and one name, and surnames and given names alone of all the article names.

        `free` words belong to nobody yet.
        """
        known = self._known(page, sure)
        surnames = {named.name[-1] for named in known if not named.is_given}
        surnames |= {person.surname[-1] for person in people}
        surnames |= {page.words.forms[hit.last] for hit in self._names.find(page.words)}
        titled = self._titled.find(page.words, free, page.titled, surnames)
        introduced = [candidate for person in titled for candidate in person.mentions()]
        for candidate in introduced:
            free[candidate.first] = False
        bearers = [*known, *(named for person in (*people, *titled) for named in _names_of(person))]
        for hit in page.hits:  # "Washington" stays a place beside a Denzel Washington
            free[hit.first] = free[hit.first] and hit.value[0].kind == "person"
        return [*introduced, *self._surnames.bare(page.words, bearers, free, page.headline)]

    def _known(self, page: Page, sure: Sequence[Candidate]) -> list[Named]:
        """Surnames and given names of the registry's people whom the article names."""
        found: dict[str, list[Named]] = {}
        for candidate in sure:
            actor = self._actors.get(candidate.who.id)
            if actor is None or actor.kind != "person" or candidate.last == candidate.first:
                continue
            bearer = Bearer(candidate.who, candidate.first, actor)
            given = page.words.forms[candidate.first]
            names = [Named((page.words.forms[candidate.last],), bearer)]
            if given in actor.name.lower().split()[:1]:
                names.append(Named((given,), bearer, is_given=True))
            found.setdefault(actor.id, names)
        for hit in page.hits:  # "Obama" may be the president beside a Michelle Obama
            actor = hit.value[0]
            if actor.kind == "person" and hit.first == hit.last and actor.id not in found:
                found[actor.id] = [Named((page.words.forms[hit.last],), Bearer(Who.of(actor), 0, actor))]
        return [named for names in found.values() for named in names]


def _names_of(person: Person) -> Iterator[Named]:
    """Surname and given name of somebody the article introduces."""
    bearer = Bearer(person.who, min(person.places)[0])
    yield Named(person.surname, bearer)
    if person.given != person.surname[0]:
        yield Named((person.given,), bearer, is_given=True)
