"""Where the articles are, as it leaves: by outlet and month, of the whole store."""

from __future__ import annotations

import datetime as dt
from math import log1p

import pandas as pd
import plotly.graph_objects as go

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Cell, Exhibit, Grid, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.side_by_side import cut
from dashboard.figures import coverage as figure
from dashboard.figures.parts.framed import WHITE, Sign
from dashboard.filters import UNKNOWN_OUTLET
from dashboard.markup import coverage as markup
from dashboard.markup.cells import as_day
from dashboard.pages import METHOD
from dashboard.queries import coverage as query
from dashboard.queries.coverage import Calendar
from dashboard.theme import LIGHT, count, percent, text_on

NOUN = "coverage"
MOST_COLUMNS = 14  # of a table on a slide whose numbers can be read
NAME = 34  # characters of an outlet's name
STEPS = 5  # shades of the scale in the row of signs
COLUMNS = {
    "outlet_id": "The outlet, by id; empty for the outlets that share the last row.",
    "outlet": "The outlet, by name; empty for the outlets that share the last row.",
    "start": "The first day of the month, or of the year where there are many; empty where there is no day.",
    "n_articles": "Kept articles, copies of stories among them.",
}


def coverage(order: Order) -> Exhibit:
    """The calendar of the store; of the link nothing applies.

    Raises:
        NothingToShow: If the store has no article.
    """
    found = order.ask(query.calendar)
    if found.cells.empty:
        raise NothingToShow("the store has no article that was kept")
    shown = pooled(found, order.room.rows or query.MOST_ROWS)
    cells, total = found.cells, int(found.cells["n_articles"].sum())
    covered = order.ask(query.coverage)
    undated = int(cells.loc[cells["start"].isna(), "n_articles"].sum())
    most = int(shown.cells["n_articles"].max())
    first, last = (as_day(one) for one in (covered["first"].min(), covered["last"].max()))
    period = said.days(first, last, undated)
    return Exhibit(
        noun=NOUN,
        title=f"Articles by outlet and {found.unit}",
        figure=_drawn(shown),
        lines=(
            f"{count(total, 'article')} from {_outlets(covered)} · {period}",
            "The whole store, whatever the filters.",
        ),
        signs=(
            Sign("scale", count(most, "article"), _scale(most), before="1"),
            Sign("area", "no article", (WHITE,)),
        ),
        notes=_notes(shown),
        source=said.source(order),
        table=cells[list(COLUMNS)],
        columns=COLUMNS,
        takeaway=_takeaway(covered, total),
        alt=figure.describe(shown.cells, shown.unit, markup.rest(shown)),
        native=_grid(shown),
        place=order.place(METHOD),
        n_articles=total,
    )


def _drawn(shown: Calendar) -> go.Figure:
    """The figure with names as long as paper allows."""
    rest = markup.rest(shown)
    drawn = figure.coverage(shown.cells, shown.unit, rest, LIGHT)
    rows = figure.names(shown.cells, rest)
    drawn.update_yaxes(ticktext=[figure.label(row, rest, cut(row, NAME)) for row in rows])
    return drawn


def pooled(found: Calendar, rows: int) -> Calendar:
    """The calendar in at most so many rows: the outlets with fewest articles share the last one."""
    keys = list(dict.fromkeys(found.cells["outlet_id"].fillna("")))
    if len(keys) <= rows:
        return found
    named = [key for key in keys if key]
    kept = [key for key in named if key != UNKNOWN_OUTLET][: rows - 1]
    unknown = UNKNOWN_OUTLET in named
    own = found.cells["outlet_id"].isin(kept)
    rest = found.cells[~own].groupby("start", dropna=False, as_index=False)["n_articles"].sum()
    cells = pd.concat([found.cells[own], rest.assign(outlet_id=None, outlet=None)], ignore_index=True)
    more = found.more + len(named) - len(kept) - unknown
    return Calendar(cells[list(found.cells.columns)], found.unit, more, found.unknown or unknown)


def _unknown(covered: pd.DataFrame) -> int:
    """Articles of unknown outlet."""
    return int(covered.loc[covered["outlet_id"] == UNKNOWN_OUTLET, "n_articles"].sum())


def _outlets(covered: pd.DataFrame) -> str:
    known, unknown = int((covered["outlet_id"] != UNKNOWN_OUTLET).sum()), _unknown(covered)
    return count(known, "outlet") + (f", {unknown:,} of unknown outlet" if unknown else "")


def _notes(shown: Calendar) -> tuple[str, str]:
    told = said.plain(markup.caption(shown))
    n, _, rest = told.partition("; ")
    first = f"A tile is how many articles were kept: {n}. These are counts: no interval."
    return first, rest[:1].upper() + rest[1:]


def _takeaway(covered: pd.DataFrame, total: int) -> str:
    """The outlet with most articles, and how much of the whole it is."""
    known = covered[covered["outlet_id"] != UNKNOWN_OUTLET]
    if known.empty:
        return f"No outlet is known of {count(total, 'article')}."
    n = int(known["n_articles"].max())
    first = known[known["n_articles"] == n]
    most = f"{first['outlet'].iloc[0]} has most, {n:,} ({percent(n / total)})"
    if len(first) > 1:
        ahead = "have" if len(first) == len(known) else "have most,"
        most = f"{count(len(first), 'outlet')} {ahead} {n:,} each"
    parts = [most, f"{int(covered['n_undated'].sum()):,} without a date"]
    if unknown := _unknown(covered):
        parts.insert(1, f"{count(unknown, 'article')} of unknown outlet")
    return f"{count(total, 'article')}: {'; '.join(parts)}."


def _grid(shown: Calendar) -> Grid | None:
    """The tiles as a table; None where there are more columns than can be read."""
    starts = _columns(shown)
    if len(starts) > MOST_COLUMNS:
        return None
    most, rest = int(shown.cells["n_articles"].max()), markup.rest(shown)
    rows: dict[str, dict[str, Cell]] = {}
    for cell in shown.cells.to_dict("records"):
        n, day = int(cell["n_articles"]), as_day(cell["start"])
        ground = figure.shade(log1p(n) / log1p(most), LIGHT)
        own = rows.setdefault(figure.name(cell["outlet"], rest), {})
        own[figure.UNDATED if day is None else day.isoformat()] = Cell(f"{n:,}", ground, text_on(ground))
    return Grid(
        "Outlet",
        tuple(_head(start, shown.unit) for start in starts),
        tuple((name, tuple(own.get(one) for one in starts)) for name, own in rows.items()),
    )


def _columns(shown: Calendar) -> list[str]:
    """Every period, as in the picture; where they are too many, those with an article and a sign between."""
    every = [key for key in figure.columns(shown.cells, shown.unit) if key != figure.GAP]
    if len(every) <= MOST_COLUMNS:
        return every
    used = {day.isoformat() for day in map(as_day, shown.cells["start"]) if day is not None}
    filled = [key if key in used or key == figure.UNDATED else figure.GAP for key in every]
    return [
        key for key, before in zip(filled, ["", *filled], strict=False) if (key, before) != (figure.GAP,) * 2
    ]


def _head(key: str, unit: str) -> str:
    if key == figure.GAP:
        return "…"
    return markup.head(None if key == figure.UNDATED else dt.date.fromisoformat(key), unit)


def _scale(most: int) -> tuple[str, ...]:
    """The shades from one article to the most, in even steps of the logarithm, as tiles have them."""
    low, high = log1p(1), log1p(most)
    steps = (step / (STEPS - 1) for step in range(STEPS))
    return tuple(figure.shade((low + (high - low) * step) / high, LIGHT) for step in steps)
