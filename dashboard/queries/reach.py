"""Which articles a picture of articles is of: how many, from when to when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from dashboard.filters import Filters
from dashboard.queries.scope import OUTLET_KEY, all_of, dated


@dataclass(frozen=True, slots=True)
class Reach:
    """Kept articles that were analysed, those of them without a day, and the days of the others."""

    articles: int
    undated: int
    first: dt.date | None
    last: dt.date | None


def reach(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> Reach:
    """The articles in the filters' period and outlets, copies of stories among them; nothing else applies."""
    parts = [dated("published", filters.start, filters.end, undated=filters.undated)]
    if filters.outlets:
        parts.append((f"{OUTLET_KEY} IN ({', '.join('?' * len(filters.outlets))})", filters.outlets))
    where = all_of(parts)
    (row,) = cursor.execute(
        f"""
        SELECT count(*), count_if(published IS NULL), min(published), max(published)
        FROM articles WHERE status = 'kept' AND reason IS NULL AND {where.sql}
        """,
        where.params,
    ).fetchall()
    return Reach(*row)
