"""Rows to files, a bounded number at a time: CSV, JSON Lines, Parquet, Excel."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.errors import UsageError

XLSX_ROWS = 1_048_575  # what a sheet holds below its header
XLSX_CHARS = 32_767  # what a cell holds
ONE_LINE = ("csv", "xlsx")  # formats of cells: people read them, and a list reads badly there
_CUT = " … [cut: more than a cell of Excel holds; export as jsonl]"
# A spreadsheet reads a cell that begins like this as a formula. OWASP, "CSV injection".
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def _rows(schema: pa.Schema, reader: pa.RecordBatchReader) -> Iterator[dict[str, Any]]:
    for batch in reader:
        yield from pa.Table.from_batches([batch]).cast(schema).to_pylist()


def _write_csv(path: Path, schema: pa.Schema, reader: pa.RecordBatchReader) -> int:
    n = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(schema.names)
        for row in _rows(schema, reader):
            writer.writerow([_cell(value) for value in row.values()])
            n += 1
    return n


def _write_jsonl(path: Path, schema: pa.Schema, reader: pa.RecordBatchReader) -> int:
    n = 0
    with path.open("w", encoding="utf-8") as file:
        for row in _rows(schema, reader):
            file.write(json.dumps(row, ensure_ascii=False, default=_iso) + "\n")
            n += 1
    return n


def _write_parquet(path: Path, schema: pa.Schema, reader: pa.RecordBatchReader) -> int:
    n = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_table(pa.Table.from_batches([batch]).cast(schema))
            n += batch.num_rows
    return n


def _write_xlsx(path: Path, schema: pa.Schema, reader: pa.RecordBatchReader) -> int:
    n = 0
    # Constant memory: each row is written out before the next one is begun.
    options = {"constant_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True}
    with xlsxwriter.Workbook(path, options) as book:
        sheet, bold = book.add_worksheet("Standpoint"), book.add_format({"bold": True})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(schema.names):
            sheet.write_string(0, column, name, bold)
        for row in _rows(schema, reader):
            n += 1
            if n > XLSX_ROWS:
                raise UsageError(
                    "the rows do not fit into an Excel sheet",
                    allowed=f"{XLSX_ROWS} rows",
                    then="Filter, or use csv",
                )
            for column, value in enumerate(row.values()):
                _write_cell(sheet, n, column, value, moment)
    return n


def _write_cell(sheet: Worksheet, row: int, column: int, value: object, moment: Format) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value, moment)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()))
    else:
        text = str(_cell(value))
        fits = text if len(text) <= XLSX_CHARS else text[: XLSX_CHARS - len(_CUT)] + _CUT
        sheet.write_string(row, column, fits)


def _cell(value: object) -> object:
    """A value as a cell: lists as JSON, texts that look like a formula defused, numbers as they are."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_iso)
    if isinstance(value, dt.date):
        return _iso(value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _iso(value: object) -> str:
    if isinstance(value, dt.date):  # a datetime is one as well
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")


Writer = Callable[[Path, pa.Schema, pa.RecordBatchReader], int]
FORMATS: dict[str, Writer] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
}
