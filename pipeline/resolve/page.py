"""An article while it is resolved: its words, its day, its headlines, the registry's names in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from pipeline.registry import Actor, Office
from pipeline.resolve.bodies import Owner, owner_of
from pipeline.resolve.names import Hit
from pipeline.resolve.words import Words


@dataclass(frozen=True)
class Page:
    """What was found before anything is decided; `full` and `short` are offices with and without country."""

    words: Words
    day: dt.date | None
    titled: frozenset[int]
    hits: tuple[Hit[tuple[Actor, str]], ...]
    adjectives: tuple[Hit[Actor], ...]
    full: tuple[Hit[Office], ...]
    short: tuple[Hit[Office], ...]

    @cached_property
    def owners(self) -> dict[int, Owner]:
        """Countries whose a body can be, by the last word that says so: "Israeli", "Israel"."""
        raws = self.words.raws
        countries = (hit for hit in self.hits if hit.value[0].kind == "country")
        owners = {hit.last: owner_of(hit.first, hit.value[0], hit.name) for hit in countries}
        said = ((hit, " ".join(raws[hit.first : hit.last + 1])) for hit in self.adjectives)
        return owners | {hit.last: owner_of(hit.first, hit.value, words) for hit, words in said}

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries the article is about: by name or adjective, acting or as a place."""
        codes = {hit.value[0].country for hit in self.hits if hit.value[0].kind == "country"}
        codes |= {hit.value.country for hit in self.adjectives}
        return frozenset(code for code in codes if code)

    def is_anothers(self, hit: Hit[tuple[Actor, str]], codes: dict[str, str | None]) -> bool:
        """Whether another country's adjective stands before a body: "the Australian Department of Defence".

        `codes` are the country codes of the registry's actors by id.
        """
        actor, owner = hit.value[0], self.owners.get(hit.first - 1)
        if owner is None or actor.kind in ("person", "country") or self.words.gap_before(hit.first) != " ":
            return False
        return codes.get(owner.who.id) != actor.country

    @cached_property
    def headline(self) -> frozenset[int]:
        """The words of headlines and of the first line, where a name stands before it is given in full."""
        words = self.words
        end = next((i for i, gap in enumerate(words.gaps) if "\n" in gap), -1)
        first = range(0 if end < 0 or words.gaps[end].startswith(".") else end + 1)
        return self.titled | frozenset(first)
