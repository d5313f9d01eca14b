"""Headlines: lines in which capitals show nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from pipeline.resolve.words import Words
from pipeline.text import Span

_MIN_WORDS = 4  # shorter lines of capitals are names as often as headlines
_SHORT = 4  # letters: shorter words are written small in headlines, too
_SHARE = 0.75  # of the longer words with a capital; sentences that list names stay below
_MAX_CHARS = 200  # headlines are shorter


def titled_words(words: Words, headings: Iterable[Span]) -> frozenset[int]:
    """The words of headlines: those in `headings` and in lines written like one."""
    found = {
        index
        for span in headings
        for index in range(bisect_left(words.starts, span.start), bisect_left(words.starts, span.end))
    }
    for first, last in _lines(words):
        # A full stop makes it a sentence.
        if (
            first in found
            or words.gaps[last].startswith(".")
            or last - first + 1 < _MIN_WORDS
            or words.ends[last] - words.starts[first] > _MAX_CHARS
        ):
            continue
        long_ones = [raw for raw in words.raws[first : last + 1] if len(raw) > _SHORT - 1 and raw.isalpha()]
        capital = sum(raw[0].isupper() for raw in long_ones)
        if len(long_ones) >= _MIN_WORDS - 1 and capital >= _SHARE * len(long_ones):
            found.update(range(first, last + 1))
    return frozenset(found)


def _lines(words: Words) -> list[tuple[int, int]]:
    lines, first = [], 0
    for index, gap in enumerate(words.gaps):
        if "\n" in gap or index == len(words) - 1:
            lines.append((first, index))
            first = index + 1
    return lines
