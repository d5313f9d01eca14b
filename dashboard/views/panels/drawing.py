"""The one engine that draws for all, and what it drew, kept for who asks again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import duckdb
import streamlit as st

from dashboard.briefing.tray import Pin
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.said import Order
from dashboard.figures.parts.framed import SHEET, Room
from dashboard.link import parse
from dashboard.loaded import Loaded
from dashboard.rendering import browser
from dashboard.rendering.engine import FORMATS, Engine
from pipeline.errors import StandpointError, StoreError

# What making a file may end with; each is told where the file was asked for.
FAILS = (StandpointError, duckdb.Error)
LOOK_SECONDS = 30  # who installs a browser need not start the server again
CSV, XLSX = "csv", "xlsx"
# A format's name on the button, and what the browser is told it is.
KINDS: Mapping[str, tuple[str, str]] = {
    "png": ("PNG", "image/png"),
    "svg": ("SVG", "image/svg+xml"),
    "pdf": ("PDF", "application/pdf"),
    CSV: ("CSV", "text/csv"),
    XLSX: ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@st.cache_resource(show_spinner=False, on_release=Engine.close)
def engine() -> Engine:
    """The engine; its browser starts with the first picture and ends with this server."""
    return Engine()


@st.cache_data(ttl=LOOK_SECONDS, show_spinner=False)
def can_draw() -> bool:
    """Whether there is a browser to draw with, as of some seconds ago."""
    return browser.find() is not None


def reason(error: Exception) -> str:
    """Why a file was not made, in a sentence."""
    if isinstance(error, StandpointError):
        return error.sentence()
    return f"A table of the store could not be read: {str(error).partition(chr(10))[0]}. Try again."


def today() -> dt.date:
    """The day that stands in what is made."""
    return dt.datetime.now(dt.UTC).date()


def exhibit(store: Loaded, pin: Pin, room: Room) -> Exhibit:
    """The figure of a pin.

    Raises:
        StoreError: If the store has not all of what its link names.
        NothingToShow: If nothing passes its filters.
    """
    link, dropped = parse(pin.params, store.domain)
    if dropped:  # a figure of less than what was pinned would be another figure under its title
        raise StoreError(
            "parts of the pinned link are not in this store", got=", ".join(one.part for one in dropped)
        )
    from dashboard.exhibits.catalogue import BUILDERS  # noqa: PLC0415 - no page waits for what draws

    return BUILDERS[pin.noun](Order(store, link, pin.params, room, today()))


def figure(store: Loaded, pin: Pin, kind: str) -> bytes:
    """A figure, or its data, as a file of its own.

    Args:
        store: The store, as the pin's state of the data.
        pin: What is drawn.
        kind: A key of KINDS.

    Raises:
        StandpointError: If there is nothing to draw, or nothing to draw with.
    """
    where = f"{store.place}@{store.snapshot}"
    return _figure(where, pin.noun, tuple(sorted(pin.params.items())), kind, today(), store, pin)


@st.cache_data(max_entries=200, max_size="60MB", show_spinner=False)
def _figure(
    where: str,
    noun: str,
    params: tuple[tuple[str, tuple[str, ...]], ...],
    kind: str,
    day: dt.date,
    _store: Loaded,
    _pin: Pin,
) -> bytes:
    del where, noun, params, day
    made = exhibit(_store, _pin, SHEET)
    if kind in FORMATS:
        return engine().picture(made.picture(SHEET), kind)
    from dashboard.exhibits import data as tables  # noqa: PLC0415 - no page waits for what writes

    return tables.as_csv(made) if kind == CSV else tables.as_xlsx(made)
