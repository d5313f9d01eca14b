"""Sentences and paragraphs of a text, as spans. Splitting is sentencex's (Wikimedia, MIT)."""

from __future__ import annotations

import re
from bisect import bisect_right

from sentencex import get_sentence_boundaries

from pipeline.text import Span

# sentencex ends a sentence after a title that begins a name, when the name ends the text.
_TITLE_BEFORE = re.compile(r"(?:^|[\s-])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Adm)\.\s+$")
# It ends none after "no", nor after "art" or "etc" where a quotation follows: they may be abbreviations.
_NOT_SHORTENED = re.compile(r"(?<![\w.’'-])(?:[a-z]{2,}\. +(?=“[A-ZÀ-Þ])|no\. +(?=[A-ZÀ-Þ]))")
_OPENING_BEFORE = re.compile(r"“\s*$")
_STRAIGHT = re.compile(r'(?P<opens>(?:(?<=[\s(\[—–-])|^)"(?=\S))|"', re.MULTILINE)
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # half a character; sentencex can't encode it
_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")


def sentences(text: str) -> list[Span]:
    """Sentences without the space around them, in order; paragraph breaks are none."""
    starts: list[int] = []
    curled = _curled(text)
    for boundary in get_sentence_boundaries("en", curled):
        first, last = boundary["start_index"], boundary["end_index"]
        piece = text[first:last]
        if not piece.strip():
            continue
        start = first + len(piece) - len(piece.lstrip())
        if not (starts and _TITLE_BEFORE.search(text, starts[-1], start)):
            # An opening mark at the end of a sentence belongs to the next one, which it opens.
            opening = _OPENING_BEFORE.search(text, starts[-1] + 1, start) if starts else None
            starts.append(opening.start() if opening else start)
        starts += [match.end() for match in _NOT_SHORTENED.finditer(curled, start, last)]
    ends = [*starts[1:], len(text)]
    return [_trim(text, Span(start, end)) for start, end in zip(starts, ends, strict=False)]


def _curled(text: str) -> str:
    """The text, character for character, as sentencex reads it best.

    Straight marks are made opening and closing ones: mixed pairs hide ends of sentences.
    """
    return _STRAIGHT.sub(lambda mark: "“" if mark["opens"] else "”", text.translate(_HALVES))


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
