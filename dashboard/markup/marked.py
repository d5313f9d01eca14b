"""Text with marked spans as HTML. Spans may overlap; everything of the text is escaped."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` shown with CSS classes, a tooltip, and an anchor where it begins."""

    start: int
    end: int
    css: str
    title: str = ""
    anchor: str = ""


def marked(text: str, marks: Sequence[Mark]) -> str:
    """`text` escaped, with each stretch wrapped in the marks that cover it.

    Overlapping marks are cut where they meet, so the HTML always nests: a stretch covered by two
    marks carries the classes of both and the tooltip of the shorter. Marks outside the text are
    clipped to it.
    """
    inside = [mark for mark in marks if mark.start < mark.end and mark.start < len(text) and mark.end > 0]
    edges = sorted({0, len(text), *(_clip(e, text) for mark in inside for e in (mark.start, mark.end))})
    anchored: set[str] = set()
    parts = []
    for start, end in pairwise(edges):
        covering = [mark for mark in inside if mark.start <= start and end <= mark.end]
        parts.append(_stretch(text[start:end], covering, anchored))
    return "".join(parts)


def _stretch(text: str, covering: list[Mark], anchored: set[str]) -> str:
    body = html.escape(text)
    if not covering:
        return body
    covering.sort(key=lambda mark: mark.start - mark.end)
    classes = " ".join(dict.fromkeys(mark.css for mark in covering))
    title = next((mark.title for mark in reversed(covering) if mark.title), "")
    anchor = next((mark.anchor for mark in covering if mark.anchor and mark.anchor not in anchored), "")
    anchored.add(anchor)
    attributes = f' class="{html.escape(classes)}"'
    attributes += f' title="{html.escape(title)}"' if title else ""
    attributes += f' id="{html.escape(anchor)}"' if anchor else ""
    return f"<mark{attributes}>{body}</mark>"


def _clip(position: int, text: str) -> int:
    return min(max(position, 0), len(text))
