"""Citing the statement an article's page shows: what is found, what is said of it, and the panel."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.markup import cite as markup
from dashboard.queries.citation import citation
from pipeline.export.cited import cited, tool
from tests.dashboard import fixture
from tests.dashboard.test_markup import Reader

PAPERS = {paper.title: paper.article_id for paper in fixture.papers()}
CABINET = PAPERS["Cabinet meets"]
MADE = dt.date(2025, 11, 5)


def statement(article: str, topic: str = "independence") -> str:
    return next(
        row["statement_id"]
        for row in fixture.rows()["statements"]
        if (row["article_id"], row["topic"]) == (article, topic)
    )


@pytest.fixture
def found(cursor):
    return citation(cursor, CABINET, statement(CABINET), fixture.RUN_ID)


def test_a_statement_is_found_with_its_article(found) -> None:
    assert (found.speaker, found.outlet, found.title) == (
        "Benjamin Netanyahu",
        "The Harbour Ledger",
        "Cabinet meets",
    )
    assert (found.published, found.quote) == (dt.date(2025, 10, 27), "Israel decides alone")
    assert (found.statement_id, found.snapshot) == (statement(CABINET), fixture.RUN_ID)


@pytest.mark.parametrize("article", [CABINET, "nowhere"])
def test_nothing_is_cited_that_is_not_there(cursor, article) -> None:
    assert citation(cursor, article, "nothing", fixture.RUN_ID) is None
    other = PAPERS["The strike"]
    assert citation(cursor, article, statement(other), fixture.RUN_ID) is None


def test_the_page_and_the_command_cite_alike(cursor, found) -> None:
    assert found == cited(cursor, statement(CABINET), fixture.RUN_ID)
    assert tool(cursor, "x").snapshot == "x"


def test_each_style_is_there_once(found) -> None:
    told = markup.citations(found, MADE)
    assert list(told) == ["Chicago", "BibTeX"]
    assert "The Harbour Ledger, October 27, 2025" in told["Chicago"]
    assert told["BibTeX"].startswith("@article{")
    assert all("Israel decides alone" in text and found.statement_id in text for text in told.values())


def test_what_to_mind_is_said(found) -> None:
    whole = replace(found, voice="direct", sample=False, authors=("A B",), url="https://a.example")
    assert markup.note(whole) == ""
    assert "the article’s, not the speaker’s" in markup.note(replace(whole, voice="indirect"))
    assert "Never cite it" in markup.note(replace(whole, sample=True))
    said = Reader(markup.note(replace(whole, authors=(), published=None))).text
    assert said == "Not known of the article, and left out: authors, date."


def shown() -> None:
    """A page with nothing but the panel."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs the function's own text

    from dashboard import data  # noqa: PLC0415 - as above
    from dashboard.views.panels import cite  # noqa: PLC0415 - as above

    cite.panel(data.loaded(), st.query_params["article"], st.query_params.get("statement"))


@pytest.fixture
def panel(store, app):
    app(store)  # puts the store on the command line, and clears the caches afterwards

    def start(article: str, chosen: str | None) -> AppTest:
        at = AppTest.from_function(shown, default_timeout=30)
        at.query_params["article"] = article
        if chosen:
            at.query_params["statement"] = chosen
        return at.run()

    return start


def test_the_panel_shows_both_styles_to_copy(panel) -> None:
    at = panel(CABINET, statement(CABINET))
    assert not at.exception
    assert [code.value[:20] for code in at.code] == [
        "Benjamin Netanyahu, ",
        f"@article{{{'the-harbour-ledger'}"[:20],
    ]
    assert [caption.value for caption in at.caption] == ["Chicago", "BibTeX"]


@pytest.mark.parametrize("chosen", [None, "nothing"])
def test_without_a_statement_there_is_no_panel(panel, chosen) -> None:
    at = panel(CABINET, chosen)
    assert not at.exception
    assert not at.code


def test_hostile_words_are_shown_as_they_stand(panel) -> None:
    article = next(id_ for title, id_ in PAPERS.items() if title.startswith("Undated"))
    at = panel(article, statement(article))
    assert not at.exception
    assert "<script>document.title='owned'</script>" in at.code[0].value
    assert all("<script>" not in one.value for one in at.markdown)
