"""One Delta table: its files at a version, and one commit that adds rows and takes others out.

The Parquet files are written here, a bounded buffer at a time, and only the commit is left to
`deltalake`. Its own writers were measured to hold 0.6 GB when appending and 1.9 GB when deleting
from a table of 60,000 articles, growing with the table; this file stays under 0.2 GB throughout.
"""

from __future__ import annotations

import contextlib
import json
import time
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError
from deltalake.transaction import AddAction, RemoveAction

from pipeline.errors import StoreBroken
from pipeline.table import Table

BUFFER_BYTES = 32 * 2**20  # a row group: large enough to be read fast, small enough to keep memory flat
BUFFER_ROWS = 100_000  # DuckDB reads row groups of about this size fastest
# Who opens a few rows reads each one's group up to it. Smaller groups make files slow to open instead.
GROUP_ROWS = 20_000
TEXTS = 1_000  # rows of a group where each holds a whole text; ten are opened for a page of evidence
FILE_BYTES = 128 * 2**20  # a file: what one rewrite has to copy when a row of it is replaced
SMALL_BYTES = 8 * 2**20
SMALL_FILES = 32  # more small files than this are merged by the next commit, else opening slows down
# "As of" links need every version: nothing is cleaned away unless somebody asks for it.
FOREVER = "interval 36500 days"
_CONFIGURATION = {"delta.logRetentionDuration": FOREVER, "delta.deletedFileRetentionDuration": FOREVER}


@dataclass(frozen=True, slots=True)
class DataFile:
    """A Parquet file of a table: its name inside the table's folder, and its size in bytes."""

    name: str
    size: int


@contextlib.contextmanager
def guarded(folder: Path) -> Iterator[None]:
    """Turns what `deltalake` and DuckDB raise on damaged files into StoreBroken."""
    try:
        yield
    except (DeltaError, duckdb.IOException, duckdb.InvalidInputException, pa.ArrowInvalid, OSError) as error:
        first_line = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise StoreBroken(
            f"table {folder.name} can't be read or written ({first_line})",
            got=str(folder),
            then="Restore the folder from a backup, or run the inputs again into a new one",
        ) from error


def create(folder: Path, table: Table) -> None:
    """An empty table at version 0; a table that is there already is left as it is."""
    with guarded(folder):
        DeltaTable.create(folder, schema=table.arrow, mode="ignore", configuration=_CONFIGURATION)


def latest(folder: Path) -> int:
    """The newest version of the table."""
    with guarded(folder):
        return DeltaTable(folder).version()


def files(folder: Path, version: int) -> list[DataFile]:
    """The files of the table at `version`, each checked to be there with its size.

    Raises:
        StoreBroken: If the version does not exist, or a file is missing or cut short.
    """
    with guarded(folder):
        actions = pa.table(DeltaTable(folder, version=version).get_add_actions(flatten=True))
        names, sizes = actions["path"].to_pylist(), actions["size_bytes"].to_pylist()
        found = [DataFile(name, size) for name, size in zip(names, sizes, strict=True)]
        for file in found:
            size = (folder / file.name).stat().st_size
            if size != file.size:
                raise StoreBroken(
                    f"a file of table {folder.name} has another size than was written",
                    got=f"{file.name}: {size} bytes",
                    allowed=f"{file.size} bytes",
                    then="Restore the folder from a backup, or run the inputs again into a new one",
                )
    return found


def columns(folder: Path) -> list[str]:
    """The names of the table's columns."""
    with guarded(folder):
        return [field.name for field in DeltaTable(folder).schema().fields]


def restore(folder: Path, version: int) -> None:
    """Makes the table's rows those of `version` again, as a new version."""
    with guarded(folder):
        DeltaTable(folder).restore(version)


def commit(folder: Path, table: Table, new: Iterable[pa.RecordBatch], gone: Path | None = None) -> int:
    """Adds rows and takes others out, in one commit; nothing to do is no commit.

    Args:
        folder: The table's folder.
        table: The declaration its rows fit.
        new: The rows to add, of the schema `table.arrow`.
        gone: A Parquet file with a column `article_id`: the articles whose rows go. Only the files
            that hold such rows are written again, without them.

    Returns:
        The number of rows added.

    Raises:
        StoreBroken: If the table can't be read or written.
    """
    with guarded(folder):
        delta = DeltaTable(folder)
        old = files(folder, delta.version())
        stale = _holding(folder, old, gone) if gone else set()
        small = [file for file in old if file.size < SMALL_BYTES]
        rewrite = [f for f in old if f.name in stale or (f in small and len(small) > SMALL_FILES)]
        writer = _Writer(folder, table)
        for file in rewrite:
            writer.add(_survivors(folder / file.name, table, gone if file.name in stale else None))
        kept = writer.rows
        writer.add(new)
        now = int(time.time() * 1000)
        removed = [
            RemoveAction(f.name, data_change=True, deletion_timestamp=now, size=f.size) for f in rewrite
        ]
        actions: list[AddAction | RemoveAction] = [*writer.close(now), *removed]
        if actions:
            delta.create_write_transaction(actions, mode="append", schema=delta.schema())
    return writer.rows - kept


class _Writer:
    """Writes rows into new files of a table's folder, holding one row group at most."""

    def __init__(self, folder: Path, table: Table) -> None:
        self._folder = folder
        self._schema = table.arrow
        self._group = TEXTS if "text" in table.names and "raw" in table.names else GROUP_ROWS
        self._buffer: list[pa.RecordBatch] = []
        self._bytes = self._buffered = self._in_file = 0
        self._file: pq.ParquetWriter | None = None
        self._sink: pa.NativeFile | None = None
        self._done: list[tuple[str, int]] = []
        self._name = ""
        self.rows = 0

    def add(self, batches: Iterable[pa.RecordBatch]) -> None:
        """Take these rows."""
        for batch in batches:
            self._buffer.append(batch)
            self._bytes += batch.nbytes
            self._buffered += batch.num_rows
            self.rows += batch.num_rows
            if self._bytes >= BUFFER_BYTES or self._buffered >= BUFFER_ROWS:
                self._flush()

    def close(self, now: int) -> list[AddAction]:
        """Finish the last file; one action for each file written. `now` is in ms since 1970."""
        self._flush()
        self._finish()
        return [
            AddAction(
                path=name,
                size=(self._folder / name).stat().st_size,
                partition_values={},
                modification_time=now,
                data_change=True,
                stats=json.dumps({"numRecords": rows}),
            )
            for name, rows in self._done
        ]

    def _flush(self) -> None:
        if not self._buffered:
            self._buffer.clear()
            return
        if self._file is None:
            self._name = f"part-{uuid.uuid4()}.parquet"
            self._sink = pa.OSFile(str(self._folder / self._name), "wb")
            self._file = pq.ParquetWriter(self._sink, self._schema, compression="zstd")
        self._file.write_table(pa.Table.from_batches(self._buffer, self._schema), self._group)
        self._in_file += self._buffered
        self._buffer, self._bytes, self._buffered = [], 0, 0
        if self._sink is not None and self._sink.tell() >= FILE_BYTES:
            self._finish()

    def _finish(self) -> None:
        if self._file is None or self._sink is None:
            return
        self._file.close()
        self._sink.close()
        self._done.append((self._name, self._in_file))
        self._file, self._sink, self._in_file = None, None, 0


def connect() -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB that fetches nothing from anywhere and reads times as UTC."""
    connection = duckdb.connect(config={"autoinstall_known_extensions": False})
    # A name in a query means a view here, never a Python variable of the same name.
    # A file never changes under its name: what its end says of its row groups is read once.
    connection.execute(
        "SET TimeZone = 'UTC'; SET python_enable_replacements = false; SET parquet_metadata_cache = true"
    )
    return connection


def place(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    paths: Sequence[str],
    selected: Sequence[str],
    joins: str = "",
) -> None:
    """Makes rows of a table readable by where they lie: ten rows of millions, without a look at the others.

    There are then the view `{name}_places` (article_id, file, place), a row for each row; the view
    `{name}_files` (file, path); and the table macro `{name}_at(path, first, last)`, the table's rows from one
    place of a file to another, both included. A table without files gets none of them.

    Args:
        connection: Where they are made, in the place of those there are.
        name: The table.
        paths: Its files.
        selected: Its columns, as SQL over `t`.
        joins: What they need besides `t`, as SQL.
    """
    if not paths:
        return
    listed = f"[{', '.join(map(quoted, paths))}]"
    connection.execute(
        f"""
        CREATE OR REPLACE VIEW {name}_files AS
        SELECT unnest(range({len(paths)}))::SMALLINT AS file, unnest({listed}) AS path;
        CREATE OR REPLACE VIEW {name}_places AS
        SELECT article_id, file_index::SMALLINT AS file, file_row_number::INTEGER AS place
        FROM read_parquet({listed});
        CREATE OR REPLACE MACRO {name}_at(path, first, last) AS TABLE
        SELECT {", ".join(selected)} FROM read_parquet(path, file_row_number = true) t{joins}
        WHERE t.file_row_number BETWEEN first AND last
        """  # noqa: S608 - our own words, and quoted
    )


def quoted(text: str) -> str:
    """A text as a literal of SQL, where a statement takes no parameters."""
    return "'" + text.replace("'", "''") + "'"


def _holding(folder: Path, old: list[DataFile], gone: Path) -> set[str]:
    """The names of the files that hold a row of an article that goes."""
    if not old:
        return set()
    with connect() as connection:
        rows = connection.execute(
            "SELECT DISTINCT parse_filename(filename) FROM read_parquet($paths, filename = true) "
            "WHERE article_id IN (SELECT article_id FROM read_parquet($gone))",
            {"paths": [str(folder / file.name) for file in old], "gone": str(gone)},
        ).fetchall()
    return {name for (name,) in rows}


def stream(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: Mapping[str, object], table: Table
) -> Iterator[pa.RecordBatch]:
    """The rows a query finds, as its table declares them, a thousand at a time."""
    reader: Any = connection.sql(query, params=dict(parameters)).to_arrow_reader(1000)
    for batch in reader:
        yield from pa.Table.from_batches([batch]).cast(table.arrow).to_batches()


def _survivors(path: Path, table: Table, gone: Path | None) -> Iterator[pa.RecordBatch]:
    """The rows of a file, those of articles that go left out."""
    without = "WHERE article_id NOT IN (SELECT article_id FROM read_parquet($gone))" if gone else ""
    names = ", ".join(f'"{name}"' for name in table.names)
    query = f"SELECT {names} FROM read_parquet($path) {without}"  # noqa: S608 - names come from schema.py
    with connect() as connection:
        yield from stream(
            connection, query, {"path": str(path)} | ({"gone": str(gone)} if gone else {}), table
        )
