"""Position changes below the timeline, each with a sentence from before and one from after it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import sidebar
from dashboard.data import Loaded, agency, ask
from dashboard.link import Link
from dashboard.markup import cards
from dashboard.markup import changes as markup
from dashboard.markup.cells import Row, given
from dashboard.pages import ARTICLE
from dashboard.queries import changes as query
from dashboard.queries.changes import Change, Sentence
from dashboard.views.panels import chart

NAME = "changes"
OPEN = 3  # changes whose sentences are in sight; the others are one click away


def panel(store: Loaded, link: Link, found: Sequence[Change], title: str, *, dated: bool) -> None:
    """The changes, in the order of the actors and then of time."""
    st.header("Position changes")
    st.html(markup.summary(found, dated=dated))
    if not found:
        return
    wanted = tuple(one for change in found for one in (change.before, change.after))
    rows = ask(store, query.sentences, wanted).to_dict("records")
    known = {Sentence(int(row["number"]), int(row["statement"])): row for row in rows}
    for number, change in enumerate(found):
        st.html(markup.heading(change))
        with (
            st.expander("The sentences", expanded=number < OPEN) if len(found) > OPEN else st.container(),
            st.container(key=f"sidebyside-change-{number}"),
        ):
            sides = st.columns(2, gap="large")
            for side, sentence, before in zip(
                sides, (change.before, change.after), (True, False), strict=True
            ):
                with side:
                    st.html(markup.part(change, before=before))
                    _card(known[sentence], f"{number}-{'before' if before else 'after'}")
    chart.as_table(NAME, link, lambda: markup.as_table(found, title))


def _card(row: Row, place: str) -> None:
    """A card of its own: the same statement may stand in the evidence beside the chart."""
    target = {"article": [row["article_id"]], "statement": [row["statement_id"]], "marks": [row["topic"]]}
    with st.container(gap="xxsmall", key=f"card-change-{place}"):
        st.html(cards.card(row, None, agency(given(row.get("wire")))))
        st.page_link(ARTICLE.file, label="Open in article", query_params={**sidebar.params(), **target})
