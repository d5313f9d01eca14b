"""The tone of an actor's words beside their stance, statement by statement."""

from __future__ import annotations

import duckdb
import pandas as pd

from dashboard.filters import Filters, Tile
from dashboard.queries.scope import SCORED, facts

MOST_MARKS = 400  # more marks cover each other at 800 × 400 px; a sample shows the same picture


def tone(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str) -> pd.DataFrame:
    """An actor's scored statements, each with its stance and the tone of the attributed words.

    Where there are more than MOST_MARKS, a sample: those whose ids have the lowest hashes. It does not depend
    on what they say, and is the same every time.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        actor: The actor's id.

    Returns:
        Columns statement_id, article_id, topic, stance [-1, 1], label, tone [-1, 1] (VADER compound of the
        attributed words), voice, outlet (null where unknown), published (NaT where undated), n_statements
        and n_articles (of all there are, the same in each row); sorted by the hash.
    """
    chosen = facts(filters, Tile(actor=actor))
    return cursor.execute(
        f"""
        WITH matched AS (
            SELECT statement, article_id FROM ({chosen.sql}) WHERE counted AND {SCORED}
        ),
        size AS (SELECT count(*) AS n_statements, count(DISTINCT article_id) AS n_articles FROM matched),
        shown AS (
            SELECT m.statement, n.article_id AS article
            FROM (SELECT * FROM matched ORDER BY statement LIMIT {MOST_MARKS}) m
            JOIN article_numbers n ON n.number = m.article_id
        )
        SELECT s.statement_id, s.article_id, s.topic, s.stance, s.label, a.tone, s.voice, s.outlet,
               s.published, size.*
        FROM shown p JOIN statements s ON s.article_id = p.article AND hash(s.statement_id) = p.statement
        JOIN attributions a ON a.article_id = p.article AND a.attribution_id = s.attribution_id, size
        ORDER BY p.statement
        """,
        chosen.params,
    ).df()
