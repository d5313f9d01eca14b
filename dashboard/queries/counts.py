"""How many statements, articles and outlets stand behind a picture, and how many stay out of it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from dashboard.filters import UNKNOWN_OUTLET, Filters, Tile
from dashboard.queries.scope import SCORED, selection


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of one selection. The first four count scored statements with a known speaker.

    `outlets` are the known ones; `no_outlet` are articles, part of `articles`. `undated`, `no_holder`
    and `abstained` are statements; `undated` are part of `statements`.
    `mean` is the mean of article means in [-1, 1], None without a statement. `copies` are scored
    statements of another copy of a story than the one that counts, whether or not the filters leave
    them out, `stories` the stories they are of, and `only_copies` the known outlets with nothing else.
    """

    statements: int
    articles: int
    outlets: int
    no_outlet: int
    undated: int
    no_holder: int
    abstained: int
    mean: float | None
    copies: int = 0
    stories: int = 0
    only_copies: int = 0


def counts(cursor: duckdb.DuckDBPyConnection, filters: Filters, tile: Tile | None = None) -> Counts:
    """The numbers of the statements that `filters` and `tile` leave.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        tile: The tile, or None for the whole picture.
    """
    chosen = selection(filters, tile)
    (row,) = cursor.execute(
        f"""
        WITH chosen AS ({chosen.sql}),
        selected AS (SELECT * FROM chosen WHERE counted),
        scored AS (SELECT * FROM selected WHERE {SCORED}),
        copies AS (SELECT story_id, outlet_key FROM chosen WHERE is_copy AND {SCORED}),
        own AS (SELECT outlet_key FROM chosen WHERE NOT is_copy AND {SCORED}),
        per_article AS (SELECT avg(stance) AS stance FROM scored GROUP BY article_id)
        SELECT
            (SELECT count(*) FROM scored),
            (SELECT count(*) FROM per_article),
            (SELECT count(DISTINCT outlet_key) FROM scored WHERE outlet_key <> ?),
            (SELECT count(DISTINCT article_id) FROM scored WHERE outlet_key = ?),
            (SELECT count(*) FROM scored WHERE published IS NULL),
            (SELECT count(*) FROM selected WHERE status = 'scored' AND holder_id IS NULL),
            (SELECT count(*) FROM selected WHERE status = 'abstained'),
            (SELECT avg(stance) FROM per_article),
            (SELECT count(*) FROM copies),
            (SELECT count(DISTINCT story_id) FROM copies),
            (SELECT count(DISTINCT outlet_key) FROM copies ANTI JOIN own USING (outlet_key)
             WHERE outlet_key <> ?)
        """,
        [*chosen.params, *[UNKNOWN_OUTLET] * 3],
    ).fetchall()
    return Counts(*row)
