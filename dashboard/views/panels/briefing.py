"""The pins of a briefing: in their order, each with its words, to be moved, named and removed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from dashboard import sidebar
from dashboard.briefing import pinning
from dashboard.briefing.default import standing
from dashboard.briefing.shelf import Shelf
from dashboard.briefing.tray import MOST_CHARACTERS, Pin, Tray, decode, encode
from dashboard.exhibits.exhibit import Place
from dashboard.link import Link
from dashboard.loaded import Loaded
from dashboard.markup import briefing as markup
from dashboard.markup import exporting, words
from dashboard.pages import MAP, PAGES
from dashboard.views.panels import drawing, pins, previews
from dashboard.views.panels.previews import Preview
from pipeline.errors import StandpointError

KEY = "briefing"
RECENT = 8  # earlier briefings that are listed
TITLE_PX, TAKEAWAY_PX = 68, 140  # two lines, the least a box has; the words that numbers give, whole
FOCUS = "briefing-focus"  # the key of what the keyboard goes to next
PICTURE_PX = 300  # of the room that is kept for a picture while it is drawn


def title(store: Loaded, tray: Tray) -> None:
    """The box for what the briefing is called."""
    sidebar.bound(
        st.text_input, "Title of the briefing", tray.title, "briefing-title", max_chars=MOST_CHARACTERS,
        placeholder="Who stands where", writes=lambda now: edit(store, lambda was: replace(was, title=now)),
    )  # fmt: skip


def listed(store: Loaded, tray: Tray) -> None:
    """All pins; their pictures come last, so that the page can be used while they are drawn."""
    waiting = [_pin(store, tray, place, key) for place, key in enumerate(pinning.identities(tray))]
    focused = st.session_state.pop(FOCUS, None)
    if focused is not None:
        st.html(exporting.focus(focused, time.time_ns()), unsafe_allow_javascript=True)
    for room, pin, shown in filter(None, waiting):
        with room.container():
            previews.picture(store, pin, shown)


def afresh(store: Loaded, tray: Tray) -> None:
    """The button that takes the newest data for every pin, where several have older ones."""
    if sum(_old(store, pin) for pin in tray.pins) > 1:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.html(words.paragraph(markup.AFRESH), width="content")
            st.button(
                "Use the newest data for all",
                on_click=edit,
                args=(store, partial(_newest, store, place=None)),
            )


def empty(store: Loaded, link: Link) -> None:
    """How to pin, and the ways to begin."""
    st.html(words.note([markup.HOW, markup.KEPT]))
    if st.button("Start with a default briefing", key="default", type="primary"):
        params = pinning.usable(sidebar.params(), store.domain)
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
    store: Loaded, tray: Tray, place: int, key: str
) -> tuple[st.delta_generator.DeltaGenerator, Pin, Preview] | None:
    """A pin with a place for its picture; what goes there, None where it can't be printed.

    `key` is the pin's own: what is typed and where the keyboard is stay with the pin when others move.
    """
    pin = tray.pins[place]
    with st.container(border=True, key=f"sidebyside-pin-{key}"):
        left, right = st.columns([58, 42], gap="medium")
        with left:
            room = st.empty()
        try:
            shown = previews.preview(store, pin)
        except drawing.FAILS as error:
            room.html(words.note([markup.not_printed(error, drawing.reason(error))]))
            with right:
                own = pin.title or pinning.called(pin, store.titles())
                st.html(markup.heading(place + 1, own))
                _moves(store, tray, place, key)
                _of(store, pin, key, Place(pinning.page(pin).name, pin.params))
            return None
        with right:
            st.html(markup.heading(place + 1, pin.title or shown.title))
            _words(store, pin, place, key, shown)
            _moves(store, tray, place, key)
            _of(store, pin, key, shown.place, shown)
    with room.container():
        st.skeleton(PICTURE_PX)
    return room, pin, shown


def _words(store: Loaded, pin: Pin, place: int, key: str, shown: Preview) -> None:
    def write(word: str, now: str) -> None:
        said = {word: " ".join(now.split())}  # a slide breaks lines by itself
        _of_pin(store, key, lambda tray, at: tray.with_words(at, **said))

    sidebar.bound(
        st.text_area, f"Title of {place + 1}", pin.title, f"title-{key}", placeholder=shown.title,
        max_chars=MOST_CHARACTERS, height=TITLE_PX, writes=partial(write, "title"),
    )  # fmt: skip
    sidebar.bound(
        st.text_area, f"Takeaway of {place + 1}", pin.comment, f"comment-{key}",
        placeholder=shown.takeaway or "What is to be seen here", max_chars=MOST_CHARACTERS,
        height=TAKEAWAY_PX, writes=partial(write, "comment"),
    )  # fmt: skip


def _moves(store: Loaded, tray: Tray, place: int, key: str) -> None:
    n = len(tray.pins)
    steps = (("Up", place - 1), ("Down", place + 1))

    def step(label: str, to: int) -> None:
        _of_pin(store, key, lambda now, at: now.moved(at, at + to - place))
        # The button that was pressed, while there is a way to go on; the other one at an end.
        _focus(f"{'Up' if to == n - 1 else 'Down' if to == 0 else label}-{key}")

    with st.container(horizontal=True, gap="xsmall", vertical_alignment="bottom", key=f"moves-{key}"):
        sidebar.bound(
            st.selectbox, "Place", place + 1, f"place-{key}-{n}", options=list(range(1, n + 1)), width=84,
            writes=lambda to: _of_pin(store, key, lambda now, at: now.moved(at, to - 1)),
        )  # fmt: skip
        for label, to in steps:
            st.button(label, key=f"{label}-{key}", disabled=not 0 <= to < n, on_click=step, args=(label, to))
        st.button("Remove", key=f"Remove-{key}", on_click=_remove, args=(store, key))


def _remove(store: Loaded, key: str) -> None:
    known = pinning.identities(pins.current(store))
    _of_pin(store, key, Tray.without)
    left = [one for one in known if one != key]
    if left and key in known:  # not on a button: a second press would remove, or move, another pin
        _focus(f"place-{left[min(known.index(key), len(left) - 1)]}")


def _of_pin(store: Loaded, key: str, change: Callable[[Tray, int], Tray]) -> None:
    """Change the pin of a key, wherever it stands by now; nothing where it is gone."""
    known = pinning.identities(pins.current(store))
    if key in known:
        edit(store, lambda now: change(now, known.index(key)))


def _focus(key: str) -> None:
    st.session_state[FOCUS] = key


def _of(store: Loaded, pin: Pin, key: str, place: Place, shown: Preview | None = None) -> None:
    """Where the pin comes from, and of when its data are, where they could be read."""
    page = next((one for one in PAGES if one.name == place.page), MAP)
    target = {key: list(values) for key, values in place.params.items()}
    tray = st.query_params.get_all("tray")
    with st.container(gap="xxsmall", key=f"link-pin-{key}"):
        st.page_link(page.file, label=f"Open on “{page.title}”", query_params={**target, "tray": tray})
        old = _old(store, pin)
        if shown is not None:
            st.html(markup.pinned(shown.finished, newer=old))
        if old:
            st.button(
                "Use the newest data", key=f"newest-{key}", on_click=_of_pin,
                args=(store, key, partial(_newest, store)),
            )  # fmt: skip


def _old(store: Loaded, pin: Pin) -> bool:
    return pin.params.get("data") != (store.newest,)


def _newest(store: Loaded, tray: Tray, place: int | None) -> Tray:
    """The tray with the newest data for one pin, or for all."""
    changed = [
        replace(pin, params={**pin.params, "data": (store.newest,)}) if place in {None, number} else pin
        for number, pin in enumerate(tray.pins)
    ]
    return replace(tray, pins=tuple(changed))
