"""Copies, stories, articles that were not analysed and the ledger, each page driven as a script."""

from __future__ import annotations

import pytest

from tests.dashboard import fixture
from tests.dashboard.fixture import TRUMP
from tests.dashboard.screen import box, html, titles


def test_the_switch_counts_each_copy_and_is_part_of_the_address(app, store) -> None:
    at = app(store, topic="us_pressure", actor=TRUMP, at="carmel-courier")
    assert not at.exception
    assert "<strong>3 statements</strong> in 3 articles from 2 outlets" in html(at)
    told = "2 statements in other copies left out, and with them 1 outlet that ran nothing else here."
    assert f"Copies of 1 story count once: {told}" in html(at)
    assert "1 statement here repeats what counts at another outlet" in html(at)
    next(one for one in at.button if one.label == "Count each copy").click().run()
    assert not at.exception
    assert at.query_params["copies"] == "all"
    assert "<strong>5 statements</strong> in 4 articles from 3 outlets" in html(at)
    assert "Filtered: each copy of a story counted." in html(at)
    assert "Also run by 2 other outlets" in html(at)
    next(one for one in at.button if one.label == "Reset filters").click().run()
    assert "copies" not in at.query_params
    assert "<strong>3 statements</strong>" in html(at)


def test_a_card_names_the_agency_as_the_registry_does(app, store) -> None:
    at = app(store, topic="us_pressure", actor=TRUMP, at="name:Valley <b>Post</b>", copies="all")
    assert not at.exception
    assert "(copy of Associated Press)" in html(at)


def test_an_article_tells_its_story_and_its_agency(app, store) -> None:
    papers = {paper.title: paper.article_id for paper in fixture.papers()}
    at = app(store, "article", article=papers["Envoy arrives"])
    assert not at.exception
    shown = html(at)
    assert "3 outlets ran it, first on 20 Oct 2025; represented by" in shown
    assert "Credited to <bdi>Associated Press</bdi> because: byline “By AP &lt;Staff&gt;”" in shown
    assert " · English" in shown
    assert "This story" not in html(app(store, "article", article=papers["The strike"]))
    assert "The same was read from: copy.txt" in html(app(store, "article", article=papers["Cabinet meets"]))


@pytest.mark.parametrize("text", ["clean", "raw"])
def test_an_article_that_was_not_analysed_says_why(app, store, text) -> None:
    french = next(paper.article_id for paper in fixture.papers() if paper.reason)
    at = app(store, "article", article=french, text=text)
    assert not at.exception
    for part in (
        "kept and not analysed",
        fixture.FRENCH,
        " · French",
        "La journée commença",
        "None: the article",
    ):
        assert part in html(at)


def test_a_duplicate_leads_to_its_article(app, store) -> None:
    at = app(store, "article", article="copy")
    assert not at.exception
    assert "This input is a duplicate." in html(at)
    assert any(link.proto.label == "Open the article" for link in at.get("page_link"))


def test_the_ledger_lists_every_input_without_an_article(app, store) -> None:
    at = app(store, "ledger")
    assert not at.exception
    assert titles(at) == ["Ledger"]
    shown = html(at)
    for part in (
        "<strong>13 inputs</strong>",
        "israel-security@1",
        fixture.FRENCH,
        "cut.zip",
        "Cabinet meets</a>",
    ):
        assert part in shown
    assert "analysed 8, kept, not analysed 1, duplicate 1" in at.get("plotly_chart")[0].proto.alt
    assert at.get("download_button")[0].proto.label == "Download 5 rows (CSV)"


def test_the_ledgers_chart_is_shown_as_a_table(app, store) -> None:
    assert "Of all</th>" not in html(app(store, "ledger"))
    at = app(store, "ledger", table="ledger")
    assert not at.exception
    assert "What became of 13 inputs</caption>" in html(at)


def test_the_ledger_is_narrowed_by_outcome_and_words(app, store) -> None:
    at = app(store, "ledger")
    box(at, "Became").select("rejected").run()
    assert at.query_params["outcome"] == "rejected"
    assert at.get("download_button")[0].proto.label == "Download 2 rows (CSV)"
    at.text_input[0].set_value("archive").run()
    assert at.query_params["find"] == "archive"
    assert at.get("download_button")[0].proto.label == "Download 1 row (CSV)"
    at.text_input[0].set_value("nowhere").run()
    assert not at.exception
    assert "No input matches. Choose another outcome" in html(at)


def test_a_ledger_without_a_loss_says_so(app, tmp_path) -> None:
    tables = fixture.rows()
    whole = [row for row in tables["articles"] if row["status"] == "kept" and row["reason"] is None]
    at = app(fixture.write_store(tmp_path / "S", {**tables, "articles": whole}), "ledger")
    assert not at.exception
    assert "Every input became an article." in html(at)
    assert not at.get("download_button")


def test_a_store_without_an_article_still_shows_its_ledger(app, tmp_path) -> None:
    rejected = [row for row in fixture.rows()["articles"] if row["status"] == "rejected"]
    tables = {name: [] for name in fixture.rows()} | {"articles": rejected}
    at = app(fixture.write_store(tmp_path / "S", tables), "ledger")
    assert not at.exception
    assert titles(at) == ["Ledger"]
    assert "0 became an analysed article, 2 did not" in html(at)
