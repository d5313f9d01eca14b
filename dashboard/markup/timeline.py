"""The words around the timeline: who the lines are, what stands behind them, the events, the table."""

from __future__ import annotations

import html
from collections.abc import Collection, Sequence

import pandas as pd

from dashboard.figures.parts.timeline_lines import Line, period_words
from dashboard.filters import Filters
from dashboard.markup.tables import table
from dashboard.periods import UNITS
from dashboard.queries.timeline import Timeline
from dashboard.theme import FEW_STATEMENTS, Palette, count, day, ends, signed, split
from pipeline.packs import Event


def key(lines: Sequence[Line], colours: Palette) -> str:
    """The lines with their symbols, for screens too narrow for names beside them."""
    entries = "".join(
        f'<li><span aria-hidden="true" style="color:{line.colour(colours)}">{line.shape.text}</span> '
        f"<bdi>{html.escape(line.name)}</bdi></li>"
        for line in lines
    )
    return f'<ul class="sp-lines" aria-label="Lines of the chart">{entries}</ul>'


def caption(found: Timeline, filters: Filters, lines: Sequence[Line], missing: Sequence[str]) -> str:
    """What stands behind the lines, and how they are read.

    Args:
        found: The marks of the chart.
        filters: The filters of the page.
        lines: The actors shown.
        missing: Names of actors that were asked for and have no statement here.
    """
    marks, statements = found.marks, int(found.marks["n_statements"].sum())
    n_undated = int(marks.loc[marks["start"].isna(), "n_statements"].sum())
    beside = f"{n_undated:,} of them undated, in the strip on the right" if n_undated else "none undated"
    if not filters.undated:
        beside = "undated articles are left out"
    whose = "of this actor" if len(lines) == 1 else f"of these {len(lines)} actors"
    mean = f"A mark is the mean of its articles’ means; hollow: fewer than {FEW_STATEMENTS} statements."
    told = f"{count(statements, 'statement')} {whose} in {count(found.n_articles, 'article')}"
    parts = [
        f"{told}, by {found.unit}; {beside}.",
        mean,
        "The band is the 95 % interval, a thin line where a mark has no neighbour; one article has none.",
        "Dotted over periods without a statement: absence is not neutrality.",
        "Bars count statements, stacked.",
    ]
    parts += [f"No statement of {html.escape(name)} here with these filters." for name in missing]
    if any(line.name.endswith("*") for line in lines):
        parts.append("* not in the registry.")
    return f'<p class="sp-small">{" ".join(parts)}</p>'


def only_undated(n: int) -> list[str]:
    """Why there is no chart though there are statements."""
    verb = "is" if n == 1 else "are"
    return [
        f"{count(n, 'statement')} of these actors {verb} undated, so no timeline can be drawn.",
        "Choose other actors, or read them: choose an actor and “undated” beside this.",
    ]


def events(shown: Sequence[Event], own: Collection[Event], outside: int) -> str:
    """The events by their numbers on the chart, with their days; "" where there is none.

    Args:
        shown: Those on the chart, in order.
        own: Those of them that the analyst brought.
        outside: How many lie before or after the time that is shown.
    """
    entries = "".join(
        f"<li><time datetime={event.date.isoformat()!r}>{day(event.date)}</time>: "
        f"<bdi>{html.escape(event.text)}</bdi>{' <em>(yours)</em>' if event in own else ''}</li>"
        for event in shown
    )
    listed = f'<ol class="sp-events">{entries}</ol>' if entries else ""
    verb = "lies" if outside == 1 else "lie"
    more = f"{count(outside, 'event')} {verb} outside the time shown." if outside else ""
    return f'<div class="sp-small">{listed}{more}</div>' if listed or more else ""


def as_table(marks: pd.DataFrame, unit: str, title: str) -> str:
    """Every mark as a row."""
    rows = [
        {
            "actor": row["actor"],
            "period": period_words(row),
            "mean": signed(row["mean"]),
            "interval": ends(row["low"], row["high"]),
            "n_statements": row["n_statements"],
            "n_articles": row["n_articles"],
            "sides": split(row),
        }
        for row in marks.to_dict("records")
    ]
    headers = {
        "actor": "Actor", "period": UNITS[unit].removesuffix("s"), "mean": "Mean",
        "interval": "95 % interval", "n_statements": "Statements", "n_articles": "Articles", "sides": "Sides",
    }  # fmt: skip
    return table(pd.DataFrame(rows), headers, f"Stance on {title}, by {unit}")
