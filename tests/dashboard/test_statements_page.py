"""The page Statements and articles, driven as a script."""

from __future__ import annotations

import pytest

from dashboard.briefing.shelf import Shelf
from dashboard.filters import Domain, Filters
from dashboard.markup import statements as markup
from dashboard.markup import words
from tests.dashboard import fixture
from tests.dashboard.fixture import HOSTILE, TRUMP
from tests.dashboard.screen import box, html, titles

PAGE = "statements"


def test_the_page_opens_with_all_statements(app, store) -> None:
    at = app(store, PAGE)
    assert not at.exception
    assert titles(at) == ["Statements and articles"]
    shown = html(at)
    assert "<strong>32 statements</strong> in 7 articles match; 30 have a side and a known speaker." in shown
    assert "2 more statements in other copies of a story" in shown
    assert "Statements 1 to 25 of 32, newest first" in shown
    assert shown.count('<tr role="row"><td') == 25


def test_a_permalink_restores_search_side_sort_and_page(app, store) -> None:
    at = app(store, PAGE, q="nobody", side="neutral", sort="surest", conf="0.5")
    assert not at.exception
    shown = html(at)
    assert "<strong>16 statements</strong> in 1 article match; all have a side and a known speaker." in shown
    assert "Filtered: confidence at least 50\u00a0%, only neutral." in shown
    assert '<mark class="sp-said sp-hit">nobody</mark>' in shown
    assert "16 statements, surest first" in shown
    assert (box(at, "Side").value, box(at, "Sort by").value) == ("neutral", "surest")
    assert next(one for one in at.text_input if one.label == "Search").value == "nobody"
    assert "Statements 26 to 32 of 32" in html(app(store, PAGE, page_="2"))


def test_typing_and_choosing_write_the_address(app, store) -> None:
    at = app(store, PAGE, page_="2")
    next(one for one in at.text_input if one.label == "Search").set_value("envoy").run()
    assert at.query_params["q"] == "envoy"
    assert "page" not in at.query_params
    box(at, "Side").select("against").run()
    box(at, "Sort by").select("strongest").run()
    assert (at.query_params["side"], at.query_params["sort"]) == ("against", "strongest")
    box(at, "Sort by").select("newest").run()
    assert "sort" not in at.query_params


def test_a_page_that_is_not_there_is_the_last(app, store) -> None:
    shown = html(app(store, PAGE, page_="99"))
    assert "Statements 26 to 32 of 32" in shown
    assert "There are 2 pages; you see the last." in shown
    assert "you see the last" not in html(app(store, PAGE, page_="2"))
    assert "There is 1 page; you see the last." in html(app(store, PAGE, list="articles", page_="2"))


def test_pages_are_turned_above_and_below_the_list(app, store) -> None:
    at = app(store, PAGE, page_="2")
    assert len(at.get("pagination")) == 2
    assert {one.proto.default for one in at.get("pagination")} == {2}
    assert not app(store, PAGE, side="against").get("pagination")


def test_choices_of_other_pages_are_told_and_can_be_followed(app, store) -> None:
    at = app(store, PAGE, topic="us_pressure", actor=TRUMP, when="2025-10", on="us_pressure", conf="0.5")
    assert not at.exception
    assert "chosen on other pages: US pressure on Israel · Donald Trump · October 2025." in html(at)
    next(one for one in at.button if one.label == "Show only these").click().run()
    assert not at.exception
    assert {key: at.query_params[key] for key in ("topics", "actors", "from", "to", "undated", "conf")} == {
        "topics": "us_pressure", "actors": TRUMP, "from": "2025-10-01", "to": "2025-10-31", "undated": "0",
        "conf": "0.5",
    }  # fmt: skip
    assert "chosen on other pages" not in html(at)


@pytest.mark.parametrize(
    "chosen", [{}, {"when": "undated"}, {"actor": TRUMP, "actors": TRUMP}, {"view": "actors-topics"}]
)
def test_what_the_list_follows_already_is_not_told(app, store, chosen) -> None:
    assert "chosen on other pages" not in html(app(store, PAGE, **chosen))


def test_what_was_chosen_is_escaped() -> None:
    names = Domain(outlets={"x": "<b>Post</b>"})
    told = markup.apart(Filters(), Filters(outlets=("x",)), None, names)
    assert told == ["<b>Post</b>"]
    assert "&lt;b&gt;Post" in words.paragraph(markup.not_followed(told))


def test_a_bad_permalink_says_what_was_dropped(app, store) -> None:
    at = app(store, PAGE, side="left", sort="best", actors=[TRUMP, "nobody-known"])
    assert not at.exception
    shown = html(at)
    assert "3 parts of the link could not be used" in shown
    assert "side=left" in shown
    assert "<strong>4 statements</strong>" in shown


def test_no_match_says_what_to_do(app, store) -> None:
    at = app(store, PAGE, q="nowhere-to-be-found", conf="0.5")
    assert not at.exception
    assert "No statement matches. Search for fewer or other words. Widen or reset the filters." in html(at)
    next(one for one in at.button if one.label == "Clear the search").click().run()
    assert "q" not in at.query_params
    assert "No statement matches" not in html(at)


def test_a_side_alone_can_be_reset(app, store) -> None:
    at = app(store, PAGE, side="mixed")
    assert "No statement matches. Widen or reset the filters." in html(at)
    at.button(key="reset-here").click().run()
    assert "<strong>32 statements</strong>" in html(at)


@pytest.mark.parametrize("words", [HOSTILE, "<b>", '"', "((", "\\d+", "' OR 1=1 --", "%", "a" * 500])
def test_hostile_searches_are_words(app, store, words) -> None:
    at = app(store, PAGE, q=words)
    assert not at.exception
    shown = html(at)
    assert "<script>document" not in shown
    assert " match" in shown


def test_rows_keep_the_filters_in_their_links(app, store) -> None:
    shown = html(app(store, PAGE, q="ask", conf="0.5", page_="1"))
    assert 'href="article?q=ask&amp;conf=0.5&amp;article=' in shown


def test_the_second_tab_lists_articles(app, store) -> None:
    at = app(store, PAGE, q="premier", list="articles")
    assert not at.exception
    shown = html(at)
    assert ">The strike</a>" in shown
    assert "1 article, newest first" in shown
    assert "sp-table sp-statements" not in shown
    next(one for one in at.text_input if one.label == "Search").set_value("zzz").run()
    assert "No article matches." in html(at)


def test_one_of_the_page_is_chosen_and_pinned(app, tmp_path) -> None:
    own = fixture.write_store(tmp_path / "S")
    at = app(own, PAGE, q="envoy")
    choice = box(at, "Statement")
    assert choice.value is None
    assert not [one for one in at.button if one.key == "pin-listed"]
    assert [
        one for one in choice.options if "“the envoy has asked for restraint” US pressure on Israel · " in one
    ]
    choice.select_index(0).run()
    button = next(one for one in at.button if one.key == "pin-listed")
    button.click().run()
    assert not at.exception
    (name,) = (
        at.query_params["tray"] if isinstance(at.query_params["tray"], list) else [at.query_params["tray"]]
    )
    (pin,) = Shelf(own).load(name).pins
    assert pin.noun == "statement"
    (row,) = [
        one for one in fixture.rows()["statements"] if (one["statement_id"],) == pin.params["statement"]
    ]
    assert ((row["article_id"],), (row["topic"],)) == (pin.params["article"], pin.params["marks"])
    assert next(one for one in at.button if one.key == "pin-listed").label == "Pinned"
