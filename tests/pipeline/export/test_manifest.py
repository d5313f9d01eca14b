"""The manifest: it names the rows, the data and the versions, its checksum is the file's, and nothing is silent."""

import datetime as dt
import hashlib
import json
from dataclasses import replace

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.export import manifest, tables
from pipeline.export.columns import COMPUTED, KINDS, LIST, kind
from pipeline.export.files import FACTS, FORMATS
from pipeline.export.filters import Filters
from pipeline.export.manifest import Facts, Written
from pipeline.export.tables import TABLE_NAMES, export
from pipeline.records import RawRecord
from pipeline.run import execute
from pipeline.schema import TABLES
from pipeline.store import Store
from tests.pipeline.export.reading import READERS, STAMP, read_me, sheet
from tests.pipeline.fake_analysis import CONFIG, job, records

OTHER = "d" * 16


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    """Three dated articles of one configuration, then one more and an undated one of another."""
    folder = tmp_path_factory.mktemp("manifest")
    execute(records(3), folder / "s", job(folder))
    given = [
        *records(1, start=3),
        RawRecord("undated", "u", "Ann said yes in spring. Nothing.", source="herald"),
    ]
    execute(given, folder / "s", job(folder, OTHER))
    with Store.open(folder / "s").snapshot().connect() as made:
        yield made


def counted(facts_of=None, **changes):
    facts = Facts("positions", "x", "csv", (), STAMP, None, (), {}, {}, "all", 0)
    return manifest.document(replace(facts, **changes), facts_of or Written())


@pytest.mark.parametrize("file_format", list(FORMATS))
@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_manifest_is_true_of_its_file(tmp_path, connection, table, file_format):
    out = tmp_path / f"{table}.{file_format}"
    told = export(connection.cursor(), table, out, file_format, STAMP)
    assert (told["file"], told["bytes"]) == (out.name, out.stat().st_size)
    assert told["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    found = READERS[file_format](out)
    assert told["rows"] == len(found) == sum(one["rows"] for one in told["analyses"])
    assert [column["name"] for column in told["columns"]] == list(found[0])
    assert all(column["sentence"] for column in told["columns"])
    assert (told["table"], told["format"], told["snapshot"]) == (table, file_format, "20250101T000000")
    assert told["made"] == "2025-03-04T05:06:07+00:00"


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_rows_are_counted_by_what_analysed_them(tmp_path, connection, table):
    told = export(connection.cursor(), table, tmp_path / "o.jsonl", "jsonl", STAMP)
    own = {"standpoint": "9.8.7", "pack": "fake-pack@1", "scorer": "fake@1", "config_key": OTHER}
    assert {key: told["versions"][key] for key in own} == own
    keys = [one["config_key"] for one in told["analyses"]]
    assert keys == [OTHER, CONFIG]  # the newest first
    older = told["analyses"][1]["rows"]
    assert told["rows_of_other_analyses"] == older > 0
    assert any(note.startswith(f"{older} row") and "another configuration" in note for note in told["notes"])


def test_filters_stand_as_given_and_as_understood(tmp_path, connection):
    filters = Filters(
        actors=["ann", "BOB"], outlets=["Herald"], topics=["peace"], end=dt.date(2025, 1, 3), copies="once"
    )
    told = export(connection.cursor(), "positions", tmp_path / "o.csv", "csv", STAMP, filters)
    assert told["filters"]["actor"] == {
        "given": ["ann", "BOB"],
        "understood": [{"id": "ann", "name": "Ann"}, {"id": "bob", "name": "Bob"}],
    }
    assert told["filters"]["outlet"]["understood"] == [{"id": "herald", "name": "Herald"}]
    assert told["filters"]["topic"]["understood"] == [{"id": "peace", "name": None}]
    assert told["filters"]["to"]["given"] == ["2025-01-03"]
    assert told["copies"] == "once"


@pytest.mark.parametrize(
    ("table", "filters", "left_out"),
    [
        ("articles", Filters(), 0),
        ("articles", Filters(start=dt.date(2025, 1, 1)), 1),
        ("statements", Filters(end=dt.date(2025, 1, 1), actors=["ann"]), 1),
        ("statements", Filters(end=dt.date(2025, 1, 1), actors=["bob"]), 0),
        ("positions", Filters(start=dt.date(2025, 1, 1), copies="once"), 1),
    ],
)
def test_rows_that_a_day_leaves_out_for_want_of_one_are_counted(
    tmp_path, connection, table, filters, left_out
):
    told = export(connection.cursor(), table, tmp_path / "o.jsonl", "jsonl", STAMP, filters)
    assert told["undated_left_out"] == left_out
    assert any("without a date left out" in note for note in told["notes"]) == (left_out > 0)


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(
        UsageError, match="the first day is after the last; got '--from 2025-02-01 --to 2025-01-01'"
    ):
        Filters(start=dt.date(2025, 2, 1), end=dt.date(2025, 1, 1))
    assert Filters(start=dt.date(2025, 1, 1), end=dt.date(2025, 1, 1)).given()["from"] == ["2025-01-01"]


def test_a_csv_with_more_rows_than_excel_shows_says_so():
    written = Written(rows=1_200_000)
    assert counted(written)["notes"] == [
        "Excel shows the first 1,048,575 rows of a file; this one has 1,200,000."
    ]
    assert counted(written, file_format="parquet")["notes"] == []
    written = Written(rows=2)
    written.cells.long["text"] = 1
    assert counted(written)["notes"] == [
        "1 cell (1 of text) longer than the 32,767 characters that Excel shows of a cell."
    ]


def test_a_csv_is_utf_8_that_excel_knows_as_such(tmp_path, connection):
    out = tmp_path / "o.csv"
    told = export(connection.cursor(), "positions", out, "csv", STAMP)
    assert out.read_bytes().startswith(b"\xef\xbb\xbfref,article_id,")
    assert next(iter(pd.read_csv(out, encoding=told["encoding"]))) == "ref"
    assert next(iter(pd.read_csv(out))) == "ref"  # and pandas finds it out by itself


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_parquet_keeps_types_sentences_and_the_manifest(tmp_path, connection, table):
    out = tmp_path / "o.parquet"
    told = export(connection.cursor(), table, out, "parquet", STAMP)
    schema = pq.read_schema(out)
    for column in TABLES[table].columns:
        assert schema.field(column.name).type == column.type, column.name
        assert schema.field(column.name).metadata[b"description"].decode()
    inside = json.loads(pq.read_metadata(out).metadata[FACTS])
    assert inside == {key: value for key, value in told.items() if key not in {"file", "bytes", "sha256"}}


def test_the_workbook_says_what_it_is(tmp_path, connection):
    out = tmp_path / "o.xlsx"
    filters = Filters(actors=["ann"], start=dt.date(2025, 1, 1))
    export(connection.cursor(), "statements", out, "xlsx", STAMP, filters)
    words = read_me(out)
    said = dict(words)
    assert words[0][0] == "Standpoint: statements"
    assert said["Rows"] == "4, on the sheet “Data”"
    assert said["Filter: actor"] == "Ann (ann)"
    assert said["Filter: from"] == "2025-01-01"
    assert said["Copies of a story"] == "every one of them"
    assert said["State of the data"] == "20250101T000000"
    assert said["Analysed with"] == f"pack fake-pack@1, scorer fake@1, configuration {OTHER}"
    assert said["Standpoint"].startswith("9.8.7; the newest run by ")
    assert said["Made"] == "2025-03-04T05:06:07+00:00"
    assert "1 row of articles without a date left out" in " ".join(
        text for word, text in words if word == "Note"
    )
    assert list(said)[-len(sheet(out)[0]) :] == list(sheet(out)[0])  # a line for each column, in order
    assert said["stance"] == TABLES["statements"].columns[10].sentence
    assert said["quote"] == COMPUTED["quote"].sentence


def test_the_rows_of_a_workbook_can_be_filtered_under_a_frozen_head(tmp_path, connection):
    out = tmp_path / "o.xlsx"
    export(connection.cursor(), "statements", out, "xlsx", STAMP)
    page = openpyxl.load_workbook(out)["Data"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", page.dimensions)
    heads = {cell.value: cell.column_letter for cell in page[1]}
    widths = {name: page.column_dimensions[letter].width for name, letter in heads.items()}
    assert widths["quote"] > widths["statement_id"] > widths["stance"] > len("stance")
    formats = {name: page[f"{letter}2"].number_format for name, letter in heads.items()}
    assert (formats["stance"], formats["published"]) == ("0.000", "yyyy-mm-dd")


def test_every_type_of_the_schema_has_a_word():
    lists = {c.kind for table in TABLES.values() for c in table.columns if kind(c) == LIST}
    assert lists == {c.kind for table in TABLES.values() for c in table.columns} - set(KINDS)
    assert "strings" in lists


def test_a_folder_of_every_table(tmp_path, connection):
    told = tables.export_all(connection.cursor(), tmp_path / "a" / "b", "parquet", STAMP, Filters())
    assert [one["file"] for one in told] == [f"{table}.parquet" for table in TABLE_NAMES]
    assert {path.name for path in (tmp_path / "a" / "b").iterdir()} == {one["file"] for one in told}
    with pytest.raises(UsageError, match="not every table can be filtered"):
        tables.export_all(connection.cursor(), tmp_path, "csv", STAMP, Filters(actors=["ann"]))
    with pytest.raises(UsageError, match="no such format"):
        tables.export_all(connection.cursor(), tmp_path, "doc", STAMP, Filters())
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="the folder can't be made"):
        tables.export_all(connection.cursor(), tmp_path / "file", "csv", STAMP, Filters())


def test_a_manifest_is_written_whole_and_taken_away(tmp_path):
    path = manifest.beside(tmp_path / "positions.csv")
    assert path.name == "positions.csv.manifest.json"
    manifest.keep(path, {"rows": 1, "about": "é"})
    assert json.loads(path.read_text(encoding="utf-8")) == {"rows": 1, "about": "é"}
    manifest.drop(path)
    manifest.drop(path)
    assert list(tmp_path.iterdir()) == []
    path.mkdir()
    with pytest.raises(UsageError, match="can't be removed"):
        manifest.drop(path)
