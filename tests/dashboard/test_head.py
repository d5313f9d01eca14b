"""The head of every page: links that keep the filters, the state of the data a link names, Copy link."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.markup import head as markup
from dashboard.pages import PAGES
from pipeline.schema import TABLES
from pipeline.store import Store
from tests.dashboard import fixture
from tests.dashboard.screen import html, titles

LATER = "20251104T120000-fixture"


@pytest.fixture(scope="module")
def twice(tmp_path_factory) -> Path:
    """A store of two runs: the second has the articles of the first without their statements."""
    place = fixture.write_store(tmp_path_factory.mktemp("twice") / "S")
    store, gone = Store.open(place), place / "gone.parquet"
    import pyarrow.parquet as pq  # noqa: PLC0415 - only here

    ids = TABLES["statements"].build(fixture.rows()["statements"]).select(["article_id"])
    pq.write_table(ids, gone)
    store.write("statements", TABLES["statements"].build(fixture.rows()["statements"][:3]).to_batches(), gone)
    store.commit({**fixture.run_row(), "run_id": LATER})
    return place


def lead(at) -> str:
    return html(at).split('<p class="sp-lead">')[1].split("</p>")[0]


def test_a_link_shows_the_data_it_was_copied_from(app, twice) -> None:
    newest, then = app(twice), app(twice, data=fixture.RUN_ID)
    assert not then.exception
    assert "24 statements" in lead(then)
    assert "24 statements" not in lead(newest)
    assert "The store has newer data since" in html(then)
    assert "newer data" not in html(newest)
    assert f'"{fixture.RUN_ID}"' in html(then)  # what Copy link puts into the next one
    then.button[0].click().run()
    assert lead(then) == lead(newest)
    assert "data" not in then.query_params


def test_a_state_that_is_not_there_is_said_and_the_newest_shown(app, twice) -> None:
    at = app(twice, data="20200101T000000-gone")
    assert not at.exception
    assert "data=20200101T000000-gone" in html(at)
    assert "the store has no such state; the newest is shown" in html(at)
    assert lead(at) == lead(app(twice))


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_opens_with_a_title_and_keeps_what_the_link_says(app, store, page) -> None:
    at = app(store, None if page == "map" else page, topic="us_pressure", conf="0.1")
    assert not at.exception
    assert titles(at) or "sp-h1" in html(at)
    assert at.query_params["topic"] == "us_pressure"


def test_the_script_of_the_button_holds_no_word_that_could_end_it() -> None:
    told = markup.copy_link("</script><script>alert(1)</script>")
    assert told.count("</script>") == 1
    assert "&lt;/script&gt;" in told


def test_the_boxes_of_another_page_show_what_the_address_says(app, store) -> None:
    at = app(store, topic="us_pressure", actor=fixture.TRUMP, at=fixture.COURIER[0], conf="0.1")
    at.switch_page("views/compare.py").run()
    assert not at.exception
    assert {one.label: one.value for one in at.selectbox}["Topic"] == "us_pressure"
    assert at.slider[0].value == 0.1
    at.switch_page("views/map.py").run()
    assert {one.label: one.value for one in at.selectbox}["Topic"] == "us_pressure"
