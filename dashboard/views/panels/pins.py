"""The briefing that the address names, and the buttons that pin to it."""

from __future__ import annotations

import streamlit as st

from dashboard import sidebar
from dashboard.briefing.shelf import Shelf
from dashboard.briefing.tray import Pin, Tray
from dashboard.loaded import Loaded
from dashboard.markup import words
from dashboard.theme import count
from pipeline.errors import StandpointError

REFUSED = "pin-refused"  # why the last click could not be done, and the key of what was clicked


def current(store: Loaded) -> Tray:
    """The pins of the address; none where it names no briefing, or one that is not there."""
    named = st.query_params.get("tray")
    if named is None:
        return Tray()
    return _read(store.place, named) or Tray()


def change(store: Loaded, tray: Tray) -> None:
    """Put another briefing in the address; raises StandpointError where it can't be kept."""
    sidebar.put(tray=None if tray == Tray() else Shelf(store.place).keep(tray))


def button(store: Loaded, pin: Pin, key: str, label: str = "Pin", *, small: bool = False) -> None:
    """The button that pins; where it is pinned already, it says so.

    Args:
        store: The store.
        pin: What is pinned.
        key: The button's own.
        label: What the button says; its help says what it does.
        small: Whether it looks like a link, as below a card.
    """
    tray = current(store)
    pinned = any((one.noun, one.params) == (pin.noun, pin.params) for one in tray.pins)
    st.button(
        "Pinned" if pinned else label, key=f"pin-{key}", disabled=pinned, on_click=_pin,
        args=(store, pin, key), type="tertiary" if small else "secondary",
    )  # fmt: skip
    refused(key)


def refused(key: str) -> None:
    """Say why a click could not be done, once, where it was done."""
    told = st.session_state.get(REFUSED)
    if told is not None and told[0] == key:
        del st.session_state[REFUSED]
        st.html(words.note([told[1]]))


def refuse(key: str, error: StandpointError) -> None:
    """Keep why a click could not be done, for `refused` to say."""
    st.session_state[REFUSED] = (key, error.sentence())


def _pin(store: Loaded, pin: Pin, key: str) -> None:
    try:
        tray = current(store).with_pin(pin)
        change(store, tray)
    except StandpointError as error:
        refuse(key, error)
        return
    st.toast(f"Pinned. The briefing has {count(len(tray.pins), 'pin')}.", icon=":material/check:")


# A name is the tray's content: what was read once stays right.
@st.cache_data(max_entries=200, show_spinner=False)
def _found(place: str, name: str) -> Tray:
    return Shelf(place).load(name)


def _read(place: str, name: str) -> Tray | None:
    try:
        return _found(place, name)
    except StandpointError:
        return None
