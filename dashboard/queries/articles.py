"""Articles one by one: those that the filters and words leave, with how much is said in each."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pandas as pd

from dashboard.queries import places
from dashboard.queries.scope import Part, all_of, dated
from dashboard.queries.statements import PAGE_SIZE, Wanted, matched
from dashboard.terms import for_duckdb

_ORDERS = {
    "newest": "published DESC NULLS LAST, number",
    "oldest": "published NULLS LAST, number",
}


def articles(
    cursor: duckdb.DuckDBPyConnection, wanted: Wanted, order: str, page: int
) -> tuple[int, pd.DataFrame]:
    """How many kept articles match, and one page of them.

    A term is looked for in the whole text and the title. Where topics, actors, voices, a side or a confidence
    are asked for, an article matches that has such a statement; else one without statements does too.

    Args:
        cursor: A cursor of the snapshot's connection.
        wanted: Which articles.
        order: "newest" or "oldest".
        page: From 1, PAGE_SIZE rows each.

    Returns:
        The number, and a frame with article_id, title, ref, outlet, published, n_words, n_statements (those
        that pass the filters, one copy of a story counted or each as they say), n_copies (other kept articles
        of its story).
    """
    told, where = matched(replace(wanted, terms=())), all_of(_conditions(wanted))
    texts = "JOIN articles r ON r.article_id = n.article_id" if wanted.terms else ""
    rows = cursor.execute(
        f"""
        WITH {told.sql},
        listed AS MATERIALIZED (
            SELECT n.number, n.published, n.story_id FROM article_numbers n {texts} WHERE {where.sql}
        ),
        shown AS (SELECT * FROM listed ORDER BY {_ORDERS[order]} LIMIT ? OFFSET ?),
        said AS (
            SELECT article_id AS number, count(*) AS n FROM matched
            WHERE counted AND article_id IN (SELECT number FROM shown) GROUP BY 1
        ),
        stories AS (
            SELECT story_id, count(*) AS n FROM article_numbers
            WHERE story_id IN (SELECT story_id FROM shown) GROUP BY 1
        )
        SELECT total, s.number, coalesce(said.n, 0), stories.n - 1
        FROM (SELECT count(*) AS total FROM listed) LEFT JOIN shown s ON true
        LEFT JOIN said ON said.number = s.number LEFT JOIN stories ON stories.story_id = s.story_id
        ORDER BY s.{_ORDERS[order].replace(", number", ", s.number")}
        """,
        [*told.params, *where.params, PAGE_SIZE, (page - 1) * PAGE_SIZE],
    ).fetchall()
    listed = [row[1:] for row in rows if row[1] is not None]
    return int(rows[0][0]), _described(cursor, listed)


def _described(cursor: duckdb.DuckDBPyConnection, listed: list[tuple[int, int, int]]) -> pd.DataFrame:
    """What the articles of these numbers are, in their order."""
    shown = pd.DataFrame(listed, columns=["number", "n_statements", "n_copies"]).astype("int64")
    found = places.rows(cursor, list(shown["number"]))
    known = cursor.execute(
        f"""
        SELECT n.number, r.article_id, r.title, r.ref, r.outlet, r.published, r.n_words
        FROM {found.articles} r JOIN article_numbers n ON n.article_id = r.article_id
        """
    ).df()
    return shown.merge(known, on="number").drop(columns="number")


def _conditions(wanted: Wanted) -> list[Part]:
    chosen = wanted.filters
    parts: list[Part] = [dated("n.published", chosen.start, chosen.end, undated=chosen.undated)]
    if chosen.outlets:
        listed = ", ".join("?" * len(chosen.outlets))
        parts.append((f"n.outlet_key IN ({listed})", chosen.outlets))
    if chosen.topics or chosen.actors or chosen.voices or chosen.confidence or wanted.side is not None:
        parts.append(("n.number IN (SELECT article_id FROM matched WHERE counted)", ()))
    for term in wanted.terms:
        there = "(regexp_matches(r.text, ?, 'i') OR coalesce(regexp_matches(r.title, ?, 'i'), false))"
        parts.append((there, (for_duckdb(term),) * 2))
    return parts
