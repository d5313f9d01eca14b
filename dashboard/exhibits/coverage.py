"""Where the articles are, as it leaves: by outlet and month, of the whole store."""

from __future__ import annotations

import datetime as dt
from math import log1p

import pandas as pd
import plotly.graph_objects as go

from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Cell, Exhibit, Grid, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.side_by_side import cut, days
from dashboard.figures import coverage as figure
from dashboard.figures.parts.framed import WHITE, Sign
from dashboard.figures.parts.sheet import escaped
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
    period = days(first, last, undated)
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
        alt=figure.describe(shown.cells, shown.unit, shown.more),
        native=_grid(shown),
        place=order.place(METHOD),
        n_articles=total,
    )


def _drawn(shown: Calendar) -> go.Figure:
    """The figure with names as long as paper allows."""
    drawn = figure.coverage(shown.cells, shown.unit, shown.more, LIGHT)
    drawn.update_yaxes(ticktext=[escaped(cut(name, NAME)) for name in _names(shown)])
    return drawn


def _names(shown: Calendar) -> list[str]:
    """The rows: outlets, and those that share the last one."""
    return list(dict.fromkeys(_name(outlet, shown.more) for outlet in shown.cells["outlet"]))


def _name(outlet: object, more: int) -> str:
    return outlet if isinstance(outlet, str) else count(more, "more outlet")


def pooled(found: Calendar, rows: int) -> Calendar:
    """The calendar in at most so many rows: the outlets with fewest articles share the last one."""
    keys = list(dict.fromkeys(found.cells["outlet_id"].fillna("")))
    if len(keys) <= rows:
        return found
    kept = [key for key in keys if key][: rows - 1]
    own = found.cells["outlet_id"].isin(kept)
    rest = found.cells[~own].groupby("start", dropna=False, as_index=False)["n_articles"].sum()
    cells = pd.concat([found.cells[own], rest.assign(outlet_id=None, outlet=None)], ignore_index=True)
    more = found.more + sum(1 for key in keys if key) - len(kept)
    return Calendar(cells[list(found.cells.columns)], found.unit, more)


def _outlets(covered: pd.DataFrame) -> str:
    known = int((covered["outlet_id"] != UNKNOWN_OUTLET).sum())
    unknown = covered.loc[covered["outlet_id"] == UNKNOWN_OUTLET, "n_articles"].sum()
    return count(known, "outlet") + (f", {int(unknown):,} of unknown outlet" if unknown else "")


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
        most = f"{count(len(first), 'outlet')} have most, {n:,} each"
    return f"{count(total, 'article')}: {most}; {int(covered['n_undated'].sum()):,} without a date."


def _grid(shown: Calendar) -> Grid | None:
    """The tiles as a table; None where there are more columns than can be read."""
    starts = sorted({as_day(one) for one in shown.cells["start"]}, key=lambda one: (one is None, one))
    if len(starts) > MOST_COLUMNS:
        return None
    most = int(shown.cells["n_articles"].max())
    rows: dict[str, dict[dt.date | None, Cell]] = {}
    for cell in shown.cells.to_dict("records"):
        n = int(cell["n_articles"])
        ground = _shade(n, most)
        own = rows.setdefault(_name(cell["outlet"], shown.more), {})
        own[as_day(cell["start"])] = Cell(f"{n:,}", ground, text_on(ground))
    heads = tuple(_head(start, shown.unit) for start in starts)
    return Grid(
        "Outlet", heads, tuple((name, tuple(own.get(one) for one in starts)) for name, own in rows.items())
    )


def _scale(most: int) -> tuple[str, ...]:
    """The shades from one article to the most, in even steps of the logarithm, as tiles have them."""
    low, high = log1p(1), log1p(most)
    return tuple(_mixed((low + (high - low) * step / (STEPS - 1)) / high) for step in range(STEPS))


def _shade(n: int, most: int) -> str:
    return _mixed(log1p(n) / log1p(most))


def _mixed(share: float) -> str:
    """A grey between that of no article and that of the most."""
    low, high = LIGHT.surface, LIGHT.muted
    pairs = ((int(low[i : i + 2], 16), int(high[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _head(start: dt.date | None, unit: str) -> str:
    if start is None:
        return markup.UNDATED
    return f"{start:%Y}" if unit == "year" else f"{start:%b %Y}"
