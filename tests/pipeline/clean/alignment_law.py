"""The law of cleaning: every piece of clean text reads in the raw text as it stands, up to what is recorded."""

from __future__ import annotations

import re

from pipeline.records import Clean, Repair
from pipeline.text import Piece

# Space and the characters nobody sees; making them regular is layout, not repair.
UNSEEN = re.compile("[\\s\u200b\u2060\ufeff\u00ad]+")
# Steps in their order; repairs of encoding before ftfy are one step.
_ORDER = {"entity": 0, "ftfy": 2, "glued": 3}
_ENCODING = 1


def broken(clean: Clean) -> list[tuple[Piece, str, str]]:
    """The pieces whose text is neither in the raw text nor explained by a repair."""
    aligned = clean.aligned
    found = []
    for piece in aligned.alignment.pieces:
        shown = aligned.text[piece.start : piece.end]
        raw = aligned.raw[piece.raw_start : piece.raw_end]
        if seen(shown) and seen(shown) != seen(raw) and seen(shown) not in seen(_told(clean, piece)):
            found.append((piece, shown, raw))
    return found


def seen(text: str) -> str:
    return UNSEEN.sub("", text)


def _told(clean: Clean, piece: Piece) -> str:
    """The raw text of the piece with the recorded repairs made; a later step's repair includes an earlier one's."""
    inside = [r for r in clean.repairs if piece.raw_start < r.span.end and r.span.start < piece.raw_end]
    chosen: list[Repair] = []
    for repair in sorted(inside, key=lambda r: -_ORDER.get(r.kind, _ENCODING)):
        if not any(repair.span.overlaps(other.span) for other in chosen):
            chosen.append(repair)
    text, position = [], piece.raw_start
    for repair in sorted(chosen, key=lambda r: r.span):
        text += [clean.aligned.raw[position : repair.span.start], repair.after]
        position = repair.span.end
    return "".join((*text, clean.aligned.raw[position : piece.raw_end]))


def removed_and_kept(clean: Clean) -> list[str]:
    """What is listed as removed and still stands in the clean text."""
    pieces = [p for p in clean.aligned.alignment.pieces if seen(clean.aligned.text[p.start : p.end])]
    return [
        removal.span.of(clean.aligned.raw)
        for removal in clean.removed
        if any(p.raw_start < removal.span.end and removal.span.start < p.raw_end for p in pieces)
    ]
