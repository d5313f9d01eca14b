"""A figure in a frame of words, so that it stands alone: title, what is shown, signs, notes and source.

Everything is placed by px from the upper left corner: whatever a figure does inside, its frame is the same.
The paper is white, whatever ground the screen has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.figures.parts import markers
from dashboard.figures.parts.lettering import breadth, wrapped
from dashboard.figures.parts.sheet import escaped
from dashboard.theme import BLANK, FONT, Palette

PAD = 14  # of the paper around all words
TITLE, LINE, SIGN, NOTE = 20, 13, 13, 11.5  # sizes of type
TITLE_PX, LINE_PX, SIGN_PX, NOTE_PX = 26, 18, 22, 15  # from line to line
GAP = 10  # between head and figure, and between figure and notes
SWATCH, SCALE = 14, 96  # px of a sign drawn as an area, and of a scale of colours
BETWEEN = 20  # px between two signs
WHITE = "#FFFFFF"
LEAST_PX = 120  # of the figure itself; a frame never leaves less
STRETCH = 1.6  # how much higher than its own a figure gets in a room that has more
MARKER = 5.5  # px, half of a mark in a row of signs
DOT = 4  # px, of what stands in a figure where there is no evidence


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign of the figure means.

    `kind` is "glyph" (the character `glyph` in `colours[0]`), "area" (a box in `colours[0]`), "hatched" (one
    with strokes), "line", "dashed", "upright" (in `colours[0]`), "marker" (the shape `glyph` of
    `markers.SHAPES` in `colours[0]`, hollow where the name ends with "-open") or "scale" (a band of all
    `colours`); `before` are words left of it.
    """

    kind: str
    words: str
    colours: tuple[str, ...] = ()
    glyph: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around a figure; `title` None leaves the title to what the picture is put into."""

    title: str | None
    lines: tuple[str, ...]
    signs: tuple[Sign, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """How much room a picture has, in px; height None lets the figure have its own.

    `rows`: at most so many rows of a figure that has rows, None for as many as on the page.
    """

    width: int
    height: int | None = None
    rows: int | None = None
    titled: bool = True


# A px is a point where the picture is put on a slide at its size: 13 px are 13 pt.
SHEET = Room(960)  # a file of its own
SLIDE = Room(888, 400, 8, titled=False)
REPORT = Room(660, None, 12, titled=False)


def framed(figure: go.Figure, frame: Frame, room: Room, colours: Palette) -> go.Figure:
    """A copy of a figure, of `room`'s size, in its frame.

    Args:
        figure: A figure of ours: its layout has height and margins, axes with automargin have ticktext.
        frame: The words.
        room: The room.
        colours: The palette; pictures use the light one.
    """
    whole = go.Figure(figure)
    broken = _broken(frame, room)
    own = whole.layout.margin
    left = inside(frame, room)
    high = int(whole.layout.height) if left is None else left
    height = broken.head + high + broken.foot
    spare = 0 if room.height is None else max(high - int(whole.layout.height * STRETCH), 0)
    margin = {
        "l": PAD + max(_left(whole), own.l or 0), "r": PAD + (own.r or 0), "t": broken.head + (own.t or 0),
        "b": broken.foot + (own.b or 0) + spare, "pad": own.pad or 0, "autoexpand": False,
    }  # fmt: skip
    whole.for_each_xaxis(lambda axis: axis.update(automargin=False))
    whole.for_each_yaxis(lambda axis: axis.update(automargin=False))
    whole.update_layout(
        width=room.width, height=height, margin=margin, paper_bgcolor=WHITE, plot_bgcolor=WHITE,
        template="plotly",  # Streamlit puts its own in the place of the default
    )  # fmt: skip
    pen = _Pen(whole, room.width, height, margin, colours)
    y = float(PAD)
    for kind, parts in (("title", broken.title), ("line", broken.lines)):
        for part in parts:
            y = pen.write(kind, part, y)
    for row in broken.signs:
        y = pen.signs(row, y)
    y = height - PAD - len(broken.notes) * NOTE_PX
    for part in broken.notes:
        y = pen.write("note", part, y)
    whole.update_layout(shapes=pen.shapes, annotations=pen.annotations)
    return whole


def inside(frame: Frame, room: Room) -> int | None:
    """Px of height that `framed` leaves to a figure with its margins; None where it has its own height."""
    if room.height is None:
        return None
    broken = _broken(frame, room)
    return max(room.height - broken.head - broken.foot, LEAST_PX)


@dataclass(frozen=True, slots=True)
class _Broken:
    """The words of a frame in lines, and how many px they take above and below the figure."""

    title: list[str]
    lines: list[str]
    signs: list[list[Sign]]
    notes: list[str]

    @property
    def head(self) -> int:
        words = len(self.title) * TITLE_PX + len(self.lines) * LINE_PX
        return PAD + words + len(self.signs) * SIGN_PX + GAP

    @property
    def foot(self) -> int:
        return GAP + len(self.notes) * NOTE_PX + PAD


def _broken(frame: Frame, room: Room) -> _Broken:
    width = room.width - 2 * PAD
    return _Broken(
        [] if frame.title is None else wrapped(frame.title, TITLE, width, bold=True),
        [part for line in frame.lines for part in wrapped(line, LINE, width)],
        _rows(frame.signs, width),
        [part for line in frame.notes for part in wrapped(line, NOTE, width)],
    )


def _left(figure: go.Figure) -> float:
    """The room that labels of rows need, where an axis would make it by itself."""
    most = 0.0
    for axis in figure.select_yaxes():
        if axis.automargin and axis.ticktext and axis.side != "right":
            parts = [part for label in axis.ticktext for part in str(label).split("<br>")]
            size = axis.tickfont.size or figure.layout.font.size or LINE
            most = max(most, *(breadth(part, size) * 1.06 for part in parts), 0.0)
            most += axis.ticklabelstandoff or 4
    return most


def _rows(signs: Sequence[Sign], width: float) -> list[list[Sign]]:
    """Signs in rows no wider than `width`."""
    rows: list[list[Sign]] = []
    used = width
    for sign in signs:
        own = _own(sign)
        if used + own > width:
            rows.append([])
            used = 0.0
        rows[-1].append(sign)
        used += own + BETWEEN
    return rows


def _own(sign: Sign) -> float:
    drawn = SCALE if sign.kind == "scale" else SWATCH
    before = breadth(sign.before, SIGN) + 6 if sign.before else 0.0
    return before + drawn + 6 + breadth(sign.words, SIGN)


class _Pen:
    """Writes and draws at px of the paper, on top of what a figure has."""

    def __init__(
        self, figure: go.Figure, width: float, height: float, margin: dict[str, Any], colours: Palette
    ) -> None:
        self._left, self._top = margin["l"], margin["t"]
        self._wide = width - margin["l"] - margin["r"]
        self._high = height - margin["t"] - margin["b"]
        self._colours = colours
        self.shapes = list(figure.layout.shapes)
        self.annotations = list(figure.layout.annotations)

    def write(self, kind: str, words: str, y: float) -> float:
        """A line of words at the left edge; where the next one begins."""
        size, step, bold, ink = {
            "title": (TITLE, TITLE_PX, True, self._colours.ink),
            "line": (LINE, LINE_PX, False, self._colours.ink),
            "note": (NOTE, NOTE_PX, False, self._colours.muted),
        }[kind]
        told = f"<b>{escaped(words)}</b>" if bold else escaped(words)
        self._text(told, PAD, y + step / 2, size, ink)
        return y + step

    def signs(self, row: Sequence[Sign], y: float) -> float:
        """A row of signs with their words; where the next one begins."""
        x, middle = float(PAD), y + SIGN_PX / 2
        for sign in row:
            if sign.before:
                self._text(escaped(sign.before), x, middle, SIGN, self._colours.ink)
                x += breadth(sign.before, SIGN) + 6
            x += self._sign(sign, x, middle) + 6
            self._text(escaped(sign.words), x, middle, SIGN, self._colours.ink)
            x += breadth(sign.words, SIGN) + BETWEEN
        return y + SIGN_PX

    def _sign(self, sign: Sign, x: float, y: float) -> float:
        """One sign; its width."""
        if sign.kind == "glyph" and sign.glyph == BLANK:
            # As figures draw it: as a character it is smaller.
            low = (x + (SWATCH - DOT) / 2, y - DOT / 2)
            self._box(low, (low[0] + DOT, low[1] + DOT), sign.colours[0])
        elif sign.kind == "glyph":
            self._text(escaped(sign.glyph), x, y, SIGN + 1, sign.colours[0])
        elif sign.kind == "marker":
            self._marker(sign, x + SWATCH / 2, y)
        elif sign.kind in {"line", "dashed", "upright"}:
            up, along = (8, SWATCH / 2) if sign.kind == "upright" else (0, 0)
            dash = "dot" if sign.kind == "dashed" else "solid"
            stroke = {"color": sign.colours[0], "width": 2.5, "dash": dash}
            self._line((x + along, y - up), (x + SWATCH - along, y + up), stroke)
        elif sign.kind in {"area", "hatched"}:
            self._box((x, y - SWATCH / 2), (x + SWATCH, y + SWATCH / 2), sign.colours[0], outlined=True)
            if sign.kind == "hatched":
                for shift in (0.25, 0.75):
                    side = SWATCH * (1 - 2 * abs(shift - 0.5)) * 1.5
                    low = (x + SWATCH * shift - side / 2 + 1, y + side / 2)
                    self._line(
                        low, (low[0] + side - 2, y - side / 2), {"color": self._colours.muted, "width": 1}
                    )
        elif sign.kind == "scale":
            step = SCALE / len(sign.colours)
            for place, colour in enumerate(sign.colours):
                self._box((x + place * step, y - 6), (x + (place + 1) * step, y + 6), colour)
            return SCALE
        else:
            raise ValueError(sign.kind)
        return SWATCH

    def _marker(self, sign: Sign, x: float, y: float) -> None:
        place = self._at(x, y)
        colour, symbol = sign.colours[0], sign.glyph.removesuffix(markers.HOLLOW)
        self.shapes.append(
            {"type": "path", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel"}
            | {"xanchor": place[0], "yanchor": place[1], "path": markers.outline(symbol, MARKER)}
            | {
                "fillcolor": WHITE if symbol != sign.glyph else colour,
                "line": {"width": 1.5, "color": colour},
            }
        )

    def _text(self, words: str, x: float, y: float, size: float, ink: str) -> None:
        place = self._at(x, y)
        self.annotations.append(
            {
                "text": words, "xref": "paper", "yref": "paper", "x": place[0], "y": place[1],
                "xanchor": "left", "yanchor": "middle", "showarrow": False, "align": "left", "borderpad": 0,
                "font": {"family": FONT, "size": size, "color": ink},
            }
        )  # fmt: skip

    def _line(self, start: tuple[float, float], end: tuple[float, float], line: dict[str, Any]) -> None:
        (x0, y0), (x1, y1) = self._at(*start), self._at(*end)
        self.shapes.append(
            {"type": "line", "xref": "paper", "yref": "paper", "x0": x0, "y0": y0, "x1": x1, "y1": y1}
            | {"line": line}
        )

    def _box(
        self, low: tuple[float, float], high: tuple[float, float], colour: str, *, outlined: bool = False
    ) -> None:
        (x0, y0), (x1, y1) = self._at(*low), self._at(*high)
        line = {"width": 1 if outlined else 0, "color": self._colours.line}
        self.shapes.append(
            {"type": "rect", "xref": "paper", "yref": "paper", "x0": x0, "y0": y0, "x1": x1, "y1": y1}
            | {"fillcolor": colour, "line": line, "layer": "above"}
        )

    def _at(self, x: float, y: float) -> tuple[float, float]:
        """A place of the paper as Plotly has it: shares of the plot, from its lower left corner."""
        return (x - self._left) / self._wide, 1 - (y - self._top) / self._high
