"""The most typical statement of each of some actors: what a figure rests on, in a sentence each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from dashboard.filters import Filters, Tile
from dashboard.queries.evidence import identified
from dashboard.queries.scope import facts


def typical(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, actors: Sequence[str], at: str | None = None
) -> tuple[str, ...]:
    """Ids of the statements that evidence in the order "typical" begins with, one an actor, in their order.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        actors: Ids; one without a statement is passed over.
        at: An outlet, or None for all.
    """
    wanted = [one for one in dict.fromkeys(actors) if not filters.actors or one in filters.actors]
    if not wanted:  # a filter without actors would let in all
        return ()
    chosen = facts(replace(filters, actors=tuple(wanted)), Tile(outlet=at))
    found = cursor.execute(
        f"""
        WITH matched AS MATERIALIZED (
            SELECT holder_id::VARCHAR AS holder_id, article_id, statement, topic, scored, stance, confidence
            FROM ({chosen.sql}) WHERE counted
        ),
        means AS (
            SELECT holder_id, topic, avg(stance) AS mean FROM (
                SELECT holder_id, topic, article_id, avg(stance) AS stance FROM matched
                WHERE scored GROUP BY ALL
            ) GROUP BY ALL
        )
        SELECT article_id, statement FROM matched LEFT JOIN means USING (holder_id, topic)
        QUALIFY row_number() OVER (
            PARTITION BY holder_id
            ORDER BY NOT scored, abs(stance - mean) NULLS LAST, confidence DESC, article_id, statement
        ) = 1
        ORDER BY list_position(?, holder_id)
        """,
        [*chosen.params, wanted],
    ).fetchall()
    return identified(cursor, found)
