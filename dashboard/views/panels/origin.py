"""Where an article comes from: outlet, day, language, its story, and why it was not analysed."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.data import agency, ask
from dashboard.loaded import Loaded
from dashboard.markup import article as markup
from dashboard.markup import words
from dashboard.markup.cells import Row, given
from dashboard.markup.repairs import repairs
from dashboard.markup.story import story
from dashboard.pages import ARTICLE, STATEMENTS
from dashboard.queries import article, stories
from dashboard.views.panels.back import back

BACK = "All statements"


def missing(article_id: str | None) -> None:
    """What stands in the place of an article that is not there."""
    back(STATEMENTS, BACK)
    st.title("Article")
    st.html(words.note(words.no_article(article_id)))


def origin(store: Loaded, row: Row) -> bool:
    """The head of an article's page; whether the article was analysed.

    Args:
        store: The run.
        row: The row of `queries.article`.
    """
    article_id = str(row["article_id"])
    same = ask(store, article.duplicates, article_id)
    back(STATEMENTS, BACK)
    st.html(words.title(markup.title(row)))
    st.html(markup.header(row, agency(given(row["wire"])), same))
    told = story(
        ask(store, stories.story, article_id),
        ask(store, stories.ran, article_id),
        article_id,
        sidebar.params(),
    )
    st.html(told or words.paragraph("No other copy of this story is in the store."))
    st.html(repairs(row))
    reason, original = given(row["reason"]), given(row["duplicate_of"])
    if reason is None:
        return True
    st.html(words.note(words.not_analysed(str(reason), duplicate=original is not None)))
    if original is not None:
        target = {**sidebar.params(), "article": [str(original)]}
        with st.container(key="link-original"):
            st.page_link(ARTICLE.file, label="Open the article", query_params=target)
    return False
