"""An export as an Excel workbook: the rows with their types, and a sheet that says what they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.errors import UsageError
from pipeline.export.cells import XLSX_ROWS, fitting, plain, risky
from pipeline.export.columns import LIST, kind
from pipeline.export.manifest import Document, Facts, Written, document
from pipeline.table import Column

DATA, READ_ME = "Data", "Read me"  # the sheets; the first is the one programs read
_LONG = ("text", "raw", "quote", "title", "content")  # texts that need a wide column
# Widths in characters. A sheet is written row by row, so that they can't be taken from the cells.
_WIDTHS = {"true or false": 9, "whole number": 10, "number": 10, "day": 12, "moment, UTC": 20, LIST: 30}
_LONG_WIDTH, _ID_WIDTH, _TEXT_WIDTH = 60, 19, 24
_WORDS_WIDTH = 76  # of the page of words; with the columns before it a line fits a screen
_HEADS = ("Column", "What it is", "Type", "Unit", "Range", "An empty cell means")
_AT_WORDS = 1  # the column of _HEADS that is wide


@dataclass(frozen=True)
class _Formats:
    """How cells look. `kept` marks a text that Excel would read as a formula if somebody edited it."""

    bold: Format
    title: Format
    wrapped: Format
    kept: Format
    shown: dict[type, Format]


def write(path: Path, schema: pa.Schema, rows: Iterable[dict[str, Any]], facts: Facts) -> Written:
    """Writes the workbook.

    Args:
        path: The file.
        schema: The columns of the rows.
        rows: The rows, a value for each column.
        facts: What is known of them.

    Raises:
        UsageError: If there are more rows than a sheet holds.
    """
    written = Written()
    # Constant memory: each row is written out before the next one is begun.
    options = {
        "constant_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True,
        "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties(
            {"title": facts.table, "comments": facts.about, "created": facts.stamp.made.replace(tzinfo=None)}
        )
        formats, sheet = _formats(book), book.add_worksheet(DATA)
        _heads(sheet, facts.columns, formats)
        for row in rows:
            written.rows += 1
            if written.rows > XLSX_ROWS:
                raise UsageError(
                    "the rows do not fit into an Excel sheet",
                    allowed=f"{XLSX_ROWS} rows",
                    then="Filter, or use csv or parquet",
                )
            for at, (name, value) in enumerate(row.items()):
                _write(sheet, (written.rows, at), name, value, (formats, written))
        sheet.autofilter(0, 0, written.rows, len(schema.names) - 1)
        _read_me(book.add_worksheet(READ_ME), document(facts, written), formats)
    return written


def _formats(book: xlsxwriter.Workbook) -> _Formats:
    return _Formats(
        bold=book.add_format({"bold": True, "valign": "top"}),
        title=book.add_format({"bold": True, "font_size": 14}),
        wrapped=book.add_format({"text_wrap": True, "valign": "top"}),
        kept=book.add_format({"quote_prefix": True}),
        shown={
            float: book.add_format({"num_format": "0.000"}),
            dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
            dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        },
    )


def _heads(sheet: Worksheet, columns: Iterable[Column], formats: _Formats) -> None:
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        # Room for the name and for the button of the filter beside it.
        sheet.set_column(at, at, max(_width(column), len(column.name) + 4))
        sheet.write_string(0, at, column.name, formats.bold)


def _width(column: Column) -> int:
    if column.name in _LONG:
        return _LONG_WIDTH
    return _WIDTHS.get(kind(column), _ID_WIDTH if column.unit == "id" else _TEXT_WIDTH)


def _write(
    sheet: Worksheet, at: tuple[int, int], name: str, value: object, how: tuple[_Formats, Written]
) -> None:
    formats, written = how
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value, formats.shown.get(type(value)))
    elif isinstance(value, dt.date):  # a datetime is one as well
        sheet.write_datetime(*at, value, formats.shown[type(value)])
    else:
        text = fitting(name, str(plain(value)), written.cells)
        sheet.write_string(*at, text, formats.kept if risky(text) else None)


def _read_me(sheet: Worksheet, told: Document, formats: _Formats) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(_AT_WORDS, _AT_WORDS, _WORDS_WIDTH)
    sheet.set_column(2, len(_HEADS) - 1, 22)
    sheet.write_string(0, 0, f"Standpoint: {told['table']}", formats.title)
    line = 1
    for word, said in _entries(told):
        line += 1
        sheet.write_string(line, 0, word, formats.bold)
        sheet.write_string(line, 1, said, formats.wrapped)
        _height(sheet, line, said)
    line += 2
    for at, head in enumerate(_HEADS):
        sheet.write_string(line, at, head, formats.bold)
    for column in told["columns"]:
        line += 1
        cells = (column[key] for key in ("name", "sentence", "type", "unit", "range", "null"))
        for at, text in enumerate(cells):
            shown = f"{text}, as JSON" if text == LIST else text
            sheet.write_string(line, at, shown, formats.wrapped if at else formats.bold)
        _height(sheet, line, column["sentence"], column["range"], column["null"])


def _height(sheet: Worksheet, line: int, words: str, *others: str) -> None:
    """As high as the longest cell needs, which no program works out by itself."""
    lines = [-(-len(words) // _WORDS_WIDTH), *(-(-len(text) // 20) for text in others)]
    sheet.set_row(line, 15 * max(1, *lines))


def _entries(told: Document) -> list[tuple[str, str]]:
    """The lines of the page of words, each with what stands before it."""
    versions = told["versions"]
    filters = [(f"Filter: {name}", _filter(found)) for name, found in told["filters"].items()]
    analysed = ", ".join(f"{name} {versions[name]}" for name in ("pack", "scorer") if versions[name])
    key = f", configuration {versions['config_key']}" if versions["config_key"] else ""
    return [
        ("What it is", told["about"]),
        ("Rows", f"{told['rows']:,}, on the sheet “{DATA}”"),
        *(filters or [("Filters", "none: every row of the table")]),
        ("Copies of a story", "one for each story" if told["copies"] == "once" else "every one of them"),
        ("State of the data", told["snapshot"] or "no run was finished"),
        ("Analysed with", f"{analysed}{key}" if analysed else "nothing yet"),
        ("Standpoint", f"{versions['standpoint']}; the newest run by {versions['analysis'] or 'nobody'}"),
        ("Made", told["made"]),
        *[("Note", note) for note in told["notes"]],
    ]


def _filter(found: Document) -> str:
    """What a filter means: “jd vance” is JD Vance (jd-vance)."""
    return "; ".join(
        " ".join(filter(None, (one["name"], f"({one['id']})" if one["id"] and one["name"] else one["id"])))
        for one in found["understood"]
    )
