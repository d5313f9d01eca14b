"""Rows that are read where they lie are the rows the tables have, corrected as they are."""

from __future__ import annotations

import duckdb
import pytest

from dashboard.filters import Filters, Tile
from dashboard.queries import cube, places
from dashboard.queries.evidence import evidence
from pipeline.schema import CORRECTIONS
from pipeline.store import Store
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, TRUMP


@pytest.fixture
def opened(store) -> duckdb.DuckDBPyConnection:
    connection = Store.open(store).snapshot().connect()
    cube.build(connection)
    return connection


@pytest.mark.parametrize("name", places.TABLES)
def test_they_are_the_rows_of_the_articles(opened, name) -> None:
    wanted = [
        n for (n,) in opened.execute("SELECT number FROM article_numbers ORDER BY 1 LIMIT 4").fetchall()
    ]
    read = getattr(places.rows(opened.cursor(), wanted), name)
    assert f"{name}_at(" in read
    known = f"""
        SELECT t.* FROM {name} t JOIN article_numbers n USING (article_id)
        WHERE n.number IN ({", ".join(map(str, wanted))})
    """
    ((n, n_read, both),) = opened.execute(
        f"""
        SELECT (SELECT count(*) FROM ({known})), (SELECT count(*) FROM {read}),
               (SELECT count(*) FROM (({known}) INTERSECT ALL SELECT * FROM {read}))
        """
    ).fetchall()
    assert n == n_read == both > 0


@pytest.mark.parametrize("numbers", [(), (-7,)])
def test_no_article_has_no_row(opened, numbers) -> None:
    found = places.rows(opened.cursor(), numbers)
    assert opened.execute(f"SELECT count(*) FROM {found.statements}").fetchall() == [(0,)]


@pytest.mark.parametrize("order", ["typical", "strongest", "newest"])
def test_evidence_is_the_same_out_of_files_and_out_of_tables(opened, order) -> None:
    tables = fixture.connection()
    for tile in (Tile(actor=BIBI), Tile(actor=TRUMP, outlet=fixture.LEDGER[0])):
        from_files = evidence(opened.cursor(), Filters(), tile, order, 1).to_dict("list")
        from_tables = evidence(tables.cursor(), Filters(), tile, order, 1).to_dict("list")
        assert from_files["excerpt"] == from_tables["excerpt"] != []
        assert from_files["statement_id"] == from_tables["statement_id"]


def test_what_people_decided_about_an_actor_is_read_too(tmp_path) -> None:
    store = fixture.write_store(tmp_path / "S")  # its own, since it writes
    row = {
        "correction_id": "c1", "made_at": fixture.run_row()["started_at"], "made_by": "somebody",
        "target_table": "actors", "target_id": BIBI, "column": "actor", "was": fixture.NAMES[BIBI],
        "is_now": "Another Name", "why": "a test",
    }  # fmt: skip
    Store.open(store).write("corrections", CORRECTIONS.build([row]).to_batches())
    with Store.open(store).snapshot().connect() as connection:
        cube.build(connection)
        shown = evidence(connection.cursor(), Filters(), Tile(actor=BIBI), "typical", 1)
    assert set(shown["holder"]) == {"Another Name"}
