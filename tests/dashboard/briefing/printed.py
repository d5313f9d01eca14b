"""A briefing of the fixture's store, as the tests of what is printed read it."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from dashboard.briefing.compose import Briefing, compose
from dashboard.briefing.tray import Pin, Tray
from dashboard.figures.parts.framed import Room
from dashboard.loaded import Loaded, load

MADE = dt.date(2026, 11, 21)
TITLE = 'Who <decides> "where"'
MAP = {"topic": ("independence",), "view": ("actors-outlets",)}
HERE = {"topic": ("independence",), "actor": ("benjamin-netanyahu",), "at": ("carmel-courier",)}
TRAY = Tray(
    TITLE,
    (
        Pin("stance-map", MAP, comment="Seen & <b>noted</b>"),
        Pin("stance-map", {"topic": ("us_pressure",)}),
        Pin("statements", HERE),
    ),
)
# What the store has no tile for: it is left out, and said so.
NOTHING = Pin(
    "stance-map", {"topic": ("independence",), "from": ("2040-01-01",), "undated": ("0",)}, title="Later <on>"
)
ADDRESS = "https://desk.example"


def composed(store: Path, room: Room, tray: Tray = TRAY) -> Briefing:
    """The briefing of a tray."""
    return compose(opened(str(store)), tray, room, MADE, ADDRESS)


@cache
def opened(store: str):
    """Opens the states of a store, each once."""

    @cache
    def one(snapshot: str | None) -> Loaded:
        return load(store, snapshot)

    return one
