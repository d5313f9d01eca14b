"""Finding the names of the registry in a text.

Names are looked up by their first word, then compared as a whole, so the cost grows with the
number of words, not with the number of names. Non-breaking spaces and curly apostrophes count as
plain ones; the folding keeps every character in its place, so offsets stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.text import Span

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:\.[^\W\d_](?=\.))*")
_FOLD = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"}
)


def fold(text: str) -> str:
    """`text` with look-alike spaces, apostrophes and hyphens made plain, character for character."""
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found in a text, with what it stands for."""

    span: Span
    name: str
    value: T


class NameIndex(Generic[T]):
    """Names and what each stands for; a name may stand for several things.

    Args:
        entries: Pairs of a name and its value.
        ignore_case: Whether "US President" also finds "US president".
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, ignore_case: bool = False) -> None:
        self._ignore_case = ignore_case
        self._by_first: dict[str, list[tuple[str, T]]] = {}
        for name, value in entries:
            folded = self._folded(name)
            first = _WORD.match(folded)
            if first:
                self._by_first.setdefault(first.group(), []).append((folded, value))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Every occurrence as a whole word, longest names first at each place; may overlap."""
        folded = self._folded(text)
        for word in _WORD.finditer(folded):
            start = word.start()
            for name, value in self._by_first.get(word.group(), ()):
                end = start + len(name)
                if folded.startswith(name, start) and not _word_goes_on(folded, end):
                    yield Hit(Span(start, end), text[start:end], value)

    def _folded(self, text: str) -> str:
        folded = fold(text)
        if not self._ignore_case:
            return folded
        # Lower-casing can change the length (İ); such characters stay as they are.
        lowered = folded.lower()
        return (
            lowered
            if len(lowered) == len(folded)
            else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
        )


def _word_goes_on(text: str, end: int) -> bool:
    """Whether the word runs on after `end`: "Israeli", or "US-backed", an adjective and no actor."""
    after = text[end : end + 2]
    if not after:
        return False
    return after[0].isalnum() or (after[0] == "-" and after[1:].isalpha())
