"""From a mark to its statements as a list: the tile as filters, and the link that says them."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs

import pytest

from dashboard import periods
from dashboard.filters import Filters, Tile
from dashboard.narrowed import narrowed, parts
from dashboard.queries import statements as query
from dashboard.queries.counts import counts
from dashboard.queries.statements import Wanted
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP
from tests.dashboard.screen import html

OCTOBER = periods.read("2025-10")
LABEL = "These as a list"


def test_members_take_the_place_of_filters_and_the_rest_stays() -> None:
    filters = Filters(topics=("a", "b"), actors=("x",), confidence=0.5, copies="all", undated=False)
    found = narrowed(filters, Tile(actor="y", outlet="o", topic="b"))
    assert found == Filters(
        topics=("b",), outlets=("o",), actors=("y",), confidence=0.5, copies="all", undated=False
    )
    assert narrowed(filters, Tile()) == filters
    assert narrowed(filters, Tile(topic="b"), ("c", "d")).topics == ("c", "d")


def test_a_period_is_cut_to_the_filters_and_leaves_out_the_undated() -> None:
    found = narrowed(Filters(start=dt.date(2025, 10, 27)), Tile(when=OCTOBER))
    assert (found.start, found.end, found.undated) == (dt.date(2025, 10, 27), dt.date(2025, 10, 31), False)
    found = narrowed(Filters(end=dt.date(2025, 10, 3)), Tile(when=OCTOBER))
    assert (found.start, found.end) == (dt.date(2025, 10, 1), dt.date(2025, 10, 3))
    for filters, when in ((Filters(), periods.UNDATED), (Filters(start=dt.date(2026, 1, 1)), OCTOBER)):
        assert narrowed(filters, Tile(when=when)) == filters


def test_parts_leave_defaults_out() -> None:
    assert not any(parts(Filters()).values())
    assert parts(Filters(undated=False, topics=("a",)))["undated"] is False


@pytest.mark.parametrize("copies", ["once", "all"])
@pytest.mark.parametrize(
    "tile",
    [
        Tile(actor=BIBI, outlet=LEDGER[0]),
        Tile(actor=TRUMP, topic="us_pressure"),
        Tile(outlet=LEDGER[0], topic="us_pressure"),
        Tile(actor=BIBI, when=OCTOBER),
    ],
)
def test_the_list_has_what_the_tile_counts_and_at_most_its_copies_more(cursor, tile, copies) -> None:
    filters = Filters(copies=copies)
    counted = counts(cursor, filters, tile)
    listed = query.found(cursor, Wanted(narrowed(filters, tile)), "newest").sided
    more = counted.copies if copies == "once" else 0
    assert counted.statements <= listed <= counted.statements + more
    assert counted.statements


def to_list(at) -> dict[str, list[str]]:
    (link,) = [one.proto for one in at.get("page_link") if one.proto.label == LABEL]
    assert link.page.endswith("statements")
    return parse_qs(link.query_string)


def test_a_tile_leads_to_its_list(app, store) -> None:
    at = app(store, "map", actor=BIBI, at=LEDGER[0], topic="independence", conf="0.5", q="x", side="favor")
    assert not at.exception
    assert to_list(at) == {
        "topics": ["independence"], "outlet": [LEDGER[0]], "actors": [BIBI], "conf": ["0.5"],
        "topic": ["independence"], "actor": [BIBI], "at": [LEDGER[0]],
    }  # fmt: skip


def test_the_list_of_a_link_says_nothing_of_other_pages(app, store) -> None:
    at = app(store, "map", actor=BIBI, at=LEDGER[0], topic="independence", on="us_pressure")
    shown = html(app(store, "statements", **to_list(at)))
    assert "chosen on other pages" not in shown
    assert "could not be used" not in shown


def test_a_topic_of_another_page_does_not_contradict_the_list(app, store) -> None:
    at = app(store, "map", view="actors-topics", actor=TRUMP, on="us_pressure", topic="independence")
    found = to_list(at)
    assert found["topics"] == ["us_pressure"]
    assert "topic" not in found


def test_the_undated_have_no_list_of_their_own(app, store) -> None:
    at = app(store, "actor", actor=BIBI, when="undated")
    assert not at.exception
    assert "there is no filter for undated articles only" in html(at)
    assert not [one for one in at.get("page_link") if one.proto.label == LABEL]
