"""The marks of a timeline: bands, lines, symbols, bars, and the clear rings over them that take the clicks.

Marks stand in the middle of their period, actors a little beside each other so that none hides another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.parts.sheet import escaped
from dashboard.figures.parts.timeline_lines import (
    Drawn,
    Line,
    Marker,
    Row,
    between,
    crossing,
    day_words,
    faded,
    kept,
    of,
    period_words,
)
from dashboard.theme import FEW_STATEMENTS, Palette, count, interval, signed, split

Chosen = Sequence[object] | None  # actor id, period key and more of the outlined mark

DAY = pd.Timedelta(days=1)
# Between the marks of two actors: of a period, or of the time shown where periods are narrow (4 px of the
# chart at 1440 px). All together they stay within their period, or within a symbol's width or two of it.
STEP_ASIDE, STEP_OF_TIME = 0.09, 0.009
MOST_OF_TIME = 0.032
BAR = 0.86  # of its period
POINTS, UNDATED, CHANGES, BARS = "points", "undated", "changes", "statements"
RING_PX = 20
# By number of lines: a band of one actor reads well, six of them would cover each other.
_BAND = {1: 0.20, 2: 0.16, 3: 0.13}
_FAINTEST = 0.07
_WHISKER = 0.45
# Of a symbol's size, by the marks of its line: more of them would run into a rope.
_SIZES = ((45, 1.0), (110, 0.6), (float("inf"), 0.4))
_CLEAR = "rgba(0,0,0,0)"


def drawn_line(line: Line, drawn: Drawn, colours: Palette, chosen: Chosen) -> list[go.Scatter | go.Bar]:
    """The traces of an actor with dated statements: band, line, dotted line over gaps, symbols, bars."""
    own = of(drawn.dated, line)
    x = _x(own, line, drawn)
    return [
        _band(own, x, line.colour(colours), len(drawn.lines)),
        *_lines(own, x, line.colour(colours)),
        symbols(own, x, line, colours),
        _bars(own, line, drawn, colours, chosen),
    ]


def rings(drawn: Drawn, colours: Palette, chosen: Chosen) -> list[go.Scatter]:
    """The traces that take clicks over the symbols: dated ones, and the undated in their strip."""
    known = [(line, of(drawn.dated, line)) for line in drawn.lines]
    x = pd.concat([_x(own, line, drawn) for line, own in known if not own.empty])
    found = [_rings(POINTS, drawn.dated, x.loc[drawn.dated.index], drawn, colours).update(
        selectedpoints=_selected(drawn.dated, chosen))]  # fmt: skip
    if not drawn.undated.empty:
        places = {line.actor_id: line.place for line in drawn.lines}
        trace = _rings(UNDATED, drawn.undated, drawn.undated["actor_id"].map(places), drawn, colours)
        found.append(trace.update(xaxis="x2", selectedpoints=_selected(drawn.undated, chosen)))
    return found


def _x(own: pd.DataFrame, line: Line, drawn: Drawn) -> pd.Series:
    aside = line.place - (len(drawn.lines) - 1) / 2
    dated = drawn.dated
    shown = dated["end"].max() + DAY - dated["start"].min()
    least = shown * min(STEP_OF_TIME, MOST_OF_TIME / max(1, len(drawn.lines) - 1))
    places = [
        (start + length / 2 + max(length * STEP_ASIDE, least) * aside).round("s")
        for start, length in _lengths(own)
    ]
    return pd.Series(places, index=own.index)


def _lengths(own: pd.DataFrame) -> list[tuple[pd.Timestamp, pd.Timedelta]]:
    """Where periods begin, and how long they are."""
    return [(start, end - start + DAY) for start, end in zip(own["start"], own["end"], strict=True)]


def _runs(own: pd.DataFrame, *, with_interval: bool = False) -> list[list[int]]:
    """Places in the frame of periods that follow each other with no empty one, or no interval, between."""
    runs: list[list[int]] = []
    previous = None
    known = own["low"].notna() | (not with_interval)
    for place, (start, end) in enumerate(zip(own["start"], own["end"], strict=True)):
        if not known.iloc[place]:
            previous = None
            continue
        if previous is not None and start == previous + DAY:
            runs[-1].append(place)
        else:
            runs.append([place])
        previous = end
    return runs


def _band(own: pd.DataFrame, x: pd.Series, colour: str, n_lines: int) -> go.Scatter:
    """The 95 % interval over periods that follow each other; a lone period has a whisker instead."""
    xs: list[object] = []
    ys: list[float | None] = []
    low, high = own["low"].to_numpy(), own["high"].to_numpy()
    for run in _runs(own, with_interval=True):
        if len(run) > 1:
            xs += [*x.iloc[run], *x.iloc[run[::-1]], None]
            ys += [*high[run], *low[run[::-1]], None]
    opacity = _BAND.get(n_lines, _FAINTEST)
    return go.Scatter(
        name="band", x=xs, y=ys, mode="lines", fill="toself", line={"width": 0}, hoverinfo="skip",
        fillcolor=faded(colour, opacity),
    )  # fmt: skip


def _lines(own: pd.DataFrame, x: pd.Series, colour: str) -> list[go.Scatter]:
    """A full line between neighbouring periods, a dotted one over those of which nothing is known."""
    runs = _runs(own)
    means = own["mean"].to_numpy()

    def along(places: Sequence[int | None]) -> dict[str, list[object]]:
        at = [None if place is None else x.iloc[place] for place in places]
        return {"x": at, "y": [None if place is None else means[place] for place in places]}

    full = [place for run in runs for place in (*run, None)]
    over = [place for one, other in pairwise(runs) for place in (one[-1], other[0], None)]
    drawn = {"mode": "lines", "hoverinfo": "skip"}
    return [
        go.Scatter(name="line", **along(full), line={"color": colour, "width": 2.5}, **drawn),
        go.Scatter(name="gap", **along(over), line={"color": colour, "width": 1.2, "dash": "dot"}, **drawn),
    ]


def symbols(own: pd.DataFrame, x: pd.Series, line: Line, colours: Palette) -> go.Scatter:
    """An actor's symbols, hollow where statements are few, with whiskers where no band can be."""
    colour = line.colour(colours)
    few = own["n_statements"] < FEW_STATEMENTS
    banded = {place for run in _runs(own, with_interval=True) if len(run) > 1 for place in run}
    lone = pd.Series([place not in banded for place in range(len(own))], index=own.index)
    return go.Scatter(
        name=f"symbols {line.actor_id}",
        x=x,
        y=own["mean"],
        mode="markers",
        marker={
            "symbol": line.shape.plotly,
            "size": line.shape.size * next(share for most, share in _SIZES if len(own) <= most),
            "color": [colours.surface if small else colour for small in few],
            "line": {"color": colour, "width": 1.8},
        },
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (own["high"] - own["mean"]).where(lone).fillna(0),
            "arrayminus": (own["mean"] - own["low"]).where(lone).fillna(0),
            "color": faded(colour, _WHISKER),
            "thickness": 1.2,
            "width": 2.5,
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _bars(own: pd.DataFrame, line: Line, drawn: Drawn, colours: Palette, chosen: Chosen) -> go.Bar:
    lengths = _lengths(own)
    return go.Bar(
        name=f"{BARS} {line.actor_id}",
        x=[start + length / 2 for start, length in lengths],
        y=own["n_statements"],
        width=[1000 * BAR * length.total_seconds() for _, length in lengths],
        marker={
            "color": line.colour(colours),
            "line": {"width": 0.6, "color": colours.surface},
            "pattern": {
                "shape": line.shape.hatch,
                "fgcolor": colours.surface,
                "fillmode": "overlay",
                "size": 5,
                "solidity": 0.25,
            },
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0.55}},
        selectedpoints=_selected(own, chosen),
        yaxis="y2",
        customdata=_data(own, drawn.keep),
        hovertext=[_hover(row) for row in own.to_dict("records")],
        hoverinfo="text",
    )


def _rings(name: str, marks: pd.DataFrame, x: pd.Series, drawn: Drawn, colours: Palette) -> go.Scatter:
    return go.Scatter(
        name=name,
        x=x,
        y=marks["mean"],
        mode="markers",
        marker={
            "symbol": "circle",
            "size": RING_PX,
            "color": _CLEAR,
            "opacity": 0,
            "line": {"width": 2.5, "color": colours.ink},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 0}},
        customdata=_data(marks, drawn.keep),
        hovertext=[_hover(row) for row in marks.to_dict("records")],
        hoverinfo="text",
        cliponaxis=False,
    )


def changes(drawn: Drawn, colours: Palette) -> go.Scatter:
    """A diamond for each position change, in the gap it lies in; hollow where it is a hint."""
    shades = {line.actor_id: line.colour(colours) for line in drawn.lines}
    fills = [shades[one.actor_id] if one.turn.found else colours.surface for one in drawn.changes]
    return go.Scatter(
        name=CHANGES,
        x=[between(one) for one in drawn.changes],
        y=[crossing(one) for one in drawn.changes],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": 15,
            "color": fills,
            "line": {"color": [shades[one.actor_id] for one in drawn.changes], "width": 2.2},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[[one.actor_id, one.key, kept(drawn.keep)] for one in drawn.changes],
        hovertext=[_change_hover(one) for one in drawn.changes],
        hoverinfo="text",
        cliponaxis=False,
    )


def _data(marks: pd.DataFrame, keep: Sequence[str]) -> list[list[object]]:
    return [[actor, key, kept(keep)] for actor, key in zip(marks["actor_id"], marks["key"], strict=True)]


def _selected(marks: pd.DataFrame, chosen: Chosen) -> list[int] | None:
    if chosen is None:
        return None
    keys = list(zip(marks["actor_id"], marks["key"], strict=True))
    wanted = (chosen[0], chosen[1])
    return [keys.index(wanted)] if wanted in keys else None


def _hover(row: Row) -> str:
    small = (
        f"<br>fewer than {FEW_STATEMENTS} statements: a hint, not a finding"
        if row["n_statements"] < FEW_STATEMENTS
        else ""
    )
    return (
        f"<b>{escaped(row['actor'])}</b><br>{period_words(row)}"
        f"<br>mean {signed(row['mean'])}, {interval(row['low'], row['high'])}"
        f"<br>{count(row['n_statements'], 'statement')} in {count(row['n_articles'], 'article')}: "
        f"{split(row)}{small}"
    )


def _change_hover(one: Marker) -> str:
    before, after = one.turn.before, one.turn.after
    sure = "position change" if one.turn.found else "hint of a position change: too few articles to tell"
    return (
        f"<b>{escaped(one.actor)}</b><br>{sure}<br>between {day_words(one.last)} and {day_words(one.first)}"
        f"<br>before: {signed(before.mean)} in {count(before.n_articles, 'article')}"
        f"<br>after: {signed(after.mean)} in {count(after.n_articles, 'article')}"
    )
