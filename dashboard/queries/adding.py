"""What was found in articles that are about to be added: read from their temporary store."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pandas as pd

from dashboard.queries.article import attributions, stated
from pipeline.schema import LABELS

PAGE_SIZE = 10  # articles a reader looks over before going on
MAX_CARDS = 3  # sentences of an article that show whether the reading is right

_ORDER = "r.origin, r.ref, r.article_id"  # by the name of the file


def ids(cursor: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The articles that were kept, in order."""
    rows = cursor.execute(f"SELECT article_id FROM articles r WHERE status = 'kept' ORDER BY {_ORDER}")
    return tuple(str(article_id) for (article_id,) in rows.fetchall())


def found(cursor: duckdb.DuckDBPyConnection, page: int) -> pd.DataFrame:
    """A page of the articles that were kept.

    Args:
        cursor: A cursor of the temporary store.
        page: From 1, PAGE_SIZE articles each.

    Returns:
        The article's columns as `queries.article.article` has them, and n_attributions.
    """
    return cursor.execute(
        f"""
        SELECT r.article_id, ref, url, title, outlet, outlet_evidence, published, date_precision,
               date_evidence, date_conflicts, language, text, n_words, wire, wire_evidence, status, reason,
               (SELECT count(*) FROM attributions a WHERE a.article_id = r.article_id) AS n_attributions
        FROM articles r WHERE status = 'kept' ORDER BY {_ORDER} LIMIT ? OFFSET ?
        """,
        [PAGE_SIZE, (page - 1) * PAGE_SIZE],
    ).df()


def sides(cursor: duckdb.DuckDBPyConnection, articles: Sequence[str]) -> pd.DataFrame:
    """How the statements of articles come out.

    Returns:
        Columns article_id, topic, n_favor, n_against, n_mixed, n_neutral, n_none (abstained), n_no_holder
        (of all of these, those whose speaker is unknown).
    """
    # count_if is null where every label is.
    numbers = ", ".join(f"count(*) FILTER (WHERE label = '{side}') AS n_{side}" for side in LABELS)
    return cursor.execute(
        f"""
        SELECT article_id, topic, {numbers}, count(*) FILTER (WHERE label IS NULL) AS n_none,
               count(*) FILTER (WHERE holder_id IS NULL) AS n_no_holder
        FROM statements WHERE article_id IN ({_marks(articles)}) GROUP BY 1, 2 ORDER BY 1, 2
        """,
        list(articles),
    ).df()


def cards(cursor: duckdb.DuckDBPyConnection, article: pd.Series) -> pd.DataFrame:
    """At most MAX_CARDS statements of an article, as `queries.evidence` gives them: the surest of each topic
    first, those without a side or a speaker last.

    Args:
        cursor: A cursor of the temporary store.
        article: A row of `found`.
    """  # noqa: D205 - one sentence
    rows = stated(attributions(cursor, str(article["article_id"])), article.to_dict())
    rows = rows.sort_values("confidence", ascending=False, na_position="last", kind="stable")
    place = rows.groupby("topic").cumcount()
    last = rows["label"].isna() | rows["side_id"].isna()
    order = pd.DataFrame({"last": last, "place": place}).sort_values(["last", "place"], kind="stable").index
    return rows.loc[order].head(MAX_CARDS)


def known(cursor: duckdb.DuckDBPyConnection, articles: Sequence[str]) -> dict[str, str]:
    """Which of these articles a store holds: "copy" where another one represents the story, else "article".

    Args:
        cursor: A cursor of that store.
        articles: Ids.
    """
    rows = cursor.execute(
        f"""
        SELECT article_id, CASE WHEN story_id <> article_id THEN 'copy' ELSE 'article' END FROM articles
        WHERE status = 'kept' AND article_id IN ({_marks(articles)})
        """,
        list(articles),
    ).fetchall()
    return {str(article): str(held) for article, held in rows}


def titles(cursor: duckdb.DuckDBPyConnection, articles: Sequence[str]) -> pd.DataFrame:
    """Those of these articles that a store holds: article_id, title, ref."""
    return cursor.execute(
        f"""
        SELECT article_id, title, ref FROM articles r
        WHERE status = 'kept' AND article_id IN ({_marks(articles)}) ORDER BY {_ORDER}
        """,
        list(articles),
    ).df()


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values)) or "NULL"
