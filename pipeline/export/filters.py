"""Which rows an export keeps: filters as they are asked for, as they are understood, and as SQL."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from pipeline.decisions import NAME, actors_now, decisions
from pipeline.errors import UsageError, unknown

LISTED = 20  # up to so many values are listed when the one asked for is not among them
COPIES = ("all", "once")
DAYS = ("from", "to")

# SQL that is true of a row to keep, by table and filter; a filter that is not here can't be used.
_ARTICLES = "t.article_id IN (SELECT article_id FROM articles WHERE {})"
_OF_ARTICLE = {
    "outlet": _ARTICLES.format("lower(?) IN (lower(outlet_id), lower(outlet))"),
    "from": _ARTICLES.format("published >= ?::DATE"),
    "to": _ARTICLES.format("published <= ?::DATE"),
}
_ACTOR = {"actor": "lower(?) IN (lower(t.actor_id), lower(t.actor))"}
_HOLDER = {"actor": "lower(?) IN (lower(t.holder_id), lower(t.holder))"}
_OF_MENTIONED = "SELECT article_id FROM mentions WHERE lower(?) IN (lower(actor_id), lower(actor))"
_MENTIONED = {"actor": f"t.article_id IN ({_OF_MENTIONED})"}
_TOPIC = {"topic": "t.topic = ?"}
_AT_STAKE = "t.{0} IN (SELECT {0} FROM statements WHERE topic = ?)"
_FILTERS: dict[str, dict[str, str]] = {
    "positions": _ACTOR | _TOPIC | _OF_ARTICLE,
    "attributions": _HOLDER | {"topic": _AT_STAKE.format("attribution_id")} | _OF_ARTICLE,
    "statements": _HOLDER | _TOPIC | _OF_ARTICLE,
    "articles": _MENTIONED | {"topic": _AT_STAKE.format("article_id")} | _OF_ARTICLE,
    "mentions": _ACTOR | _OF_ARTICLE,
    "runs": {},
}
# What there is to filter by: SQL that gives each value by all its names.
_VALUES = {
    "actor": (
        "SELECT unnest([actor_id, actor]) FROM mentions "
        "UNION SELECT unnest([holder_id, holder]) FROM attributions"
    ),
    "topic": "SELECT topic FROM statements",
    "outlet": "SELECT unnest([outlet_id, outlet]) FROM articles",
}


# Whom or what a value means: ids and names, SQL with the value as its parameter.
_MEANT = {
    "actor": (
        "SELECT DISTINCT actor_id, actor FROM (SELECT actor_id, actor FROM mentions "
        "UNION SELECT holder_id, holder FROM attributions) "
        "WHERE lower($1) IN (lower(actor_id), lower(actor)) ORDER BY 1, 2"
    ),
    "outlet": (
        "SELECT DISTINCT outlet_id, outlet FROM articles "
        "WHERE lower($1) IN (lower(outlet_id), lower(outlet)) ORDER BY 1, 2"
    ),
}
Meant = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows to keep. Several of a kind mean any of them; days are included; empty is no restriction.

    Actors and outlets go by id or by name, case ignored. A row without a date is kept only where no
    day is asked for. `copies` "once" keeps one copy of each story. Days in the wrong order raise UsageError.
    """

    actors: Sequence[str] = ()
    topics: Sequence[str] = ()
    outlets: Sequence[str] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    copies: str = "all"

    def __post_init__(self) -> None:
        """Refuses what no row can meet."""
        if self.start and self.end and self.start > self.end:
            raise UsageError(
                "the first day is after the last",
                got=f"--from {self.start} --to {self.end}",
                then="Change them round",
            )

    def given(self) -> dict[str, list[str]]:
        """The filters that restrict, by name."""
        listed = {"actor": list(self.actors), "topic": list(self.topics), "outlet": list(self.outlets)}
        days = {"from": self.start, "to": self.end}
        return {k: v for k, v in listed.items() if v} | {k: [v.isoformat()] for k, v in days.items() if v}


@dataclass(frozen=True, slots=True)
class Understood:
    """Filters on a table as SQL: conditions that all hold, values of their parameters, what they meant."""

    conditions: Sequence[str]
    values: Sequence[str]
    meant: Mapping[str, Sequence[Meant]]

    @property
    def where(self) -> str:
        """The conditions as a clause; "" where there is none."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def understood(
    connection: duckdb.DuckDBPyConnection, table: str, given: Mapping[str, Sequence[str]]
) -> Understood:
    """Filters as `Filters.given` has them, on a table; merges of actors are followed.

    Raises:
        UsageError: If the table can't be filtered that way, or the store has no such value.
    """
    conditions: list[str] = []
    values: list[str] = []
    meant: dict[str, list[Meant]] = {}
    for name, asked in given.items():
        if name not in _FILTERS[table]:
            usable = [f"--{word}" for word in _FILTERS[table]] or "no filter"
            raise UsageError(f"table {table} can't be filtered that way", got=f"--{name}", allowed=usable)
        wanted = [_known(connection, name, value) for value in asked]
        conditions.append("(" + " OR ".join([_FILTERS[table][name]] * len(wanted)) + ")")
        values += wanted
        meant[name] = [one for value in wanted for one in _meant(connection, name, value)]
    return Understood(conditions, values, meant)


def undated(
    connection: duckdb.DuckDBPyConnection, table: str, given: Mapping[str, Sequence[str]]
) -> Understood:
    """The rows without a date that a filter by day leaves out, and that every other filter keeps."""
    rest = {name: values for name, values in given.items() if name not in DAYS}
    found = understood(connection, table, rest)
    return Understood([*found.conditions, _ARTICLES.format("published IS NULL")], found.values, found.meant)


def _meant(connection: duckdb.DuckDBPyConnection, name: str, value: str) -> list[Meant]:
    if name in DAYS:
        return [{"id": None, "name": value}]
    if name not in _MEANT:
        return [{"id": value, "name": None}]
    found = connection.execute(_MEANT[name], [value]).fetchall()
    return [{"id": own_id, "name": own} for own_id, own in found]


def _known(connection: duckdb.DuckDBPyConnection, name: str, value: str) -> str:
    """The value to filter by; an actor goes by the ids and names it had before people decided, too.

    A value the store does not have would give an empty file, which reads like a finding: it is refused.
    """
    if name not in _VALUES:
        return value
    known = {row[0] for row in connection.execute(_VALUES[name]).fetchall() if row[0]}
    same = str if name == "topic" else str.casefold
    if same(value) in {same(word) for word in known}:
        return value
    ends = _decided(connection, value) if name == "actor" else set()
    if len(ends) == 1:
        return ends.pop()
    if ends:
        then = "Name one of those they are now"
        raise UsageError("several actors had that name", got=value, allowed=sorted(ends), then=then)
    error = unknown(UsageError, f"the store has no such {name}", value, known)
    allowed = sorted(known) if len(known) <= LISTED else None
    raise UsageError(error.what, got=value, allowed=allowed, then=error.then)


def _decided(connection: duckdb.DuckDBPyConnection, value: str) -> set[str]:
    """Ids of the actors that one is now which had this id or name before it was merged or renamed."""
    tables = "SELECT count(*) FROM information_schema.tables WHERE table_name = 'corrections'"
    if connection.execute(tables).fetchall() == [(0,)]:  # not every connection is a store's
        return set()
    made = decisions(connection.sql("SELECT * FROM corrections").to_arrow_table().to_pylist())
    now, told = actors_now(made), value.casefold()
    standing = [one for one in made if one.stands and one.target in now]
    had = [(one.target, (one.target, one.was.get(NAME) or "")) for one in standing]
    return {now[target].id for target, names in had if told in map(str.casefold, names)}
