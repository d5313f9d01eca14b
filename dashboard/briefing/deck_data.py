"""The data of a figure that PowerPoint has no chart for, as a table."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from pandas.api import types

from dashboard.briefing.deck_page import Page
from dashboard.briefing.deck_tables import MOST_ROWS, SIDES, SIZES, Entry, fitted, left_out, longest, only
from dashboard.briefing.deck_text import Rect, breadth
from dashboard.exhibits.exhibit import Exhibit
from dashboard.theme import day, signed

MOST_DATA = 8  # columns
WIDEST_DATA = 0.3  # of the table's width: of a column
NOTHING = "–"  # an empty cell would be as high as a line of the theme's own type
# Columns of data worth a slide, in their order; words and dates come before them.
_FIRST = ("mean", "low", "high", "difference", "share", "n_statements", "n_articles")


def data(page: Page, rect: Rect, exhibit: Exhibit) -> str:
    """The first rows of a figure's data; says what it had no room for, "" is nothing."""
    names = _useful(exhibit.table, page.wide(rect.width))
    shown = exhibit.table[names].head(MOST_ROWS)
    numbers = [types.is_numeric_dtype(shown[name]) for name in names]
    rows = [[Entry(only(_told(name), bold=True), centred=n) for name, n in zip(names, numbers, strict=True)]]
    rows.extend(
        [Entry(only(_value(value)), centred=n) for value, n in zip(values, numbers, strict=True)]
        for values in shown.itertuples(index=False)
    )

    def widths(size: float) -> list[float]:
        wide = [longest(row[place] for row in rows) * size * page.house.face for place in range(len(names))]
        wide = [min(one, rect.width * WIDEST_DATA) + SIDES for one in wide]
        over = min(rect.width / sum(wide), 1.0)
        return [one * over for one in wide]

    put = fitted(page, rect, lambda _: rows, widths, exhibit.alt)
    return left_out(len(exhibit.table) - put, 0)


def _useful(frame: pd.DataFrame, width: float) -> list[str]:
    """The columns that say most and fit, in their order: words and dates without ids, then known numbers."""
    every = [str(name) for name in frame.columns]
    names = [name for name in every if not name.endswith(("_id", "_rank")) and frame[name].notna().any()]
    words = [name for name in names if not types.is_numeric_dtype(frame[name])][:4]
    known = [name for name in _FIRST if name in names]
    ranked = [*words, *known, *(name for name in names if name not in {*words, *known})][:MOST_DATA]
    shown = frame.head(MOST_ROWS)
    wide = {
        name: max(breadth(one, SIZES[3], bold=True) for one in [_told(name), *map(_value, shown[name])])
        for name in ranked
    }
    wide = {name: min(one, width * WIDEST_DATA) + SIDES for name, one in wide.items()}
    while len(ranked) > 2 and sum(wide[name] for name in ranked) > width:  # noqa: PLR2004 - two are a table
        ranked.pop()
    return [name for name in every if name in ranked]


def _told(name: str) -> str:
    return name.replace("_", " ")


def _value(value: object) -> str:
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)):
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() and abs(value) > 1 else signed(value)
    return str(value)
