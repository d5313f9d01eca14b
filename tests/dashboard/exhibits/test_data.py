"""Data of an exhibit as files: typed, defused, told, and the store's own numbers."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace

import numpy as np
import openpyxl
import pandas as pd
import pytest

from dashboard.exhibits.data import XLSX_CHARS, as_csv, as_xlsx
from dashboard.exhibits.said import Order
from dashboard.exhibits.stance_map import stance_map as build
from dashboard.figures.parts.framed import SHEET
from dashboard.filters import VIEWS, Filters
from dashboard.link import parse
from dashboard.loaded import load
from dashboard.queries.stance_map import stance_map as query
from tests.dashboard.fixture import BIBI, LEDGER

MADE = dt.date(2026, 11, 21)
PARAMS = {"topic": ("independence",)}
HOSTILE = [
    '=HYPERLINK("https://x.example")',
    "+1",
    "-1",
    "@sum",
    "\ttab",
    "\rcr",
    "plain",
    "naïve “мир”",
    None,
]


@pytest.fixture(scope="module")
def exhibit(store):
    opened = load(str(store))
    link, dropped = parse(PARAMS, opened.domain)
    assert not dropped
    return build(Order(opened, link, PARAMS, SHEET, MADE))


@pytest.fixture
def typed(exhibit):
    """An exhibit whose table has a column of each type."""
    table = pd.DataFrame(
        {
            "text": HOSTILE,
            "whole": range(-4, 5),
            "part": [-0.5, np.nan, *[0.1 + 0.2] * 7],
            "day": [pd.Timestamp("2025-10-27"), pd.NaT, *[pd.Timestamp("2025-01-02")] * 7],
            "moment": [pd.Timestamp("2025-10-27 13:05")] * 9,
            "known": [True, False] * 4 + [True],
            "some": [["a", "b"], *[[]] * 8],
        }
    )
    return replace(exhibit, table=table, columns={"text": "=what is said", "whole": "A count."})


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_has_the_number_of_the_store(exhibit, store):
    found = query(
        load(str(store)).connection.cursor(), Filters(topics=("independence",)), VIEWS["actors-outlets"], {}
    )
    (asked,) = found[(found["row_id"] == BIBI) & (found["col_id"] == LEDGER[0])].to_dict("records")
    told = rows(as_csv(exhibit))
    (row,) = [one for one in told if (one["row_id"], one["col_id"]) == (BIBI, LEDGER[0])]
    assert len(told) == len(found)
    assert float(row["mean"]) == asked["mean"] == pytest.approx(0.65)
    assert (float(row["low"]), int(row["n_statements"])) == (asked["low"], 3)


def test_excel_opens_csv_as_utf8(typed):
    content = as_csv(typed)
    assert content.startswith(b"\xef\xbb\xbftext,whole,")
    assert b"\r\n" in content


def test_a_text_is_no_formula_and_a_number_stays_one(typed):
    told = rows(as_csv(typed))
    assert [row["text"] for row in told[:6]] == [f"'{text}" for text in HOSTILE[:6]]
    assert [row["text"] for row in told[6:]] == ["plain", "naïve “мир”", ""]
    assert [row["whole"] for row in told] == [str(n) for n in range(-4, 5)]
    assert [row["part"] for row in told[:3]] == ["-0.5", "", "0.30000000000000004"]
    assert [row["day"] for row in told[:3]] == ["2025-10-27", "", "2025-01-02"]
    assert (told[0]["moment"], told[0]["known"], told[0]["some"]) == ("2025-10-27T13:05:00", "true", "a; b")


def test_a_workbook_has_typed_cells_and_no_formula(typed):
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(typed)))
    sheet = book["Data"]
    assert (book.sheetnames, sheet.freeze_panes) == (["Data", "Read me"], "A2")
    cells = list(sheet.iter_rows(min_row=2))
    assert [cell.data_type for cell in cells[0]] == ["s", "n", "n", "d", "d", "b", "s"]
    assert cells[0][0].value == HOSTILE[0]
    assert not any(cell.data_type == "f" or cell.hyperlink for row in cells for cell in row)
    assert cells[0][3].value == dt.datetime(2025, 10, 27)  # noqa: DTZ001 - a workbook has no zones
    assert cells[0][3].number_format == "yyyy-mm-dd"
    assert (cells[1][2].value, cells[1][3].value, cells[8][0].value) == (None, None, None)
    assert cells[2][2].value == pytest.approx(0.3, abs=1e-15)  # Excel keeps 15 digits


def test_a_workbook_says_what_its_numbers_are(exhibit):
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(exhibit, "https://desk.example/?topic=x")))["Read me"]
    told = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    for words in (
        exhibit.title,
        *exhibit.lines,
        *exhibit.notes,
        exhibit.source,
        "https://desk.example/?topic=x",
    ):
        assert words in told
    assert "fewer than 3 statements" in told
    defined = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert {name: defined[name] for name in exhibit.columns} == dict(exhibit.columns)


def test_without_an_address_the_link_is_what_follows_one(exhibit):
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(exhibit)))["Read me"]
    (link,) = [row[1].value for row in sheet.iter_rows() if row[0].value == "The same on screen"]
    assert link == f"/?data={exhibit.place.params['data'][0]}&topic=independence"


def test_the_same_data_are_the_same_bytes(exhibit):
    assert as_xlsx(exhibit) == as_xlsx(exhibit)
    assert as_csv(exhibit) == as_csv(exhibit)


def test_what_excel_can_not_hold_is_cut_and_said(exhibit):
    long = replace(exhibit, table=pd.DataFrame({"text": ["x" * 40_000]}))
    cell = openpyxl.load_workbook(io.BytesIO(as_xlsx(long)))["Data"]["A2"].value
    assert len(cell) == XLSX_CHARS
    assert cell.endswith("the CSV has all]")
    assert len(rows(as_csv(long))[0]["text"]) == 40_000


def test_no_rows_are_a_header(exhibit):
    none = replace(exhibit, table=exhibit.table.iloc[:0])
    assert rows(as_csv(none)) == []
    sheet = openpyxl.load_workbook(io.BytesIO(as_xlsx(none)))["Data"]
    assert [cell.value for cell in sheet[1]] == list(exhibit.table)


def test_what_is_no_cell_is_refused(exhibit):
    with pytest.raises(TypeError, match="no cell for dict"):
        as_csv(replace(exhibit, table=pd.DataFrame({"x": [{"a": 1}]})))
