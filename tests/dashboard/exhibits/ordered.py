"""Orders on small stores with known answers, and what stands on paper."""

from __future__ import annotations

import base64
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.said import Order
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE, Room
from dashboard.link import parse
from dashboard.loaded import Loaded, load
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP, Paper

MADE = dt.date(2026, 11, 21)
BOTH = (LEDGER[0], COURIER[0])
# Words that ask for what only a screen can do.
SCREEN = ("point at", "click", "tap ", "switch", "choose", "show as table", "hover")


def order(store: Loaded, room: Room = SHEET, **params: Sequence[str]) -> Order:
    """An order of a link; every part of it must be valid."""
    given = {key.removesuffix("_"): tuple(values) for key, values in params.items()}
    link, dropped = parse(given, store.domain)
    assert not dropped
    return Order(store, link, given, room, MADE)


def written(place: Path, papers: Sequence[Paper]) -> Loaded:
    """A store of these papers."""
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    for paper in papers:
        fixture._add(tables, paper)
    return load(str(fixture.write_store(place, tables)))


def apart() -> list[Paper]:
    """Netanyahu: Ledger 0.9, 0.8, 1.0; Courier −0.9, −0.8, −1.0. Trump: 0.5 in one article of each."""
    found = []
    for outlet, sign in ((LEDGER, 1), (COURIER, -1)):
        for number, stance in enumerate((0.9, 0.8, 1.0)):
            paper = Paper(outlet, dt.date(2025, 10, 1 + number), f"{outlet[1]} {number}")
            found.append(paper.say(BIBI, f"it is so {number}", {"independence": sign * stance}))
        found[-1].say(TRUMP, "it may be", {"independence": 0.5})
    return found


def crowd(n: int, outlets: Sequence[tuple[str | None, str | None]]) -> list[Paper]:
    """The same n actors, one statement each, in an article of each outlet."""
    found = []
    for outlet in outlets:
        paper = Paper(outlet, dt.date(2025, 10, 1), f"All of {outlet[1]}")
        for number in range(n):
            paper.say(f"actor-{number:02}", "nobody decides for us", {"independence": 0.4})
        found.append(paper)
    return found


def printed(exhibit: Exhibit) -> str:
    """All words of a picture and of the exhibit around it, those of data among them."""
    shown = [exhibit.title, *exhibit.lines, *exhibit.notes, exhibit.source, exhibit.takeaway, exhibit.alt]
    shown += [one.words for one in exhibit.signs]
    for room in (SHEET, SLIDE, REPORT):
        shown += [one.text or "" for one in exhibit.picture(room).layout.annotations]
    return "\n".join(shown)


def on_screen(words: str) -> list[str]:
    """What in the words asks for a screen."""
    return [one for one in SCREEN if one in words.lower()]


def values(array: Any) -> list[Any]:
    """A trace's values, as a figure has them or as a page sends them."""
    if isinstance(array, dict):
        return np.frombuffer(base64.b64decode(array["bdata"]), array["dtype"]).tolist()
    return list(array)


def marks(figure: dict[str, Any], name: str) -> dict[str, list[float]]:
    """The x of the traces of a figure whose name begins so, rounded."""
    return {
        trace["name"]: [round(float(x), 6) for x in values(trace["x"])]
        for trace in figure["data"]
        if trace.get("name", "").startswith(name)
    }
