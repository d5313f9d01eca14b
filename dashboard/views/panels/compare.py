"""The parts of the comparison: which outlets, stance by actor, portrayal, attention, and the way to them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import sidebar
from dashboard.data import ask
from dashboard.exhibits.attention import ARTICLES, STATEMENTS, on_all_topics
from dashboard.figures import attention as attention_figure
from dashboard.figures import dumbbell as dumbbell_figure
from dashboard.figures import portrayal as portrayal_figure
from dashboard.filters import ACTOR, MOST_OUTLETS, OUTLET, UNKNOWN_OUTLET, Filters, Tile
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import compare as markup
from dashboard.markup import words
from dashboard.queries import attention as attention_query
from dashboard.queries import dumbbell as dumbbell_query
from dashboard.queries import outlet_portrayal
from dashboard.queries.counts import counts
from dashboard.views.panels import chart, evidence, exporting

DUMBBELL, PORTRAYAL, ATTENTION = "dumbbell", "portrayal", "attention"
CHOICE = ("actor", "at")
SEVERAL = dumbbell_query.SEVERAL


def outlets(store: Loaded, link: Link) -> tuple[str, ...]:
    """The boxes for the outlets and the topic; which outlets to compare, as many as there are up to two."""
    found = ask(store, dumbbell_query.partners, link.on_topic, link.versus)
    shown = link.versus or found
    with st.container(horizontal=True, vertical_alignment="top", key="versus"):
        sidebar.several(
            "Outlets", shown, "vs", store.domain.outlets, "Choose two to four outlets",
            max_selections=MOST_OUTLETS, width=620,
        )  # fmt: skip
        sidebar.topic(store, link)
    told = markup.suggested([store.domain.outlets[outlet] for outlet in found], len(link.versus))
    if UNKNOWN_OUTLET in store.domain.outlets and UNKNOWN_OUTLET not in found:
        unknown = replace(link.on_topic, outlets=(UNKNOWN_OUTLET,))
        told += markup.not_compared(ask(store, counts, unknown).articles)
    if told:
        st.html(told)
    return found


def missing(store: Loaded) -> None:
    """Says that a store of one outlet has nothing to compare."""
    known = [name for key, name in store.domain.outlets.items() if key != UNKNOWN_OUTLET]
    st.html(words.note(markup.one_outlet(known)))


def stance(store: Loaded, link: Link, filters: Filters) -> None:
    """The dumbbell with its caption and its table."""
    st.header("Stance of the same actors")
    most = dumbbell_query.ALL_ROWS if link.show_all else dumbbell_query.MOST_ROWS
    found = ask(store, dumbbell_query.dumbbell, filters, most)
    topic = store.titles().get(link.topic or "", "")
    defined = [one for one in store.topics.values() if one.id == link.topic]
    st.html(words.definitions(defined))
    if found.gaps.empty:
        st.html(words.note(markup.nothing_shared(found.alone, _filtered(store, link))))
        return
    names = _names(store, filters)
    chart.clickable(
        DUMBBELL,
        partial(dumbbell_figure.dumbbell, found.marks, found.gaps, sidebar.colours()),
        chart.Clicks(CHOICE, (link.actor, link.at)),
        (store.snapshot, filters, most),
        dumbbell_figure.describe(found.marks, found.gaps, names),
    )
    st.html(markup.stance_caption(found, _named(store, filters), filters))
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.hidden or link.show_all:
            sidebar.bound(st.toggle, "All actors", link.show_all, "all", encode=lambda on: on or None)
        chart.as_table(DUMBBELL, link, lambda: markup.stance_table(found.marks, found.gaps, topic), store)


def portrayal(store: Loaded, link: Link, filters: Filters) -> None:
    """The portrayal of actors by these outlets, and the articles behind the one that is chosen."""
    st.header("Portrayal of the same actors")
    found = ask(store, outlet_portrayal.outlet_portrayal, filters)
    if found.gaps.empty:
        st.html(words.note(markup.nobody_portrayed(found.alone, _filtered(store, link))))
        return
    names = _names(store, filters)
    known = frozenset(store.domain.actors)
    chart.clickable(
        PORTRAYAL,
        partial(portrayal_figure.portrayal, found.marks, found.gaps, sidebar.colours(), known=known),
        chart.Clicks(CHOICE, (link.actor, link.at)),
        (store.snapshot, filters),
        portrayal_figure.describe(found.marks, found.gaps, names),
    )
    st.html(markup.portrayal_caption(found, _named(store, filters), filters))
    if not known.issuperset(found.gaps["actor_id"]):
        st.html(words.paragraph("* makes no statement on any topic here, so that a link can’t name it yet."))
    chart.as_table(PORTRAYAL, link, lambda: markup.portrayal_table(found.marks, found.gaps), store)
    _behind(store, link, filters)


def attention(store: Loaded, link: Link, filters: Filters) -> None:
    """Whom the outlets quote on the topic, and how many of their articles are on each topic."""
    st.header("Attention")
    quoted = ask(store, attention_query.attention, filters)
    everything = on_all_topics(link, filters)
    covered = ask(store, attention_query.topics, everything, store.titles())
    if quoted.empty and covered.empty:
        st.html(words.note(markup.nothing_shared(0, _filtered(store, link))))
        return
    names, colours = _names(store, filters), sidebar.colours()
    parts = (
        ("attention-actors", quoted, CHOICE, (link.actor, link.at), STATEMENTS),
        ("attention-topics", covered, ("topic", "at", "actor"), (link.topic, link.at, None), ARTICLES),
    )  # fmt: skip
    for name, frame, params, chosen, axis in parts:
        if not frame.empty:
            chart.clickable(
                name,
                partial(attention_figure.attention, frame, axis, colours),
                chart.Clicks(params, chosen),
                (store.snapshot, filters, name),
                attention_figure.describe(frame, axis, names),
            )
            if told := markup.others(frame):
                st.html(told)
            with st.container(horizontal=True, key=f"take-{name}"):
                exporting.beside(store, name)
    st.html(markup.attention_caption(quoted, covered, _named(store, filters), filters))

    def both() -> str:
        return "".join(
            markup.attention_table(frame, first, noun, axis)
            for (_, frame, _, _, axis), first, noun in zip(
                parts, ("Actor", "Topic"), ("statement", "article"), strict=True
            )
            if not frame.empty
        )

    chart.as_table(ATTENTION, link, both)


def sentences(store: Loaded, link: Link, filters: Filters) -> None:
    """The boxes of actor and outlet, and the statements behind the choice."""
    st.header("Evidence", anchor=evidence.ANCHOR)
    with st.container(horizontal=True):
        evidence.box(_actors(store, filters), ACTOR, link.actor, store)
        evidence.box(_named(store, filters), OUTLET, link.at, store)
    if link.at is None:
        hint = "Click a mark, or choose an actor and an outlet above, to read the sentences behind it."
        st.html(words.paragraph(hint))
        return
    evidence.panel(store, link, filters, Tile(actor=link.actor, outlet=link.at, topic=link.topic))


def _actors(store: Loaded, filters: Filters) -> dict[str, str]:
    """The actors of the figures, those of the dumbbell first."""
    stance = ask(store, dumbbell_query.dumbbell, filters, dumbbell_query.ALL_ROWS)
    portrayed = ask(store, outlet_portrayal.outlet_portrayal, filters)
    quoted = ask(store, attention_query.attention, filters)
    shown = [*stance.gaps["actor_id"], *portrayed.gaps["actor_id"]]
    shown += [*quoted["member_id"]]
    return {actor: store.domain.actors[actor] for actor in shown if actor in store.domain.actors}


def _behind(store: Loaded, link: Link, filters: Filters) -> None:
    if link.actor is None or link.at not in filters.outlets:
        st.html(words.paragraph("Choose a mark to see the articles behind it."))
        return
    names = (store.domain.actors[link.actor], store.domain.outlets[link.at])
    found = ask(store, outlet_portrayal.behind, filters, link.at, link.actor)
    if found.empty:
        st.html(markup.none_behind(*names))
    else:
        st.html(markup.behind(found, link.actor, names, sidebar.params()))


def _named(store: Loaded, filters: Filters) -> dict[str, str]:
    return {outlet: store.domain.outlets[outlet] for outlet in filters.outlets}


def _names(store: Loaded, filters: Filters) -> list[str]:
    return list(_named(store, filters).values())


def _filtered(store: Loaded, link: Link) -> list[str]:
    return words.active(replace(link.filters, outlets=(), topics=()), store.domain)
