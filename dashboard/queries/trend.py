"""An actor's stance on each topic, over all days and period by period."""

from __future__ import annotations

import datetime as dt

import duckdb
import pandas as pd

from dashboard import periods
from dashboard.estimates import with_intervals
from dashboard.filters import Filters, Tile
from dashboard.queries.cube import SUMS, cells
from dashboard.queries.scope import facts

WHOLE = ""  # the key of all days together; an address without a period


def span(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str
) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of an actor's scored statements; None where none has a day."""
    chosen = cells(filters, Tile(actor=actor), by_day=True)
    (days,) = cursor.execute(
        f"SELECT min(published), max(published) FROM ({chosen.sql})", chosen.params
    ).fetchall()
    return days[0], days[1]


def trend(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str, unit: str) -> pd.DataFrame:
    """Mean stance of an actor on each topic, of all days, of each period and of what has no day.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        actor: The actor's id.
        unit: A key of periods.UNITS.

    Returns:
        Columns topic, key (of the period as an address names it, "undated", or WHOLE), label (the period in
        words), start (its first day, NaT where it has none), mean [-1, 1] of article means with its 95 %
        interval low and high (NaN of one article), n_statements, n_articles, n_favor, n_against, n_mixed,
        n_neutral, and n_abstained: statements without a side, of WHOLE only. Sorted by topic, WHOLE first,
        the undated next, then by time. A topic with nothing but abstained statements has its WHOLE row
        alone, mean NaN; one without any statement has no row.

    Raises:
        ValueError: If the unit is none of periods.UNITS.
    """
    if unit not in periods.UNITS:
        raise ValueError(unit)
    chosen = cells(filters, Tile(actor=actor), by_day=True)
    frame = cursor.execute(
        f"""
        SELECT topic, bucket AS start, grouping(bucket) = 1 AS whole, {SUMS}
        FROM (SELECT *, date_trunc('{unit}', published)::DATE AS bucket FROM ({chosen.sql}))
        GROUP BY GROUPING SETS ((topic, bucket), (topic))
        """,
        chosen.params,
    ).df()
    frame = with_intervals(frame).assign(n_abstained=0)
    days = [None if pd.isna(start) else pd.Timestamp(start).date() for start in frame["start"]]
    named = [periods.of_day(day, unit) for day in days]
    whole = frame["whole"].astype(bool)
    frame["key"] = [WHOLE if all_days else one.key for all_days, one in zip(whole, named, strict=True)]
    frame["label"] = [
        "all days" if all_days else one.label for all_days, one in zip(whole, named, strict=True)
    ]
    frame["start"] = pd.to_datetime(pd.Series(days, dtype="object"))
    frame = _with_abstained(frame, _abstained(cursor, filters, actor))
    return (
        frame.drop(columns=["whole", "squares", "doubt", "variance"])
        .assign(first=frame["key"] != WHOLE)
        .sort_values(["topic", "first", "start"], na_position="first", ignore_index=True)
        .drop(columns="first")
    )


def _abstained(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str) -> dict[str, int]:
    chosen = facts(filters, Tile(actor=actor))
    rows = cursor.execute(
        f"""
        SELECT topic::VARCHAR, count(*) FROM ({chosen.sql}) WHERE counted AND NOT scored GROUP BY 1 ORDER BY 1
        """,
        chosen.params,
    ).fetchall()
    return dict(rows)


def _with_abstained(frame: pd.DataFrame, abstained: dict[str, int]) -> pd.DataFrame:
    whole = frame["key"] == WHOLE
    frame.loc[whole, "n_abstained"] = frame.loc[whole, "topic"].map(abstained).fillna(0).astype(int)
    silent = [topic for topic in abstained if topic not in set(frame["topic"])]
    if not silent:
        return frame
    counts = {name: 0 for name in map(str, frame) if name.startswith("n_")}
    rows = [
        {
            "topic": topic,
            "whole": True,
            "key": WHOLE,
            "label": "all days",
            **counts,
            "n_abstained": abstained[topic],
        }
        for topic in silent
    ]
    added = pd.DataFrame(rows).astype({"topic": "str", "key": "str", "label": "str"})
    return (
        pd.concat([frame, added.reindex(columns=frame.columns)], ignore_index=True)
        if len(frame)
        else added.reindex(columns=frame.columns)
    )
