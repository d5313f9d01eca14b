"""How each outlet's own sentences portray actors: means of article means, and the articles behind one.

A sentence counts once for each actor in it, however often it names him: the stage that portrays reads it
once, so that all mentions of an actor in a sentence have the same portrayal, and two sentences never have.
"""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pandas as pd

from dashboard.estimates import with_intervals
from dashboard.filters import Filters
from dashboard.queries.dumbbell import Compared, compared, with_outlets
from dashboard.queries.scope import OUTLET_KEY, Part, Scope, all_of, dated
from pipeline.store import one_copy

MOST_ACTORS = 12  # with most articles; further down means are of one or two sentences
MOST_ARTICLES = 10  # of an actor in an outlet that are listed
# Of the copies of a story one counts for each actor in it, as of statements one does for each speaker.
_ONE_COPY = one_copy("story_id, actor_id")
# Ranking is what costs; only stories that several of the articles tell have anything to rank.
_ONCE = f"""
    , several AS (SELECT story_id FROM own GROUP BY story_id HAVING count(*) > 1)
    SELECT * FROM placed ANTI JOIN several USING (story_id) UNION ALL
    SELECT * FROM (SELECT * FROM placed SEMI JOIN several USING (story_id)) QUALIFY {_ONE_COPY}
"""


def outlet_portrayal(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, most: int = MOST_ACTORS
) -> Compared:
    """Mean portrayal of each actor in each of the filters' outlets, where at least two of them mention him.

    Of the filters, days, outlets, actors and copies apply; a portrayal has no topic, voice or confidence.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which articles count, and the outlets compared, in their order.
        most: Actors at most: those with most articles.

    Returns:
        Marks and gaps as `queries.dumbbell.Compared` has them, with n_sentences in the place of n_statements.
        The variance is that of article means alone: what the model is unsure of is not in it.
    """
    own = _articles(filters)
    frame = cursor.execute(
        f"""
        WITH counted AS ({own.sql})
        SELECT actor_id, any_value(actor) AS actor, t.outlet_key AS outlet_id, any_value(outlet) AS outlet,
               count(*) AS n_articles, sum(n)::BIGINT AS n_sentences, avg(mean) AS mean,
               sum(mean * mean) AS squares, 0.0 AS doubt
        FROM counted t JOIN outlet_names USING (outlet_key) GROUP BY actor_id, t.outlet_key
        """,
        own.params,
    ).df()
    found = compared(with_intervals(frame), filters.outlets, most, "n_articles")
    shown = tuple(found.gaps["actor_id"])
    if not shown:
        return found
    behind = _articles(replace(filters, actors=shown))
    articles = cursor.execute(
        f"SELECT outlet_key, count(DISTINCT number) FROM ({behind.sql}) GROUP BY 1", behind.params
    ).fetchall()
    return with_outlets(found, "n_sentences", dict(articles))


def behind(cursor: duckdb.DuckDBPyConnection, filters: Filters, outlet: str, actor: str) -> pd.DataFrame:
    """The articles of an outlet that portray an actor: those with most sentences, lowest mean first.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: The filters of the figure; copies are counted as it counts them.
        outlet: The outlet, among those of the filters.
        actor: The actor.

    Returns:
        At most MOST_ARTICLES rows: article_id, title, ref, published, mean [-1, 1], n_sentences, and total:
        how many articles there are.
    """
    own = _articles(filters, actor)
    return (
        cursor.execute(
            f"""
        WITH counted AS ({own.sql}),
        longest AS (
            SELECT article_id, mean, n AS n_sentences, count(*) OVER () AS total FROM counted
            WHERE outlet_key = ? ORDER BY n DESC, article_id LIMIT ?
        )
        SELECT article_id, title, ref, published, mean, n_sentences, total
        FROM longest JOIN articles USING (article_id) ORDER BY mean, article_id
        """,
            [*own.params, outlet, MOST_ARTICLES],
        )
        .df()
        .reset_index(drop=True)
    )


def _articles(filters: Filters, actor: str | None = None) -> Scope:
    """A query with a row for each actor in an article that counts: outlet_key, mean, n sentences."""
    days = dated("published", filters.start, filters.end, undated=filters.undated)
    articles = all_of([days, _one_of(OUTLET_KEY, filters.outlets)])
    actors = (*filters.actors, *(() if actor is None else (actor,)))
    who = all_of([("portrayal IS NOT NULL", ()), *([_one_of("actor_id", actors)] if actors else [])])
    counted = {"once": _ONCE, "all": "SELECT * FROM placed"}[filters.copies]
    # Articles by number, and sentences before articles: half the time of avg(DISTINCT) by id.
    sql = f"""
        WITH own AS MATERIALIZED (
            SELECT row_number() OVER () AS number, article_id, story_id, published, {OUTLET_KEY} AS outlet_key
            FROM articles WHERE status = 'kept' AND {articles.sql}
        ), sentences AS (
            SELECT number, actor_id, any_value(actor) AS actor, portrayal
            FROM mentions JOIN own USING (article_id) WHERE {who.sql} GROUP BY number, actor_id, portrayal
        ), means AS (
            SELECT number, actor_id, any_value(actor) AS actor, avg(portrayal) AS mean, count(*) AS n
            FROM sentences GROUP BY number, actor_id
        ), placed AS (SELECT * FROM means JOIN own USING (number))
        {counted}
        """
    return Scope(sql, [*articles.params, *who.params])


def _one_of(column: str, values: tuple[str, ...]) -> Part:
    return f"{column} IN ({', '.join('?' * len(values))})", values
