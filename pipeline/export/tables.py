"""Tables of a store as files: their columns, their rows, and what is said of them beside the file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline.errors import UsageError, unknown
from pipeline.export.columns import described
from pipeline.export.files import FORMATS, ONE_LINE, Rows
from pipeline.export.filters import COPIES, DAYS, Filters, Understood, undated, understood
from pipeline.export.manifest import Analysis, Document, Facts, Stamp, document, of_file, whole
from pipeline.schema import TABLES
from pipeline.score.positions import words
from pipeline.store import one_copy

TABLE_NAMES = ("positions", "attributions", "statements", "articles", "mentions", "runs")
ALL = "all"  # every one of them, each a file of one folder
ROWS_AT_ONCE = 1000

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
# The run that wrote a row; of a view over several tables that of its article.
_RUN = {"positions": "(SELECT x.run_id FROM articles x WHERE x.article_id = t.article_id)"}
_ANALYSES = """
SELECT r.config_key, r.pack, r.scorer, r.version, sum(f.n)::BIGINT
FROM (SELECT run_id, count(*) AS n FROM ({}) GROUP BY ALL) f LEFT JOIN runs r ON r.run_id = f.run_id
GROUP BY ALL ORDER BY max(f.run_id) DESC
"""
_NEWEST = "SELECT config_key, pack, scorer, version, 0 FROM runs ORDER BY run_id DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class _Query:
    """A table's rows: which are kept, and whether one copy of each story or every one."""

    table: str
    kept: Understood
    once: bool

    def of(self, columns: str) -> str:
        """The rows with these columns."""
        once = f" QUALIFY {_ONCE[self.table]}" if self.once else ""
        return f"SELECT {columns} FROM {self.table} t {_JOINS.get(self.table, '')}{self.kept.where}{once}"  # noqa: S608 - our own words


def export(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    out: Path,
    file_format: str,
    stamp: Stamp,
    filters: Filters | None = None,
) -> Document:
    """Writes a table to a file, whole or not at all; the manifest, which the caller keeps or not.

    Args:
        connection: A cursor of `Snapshot.connect()`.
        table: One of TABLE_NAMES.
        out: The file; one that is there is replaced.
        file_format: One of FORMATS.
        stamp: What the rows can't say of themselves.
        filters: Which rows; all of them by default.

    Raises:
        UsageError: If the table, the format or a filter is not known, a filter's value is not in the
            store, the rows do not fit into an Excel sheet, or the file can't be written.
    """
    if table not in TABLE_NAMES:
        raise unknown(UsageError, "no such table to export", table, TABLE_NAMES)
    if file_format not in FORMATS:
        raise unknown(UsageError, "no such format", file_format, FORMATS)
    asked = filters or Filters()
    query = _query(connection, table, asked)
    rows = f"{query.of(_columns(table, file_format))} ORDER BY {_ORDER[table]}"
    relation: Any = connection.sql(rows, params=list(query.kept.values))
    schema = _typed(table, pa.schema(relation.limit(0).to_arrow_table().schema))
    facts = _facts(connection, query, asked, stamp, (file_format, schema.names))
    with whole(out) as partial:
        reader = relation.to_arrow_reader(ROWS_AT_ONCE)
        written = FORMATS[file_format](partial, Rows(schema, reader, facts))
        return of_file(partial, out.name, document(facts, written))


def export_all(
    connection: duckdb.DuckDBPyConnection, folder: Path, file_format: str, stamp: Stamp, filters: Filters
) -> list[Document]:
    """Writes every table to a file of a folder, which is made where there is none; their manifests.

    Raises:
        UsageError: As `export`; and if filters are given, which not every table takes.
    """
    if filters != Filters():
        then = "Export one table at a time"
        raise UsageError("not every table can be filtered", got=ALL, allowed=list(TABLE_NAMES), then=then)
    if file_format not in FORMATS:
        raise unknown(UsageError, "no such format", file_format, FORMATS)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"the folder can't be made ({error.strerror})", got=str(folder)) from error
    places = {table: folder / f"{table}.{file_format}" for table in TABLE_NAMES}
    return [export(connection, table, out, file_format, stamp) for table, out in places.items()]


def _query(connection: duckdb.DuckDBPyConnection, table: str, filters: Filters) -> _Query:
    kept = understood(connection, table, filters.given())
    if filters.copies not in COPIES:
        raise unknown(UsageError, "copies count once or all", filters.copies, COPIES)
    if filters.copies == "once" and table not in _ONCE:
        raise UsageError(f"table {table} has no copies", got="--copies once", allowed=list(_ONCE))
    return _Query(table, kept, filters.copies == "once")


def _facts(
    connection: duckdb.DuckDBPyConnection,
    query: _Query,
    filters: Filters,
    stamp: Stamp,
    made_of: tuple[str, list[str]],
) -> Facts:
    """What is known of an export before its rows are read; `made_of` is its format and its columns."""
    file_format, names = made_of
    table, given, dated = query.table, filters.given(), 0
    if given.keys() & set(DAYS):
        without = replace(query, kept=undated(connection, table, given))
        ((dated,),) = _asked(connection, f"SELECT count(*) FROM ({without.of('1')})", without)  # noqa: S608 - our own words
    runs = query.of(f"{_RUN.get(table, 't.run_id')} AS run_id")
    newest = [Analysis(*row) for row in connection.execute(_NEWEST).fetchall()]
    return Facts(
        table=table,
        about=TABLES[table].sentence,
        file_format=file_format,
        columns=described(table, names, one_line=file_format in ONE_LINE),
        stamp=stamp,
        newest=newest[0] if newest else None,
        analyses=[Analysis(*row) for row in _asked(connection, _ANALYSES.format(runs), query)],
        given=given,
        understood=query.kept.meant,
        copies=filters.copies,
        undated=dated,
    )


def _asked(connection: duckdb.DuckDBPyConnection, sql: str, query: _Query) -> list[tuple[Any, ...]]:
    return connection.execute(sql, list(query.kept.values)).fetchall()


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


def _typed(table: str, found: pa.Schema) -> pa.Schema:
    """The columns with the types their table declares; a chain told in one line is a text."""
    declared = TABLES[table].arrow
    own = {f.name for f in declared if pa.types.is_list(f.type) == pa.types.is_list(found.field(f.name).type)}
    return pa.schema(
        [declared.field(f.name).with_nullable(nullable=True) if f.name in own else f for f in found]
    )
