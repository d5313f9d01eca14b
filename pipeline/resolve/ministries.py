"""A ministry without its country: "the Defense Ministry" is that of the one country the sentence is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.registry import Actor
from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.page import Page
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_MINISTRY = "ministry"
_QUALIFIERS = ("national", "foreign")
_ENDS = (".", "?", "!", "\n")
_OFTEN = 3  # times an article must name its only country for a ministry to be of it


class Ministries:
    """Resolves ministries named by their portfolio alone; built once from a registry."""

    def __init__(self, actors: Mapping[str, Actor], vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._by_field: dict[str, dict[str, Actor]] = {}
        for actor in actors.values():
            words = Words(" ; ".join((actor.name, *actor.aliases)), vocabulary.spelling)
            fields = {form for form in words.forms if form in vocabulary.portfolios} - {"national"}
            if actor.kind == "body" and actor.country and _MINISTRY in words.forms and len(fields) == 1:
                self._by_field.setdefault(fields.pop(), {})[actor.country] = actor

    def find(self, page: Page, free: Sequence[bool]) -> Iterator[Candidate]:
        """Ministries of one country, by the sentence or the whole article; `free` words are nobody's."""
        words = page.words
        for index, form in enumerate(words.forms):
            if form != _MINISTRY or not free[index]:
                continue
            first, last, field = self._field(words, index)
            if field is None or first - 1 in page.owners or (words.form(first - 1) == "s"):
                continue
            actor = self._only(page, index, self._by_field.get(field, {}))
            if actor is not None:
                yield Candidate(first, last, Who.of(actor), "alias")

    def _field(self, words: Words, index: int) -> tuple[int, int, str | None]:
        """The words of a ministry's name and its portfolio: "defense" of "Ministry of National Defence"."""
        before = words.form(index - 1)
        if words.gap_before(index) == " " and before in self._by_field:
            qualified = words.form(index - 2) == "national" and words.gap_before(index - 1) == " "
            return index - 1 - qualified, index, before
        if words.form(index + 1) != "of" or words.gaps[index] != " ":
            return index, index, None
        last = index + 2
        last += words.form(last) in _QUALIFIERS and words.form(last + 1) in self._by_field
        field = words.form(last)
        if field not in self._by_field:
            return index, index, None
        return index, last + (words.form(last + 1) == "affairs"), field

    def _only(self, page: Page, index: int, among: Mapping[str, Actor]) -> Actor | None:
        """The ministry of the one country the sentence names; of the only one of the article, named often."""
        places = [(hit.first, hit.value[0]) for hit in page.hits]
        places += [(hit.first, hit.value) for hit in page.adjectives]
        start, end = _sentence(page.words, index)
        here = {actor.country or actor.id for first, actor in places if start <= first <= end}
        known = here.intersection(among)
        if known or any(code.startswith("~") for code in here):
            return among[known.pop()] if len(known) == 1 and not _strange(here) else None
        everywhere = Counter(
            actor.country or actor.id for _, actor in places if actor.kind in ("country", "person", "body")
        )
        countries = {actor.country or actor.id for _, actor in places if actor.kind == "country"}
        if len(countries) != 1 or _strange(countries):
            return None
        code = countries.pop()
        return among.get(code) if everywhere[code] >= _OFTEN else None


def _strange(codes: set[str]) -> bool:
    """Whether a country nobody listed is among them."""
    return any(code.startswith("~") for code in codes)


def _sentence(words: Words, index: int) -> tuple[int, int]:
    """The first and the last word of the sentence of a word."""
    start = end = index
    while start > 0 and not words.gaps[start - 1].startswith(_ENDS):
        start -= 1
    while end < len(words) - 1 and not words.gaps[end].startswith(_ENDS):
        end += 1
    return start, end
