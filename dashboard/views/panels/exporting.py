"""Beside every chart: Export, which saves it or its data as a file, and Pin."""

from __future__ import annotations

import time

import streamlit as st

from dashboard import sidebar
from dashboard.briefing import pinning
from dashboard.briefing.tray import Pin
from dashboard.loaded import Loaded
from dashboard.markup import exporting as markup
from dashboard.markup import words
from dashboard.nouns import NOUNS
from dashboard.rendering import browser
from dashboard.rendering.engine import FORMATS
from dashboard.views.panels import drawing, pins

MADE = "export-made"  # by noun: what was saved last, and in which format


def beside(store: Loaded, noun: str) -> None:
    """Export and Pin for a figure; nothing for one that can't leave."""
    if noun not in NOUNS:
        return
    # What the page dropped of its link is not in the figure either.
    pin = pinning.figure(noun, pinning.usable(sidebar.params(), store.domain), store.snapshot)
    offer(store, pin)
    pins.button(store, pin, noun)


# A part of the page that runs by itself: opening it and saving a file draw nothing else anew.
@st.fragment
def offer(store: Loaded, pin: Pin) -> None:
    """The formats, behind a button; what they need is made when one is chosen."""
    noun = pin.noun
    with st.popover("Export", key=f"export-{noun}", on_change="rerun") as box:
        if not box.open:
            return
        drawn = drawing.can_draw()
        with st.container(horizontal=True, gap="xsmall", key=f"formats-{noun}"):
            clicked = [
                kind
                for kind, (name, _) in drawing.KINDS.items()
                if st.button(name, key=f"export-{noun}-{kind}", disabled=kind in FORMATS and not drawn)
            ]
        if not drawn:
            st.html(words.paragraph(browser.why_none()))
        made: dict[str, tuple[Pin, str]] = st.session_state.setdefault(MADE, {})
        if clicked:
            made[noun] = (pin, clicked[0])
        last = made.get(noun)
        if last is not None and last[0] == pin:
            _save(store, pin, last[1], now=bool(clicked))
        file = markup.file_name(noun, drawing.today().isoformat(), "png" if drawn else drawing.CSV)
        st.html(markup.same_by(pinning.command(pin, store.place, file)))


def _save(store: Loaded, pin: Pin, kind: str, *, now: bool) -> None:
    """The file, or why there is none. `now`: it was asked for by this click."""
    name, mime = drawing.KINDS[kind]
    try:
        with st.spinner(f"Making the {name} file…"):
            content = drawing.figure(store, pin, kind)
    except drawing.FAILS as error:
        st.html(words.note([drawing.reason(error)]))
        return
    key = f"save-{pin.noun}"
    file = markup.file_name(pin.noun, drawing.today().isoformat(), kind)
    st.download_button(f"Save again ({name})", content, file, mime, key=key, on_click="ignore")
    if now:
        st.html(markup.click(key, time.time_ns()), unsafe_allow_javascript=True)
