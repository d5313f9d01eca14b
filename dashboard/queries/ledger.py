"""What went in and what became of it: runs, reasons, coverage."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.queries.scope import OUTLET_KEY

MAX_REASONS = 50  # reasons are sentences of a closed set with a name in them; more is a list, not a table


def runs(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The ledger, newest run first."""
    return cursor.execute(
        """
        SELECT run_id, make_timestamp(epoch_us(finished_at)) AS finished_at, inputs, kept, duplicates,
               rejected, failed, unchanged, pack, scorer, version
        FROM runs ORDER BY run_id DESC
        """
    ).df()


def reasons(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Why inputs were not kept: status, reason, n, and one of the inputs as example; most first."""
    return cursor.execute(
        """
        SELECT status, coalesce(reason, 'no reason given') AS reason, count(*) AS n, min(ref) AS example
        FROM articles WHERE status IN ('duplicate', 'rejected', 'failed')
        GROUP BY ALL ORDER BY n DESC, status, reason LIMIT ?
        """,
        [MAX_REASONS],
    ).df()


def coverage(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """For each outlet of a kept article, most articles first, the unknown outlet last.

    Returns:
        Columns outlet_id, outlet, n_articles, n_undated, first, last (days), n_statements (scored),
        n_abstained, n_no_holder.
    """
    return cursor.execute(
        f"""
        WITH kept AS (SELECT *, {OUTLET_KEY} AS key FROM articles WHERE status = 'kept'),
        said AS (
            SELECT article_id, count_if(status = 'scored') AS scored,
                   count_if(status = 'abstained') AS abstained,
                   count_if(holder_id IS NULL) AS no_holder
            FROM statements GROUP BY article_id
        )
        SELECT key AS outlet_id, coalesce(mode(outlet), 'Outlet unknown') AS outlet, count(*) AS n_articles,
               count_if(published IS NULL)::BIGINT AS n_undated,
               min(published) AS "first", max(published) AS "last",
               coalesce(sum(scored), 0)::BIGINT AS n_statements,
               coalesce(sum(abstained), 0)::BIGINT AS n_abstained,
               coalesce(sum(no_holder), 0)::BIGINT AS n_no_holder
        FROM kept LEFT JOIN said USING (article_id)
        GROUP BY key ORDER BY key = 'unknown', n_articles DESC, outlet
        """
    ).df()


@dataclass(frozen=True, slots=True)
class Shares:
    """Counts over all outlets: undated are articles, abstained and no_holder are statements."""

    articles: int
    undated: int
    statements: int
    abstained: int
    no_holder: int


def shares(covered: pd.DataFrame) -> Shares:
    """The sums of `coverage`; `statements` are those of any status."""
    sums = covered[["n_articles", "n_undated", "n_statements", "n_abstained", "n_no_holder"]].sum()
    scored, abstained = int(sums["n_statements"]), int(sums["n_abstained"])
    return Shares(
        articles=int(sums["n_articles"]),
        undated=int(sums["n_undated"]),
        statements=scored + abstained,
        abstained=abstained,
        no_holder=int(sums["n_no_holder"]),
    )
