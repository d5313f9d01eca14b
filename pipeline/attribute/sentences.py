"""Sentences and paragraphs of a text, as spans. Splitting is sentencex's (Wikimedia, MIT)."""

from __future__ import annotations

import re
from bisect import bisect_right

from sentencex import get_sentence_boundaries

from pipeline.text import Span

# sentencex ends a sentence after a title that begins a name, when the name ends the text.
_TITLE_BEFORE = re.compile(r"(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Adm)\.\s+$")
_OPENING_BEFORE = re.compile(r"“\s*$")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def sentences(text: str) -> list[Span]:
    """Sentences without the space around them, in order; paragraph breaks are none."""
    starts: list[int] = []
    for boundary in get_sentence_boundaries("en", text):
        piece = text[boundary["start_index"] : boundary["end_index"]]
        if not piece.strip():
            continue
        start = boundary["start_index"] + len(piece) - len(piece.lstrip())
        if starts and _TITLE_BEFORE.search(text, starts[-1], start):
            continue
        # An opening mark at the end of a sentence belongs to the next one, which it opens.
        opening = _OPENING_BEFORE.search(text, starts[-1] + 1, start) if starts else None
        starts.append(opening.start() if opening else start)
    ends = [*starts[1:], len(text)]
    return [_trim(text, Span(start, end)) for start, end in zip(starts, ends, strict=False)]


def _trim(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def paragraphs(text: str) -> list[Span]:
    """Runs of lines without an empty line between them."""
    return [Span(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]


class Spans:
    """Ordered spans that don't overlap, searched by position."""

    def __init__(self, spans: list[Span]) -> None:
        self.all = spans
        self._starts = [span.start for span in spans]

    def index(self, position: int) -> int:
        """The number of the span at or before `position`; 0 before the first."""
        return max(0, bisect_right(self._starts, position) - 1)

    def at(self, position: int) -> Span:
        """The span at or before `position`."""
        return self.all[self.index(position)]

    def host(self, span: Span) -> Span:
        """From the start of the span where `span` begins to the end of the one where it ends."""
        return Span(self.at(span.start).start, max(span.end, self.at(max(span.start, span.end - 1)).end))
