"""What the kept articles are: by outlet, by language, and what share has no date, side or speaker."""

from __future__ import annotations

from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET, UNKNOWN_OUTLET_NAME, Filters
from dashboard.queries.scope import OUTLET_KEY, facts

MOST_ROWS = 20  # outlets with a row of their own; longer lists are read in the table
MOST_MONTHS = 36  # at 1440 px a tile is then still wide enough to be told from the next


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
class Calendar:
    """How many articles each outlet has of each period.

    Attributes:
        cells: Columns outlet_id (None for the pooled rest), outlet, start (the period's first day, None where
            undated), n_articles ≥ 1; rows of the outlet with the most articles first.
        unit: "month", or "year" where there are more months than can be told apart.
        more: How many outlets are pooled in the last row, the unknown one not counted.
        unknown: Whether the articles of unknown outlet are pooled there too.
    """

    cells: pd.DataFrame
    unit: str
    more: int
    unknown: bool = False


def calendar(cursor: duckdb.DuckDBPyConnection) -> Calendar:
    """Kept articles by outlet and month, copies of stories included; few articles share the last row."""
    first, last = cursor.execute(
        "SELECT min(published), max(published) FROM articles WHERE status = 'kept'"
    ).fetchall()[0]
    months = 0 if first is None else (last.year - first.year) * 12 + last.month - first.month + 1
    unit = "month" if months <= MOST_MONTHS else "year"
    cells = cursor.execute(
        f"""
        WITH found AS (
            SELECT {OUTLET_KEY} AS key, coalesce(mode(outlet), '{UNKNOWN_OUTLET_NAME}') AS name,
                   date_trunc('{unit}', published)::DATE AS start, count(*) AS n
            FROM articles WHERE status = 'kept' GROUP BY key, start
        ),
        ranked AS (
            SELECT key, mode(name) AS name,
                   row_number() OVER (ORDER BY key = '{UNKNOWN_OUTLET}', sum(n) DESC, mode(name), key) AS rank
            FROM found GROUP BY key
        )
        SELECT CASE WHEN rank <= ? THEN f.key END AS outlet_id,
               CASE WHEN rank <= ? THEN r.name END AS outlet, start, sum(n)::BIGINT AS n_articles
        FROM found f JOIN ranked r USING (key)
        GROUP BY ALL ORDER BY min(rank), start NULLS LAST
        """,
        [MOST_ROWS, MOST_ROWS],
    ).df()
    (known, unknown) = cursor.execute(
        f"""
        SELECT count(DISTINCT key) FILTER (key <> '{UNKNOWN_OUTLET}'), bool_or(key = '{UNKNOWN_OUTLET}')
        FROM (SELECT {OUTLET_KEY} AS key FROM articles WHERE status = 'kept')
        """
    ).fetchall()[0]
    return Calendar(cells, unit, max(known - MOST_ROWS, 0), unknown=bool(unknown) and known >= MOST_ROWS)


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
