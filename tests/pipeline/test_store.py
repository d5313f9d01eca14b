"""The store: snapshots that hold still, and what is missing or broken."""

import shutil
import threading
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline import delta
from pipeline.errors import StoreBroken, StoreError, StoreMissing
from pipeline.run import execute
from pipeline.schema import CORRECTIONS, POSITIONS, TABLES
from pipeline.store import STORED, Store
from tests.pipeline.fake_analysis import job, records


def count(connection, table):
    return connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608


@pytest.fixture
def store(tmp_path):
    execute(records(5), tmp_path / "s", job(tmp_path))
    return Store.open(tmp_path / "s")


def test_an_empty_store_has_every_table_with_its_types(tmp_path):
    snapshot = Store.create_or_open(tmp_path / "s").snapshot()
    assert snapshot.run_id is None
    with snapshot.connect() as empty:
        for table in TABLES.values():
            found = empty.sql(f"SELECT * FROM {table.name}").to_arrow_table()  # noqa: S608
            assert found.num_rows == 0
            assert found.column_names == table.names


def test_an_empty_table_has_the_types_of_a_full_one(tmp_path, store):
    with (
        Store.create_or_open(tmp_path / "e").snapshot().connect() as empty,
        store.snapshot().connect() as full,
    ):
        for name in (*STORED, POSITIONS.name):
            assert empty.table(name).types == full.table(name).types, name


@pytest.mark.parametrize("made", ["nothing", "folder"])
def test_a_missing_store_says_how_to_make_one(tmp_path, made):
    if made == "folder":
        (tmp_path / "s").mkdir()
    with pytest.raises(StoreMissing, match="standpoint run INPUT"):
        Store.open(tmp_path / "s")


def test_a_file_and_an_address_are_no_store(tmp_path):
    (tmp_path / "file").write_text("")
    for place, words in (
        (tmp_path / "file", "is a folder"),
        ("s3://bucket/store", "at an address"),
        (Path("s3://bucket/store"), "at an address"),  # which has one slash then
    ):
        with pytest.raises(StoreError, match=words):
            Store.create_or_open(place)


def test_making_a_store_that_was_interrupted_goes_on(tmp_path):
    Store.create_or_open(tmp_path / "s")
    shutil.rmtree(tmp_path / "s" / "runs")
    shutil.rmtree(tmp_path / "s" / "mentions")
    with pytest.raises(StoreMissing):
        Store.open(tmp_path / "s")
    assert Store.create_or_open(tmp_path / "s").snapshot().run_id is None


@pytest.mark.parametrize("damage", ["table", "log", "file", "cut", "columns"])
def test_a_broken_store_says_so(store, damage):
    folder = store.folder("statements")
    part = next(folder.glob("*.parquet"))
    if damage == "table":
        shutil.rmtree(folder)
    elif damage == "log":
        next((folder / "_delta_log").glob("*0.json")).write_text("no log")
    elif damage == "file":
        part.unlink()
    elif damage == "cut":
        part.write_bytes(part.read_bytes()[:100])
    elif damage == "columns":
        shutil.rmtree(folder)
        delta.create(folder, CORRECTIONS)
    with pytest.raises(StoreBroken, match="statements"):
        Store.open(store.path).snapshot().connect()


def test_damage_inside_a_file_is_found_when_it_is_read(store):
    part = next(store.folder("articles").glob("*.parquet"))
    data = bytearray(part.read_bytes())
    data[-4:] = b"XXXX"
    part.write_bytes(bytes(data))
    with pytest.raises(StoreBroken):
        store.snapshot().connect()


def test_a_snapshot_holds_still_while_a_run_writes(tmp_path, store):
    snapshot = store.snapshot()
    with snapshot.connect() as before:
        execute(records(9), store.path, job(tmp_path))
        execute(records(9), store.path, job(tmp_path, "d" * 16))  # every file is written anew
        assert count(before, "articles") == 5
        assert before.execute("SELECT count(text) FROM articles").fetchone() == (5,)
    with snapshot.connect() as again:
        assert count(again, "statements") == 10
    with store.snapshot().connect() as now:
        assert count(now, "articles") == 9


def test_the_store_as_of_a_run(tmp_path, store):
    first = store.snapshot().run_id
    execute(records(9), store.path, job(tmp_path))
    as_of = store.snapshot(first)
    with as_of.connect() as then:
        assert (count(then, "articles"), count(then, "runs")) == (5, 1)
        assert then.execute("SELECT max(run_id) FROM runs").fetchone() == (first,)
    assert as_of.versions["articles"] < store.snapshot().versions["articles"]
    with pytest.raises(StoreError, match="no such run"):
        store.snapshot("2020")


def test_corrections_are_seen_at_once_and_no_run_undoes_them(tmp_path, store):
    row = dict.fromkeys(CORRECTIONS.names, "x") | {
        "made_at": pa.scalar(0, pa.timestamp("us", tz="UTC")).as_py()
    }
    first = store.snapshot().run_id
    store.write("corrections", CORRECTIONS.build([row]).to_batches())
    with store.snapshot().connect() as now:
        assert count(now, "corrections") == 1
    with store.snapshot(first).connect() as then:
        assert count(then, "corrections") == 0
    execute(records(6), store.path, job(tmp_path))
    with store.snapshot().connect() as later:
        assert count(later, "corrections") == 1


def test_small_files_are_merged_when_there_are_many(tmp_path, monkeypatch):
    monkeypatch.setattr(delta, "SMALL_FILES", 4)
    for n in range(1, 9):
        execute(records(1, n), tmp_path / "s", job(tmp_path))
    store = Store.open(tmp_path / "s")
    assert len(delta.files(store.folder("articles"), delta.latest(store.folder("articles")))) <= 5
    with store.snapshot().connect() as found:
        assert [row[0] for row in found.execute("SELECT ref FROM articles ORDER BY ref").fetchall()] == [
            f"r{n}" for n in range(1, 9)
        ]


def test_files_and_row_groups_are_cut_and_nothing_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(delta, "BUFFER_ROWS", 7)
    monkeypatch.setattr(delta, "FILE_BYTES", 2_000)
    execute(records(60), tmp_path / "s", job(tmp_path), workers=1)
    store = Store.open(tmp_path / "s")
    assert len(list(store.folder("articles").glob("*.parquet"))) > 1
    execute(records(20), tmp_path / "s", job(tmp_path, "d" * 16), workers=1)
    with store.snapshot().connect() as found:
        assert found.execute("SELECT count(*), count(DISTINCT ref) FROM articles").fetchone() == (60, 60)
        assert count(found, "statements") == 120


def test_a_cursor_for_each_thread_gives_right_answers(store):
    with store.snapshot().connect() as connection:
        answers, expected = (
            [],
            connection.execute("SELECT count(*), sum(length(text)) FROM articles").fetchall(),
        )

        def ask():
            for _ in range(20):
                cursor = connection.cursor()
                answers.append(cursor.execute("SELECT count(*), sum(length(text)) FROM articles").fetchall())

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert answers == [expected] * 80


def test_python_variables_are_no_tables(store):
    outsider = pa.table({"x": [1]})
    with store.snapshot().connect() as connection, pytest.raises(Exception, match="outsider"):
        connection.execute("SELECT * FROM outsider")
    assert outsider.num_rows == 1
