"""An actor's stance on every topic as it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Exhibit, Lines, NothingToShow
from dashboard.exhibits.over_time import BETWEEN, MEAN_COLUMNS, without
from dashboard.exhibits.said import Order
from dashboard.exhibits.typical import typical
from dashboard.figures import trend as figure
from dashboard.figures.parts.framed import Frame, Room, Sign, inside
from dashboard.figures.parts.strips import FOOT_PX, HEAD_PX, STRIP_PX
from dashboard.figures.parts.timeline_lines import COLOURS as LINE_COLOURS
from dashboard.filters import Filters, Tile
from dashboard.pages import ACTOR
from dashboard.periods import UNDATED_KEY, UNITS, unit_for
from dashboard.queries import trend as query
from dashboard.queries.actor import leading
from dashboard.queries.counts import Counts, counts
from dashboard.queries.trend import WHOLE
from dashboard.spans import dates, every
from dashboard.theme import FEW_STATEMENTS, LIGHT, SIDES, count, interval, signed

NOUN = "trend"
MOST_LOW = 3  # strips on a slide; of more none could be read
LONGEST_PX = 780  # of the strips on a page of a report, with the words around them
LEAST_STRIP = 44  # px of a strip that can still be read
COLUMNS = {
    "topic": "The topic's id.",
    "title": "The topic.",
    "period": "The day, the week (ISO 8601) or the month; undated where articles have no day; all of all.",
    "start": "Its first day; empty where there is none.",
    **MEAN_COLUMNS,
}


def trend(order: Order) -> Exhibit:
    """The strips of the link's actor, or else of the one with most statements, as the page has it.

    Raises:
        NothingToShow: If nobody has a statement, or this actor has none with a side.
    """
    link, filters = order.link, order.link.filters
    actor = link.actor or order.ask(leading, filters)
    if actor is None:
        raise NothingToShow("no statement with a side passes these filters")
    counted = order.ask(counts, filters, Tile(actor=actor))
    name = order.store.domain.actors[actor]
    if not counted.statements:
        raise NothingToShow("nothing of this actor with a side passes these filters", got=name)
    unit = link.unit or unit_for(*order.ask(query.span, filters, actor))
    topics = {key: title for key, title in order.store.titles().items() if key in (filters.topics or (key,))}
    frame = order.ask(query.trend, filters, actor, unit)
    one = next(iter(topics)) if len(topics) == 1 else None
    lines, signs = said.lines(order, filters, counted, one), _signs(unit, undated=counted.undated > 0)
    shown = _shown(frame, topics, order.room)
    mark = _mark(unit, [title for key, title in topics.items() if key not in shown])
    low = _low(order.room, len(shown), Frame(None, lines, signs, (mark,)))
    return Exhibit(
        noun=NOUN,
        title=f"{name}: stance on {'every topic' if one is None else topics[one]}, by {unit}",
        figure=figure.trend(frame, shown, unit, LIGHT, low=low),
        lines=lines,
        signs=signs,
        notes=(mark, _left_out(counted, filters), *defined(order, tuple(topics), one)),
        source=said.source(order),
        table=_table(frame, topics),
        columns=COLUMNS,
        takeaway=_takeaway(frame, topics, name),
        alt=figure.describe(frame, shown, name, unit).removesuffix(" Show as table gives every number."),
        native=_lines(frame, topics, unit),
        place=order.place(ACTOR),
        statements=_typical(order, actor, _most_first(frame, topics)),
        n_statements=counted.statements,
        n_articles=counted.articles,
        native_notes=(_native_mark(unit), _left_out(counted, filters), *defined(order, tuple(topics), one)),
    )


def defined(order: Order, topics: Sequence[str], one: str | None) -> tuple[str, ...]:
    """What the sides of each topic mean, where the lines have not said so, which they do of `one`."""
    if one is not None:
        return ()
    return tuple(said.statement(order.store.topics[key]) for key in topics if key in order.store.topics)


def _most_first(frame: pd.DataFrame, topics: Mapping[str, str]) -> list[str]:
    """The topics with evidence, those with most statements first."""
    whole = frame[(frame["key"] == WHOLE) & (frame["n_statements"] > 0) & frame["topic"].isin(list(topics))]
    return list(whole.sort_values("n_statements", ascending=False, kind="stable")["topic"])


def _shown(frame: pd.DataFrame, topics: Mapping[str, str], room: Room) -> dict[str, str]:
    """The strips: on a slide a few with most statements, else all; in their order."""
    if room.height is None:
        return dict(topics)
    kept = set(_most_first(frame, topics)[:MOST_LOW])
    return {key: title for key, title in topics.items() if key in kept}


def _low(room: Room, strips: int, frame: Frame) -> float | None:
    """Px of a strip where there is less room than on the page; None where there is as much."""
    left = inside(frame, room)
    if left is None:
        if room.rows is None or strips * (STRIP_PX + HEAD_PX) <= LONGEST_PX:
            return None
        left = LONGEST_PX
    each = (left - FOOT_PX) / strips - figure.LOW_HEAD_PX
    return min(max(each, LEAST_STRIP), STRIP_PX)


def _signs(unit: str, *, undated: bool) -> tuple[Sign, ...]:
    period = UNITS[unit].lower().removesuffix("s")
    return (
        Sign("scale", "+1 In favour ▲", tuple(LIGHT.stops), before="▼ Against −1"),
        Sign("marker", "all days", (LIGHT.ink,), "diamond"),
        Sign("marker", f"a {period}{', or undated' if undated else ''}", (LIGHT.ink,), "circle"),
        Sign("upright", "95\u00a0% interval", (LIGHT.muted,)),
        Sign("glyph", f"small: under {FEW_STATEMENTS} statements", (LIGHT.ink,), "•"),
    )


def _mark(unit: str, dropped: Sequence[str]) -> str:
    mean = f"A mark is the mean of articles’ means on a topic, of all days or a {unit}"
    parts = [f"{mean}; one article has no interval.", said.INTERVAL]
    if dropped:
        parts.append(f"Not in this picture: {', '.join(dropped)}.")
    return " ".join(parts)


def _native_mark(unit: str) -> str:
    """What a mark of PowerPoint's chart is, which has all topics, and what that chart does not have."""
    return (
        f"A mark is the mean of articles’ means on a topic, of all days or a {unit}. PowerPoint’s own chart "
        "shows no 95\u00a0% intervals: they are in the data."
    )


def _left_out(counted: Counts, filters: Filters) -> str:
    first = "No mark, no statement: which is not neutral. Lines join periods that follow each other."
    return " ".join([first, *without(counted, filters, "", "left of the time")])


def _takeaway(frame: pd.DataFrame, topics: Mapping[str, str], name: str) -> str:
    """The topics on which the whole interval lies on one side, those with most statements first."""
    whole = frame[(frame["key"] == WHOLE) & (frame["n_statements"] > 0)]
    rows = {row["topic"]: row for row in whole.to_dict("records")}
    parts = []
    for topic in _most_first(frame, topics):
        row = rows[topic]
        if row["low"] > 0 or row["high"] < 0:
            side = SIDES["favor" if row["mean"] > 0 else "against"].word
            known = f"{signed(row['mean'])}, {interval(row['low'], row['high'])}"
            n = count(int(row["n_statements"]), "statement")
            parts.append(f"{side} on “{topics[topic]}” ({known}; {n})")
    if not parts:
        n = count(int(whole["n_statements"].sum()), "statement")
        return f"On no topic is {name} clearly on one side: {n} in all."
    return f"{name} is clearly {'; '.join(parts)}."


def _typical(order: Order, actor: str, topics: Sequence[str]) -> tuple[str, ...]:
    found = [
        one for key in topics for one in typical(order, replace(order.link.filters, topics=(key,)), (actor,))
    ]
    return tuple(dict.fromkeys(found))


def _table(frame: pd.DataFrame, topics: Mapping[str, str]) -> pd.DataFrame:
    """Every mark, by the order of the topics."""
    places = {topic: place for place, topic in enumerate(topics)}
    marks = frame[(frame["n_statements"] > 0) & frame["topic"].isin(list(topics))]
    ordered = marks.sort_values("topic", key=lambda ids: ids.map(places), kind="stable", ignore_index=True)
    return ordered.assign(
        title=ordered["topic"].map(dict(topics)),
        period=ordered["key"].replace(WHOLE, "all"),
        start=dates(ordered["start"]),
    )[list(COLUMNS)]


def _lines(frame: pd.DataFrame, topics: Mapping[str, str], unit: str) -> Lines | None:
    """A line for each topic: all days, what has no day, then every period from the first to the last.

    None where there are more topics than colours that can be told apart.
    """
    marks = frame[frame["n_statements"] > 0]
    filled = [topic for topic in topics if topic in set(marks["topic"])]
    if len(filled) > len(LINE_COLOURS):
        return None
    days = [one for one in dates(marks["start"]) if one is not None]
    timed = every(min(days), max(days), unit) if days else []
    columns = [(WHOLE, "all days"), (BETWEEN, BETWEEN)]
    if (marks["key"] == UNDATED_KEY).any():
        columns += [(UNDATED_KEY, "undated"), (BETWEEN, BETWEEN)]
    columns += [(period.key, period.label) for period in timed]
    series = []
    for topic, colour in zip(filled, LINE_COLOURS, strict=False):
        own = marks[marks["topic"] == topic]
        means = dict(zip(own["key"], map(float, own["mean"]), strict=True))
        series.append((topics[topic], tuple(means.get(key) for key, _ in columns), colour or LIGHT.ink))
    return Lines(tuple(label for _, label in columns), tuple(series))
