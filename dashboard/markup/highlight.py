"""A text with everything attributed in it, each mark with its line, its symbol and what it tells.

What a mark tells shows when it is pointed at, tapped, or reached by a link: marks can have the focus but are
no stops of the Tab key, since a long article has two hundred. The list beside the text is the keyboard's way:
its links lead to the marks, and it tells the same in the order of the text.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_DEEPEST = 2  # lines under a line; a third would touch the next row of text


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` with CSS classes, an anchor, and what is told of them.

    `lined` ones have a line under them; one inside another has its own below the other's.
    """

    start: int
    end: int
    css: str
    told: str = ""
    anchor: str = ""
    lined: bool = False


def highlighted(text: str, spans: Sequence[Span]) -> str:
    """`text` escaped, each stretch inside one element for each span that covers it, the longest outermost.

    Spans that cross are cut where they meet, so the HTML nests. The first stretch of a span has its anchor
    and the class sp-first. Spans outside the text are clipped to it.
    """
    inside = [span for span in spans if span.start < span.end and span.start < len(text) and span.end > 0]
    inside.sort(key=lambda span: span.start)
    edges = sorted({0, len(text), *(_clip(e, text) for span in inside for e in (span.start, span.end))})
    parts, covering, begun, coming = [], list[Span](), set[str](), 0
    for start, end in pairwise(edges):
        covering = [span for span in covering if span.end > start]
        while coming < len(inside) and inside[coming].start <= start:
            covering.append(inside[coming])
            coming += 1
        parts.append(_stretch(text[start:end], covering, start, begun))
    return "".join(parts)


def _stretch(text: str, covering: Sequence[Span], start: int, begun: set[str]) -> str:
    opened, depth = "", 0
    outermost = sorted(covering, key=lambda span: (span.start - span.end, span.start))
    for span in outermost:
        opened += _opening(span, depth, first=max(span.start, 0) == start, begun=begun)
        depth += span.lined
    return opened + html.escape(text) + "</mark>" * len(outermost)


def _opening(span: Span, depth: int, *, first: bool, begun: set[str]) -> str:
    classes = [span.css]
    if span.lined:
        classes.append(f"sp-depth-{min(depth, _DEEPEST)}")
    if first and span.lined:
        classes.append("sp-first")
    attributes = f' class="{html.escape(" ".join(classes))}"'
    if span.told:
        attributes += f' tabindex="-1" data-told="{html.escape(span.told)}"'
    if first and span.anchor and span.anchor not in begun:
        begun.add(span.anchor)
        attributes += f' id="{html.escape(span.anchor)}"'
    return f"<mark{attributes}>"


def _clip(position: int, text: str) -> int:
    return min(max(position, 0), len(text))
