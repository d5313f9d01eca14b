"""Each page driven as a script: default, permalink in, bad permalink, empty, missing and broken store."""

from __future__ import annotations

import shutil

import pytest

from dashboard import data, loaded
from pipeline.errors import PackError
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP
from tests.dashboard.screen import box, charts, html, titles


def test_the_map_is_the_first_page(app, store) -> None:
    at = app(store)
    assert not at.exception
    assert titles(at) == ["Stance map"]
    assert len(charts(at)) == 1
    shown = html(at)
    assert "<strong>24 statements</strong> in 5 articles (1 of unknown outlet) from 3 outlets" in shown
    assert "2 of the 9 articles here are samples" in shown
    assert "Click a tile, or choose actor and outlet" in shown
    assert "Lowest: " in at.get("plotly_chart")[0].proto.alt


def test_a_permalink_opens_the_tile_with_its_sentence(app, store) -> None:
    at = app(store, actor=BIBI, at=LEDGER[0])
    assert not at.exception
    shown = html(at)
    assert "3 statements in 2 articles · mean +0.65, 95\u00a0% interval −1.00 to +1.00<br>" in shown
    assert "2 in favour, 1 neutral · 1 more without a side" in shown
    assert '<mark class="sp-said">Israel decides alone</mark>' in shown
    assert (box(at, "Actor").value, box(at, "Outlet").value) == (BIBI, LEDGER[0])
    layer = charts(at)[0]["data"][-1]
    assert [layer["customdata"][i] for i in layer["selectedpoints"]] == [[BIBI, LEDGER[0]]]


def test_the_boxes_do_what_a_click_does(app, store) -> None:
    at = app(store)
    box(at, "Actor").select(TRUMP).run()
    box(at, "Outlet").select(LEDGER[0]).run()
    assert not at.exception
    assert {key: at.query_params[key] for key in ("actor", "at")} == {"actor": TRUMP, "at": LEDGER[0]}
    assert "2 statements in 1 article · mean −0.60" in html(at)
    assert "A small sample" in html(at)


def test_a_bad_permalink_says_what_was_dropped_and_shows_the_rest(app, store) -> None:
    at = app(store, topic="climate", actor="<script>", conf="0.6", from_="soon")
    assert not at.exception
    shown = html(at)
    assert "3 parts of the link could not be used" in shown
    assert "topic=climate" in shown
    assert "actor=&lt;script&gt;" in shown
    assert next(one for one in at.slider if one.label == "Minimum confidence").value == 0.6


def test_filters_go_into_the_address_and_back_to_nothing(app, store) -> None:
    at = app(store)
    next(one for one in at.toggle if one.label == "Include undated").set_value(False).run()
    assert at.query_params["undated"] == "0"
    assert "Undated articles are left out." in html(at)
    next(one for one in at.button if one.label == "Reset filters").click().run()
    assert "undated" not in at.query_params
    assert "17 statements undated, included." in html(at)


def test_no_match_says_what_to_do(app, store) -> None:
    at = app(store, from_="2030-01-01", undated="0")
    assert not at.exception
    assert "No statement on this topic matches the filters" in html(at)
    assert charts(at) == []
    at.button(key="reset-here").click().run()
    assert len(charts(at)) == 1


@pytest.mark.parametrize(
    ("view", "says"),
    [("actors-topics", "All outlets are pooled here"), ("outlets-topics", "the actors an outlet quotes")],
)
def test_the_other_maps_need_no_topic(app, store, view, says) -> None:
    at = app(store, view=view)
    assert not at.exception
    assert says in html(at)
    assert not [one.key for one in at.selectbox if one.key.startswith("topic-")]
    assert len(charts(at)) == 1


def test_a_pair_without_evidence_is_said_to_have_none(app, store) -> None:
    at = app(store, actor=TRUMP, at="carmel-courier")
    assert not at.exception
    assert "not the same as neutral" in html(at)


def test_the_map_as_a_table_and_with_all_rows(app, store) -> None:
    at = app(store, table="stance-map", all="1")
    assert not at.exception
    assert "Outlet unknown</th>" in html(at)
    assert "+0.65 (−1.00 to +1.00; 3 statements in 2 articles; 2 in favour, 1 neutral)" in html(at)


def test_many_statements_are_paged(app, store) -> None:
    at = app(store, view="outlets-topics", at="carmel-courier", on="independence")
    assert not at.exception
    assert html(at).count('class="sp-card') == 10


@pytest.mark.parametrize("text", ["clean", "raw"])
def test_the_article_shows_the_statement_in_its_text(app, store, text) -> None:
    row = next(row for row in fixture.rows()["statements"] if row["outlet_id"] == "carmel-courier")
    at = app(
        store,
        "article",
        article=row["article_id"],
        statement=row["statement_id"],
        text=text,
        marks=row["topic"],
    )
    assert not at.exception
    shown = html(at)
    assert 'id="sp-chosen"' in shown
    assert "<script>document" not in shown
    assert ('<mark class="sp-removed"' in shown) == (text == "raw")


def test_an_article_that_is_not_there_says_so(app, store) -> None:
    at = app(store, "article", article="nope")
    assert not at.exception
    assert "There is no article “nope” in this store." in html(at)


def test_data_and_method_shows_coverage(app, store) -> None:
    at = app(store, "method")
    assert not at.exception
    assert titles(at) == ["Data & method"]
    for part in ("Outlet unknown", "1 (11\u00a0%) undated", "32 statements", "French", "Copies of a story"):
        assert part in html(at)
    assert "34 statements" in html(app(store, "method", copies="all"))


def test_a_missing_store_says_how_to_make_one(app, tmp_path) -> None:
    at = app(tmp_path / "no where")
    assert not at.exception
    assert titles(at) == ["No store here yet"]
    assert f"standpoint run ARTICLES --store &#x27;{tmp_path / 'no where'}&#x27;" in html(at)


def test_an_empty_store_says_how_to_fill_it(app, tmp_path) -> None:
    rejected = [row for row in fixture.rows()["articles"] if row["status"] == "rejected"]
    tables = {name: [] for name in fixture.rows()} | {"articles": rejected}
    at = app(fixture.write_store(tmp_path / "S", tables))
    assert not at.exception
    assert titles(at) == ["The store holds no article"]
    assert "Not text: &lt;binary&gt;" in html(at)


def test_a_store_without_a_run_is_empty(app, tmp_path) -> None:
    fixture.Store.create_or_open(tmp_path / "S")
    assert titles(app(tmp_path / "S")) == ["The store holds no article"]


def test_a_broken_store_says_what_is_broken(app, tmp_path) -> None:
    place = fixture.write_store(tmp_path / "S")
    for file in (place / "statements").glob("*.parquet"):
        file.write_bytes(b"gone")
    at = app(place)
    assert not at.exception
    assert titles(at) == ["The store can’t be read"]
    assert "statements" in html(at)


def test_a_pack_that_comes_later_is_taken_up(app, tmp_path, monkeypatch) -> None:
    def gone(name):
        raise PackError("no such pack", got=name)

    place = fixture.write_store(tmp_path / "S")
    with monkeypatch.context() as patched:
        patched.setattr(loaded, "find_pack", gone)
        at = app(place, topic="foreign_forces")
    assert not at.exception
    assert "its pack is not installed" in html(at)
    assert "on <strong>Foreign forces</strong>" in html(at)
    data._topics.clear()  # as FRESH_SECONDS later
    at.run()
    assert "on <strong>Foreign forces in Gaza</strong>" in html(at)
    assert "not installed" not in html(at)


def test_a_store_that_comes_later_is_found(app, tmp_path) -> None:
    at = app(tmp_path / "S", actor=BIBI, at=LEDGER[0])
    assert titles(at) == ["No store here yet"]
    fixture.write_store(tmp_path / "S")
    next(one for one in at.button if one.label == "Look again").click().run()
    assert titles(at) == ["Stance map"]
    assert "Israel decides alone" in html(at)


def test_a_store_that_breaks_under_the_page_does_not_break_the_page(app, tmp_path) -> None:
    place = fixture.write_store(tmp_path / "S")
    at = app(place)
    shutil.rmtree(place / "statements")
    box(at, "Actor").select(TRUMP).run()
    box(at, "Outlet").select(LEDGER[0]).run()
    assert not at.exception
    assert titles(at)[-1] == "The store can’t be read"
