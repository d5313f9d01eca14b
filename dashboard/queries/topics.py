"""Which topics a store has statements on."""

from __future__ import annotations

import duckdb


def stated(cursor: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Ids of the topics with a statement, of any status and speaker; others are only in the pack."""
    return frozenset(row[0] for row in cursor.execute("SELECT DISTINCT topic::VARCHAR FROM facts").fetchall())
