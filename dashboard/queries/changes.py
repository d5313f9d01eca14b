"""Position changes: when an actor went from one side of a topic to the other, with a sentence of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import duckdb
import numpy as np
import pandas as pd

from dashboard.estimates import LEAST_ARTICLES
from dashboard.filters import Filters
from dashboard.queries.evidence import stated
from dashboard.queries.scope import SCORED, facts
from dashboard.queries.stance_map import DISCOVERED
from dashboard.turns import SIDED, Series, Turn, turns

# Articles on either side of a change that its sentences are taken from: near enough to tell of the change,
# enough to have a typical one among them.
NEAR = 5
# Actors that are looked at, those with most articles: it takes 0.3 s, which every new filter costs; further
# down actors have a handful of articles, and at best a hint.
MOST_ACTORS = 300


@dataclass(frozen=True, slots=True)
class Sentence:
    """A statement as `facts` knows it: the number of its article and the hash of its id."""

    article: int
    statement: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change of sides of an actor between two days, the last before it and the first after it.

    `near` are the numbers of the articles on either side that its sentences are taken from.
    """

    actor_id: str
    actor: str
    last: dt.date
    first: dt.date
    turn: Turn
    near: tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Everybody:
    """The changes of all actors: found ones before hints, then the largest.

    `n_actors` are those with two or more dated articles; of them the MOST_ACTORS with most were looked at.
    """

    changes: tuple[Change, ...]
    n_actors: int


def changes(cursor: duckdb.DuckDBPyConnection, filters: Filters, actors: Sequence[str]) -> tuple[Change, ...]:
    """The changes of sides of some actors on one topic, by the order of the actors and then by time.

    Only dated articles take part: what has no day is neither before nor after anything.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Which statements count; they name one topic.
        actors: Ids.
    """
    if not actors:  # a filter without actors would let in all
        return ()
    told = _told(cursor, replace(filters, actors=tuple(actors)), len(actors))
    places = {actor: place for place, actor in enumerate(actors)}
    return tuple(sorted(_changes(cursor, told), key=lambda one: places[one.actor_id]))


def everybody(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> Everybody:
    """The changes of sides of every actor whom the filters leave, on one topic that they name."""
    told = _told(cursor, filters, MOST_ACTORS)
    found = sorted(_changes(cursor, told), key=lambda one: (not one.turn.found, -abs(one.turn.by.value)))
    return Everybody(tuple(found), 0 if told.empty else int(told["n_actors"].iloc[0]))


def typical(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, shown: tuple[Change, ...]
) -> tuple[tuple[Sentence, Sentence], ...]:
    """For each change the statements that show it, one from before and one from after it.

    Of the articles near to it a statement on that side, not a neutral one where there is another: to a tenth
    the nearest to the mean there, and of these the nearest to the change.

    Args:
        cursor: A cursor of the snapshot's connection.
        filters: Those that the changes were found with.
        shown: Changes.
    """
    if not shown:
        return ()
    chosen = facts(replace(filters, actors=tuple(dict.fromkeys(one.actor_id for one in shown))))
    wanted = [
        (place, one.actor_id, part.mean, before, article)
        for place, one in enumerate(shown)
        for part, articles, before in (
            (one.turn.before, one.near[0], True),
            (one.turn.after, one.near[1], False),
        )
        for article in articles
    ]
    found = cursor.execute(
        f"""
        WITH wanted AS (
            SELECT unnest(?::INTEGER[]) AS place, unnest(?::VARCHAR[]) AS actor_id,
                   unnest(?::DOUBLE[]) AS mean, unnest(?::BOOLEAN[]) AS "before",
                   unnest(?::INTEGER[]) AS article
        )
        SELECT w.place, w."before", f.article_id, f.statement
        FROM wanted w JOIN (SELECT * FROM ({chosen.sql}) WHERE counted AND {SCORED}) f
             ON f.article_id = w.article AND f.holder_id::VARCHAR = w.actor_id
        QUALIFY row_number() OVER (
            PARTITION BY w.place, w."before" ORDER BY sign(f.stance) <> sign(w.mean),
            abs(f.stance) < {SIDED}, round(abs(f.stance - w.mean), 1),
            CASE WHEN w."before" THEN -epoch(f.published) ELSE epoch(f.published) END,
            f.confidence DESC, f.statement
        ) = 1
        """,
        [*map(list, zip(*wanted, strict=True)), *chosen.params],
    ).fetchall()
    best = {(place, before): Sentence(article, statement) for place, before, article, statement in found}
    return tuple((best[place, True], best[place, False]) for place in range(len(shown)))


def sentences(cursor: duckdb.DuckDBPyConnection, chosen: tuple[Sentence, ...]) -> pd.DataFrame:
    """These statements with all that a card tells: the columns of `queries.evidence`, in this order.

    Returns:
        Also `statement`, by which a Sentence names its row.
    """
    return stated(cursor, [(one.article, one.statement) for one in chosen])


def _told(cursor: duckdb.DuckDBPyConnection, filters: Filters, most: int) -> pd.DataFrame:
    """The dated articles of the actors with most of them, in the order of their days, and of how many."""
    chosen = facts(filters)
    return cursor.execute(
        f"""
        WITH told AS (
            SELECT holder_id, article_id, published, count(*) AS n, avg(stance) AS mean, avg(doubt) AS doubt
            FROM ({chosen.sql}) WHERE counted AND {SCORED} AND published IS NOT NULL
            GROUP BY holder_id, article_id, published
        ), several AS (
            SELECT holder_id, count(*) OVER () AS n_actors FROM told GROUP BY holder_id
            HAVING count(*) >= {LEAST_ARTICLES} ORDER BY count(*) DESC, holder_id LIMIT {most:d}
        )
        SELECT t.*, s.n_actors FROM told t JOIN several s USING (holder_id)
        ORDER BY holder_id, published, article_id
        """,
        chosen.params,
    ).df()


def _changes(cursor: duckdb.DuckDBPyConnection, told: pd.DataFrame) -> list[Change]:
    found = [
        (str(actor), articles, turn)
        for actor, articles in told.groupby("holder_id", observed=True)
        for turn in turns(_series(articles))
    ]
    names = dict(
        cursor.execute(
            "SELECT holder_id, actor FROM actor_names WHERE holder_id IN (SELECT unnest(?::VARCHAR[]))",
            [[actor for actor, _, _ in found]],
        ).fetchall()
    )
    return [_change(actor, names[actor], articles, turn) for actor, articles, turn in found]


def _change(actor: str, name: str, articles: pd.DataFrame, turn: Turn) -> Change:
    before = articles.iloc[turn.before.start : turn.before.stop].tail(NEAR)
    after = articles.iloc[turn.after.start : turn.after.stop].head(NEAR)
    return Change(
        actor_id=actor,
        actor=name + (" *" if actor.startswith(DISCOVERED) else ""),
        last=pd.Timestamp(before["published"].iloc[-1]).date(),
        first=pd.Timestamp(after["published"].iloc[0]).date(),
        turn=turn,
        near=(tuple(map(int, before["article_id"])), tuple(map(int, after["article_id"]))),
    )


def _series(articles: pd.DataFrame) -> Series:
    days = articles["published"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    means, doubts = (articles[name].to_numpy(dtype=np.float64) for name in ("mean", "doubt"))
    return Series(days, means, doubts, articles["n"].to_numpy(dtype=np.int64))
