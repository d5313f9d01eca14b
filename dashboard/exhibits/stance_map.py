"""The stance map as it leaves."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard import measures
from dashboard.exhibits import said
from dashboard.exhibits.exhibit import Cell, Exhibit, Grid, NothingToShow
from dashboard.exhibits.said import Order
from dashboard.exhibits.typical import typical
from dashboard.figures import stance_map as figure
from dashboard.figures.parts import tiling
from dashboard.figures.parts.framed import Sign
from dashboard.figures.parts.tiling import Tiling
from dashboard.filters import OUTLET, TOPIC, View
from dashboard.markup import words
from dashboard.measures import MEAN, Measure
from dashboard.pages import MAP
from dashboard.queries import stance_map as query
from dashboard.queries.counts import Counts, counts
from dashboard.theme import BLANK, FEW_STATEMENTS, LIGHT, count, signed, text_on

NOUN = "stance-map"
MOST_LOW = 8  # columns on a slide, where rows are low: more are not read from the back of a room
LEAST_PX = 28  # of a tile; none is narrower
COLUMNS = {
    "row_id": "The row's actor or outlet, by id.",
    "row": "The same by name; * is an actor that is not in the registry.",
    "col_id": "The column's outlet or topic, by id.",
    "col": "The same by name.",
    "mean": "Mean of the articles' mean stances, -1 against to +1 in favour.",
    "low": "Lower end of its 95 % interval; empty where it is of one article.",
    "high": "Upper end of its 95 % interval; empty where it is of one article.",
    "half": "Half of the interval before its ends are cut at -1 and +1; empty where it is of one article.",
    "favor": "Share of the statements that are in favour, 0 to 1.",
    "disagreement": "Share of the less frequent side among those with one, 0 to 0.5; empty where none has.",
    "n_statements": "Statements with a side and a known speaker.",
    "n_articles": "Articles they are in.",
    "n_favor": "Statements in favour.",
    "n_against": "Statements against.",
    "n_mixed": "Statements on both sides.",
    "n_neutral": "Neutral statements.",
}


def stance_map(order: Order) -> Exhibit:
    """The map of the link.

    Raises:
        NothingToShow: If no statement passes the filters.
    """
    link = order.link
    filters, view, measure = link.map_filters, link.view, measures.BY_ID[link.measure]
    whole = order.ask(query.stance_map, filters, view, order.store.titles())
    if whole.empty:
        raise NothingToShow("no statement with a side passes these filters")
    rows, columns = query.sizes(show_all=link.show_all)
    shown, fit = _fitting(order, whole, measure, (min(rows, order.room.rows or rows), columns))
    counted = order.ask(counts, filters)
    one = link.topic if view.one_topic else None
    over = f"{order.topic()}: " if view.one_topic else ""
    told = said.plain(
        words.caption(
            view, filters, counted, query.hidden(whole, shown), measure, discovered=query.discovered(shown)
        )
    )
    return Exhibit(
        noun=NOUN,
        title=f"{over}{_lower(measure.title) if over else measure.title}, {view.title.lower()}",
        figure=figure.stance_map(shown, LIGHT, None, measure, fit=fit),
        lines=(*_sides(order, shown, view), *said.lines(order, filters, counted, one)),
        signs=_signs(measure, int(shown["n_statements"].max())),
        notes=_notes(told, fit, measure),
        source=said.source(order),
        table=whole[list(COLUMNS)],
        columns=COLUMNS,
        takeaway=_takeaway(shown, measure, counted, view),
        alt=figure.describe(shown, view.title, measure).removesuffix(" Show as table gives every number."),
        native=_grid(shown, measure, view.rows.title),
        place=order.place(MAP),
        statements=typical(order, filters, tuple(dict.fromkeys(shown["row_id"]))),
        n_statements=counted.statements,
        n_articles=counted.articles,
    )


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]


def _fitting(
    order: Order, whole: pd.DataFrame, measure: Measure, most: tuple[int, int]
) -> tuple[pd.DataFrame, Tiling]:
    """As many columns as have room for a number with its n, and how they fit."""
    rows, columns = most
    low = order.room.height is not None
    columns = min(columns, MOST_LOW if low else order.room.width // LEAST_PX)
    shown = query.top(whole, rows, columns)
    fit = tiling.in_picture(shown, measure, order.room.width, low=low)
    for fewer in range(len(fit.columns) - 1, 0, -1):
        if fit.fits:
            break
        shown = query.top(whole, rows, fewer)
        fit = tiling.in_picture(shown, measure, order.room.width, low=low)
    return shown, fit


def _notes(told: str, fit: Tiling, measure: Measure) -> tuple[str, ...]:
    """The page's caption without what only a page can do: what a tile is first, then what is left out."""
    small = f" Small: n {measure.least}" if fit.small else ""
    if measure is MEAN:
        of = (
            f"{small}, ± half of the interval. {said.INTERVAL}"
            if fit.half
            else f"{small}. {said.INTERVAL} They are in the data."
        )
        first = f"A tile is the mean of its articles’ means.{of}"
    elif small:
        first = f"{measure.explained}{small}; no interval is computed for shares."
    else:
        first = f"{measure.explained} The mean and interval of each tile are in the data."
    rest = told.removeprefix(measure.explained).strip()
    return (first, rest) if rest else (first,)


def _sides(order: Order, shown: pd.DataFrame, view: View) -> tuple[str, ...]:
    """What the sides of each topic mean, where the columns are topics."""
    if view.columns is not TOPIC:
        return ()
    topics = [order.store.topics[one] for one in dict.fromkeys(shown["col_id"]) if one in order.store.topics]
    told = (f"{one.title}: ▲ {one.favor_label}, ▼ {one.against_label}" for one in topics)
    return ("; ".join(told),) if topics else ()


def _signs(measure: Measure, most: int) -> tuple[Sign, ...]:
    low, high = measure.ends
    if measure is MEAN:
        low, high = f"▼ Against {low}", f"{high} In favour ▲"
    if measure.bounds is None:
        high = f"{most:,} {high}"
    signs = [Sign("scale", high, tuple(measure.stops(LIGHT)), before=low)]
    if measure.least is not None:
        signs.append(Sign("hatched", f"fewer than {FEW_STATEMENTS} {measure.least}", (LIGHT.surface,)))
    return (*signs, Sign("glyph", "no evidence", (LIGHT.muted,), BLANK))


def _takeaway(shown: pd.DataFrame, measure: Measure, counted: Counts, view: View) -> str:
    """The clearest tile on either side: that whose interval is farthest from 0, then by statements."""
    if measure is not MEAN:
        return ""
    who = "actors quoted by " if view.rows == OUTLET else ""
    where = "on" if view.columns == TOPIC else "in"
    parts = []
    for word, near in (("in favour", shown["low"]), ("against", -shown["high"])):
        found = shown.assign(near=near)[near > 0]
        if len(found):
            row = found.sort_values(["near", "n_statements"], ascending=False, kind="stable").iloc[0]
            n = count(int(row["n_statements"]), "statement")
            name = f"{who}{row['row'].removesuffix(' *')}"
            parts.append(f"{name} {word} {where} {row['col']} ({signed(row['mean'])}, {n})")
    if not parts:
        return f"No tile is clearly on one side: {count(counted.statements, 'statement')} in all."
    return f"Clearest: {'; '.join(parts)}."


def _grid(shown: pd.DataFrame, measure: Measure, corner: str) -> Grid:
    """The map as a table with cells in the colours of the tiles."""
    columns = shown.sort_values("col_rank").drop_duplicates("col_id")
    at = dict(zip(zip(shown["row_id"], shown["col_id"], strict=True), measure.places(shown), strict=True))
    tiles = {(row["row_id"], row["col_id"]): row for row in shown.to_dict("records")}
    few = {key for key, is_few in zip(tiles, measure.few(shown), strict=True) if is_few}

    def cell(row_id: str, col_id: str) -> Cell | None:
        row: dict[Any, Any] | None = tiles.get((row_id, col_id))
        if row is None:
            return None
        place = at[row_id, col_id]
        ground = LIGHT.surface if place != place else measure.colour(float(place), LIGHT)  # noqa: PLR0124 - NaN
        return Cell(measure.number(row), ground, text_on(ground), few=(row_id, col_id) in few)

    rows = shown.sort_values("row_rank").drop_duplicates("row_id")
    return Grid(
        corner,
        tuple(columns["col"]),
        tuple(
            (name, tuple(cell(row_id, col_id) for col_id in columns["col_id"]))
            for row_id, name in zip(rows["row_id"], rows["row"], strict=True)
        ),
    )
