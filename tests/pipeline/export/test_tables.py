"""Exports: the rows asked for, in every format, and nothing a spreadsheet would run."""

import datetime as dt
import json
import resource
from types import SimpleNamespace

import openpyxl
import pytest

from pipeline.errors import UsageError
from pipeline.export import cells, files
from pipeline.export import sheet as workbook
from pipeline.export.filters import Filters
from pipeline.export.tables import TABLE_NAMES, export
from pipeline.records import RawRecord
from pipeline.run import execute
from pipeline.schema import TABLES
from pipeline.store import Store
from tests.pipeline.export.reading import READERS, STAMP, sheet
from tests.pipeline.fake_analysis import job, records


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    given = [
        *records(4),
        RawRecord("=cmd()", "evil", "Ann said +yes of course. Nothing.", title="@home", source="herald"),
    ]
    execute(given, folder / "s", job(folder))
    with Store.open(folder / "s").snapshot().connect() as made:
        yield made


@pytest.mark.parametrize("file_format", list(READERS))
@pytest.mark.parametrize("table", TABLE_NAMES)
def test_every_table_in_every_format_has_the_columns_of_the_schema(tmp_path, connection, table, file_format):
    out = tmp_path / f"out.{file_format}"
    n = export(connection.cursor(), table, out, file_format, STAMP)["rows"]
    found = READERS[file_format](out)
    assert len(found) == n > 0
    assert set(TABLES[table].names) <= set(found[0])
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


@pytest.mark.parametrize("file_format", list(READERS))
def test_attributions_say_what_was_said_by_whom_and_where(tmp_path, connection, file_format):
    out = tmp_path / f"out.{file_format}"
    filters = Filters(actors=["ann"], outlets=["COURIER"])
    export(connection.cursor(), "attributions", out, file_format, STAMP, filters)
    found = READERS[file_format](out)
    assert {(r["ref"], r["speaker"], r["voice"], r["quote"], r["outlet"]) for r in found} == {
        ("r1", "Ann", "indirect", "yes to plan 1", "Courier"),
        ("r3", "Ann", "indirect", "yes to plan 3", "Courier"),
    }


@pytest.mark.parametrize("file_format", list(READERS))
def test_positions_carry_the_ref(tmp_path, connection, file_format):
    out = tmp_path / f"out.{file_format}"
    export(connection.cursor(), "positions", out, file_format, STAMP, Filters(actors=["Bob"]))
    assert sorted(row["ref"] for row in READERS[file_format](out)) == ["r0", "r1", "r2", "r3"]


@pytest.mark.parametrize(
    ("table", "filters", "refs"),
    [
        ("positions", Filters(topics=["peace"], outlets=["courier"]), ["r1", "r1", "r3", "r3"]),
        ("positions", Filters(start=dt.date(2025, 1, 3)), ["r2", "r2", "r3", "r3"]),
        ("positions", Filters(end=dt.date(2025, 1, 1)), ["r0", "r0"]),
        ("positions", Filters(start=dt.date(2025, 1, 2), end=dt.date(2025, 1, 2)), ["r1", "r1"]),
        ("articles", Filters(actors=["Bob"]), ["r0", "r1", "r2", "r3"]),
        ("articles", Filters(actors=["ann", "bob"], topics=["peace"]), ["=cmd()", "r0", "r1", "r2", "r3"]),
        ("mentions", Filters(actors=["Ann"], outlets=["herald"]), ["=cmd()", "r0", "r2"]),
        ("statements", Filters(actors=["Ann"], end=dt.date(2025, 1, 2)), ["r0", "r1"]),
        ("attributions", Filters(topics=["peace"], actors=["bob"]), ["r0", "r1", "r2", "r3"]),
    ],
)
def test_filters_keep_the_rows_they_say(tmp_path, connection, table, filters, refs):
    export(connection.cursor(), table, tmp_path / "out", "jsonl", STAMP, filters)
    assert sorted(row["ref"] for row in READERS["jsonl"](tmp_path / "out")) == refs


@pytest.mark.parametrize(
    ("table", "file_format", "filters", "words"),
    [
        ("opinions", "csv", Filters(), "no such table"),
        ("positions", "xls", Filters(), "Did you mean 'xlsx'"),
        ("runs", "csv", Filters(topics=["peace"]), "allowed: no filter"),
        ("mentions", "csv", Filters(topics=["peace"]), "allowed: --actor, --outlet, --from, --to"),
        ("positions", "csv", Filters(topics=["Peace"]), "no such topic"),
        ("positions", "csv", Filters(actors=["Anne"]), "Did you mean 'Ann'"),
        ("positions", "csv", Filters(outlets=["heral"]), "no such outlet.*allowed: "),
    ],
)
def test_what_can_t_be_exported_says_why(tmp_path, connection, table, file_format, filters, words):
    with pytest.raises(UsageError, match=words):
        export(connection.cursor(), table, tmp_path / "out", file_format, STAMP, filters)
    assert list(tmp_path.iterdir()) == []


def test_texts_that_look_like_formulas_are_defused_where_they_could_run(tmp_path, connection):
    csv_file, xlsx, jsonl = (tmp_path / f"out.{ending}" for ending in ("csv", "xlsx", "jsonl"))
    told = export(connection.cursor(), "statements", csv_file, "csv", STAMP)
    found = READERS["csv"](csv_file)
    (evil,) = [row for row in found if row["ref"] == "'=cmd()"]
    assert evil["quote"] == "'+yes of course"
    assert told["defused_cells"] == {"ref": 1, "quote": 1}
    assert "2 cells (1 of ref, 1 of quote) with an apostrophe" in told["notes"][-1]
    assert {row["stance"] for row in found if row["holder"] == "Bob"} == {"-0.7000000000000001"}
    export(connection.cursor(), "articles", xlsx, "xlsx", STAMP)
    assert {row["title"] for row in sheet(xlsx)} >= {"@home"}  # a text of Excel, marked as one
    cells_of = openpyxl.load_workbook(xlsx)["Data"]["C"]
    (marked,) = [cell for cell in cells_of if cell.value == "=cmd()"]
    assert (marked.data_type, marked.quotePrefix) == ("s", True)
    assert export(connection.cursor(), "articles", jsonl, "jsonl", STAMP)["defused_cells"] == {}
    assert {row["title"] for row in READERS["jsonl"](jsonl)} >= {"@home"}


def test_excel_columns_are_typed(tmp_path, connection):
    export(connection.cursor(), "positions", tmp_path / "out.xlsx", "xlsx", STAMP)
    row = sheet(tmp_path / "out.xlsx")[0]
    assert isinstance(row["published"], dt.datetime)
    assert isinstance(row["stance"], float)
    assert isinstance(row["n_statements"], int)
    assert json.loads(row["evidence"])[0]["voice"] == "indirect"
    export(connection.cursor(), "runs", tmp_path / "runs.xlsx", "xlsx", STAMP)
    assert isinstance(sheet(tmp_path / "runs.xlsx")[0]["started_at"], dt.datetime)


def test_excel_s_limits_are_met_openly(tmp_path, connection, monkeypatch):
    monkeypatch.setattr(workbook, "XLSX_ROWS", 2)
    with pytest.raises(UsageError, match="do not fit"):
        export(connection.cursor(), "positions", tmp_path / "out.xlsx", "xlsx", STAMP)
    monkeypatch.undo()
    monkeypatch.setattr(cells, "XLSX_CHARS", 40)
    monkeypatch.setattr(cells, "CUT", " [cut: so]")
    told = export(connection.cursor(), "articles", tmp_path / "out.xlsx", "xlsx", STAMP)
    assert sheet(tmp_path / "out.xlsx")[0]["alignment"].startswith("[0, ")
    texts = [row["text"] for row in sheet(tmp_path / "out.xlsx")]
    assert {len(text) for text in texts if "[cut: " in text} == {40}
    assert told["cut_cells"]["text"] == sum("[cut: " in text for text in texts) > 0
    assert any("a cell of Excel holds; each says so" in note for note in told["notes"])


@pytest.mark.parametrize("file_format", list(READERS))
def test_a_place_that_can_t_be_written_says_so(tmp_path, connection, file_format):
    with pytest.raises(UsageError, match="can't be written"):
        export(connection.cursor(), "runs", tmp_path / "nowhere" / "out", file_format, STAMP)


def test_memory_stays_flat(tmp_path, connection):
    many = connection.cursor()
    many.execute("CREATE OR REPLACE TEMP TABLE big AS SELECT t.* FROM articles t, range(20000) LIMIT 80000")
    told = export(connection.cursor(), "articles", tmp_path / "warm.csv", "csv", STAMP)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader = many.sql("SELECT * REPLACE (repeat(text, 40) AS text) FROM big").to_arrow_reader(1000)
    facts = SimpleNamespace(columns=told["columns"])  # of which CSV writes none
    written = files.FORMATS["csv"](tmp_path / "big.csv", files.Rows(reader.schema, reader, facts))
    assert written.rows == 80000
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 150_000, f"{grown} KiB for a file of {(tmp_path / 'big.csv').stat().st_size} bytes"


STORY = " ".join(f"Word{i} of the story stands here." for i in range(40))


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """One story in two outlets, of which the second added a sentence by another speaker."""
    folder = tmp_path_factory.mktemp("copies")
    said, added = "Ann said yes to it. ", " Bob said no to it."
    given = [
        RawRecord("a", "a", said + STORY, source="herald", published="2025-01-01"),
        RawRecord("b", "b", said + STORY + added, source="courier", published="2025-01-02"),
        RawRecord("c", "c", "Ann said yes again. Short.", source="post", published="2025-01-03"),
    ]
    execute(given, folder / "s", job(folder))
    with Store.open(folder / "s").snapshot().connect() as made:
        yield made


@pytest.mark.parametrize(
    ("table", "filters", "refs"),
    [
        ("articles", Filters(), ["a", "b", "c"]),
        ("articles", Filters(copies="once"), ["b", "c"]),
        ("articles", Filters(copies="once", outlets=("herald",)), ["a"]),
        ("statements", Filters(copies="once"), ["b", "b", "c"]),
        ("positions", Filters(copies="once"), ["b", "b", "c"]),
        ("attributions", Filters(), ["a", "b", "b", "c"]),
        ("attributions", Filters(copies="once"), ["b", "b", "c"]),
        ("mentions", Filters(copies="once", outlets=("herald",)), ["a"]),
    ],
)
def test_of_the_copies_of_a_story_one_counts(tmp_path, copied, table, filters, refs):
    export(copied.cursor(), table, tmp_path / "out.jsonl", "jsonl", STAMP, filters)
    assert sorted(row["ref"] for row in READERS["jsonl"](tmp_path / "out.jsonl")) == refs


@pytest.mark.parametrize(("table", "copies"), [("runs", "once"), ("articles", "twice")])
def test_copies_count_once_or_all(tmp_path, copied, table, copies):
    with pytest.raises(UsageError):
        export(copied.cursor(), table, tmp_path / "out.jsonl", "jsonl", STAMP, Filters(copies=copies))


@pytest.mark.parametrize("seed", range(6))
def test_no_duplicate_stands_for_the_kept_copy_of_an_outlet(tmp_path, seed):
    """Of both rows either may have the smaller id, so that several texts are tried."""
    text = f"Ann said yes to plan {seed}. {STORY}"
    given = [
        RawRecord("whole", "a", f"{text} Bob was there and stayed until the end.", source="courier"),
        RawRecord("kept", "b", text, source="herald"),
        RawRecord("again", "c", text, source="herald"),
    ]
    execute(given, tmp_path / "s", job(tmp_path))
    filters = Filters(outlets=("herald",), copies="once")
    with Store.open(tmp_path / "s").snapshot().connect() as connection:
        assert (
            len({story for (story,) in connection.execute("SELECT story_id FROM articles").fetchall()}) == 1
        )
        export(connection, "articles", tmp_path / "out.jsonl", "jsonl", STAMP, filters)
    assert [row["ref"] for row in READERS["jsonl"](tmp_path / "out.jsonl")] == ["kept"]
