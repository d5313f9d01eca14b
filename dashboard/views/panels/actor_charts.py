"""The four figures of an actor's page, each with its key and its table."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import sidebar
from dashboard.data import ask
from dashboard.figures import quoted as quoted_figure
from dashboard.figures import tone as tone_figure
from dashboard.figures import trend as trend_figure
from dashboard.figures import voices as voices_figure
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import actor_figures as markup
from dashboard.markup import words
from dashboard.periods import UNITS, unit_for
from dashboard.queries import quoted, tone, voices
from dashboard.queries import trend as trend_query
from dashboard.views.panels import chart

# What a click on any of the figures sets: its own of these, and the others to nothing, so that the
# evidence is that of the one mark.
PARAMS = ("on", "when", "at", "statement", "article")
NOTHING = ("", "", "", "", "")


def trend(store: Loaded, link: Link, actor: str) -> None:
    """Stance on every topic over time; a click chooses topic and period."""
    name = store.domain.actors[actor]
    unit = unit_of(store, link, actor)
    topics = {key: title for key, title in store.titles().items() if key in (link.filters.topics or (key,))}
    frame = ask(store, trend_query.trend, link.filters, actor, unit)
    mine = link.on is not None and link.at is None and link.statement is None
    chosen = (link.on or "", "" if link.when is None else link.when.key, "", "", "") if mine else NOTHING
    st.html(markup.trend_key(unit, link.filters))
    clicks = chart.Clicks(PARAMS, chosen)
    signature = (store.snapshot, actor, link.filters, unit)
    colours = sidebar.colours()
    chart.clickable(
        "trend", lambda ringed: trend_figure.trend(frame, topics, unit, colours, ringed or NOTHING), clicks,
        signature, trend_figure.describe(frame, topics, name, unit),
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        sidebar.bound(
            st.segmented_control, "Periods", unit, "unit", options=list(UNITS), required=True,
            format_func=UNITS.__getitem__, label_visibility="collapsed",
        )  # fmt: skip
        chart.as_table("trend", link, partial(markup.trend_table, frame, topics, name), store)


def unit_of(store: Loaded, link: Link, actor: str) -> str:
    """The unit of time: the link's, or the one that shows the actor's days without crowding."""
    return link.unit or unit_for(*ask(store, trend_query.span, link.filters, actor))


def who_quotes(store: Loaded, link: Link, actor: str) -> None:
    """Statements by outlet; a click chooses the outlet."""
    name = store.domain.actors[actor]
    frame = ask(store, quoted.quoted, link.filters, actor)
    mine = link.at is not None and link.on is None and link.when is None and link.statement is None
    chosen = ("", "", link.at or "", "", "") if mine else NOTHING
    parts = [(f"sp-grey-{part.id}", part.words) for part in quoted_figure.PARTS]
    st.html(markup.quoted_key(parts, ask(store, quoted.attributed, link.filters, actor), name))
    colours = sidebar.colours()
    chart.clickable(
        "quoted", lambda ringed: quoted_figure.quoted(frame, colours, ringed or NOTHING),
        chart.Clicks(PARAMS, chosen), (store.snapshot, actor, link.filters),
        quoted_figure.describe(frame, name),
    )  # fmt: skip
    more = len(frame) - quoted_figure.MOST_BARS
    if more > 0:
        st.html(words.paragraph(f"Not shown: {more:,} with fewer statements; the table has them."))
    chart.as_table("quoted", link, partial(markup.quoted_table, frame, name), store)


def how_known(store: Loaded, link: Link, actor: str) -> None:
    """Statements by voice, and a link to those in each."""
    name = store.domain.actors[actor]
    frame = ask(store, voices.voices, link.filters, actor)
    figure = voices_figure.voices(frame, sidebar.colours())
    chart.still("voices", figure, voices_figure.describe(frame, name))
    st.html(markup.voices_links(frame, actor, sidebar.params()))
    table = partial(markup.voices_table, frame, name, actor, sidebar.params())
    chart.as_table("voices", link, table, store)


def tone_against_stance(store: Loaded, link: Link, actor: str) -> None:
    """A mark for each statement; a click opens the statement."""
    name = store.domain.actors[actor]
    frame = ask(store, tone.tone, link.filters, actor)
    if frame.empty:
        st.html(words.paragraph("No statement here has a side, so there is nothing to show."))
        return
    mine = link.statement is not None and link.on is None and link.when is None and link.at is None
    chosen = ("", "", "", link.statement or "", link.article or "") if mine else NOTHING
    gloomy = tone_figure.in_corner(frame, -1, "favor")
    st.html(markup.tone_key(frame, gloomy, int((frame["label"] == "favor").sum())))
    colours, titles = sidebar.colours(), store.titles()
    chart.clickable(
        "tone", lambda ringed: tone_figure.tone(frame, titles, colours, ringed or NOTHING),
        chart.Clicks(PARAMS, chosen), (store.snapshot, actor, link.filters),
        tone_figure.describe(frame, name),
    )  # fmt: skip
    table = partial(markup.tone_table, frame, titles, name, {**sidebar.params(), "actor": [actor]})
    chart.as_table("tone", link, table, store)
