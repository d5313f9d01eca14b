"""In which voices an actor is known: the own words, reported ones, deeds, attitudes."""

from __future__ import annotations

import duckdb
import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET, Filters, Tile
from dashboard.queries.scope import facts
from pipeline.schema import VOICES


def voices(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str) -> pd.DataFrame:
    """An actor's scored statements by voice, in the order of schema.VOICES.

    Returns:
        Columns voice, n_statements, n_articles (an article with two voices counts for both), n_outlets (the
        known ones), n_abstained. Every voice has a row, with 0 where it is not used.
    """
    chosen = facts(filters, Tile(actor=actor))
    found = cursor.execute(
        f"""
        SELECT voice::VARCHAR AS voice, count_if(scored)::BIGINT AS n_statements,
               count(DISTINCT article_id) FILTER (scored) AS n_articles,
               count(DISTINCT outlet_key) FILTER (scored AND outlet_key <> '{UNKNOWN_OUTLET}') AS n_outlets,
               count_if(NOT scored)::BIGINT AS n_abstained
        FROM ({chosen.sql}) WHERE counted GROUP BY voice
        """,
        chosen.params,
    ).df()
    every = found.set_index("voice").reindex(list(VOICES)).fillna(0).astype("int64")
    return every.rename_axis("voice").reset_index()
