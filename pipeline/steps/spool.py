"""What a run has analysed and not committed yet: a folder of finished batches.

Each batch is a folder of Parquet files, one for each table, written under a temporary name and
renamed when it is whole. A run that is killed leaves its batches; the next one with the same
configuration finds them and does not analyse those inputs again.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.schema import TABLES
from pipeline.steps.rows import SOURCE

SPOOLED = ("articles", "attributions", "statements", "mentions")
_UNFINISHED = ".tmp"


class Spool:
    """The batches of one configuration in one store, and the runs' working files beside them."""

    def __init__(self, store: Path, config_key: str) -> None:
        self._root = store / "_spool"
        self.folder = self._root / config_key

    def prepare(self) -> None:
        """Makes the folder; clears what is unfinished, unreadable, or of another configuration."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for other in self._root.iterdir():
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)
        for batch in self.folder.glob(f"*{_UNFINISHED}"):
            shutil.rmtree(batch, ignore_errors=True)
        for name in self.batches():
            if not self._readable(name):
                shutil.rmtree(self.folder / name)

    def batches(self) -> list[str]:
        """The names of the finished batches, in the order of their inputs."""
        return sorted(
            path.name for path in self.folder.iterdir() if path.is_dir() and path.suffix != _UNFINISHED
        )

    def next_number(self) -> int:
        """The number for the next batch."""
        return max((int(name.partition("-")[0]) for name in self.batches()), default=-1) + 1

    def keys(self, batch: str) -> list[dict[str, Any]]:
        """What the ledger needs to know of a batch's inputs, in their order."""
        columns = ["input_key", "analysis_key", "article_id", "status", "ref", "reason"]
        found = pq.read_table(self.folder / batch / "articles.parquet", columns=columns)
        return list(found.to_pylist())

    def files(self, table: str) -> list[str]:
        """The Parquet files of a table, a batch each."""
        return [str(self.folder / batch / f"{table}.parquet") for batch in self.batches()]

    def rows(self, batch: str, table: str) -> pa.Table:
        """The rows of a batch for one table; tables other than articles have the column SOURCE."""
        return pq.read_table(self.folder / batch / f"{table}.parquet")

    def discard(self, batch: str) -> None:
        """Takes a batch away."""
        shutil.rmtree(self.folder / batch, ignore_errors=True)

    def clear(self) -> None:
        """Takes everything away that is empty: the folder of the configuration, and the spool."""
        if self.batches():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            self._root.rmdir()

    def _readable(self, batch: str) -> bool:
        try:
            for table in SPOOLED:
                pq.read_metadata(self.folder / batch / f"{table}.parquet")
        except (OSError, pa.ArrowInvalid):
            return False
        return True


def write_batch(folder: Path, name: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Writes a batch's rows, whole or not at all.

    Args:
        folder: The spool's folder.
        name: `NNNNNNNN-<run>`; the run keeps a worker that outlives its run from overwriting the next one's.
        rows: Rows by table; those of tables other than articles have the key SOURCE.

    Raises:
        SchemaError: If the rows do not fit their tables.
    """
    unfinished = folder / f"{name}{_UNFINISHED}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    for table in SPOOLED:
        pq.write_table(_built(table, rows[table]), unfinished / f"{table}.parquet", compression="zstd")
    unfinished.rename(folder / name)


def without_source(table: str, rows: pa.Table) -> Iterator[pa.RecordBatch]:
    """Rows as their table declares them."""
    arrow = TABLES[table].arrow
    yield from rows.select(arrow.names).cast(arrow).to_batches()


def _built(table: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    if table == "articles":
        return TABLES[table].build(rows)
    plain = [{key: value for key, value in row.items() if key != SOURCE} for row in rows]
    sources = pa.array([row[SOURCE] for row in rows], pa.string())
    return TABLES[table].build(plain).append_column(SOURCE, sources)
