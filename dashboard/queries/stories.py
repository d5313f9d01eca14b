"""Who ran a story: the articles that are copies of each other, and which of them represents it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET
from dashboard.queries.scope import OUTLET_KEY

NAMED = 3  # outlets a card names; the article's page lists the others
SHOWN = 50  # articles of a story the page lists; more are counted


@dataclass(frozen=True, slots=True)
class Ran:
    """How widely a story ran: its kept articles, known outlets, articles of unknown outlet, first day."""

    articles: int
    outlets: int
    no_outlet: int
    first: object


def story(cursor: duckdb.DuckDBPyConnection, article_id: str) -> pd.DataFrame:
    """The kept articles of an article's story, by day, undated last; the article itself is among them.

    Returns:
        At most SHOWN rows: article_id, title, ref, outlet, published, wire, n_words, and represents,
        whether it is the one that counts. No row when the article is not kept.
    """
    return (
        cursor.execute(
            f"""
        SELECT article_id, title, ref, outlet, published, wire, n_words, article_id = story_id AS represents
        FROM articles
        WHERE status = 'kept'
          AND story_id = (SELECT story_id FROM articles WHERE article_id = ? AND status = 'kept')
        ORDER BY article_id NOT IN (story_id, ?), published NULLS LAST, {OUTLET_KEY}, article_id
        LIMIT ?
        """,
            [article_id, article_id, SHOWN],
        )
        .df()
        .sort_values("published", kind="stable", na_position="last", ignore_index=True)
    )


def ran(cursor: duckdb.DuckDBPyConnection, article_id: str) -> Ran:
    """How widely an article's story ran; all 0 when the article is not kept."""
    (row,) = cursor.execute(
        f"""
        SELECT count(*), count(DISTINCT nullif({OUTLET_KEY}, ?)),
               coalesce(count_if({OUTLET_KEY} = ?), 0), min(published)
        FROM articles
        WHERE status = 'kept'
          AND story_id = (SELECT story_id FROM articles WHERE article_id = ? AND status = 'kept')
        """,
        [UNKNOWN_OUTLET, UNKNOWN_OUTLET, article_id],
    ).fetchall()
    return Ran(*row)


def others(cursor: duckdb.DuckDBPyConnection, article_ids: Sequence[str]) -> pd.DataFrame:
    """For each of these articles whose story other articles ran too: how many, and where.

    Returns:
        article_id; n_outlets: other outlets, those unknown as one; n_same: further articles of its own
        outlet; names: at most NAMED of the other outlets by name.
    """
    return cursor.execute(
        f"""
        WITH pairs AS (
            SELECT a.article_id, a.outlet_key AS own, b.outlet_key AS key, n.outlet
            FROM article_numbers a JOIN article_numbers b ON b.story = a.story AND b.number <> a.number
            JOIN outlet_names n ON n.outlet_key = b.outlet_key
            WHERE a.copied AND b.copied AND list_contains(?, a.article_id)
        )
        SELECT article_id, count(DISTINCT key) FILTER (key <> own) AS n_outlets,
               count_if(key = own)::BIGINT AS n_same,
               coalesce(list(DISTINCT outlet ORDER BY outlet) FILTER (key <> own), [])[:{NAMED}] AS names
        FROM pairs GROUP BY article_id
        """,
        [list(article_ids)],
    ).df()
