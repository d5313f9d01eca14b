"""Who an office stands for, by the article's date: "the US president" in May 2024 is Joe Biden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pipeline.registry import Actor, Office, Registry
from pipeline.resolve.names import Hit, NameIndex
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

# Too common to be an office of the only country around: the president of a club, the king of rock.
_COMMON = frozenset(("president", "king", "monarch", "leader", "emir", "sultan", "chancellor"))
_ITS = ("office", "residence")  # "the prime minister's office" is no person
_ARTICLES = ("the", "a", "an")


class Offices:
    """The offices of a registry, ready to be found in text and resolved on a day."""

    def __init__(self, registry: Registry, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._terms: dict[str, list[tuple[Actor, dt.date, dt.date]]] = {}
        for actor in registry.actors.values():
            for role in actor.roles:
                self._terms.setdefault(role.office, []).append((actor, role.start, role.end or dt.date.max))
        countries = {a.country: a for a in registry.actors.values() if a.kind == "country" and a.country}
        offices = registry.offices.values()
        self._full = NameIndex(
            {(p, o.id): (p, o) for o in offices for p in (*o.phrases, *_made(o, countries))}.values(),
            spelling=vocabulary.spelling,
            ignore_case=True,
        )
        self._short = NameIndex(
            ((phrase, office) for office in offices for phrase in office.short),
            spelling=vocabulary.spelling,
            ignore_case=True,
        )

    def find(self, words: Words) -> tuple[list[Hit[Office]], list[Hit[Office]]]:
        """Offices named with their country, and offices named without; titles before a name included."""
        full = list(self._full.find(words))
        inside = {(h.first, h.last) for h in full}
        covered = {i for h in full for i in range(h.first, h.last + 1)}
        short = [
            h for h in self._short.find(words) if (h.first, h.last) not in inside and h.first not in covered
        ]
        return full, short

    def is_meant(self, words: Words, hit: Hit[Office]) -> bool:
        """Whether the office itself is meant and not a title, a former holder, or somebody who wants it."""
        before = words.form(hit.first - 1) if words.gap_before(hit.first) in (" ", "-") else ""
        if before in self._words.not_before_role or before[:1].isdigit():
            return False
        if before == "the" and words.form(hit.first - 2) in ("as", "become", "became"):
            return False
        return self._goes_no_further(words, hit)

    def _goes_no_further(self, words: Words, hit: Hit[Office]) -> bool:
        """Whether nothing behind the office makes it something else: a candidate, a title, a building."""
        after, gap = words.form(hit.last + 1), words.gaps[hit.last]
        if gap == "'":
            return words.form(hit.last + 2) not in _ITS
        if gap != " ":
            return gap != "-"
        if after in self._words.not_after_role:
            return False
        # A title before a name: the name says who. A verb with a capital is a headline's.
        return not words.capital(hit.last + 1) or after in self._words.speech or after in self._words.verbs

    def holder(self, office: Office, day: dt.date | None, named: Iterable[str]) -> Actor | None:
        """The holder on `day`; without a day the only past or present holder the article names, or None."""
        terms = self._terms.get(office.id, [])
        if day is not None:
            candidates = {actor.id: actor for actor, start, end in terms if start <= day < end}
        else:
            known = set(named)
            candidates = {actor.id: actor for actor, _, _ in terms if actor.id in known}
        return next(iter(candidates.values())) if len(candidates) == 1 else None

    def has_held(self, actor_id: str, office: Office, day: dt.date | None = None) -> bool:
        """Whether an actor holds the office on `day` or has before; on any day when `day` is None."""
        terms = self._terms.get(office.id, ())
        return any(a.id == actor_id and (day is None or start <= day) for a, start, _ in terms)

    def without_country(
        self,
        hits: Iterable[Hit[Office]],
        day: dt.date | None,
        named: frozenset[str],
        countries: frozenset[str],
    ) -> Iterator[tuple[Hit[Office], Actor]]:
        """Offices named without a country, where the article leaves one holder.

        It is the only holder that is named; if none is, the holder in the only country of the article that
        has such an office.

        Args:
            hits: Offices, several a place where several countries have one.
            day: The day of the article.
            named: Ids of the actors the article names.
            countries: Codes of the countries it is about.
        """
        by_place: dict[tuple[int, int], list[Hit[Office]]] = {}
        for hit in hits:
            by_place.setdefault((hit.first, hit.last), []).append(hit)
        for same in by_place.values():
            held = {h.value.id: (h, self.holder(h.value, day, named)) for h in same}
            who = [(h, actor) for h, actor in held.values() if actor and actor.id in named]
            if not who and day is not None and " ".join(same[0].name.lower().split()) not in _COMMON:
                who = [(h, actor) for h, actor in held.values() if actor and h.value.country in countries]
            if len({actor.id for _, actor in who}) == 1:
                yield who[0]


def article_before(words: Words, hit: Hit[Office]) -> bool:
    """Whether "the" stands right before."""
    return words.form(hit.first - 1) == "the" and words.gap_before(hit.first) == " "


def start_with_article(words: Words, first: int) -> int:
    """`first`, or the article before it."""
    return first - 1 if words.form(first - 1) in _ARTICLES and words.gap_before(first) == " " else first


def _made(office: Office, countries: Mapping[str, Actor]) -> Iterator[str]:
    """The office with its country: "Turkish president", "Turkey's president", "president of Turkey"."""
    country = countries.get(office.country or "")
    if country is None:
        return
    for short in office.short:
        yield from (f"{adjective} {short}" for adjective in country.adjectives)
        for name in (country.name, *country.aliases):
            if not name.startswith("the "):
                yield from (f"{name}'s {short}", f"{short} of {name}", f"{short} of the {name}")
