"""Paragraphs and headings: one blank line between paragraphs, headings on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from pipeline.clean.page_lines import INVISIBLE, PageLine, page_lines
from pipeline.text import Edit, Span

MAX_HEADING_WORDS = 14
MAX_TITLE_WORDS = 22
MIN_WRAPPED_SHARE = 0.3  # of lines that begin in lower case: text that was wrapped at a width
MIN_GLUED_WORDS, MAX_GLUED_WORDS = 4, 12  # of a heading that ran into the paragraph below it

# Two or more, or one that is no plain space: single spaces are most of a text, and need nothing.
_INNER_SPACE = re.compile(rf"[\s{INVISIBLE}]{{2,}}|[^\S ]|[{INVISIBLE}]")
_UNTERMINATED = re.compile(r"[\w%)’”\"'?]$")
# Words that open a sentence; in mid-sentence nobody writes them with a capital.
_STARTERS = (
    "But The In As When While He She It They This That These After Although Despite If Since For On At "
    "An His Her Their There Meanwhile However Earlier Later Some Many With Under Following During Before"
)
# No heading ends in these; or what follows is a title with a capital of its own: "the film The Crown".
_WEAK_ENDS = """
the a an of and or to in on at by for with from as is are was were be been that this its his her their
but who which what than when if because after before nor published wrote writes
said says newspaper magazine film movie book novel song album show series band called titled named entitled
"""
_WEAK = frozenset(_WEAK_ENDS.split())
_STARTER = re.compile(rf"(?<=[a-z]) (?=(?:{'|'.join(_STARTERS.split())}) [a-z])")
# After a capital these may end a name: "Drive In", "Vice Premier Liu He".
_NAME_ENDS = re.compile(r"(?:In|On|For|He|Under|Before|With|Since|After) ")
_QUOTE = re.compile(r"(?<=[a-z]) (?=[“\"][A-Z])")
# The quotation must carry its own attribution, else what stands before it may be where its sentence begins.
_ATTRIBUTED = re.compile(
    r"[“\"][^“”\"]{20,}[,?!][”\"] "
    r"(?:(?:said|says) |(?:he|she|they|[A-Z]\w+)(?: \w+){0,3}? (?:said|says|told|added)\b)"
)
_NOT_HEADING = re.compile(r"[.!?:;“”\"]|\b(?:said|says|told|adds?|added|asked|wrote|called)\b")


def layout_edits(text: str) -> list[Edit]:
    """Edits that set glued headings off, trim lines, part paragraphs by a blank line, make space regular."""
    lines = page_lines(text)
    return [*_headings_set_off(lines), *_regular_space(text, lines)]


def _regular_space(text: str, lines: list[PageLine]) -> Iterator[Edit]:
    wrapped = _is_wrapped(lines)
    position = 0
    for i, line in enumerate(lines):
        joined = i and wrapped and line.block == lines[i - 1].block
        gap = "" if not i else " " if joined else "\n\n"
        if text[position : line.start] != gap:
            yield Edit(position, line.start, gap)
        yield from _inner(line)
        position = line.end
    if position < len(text):
        yield Edit(position, len(text), "")


def _inner(line: PageLine) -> Iterable[Edit]:
    for run in _INNER_SPACE.finditer(line.text):
        new = " " if run.group().strip(INVISIBLE) else ""
        if run.group() != new:
            yield Edit(line.start + run.start(), line.start + run.end(), new)


def _is_wrapped(lines: list[PageLine]) -> bool:
    """Whether lines were broken at a width: then many of those below another begin in mid-sentence."""
    below = [b for a, b in pairwise(lines) if a.block == b.block]
    lower = sum(1 for line in below if line.text[0].islower())
    return len(below) > 1 and lower >= MIN_WRAPPED_SHARE * len(below)


def _headings_set_off(lines: list[PageLine]) -> Iterator[Edit]:
    """A heading that ran into the paragraph below it: ‘… its own discretion "We control …’."""
    for line in lines:
        cut = _glued(line.text) if line.prose else None
        if cut:
            yield Edit(line.start + cut, line.start + cut + 1, "\n\n")


def _glued(text: str) -> int | None:
    """Where the heading ends, or None: only the first place is looked at, and only if it is safe."""
    for pattern in (_STARTER, _QUOTE):
        found = pattern.search(text, 0, MAX_GLUED_WORDS * 12)
        if found is None:
            continue
        heading = text[: found.start()]
        words = heading.split()
        if (
            MIN_GLUED_WORDS <= len(words) <= MAX_GLUED_WORDS
            and heading[0].isupper()
            and words[-1].lower() not in _WEAK
            and (words[-1].islower() or not _NAME_ENDS.match(text, found.end()))
            and not _NOT_HEADING.search(heading)
            and (pattern is _STARTER or ("," not in heading and _ATTRIBUTED.match(text, found.end())))
        ):
            return found.start()
    return None


def heading_spans(lines: list[PageLine], marked: Iterable[Span]) -> tuple[Span, ...]:
    """Lines of the clean text that are headings: by their shape, or `marked` in the markup."""
    known = {span.start for span in marked}
    found = []
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else None
        by_shape = below is not None and (below.prose or _is_heading(below)) and _is_heading(line)
        if line.start in known or by_shape:
            found.append(Span(line.start, line.end))
    return tuple(found)


def _is_heading(line: PageLine) -> bool:
    first = next((c for c in line.text if c.isalnum()), "")
    starts = (first.isupper() or first.isdigit()) and line.text[0] not in "•-*–"
    ends = not line.ended and bool(_UNTERMINATED.search(line.text))
    return starts and ends and line.words <= MAX_HEADING_WORDS


def title_line(lines: list[PageLine], raw: str, removed_after: int | None) -> Span | None:
    """The first line where it is a headline.

    It is short and has paragraphs below; and it has no end mark, or stands in `raw` twice, or
    furniture parts it from the text (`removed_after`: lines removed between it and the next).
    """
    if not any(line.prose for line in lines[1:]) or lines[0].words > MAX_TITLE_WORDS:
        return None
    first = lines[0]
    if not first.ended or first.text.endswith("?") or removed_after or raw.count(first.text) > 1:
        return Span(first.start, first.end)
    return None
