"""One actor: who has most to say, by which words articles name them, and what they say most typically."""

from __future__ import annotations

import duckdb
import pandas as pd

from dashboard.filters import Filters, Tile
from dashboard.queries.cube import cells
from dashboard.queries.evidence import TOPIC_MEANS, stated
from dashboard.queries.scope import SCORED, facts

MOST_WORDS = 12  # what is read at a glance; the tail is misspellings


def leading(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> str | None:
    """The actor with most scored statements that pass the filters; None where nobody has one."""
    chosen = cells(filters)
    row = cursor.execute(
        f"SELECT holder_id FROM ({chosen.sql}) GROUP BY 1 ORDER BY sum(n) DESC, 1 LIMIT 1", chosen.params
    ).fetchone()
    return None if row is None else str(row[0])


def words(cursor: duckdb.DuckDBPyConnection, actor: str) -> pd.DataFrame:
    """The words by which all kept articles name an actor, most frequent first.

    Returns:
        At most MOST_WORDS rows: text (as it is most often written; case does not tell words apart), method
        (how they lead to the actor), n (mentions) and n_all (mentions of the actor in any words).
    """
    return cursor.execute(
        f"""
        SELECT mode(text) AS text, method, count(*) AS n, sum(count(*)) OVER ()::BIGINT AS n_all
        FROM mentions WHERE actor_id = ?
        GROUP BY lower(text), method ORDER BY n DESC, text, method LIMIT {MOST_WORDS}
        """,
        [actor],
    ).df()


def kind(cursor: duckdb.DuckDBPyConnection, actor: str) -> str | None:
    """What an actor most often is by its mentions, a kind of the registry's; None where none is known."""
    row = cursor.execute("SELECT mode(kind) FROM mentions WHERE actor_id = ?", [actor]).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def merged(cursor: duckdb.DuckDBPyConnection, actor: str) -> list[str]:
    """The names of actors that people merged into this one, in order."""
    table = cursor.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'decided'").fetchone()
    if table is None:  # nobody decided anything
        return []
    names = cursor.execute(
        """
        SELECT DISTINCT coalesce(
            (SELECT arg_min(c.was, c.made_at) FROM corrections c
             WHERE c.target_table = 'actors' AND c.target_id = d.found AND c."column" = 'actor'),
            d.found
        )
        FROM decided d WHERE d.actor_id = ? AND d.found <> d.actor_id ORDER BY 1
        """,
        [actor],
    ).fetchall()
    return [str(name) for (name,) in names]


def examples(cursor: duckdb.DuckDBPyConnection, filters: Filters, actor: str) -> pd.DataFrame:
    """For each topic an actor's most typical statement and the strongest, ordered as evidence is.

    Returns:
        At most two rows a topic, one where the same statement is both; the columns of `queries.evidence`
        without place, and typical and strongest: whether it is that one. Sorted by topic, typical first.
    """
    chosen = facts(filters, Tile(actor=actor))
    shown = cursor.execute(
        f"""
        WITH matched AS (
            SELECT * FROM ({chosen.sql}) WHERE counted AND {SCORED}
        ),
        means AS ({TOPIC_MEANS}),
        placed AS (
            SELECT topic, statement, article_id, row_number() OVER (
                PARTITION BY topic ORDER BY abs(stance - mean), confidence DESC, article_id, statement
            ) = 1 AS typical, row_number() OVER (
                PARTITION BY topic ORDER BY abs(stance) DESC, confidence DESC, article_id, statement
            ) = 1 AS strongest
            FROM matched JOIN means USING (topic)
        )
        SELECT article_id, statement, typical, strongest FROM placed WHERE typical OR strongest
        ORDER BY topic::VARCHAR, NOT typical
        """,
        chosen.params,
    ).fetchall()
    frame = stated(cursor, [(number, statement) for number, statement, _, _ in shown])
    # Each row of `shown` is a statement of the store, so each has its row here.
    return frame.assign(typical=[one[2] for one in shown], strongest=[one[3] for one in shown])


def statement(
    cursor: duckdb.DuckDBPyConnection, actor: str, article_id: str, statement_id: str
) -> pd.DataFrame:
    """One statement of an actor, whatever the filters, with the columns of `queries.evidence` without place.

    Returns:
        One row, or none where the article has no such statement or it is not the actor's.
    """
    known = cursor.execute(
        "SELECT number, hash(?::VARCHAR) FROM article_numbers WHERE article_id = ?",
        [statement_id, article_id],
    ).fetchall()
    frame = stated(cursor, known)
    own = (frame["statement_id"] == statement_id) & (frame["side_id"] == actor)
    return frame[own].reset_index(drop=True)
