"""Offices as mentions of their holders: "the US president", "the defence minister"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.registry import Actor, Office
from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.names import Hit
from pipeline.resolve.offices import Offices, article_before, start_with_article
from pipeline.resolve.page import Page
from pipeline.resolve.vocabulary import Vocabulary


class Roles:
    """Resolves offices to people; built once."""

    def __init__(self, offices: Offices, vocabulary: Vocabulary) -> None:
        self._offices = offices
        self._words = vocabulary

    def find(self, page: Page, sure: Sequence[Candidate]) -> Iterator[Candidate]:
        """Offices that mean somebody, given the names that are already found."""
        words = page.words
        named = frozenset(c.who.id for c in sure if c.method in ("name", "alias", "apposition"))
        full = [h for h in page.full if self._offices.is_meant(words, h)]
        short = [h for h in page.short if article_before(words, h) and self._offices.is_meant(words, h)]
        strangers = self._strangers(page, sure)
        open_ones = [h for h in short if words.forms[h.first : h.last + 1] not in strangers]
        resolved = [(h, self._offices.holder(h.value, page.day, named)) for h in full]
        resolved += self._offices.without_country(open_ones, page.day, named, page.countries)
        starts = {c.first: c for c in sure if c.who.kind == "person"}
        ends = {c.last: c for c in sure if c.who.kind == "person"}
        for hit, actor in resolved:
            if actor is not None and not self._beside_a_name(page, hit, actor, starts, ends):
                yield Candidate(hit.first, hit.last, Who.of(actor), "role")

    def _strangers(self, page: Page, sure: Iterable[Candidate]) -> list[list[str]]:
        """Offices without a country that stand before the name of somebody who does not hold them."""
        by_first = {c.first: c for c in sure if c.who.kind == "person"}
        held: dict[tuple[int, int], bool] = {}
        for hit in (*page.short, *page.full):
            who = by_first.get(hit.last + 1)
            if who is not None and page.words.gaps[hit.last] == " ":
                place = (hit.first, hit.last)
                fits = self._offices.holder(hit.value, page.day, [who.who.id])
                held[place] = held.get(place, False) or (fits is not None and fits.id == who.who.id)
        return [page.words.forms[first : last + 1] for (first, last), fits in held.items() if not fits]

    def _beside_a_name(
        self,
        page: Page,
        hit: Hit[Office],
        actor: Actor,
        starts: Mapping[int, Candidate],
        ends: Mapping[int, Candidate],
    ) -> bool:
        """Whether a name stands beside the office and says who: "Yoav Gallant, the defence minister,"."""
        words = page.words
        start = start_with_article(words, hit.first)
        if words.gap_before(start) in (", ", " (") and (start - 1 in ends or self._is_name(page, start - 1)):
            return True
        after = starts.get(hit.last + 1)
        if words.gaps[hit.last] != ", " or after is None:
            return False
        if after.who.id == actor.id or self._offices.has_held(after.who.id, hit.value):
            return True
        return after.who.id.startswith("~") and words.gaps[after.last].startswith(",")

    def _is_name(self, page: Page, index: int) -> bool:
        """Whether two capitals end here, as a name that nothing else has shown to be one."""
        words = page.words
        named = words.capital(index) and words.capital(index - 1) and words.gap_before(index) in (" ", "-")
        return named and words.forms[index] not in self._words.not_names
