"""A figure as a picture on a slide: how large its type can be in the room that is left for it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.briefing.deck_page import Page
from dashboard.briefing.deck_text import Rect, describe, emu
from dashboard.exhibits import changes, quoted, timeline, tone, trend
from dashboard.exhibits.exhibit import Exhibit
from dashboard.figures.parts.framed import PAD, SLIDE, Frame, Room, inside

Draw = Callable[[go.Figure], bytes]

# Height of a picture: one of a few bars is lower than SLIDE, and has larger type then; one that would be much
# higher is squeezed to so much of its own height before its type is made smaller.
LEAST_PX, USUAL_PX, MOST_PX, SQUEEZED = 280.0, 400.0, 460.0, 0.7
SMALLEST = 0.85  # points of a px: the smallest type of a figure, 9.5 px, is 8 points then
LAST = 0.7  # where a house leaves so little that rows would run into one another
STEP = 0.025
# How much of its height without margins a figure needs, where there is little: rows still have their names
# and numbers; lines and points are as clear when they are low; strips have heads and are as low as can be.
ROWS = 0.58
SHARES = {timeline.NOUN: 0.3, tone.NOUN: 0.4, quoted.NOUN: 0.8, trend.NOUN: 0.9, changes.NOUN: 0.9}
LEAST_FIGURE = 200.0  # px that no figure goes below that has them by itself
_ENDLESS = 100_000  # px of height, to ask how many of them words take


@dataclass(frozen=True, slots=True)
class Fit:
    """How a picture fits an area: points of a px, and whether all of it has the room it needs."""

    scale: float
    whole: bool


def place(made: Page, area: Rect) -> Rect:
    """Where a picture goes: its words begin inside its edge, and in our own look stand below the title's."""
    if not made.house.own:
        return area
    return Rect(area.left - PAD, area.top, area.width + 2 * PAD, area.height)


def fit(area: Rect, exhibit: Exhibit, smallest: float = SMALLEST) -> Fit:
    """The largest type at which a figure has the height of its own, else at which it can be read."""
    largest = max(area.width / SLIDE.width, 1.0)
    usual = [largest, *_steps(1.0, SMALLEST)]
    for height, scales in ((_comfortable, usual), (_least, _steps(SMALLEST, smallest))):
        for scale in scales:
            if height(exhibit, area.width / scale) <= area.height / scale:
                return Fit(scale, whole=True)
    return Fit(smallest, whole=False)


def _steps(first: float, last: float) -> list[float]:
    return [round(first - STEP * n, 3) for n in range(round((first - last) / STEP) + 1)]


def picture(made: Page, area: Rect, exhibit: Exhibit, scale: float, draw: Draw) -> None:
    """The picture over the whole of an area, drawn in the area's own shape: it is never stretched."""
    room = Room(int(area.width / scale), int(area.height / scale), SLIDE.rows, titled=False)
    shape = made.slide.shapes.add_picture(
        io.BytesIO(draw(exhibit.picture(room))),
        emu(area.left), emu(area.top), emu(area.width), emu(area.height),
    )  # fmt: skip
    shape.name = "Figure"
    describe(shape, exhibit.alt)


def _words(exhibit: Exhibit, width: float) -> float:
    """Px of height that the words of a picture of so many px of width take."""
    frame = Frame(None, exhibit.lines, exhibit.signs, exhibit.notes[:1])
    left = inside(frame, Room(int(width), _ENDLESS))
    return float(_ENDLESS - (left or 0))


def _comfortable(exhibit: Exhibit, width: float) -> float:
    own = float(exhibit.figure.layout.height) + _words(exhibit, width)
    usual = min(max(own, LEAST_PX), USUAL_PX)
    return min(max(own * SQUEEZED, usual), max(MOST_PX, _least(exhibit, width)))


def _least(exhibit: Exhibit, width: float) -> float:
    layout = exhibit.figure.layout
    own, margins = float(layout.height), _sum((layout.margin.t, layout.margin.b))
    share = SHARES.get(exhibit.noun, ROWS)
    return max(margins + (own - margins) * share, min(own, LEAST_FIGURE)) + _words(exhibit, width)


def _sum(parts: Sequence[float | None]) -> float:
    return sum(part or 0.0 for part in parts)
