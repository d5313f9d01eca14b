"""What goes into an export: the columns of each table, and the filters it takes."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.decisions import NAME, actors_now, decisions
from pipeline.errors import UsageError, unknown
from pipeline.export.files import FORMATS, ONE_LINE
from pipeline.schema import TABLES
from pipeline.score.positions import words
from pipeline.store import one_copy

TABLE_NAMES = ("positions", "attributions", "statements", "articles", "mentions", "runs")
ROWS_AT_ONCE = 1000
LISTED = 20  # up to so many values are listed when the one asked for is not among them

# The columns of an export: those of its table, and what makes them readable alone.
_ARTICLE = (
    "JOIN (SELECT article_id, ref, text, outlet, published, story_id FROM articles) a USING (article_id)"
)
_WORDS = (
    "JOIN (SELECT attribution_id, content_start, content_end, parts FROM attributions) c "
    "USING (attribution_id)"
)
_COLUMNS = {
    "positions": "t.*",
    "attributions": f"a.ref, t.*, {words('t.', 'a.')} AS quote, t.holder AS speaker, a.outlet, a.published",
    "statements": f"a.ref, t.*, {words('c.', 'a.')} AS quote",
    "articles": "t.*",
    "mentions": "a.ref, t.*, a.outlet, a.published",
    "runs": "t.*",
}
# Tables with a chain: the columns of the words it begins with, and of the actor it ends with.
_CHAINS = {"attributions": ("holder_text", "holder"), "mentions": ("text", "actor")}
_JOINS = {"attributions": _ARTICLE, "statements": f"{_ARTICLE} {_WORDS}", "mentions": _ARTICLE}
_ORDER = {
    "positions": "article_id, actor_id, topic",
    "attributions": "article_id, content_start, attribution_id",
    "statements": "article_id, attribution_id, topic",
    "articles": "article_id",
    "mentions": "article_id, start",
    "runs": "run_id",
}
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
# Where copies count once: of statements and positions one for each holder and topic, so that a speaker an
# outlet added to its copy still counts; of the rest one copy's rows; of articles one that is kept.
_ONCE = {
    "positions": one_copy("t.story_id, t.actor_id, t.topic", row="t.", article="t."),
    "attributions": one_copy("a.story_id", row="t.", article="a."),
    "statements": one_copy(
        "t.story_id, t.holder_id, t.topic", row="t.", article="t.", first="t.status <> 'scored', "
    ),
    "articles": one_copy(
        "coalesce(t.story_id, t.article_id)", row="t.", article="t.", first="t.status <> 'kept', "
    ),
    "mentions": one_copy("a.story_id", row="t.", article="a."),
}
COPIES = ("all", "once")
# What there is to filter by: SQL that gives each value by all its names.
_VALUES = {
    "actor": (
        "SELECT unnest([actor_id, actor]) FROM mentions "
        "UNION SELECT unnest([holder_id, holder]) FROM attributions"
    ),
    "topic": "SELECT topic FROM statements",
    "outlet": "SELECT unnest([outlet_id, outlet]) FROM articles",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows to keep. Several of a kind mean any of them; days are included; empty is no restriction.

    Actors and outlets go by id or by name, case ignored. A row without a date is kept only where no
    day is asked for. `copies` "once" keeps one copy of each story.
    """

    actors: Sequence[str] = ()
    topics: Sequence[str] = ()
    outlets: Sequence[str] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    copies: str = "all"

    def given(self) -> dict[str, list[str]]:
        """The filters that restrict, by name."""
        listed = {"actor": list(self.actors), "topic": list(self.topics), "outlet": list(self.outlets)}
        days = {"from": self.start, "to": self.end}
        return {k: v for k, v in listed.items() if v} | {k: [v.isoformat()] for k, v in days.items() if v}


def export(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    out: Path,
    file_format: str,
    filters: Filters | None = None,
) -> int:
    """Writes a table to a file, whole or not at all; the number of rows.

    Args:
        connection: A cursor of `Snapshot.connect()`.
        table: One of TABLE_NAMES.
        out: The file; one that is there is replaced.
        file_format: One of FORMATS.
        filters: Which rows; all of them by default.

    Raises:
        UsageError: If the table, the format or a filter is not known, a filter's value is not in the
            store, or the rows do not fit into an Excel sheet.
    """
    if table not in TABLE_NAMES:
        raise unknown(UsageError, "no such table to export", table, TABLE_NAMES)
    if file_format not in FORMATS:
        raise unknown(UsageError, "no such format", file_format, FORMATS)
    query, values = _query(connection, table, filters or Filters(), _columns(table, file_format))
    reader: Any = connection.sql(query, params=values).to_arrow_reader(ROWS_AT_ONCE)
    partial = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        partial.touch()  # xlsxwriter finds out at its end, and then not with an OSError
        rows = FORMATS[file_format](partial, _typed(table, reader.schema), reader)
        partial.replace(out)
    except OSError as error:
        raise UsageError(f"the file can't be written ({error.strerror})", got=str(out)) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()
    return rows


def _columns(table: str, file_format: str) -> str:
    """The columns of a table in SQL; in a format of cells a chain is told in one line.

    “he” ← “Gallant” ← Yoav Gallant: the words as they stand, each led to by the one before it, and whom
    the last leads to. Words that come again are told once, and so is the actor's name.
    """
    if file_format not in ONE_LINE or table not in _CHAINS:
        return _COLUMNS[table]
    first, name = (f"t.{column}" for column in _CHAINS[table])
    words_told = f"list_concat([{first}], list_transform(t.chain, lambda w: w.text))"
    folded = f"list_transform({words_told}, lambda w: lower(w))"
    once = f"list_filter({words_told}, lambda w, n: list_position({folded}, lower(w)) = n)"
    once = f"list_filter({once}, lambda w: lower(w) IS DISTINCT FROM lower({name}))"
    steps = f"list_transform({once}, lambda w: '“' || w || '”')"
    told = f"CASE WHEN t.chain IS NOT NULL THEN array_to_string(list_append({steps}, {name}), ' ← ') END"
    return _COLUMNS[table].replace("t.*", f"t.* REPLACE ({told} AS chain)")


def _query(
    connection: duckdb.DuckDBPyConnection, table: str, filters: Filters, columns: str
) -> tuple[str, list[str]]:
    conditions, values = [], []
    for name, wanted in filters.given().items():
        if name not in _FILTERS[table]:
            usable = [f"--{word}" for word in _FILTERS[table]] or "no filter"
            raise UsageError(f"table {table} can't be filtered that way", got=f"--{name}", allowed=usable)
        wanted = [_known(connection, name, value) for value in wanted]  # noqa: PLW2901 - with merges followed
        conditions.append("(" + " OR ".join([_FILTERS[table][name]] * len(wanted)) + ")")
        values += wanted
    if filters.copies not in COPIES:
        raise unknown(UsageError, "copies count once or all", filters.copies, COPIES)
    if filters.copies == "once" and table not in _ONCE:
        raise UsageError(f"table {table} has no copies", got="--copies once", allowed=list(_ONCE))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    once = f" QUALIFY {_ONCE[table]}" if filters.copies == "once" else ""
    source = f"{table} t {_JOINS.get(table, '')}"
    return f"SELECT {columns} FROM {source}{where}{once} ORDER BY {_ORDER[table]}", values  # noqa: S608 - our own words


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


def _typed(table: str, found: pa.Schema) -> pa.Schema:
    """The columns with the types their table declares; a chain told in one line is a text."""
    declared = TABLES[table].arrow
    own = {f.name for f in declared if pa.types.is_list(f.type) == pa.types.is_list(found.field(f.name).type)}
    return pa.schema(
        [declared.field(f.name).with_nullable(nullable=True) if f.name in own else f for f in found]
    )
