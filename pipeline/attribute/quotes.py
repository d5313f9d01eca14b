"""Quotations: where they begin and end, whatever marks they are set in.

Marks never raise: an opening mark that nothing closes runs to the end of its paragraph, and when
the next paragraph opens again it is the same speech going on; a closing mark without an opening
one is ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.attribute.sentences import paragraphs
from pipeline.text import Span

# Opening mark → closing marks. Straight marks open and close by what stands beside them.
_PAIRS = {"“": "”", "«": "»", "„": "“”", "‟": "”"}
_MARK = re.compile(r"[“”«»„‟\"]")
_OPENS_AFTER = re.compile(r"[\s(\[—–-]|^")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, what stands between them, whether it closes, whether it goes on."""

    span: Span
    content: Span
    closed: bool
    continues: bool = False


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations in order; those nested inside are part of their content."""
    found: list[Quotation] = []
    open_before = False
    for paragraph in paragraphs(text):
        in_paragraph = _paragraph(text, paragraph)
        if in_paragraph and open_before and in_paragraph[0].span.start == paragraph.start:
            first = in_paragraph[0]
            in_paragraph[0] = Quotation(first.span, first.content, first.closed, continues=True)
        found += in_paragraph
        open_before = bool(in_paragraph) and not in_paragraph[-1].closed
    return [quotation for quotation in found if quotation.content.of(text).strip()]


def _paragraph(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    start, closers, depth = -1, "", 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if start < 0:
            if _opens(text, at, mark):
                start, closers, depth = at, _PAIRS.get(mark, mark), 0
        elif mark in closers and not (mark == '"' and _opens(text, at, mark) and not _could_close(text, at)):
            if depth:
                depth -= 1
                continue
            found.append(_quotation(start, at, closed=True))
            start = -1
        elif mark in _PAIRS and mark == text[start]:
            depth += 1
    if start >= 0:
        found += _unclosed(text, start, paragraph, depth)
    return found


def _unclosed(text: str, start: int, paragraph: Span, depth: int) -> list[Quotation]:
    """What an unclosed opening mark holds: up to the last closing mark if one was taken for a nested one."""
    last = text.rfind(_PAIRS.get(text[start], text[start])[-1], start + 1, paragraph.end) if depth else -1
    if last > start:
        return [_quotation(start, last, closed=True)]
    return [Quotation(Span(start, paragraph.end), Span(start + 1, paragraph.end), closed=False)]


def _quotation(start: int, close: int, *, closed: bool) -> Quotation:
    return Quotation(Span(start, close + 1), Span(start + 1, close), closed)


def _opens(text: str, at: int, mark: str) -> bool:
    if mark in _PAIRS:
        return True
    if mark != '"':
        return False
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(_OPENS_AFTER.match(before)) and bool(after) and not after.isspace()


def _could_close(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after or not after.isalnum()
