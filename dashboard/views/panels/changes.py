"""Position changes below the timeline, each with a sentence from before and one from after it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard import sidebar
from dashboard.briefing import pinning
from dashboard.data import agency, ask
from dashboard.filters import MOST_LINES
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import cards
from dashboard.markup import changes as markup
from dashboard.markup.cells import Row, given
from dashboard.pages import ARTICLE, TIMELINE
from dashboard.queries import changes as query
from dashboard.queries.changes import Change
from dashboard.views.panels import chart, pins

NAME = "changes"
OPEN = 3  # changes whose sentences are in sight; the others are one click away
FIRST = 10  # changes of other actors that are listed with their sentences

Rows = tuple[Row, Row]  # of a change: the sentence before, the sentence after


def panel(store: Loaded, link: Link, own: Sequence[Change], ids: tuple[str, ...], title: str) -> None:
    """The changes of the actors on the chart, and those of all others.

    Args:
        store: The store.
        link: The link.
        own: The changes of the actors on the chart, in the order of the actors and then of time.
        ids: The actors on the chart.
        title: The topic's.
    """
    everybody = ask(store, query.everybody, link.on_topic)
    others = tuple(one for one in everybody.changes if one.actor_id not in ids)
    st.header("Position changes")
    st.html(markup.summary(own, len(others), everybody.n_actors))
    shown = (*own, *others[:FIRST])
    if not shown:
        return
    rows = _rows(store, link, shown)
    for number, change in enumerate(own):
        st.html(markup.heading(change))
        _sentences(store, change, rows[number], str(number), opened=number < OPEN, folded=len(own) > OPEN)
    if others:
        st.subheader("Other actors who changed sides")
        st.html(markup.others(others))
        for number, change in enumerate(others[:FIRST]):
            with st.container(gap="xsmall", key=f"turned-{number}"):
                st.html(markup.heading(change, 4))
                _sentences(
                    store, change, rows[len(own) + number], f"other-{number}", opened=False, folded=True
                )
                st.button(
                    "Show on the chart", on_click=_show, args=(change.actor_id, ids),
                    key=f"show-change-{number}", type="tertiary", icon=":material/add_chart:",
                )  # fmt: skip
        if rest := others[FIRST:]:
            params = sidebar.params()
            st.html(markup.rest(rest, TIMELINE.name, params, lambda actor: with_one(ids, actor)))
    chart.as_table(NAME, link, lambda: markup.as_table((*own, *others), title), store)


def with_one(ids: tuple[str, ...], actor: str) -> tuple[str, ...]:
    """The actors of the chart with one more, who takes the last one's place where there is no room."""
    return (*[one for one in ids if one != actor][: MOST_LINES - 1], actor)


def _show(actor: str, ids: tuple[str, ...]) -> None:
    sidebar.put(who=with_one(ids, actor))


def _rows(store: Loaded, link: Link, shown: tuple[Change, ...]) -> list[Rows]:
    pairs = ask(store, query.typical, link.on_topic, shown)
    wanted = tuple(sentence for pair in pairs for sentence in pair)
    known = {int(row["statement"]): row for row in ask(store, query.sentences, wanted).to_dict("records")}
    return [(known[before.statement], known[after.statement]) for before, after in pairs]


def _sentences(store: Loaded, change: Change, rows: Rows, place: str, *, opened: bool, folded: bool) -> None:
    with (
        st.expander("The sentences", expanded=opened) if folded else st.container(),
        st.container(key=f"pair-change-{place}"),
    ):
        for side, row, before in zip(st.columns(2, gap="medium"), rows, (True, False), strict=True):
            with side:
                st.html(markup.part(change, before=before))
                _card(store, row, f"{place}-{'before' if before else 'after'}")


def _card(store: Loaded, row: Row, place: str) -> None:
    """A card of its own: the same statement may stand in the evidence beside the chart."""
    target = {"article": [row["article_id"]], "statement": [row["statement_id"]], "marks": [row["topic"]]}
    with st.container(gap="xxsmall", key=f"card-change-{place}"):
        st.html(cards.card(row, None, agency(given(row.get("wire")))))
        with st.container(horizontal=True, vertical_alignment="center", key=f"card-ways-change-{place}"):
            params = {**sidebar.params(), **target}
            st.page_link(ARTICLE.file, label="Open in article", query_params=params, width="content")
            ids = (str(row["article_id"]), str(row["statement_id"]), str(row["topic"]))
            pins.button(store, pinning.statement(*ids, store.snapshot), f"change-{place}", small=True)
