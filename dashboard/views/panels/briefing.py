"""The pins of a briefing: in their order, each with its words, to be moved, named and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import sidebar
from dashboard.briefing.default import standing
from dashboard.briefing.shelf import Shelf
from dashboard.briefing.tray import MOST_CHARACTERS, Pin, Tray, decode, encode
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import briefing as markup
from dashboard.markup import words
from dashboard.pages import MAP, PAGES
from dashboard.views.panels import drawing, pins, previews
from dashboard.views.panels.previews import Preview
from pipeline.errors import StandpointError

KEY = "briefing"
RECENT = 8  # earlier briefings that are listed
PICTURE_PX = 300  # of the room that is kept for a picture while it is drawn


def title(store: Loaded, tray: Tray) -> None:
    """The box for what the briefing is called."""
    sidebar.bound(
        st.text_input, "Title of the briefing", tray.title, "briefing-title", max_chars=MOST_CHARACTERS,
        placeholder="Who stands where", writes=lambda now: edit(store, lambda was: replace(was, title=now)),
    )  # fmt: skip


def listed(store: Loaded, tray: Tray) -> None:
    """All pins; their pictures come last, so that the page can be used while they are drawn."""
    waiting = [_pin(store, tray, place) for place in range(len(tray.pins))]
    for room, pin, shown in filter(None, waiting):
        with room.container():
            previews.picture(store, pin, shown)


def afresh(store: Loaded, tray: Tray) -> None:
    """The button that takes the newest data for every pin, where several have older ones."""
    if sum(_old(store, pin) for pin in tray.pins) > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(words.paragraph(markup.AFRESH), width="content")
            st.button(
                "Use the newest data for all", on_click=edit, args=(store, partial(_newest, store, None))
            )


def empty(store: Loaded, link: Link) -> None:
    """How to pin, and the ways to begin."""
    st.html(words.note([markup.HOW, markup.KEPT]))
    if st.button("Start with a default briefing", key="default", type="primary"):
        params = {key: tuple(values) for key, values in sidebar.params().items()}
        with st.spinner("Looking at what there is to tell…"):
            made = standing(store, link, params)
        edit(store, lambda _: made)
        st.rerun()


def others(store: Loaded, tray: Tray) -> None:
    """Earlier briefings, and the briefing as a file."""
    with st.expander("Earlier briefings, and briefings as files", key="briefing-others"):
        if tray.pins:
            st.download_button(
                "Save the pins as a file (JSON)", encode(tray), markup.TRAY_FILE, "application/json",
                key="tray-save", on_click="ignore",
            )  # fmt: skip
        file = st.file_uploader("Open pins from a file", type="json", key="tray-file")
        if file is not None:
            text = file.getvalue().decode("utf-8", errors="replace")
            st.button("Open it", key="tray-open", on_click=edit, args=(store, lambda _: decode(text)))
        recent = [one for one in Shelf(store.place).recent(RECENT + 1) if one.tray.pins != tray.pins]
        if recent:
            st.html(words.paragraph("Briefings of this store, newest first:"))
        for one in recent[:RECENT]:
            st.button(
                markup.earlier(one), key=f"tray-{one.name}", type="tertiary",
                on_click=lambda name=one.name: sidebar.put(tray=name),
            )  # fmt: skip


def edit(store: Loaded, change: Callable[[Tray], Tray]) -> None:
    """Put a changed briefing in the address; what can't be done is said on the page."""
    try:
        pins.change(store, change(pins.current(store)))
    except StandpointError as error:
        pins.refuse(KEY, error)


def _pin(
    store: Loaded, tray: Tray, place: int
) -> tuple[st.delta_generator.DeltaGenerator, Pin, Preview] | None:
    """A pin with a place for its picture; what goes there, None where it can't be printed."""
    pin = tray.pins[place]
    with st.container(border=True, key=f"sidebyside-pin-{place}"):
        left, right = st.columns([58, 42], gap="medium")
        with left:
            room = st.empty()
        try:
            shown = previews.preview(store, pin)
        except drawing.FAILS as error:
            with right:
                st.html(markup.heading(place + 1, pin.title or pin.noun.replace("-", " ").capitalize()))
                _moves(store, tray, place)
            room.html(words.note([f"This can’t be printed: {drawing.reason(error)}"]))
            return None
        with right:
            _words(store, pin, place, shown)
            _moves(store, tray, place)
            _of(store, pin, place, shown)
    with room.container():
        st.skeleton(PICTURE_PX)
    return room, pin, shown


def _words(store: Loaded, pin: Pin, place: int, shown: Preview) -> None:
    st.html(markup.heading(place + 1, pin.title or shown.title))

    def write(word: str, now: str) -> None:
        edit(store, lambda tray: tray.with_words(place, **{word: now}))

    sidebar.bound(
        st.text_input, f"Title of {place + 1}", pin.title, f"title-{place}", placeholder=shown.title,
        max_chars=MOST_CHARACTERS, writes=partial(write, "title"),
    )  # fmt: skip
    sidebar.bound(
        st.text_area, f"Takeaway of {place + 1}", pin.comment, f"comment-{place}",
        placeholder=shown.takeaway or "What is to be seen here", max_chars=MOST_CHARACTERS, height=90,
        writes=partial(write, "comment"),
    )  # fmt: skip


def _moves(store: Loaded, tray: Tray, place: int) -> None:
    last = len(tray.pins) - 1
    moves = (
        ("Up", place == 0, lambda now: now.moved(place, place - 1)),
        ("Down", place == last, lambda now: now.moved(place, place + 1)),
        ("Remove", False, lambda now: now.without(place)),
    )
    with st.container(horizontal=True, gap="xsmall", key=f"moves-{place}"):
        for label, ended, change in moves:
            st.button(label, key=f"{label}-{place}", disabled=ended, on_click=edit, args=(store, change))


def _of(store: Loaded, pin: Pin, place: int, shown: Preview) -> None:
    """Where the pin comes from, and of when its data are."""
    page = next((one for one in PAGES if one.name == shown.place.page), MAP)
    target = {key: list(values) for key, values in shown.place.params.items()}
    tray = st.query_params.get_all("tray")
    with st.container(gap="xxsmall", key=f"link-pin-{place}"):
        st.page_link(page.file, label=f"Open on “{page.title}”", query_params={**target, "tray": tray})
        old = _old(store, pin)
        st.html(markup.pinned(shown.finished, newer=old))
        if old:
            st.button(
                "Use the newest data", key=f"newest-{place}", on_click=edit,
                args=(store, partial(_newest, store, place)),
            )  # fmt: skip


def _old(store: Loaded, pin: Pin) -> bool:
    return pin.params.get("data") != (store.newest,)


def _newest(store: Loaded, place: int | None, tray: Tray) -> Tray:
    """The tray with the newest data for one pin, or for all."""
    changed = [
        replace(pin, params={**pin.params, "data": (store.newest,)}) if place in {None, number} else pin
        for number, pin in enumerate(tray.pins)
    ]
    return replace(tray, pins=tuple(changed))
