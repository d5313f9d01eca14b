"""The timeline as it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from dashboard import lineup, periods
from dashboard.events import within
from dashboard.exhibits import said
from dashboard.exhibits.changes import told as told_change
from dashboard.exhibits.exhibit import Exhibit, Lines, NothingToShow
from dashboard.exhibits.over_time import BETWEEN, MEAN_COLUMNS, without
from dashboard.exhibits.said import Order
from dashboard.exhibits.typical import typical
from dashboard.figures import timeline as figure
from dashboard.figures.parts.framed import PAD, SIGN, SWATCH, Frame, Room, Sign, inside
from dashboard.figures.parts.lettering import breadth
from dashboard.figures.parts.timeline_lines import Drawn, Line, Paper, faded, of
from dashboard.filters import Filters, Tile
from dashboard.lineup import Actors
from dashboard.pages import TIMELINE
from dashboard.queries import changes as change_query
from dashboard.queries import timeline as query
from dashboard.queries.changes import Change
from dashboard.queries.counts import Counts, counts
from dashboard.spans import dates, every
from dashboard.theme import FEW_STATEMENTS, LIGHT, count, day, interval, signed
from pipeline.packs import Event

NOUN = "timeline"
INTERVAL = "95\u00a0% interval"
SHARES = (1, 2, 3)  # of a row of signs that a name may take: a half, a third
MOST_EVENT_CHARS = 430  # three lines under a figure on a slide; with more of them the figure has no room
COLUMNS = {
    "actor_id": "The actor's id.",
    "actor": "The actor by name; * is one that is not in the registry.",
    "period": "The day, the week (ISO 8601) or the month; undated where the articles have no day.",
    "start": "Its first day; empty where undated.",
    "end": "Its last day; empty where undated.",
    **MEAN_COLUMNS,
}


def timeline(order: Order) -> Exhibit:
    """The timeline of the link: its actors, or else those the page would show.

    The events are the pack's; those that an analyst brought stay in the browser.

    Raises:
        NothingToShow: If no statement passes the filters, or none of them has a day.
    """
    filters = order.link.on_topic
    shown = lineup.actors(order.ask(query.speakers, filters), order.link, order.store.domain)
    if not shown.lines:
        raise NothingToShow("no statement with a side passes these filters")
    found = order.ask(query.timeline, filters, shown.ids, order.link.unit)
    dated = found.marks[found.marks["start"].notna()]
    if dated.empty:
        n = count(int(found.marks["n_statements"].sum()), "statement")
        raise NothingToShow(
            "no timeline can be drawn: nothing of these actors has a date", got=f"{n}, undated"
        )
    turned = order.ask(change_query.changes, filters, shown.ids)
    low = order.room.height is not None
    events, _ = within(order.store.events, dated["start"].min().date(), dated["end"].max().date())
    listed = _listed(events, short=low)
    drawn = Drawn(
        found.marks, found.unit, shown.lines, () if listed is None else events,
        lineup.markers(turned, found.unit),
    )  # fmt: skip
    counted = order.ask(counts, replace(filters, actors=shown.ids))
    paper = Paper(order.room.width - 2 * PAD, low)
    picture = figure.timeline(drawn, LIGHT, paper=paper)
    return Exhibit(
        noun=NOUN,
        title=_title(order, shown, found.unit),
        figure=picture,
        lines=said.lines(order, filters, counted, order.link.topic),
        signs=_signs(drawn, picture, order.room),
        notes=(_mark(found.unit, listed, len(events)), _left_out(shown, counted, filters)),
        source=said.source(order),
        table=_table(found.marks),
        columns=COLUMNS,
        takeaway=_takeaway(order, turned, shown.lines, found.marks),
        alt=figure.describe(drawn, order.topic()).removesuffix(" Show as table gives every number."),
        native=_lines(drawn),
        place=order.place(TIMELINE),
        statements=typical(order, filters, shown.ids),
        n_statements=counted.statements,
        n_articles=counted.articles,
        native_notes=(_native_mark(found.unit), _left_out(shown, counted, filters, "at the right end")),
    )


def _title(order: Order, shown: Actors, unit: str) -> str:
    whose = f" of {shown.lines[0].name.removesuffix(' *')}" if len(shown.lines) == 1 else ""
    return f"{order.topic()}: stance{whose} over time, by {unit}"


def _signs(drawn: Drawn, shown: go.Figure, room: Room) -> tuple[Sign, ...]:
    names = {trace.name for trace in shown.data if trace.x is not None and len(trace.x)}
    band = Sign("area", INTERVAL, (faded(LIGHT.muted, 0.25),))
    told = [band if "band" in names else Sign("upright", INTERVAL, (LIGHT.muted,))]
    if (drawn.marks["n_statements"] < FEW_STATEMENTS).any():
        told.append(Sign("marker", f"under {FEW_STATEMENTS} statements", (LIGHT.muted,), "circle-open"))
    if "gap" in names:
        told.append(Sign("dashed", "nothing between", (LIGHT.muted,)))
    if any(one.turn.found for one in drawn.changes):
        told.append(Sign("marker", "position change", (LIGHT.muted,), "diamond"))
    if any(not one.turn.found for one in drawn.changes):
        told.append(Sign("marker", "hint of a change", (LIGHT.muted,), "diamond-open"))
    ways = [(*_named(drawn, room, share), *told) for share in SHARES]
    left = [inside(Frame(None, (), way, ()), room) for way in ways]
    return ways[left.index(left[-1])]  # cut no more than saves a row of what a slide has


def _named(drawn: Drawn, room: Room, share: int) -> list[Sign]:
    """The actors in their shapes, none wider than this share of a row."""
    width = (room.width - 2 * PAD) / share - 2 * SWATCH
    return [
        Sign("marker", _cut(line.name, width), (line.colour(LIGHT),), line.shape.plotly)
        for line in drawn.lines
    ]


def _cut(name: str, width: float) -> str:
    """A name, its end cut where it is wider than so many px."""
    fits = name
    while breadth(fits, SIGN) > width:
        fits = fits.removesuffix("…")[:-1].rstrip() + "…"
    return fits


def _listed(events: Sequence[Event], *, short: bool) -> str | None:
    """The events by their numbers, "" where there is none; None where they do not fit on a slide."""
    if short:
        told = "; ".join(f"({number})\u00a0{event.text}" for number, event in enumerate(events, 1))
        return told if len(told) <= MOST_EVENT_CHARS else None
    return "; ".join(
        f"({number})\u00a0{day(event.date)}: {event.text}" for number, event in enumerate(events, 1)
    )


def _mark(unit: str, listed: str | None, n_events: int) -> str:
    """What a mark is, and the numbers on top."""
    parts = [
        f"A mark is the mean of an actor’s articles’ means in a {unit}; one article has no interval.",
        said.INTERVAL,
    ]
    if listed is None:
        parts.append(f"{count(n_events, 'event')} of this time not marked, for want of room.")
    if listed:
        parts.append(f"Events: {listed}.")
    return " ".join(parts)


def _native_mark(unit: str) -> str:
    """What a mark of PowerPoint's chart is, and what that chart does not have."""
    return (
        f"A mark is the mean of an actor’s articles’ means in a {unit}. PowerPoint’s own chart shows no "
        "95\u00a0% intervals, which are in the data, and no changes of position and events, which are on the "
        "dashboard."
    )


def _left_out(
    shown: Actors, counted: Counts, filters: Filters, beside: str = "in the strip on the right"
) -> str:
    """What is not in the figure, or has no place in time."""
    parts = ["Where nothing is drawn nothing was found, which is not neutral."]
    if others := len(shown.names) - len(shown.lines):
        parts.append(f"Not shown: {count(others, 'other actor')} with statements on this topic.")
    parts += without(counted, filters, " of these actors", beside)
    parts += [f"No statement of {name} with these filters." for name in shown.missing]
    if any(line.name.endswith("*") for line in shown.lines):
        parts.append("* not in the registry.")
    return " ".join(parts)


def _takeaway(order: Order, turned: Sequence[Change], lines: Sequence[Line], marks: pd.DataFrame) -> str:
    """The largest change that was found; or that there is none, and where the most quoted actor stands."""
    if sure := [one for one in turned if one.turn.found]:
        return told_change(max(sure, key=lambda one: abs(one.turn.by.value)))
    by_line = marks.groupby("line")["n_statements"].sum()
    line = next(one for one in lines if one.place == by_line.idxmax())
    of_all = order.ask(counts, order.link.on_topic, Tile(actor=line.actor_id))
    where = "" if of_all.mean is None else f"mean {signed(of_all.mean)}, {interval(of_all.low, of_all.high)}"
    n = f"{count(of_all.statements, 'statement')} in {count(of_all.articles, 'article')}"
    hints = f" ({count(len(turned), 'hint')})" if turned else ""
    first = f"No position change can be told from chance{hints}."
    return f"{first} {line.name.removesuffix(' *')}: {where} ({n})."


def _table(marks: pd.DataFrame) -> pd.DataFrame:
    days = {name: dates(marks[name]) for name in ("start", "end")}
    return marks.assign(period=marks["key"], **days)[list(COLUMNS)]


def _lines(drawn: Drawn) -> Lines:
    """Every period from the first to the last mark, so that time runs evenly, and then what has no day."""
    dated = drawn.dated
    whole = every(dated["start"].min().date(), dated["end"].max().date(), drawn.unit)
    undated = [] if drawn.undated.empty else [periods.UNDATED]
    keys = [one.key for one in whole] + ([BETWEEN, periods.UNDATED_KEY] if undated else [])
    labels = [one.label for one in whole] + ([BETWEEN, periods.UNDATED.label] if undated else [])

    def values(line: Line) -> tuple[float | None, ...]:
        own = of(drawn.marks, line)
        means = dict(zip(own["key"], map(float, own["mean"]), strict=True))
        return tuple(means.get(key) for key in keys)

    return Lines(tuple(labels), tuple((line.name, values(line), line.colour(LIGHT)) for line in drawn.lines))
