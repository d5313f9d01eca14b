"""Text as it was before somebody decoded it wrongly; every repair is an edit and is listed."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.clean.changes import Change, applied, composed
from pipeline.clean.double_byte import double_byte_changes
from pipeline.clean.lost_bytes import lost_byte_changes
from pipeline.clean.single_byte import single_byte_edits
from pipeline.clean.typed_quotes import TYPED, typed_quote_changes
from pipeline.records import Repair
from pipeline.text import AlignedText, Edit

# Nothing to do in a text without one of these: what else is not ASCII is the marks as they should be.
_ODD = re.compile("[^\t\n\r\x20-\x7e“”‘’–—…•\xa0]")
_ODD_ASCII = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f]")
_REFERENCE = re.compile("&[#A-Za-z]")
MAX_ROUNDS = 6  # UTF-8 read wrongly as one encoding and then as another comes back a step a round


def repaired(aligned: AlignedText) -> tuple[AlignedText, tuple[Repair, ...]]:
    """The text with its encoding repaired, and the repairs in text order (raw spans, none overlapping).

    The steps are made until none finds more, so that repairing again changes nothing. What two
    steps changed is one repair; its kind names both ("gbk+single_byte").
    """
    if _is_clean(aligned.text):
        return aligned, ()
    changes = _changes(aligned.text)
    spans = [aligned.raw_span(change.start, change.end) for change in changes]
    repairs = [Repair(s, c.kind, s.of(aligned.raw), c.new) for s, c in zip(spans, changes, strict=True)]
    return aligned.edited(Edit(c.start, c.end, c.new) for c in changes), tuple(repairs)


def _is_clean(text: str) -> bool:
    if any(mark in text for mark in TYPED) or ("&" in text and _REFERENCE.search(text)):
        return False
    return not (_ODD_ASCII if text.isascii() else _ODD).search(text)


def _changes(text: str) -> list[Change]:
    changes: list[Change] = []
    current = text
    for _ in range(MAX_ROUNDS):
        before = current
        for step in _STEPS:
            made = step(current)
            if made:
                current = applied(current, made)
                changes = composed(changes, made, current)
        if current == before:
            break
    return [change for change in changes if change.new != text[change.start : change.end]]


def _single_byte_changes(text: str) -> list[Change]:
    return [Change(*edit, "single_byte") for edit in single_byte_edits(text)]


_STEPS: tuple[Callable[[str], list[Change]], ...] = (
    double_byte_changes,
    _single_byte_changes,
    lost_byte_changes,
    typed_quote_changes,
)
