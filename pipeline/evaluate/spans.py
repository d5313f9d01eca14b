"""When two spans are the same one, and when two sources are: what every figure of attribution rests on.

**Words.** A word is a run of letters and digits, with the hyphens and apostrophes inside it; one word of
the text is one place, so that the same word further on is another one. A span holds the words it shares a
character with. Quotation marks, punctuation and space are no words and so never count.

**Same content.** Of a content, the pieces are joined and a "that" at its head is dropped, on both sides,
where it is not all there is. Two contents are the same one where the words they share are at least 0.8 of
the words that either has (intersection over union). They are paired one to one, the best overlap first.

**Same source.** The heads of a source are the last words of its noun phrases: of "a spokesman for the
mayor" `spokesman`, of "Ann Bo, the mayor of Tarn" `Bo` and `mayor`. Two sources are the same one where
they share the place of a head.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.evaluate.figure import Figure
from pipeline.text import Span

SAME_SPAN = 0.8  # the overlap at which published work counts two quotations as the same one
_WORD = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_THAT = "that"
# Words that name nobody by themselves: before a name, and after it.
_DETERMINERS = "a an the this that these those his her its their our my your some any each every no both all"
_TITLES = (
    "mr mrs ms miss dr prof sir dame lord lady rev president senator sen representative rep congressman "
    "congresswoman governor gov mayor secretary judge justice general gen colonel col captain capt"
)
_NO_HEADS = frozenset(_DETERMINERS.split()) | frozenset({"jr", "sr", "ii", "iii"})
# The noun phrase ends before these, and what follows says more of it: after the first to the end of the
# source, since that is a clause, after the second to the next comma or "and".
_RELATIVES = "who whom whose which that when where while"
_PREPOSITIONS = (
    "of for from in on at by with to about against among between including inside near outside over "
    "under within without as than like"
)
_CLAUSES = frozenset(_RELATIVES.split())
_ENDS = frozenset(_PREPOSITIONS.split())
_NUMBERS = (
    "a the one some many most all none both several few any each half dozens hundreds thousands majority "
    "number group couple two three four five six seven eight nine ten"
)
_COUNTS = frozenset(_NUMBERS.split())
_BREAKS = re.compile(r"[,;:()\[\]—–]|\s-+\s")
_JOINS = frozenset({"and", "or"})


class Words:
    """The words of a text, each by its place: 0 for the first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [Span(*found.span()) for found in _WORD.finditer(text)]
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]

    def places(self, parts: Iterable[Span]) -> frozenset[int]:
        """The places of the words that share a character with one of the parts."""
        return frozenset(place for part in parts for place in self.inside(part))

    def inside(self, part: Span) -> range:
        """The places of the words that share a character with a span, in order."""
        return range(bisect_right(self._ends, part.start), bisect_left(self._starts, part.end))

    def word(self, place: int) -> str:
        """The word at a place, in small letters."""
        return self.spans[place].of(self.text).casefold()

    def content(self, parts: Iterable[Span], without: Span | None = None) -> frozenset[int]:
        """The places of a content's words, the "that" at its head and the words of `without` dropped."""
        places = self.places(parts)
        if without is not None:
            places -= self.places([without])
        if len(places) > 1 and self.word(min(places)) == _THAT:
            places -= {min(places)}
        return places

    def heads(self, source: Iterable[Span]) -> frozenset[int]:
        """The places of a source's heads: the last word of each noun phrase in it.

        A phrase ends at a comma, bracket, dash, "and" or "or", and before the preposition or relative
        pronoun that says more of it, unless what stands before only counts ("one of the ministers"); what
        begins with a preposition is none. A determiner or "Jr." is a head where nothing else is there
        ("his").
        """
        found: set[int] = set()
        for part in source:
            for phrase in self._phrases(part):
                own = [place for place in phrase if self.word(place) not in _NO_HEADS] or phrase
                found.update(own[-1:])
        return frozenset(found)

    def same_source(self, gold: Iterable[Span], found: Span | None) -> bool:
        """Whether two sources share the place of a head; nothing found is wrong."""
        return found is not None and bool(self.heads(gold) & self.heads([found]))

    def naming(self, source: Iterable[Span]) -> frozenset[int]:
        """The places of a source's words without determiners, titles, prepositions and "and"."""
        empty = _NO_HEADS | _ENDS | _CLAUSES | _JOINS | frozenset(_TITLES.split())
        places = self.places(source)
        return frozenset(place for place in places if self.word(place) not in empty) or places

    def _phrases(self, part: Span) -> Iterator[list[int]]:
        phrase: list[int] = []
        over = False  # whether what follows only says more of the phrase before
        for place in self.inside(part):
            word, first = self.word(place), place == self.inside(part).start
            if word in _JOINS or (not first and self._is_break(place)):
                yield phrase
                phrase, over = [], False
            if word in _CLAUSES and not first:
                break
            if word == "of" and phrase and all(self.word(place) in _COUNTS for place in phrase):
                phrase = []
            elif word in _ENDS and not first:
                over = True
            elif word not in _JOINS and not over:
                phrase.append(place)
        yield phrase

    def _is_break(self, place: int) -> bool:
        """Whether punctuation parts a word from the one before it."""
        return _BREAKS.search(self.text, self._ends[place - 1], self._starts[place]) is not None


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union of two sets of places, 0 to 1; 0 where both are empty."""
    return len(one & other) / len(one | other) if one or other else 0.0


def paired(
    gold: Sequence[frozenset[int]],
    found: Sequence[frozenset[int]],
    prefer: Callable[[int, int], int] = lambda _gold, _found: 0,
) -> dict[int, int]:
    """For each content of `gold` that was found, by its index, the index in `found`; one to one.

    Args:
        gold: Places of the words of each labelled content.
        found: The same of each content found.
        prefer: Of two pairs that overlap the same, that with the higher number comes first; of two that
            are still the same, the earlier one.
    """
    pairs = [
        (-share, -prefer(one, other), one, other)
        for one, want in enumerate(gold)
        for other, have in enumerate(found)
        if (share := overlap(want, have)) >= SAME_SPAN
    ]
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, _, one, other in sorted(pairs):
        if one not in taken and other not in used:
            taken[one] = other
            used.add(other)
    return taken


def span_figures(name: str, counts: tuple[int, int, int], data: str, what: str) -> list[Figure]:
    """F1, precision and recall of contents; `counts` are those labelled, those found, and those in both."""
    gold, found, both = counts
    return [
        Figure(f"{name}.f1", 2 * both, gold + found, data, f"F1 of {what}, {SAME_SPAN} of the words shared"),
        Figure(f"{name}.precision", both, found, data, f"of {what} found, those labelled"),
        Figure(f"{name}.recall", both, gold, data, f"of {what} labelled, those found"),
    ]
