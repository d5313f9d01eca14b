"""How many statements, articles and outlets stand behind a picture, and how many stay out of it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from dashboard.filters import UNKNOWN_OUTLET, Filters, Tile
from dashboard.queries.scope import OUTLET_KEY, SCORED, scope


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of one selection. The first four count scored statements with a known speaker.

    `outlets` are the known ones; `no_outlet` are articles, part of `articles`. `undated`, `no_holder`
    and `abstained` are statements; `undated` are part of `statements`.
    `mean` is the mean of article means in [-1, 1], None without a statement.
    """

    statements: int
    articles: int
    outlets: int
    no_outlet: int
    undated: int
    no_holder: int
    abstained: int
    mean: float | None


def counts(cursor: duckdb.DuckDBPyConnection, filters: Filters, tile: Tile | None = None) -> Counts:
    """The numbers of the statements that `filters` and `tile` leave.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        tile: The tile, or None for the whole picture.
    """
    where = scope(filters, tile)
    (row,) = cursor.execute(
        f"""
        WITH selected AS (SELECT *, {OUTLET_KEY} AS outlet_key FROM statements WHERE {where.sql}),
        scored AS (SELECT * FROM selected WHERE {SCORED}),
        per_article AS (SELECT avg(stance) AS stance FROM scored GROUP BY article_id)
        SELECT
            (SELECT count(*) FROM scored),
            (SELECT count(*) FROM per_article),
            (SELECT count(DISTINCT outlet_key) FROM scored WHERE outlet_key <> ?),
            (SELECT count(DISTINCT article_id) FROM scored WHERE outlet_key = ?),
            (SELECT count(*) FROM scored WHERE published IS NULL),
            (SELECT count(*) FROM selected WHERE status = 'scored' AND holder_id IS NULL),
            (SELECT count(*) FROM selected WHERE status = 'abstained'),
            (SELECT avg(stance) FROM per_article)
        """,
        [*where.params, UNKNOWN_OUTLET, UNKNOWN_OUTLET],
    ).fetchall()
    return Counts(*row)
