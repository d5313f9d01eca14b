"""The stance map: mean stance for each pair of actors, outlets or topics."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb
import pandas as pd

from dashboard.estimates import with_intervals
from dashboard.filters import ACTOR, UNKNOWN_OUTLET, UNKNOWN_OUTLET_NAME, Dimension, Filters, View
from dashboard.queries.cube import SUMS, cells

TOP_ROWS = 15  # what is taken in at a glance; the rest is a click away
TOP_COLUMNS = 10  # what fits beside its evidence at 1440 px with its numbers
# What a browser still draws within some seconds, and who scrolls through more?
ALL_ROWS, ALL_COLUMNS = 200, 40
DISCOVERED = "~"  # how the id of an actor begins who is not in the registry

_KEYS = {"actor": "holder_id", "outlet": "outlet_key", "topic": "topic"}
_NAMES = {
    "actor": "(SELECT actor FROM actor_names WHERE holder_id = {})",
    "outlet": "(SELECT outlet FROM outlet_names WHERE outlet_key = {})",
    "topic": "{}",
}


def stance_map(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, view: View, topics: Mapping[str, str]
) -> pd.DataFrame:
    """Mean stance and numbers for every pair that has a scored statement.

    The mean is the mean of article means, so that a long article does not outvote a short one.
    A pair without evidence has no row: absence is not neutrality.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        view: Which dimensions the rows and columns are.
        topics: Titles by topic id, in the order they are shown.

    Returns:
        Columns row_id, row, col_id, col, mean [-1, 1], its 95 % interval low and high (NaN of one article),
        favor: the share of statements in favour, disagreement: the share of those with a side that are on
        the less frequent one, 0 to 0.5 (NaN where none has a side), n_statements, n_articles, n_favor,
        n_against, n_mixed, n_neutral, row_rank, col_rank (from 0); sorted by these: most statements
        first and then by id, topics in the order of `topics`, the unknown outlet last.
    """
    chosen = cells(filters, pooled=ACTOR not in (view.rows, view.columns))
    row, column = _KEYS[view.rows.id], _KEYS[view.columns.id]
    frame = cursor.execute(
        f"""
        WITH tiles AS (
            SELECT {row} AS row_id, {column} AS col_id, {SUMS} FROM ({chosen.sql}) GROUP BY {row}, {column}
        )
        SELECT *, {_name(view.rows, "row_id")} AS "row", {_name(view.columns, "col_id")} AS col FROM tiles
        """,
        chosen.params,
    ).df()
    frame = with_intervals(frame)
    sides = frame[["n_favor", "n_against"]]
    frame["favor"] = frame["n_favor"] / frame["n_statements"]
    frame["disagreement"] = sides.min(axis=1) / sides.sum(axis=1)  # NaN where no statement took a side
    frame["row"] = _labels(frame["row_id"], frame["row"], view.rows, topics)
    frame["col"] = _labels(frame["col_id"], frame["col"], view.columns, topics)
    return _sorted(frame, view, topics)


def top(frame: pd.DataFrame, rows: int, columns: int) -> pd.DataFrame:
    """The tiles of the rows and columns with most statements, in the order they had."""
    for axis, most in (("row", rows), ("col", columns)):
        frame = frame[frame[f"{axis}_id"].isin(_largest(frame, axis, most))]
    return frame.reset_index(drop=True)


def sizes(*, show_all: bool) -> tuple[int, int]:
    """How many rows and columns are drawn at most."""
    return (ALL_ROWS, ALL_COLUMNS) if show_all else (TOP_ROWS, TOP_COLUMNS)


def size(frame: pd.DataFrame) -> tuple[int, int]:
    """How many rows and columns there are."""
    return int(frame["row_id"].nunique()), int(frame["col_id"].nunique())


def _largest(frame: pd.DataFrame, axis: str, most: int) -> pd.Index:
    ranked = frame.sort_values(f"{axis}_rank").groupby(f"{axis}_id", sort=False)["n_statements"].sum()
    return ranked.sort_values(ascending=False, kind="stable").head(most).index


def hidden(frame: pd.DataFrame, shown: pd.DataFrame) -> tuple[int, int]:
    """How many rows and columns of `frame` are not in `shown`."""
    rows = frame["row_id"].nunique() - shown["row_id"].nunique()
    return int(rows), int(frame["col_id"].nunique() - shown["col_id"].nunique())


def discovered(frame: pd.DataFrame) -> bool:
    """Whether a row is an actor that is not in the registry."""
    return bool(frame["row_id"].str.startswith(DISCOVERED).any())


def _name(dimension: Dimension, column: str) -> str:
    return _NAMES[dimension.id].format(column)


def _labels(ids: pd.Series, names: pd.Series, dimension: Dimension, topics: Mapping[str, str]) -> pd.Series:
    if dimension.id == "topic":
        return ids.map(lambda topic: topics.get(topic, topic))
    if dimension.id == "outlet":
        return names.where(ids != UNKNOWN_OUTLET, UNKNOWN_OUTLET_NAME)
    return names + ids.str.startswith(DISCOVERED).map({True: " *", False: ""})


def _sorted(frame: pd.DataFrame, view: View, topics: Mapping[str, str]) -> pd.DataFrame:
    ranks = {
        axis: frame[f"{axis}_id"].map(_ranks(frame, f"{axis}_id", dimension, topics))
        for axis, dimension in (("row", view.rows), ("col", view.columns))
    }
    ranked = frame.assign(row_rank=ranks["row"], col_rank=ranks["col"])
    return ranked.sort_values(["row_rank", "col_rank"]).reset_index(drop=True)


def _ranks(frame: pd.DataFrame, key: str, dimension: Dimension, topics: Mapping[str, str]) -> dict[str, int]:
    sums = frame.groupby(key)[["n_statements"]].sum()
    given = list(topics) if dimension.id == "topic" else []
    ordered = sorted(
        (
            (
                given.index(member) if member in given else len(given),
                member == UNKNOWN_OUTLET,
                -n,
                member,
            )
            for member, n in sums.itertuples()
        ),
    )
    return {str(member): rank for rank, (*_, member) in enumerate(ordered)}
