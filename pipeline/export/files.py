"""Rows to files, a bounded number at a time: CSV, JSON Lines, Parquet, Excel."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export import sheet
from pipeline.export.cells import csv_cell, iso
from pipeline.export.manifest import ENCODINGS, Facts, Written, document

ONE_LINE = ("csv", "xlsx")  # formats of cells: people read them, and a list reads badly there
FACTS = b"standpoint"  # the key of a Parquet file's metadata that holds the manifest, as JSON


@dataclass(frozen=True)
class Rows:
    """Rows to write: the types they shall have, where they come from, and what is known of them."""

    schema: pa.Schema
    reader: pa.RecordBatchReader
    facts: Facts

    def tables(self) -> Iterator[pa.Table]:
        """The rows, some at a time, with the types of the schema."""
        for batch in self.reader:
            yield pa.Table.from_batches([batch]).cast(self.schema)

    def each(self) -> Iterator[dict[str, Any]]:
        """The rows one by one."""
        for table in self.tables():
            yield from table.to_pylist()


def _write_csv(path: Path, rows: Rows) -> Written:
    """RFC 4180 in UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    written, names = Written(), rows.schema.names
    with path.open("w", encoding=ENCODINGS["csv"], newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for row in rows.each():
            writer.writerow([csv_cell(name, value, written.cells) for name, value in row.items()])
            written.rows += 1
    return written


def _write_jsonl(path: Path, rows: Rows) -> Written:
    written = Written()
    with path.open("w", encoding=ENCODINGS["jsonl"]) as file:
        for row in rows.each():
            file.write(json.dumps(row, ensure_ascii=False, default=iso) + "\n")
            written.rows += 1
    return written


def _write_parquet(path: Path, rows: Rows) -> Written:
    """Every type kept, each column with its sentence, and the manifest in the file's metadata."""
    written = Written()
    said = {column.name: column.sentence for column in rows.facts.columns}
    fields = [field.with_metadata({"description": said[field.name]}) for field in rows.schema]
    with pq.ParquetWriter(path, pa.schema(fields), compression="zstd") as writer:
        for table in rows.tables():
            writer.write_table(table)
            written.rows += table.num_rows
        told = json.dumps(document(rows.facts, written), ensure_ascii=False)
        writer.add_key_value_metadata({FACTS: told.encode()})
    return written


def _write_xlsx(path: Path, rows: Rows) -> Written:
    return sheet.write(path, rows.schema, rows.each(), rows.facts)


FORMATS: dict[str, Callable[[Path, Rows], Written]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
}
