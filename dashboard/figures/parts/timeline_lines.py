"""What a timeline draws, and how the lines of actors differ: shape, colour, words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import periods
from dashboard.theme import SIDES, Palette
from dashboard.turns import Turn
from pipeline.packs import Event

Row = Mapping[Hashable, Any]  # a row of the marks


@dataclass(frozen=True, slots=True)
class Shape:
    """How an actor's marks look beside their colour: a plotly symbol, its like in text, a bar's pattern."""

    plotly: str
    text: str
    size: int
    hatch: str


# No triangle and no diamond: they mean sides and changes.
SHAPES = (
    Shape("circle", "●", 10, ""),
    Shape("square", "■", 9, "/"),
    Shape("star", "★", 13, "."),
    Shape("cross", "✚", 11, "x"),
    Shape("hexagon2", "⬢", 12, "|"),
    Shape("x", "✖", 10, "-"),
)
# Okabe and Ito's colours, safe for colour blindness; blue and orange, which mean sides, come last. None is
# the ink of the text; their yellow is darkened to 3:1 on white.
COLOURS = ("#009E73", "#CC79A7", None, "#B08A00", "#0072B2", "#D55E00")
_ON_DARK = {"#0072B2": "#56B4E9"}  # theirs too; the other is dim on black


@dataclass(frozen=True, slots=True)
class Line:
    """An actor of the chart; `place`, from 0, gives shape and colour."""

    place: int
    actor_id: str
    name: str

    @property
    def shape(self) -> Shape:
        """The shape of its marks."""
        return SHAPES[self.place]

    def colour(self, colours: Palette) -> str:
        """Its colour in this mode."""
        colour = COLOURS[self.place] or colours.ink
        return _ON_DARK.get(colour, colour) if colours.mode == "dark" else colour


@dataclass(frozen=True, slots=True)
class Marker:
    """A change of position as the chart shows it; `key` is the period that begins after it."""

    actor_id: str
    actor: str
    last: dt.date
    first: dt.date
    key: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class Paper:
    """What a timeline that leaves is drawn on: px between the edges of its frame, all its margins included.

    `low`: with half its height, as on a slide: words stand in one line, not in several.
    """

    width: float
    low: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """All a timeline shows: marks as `queries.timeline` returns them, and what stands around them.

    `keep` are the actors that a click writes to the address as those of the chart; none where the address
    leaves the choice to us and would go on giving these. `shaded` is a chosen period that no mark stands for.
    """

    marks: pd.DataFrame
    unit: str
    lines: tuple[Line, ...]
    events: tuple[Event, ...] = ()
    changes: tuple[Marker, ...] = ()
    keep: tuple[str, ...] = ()
    shaded: periods.Period | None = None

    @property
    def dated(self) -> pd.DataFrame:
        """The marks that have a place in time."""
        return self.marks[self.marks["start"].notna()]

    @property
    def undated(self) -> pd.DataFrame:
        """Those that have none."""
        return self.marks[self.marks["start"].isna()]


def between(one: Marker) -> dt.datetime:
    """The middle of the days that a change lies between."""
    last, first = (dt.datetime.combine(day, dt.time(12)) for day in (one.last, one.first))
    return last + (first - last) / 2


def crossing(one: Marker) -> float:
    """The stance that a change's diamond stands at: between its two means."""
    return (one.turn.before.mean + one.turn.after.mean) / 2


def kept(keep: Sequence[str]) -> dict[str, int]:
    """The actors to keep, as the keys of an object: of a list the browser would hand back the places only."""
    return dict.fromkeys(keep, 1)


def of(frame: pd.DataFrame, line: Line) -> pd.DataFrame:
    """The marks of a line."""
    return frame[frame["actor_id"] == line.actor_id]


def faded(colour: str, opacity: float) -> str:
    """The same colour, partly clear."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def arrow(turn: Turn, *, worded: bool) -> str:
    """Where a change leads: → ▲ in favour, with a question mark where it is a hint."""
    side = SIDES["favor" if turn.after.mean > 0 else "against"]
    words = f" {side.word}" if worded else ""
    return f"→ {side.symbol}{words}" + ("" if turn.found else "?")


def day_words(day: dt.date) -> str:
    """A day: 13 Jun 2025."""
    return f"{day.day} {day:%b %Y}"


def period_words(row: Row) -> str:
    """A mark's period: 13 Jun 2025, week of 9 Jun 2025, June 2025, undated."""
    return periods.read(str(row["key"])).label
