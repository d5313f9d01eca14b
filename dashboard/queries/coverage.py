"""What the kept articles are: by outlet, by language, and what share has no date, side or speaker."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.filters import Filters
from dashboard.queries.scope import OUTLET_KEY, facts


def coverage(cursor: duckdb.DuckDBPyConnection, copies: str = "once") -> pd.DataFrame:
    """For each outlet of a kept article, most articles first, the unknown outlet last.

    Args:
        cursor: A cursor of the snapshot's connection.
        copies: A key of filters.COPIES: which statements count. Articles count all, copies beside them.

    Returns:
        Columns outlet_id, outlet, n_articles, n_copies (articles that another one represents),
        n_undated, first, last (days), n_statements (scored), n_abstained, n_no_holder.
    """
    chosen = facts(Filters(copies=copies))
    return cursor.execute(
        f"""
        WITH kept AS (SELECT *, {OUTLET_KEY} AS key FROM articles WHERE status = 'kept'),
        said AS (
            SELECT n.article_id, count_if(scored) AS n_scored,
                   count_if(NOT scored) AS n_abstained,
                   count_if(holder_id IS NULL) AS n_no_holder
            FROM ({chosen.sql}) f JOIN article_numbers n ON n.number = f.article_id
            WHERE counted GROUP BY n.article_id
        )
        SELECT key AS outlet_id, coalesce(mode(outlet), 'Outlet unknown') AS outlet, count(*) AS n_articles,
               count_if(story_id <> article_id)::BIGINT AS n_copies,
               count_if(published IS NULL)::BIGINT AS n_undated,
               min(published) AS "first", max(published) AS "last",
               coalesce(sum(n_scored), 0)::BIGINT AS n_statements,
               coalesce(sum(n_abstained), 0)::BIGINT AS n_abstained,
               coalesce(sum(n_no_holder), 0)::BIGINT AS n_no_holder
        FROM kept LEFT JOIN said USING (article_id)
        GROUP BY key ORDER BY key = 'unknown', n_articles DESC, outlet
        """,
        chosen.params,
    ).df()


def languages(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """For each language of a kept article, most articles first, the unknown one last.

    Returns:
        Columns language (ISO 639 code, null where not detected), n_articles, n_analysed.
    """
    return cursor.execute(
        """
        SELECT language, count(*) AS n_articles, count_if(reason IS NULL)::BIGINT AS n_analysed
        FROM articles WHERE status = 'kept'
        GROUP BY language ORDER BY language IS NULL, n_articles DESC, language
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
