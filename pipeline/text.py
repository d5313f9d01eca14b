r"""Spans, and the alignment that lets any span of the clean text be shown in the raw text.

A span is two character offsets, half-open. `AlignedText` carries a text together with the raw
text it came from; each cleaning step edits it and the alignment follows. A worked example::

    >>> aligned = AlignedText.of("Skip to content\nHe said 鈥淣o.鈥")
    >>> aligned = aligned.edited([Edit(0, 16, ""), Edit(24, 26, "“N")])
    >>> aligned.text
    'He said “No.鈥'
    >>> tuple(aligned.raw_span(8, 10))   # “N  came from  鈥淣
    (24, 26)
    >>> aligned.raw[24:26]
    '鈥淣'
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

FIELDS_PER_PIECE = 4


class Span(NamedTuple):
    """Characters `start` (included) to `end` (excluded) of some text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of `text` this span stands for."""
        return text[self.start : self.end]


class Edit(NamedTuple):
    """Replace characters `start` to `end` of the current text by `new`."""

    start: int
    end: int
    new: str


class Piece(NamedTuple):
    """Text `start:end` came from raw `raw_start:raw_end`.

    Equal lengths mean character for character; different lengths mean as a whole (a repair). A
    whole of equal lengths is written as two pieces that share their raw characters.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int

    @property
    def linear(self) -> bool:
        """Whether each character has its own counterpart."""
        return self.end - self.start == self.raw_end - self.raw_start

    def joins(self, after: Piece) -> bool:
        """Whether this piece and the one after it are one stretch, character for character."""
        return self.linear and after.linear and self.raw_end == after.raw_start


class Alignment:
    """Pieces in text order that cover the whole text, without gap or overlap.

    Removed raw text lies between two pieces: it has no counterpart. Two neighbours share either
    all of their raw characters or none.
    """

    __slots__ = ("_starts", "pieces")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces: tuple[Piece, ...] = tuple(pieces)
        self._starts = [piece.start for piece in self.pieces]
        if self.pieces and (self.pieces[0].start or self.pieces[0].raw_start < 0):
            msg = f"an alignment begins with the text's first character, not with {self.pieces[0]}"
            raise ValueError(msg)
        for piece in self.pieces:
            if piece.start >= piece.end or piece.raw_start >= piece.raw_end:
                msg = f"an alignment piece holds text and raw text: {piece}"
                raise ValueError(msg)
        for before, after in pairwise(self.pieces):
            shared = before[2:] == after[2:] and not before.linear and not after.linear
            if before.end != after.start or (before.raw_end > after.raw_start and not shared):
                msg = f"alignment pieces must follow each other: {before} then {after}"
                raise ValueError(msg)

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """The alignment of a text that was not changed."""
        return cls([Piece(0, length, 0, length)] if length else [])

    @classmethod
    def from_ints(cls, flat: Sequence[int]) -> Alignment:
        """The alignment stored as a flat list, four integers a piece."""
        if len(flat) % FIELDS_PER_PIECE:
            msg = f"an alignment holds four integers a piece, got {len(flat)} integers"
            raise ValueError(msg)
        groups = (flat[i : i + FIELDS_PER_PIECE] for i in range(0, len(flat), FIELDS_PER_PIECE))
        return cls(Piece(*group) for group in groups)

    def to_ints(self) -> list[int]:
        """The alignment as a flat list, four integers a piece."""
        return [value for piece in self.pieces for value in piece]

    def raw_span(self, start: int, end: int) -> Span:
        """The raw characters that text `start:end` came from.

        A span that touches a repaired piece takes the whole piece, so what is shown always
        contains the original of every character asked for.

        Raises:
            ValueError: If the span is empty or lies outside the text.
        """
        length = self.pieces[-1].end if self.pieces else 0
        if not 0 <= start < end <= length:
            msg = f"span {start}:{end} is empty or outside the text's {length} characters"
            raise ValueError(msg)
        first, last = self._at(start), self._at(end - 1)
        raw_start = first.raw_start + (start - first.start if first.linear else 0)
        raw_end = last.raw_start + (end - last.start) if last.linear else last.raw_end
        return Span(raw_start, raw_end)

    def _at(self, position: int) -> Piece:
        return self.pieces[bisect_right(self._starts, position) - 1]


@dataclass(frozen=True, slots=True)
class AlignedText:
    """A text, the raw text it came from, and the alignment between them."""

    raw: str
    text: str
    alignment: Alignment

    @classmethod
    def of(cls, raw: str) -> AlignedText:
        """A text nothing has been done to yet."""
        return cls(raw, raw, Alignment.identity(len(raw)))

    def raw_span(self, start: int, end: int) -> Span:
        """The raw characters that text `start:end` came from."""
        return self.alignment.raw_span(start, end)

    def edited(self, edits: Iterable[Edit]) -> AlignedText:
        """The text after `edits`, given in any order, none overlapping another.

        What replaces more than one character, or is more than one, belongs to the replaced as a
        whole: where characters do correspond, give an edit each.
        An insertion (start == end) belongs to the character before it, or to the one after it at
        the very beginning; insertions at one place keep the order they are given in. Raises
        ValueError on overlapping edits, edits outside the text and insertions into an empty text.
        """
        ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
        if not ordered:
            return self
        _check(ordered, len(self.text))
        builder = _Builder(self)
        position = 0
        for start, end, new in ordered:
            builder.keep(position, start)
            builder.replace(start, end, new)
            position = end
        builder.keep(position, len(self.text))
        return builder.done()


class _Builder:
    """Collects the parts of an edited text and the pieces that go with them."""

    def __init__(self, source: AlignedText) -> None:
        self._source = source
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._pending = ""

    def keep(self, start: int, end: int) -> None:
        """Copy text `start:end` with its pieces, clipped to it."""
        if start >= end:
            return
        if self._pending:  # an insertion with nothing before it joins the first kept character
            self.replace(start, start + 1, self._source.text[start])
            start += 1
        alignment = self._source.alignment
        index = bisect_right(alignment._starts, start) - 1  # noqa: SLF001 - same module
        position = start
        while position < end:
            piece = alignment.pieces[index]
            stop = min(piece.end, end)
            raw = alignment.raw_span(position, stop)
            self._append(self._source.text[position:stop], raw, linear=piece.linear)
            position, index = stop, index + 1

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` where text `start:end` stood."""
        if start == end:
            self._insert(new)
            return
        new, self._pending = self._pending + new, ""
        if new:
            self._append(new, self._source.alignment.raw_span(start, end), linear=False)

    def done(self) -> AlignedText:
        """The edited text; what was put where everything else was deleted belongs to all of it."""
        if self._pending:
            everything = self._source.alignment.raw_span(0, len(self._source.text))
            self._append(self._pending, everything, linear=False)
        return AlignedText(self._source.raw, "".join(self._parts), Alignment(self._pieces))

    def _insert(self, new: str) -> None:
        if not self._pieces or not new:
            self._pending += new
            return
        last = self._pieces[-1]
        if last.linear:
            self._pieces.pop()
            kept = last.end - last.start - 1
            middle, raw_middle = last.start + kept, last.raw_start + kept
            if kept:
                self._pieces.append(Piece(last.start, middle, last.raw_start, raw_middle))
            self._pieces.append(Piece(middle, last.end, raw_middle, last.raw_end))
        self._append(new, Span(*self._pieces[-1][2:]), linear=False)

    def _append(self, text: str, raw: Span, *, linear: bool) -> None:
        start, self._length = self._length, self._length + len(text)
        self._parts.append(text)
        while not linear and self._pieces and self._pieces[-1].raw_end > raw.start:
            # Two parts of one repair: only their union has an honest counterpart.
            last = self._pieces.pop()
            start, raw = last.start, Span(last.raw_start, max(last.raw_end, raw.end))
        if not linear and 1 < self._length - start == raw.end - raw.start:
            self._pieces.append(Piece(start, start + 1, *raw))
            start += 1
        piece = Piece(start, self._length, *raw)
        if self._pieces and self._pieces[-1].joins(piece):
            last = self._pieces.pop()
            piece = Piece(last.start, piece.end, last.raw_start, piece.raw_end)
        self._pieces.append(piece)


def _check(ordered: list[Edit], length: int) -> None:
    for before, after in pairwise(ordered):
        if before.end > after.start:
            msg = f"edits overlap: {before} and {after}"
            raise ValueError(msg)
    if ordered[0].start < 0 or ordered[-1].end > length or any(e.start > e.end for e in ordered):
        msg = f"an edit lies outside the text's {length} characters"
        raise ValueError(msg)
    if not length and any(edit.new for edit in ordered):
        msg = "an insertion into an empty text belongs to no character"
        raise ValueError(msg)
