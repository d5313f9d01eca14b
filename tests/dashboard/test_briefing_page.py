"""The page Briefing: what is pinned by a link, its order and words, and what is said when something is amiss."""

from __future__ import annotations

import pytest

from dashboard.briefing import pinning
from dashboard.briefing import tray as trays
from dashboard.briefing.shelf import Shelf
from dashboard.briefing.tray import Pin, Tray
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine, RenderError
from tests.dashboard import fixture
from tests.dashboard.screen import html

DATA = ("data", (fixture.RUN_ID,))
LEDGER = Pin("ledger", dict([DATA]))
COVERAGE = Pin("coverage", dict([DATA]), title="What we have", comment="Little.")
MAP = Pin("stance-map", dict([DATA, ("topic", ("us_pressure",))]))
GONE = Pin("stance-map", dict([DATA, ("outlet", ("no-such-outlet",))]), title="An outlet that is gone")


@pytest.fixture(autouse=True)
def none_here(monkeypatch) -> None:
    """No browser, so that no picture is drawn."""
    monkeypatch.setattr(browser, "find", lambda: None)


@pytest.fixture
def own(tmp_path):
    """A store to write into."""
    return fixture.write_store(tmp_path / "S")


def said(at, part: str) -> str:
    values = at.query_params[part]
    return values if isinstance(values, str) else values[-1]


def key(at, name: str):
    return next(one for one in at.button if one.key == name)


def headings(at) -> list[str]:
    return [part.split("</h3>")[0] for part in html(at).split('<h3 class="sp-h3">')[1:]]


def tray(at, own) -> Tray:
    return Shelf(own).load(said(at, "tray"))


def shown(app, own, *pins: Pin, **params):
    return app(own, "briefing", tray=Shelf(own).keep(Tray(pins=pins)), **params)


def test_nothing_pinned_says_how_to_pin(app, store) -> None:
    at = app(store, "briefing")
    assert not at.exception
    assert "Nothing is pinned yet. Each chart has a button “Pin”" in html(at)
    assert key(at, "default").label == "Start with a default briefing"
    assert not headings(at)


def test_a_link_brings_its_pins_in_their_order(app, own) -> None:
    at = shown(app, own, LEDGER, COVERAGE, MAP)
    assert not at.exception
    assert [one.split(".")[0] for one in headings(at)] == ["1", "2", "3"]
    assert headings(at)[1] == "2. What we have"
    assert len(at.get("plotly_chart")) == 3
    assert [one.value for one in at.text_area] == ["", "", "What we have", "Little.", "", ""]
    assert all(one.placeholder for one in at.text_area)
    links = [one.proto.label for one in at.get("page_link")]
    assert "Briefing (3)" in links
    assert [one for one in links if one.startswith("Open on")] == [
        "Open on “Ledger”", "Open on “Data & method”", "Open on “Stance map”",
    ]  # fmt: skip


def test_pins_stay_on_every_page(app, own) -> None:
    at = shown(app, own, LEDGER)
    at.switch_page("views/timeline.py").run()
    assert "Briefing (1)" in [one.proto.label for one in at.get("page_link")]


def named(*pins: Pin) -> list[str]:
    """The part of a widget's key that is the pin's own."""
    return list(pinning.identities(Tray(pins=pins)))


def scripts(at) -> list[str]:
    return [one.proto.body for one in at.get("html") if one.proto.body.startswith("<script>")]


def test_up_down_and_remove(app, own) -> None:
    at = shown(app, own, LEDGER, COVERAGE, MAP)
    ledger, coverage, on_map = named(LEDGER, COVERAGE, MAP)
    assert key(at, f"Up-{ledger}").disabled
    assert key(at, f"Down-{on_map}").disabled
    key(at, f"Down-{ledger}").click().run()
    assert tray(at, own).pins == (COVERAGE, LEDGER, MAP)
    assert [one.value for one in at.text_area] == ["What we have", "Little.", "", "", "", ""]
    key(at, f"Up-{on_map}").click().run()
    assert tray(at, own).pins == (COVERAGE, MAP, LEDGER)
    key(at, f"Remove-{coverage}").click().run()
    assert tray(at, own).pins == (MAP, LEDGER)
    for one in (on_map, ledger):
        key(at, f"Remove-{one}").click().run()
    assert "Nothing is pinned yet" in html(at)
    assert "tray" not in at.query_params


def test_the_keyboard_stays_with_the_pin_that_moves(app, own) -> None:
    at = shown(app, own, LEDGER, COVERAGE, MAP)
    ledger, coverage, on_map = named(LEDGER, COVERAGE, MAP)
    assert not [one for one in scripts(at) if "activeElement" in one]
    for button, then in (
        (f"Down-{ledger}", f"Down-{ledger}"),
        (f"Down-{ledger}", f"Up-{ledger}"),  # at the end there is no way further down
        (f"Remove-{ledger}", f"place-{on_map}"),  # no button: Enter twice removes one pin
    ):
        key(at, button).click().run()
        (script,) = [one for one in scripts(at) if "activeElement" in one]
        assert f"st-key-{then}" in script
    assert tray(at, own).pins == (COVERAGE, MAP)
    assert key(at, f"Up-{coverage}").disabled


def test_a_pin_moves_to_a_place_at_once(app, own) -> None:
    at = shown(app, own, LEDGER, COVERAGE, MAP)
    places = [one for one in at.selectbox if one.label == "Place"]
    assert [one.value for one in places] == [1, 2, 3]
    places[2].set_value(1).run()
    assert tray(at, own).pins == (MAP, LEDGER, COVERAGE)
    assert [one.value for one in at.selectbox if one.label == "Place"] == [1, 2, 3]


def test_equal_pins_have_names_of_their_own() -> None:
    other = Pin(MAP.noun, MAP.params, title="Named")
    assert len(set(named(MAP, LEDGER, other))) == 3
    assert named(MAP) == named(other)  # its words are not the pin


def test_words_of_the_analyst(app, own) -> None:
    at = shown(app, own, LEDGER, MAP)
    at.text_input[0].set_value("Week 44").run()
    at.text_area[2].set_value("<b>Mine</b>").run()
    at.text_area[3].set_value("Few\nspeak.").run()
    assert not at.exception
    made = tray(at, own)
    assert made.title == "Week 44"
    assert (made.pins[1].title, made.pins[1].comment) == ("<b>Mine</b>", "Few speak.")
    assert headings(at)[1] == "2. &lt;b&gt;Mine&lt;/b&gt;"
    at.text_area[2].set_value("").run()  # emptied, its own title is back
    assert headings(at)[1] != "2. "
    assert tray(at, own).pins[1].title == ""


def test_back_undoes_an_edit(app, own) -> None:
    at = shown(app, own, LEDGER)
    before = said(at, "tray")
    at.text_area[1].set_value("All of it.").run()
    assert said(at, "tray") != before
    at.query_params["tray"] = before
    at.run()
    assert at.text_area[1].value == ""


def test_an_unknown_briefing_is_dropped_with_a_reason(app, own) -> None:
    at = app(own, "briefing", tray="0123456789abcdef")
    assert not at.exception
    assert "tray=0123456789abcdef" in html(at)
    assert "the store has no such briefing" in html(at)
    assert "Nothing is pinned yet" in html(at)
    at = app(own, tray="../x")
    assert "16 digits of 0-9 and a-f" in html(at)
    assert "Briefing" in [one.proto.label for one in at.get("page_link")]


def test_a_pin_that_cannot_be_printed_says_why(app, own) -> None:
    at = shown(app, own, GONE, LEDGER)
    assert not at.exception
    assert headings(at)[0] == "1. An outlet that is gone"
    assert "This can’t be printed: parts of the pinned link are not in this store" in html(at)
    assert len(at.get("plotly_chart")) == 1
    assert "Open on “Stance map”" in [one.proto.label for one in at.get("page_link")]
    key(at, f"Remove-{named(GONE)[0]}").click().run()
    assert tray(at, own).pins == (LEDGER,)


def test_nothing_to_show_is_a_finding_of_its_topic(app, own) -> None:
    at = shown(app, own, Pin("changes", dict([DATA, ("topic", ("independence",))])), LEDGER)
    assert not at.exception
    assert "Nothing to show: " in html(at)
    assert ". The slide of the method says so." in html(at)
    assert "This can’t be printed" not in html(at)
    assert headings(at)[0].endswith(": position changes")


def test_a_pinned_statement_is_a_card(app, own) -> None:
    at = app(own, actor=fixture.BIBI, at=fixture.LEDGER[0])
    next(
        one for one in at.button if (one.key or "").startswith("pin-") and one.key != "pin-stance-map"
    ).click().run()
    at = app(own, "briefing", tray=said(at, "tray"))
    assert not at.exception
    assert '<div class="sp-pinned">' in html(at)
    assert '<mark class="sp-said">Israel decides alone</mark>' in html(at)


def test_the_newest_data_on_a_click(app, own) -> None:
    old = Pin("ledger", {"data": ("20200101T000000-gone",)})
    at = shown(app, own, old, Pin("coverage", old.params))
    assert "no such run" in html(at)
    next(one for one in at.button if one.label == "Use the newest data for all").click().run()
    assert {one.params["data"] for one in tray(at, own).pins} == {(fixture.RUN_ID,)}
    assert len(at.get("plotly_chart")) == 2


def test_without_a_browser_the_report_says_so_and_the_rest_works(app, own) -> None:
    at = shown(app, own, LEDGER)
    assert key(at, "make-pdf").disabled
    assert "Pictures and PDF need a browser" in html(at)
    key(at, "make-pptx").click().run()
    assert not at.exception
    labels = [one.proto.label for one in at.get("download_button")]
    assert "Save again (PowerPoint)" in labels
    key(at, "make-zip").click().run()
    assert "Save again (ZIP)" in [one.proto.label for one in at.get("download_button")]


def test_what_is_left_out_is_named(app, own) -> None:
    at = shown(app, own, GONE, LEDGER)
    key(at, "make-zip").click().run()
    assert not at.exception
    assert "Left out: An outlet that is gone." in html(at)


def test_an_error_while_it_is_made_is_said(app, own, monkeypatch) -> None:
    def fails(*_: object) -> bytes:
        raise RenderError("the browser did not draw it")

    monkeypatch.setattr(browser, "find", lambda: "/somewhere/chromium")
    monkeypatch.setattr(Engine, "picture", fails)
    at = shown(app, own, LEDGER)
    key(at, "make-pptx").click().run()
    assert not at.exception
    assert "the browser did not draw it" in html(at)
    assert not [one for one in at.get("download_button") if "Save again" in one.proto.label]


def test_a_default_briefing_to_begin_with(app, own) -> None:
    at = app(own, "briefing", conf="0.1")
    key(at, "default").click().run()
    assert not at.exception
    made = tray(at, own)
    assert len(made.pins) > 3
    assert {one.params["conf"] for one in made.pins} == {("0.1",)}


def test_a_default_briefing_has_no_part_that_the_page_dropped(app, own) -> None:
    at = app(own, "briefing", outlet=["nowhere", fixture.LEDGER[0]])
    key(at, "default").click().run()
    assert {one.params["outlet"] for one in tray(at, own).pins} == {(fixture.LEDGER[0],)}


def test_earlier_briefings_are_a_click_away(app, own) -> None:
    Shelf(own).keep(Tray("Week *43*", (LEDGER, MAP)))
    at = app(own, "briefing")
    earlier = next(one for one in at.button if one.label.startswith(r"Week \*43\*"))
    assert "2 pins" in earlier.label
    earlier.click().run()
    assert said(at, "tray") == trays.name(Tray("Week *43*", (LEDGER, MAP)))
