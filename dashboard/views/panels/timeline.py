"""The timeline as a chart that can be clicked, and the boxes that do the same by keyboard."""

from __future__ import annotations

from functools import partial
from typing import cast

import streamlit as st

from dashboard import lineup, periods, sidebar
from dashboard.data import ask
from dashboard.figures import timeline as figure
from dashboard.figures.parts.timeline_lines import Drawn, kept
from dashboard.filters import ACTOR, MOST_LINES, Tile
from dashboard.lineup import Actors
from dashboard.link import Link, Value
from dashboard.loaded import Loaded
from dashboard.markup import timeline as markup
from dashboard.markup import words
from dashboard.queries import timeline as query
from dashboard.queries.counts import Counts
from dashboard.views.panels import chart, evidence

NAME = "timeline"


def actors(store: Loaded, link: Link) -> Actors:
    """Those the address names, or else the one that is chosen and those with most dated statements."""
    return lineup.actors(ask(store, query.speakers, link.on_topic), link, store.domain)


def tile(link: Link, shown: Actors) -> Tile:
    """What is chosen on this page."""
    return Tile(actor=link.actor if link.actor in shown.ids else None, when=link.when)


def controls(shown: Actors, found: query.Timeline) -> None:
    """The actors of the chart and the unit of time."""
    own = list(shown.own)
    options = sidebar.listed(shown.names, shown.ids)
    sidebar.bound(
        st.multiselect, f"Actors on the chart, up to {MOST_LINES}", list(shown.ids), "who",
        options=list(options), format_func=options.__getitem__, max_selections=MOST_LINES,
        placeholder="Choose actors", encode=lambda ids: None if ids == own else ids,
    )  # fmt: skip
    sidebar.bound(
        st.segmented_control, "By", found.unit, "unit", options=list(found.units), required=True,
        format_func=periods.UNITS.__getitem__, encode=lambda unit: None if unit == found.own else unit,
    )  # fmt: skip


def shaded(link: Link, shown: Actors, found: query.Timeline) -> periods.Period | None:
    """The chosen period where no mark of the chart stands for it, as after a change of the unit."""
    chosen = tile(link, shown)
    if chosen.when is None or chosen.when.start is None:
        return None
    known = zip(found.marks["actor_id"], found.marks["key"], strict=True)
    return None if (chosen.actor, chosen.when.key) in known else chosen.when


def nothing(store: Loaded, link: Link, counted: Counts) -> None:
    """What to do where no statement is left."""
    st.html(words.nothing(counted, link.on_topic))
    if words.active(link.filters, store.domain):
        st.button("Reset filters", on_click=sidebar.reset, key="reset-here")


def lines(drawn: Drawn, link: Link, snapshot: str, title: str) -> None:
    """The chart; a click on a mark, bar or diamond chooses its actor and period."""
    # What the browser hands back is compared with this, so the kept actors have the form they have there.
    chosen = cast("chart.Chosen", (link.actor, link.when and link.when.key, kept(drawn.keep)))
    clicks = chart.Clicks(("actor", "when", "who"), chosen)
    looks = (drawn.unit, drawn.lines, drawn.events, drawn.keep, drawn.shaded)
    signature = (snapshot, link.on_topic, looks)
    draw = partial(figure.timeline, drawn, sidebar.colours())
    st.html(markup.key(drawn.lines, sidebar.colours()))
    with st.container(key="timeline-chart"):
        chart.clickable(NAME, draw, clicks, signature, figure.describe(drawn, title))


def boxes(link: Link, shown: Actors, found: query.Timeline) -> None:
    """Actor and period of the evidence: the keyboard's way to everything a click does."""
    chosen = tile(link, shown)
    own = found.marks if chosen.actor is None else found.marks[found.marks["actor_id"] == chosen.actor]
    keys = dict.fromkeys(own.sort_values("start", na_position="last")["key"])
    if chosen.when is not None:
        keys.setdefault(chosen.when.key)
    names = {line.actor_id: line.name for line in shown.lines}

    def pinned(actor: str | None) -> Value:
        if shown.keep and not link.who:
            sidebar.put(who=shown.keep)
        return actor

    # Slots of their own: a box of the same key with other options on the page before would empty these.
    with st.container(horizontal=True):
        sidebar.bound(
            st.selectbox, ACTOR.title, chosen.actor, "actor", options=list(names), index=None,
            format_func=names.__getitem__, placeholder="Choose actor", encode=pinned, slot="timeline-actor",
        )  # fmt: skip
        sidebar.bound(
            st.selectbox, "Period", chosen.when and chosen.when.key, "when", options=list(keys), index=None,
            format_func=lambda key: periods.read(key).label, placeholder="Choose period",
            slot="timeline-when",
        )  # fmt: skip


def panel(store: Loaded, link: Link, shown: Actors) -> None:
    """The evidence of what is chosen, or how to choose."""
    chosen = tile(link, shown)
    if chosen.actor is not None and chosen.when is not None:
        evidence.panel(store, link, link.on_topic, chosen)
    else:
        st.html(words.paragraph("Click a mark, a bar or a diamond, or choose actor and period above."))
