"""A briefing is what its pins say, read from the state of the data they name."""

from __future__ import annotations

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.briefing.compose import compose, permalink
from dashboard.briefing.default import standing
from dashboard.briefing.tray import Pin, Tray
from dashboard.exhibits.exhibit import Place
from dashboard.figures.parts.framed import SLIDE
from dashboard.link import Link, parse
from dashboard.loaded import load
from pipeline.errors import StandpointError
from tests.dashboard.fixture import BIBI, LEDGER, RUN_ID, TRUMP

DAY = dt.date(2026, 1, 5)
OWN = "Israel decides its own security"
MAP = Pin("stance-map", {"topic": ("independence",), "data": (RUN_ID,)})


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    from tests.dashboard import fixture  # noqa: PLC0415 - writes, which only these tests need

    return load(str(fixture.write_store(tmp_path_factory.mktemp("composed") / "S")))


def composed(opened, *pins: Pin, title: str = ""):
    asked = []

    def stores(snapshot):
        asked.append(snapshot)
        return opened if snapshot in {None, RUN_ID} else load(opened.place, snapshot)

    return compose(stores, Tray(title, pins), SLIDE, DAY, "https://desk.example/"), asked


def test_a_figure_has_its_own_title_and_takeaway_unless_somebody_wrote_others(opened) -> None:
    briefing, asked = composed(opened, MAP, Pin("stance-map", MAP.params, "Mine", "I say"))
    own, mine = briefing.sections
    assert own.title == own.exhibit.title
    assert own.takeaway == own.exhibit.takeaway != ""
    assert (mine.title, mine.takeaway) == ("Mine", "I say")
    assert asked == [RUN_ID, RUN_ID]


def test_the_number_is_the_stores(opened) -> None:
    briefing, _ = composed(opened, MAP)
    table = briefing.sections[0].exhibit.table
    row = table[(table["row_id"] == BIBI) & (table["col_id"] == LEDGER[0])].iloc[0]
    assert round(row["mean"], 9) == 0.65
    assert (row["n_statements"], row["n_articles"]) == (3, 2)
    grid = briefing.sections[0].exhibit.native
    cells = {name: dict(zip(grid.columns, row, strict=True)) for name, row in grid.rows}
    assert cells["Benjamin Netanyahu"][LEDGER[1]].words == "+0.65"


def test_a_statement_is_printed_with_its_words_and_place(opened) -> None:
    listed = Pin("statements", {"topic": ("independence",), "actor": (BIBI,), "order": ("strongest",)})
    statements, _ = composed(opened, listed)
    first = statements.sections[0].quotes[0]
    assert first.stance == 1.0
    assert [words for words, attributed in first.words if attributed] == ["the operation was ours"]
    assert first.side == "▲ in favour +1.00"
    assert first.outlet == LEDGER[1]
    assert first.published == dt.date(2025, 6, 13)
    one, _ = composed(opened, Pin("statement", {key: first.place.params[key] for key in first.place.params}))
    assert one.sections[0].quotes == (first,)
    assert one.sections[0].title == f"Benjamin Netanyahu on {OWN} (The Harbour Ledger, 13 Jun 2025)"


def test_the_appendix_has_each_sentence_once_and_none_that_is_printed(opened) -> None:
    alone, _ = composed(opened, MAP)
    ids = [quote.statement_id for quote in alone.appendix]
    assert ids
    assert len(set(ids)) == len(ids)
    pin = Pin("statement", alone.appendix[0].place.params)
    both, _ = composed(opened, MAP, pin)
    assert [quote.statement_id for quote in both.appendix] == ids[1:]


def test_what_cannot_be_printed_is_named_and_the_rest_is(opened) -> None:
    gone = Pin("stance-map", {"topic": ("independence",), "data": ("20200101T000000-gone",)}, "Last year")
    nobody = Pin("stance-map", {**MAP.params, "actors": ("nobody-at-all",)})
    empty = Pin(
        "stance-map", {**MAP.params, "from": ("1999-01-01",), "to": ("1999-01-02",), "undated": ("0",)}
    )
    briefing, _ = composed(opened, gone, MAP, nobody, empty)
    assert [section.title for section in briefing.sections] == [briefing.sections[0].exhibit.title]
    assert [(one.title, one.failed) for one in briefing.omitted] == [
        ("Last year", True), (f"{OWN}: stance map", True), (f"{OWN}: stance map", False),
    ]  # fmt: skip
    assert "no such run" in briefing.omitted[0].why
    assert "actors=nobody-at-all" in briefing.omitted[1].why


def test_an_empty_tray_is_no_briefing(opened) -> None:
    with pytest.raises(StandpointError, match="nothing to print"):
        composed(opened)
    with pytest.raises(StandpointError, match="no such run"):
        composed(opened, Pin("stance-map", {"data": ("20200101T000000-gone",)}))


def test_a_permalink_says_all_and_opens_the_page() -> None:
    place = Place("timeline", {"who": (BIBI, TRUMP), "data": (RUN_ID,)})
    parts = urlsplit(permalink(place, "https://desk.example/base/"))
    assert (parts.netloc, parts.path) == ("desk.example", "/base/timeline")
    assert parse_qs(parts.query) == {"who": [BIBI, TRUMP], "data": [RUN_ID]}
    assert urlsplit(permalink(Place("map", {}))).path == "/"


def test_the_lines_tell_the_filters_of_all_pins(opened) -> None:
    some = {"from": ("2025-10-01",), "topic": ("independence",), "data": (RUN_ID,)}
    briefing, _ = composed(opened, Pin("stance-map", some))
    assert any(line.startswith("Filters: from 1 Oct 2025") for line in briefing.lines)
    mixed, _ = composed(opened, Pin("stance-map", some), MAP)
    assert any("filters of their own" in line for line in mixed.lines)


def test_the_default_briefing_tells_each_topic_and_then_the_data(opened) -> None:
    tray = standing(opened, Link(), {})
    assert tray.title == "Who stands where"
    maps = [pin for pin in tray.pins if pin.noun == "stance-map"]
    assert [pin.params["view"] for pin in maps] == [("actors-topics",), *[("actors-outlets",)] * 3]
    assert [pin.params.get("topic") for pin in maps[1:]] == [
        ("independence",), ("foreign_forces",), ("us_pressure",),
    ]  # fmt: skip
    assert {pin.params["data"] for pin in tray.pins} == {(opened.snapshot,)}


def test_the_default_briefing_of_a_topic_keeps_the_filters(opened) -> None:
    params = {"topics": ("us_pressure",), "from": ("2025-10-01",)}
    link, dropped = parse(params, opened.domain)
    assert not dropped
    tray = standing(opened, link, params)
    assert tray.title == "US pressure on Israel: who stands where"
    assert all(pin.params["from"] == ("2025-10-01",) for pin in tray.pins)
    assert all(pin.params["topic"] == ("us_pressure",) for pin in tray.pins if pin.noun != "coverage")
    orders = [pin.params["order"] for pin in tray.pins if pin.noun == "statements"]
    assert orders == [("typical",), ("strongest",)]
