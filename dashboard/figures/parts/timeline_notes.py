"""The words on a timeline: names at the ends of lines, events, the ends of the scale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts import timeline_names as names
from dashboard.figures.parts.sheet import escaped, wrapped
from dashboard.figures.parts.timeline_lines import (
    Drawn,
    Line,
    arrow,
    between,
    crossing,
    day_words,
    faded,
    of,
)
from dashboard.theme import SCALE_MAX, SCALE_MIN, SIDES, Palette
from pipeline.packs import Event

ROOM = 1.17  # of the scale: the words of its ends stand beyond it, and a mark at an end is whole
STANCE, COUNT = (0.27, 1.0), (0.0, 0.19)  # of the height
STRIP = (0.89, 1.0)  # of the width: what has no day
APART, LOW_APART = 0.25, 0.34  # of the scale, between two names; on a low timeline one has one line
BESIDE_PX = 30  # left of the axis of counts, for its numbers
WORDS = 12  # size of the type of words beside and above
LOW_NUMBERS = 3  # of the undated that stand in one line there
# Pieces that narrow screens leave out stand first among the annotations: the style sheet counts them.
MOST_NAMES, WORDED_EVENTS = 6, 4
EVENT_APART = 0.22  # of the width: nearer events have a number only
EVENT_TEXT, EVENT_LINES = 20, 3
EDGE = 0.15  # of the width: text in the middle would be cut
NUMBER_APART = 0.025  # of the width: nearer numbers stand on two levels
LEVEL_PX = 13
ROW_PX = 14  # of the numbers under the strip; those of six actors and their title fit
# More changes than this are told apart by their arrows; the words stand in the list below.
WORDED_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Edges:
    """The time that is shown, where its axis ends as a share of the width, px of a name behind it."""

    first: pd.Timestamp
    last: pd.Timestamp
    end: float
    name: float

    def share(self, day: dt.date) -> float:
        """Where a day lies on the axis, 0 to 1."""
        return float((noon(day) - self.first) / (self.last - self.first))


@dataclass(frozen=True, slots=True)
class On:
    """Paper: whether a low figure, and how many px beside the axis of counts its word stands."""

    low: bool
    beside: float


def annotate(
    figure: go.Figure, drawn: Drawn, edges: Edges, colours: Palette, paper: On | None = None
) -> None:
    """Puts the words on, and a line under each event's number; `paper` None is a screen."""
    notes: list[dict[str, Any]] = [{"visible": False}] * (MOST_NAMES + WORDED_EVENTS)
    low = paper is not None and paper.low
    apart, lines = (LOW_APART, 1) if low else (APART, names.LINES)
    for place, (line, y) in enumerate(spread(drawn.dated, drawn.lines, apart)):
        mark = f'<span style="color:{line.colour(colours)}">{line.shape.text}</span>'
        told = "<br>".join(escaped(one) for one in names.fitted(line.name, edges.name, lines))
        at = {"x": edges.end + names.BESIDE, "y": y, "xref": "paper", "yref": "y", "xanchor": "left"}
        notes[place] = _text(f"{mark} {told}", **at, align="left", font={"size": names.SIZE})
    for place, event in enumerate(() if low else worded(drawn.events, edges)):
        notes[MOST_NAMES + place] = _worded(event, edges, colours)
    notes += [
        *_numbers(drawn.events, edges, colours),
        *(_ends(colours) if paper is None else ()),
        *_titles(drawn, colours, paper),
    ]
    if (
        not low
    ):  # there the arrows would cover marks; the diamond between two means leads from one to the other
        notes += _arrows(drawn, edges, colours)
    figure.update_layout(annotations=notes)
    for event in drawn.events:
        figure.add_shape(
            type="line", xref="x", yref="paper", x0=noon(event.date), x1=noon(event.date), y0=0, y1=1,
            line={"color": faded(colours.muted, 0.7), "width": 1, "dash": "2px,3px"}, layer="below",
        )  # fmt: skip


def spread(dated: pd.DataFrame, lines: Sequence[Line], apart: float = APART) -> list[tuple[Line, float]]:
    """Each line's name at the height of its last mark, moved apart until none covers another."""
    known = [(line, of(dated, line)) for line in lines]
    ends = [(float(own["mean"].iloc[-1]), line) for line, own in known if not own.empty]
    placed = sorted(ends, key=lambda one: (-one[0], one[1].place))
    heights = [height for height, _ in placed]
    for at in range(1, len(heights)):
        heights[at] = min(heights[at], heights[at - 1] - apart)
    lowest = SCALE_MIN
    for at in range(len(heights) - 1, -1, -1):
        heights[at] = max(heights[at], lowest)
        lowest = heights[at] + apart
    return [(line, height) for (_, line), height in zip(placed, heights, strict=True)]


def worded(events: Sequence[Event], edges: Edges) -> Sequence[Event]:
    """The events whose text stands on the chart: all where they are few and far apart, else none."""
    near = any(other - one < EVENT_APART for one, other in pairwise(edges.share(e.date) for e in events))
    return () if near or len(events) > WORDED_EVENTS else events


def noon(day: dt.date) -> pd.Timestamp:
    """The middle of a day, where it stands on the axis."""
    return pd.Timestamp(day) + pd.Timedelta(hours=12)


def _worded(event: Event, edges: Edges, colours: Palette) -> dict[str, Any]:
    lies = edges.share(event.date)
    at = {"x": lies * edges.end, "y": 1.0, "xref": "paper", "yref": "paper", "xanchor": _anchor(lies)}
    font = {"size": 11.5, "color": colours.muted}
    words = wrapped(event.text, EVENT_TEXT, EVENT_LINES)
    return _text(words, **at, yanchor="bottom", yshift=LEVEL_PX + 3, font=font)


def _numbers(events: Sequence[Event], edges: Edges, colours: Palette) -> list[dict[str, Any]]:
    """A number on top of each event's line; the list below the chart says what it was."""
    notes = []
    level, before = 0, -1.0
    for number, event in enumerate(events, 1):
        lies = edges.share(event.date)
        level = 1 - level if lies - before < NUMBER_APART else 0
        before = lies
        at = {"x": lies * edges.end, "y": 1.0, "xref": "paper", "yref": "paper", "xanchor": "center"}
        hover = {"hovertext": f"{day_words(event.date)}: {escaped(event.text)}", "captureevents": True}
        font = {"size": 11, "color": colours.ink}
        shift = 1 + LEVEL_PX * level
        notes.append(_text(str(number), **at, **hover, yanchor="bottom", yshift=shift, font=font))
    return notes


def _arrows(drawn: Drawn, edges: Edges, colours: Palette) -> list[dict[str, Any]]:
    """Over each diamond where it leads, on a ground that keeps it legible over lines."""
    many = len(drawn.changes) > WORDED_CHANGES
    look = {"font": {"size": 12, "color": colours.ink}, "bgcolor": faded(colours.surface, 0.85)}
    return [
        _text(
            arrow(one.turn, worded=not many),
            **look,
            x=between(one),
            y=crossing(one),
            xanchor=_anchor(edges.share(between(one).date())),
            yshift=18,
            borderpad=1,
        )
        for one in drawn.changes
    ]


def _anchor(share: float) -> str:
    return "left" if share < EDGE else "right" if share > 1 - EDGE else "center"


def _ends(colours: Palette) -> list[dict[str, Any]]:
    sides = (("favor", SCALE_MAX, "top", colours.favor), ("against", SCALE_MIN, "bottom", colours.against))
    at = {"x": 0.004, "xref": "paper", "yref": "y", "xanchor": "left"}
    return [
        _text(
            f"{SIDES[side].symbol} {SIDES[side].word}",
            **at,
            y=y * ROOM,
            yanchor=anchor,
            font={"size": 12, "color": colour},
        )
        for side, y, anchor, colour in sides
    ]


def _titles(drawn: Drawn, colours: Palette, paper: On | None) -> list[dict[str, Any]]:
    font = {"size": WORDS, "color": colours.muted}
    at = {"xref": "paper", "yref": "paper", "font": font}
    titles = [_text("statements", **at, x=0.004, y=COUNT[1], xanchor="left", yanchor="bottom", yshift=2)]
    if paper is not None:
        titles = [_text("statements", **at, x=0, y=sum(COUNT) / 2, xanchor="right", xshift=-paper.beside)]
    # All that stands at the strip ends where it ends: on a phone words are wider than the strip.
    end = {"x": STRIP[1], "xanchor": "right", "xref": "paper", "yref": "paper", "align": "right"}
    if not drawn.undated.empty:
        titles.append(_text("undated", **end, font=font, y=1.0, yanchor="bottom", yshift=1))
        titles.append(_text("statements", **end, font=font, y=STANCE[0], yanchor="top"))
    # One below another, since side by side they run together.
    told = [
        f'{_short(row["n_statements"])} <span style="color:{line.colour(colours)}">{line.shape.text}</span>'
        for line in drawn.lines
        for row in of(drawn.undated, line).to_dict("records")
    ]
    if paper is not None and paper.low:
        told = ["  ".join(told[at : at + LOW_NUMBERS]) for at in range(0, len(told), LOW_NUMBERS)]
    titles += [
        _text(words, **end, y=STANCE[0], yanchor="top", yshift=-ROW_PX * place)
        for place, words in enumerate(told, 1)
    ]
    return titles


def _short(n: int) -> str:
    """A number that fits under the strip: 870, 2.7k, 12k, 1.6M; pointing and the table tell it whole."""
    for unit, letter in ((1_000_000, "M"), (1000, "k")):
        if n >= unit:
            return f"{n / unit:.1f}{letter}" if n < 10 * unit else f"{n // unit}{letter}"
    return str(n)


def _text(text: str, **where: object) -> dict[str, Any]:
    return {"text": text, "showarrow": False, "font": {"size": 12}, **where}
