"""Cells: what a spreadsheet would run, what a cell does not hold, what a workbook can't take."""

import csv
import datetime as dt
import io
import re
from collections import Counter

import pandas as pd
import pytest
import xlsxwriter

from pipeline.export import cells, sheet
from pipeline.export.cells import Counted
from pipeline.export.manifest import Written

ZERO_WIDTH, BACKWARDS = "\u200b", "\u202e"


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\n", "\r\n ", ZERO_WIDTH, BACKWARDS, "\ufeff"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_a_formula_is_defused_also_behind_what_nobody_sees(before, sign):
    text = f"{before}{sign}1+1"
    counted = Counted()
    assert cells.csv_cell("quote", text, counted) == f"'{text}"
    assert counted.defused == Counter(quote=1)


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx"])
def test_what_splits_a_cell_is_defused(text):
    assert cells.defused(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", [-0.5, 7, True, None, "", "“+5” it said", "a =b", "'=x", "−5 by a true minus", "— a dash"]
)
def test_what_no_spreadsheet_runs_stays_as_it_is(value):
    counted = Counted()
    assert cells.csv_cell("x", value, counted) == value
    assert not counted.defused


def test_a_text_cannot_break_out_of_its_cell():
    hostile = 'a","=1+1\r\n=2+2",b'
    out = io.StringIO(newline="")
    csv.writer(out).writerow([cells.csv_cell("x", hostile, Counted()), 1])
    assert next(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [hostile, "1"]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (dt.date(2025, 1, 2), "2025-01-02"),
        (dt.datetime(2025, 1, 2, 3, 4, tzinfo=dt.UTC), "2025-01-02T03:04:00+00:00"),
        (["a", "b"], '["a", "b"]'),
        ([{"start": 1, "text": "é"}], '[{"start": 1, "text": "é"}]'),
    ],
)
def test_days_are_iso_and_lists_are_json(value, cell):
    assert cells.csv_cell("x", value, Counted()) == cell


def test_a_value_without_a_cell_is_refused():
    with pytest.raises(TypeError, match="no JSON for set"):
        cells.plain([{1}])


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a" * 32_767, False),
        ("a" * 32_768, True),
        ("😀" * 16_383, False),
        ("😀" * 16_384, True),
        ("é" * 40_000, True),
    ],
)
def test_excel_counts_units_of_utf_16(text, cut):
    counted = Counted()
    fits = cells.fitting("text", text, counted)
    assert len(fits.encode("utf-16-le")) // 2 <= cells.XLSX_CHARS
    assert (counted.cut == Counter(text=1)) == cut == fits.endswith(cells.CUT)
    assert cut or fits == text


def test_a_long_cell_of_a_csv_is_whole_and_counted():
    counted = Counted()
    assert cells.csv_cell("text", "a" * 40_000, counted) == "a" * 40_000
    assert counted.long == Counter(text=1)


@pytest.mark.parametrize("text", ["a\x00b", "\x0b", "_x000D_", "<&>\u2028", "\x1b[0m", "=1\x01", " padded "])
def test_a_workbook_takes_any_text(tmp_path, text):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        one = book.add_worksheet("Data")
        sheet._write(one, (0, 0), "text", "head", (sheet._formats(book), Written()))
        sheet._write(one, (1, 0), "text", text, (sheet._formats(book), Written()))
    (found,) = pd.read_excel(path)["head"]
    # What XML can't hold is written as _x0001_, which Excel reads back and openpyxl leaves.
    assert re.sub("_x([0-9A-F]{4})_", lambda code: chr(int(code[1], 16)), found) == text
