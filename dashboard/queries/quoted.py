"""Who quotes an actor: statements by outlet, and everything attributed."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET, UNKNOWN_OUTLET_NAME, Filters, Tile
from dashboard.queries.scope import OUTLET_KEY, all_of, dated, facts
from pipeline.schema import VOICES

_BY_VOICE = ", ".join(f"count_if(scored AND voice = '{voice}')::BIGINT AS n_{voice}" for voice in VOICES)


def quoted(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str) -> pd.DataFrame:
    """An actor's statements by the outlet that carries them.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count.
        actor: The actor's id.

    Returns:
        Columns outlet_id, outlet, n_statements (scored), n_articles (with one of them), n_abstained, and of
        the scored ones n_direct, n_indirect, n_mixed, n_action, n_position, n_narration. Most statements
        first, the unknown outlet last; an outlet without any statement has no row.
    """
    chosen = facts(filters, Tile(actor=actor))
    return cursor.execute(
        f"""
        WITH sums AS (
            SELECT outlet_key, count_if(scored)::BIGINT AS n_statements,
                   count(DISTINCT article_id) FILTER (scored) AS n_articles,
                   count_if(NOT scored)::BIGINT AS n_abstained, {_BY_VOICE}
            FROM ({chosen.sql}) WHERE counted GROUP BY outlet_key
        )
        SELECT outlet_key::VARCHAR AS outlet_id,
               if(outlet_key = '{UNKNOWN_OUTLET}', '{UNKNOWN_OUTLET_NAME}', outlet) AS outlet,
               sums.* EXCLUDE outlet_key
        FROM sums LEFT JOIN outlet_names USING (outlet_key)
        ORDER BY outlet_id = '{UNKNOWN_OUTLET}', n_statements DESC, n_abstained DESC, outlet, outlet_id
        """,
        chosen.params,
    ).df()


@dataclass(frozen=True, slots=True)
class Attributed:
    """All that is attributed to an actor, on a topic or not: how many attributions, in how many articles."""

    attributions: int
    articles: int
    outlets: int


def attributed(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str) -> Attributed:
    """What articles attribute to an actor, in the filters' period, outlets and voices.

    Topic and confidence say nothing of an attribution, so they do not narrow it; each copy of a story counts.
    """
    parts = [dated("r.published", filters.start, filters.end, undated=filters.undated)]
    if filters.outlets:
        parts.append((f"{OUTLET_KEY} IN ({', '.join('?' * len(filters.outlets))})", filters.outlets))
    if filters.voices:
        parts.append((f"a.voice IN ({', '.join('?' * len(filters.voices))})", filters.voices))
    where = all_of(parts)
    (row,) = cursor.execute(
        f"""
        SELECT count(*), count(DISTINCT r.article_id),
               count(DISTINCT nullif({OUTLET_KEY}, '{UNKNOWN_OUTLET}'))
        FROM attributions a JOIN articles r ON r.article_id = a.article_id
        WHERE a.holder_id = ? AND r.status = 'kept' AND {where.sql}
        """,
        [actor, *where.params],
    ).fetchall()
    return Attributed(*row)
