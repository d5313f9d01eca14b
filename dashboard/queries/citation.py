"""A statement with its article, as a citation needs it."""

from __future__ import annotations

import duckdb

from dashboard.queries import places
from pipeline.export.cite import Cited
from pipeline.export.cited import Sources, cited


def citation(
    cursor: duckdb.DuckDBPyConnection, article_id: str, statement_id: str, snapshot: str
) -> Cited | None:
    """The statement to cite; None where the article has none with this id.

    Args:
        cursor: A cursor of the snapshot's connection.
        article_id: The article the statement stands in; only its rows are read.
        statement_id: The statement.
        snapshot: The snapshot's name.
    """
    known = cursor.execute("SELECT number FROM article_numbers WHERE article_id = ?", [article_id]).fetchall()
    if not known:
        return None
    rows = places.rows(cursor, [known[0][0]])
    return cited(cursor, statement_id, snapshot, Sources(rows.statements, rows.attributions, rows.articles))
