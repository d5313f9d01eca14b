"""An exhibit's data as files: CSV for programs, Excel with a page that says what the numbers are."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from urllib.parse import urlencode

import numpy as np
import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exhibits.exhibit import Exhibit, Place
from dashboard.markup.cells import given
from dashboard.pages import MAP
from pipeline.export.cells import defused

DATA, READ_ME = "Data", "Read me"  # the sheets; the first is the one programs read
XLSX_CHARS = 32_767  # what a cell of Excel holds
_CUT = " … [cut: a cell of Excel holds no more; the CSV has all]"
NARROWEST, WIDEST = 8, 48  # characters of a column; wider ones push the next off the screen
WORDS_WIDE = 100  # characters of a line of the page of words
_SAMPLED = 200  # rows that a column's width is taken from
_SNAPSHOT = "%Y%m%dT%H%M%S"  # how the name of a state of the data begins
_NO_MOMENT = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook has no zones

Value = str | int | float | bool | dt.date | dt.datetime | None


def as_csv(exhibit: Exhibit) -> bytes:
    """The data as CSV: a header row, then a row for each mark.

    UTF-8 with a mark at its beginning, without which Excel takes it for the machine's old encoding. Numbers
    are those of the store with all their digits, dates ISO 8601, what is missing is empty. A text that a
    spreadsheet would take for a formula has an apostrophe before it.
    """
    return csv_of([str(name) for name in exhibit.table], rows(exhibit.table))


def csv_of(header: list[str], body: Iterator[tuple[Value, ...]]) -> bytes:
    """Rows as such a CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([defused(name) for name in header])
    for row in body:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def rows(frame: pd.DataFrame) -> Iterator[tuple[Value, ...]]:
    """The rows of a frame in plain values: None where it has a sign for null, midnights as days."""
    columns = [[_plain(value) for value in frame[name].tolist()] for name in frame]
    return zip(*[_days(column) for column in columns], strict=True)


def as_xlsx(exhibit: Exhibit, link: str = "") -> bytes:
    """The data as an Excel workbook: the sheet "Data", and "Read me", which says what they are.

    No cell is a formula or a link, whatever a text begins with. The same exhibit gives the same bytes.

    Args:
        exhibit: The exhibit.
        link: Its permalink, where the address of the dashboard is known; else what follows that address.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
        "strings_to_numbers": False, "default_date_format": "yyyy-mm-dd",
        "remove_timezone": True,
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties(
            {"title": exhibit.title, "comments": exhibit.source, "created": _moment(exhibit.place)}
        )
        _data(book, exhibit.table)
        _read_me(book, exhibit, link or relative(exhibit.place))
    return out.getvalue()


def relative(place: Place) -> str:
    """What follows the address of a dashboard in the link to a place."""
    path = "" if place.page == MAP.name else place.page
    return f"/{path}?{urlencode(sorted(place.params.items()), doseq=True)}"


def _data(book: xlsxwriter.Workbook, table: pd.DataFrame) -> None:
    sheet = book.add_worksheet(DATA)
    sheet.freeze_panes(1, 0)
    head = book.add_format({"bold": True, "bottom": 1})
    formats = {
        float: book.add_format({"num_format": "0.000"}), int: book.add_format({"num_format": "#,##0"}),
        dt.datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        dt.date: book.add_format({"num_format": "yyyy-mm-dd"}),
    }  # fmt: skip
    body = list(rows(table))
    for column, name in enumerate(table):
        sheet.write_string(0, column, str(name), head)
        shown = [_cell(row[column]) for row in body[:_SAMPLED]]
        # Numbers are shown with fewer digits than they have, and need no more room than their name.
        lengths = [len(cell) if isinstance(cell, str) else NARROWEST for cell in shown]
        sheet.set_column(column, column, min(max(NARROWEST, len(str(name)), *lengths, NARROWEST) + 2, WIDEST))
    for number, row in enumerate(body, start=1):
        for column, value in enumerate(row):
            _write(sheet, (number, column), value, formats)
    if body:
        sheet.autofilter(0, 0, len(body), len(table.columns) - 1)


def _read_me(book: xlsxwriter.Workbook, exhibit: Exhibit, link: str) -> None:
    sheet = book.add_worksheet(READ_ME)
    bold, large = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"bold": True, "size": 14}),
    )
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, WORDS_WIDE)
    sheet.write_string(0, 0, _fits(exhibit.title), large)
    entries = [("Shown", line) for line in exhibit.lines]
    entries += [("In short", exhibit.takeaway)] if exhibit.takeaway else []
    entries += [("Signs", _sign(exhibit))] if exhibit.signs else []
    entries += [("How to read it", note) for note in exhibit.notes]
    entries += [("Source", exhibit.source), ("The same on screen", link)]
    line = 2
    for place, (word, told) in enumerate(entries):
        again = place > 0 and entries[place - 1][0] == word
        _pair(sheet, line, "" if again else word, told, (bold, wrapped))
        line += 1
    line += 1
    _pair(sheet, line, "Column", "What it is", (bold, bold))
    for name in exhibit.table:
        line += 1
        _pair(sheet, line, str(name), exhibit.columns.get(str(name), ""), (bold, wrapped))


def _pair(sheet: Worksheet, line: int, word: str, told: str, formats: tuple[Format, Format]) -> None:
    """A word and what is said of it; a row as high as that needs, which no program works out by itself."""
    sheet.write_string(line, 0, _fits(word), formats[0])
    sheet.write_string(line, 1, _fits(told), formats[1])
    sheet.set_row(line, 15 * max(1, -(-len(told) // (WORDS_WIDE - 5))))


def _sign(exhibit: Exhibit) -> str:
    return "; ".join(" ".join(filter(None, (one.before, one.glyph, one.words))) for one in exhibit.signs)


def _write(sheet: Worksheet, at: tuple[int, int], value: Value, formats: dict[type, Format]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(*at, value)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value, formats[type(value)])
    elif isinstance(value, dt.date):  # a datetime is one as well
        sheet.write_datetime(*at, value, formats[type(value)])
    else:
        sheet.write_string(*at, _fits(value))


def _fits(text: str) -> str:
    return text if len(text) <= XLSX_CHARS else text[: XLSX_CHARS - len(_CUT)] + _CUT


def _cell(value: Value) -> Value:
    """A value as a cell of CSV."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return defused(value) if isinstance(value, str) else value


def _plain(value: object) -> Value:
    known = given(value)
    if isinstance(known, np.generic | np.ndarray):
        known = known.tolist()
    if isinstance(known, pd.Timestamp):
        moment: dt.datetime = known.to_pydatetime()
        return moment
    if known is None or isinstance(known, str | int | float | dt.date):
        return known
    if isinstance(known, list | tuple):
        return "; ".join(str(item) for item in known)
    raise TypeError(f"no cell for {type(known).__name__}")


def _days(column: list[Value]) -> list[Value]:
    """Midnights as days, where a column has nothing else: frames keep days as moments."""
    moments = [value for value in column if isinstance(value, dt.datetime)]
    if not moments or any(moment.time() != dt.time() for moment in moments):
        return column
    return [value.date() if isinstance(value, dt.datetime) else value for value in column]


def _moment(place: Place) -> dt.datetime:
    """When the data were made, as the workbook's own date: its bytes don't hang on a clock."""
    for name in place.params.get("data", ()):
        try:
            return dt.datetime.strptime(name[:15], _SNAPSHOT)  # noqa: DTZ007 - a workbook has no zones
        except ValueError:
            break
    return _NO_MOMENT
