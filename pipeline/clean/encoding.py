"""Text as it was before somebody decoded it wrongly; every repair is an edit and is listed."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

import ftfy

from pipeline.clean.gbk import gbk_edits
from pipeline.records import Repair
from pipeline.text import AlignedText, Edit, Span

# What nobody would notice stays as it is: quotes keep their shape, compatibility forms their code points.
_CONFIG = ftfy.TextFixerConfig(
    unescape_html="auto",
    uncurl_quotes=False,
    fix_character_width=False,
    fix_line_breaks=False,
    normalization=None,
)
# A line without any of these is left alone by ftfy, at a hundredth of the cost.
_ODD = re.compile(r"[^\t\x20-\x7e“”‘’–—…•\xa0]|&[#A-Za-z]")
_WORD = re.compile(r"\s|\S+")
MAX_DIFF_CHARS = 20_000  # above, a changed line is one repair: a word diff is quadratic


def repaired(aligned: AlignedText) -> tuple[AlignedText, tuple[Repair, ...]]:
    """The text with its encoding repaired, and the repairs in text order (raw spans).

    What the first step repaired the second leaves alone: a repair of a repair has no raw text of its own.
    """
    first = sorted(gbk_edits(aligned.text))
    repairs = _listed(aligned, "gbk", first)
    aligned = aligned.edited(first)
    second = _outside(sorted(ftfy_edits(aligned.text)), _landed(first))
    repairs += _listed(aligned, "ftfy", second)
    return aligned.edited(second), tuple(sorted(repairs, key=lambda repair: repair.span))


def _listed(aligned: AlignedText, kind: str, edits: list[Edit]) -> list[Repair]:
    spans = [aligned.raw_span(edit.start, edit.end) for edit in edits]
    return [Repair(s, kind, s.of(aligned.raw), edit.new) for s, edit in zip(spans, edits, strict=True)]


def _landed(edits: list[Edit]) -> list[Span]:
    """Where the new text of sorted edits stands once they are made."""
    landed, shift = [], 0
    for edit in edits:
        start = edit.start + shift
        landed.append(Span(start, start + len(edit.new)))
        shift += len(edit.new) - (edit.end - edit.start)
    return landed


def _outside(edits: list[Edit], taken: list[Span]) -> list[Edit]:
    """The sorted edits that touch none of the sorted spans."""
    starts = [span.start for span in taken]
    free = []
    for edit in edits:
        at = bisect_left(starts, edit.end) - 1  # the last span that begins before the edit ends
        if at < 0 or taken[at].end <= edit.start:
            free.append(edit)
    return free


def ftfy_edits(text: str) -> list[Edit]:
    """Edits that do to each line what ftfy does, as small as they can be; none inserts or is empty."""
    edits = []
    offset = 0
    for line in text.split("\n"):
        if _ODD.search(line):
            fixed = ftfy.fix_text_segment(line, _CONFIG)
            if fixed != line:
                edits += [Edit(offset + e.start, offset + e.end, e.new) for e in _difference(line, fixed)]
        offset += len(line) + 1
    return edits


def _difference(line: str, fixed: str) -> Iterator[Edit]:
    """Edits from `line` to `fixed`, word by word."""
    if len(line) > MAX_DIFF_CHARS:
        yield Edit(0, len(line), fixed)
        return
    before, after = _WORD.findall(line), _WORD.findall(fixed)
    starts = [0, *accumulate(map(len, before))]
    if len(before) == len(after):
        for start, old, new in zip(starts, before, after, strict=False):
            if old != new:
                yield _trimmed(line, start, start + len(old), new)
        return
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield _trimmed(line, starts[i], starts[j], "".join(after[k:m]))


def _trimmed(line: str, start: int, end: int, new: str) -> Edit:
    """The edit without what both sides share, but never an insertion."""
    while end - start > 1 and new and line[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    while end - start > 1 and new and line[start] == new[0]:
        start, new = start + 1, new[1:]
    return _widened(line, start, end, new)


def _widened(line: str, start: int, end: int, new: str) -> Edit:
    if start < end:
        return Edit(start, end, new)
    if start:
        return Edit(start - 1, end, line[start - 1] + new)
    return Edit(start, end + 1, new + line[end])
