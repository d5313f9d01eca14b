"""Quotations: where marks open and close, in all the ways outlets and scrapers write them.

A quotation that reopens in the next paragraph without having closed is one speech; marks that never
close end with their paragraph. Single marks quote where they stand alone or inside double ones.
Nothing here raises on unbalanced marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.attribute.sentences import paragraphs
from pipeline.text import Span

# Opening mark → closing marks. Straight marks open and close by what stands beside them.
_PAIRS = {"“": '”"', "«": "»", "„": "“”", "‟": "”", '"': '"”', "''": "''", "``": "''"}
# Two apostrophes are one mark: so typewriters and some archives write it.
_MARK = re.compile(r"[“”«»„‟\"]|''|``")
_STRAIGHT = ('"', "''")
_OPENS_AFTER = re.compile(r"[\s(\[—–-]|^")
# A single mark opens before a word and after space; "’90s", "’em" and "rock ’n’ roll" are apostrophes.
_SINGLE = re.compile(r"(?<![\w’'.,])(?P<mark>[‘'])(?!')(?=[\w$£€(…])(?!(?:\d\ds|em|til|tis|twas|cause|n)\b)")
# It closes where no letter follows; sure after punctuation, or before it.
_SINGLE_END = re.compile(r"(?<=[^\s'])[’'](?![\w'])")
_SINGLE_CHARS = 600  # longer than this the second mark is another apostrophe


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, what stands between them, whether it closes, whether it goes on.

    `inner` are the quotations inside it; `label` is the speaker's name before a turn of a transcript, which
    has no marks.
    """

    span: Span
    content: Span
    closed: bool
    continues: bool = False
    inner: tuple[Quotation, ...] = ()
    label: Span | None = None


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations in order, none overlapping another, each with those inside it."""
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs(text):
        in_paragraph = _paragraph(text, paragraph)
        if in_paragraph and open_before and in_paragraph[0].span.start == paragraph.start:
            in_paragraph[0] = replace(in_paragraph[0], continues=True)
        open_before = bool(in_paragraph) and not in_paragraph[-1].closed
        nested = [replace(quote, inner=tuple(_inner(text, quote))) for quote in in_paragraph]
        found += sorted([*nested, *_alone(text, paragraph, in_paragraph)], key=lambda quote: quote.span)
    return [quotation for quotation in found if quotation.content.of(text).strip()]


def stripped(text: str, content: Span) -> Span:
    """A content without the space at its ends; empty where it holds nothing else."""
    piece = content.of(text)
    start = content.start + len(piece) - len(piece.lstrip())
    return Span(start, max(start, content.start + len(piece.rstrip())))


def _paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    start, closers, depth = -1, "", 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if start < 0:
            if _opens(text, at, mark):
                start, closers, depth = at, _PAIRS[mark], 0
        elif _closes_wrongly(text, at, mark, start):
            found.append(_quotation(start, at))
            start = -1
        elif mark in closers and not (
            mark in _STRAIGHT and _opens(text, at, mark) and not _could_close(text, at)
        ):
            if depth:
                depth -= 1
                continue
            found.append(_quotation(start, at, len(mark)))
            start = -1
        elif mark in _PAIRS and mark not in _STRAIGHT and mark == text[start] and at > start + 1:
            depth += 1  # an opening mark typed twice is one
    if start >= 0:
        found += _unclosed(text, start, paragraph, depth)
    return found


def _unclosed(text: str, start: int, paragraph: Span, depth: int) -> list[Quotation]:
    """What an unclosed opening mark holds: up to the last closing mark if one was taken for a nested one."""
    last = text.rfind(_PAIRS.get(text[start], text[start])[0], start + 1, paragraph.end) if depth else -1
    if last > start:
        return [_quotation(start, last)]
    return [Quotation(Span(start, paragraph.end), Span(start + 1, paragraph.end), closed=False)]


def _inner(text: str, quote: Quotation) -> Iterator[Quotation]:
    """Quotations inside a quotation: in the same marks, or in single ones."""
    double = _paragraph(text, quote.content) if quote.content.start < quote.content.end else []
    yield from sorted([*double, *_singles(text, quote.content, double)], key=lambda inner: inner.span)


def _alone(text: str, paragraph: Span, taken: list[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks outside every double one, as headlines and British papers write them."""
    start = paragraph.start
    for quote in [*taken, None]:
        end = quote.span.start if quote else paragraph.end
        for single in _singles(text, Span(start, end), []):
            yield replace(single, inner=tuple(_inner(text, single)))
        start = quote.span.end if quote else end


def _singles(text: str, within: Span, taken: list[Quotation]) -> Iterator[Quotation]:
    position = within.start
    while match := _SINGLE.search(text, position, within.end):
        position = match.end()
        if any(quote.span.start <= match.start() < quote.span.end for quote in taken):
            continue
        close = _single_close(text, match.end(), min(within.end, match.end() + _SINGLE_CHARS))
        if close is not None:
            yield _quotation(match.start(), close)
            position = close + 1


def _single_close(text: str, start: int, end: int) -> int | None:
    """The mark that closes: one beside punctuation, else the first that is no plural's apostrophe."""
    marks = [match.start() for match in _SINGLE_END.finditer(text, start, end)]
    for at in marks:
        if text[at - 1] in ".,?!…" or text[at + 1 : at + 2] in {
            ".",
            ",",
            ";",
            ":",
            "?",
            "!",
            ")",
            "”",
            '"',
            "",
        }:
            return at
    return next((at for at in marks if text[at - 1] != "s"), None)


def _quotation(start: int, close: int, width: int = 1) -> Quotation:
    return Quotation(Span(start, close + width), Span(start + width, close), closed=True)


def _opens(text: str, at: int, mark: str) -> bool:
    if mark not in _STRAIGHT:
        return mark in _PAIRS
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    return bool(_OPENS_AFTER.match(before)) and bool(after) and not after.isspace()


def _closes_wrongly(text: str, at: int, mark: str, start: int) -> bool:
    """Whether an opening mark stands where only a closing one can: "“… here,“ said Dornan"."""
    return (
        mark == "“" == text[start]
        and text[at - 1 : at] in {",", ".", "?", "!"}
        and text[at + 1 : at + 2].isspace()
    )


def _could_close(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2].strip("'")
    return not after or not after.isalnum()
