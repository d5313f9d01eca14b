"""The store that speed is measured on looks like a real one: spans that hold, shares as promised, ids once."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import duckdb
import pytest

from bench import dashboard_store
from dashboard.filters import Filters
from dashboard.queries import cube
from dashboard.queries.counts import counts
from pipeline.errors import InputError
from pipeline.store import Store

STATEMENTS = 5_000


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "S"
    assert dashboard_store.make(path, STATEMENTS, runs=4)["articles"] == STATEMENTS / 5
    return path


@pytest.fixture(scope="module")
def rows(made) -> duckdb.DuckDBPyConnection:
    return Store.open(made).snapshot().connect()


def test_it_has_what_was_asked_for_in_as_many_runs(made, rows) -> None:
    assert rows.execute("SELECT count(*), count(DISTINCT run_id) FROM statements").fetchall() == [
        (STATEMENTS, 4)
    ]
    assert [run["kept"] for run in Store.open(made).runs()] == [250] * 4


@pytest.mark.parametrize("n", [1, 999, 1_000_000, 10_000_000])
def test_the_plan_adds_up(n) -> None:
    batches = list(chain(*dashboard_store.plan(n, 20)))
    assert sum(statements for _, _, statements in batches) == n
    assert sum(articles for _, articles, _ in batches) == -(-n // 5)
    assert [number for number, _, _ in batches] == list(range(len(batches)))


@pytest.mark.parametrize(
    ("table", "shown", "start", "end"),
    [
        ("attributions", "holder_text", "holder_start", "holder_end"),
        ("attributions", "cue", "cue_start", "cue_end"),
        ("mentions", '"text"', '"start"', '"end"'),
        (
            "(SELECT article_id, unnest(cues, recursive := true) FROM statements)",
            '"text"',
            '"start"',
            '"end"',
        ),
    ],
)
def test_spans_show_their_words(rows, table, shown, start, end) -> None:
    found = rows.execute(
        f"""
        SELECT count(*), count(*) FILTER (substr(r."text", t.{start} + 1, t.{end} - t.{start}) <> t.{shown})
        FROM {table} t JOIN articles r ON r.article_id = t.article_id WHERE t.{shown} IS NOT NULL
        """  # noqa: S608 - our own words
    ).fetchall()
    assert found[0][0] > STATEMENTS / 2
    assert found[0][1] == 0


@pytest.mark.parametrize("table", ["articles", "attributions", "statements", "mentions"])
def test_an_id_comes_once(rows, table) -> None:
    own = "mention_id" if table == "mentions" else f"{table.removesuffix('s')}_id"
    ((n, different),) = rows.execute(f"SELECT count(*), count(DISTINCT {own}) FROM {table}").fetchall()  # noqa: S608 - as above
    assert n == different > 0


def test_shares_are_those_of_a_store_of_news(rows) -> None:
    ((undated, copies, abstained, nobody, odd),) = rows.execute(
        """
        SELECT (SELECT avg((published IS NULL)::INT) FROM articles),
               (SELECT avg((story_id <> article_id)::INT) FROM articles),
               avg((status = 'abstained')::INT), avg((holder_id IS NULL)::INT),
               max(abs(p_favor + p_against + p_neutral - 1)) FROM statements
        """
    ).fetchall()
    assert undated == pytest.approx(0.05, abs=0.03)
    assert copies == pytest.approx(0.08, abs=0.01)
    assert abstained == pytest.approx(0.12, abs=0.03)
    assert nobody == pytest.approx(0.05, abs=0.02)
    assert odd < 1e-9


def test_the_same_seed_gives_the_same_rows(tmp_path, rows) -> None:
    dashboard_store.make(tmp_path / "again", STATEMENTS, runs=4)
    question = "SELECT bit_xor(hash(statements)) FROM statements"
    with Store.open(tmp_path / "again").snapshot().connect() as again:
        assert again.execute(question).fetchall() == rows.execute(question).fetchall()


def test_the_dashboard_reads_it(made) -> None:
    with Store.open(made).snapshot().connect() as connection:
        cube.build(connection)
        found = counts(connection.cursor(), Filters())
    assert STATEMENTS * 0.6 < found.statements < STATEMENTS
    assert found.copies > 0


def test_a_folder_that_is_there_is_left_alone(tmp_path) -> None:
    with pytest.raises(InputError, match="new folder"):
        dashboard_store.main([str(tmp_path)])
