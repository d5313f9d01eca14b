"""How many statements, articles and outlets stand behind a picture, and how many stay out of it."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from dashboard.filters import UNKNOWN_OUTLET, Filters, Tile
from dashboard.queries.cube import cells
from dashboard.queries.scope import SCORED, facts


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
    chosen, means = facts(filters, tile), cells(filters, tile, pooled=True)
    question = f"""
        WITH chosen AS ({chosen.sql}),
        selected AS (SELECT * FROM chosen WHERE counted),
        shown AS (SELECT * FROM selected WHERE {SCORED}),
        copies AS (SELECT story_id, outlet_key FROM chosen WHERE is_copy AND {SCORED}),
        own AS (SELECT outlet_key FROM chosen WHERE NOT is_copy AND {SCORED})
        SELECT
            (SELECT count(*) FROM shown),
            (SELECT count(DISTINCT article_id) FROM shown),
            (SELECT count(DISTINCT outlet_key) FROM shown WHERE outlet_key <> ?),
            (SELECT count(DISTINCT article_id) FROM shown WHERE outlet_key = ?),
            (SELECT count(*) FROM shown WHERE published IS NULL),
            (SELECT count(*) FROM selected WHERE scored AND holder_id IS NULL),
            (SELECT count(*) FROM selected WHERE NOT scored),
            (SELECT sum(s) / sum(k) FROM ({means.sql})),
            (SELECT count(*) FROM copies),
            (SELECT count(DISTINCT story_id) FROM copies),
            (SELECT count(DISTINCT outlet_key) FROM copies ANTI JOIN own USING (outlet_key)
             WHERE outlet_key <> ?)
        """
    unknown = [UNKNOWN_OUTLET] * 2
    values = [*chosen.params, *unknown, *means.params, UNKNOWN_OUTLET]
    (row,) = cursor.execute(question, values).fetchall()
    return Counts(*row)
