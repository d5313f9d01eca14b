"""The store: one Delta table for each table of the schema, under one folder.

A run writes the tables and, last, appends its row to `runs`, which names the version of every table
that belongs to it: that single commit is the run's commit. Readers take the newest row of `runs`
and open each table at the version named there, so they never wait and never see half a run; what a
run wrote that died before its last commit is invisible, and the next run undoes it.

`corrections` are people's, not a run's: no run undoes them, and readers see the newest. What they decide
about actors is put in the place of what was found when a table is read (ADR 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from pipeline import decisions, delta
from pipeline.errors import StoreBroken, StoreError, StoreMissing, unknown
from pipeline.schema import RUNS, TABLES
from pipeline.score.positions import POSITIONS_VIEW

PINNED = ("articles", "attributions", "statements", "mentions")
STORED = (*PINNED, "runs", "corrections")
# The columns of an actor's id, name and kind in each table; people decide who that is (decisions.py).
_ACTORS: dict[str, tuple[tuple[str, ...], ...]] = {
    "attributions": (("holder_id", "holder"), ("reporter_id", "reporter"), ("body_id", "body")),
    "statements": (("holder_id", "holder"),),
    "mentions": (("actor_id", "actor", "kind"), ("body_id", "body")),
}
_DECIDED = "CREATE TABLE decided (found VARCHAR PRIMARY KEY, actor_id VARCHAR, actor VARCHAR, kind VARCHAR)"
_CORRECTED = "."  # between a run's id and the version of the corrections; no id has one
_ADDRESS = re.compile(r"\w{2,}:/")  # as a Path "s3://bucket" is "s3:/bucket"; "C:/" is a drive


@dataclass(frozen=True)
class Snapshot:
    """The store as one run left it and people corrected it; it never changes, whatever is written meanwhile.

    `run_id` is None, and every table empty, where no run has been committed yet. `name` opens the same
    again: the run's id, with the version of the corrections where they are not those of its commit.
    """

    run_id: str | None
    name: str | None
    versions: dict[str, int]
    _files: dict[str, list[str]] = field(repr=False)

    def connect(self) -> duckdb.DuckDBPyConnection:
        """An in-memory DuckDB with a view for each table, `positions`, and where rows lie (delta.place).

        A connection that is shared by threads gives wrong rows in DuckDB 2.0: take one `.cursor()`
        for each call.

        Raises:
            StoreBroken: If a file can't be read.
        """
        connection = delta.connect()
        for name in STORED:
            with delta.guarded(Path(name)):
                connection.execute(_view(name, self._files[name], self.run_id))
                if name in PINNED:
                    columns = [f't."{column}"' for column in TABLES[name].names]
                    delta.place(connection, name, self._files[name], columns)
        with delta.guarded(Path("corrections")):
            _decide(connection, self._files)
        connection.execute(POSITIONS_VIEW)
        return connection


def one_copy(each: str, *, row: str = "", article: str = "", first: str = "") -> str:
    """A condition on selected rows, for a QUALIFY clause, that is true of one copy of a story.

    Args:
        each: What one copy counts for, as a list of columns: the story, and a holder and topic or none.
        row: The prefix of the rows' article_id ("t.").
        article: The prefix of the columns story_id and published.
        first: Which copies come before the representative, as an ordering that ends in a comma.
    """
    order = f"{first}{article}story_id <> {row}article_id, {article}published NULLS LAST, {row}article_id"
    return f"{row}article_id = first_value({row}article_id) OVER (PARTITION BY {each} ORDER BY {order})"


# Of the copies of a story that say something of a holder and a topic one counts: one with a scored
# statement, the representative where it is among them. What only another copy holds (a speaker an outlet
# added, a passage the representative lost) still counts.
ONE_COPY = one_copy("story_id, holder_id, topic", first="status <> 'scored', ")
# What became of an input, with the language told: "analysed", "unanalysed", or why it was not kept.
OUTCOME = "CASE WHEN status <> 'kept' THEN status WHEN reason IS NULL THEN 'analysed' ELSE 'unanalysed' END"


class Store:
    """A store that exists. Reading takes no lock; a run writes under `pipeline.lock`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def open(cls, path: str | Path) -> Store:
        """The store at `path`.

        Raises:
            StoreMissing: If there is none.
            StoreBroken: If a table is missing or has other columns than this version of Standpoint.
        """
        store = cls(local(path))
        if not (store.folder("runs") / "_delta_log").is_dir():
            what = "there is no store in this folder" if store.path.is_dir() else "there is no such folder"
            raise StoreMissing(what, got=str(path), then=f"Make one: standpoint run INPUT... --store {path}")
        for name in STORED:
            store._check(name)
        return store

    @classmethod
    def create_or_open(cls, path: str | Path) -> Store:
        """The store at `path`, made there when there is none. Called under the lock.

        Raises:
            StoreError: If a store can't be made there.
            StoreBroken: As `open`.
        """
        store = cls(local(path))
        # `runs` comes last: what has `runs` has every table, also when the making was interrupted.
        for name in sorted(STORED, key="runs".__eq__):
            if not (store.folder(name) / "_delta_log").is_dir():
                delta.create(store.folder(name), TABLES[name])
        return cls.open(store.path)

    def folder(self, name: str) -> Path:
        """The folder of a table."""
        return self.path / name

    def runs(self) -> list[dict[str, Any]]:
        """The committed runs, oldest first, as rows of the table `runs`."""
        folder = self.folder("runs")
        paths = [str(folder / file.name) for file in delta.files(folder, delta.latest(folder))]
        if not paths:
            return []
        with delta.guarded(folder), delta.connect() as connection:
            query = "SELECT * FROM read_parquet($paths) ORDER BY run_id"
            batches = delta.stream(connection, query, {"paths": paths}, RUNS)
            return [row for batch in batches for row in batch.to_pylist()]

    def snapshot(self, name: str | None = None) -> Snapshot:
        """The store as the newest run left it and with every correction, or the one of that name.

        Args:
            name: A run's id: as its commit left the store; or the `name` of a snapshot.

        Raises:
            StoreError: If there is no such run, or no such version of the corrections.
            StoreBroken: If a file is missing or damaged.
        """
        runs = self.runs()
        run_id, _, corrected = (name or "").partition(_CORRECTED)
        chosen = runs[-1] if runs and name is None else None
        if name is not None:
            chosen = next((run for run in runs if run["run_id"] == run_id), None)
            if chosen is None:
                raise unknown(
                    StoreError, "the store has no such run", run_id, [run["run_id"] for run in runs]
                )
        # Version 0 is the empty table: what a first run wrote that died is above it.
        versions = (
            {pair["name"]: pair["n"] for pair in chosen["tables"]} if chosen else dict.fromkeys(PINNED, 0)
        )
        at_commit = versions.get("corrections", 0)
        latest = {table: delta.latest(self.folder(table)) for table in ("runs", "corrections")}
        wanted = corrected or str(latest["corrections"] if name is None else at_commit)
        if not wanted.isdecimal() or int(wanted) > latest["corrections"]:
            allowed = f"0 to {latest['corrections']}"
            raise StoreError("the corrections have no such version", got=corrected, allowed=allowed)
        versions |= {"runs": latest["runs"], "corrections": int(wanted)}
        files = {table: self._paths(table, version) for table, version in versions.items()}
        if chosen is None:
            return Snapshot(None, None, versions, files)
        own = chosen["run_id"]
        told = own if int(wanted) == at_commit else f"{own}{_CORRECTED}{int(wanted)}"
        return Snapshot(own, told, versions, files)

    # --- writing, under the lock ---

    def undo(self) -> list[str]:
        """Takes out what a run wrote that died before its commit; the names of the tables touched."""
        committed = self.snapshot().versions
        touched = []
        for name in PINNED:
            if delta.latest(self.folder(name)) != committed[name]:
                delta.restore(self.folder(name), committed[name])
                touched.append(name)
        return touched

    def write(self, name: str, new: Iterable[pa.RecordBatch], gone: Path | None = None) -> int:
        """Writes rows into a table, invisible until `commit`; the number of rows added.

        `gone` is a Parquet file of the `article_id`s whose rows are taken out first.
        """
        return delta.commit(self.folder(name), TABLES[name], new, gone)

    def commit(self, run: Mapping[str, Any]) -> None:
        """Makes everything written since the last commit visible, with `run` as its ledger row.

        `run` has every column of `runs` but `tables`, which is filled in here.
        """
        tables = [{"name": name, "n": delta.latest(self.folder(name))} for name in (*PINNED, "corrections")]
        row = RUNS.build([{**run, "tables": tables}])
        delta.commit(self.folder("runs"), RUNS, row.to_batches())

    def _paths(self, name: str, version: int) -> list[str]:
        return [str(self.folder(name) / file.name) for file in delta.files(self.folder(name), version)]

    def _check(self, name: str) -> None:
        folder = self.folder(name)
        if not (folder / "_delta_log").is_dir():
            raise StoreBroken(
                f"table {name} is missing from the store",
                got=str(self.path),
                then="Restore the folder from a backup",
            )
        found = delta.columns(folder)
        if found != TABLES[name].names:
            raise StoreBroken(
                f"table {name} has other columns than this version of Standpoint",
                got=sorted(set(found) ^ set(TABLES[name].names)) or "another order",
                then="Run the inputs again into a new folder, or use the version that wrote it",
            )


def local(path: str | Path) -> Path:
    """The folder `path` stands for; raises StoreError where it can be none."""
    if _ADDRESS.match(str(path)):
        raise StoreError("a store at an address is not possible yet", got=str(path), allowed="a local folder")
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise StoreError("a store is a folder", got=str(path), then="Name another place with --store")
    return folder


def _view(name: str, files: list[str], run_id: str | None) -> str:
    """The SQL of a view over these files; without any, an empty table of the right types."""
    columns = ", ".join(f'"{column}"' for column in TABLES[name].names)
    if not files:
        types = ", ".join(f'NULL::{_sql_type(c.type)} AS "{c.name}"' for c in TABLES[name].columns)
        return f"CREATE VIEW {name} AS SELECT {types} WHERE false"
    # A run sees no run after it; ids sort by time.
    until = f" WHERE run_id <= {delta.quoted(run_id)}" if name == "runs" and run_id else ""
    return f"CREATE VIEW {name} AS SELECT {columns} FROM {_source(files)}{until}"  # noqa: S608 - quoted


def _decide(connection: duckdb.DuckDBPyConnection, files: Mapping[str, list[str]]) -> None:
    """Puts the actors that people decided on in the place of those that were found, in every table."""
    rows = connection.sql("SELECT * FROM corrections").to_arrow_table().to_pylist()
    now = decisions.actors_now(decisions.decisions(rows))
    if not now:
        return
    connection.execute(_DECIDED)
    told = [(found, actor.id, actor.name, actor.kind) for found, actor in now.items()]
    connection.executemany("INSERT INTO decided VALUES (?, ?, ?, ?)", told)
    for name, actors in _ACTORS.items():
        if not files[name]:
            continue
        joins, replaced = "", dict[str, str]()
        for n, columns in enumerate(actors):
            joins += f' LEFT JOIN decided d{n} ON d{n}.found = t."{columns[0]}"'
            decided = zip(columns, ("actor_id", "actor", "kind"), strict=False)
            replaced |= {own: f'coalesce(d{n}.{of}, t."{own}") AS "{own}"' for own, of in decided}
        listed = [replaced.get(column, f't."{column}"') for column in TABLES[name].names]
        source, shown = _source(files[name]), ", ".join(listed)
        connection.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT {shown} FROM {source} t{joins}")  # noqa: S608 - our own words
        delta.place(connection, name, files[name], listed, joins)


def _source(files: list[str]) -> str:
    return f"read_parquet([{', '.join(map(delta.quoted, files))}])"


def _sql_type(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"{_sql_type(kind.value_type)}[]"
    if pa.types.is_struct(kind):
        fields = (kind.field(i) for i in range(kind.num_fields))
        return "STRUCT(" + ", ".join(f'"{f.name}" {_sql_type(f.type)}' for f in fields) + ")"
    return _SQL_TYPES[kind]


_SQL_TYPES = {
    pa.string(): "VARCHAR",
    pa.bool_(): "BOOLEAN",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.date32(): "DATE",
    pa.timestamp("us", tz="UTC"): "TIMESTAMPTZ",
}
