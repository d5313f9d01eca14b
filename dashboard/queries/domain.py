"""What a store holds: the words a link may use, and whether any of it is the sample corpus."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import duckdb

from dashboard.filters import UNKNOWN_OUTLET, UNKNOWN_OUTLET_NAME, Domain, Filters
from dashboard.queries.cube import cells
from dashboard.queries.scope import SCORED

MOST_MENTIONED = 10_000  # actors without a statement a link may name; every name of a large store is too many


@dataclass(frozen=True, slots=True)
class Size:
    """Kept articles, those of them that are samples, and statements of any status."""

    articles: int
    samples: int
    statements: int


def domain(cursor: duckdb.DuckDBPyConnection, topics: Mapping[str, str]) -> Domain:
    """The members of each dimension and the span of dates; actors by number of statements.

    Args:
        cursor: A cursor of the snapshot's connection.
        topics: Titles by id of the pack's topics, in its order; topics that only the store knows
            follow under their id in words.
    """
    stored = [row[0] for row in cursor.execute("SELECT unnest(enum_range(NULL::topic_words))").fetchall()]
    outlets = cursor.execute(
        "SELECT outlet_key, outlet FROM outlet_names ORDER BY outlet, outlet_key"
    ).fetchall()
    actors = cursor.execute(
        """
        SELECT n.holder_id, n.actor FROM actor_names n
        JOIN (SELECT holder_id::VARCHAR AS holder_id, count(*) AS n FROM facts GROUP BY 1) f USING (holder_id)
        ORDER BY f.n DESC, n.actor, n.holder_id
        """
    ).fetchall()
    mentioned = cursor.execute(
        """
        SELECT actor_id, mode(actor) FROM mentions ANTI JOIN actor_names ON holder_id = actor_id
        GROUP BY actor_id ORDER BY count(*) DESC, actor_id LIMIT ?
        """,
        [MOST_MENTIONED],
    ).fetchall()
    (days,) = cursor.execute("SELECT min(published), max(published) FROM facts").fetchall()
    known = {key: name for key, name in outlets if key != UNKNOWN_OUTLET}
    unknown = {UNKNOWN_OUTLET: UNKNOWN_OUTLET_NAME} if len(known) < len(outlets) else {}
    named = {**topics, **{topic: _words(topic) for topic in stored if topic not in topics}}
    shown = cursor.execute(f"SELECT DISTINCT topic FROM facts WHERE {SCORED}").fetchall()
    return Domain(
        topics=named,
        outlets={**known, **unknown},
        actors=dict([*actors, *mentioned]),
        first=days[0],
        last=days[1],
        opening=next((topic for topic in named if (topic,) in shown), None),
    )


def _words(topic: str) -> str:
    return topic.replace("_", " ").capitalize()


def size(cursor: duckdb.DuckDBPyConnection) -> Size:
    """How much the store holds."""
    (row,) = cursor.execute(
        """
        SELECT count_if(status = 'kept'), count_if(status = 'kept' AND sample),
               (SELECT count(*) FROM statements)
        FROM articles
        """
    ).fetchall()
    return Size(*row)


def told(cursor: duckdb.DuckDBPyConnection, filters: Filters) -> list[str]:
    """The topics with a scored statement that passes the filters, those with most first."""
    chosen = cells(filters)
    found = cursor.execute(
        f"SELECT topic::VARCHAR, sum(n) FROM ({chosen.sql}) GROUP BY 1 ORDER BY 2 DESC, 1", chosen.params
    )
    return [topic for topic, _ in found.fetchall()]


def finished(cursor: duckdb.DuckDBPyConnection) -> dt.datetime | None:
    """When the newest run of the snapshot was finished, UTC; None where there is none."""
    (row,) = cursor.execute("SELECT max(make_timestamp(epoch_us(finished_at))) FROM runs").fetchall()
    return None if row[0] is None else row[0]


def pack(cursor: duckdb.DuckDBPyConnection) -> str:
    """The pack of the newest run, as id@version."""
    (row,) = cursor.execute("SELECT pack FROM runs ORDER BY run_id DESC LIMIT 1").fetchall()
    return str(row[0])
