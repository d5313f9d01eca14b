"""Export and Pin beside a chart: what is offered, made and said, and what is pinned."""

from __future__ import annotations

import pytest

from dashboard.briefing import pinning
from dashboard.briefing.shelf import Shelf
from dashboard.briefing.tray import Pin, Tray
from dashboard.exhibits.catalogue import BUILDERS
from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.said import Order
from dashboard.figures.parts.framed import SHEET
from dashboard.link import CHOICE_KEYS, parse
from dashboard.loaded import load
from dashboard.markup import exporting as markup
from dashboard.nouns import NOUNS
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine, RenderError
from tests.dashboard import fixture
from tests.dashboard.screen import html

NOUN = "stance-map"
OF_PAGES = {None: [NOUN], "timeline": ["timeline"], "ledger": ["ledger"], "method": ["coverage"]}


@pytest.fixture
def none_here(monkeypatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)


@pytest.fixture
def own(tmp_path):
    """A store to write into."""
    return fixture.write_store(tmp_path / "S")


def opened(at, noun: str = NOUN):
    """The page with the popover of a figure open."""
    at.session_state[f"export-{noun}"] = True
    return at.run()


def key(at, name: str):
    return next(one for one in at.button if one.key == name)


def said(at, part: str) -> str:
    """The one value a part of the address has."""
    values = at.query_params[part]
    return values if isinstance(values, str) else values[-1]


def keys(at) -> set[str]:
    return {one.key for one in at.button if one.key}


@pytest.mark.parametrize("page", OF_PAGES)
def test_every_chart_that_can_leave_has_the_buttons(app, store, page) -> None:
    at = app(store, page, topic="us_pressure")
    assert not at.exception
    pins = {f"pin-{noun}" for noun in OF_PAGES[page] if noun in NOUNS}
    assert pins <= keys(at)
    assert not [one for one in keys(at) if one.startswith("export-")]  # nothing is made before it is opened


def test_csv_is_made_on_the_click_and_saved_by_a_script(app, store) -> None:
    at = opened(app(store, topic="us_pressure"))
    assert not [one for one in at.get("download_button") if "Save again" in one.proto.label]
    key(at, f"export-{NOUN}-csv").click().run()
    assert not at.exception
    (button,) = at.get("download_button")
    assert button.proto.label == "Save again (CSV)"
    scripts = [one.proto.body for one in at.get("html") if "st-key-save-stance-map" in one.proto.body]
    assert len(scripts) == 1
    assert f"standpoint figure {NOUN} --store " in html(at)
    at.run()  # looked at again, nothing is saved again
    assert not [one for one in at.get("html") if "st-key-save-stance-map" in one.proto.body]


def test_an_error_is_said_in_place(app, store, monkeypatch) -> None:
    def fails(*_: object) -> bytes:
        raise RenderError("the browser did not draw it", then="Try again; the data can still be saved")

    monkeypatch.setattr(browser, "find", lambda: "/somewhere/chromium")
    monkeypatch.setattr(Engine, "picture", fails)
    at = opened(app(store))
    key(at, f"export-{NOUN}-png").click().run()
    assert not at.exception
    assert "the browser did not draw it. Try again" in html(at)
    assert not at.get("download_button")


@pytest.mark.usefixtures("none_here")
def test_without_a_browser_the_data_and_the_camera_stay(app, store) -> None:
    at = opened(app(store))
    for kind, disabled in (("png", True), ("svg", True), ("pdf", True), ("csv", False), ("xlsx", False)):
        assert key(at, f"export-{NOUN}-{kind}").disabled is disabled
    assert "Pictures and PDF need a browser" in html(at)
    (chart,) = at.get("plotly_chart")
    assert '"toImage"' in chart.proto.config
    assert '"filename": "standpoint-stance-map"' in chart.proto.config
    key(at, f"export-{NOUN}-xlsx").click().run()
    assert at.get("download_button")[0].proto.label == "Save again (Excel)"


def test_with_a_browser_charts_have_no_camera(app, store, monkeypatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: "/somewhere/chromium")
    (chart,) = app(store).get("plotly_chart")
    assert "toImage" not in chart.proto.config


def test_a_pin_goes_to_the_address_and_to_the_shelf(app, own) -> None:
    at = app(own, conf="0.1", actor=fixture.BIBI, at=fixture.LEDGER[0])
    key(at, f"pin-{NOUN}").click().run()
    tray = Shelf(own).load(said(at, "tray"))
    assert tray == Tray(pins=(Pin(NOUN, {"conf": ("0.1",), "data": (fixture.RUN_ID,)}),))
    assert key(at, f"pin-{NOUN}").disabled
    assert key(at, f"pin-{NOUN}").label == "Pinned"
    assert said(at, "actor") == fixture.BIBI
    card = next(one for one in at.button if (one.key or "").startswith("pin-") and not one.disabled)
    card.click().run()
    pinned = Shelf(own).load(said(at, "tray")).pins[1]
    assert pinned.noun == "statement"
    assert set(pinned.params) == {"article", "data", "marks", "statement"}


def test_a_part_that_the_page_dropped_is_not_pinned(app, own) -> None:
    at = opened(
        app(own, topic="us_pressure", measure="count", outlet=["nowhere", fixture.LEDGER[0]], conf="2")
    )
    key(at, f"pin-{NOUN}").click().run()
    (pin,) = Shelf(own).load(said(at, "tray")).pins
    assert set(pin.params) == {"data", "measure", "outlet", "topic"}
    assert pin.params["outlet"] == (fixture.LEDGER[0],)
    assert "nowhere" not in html(at).partition("standpoint figure")[2].partition("<")[0]
    key(at, f"export-{NOUN}-csv").click().run()
    assert at.get("download_button")[0].proto.label == "Save again (CSV)"


@pytest.mark.parametrize(
    "params",
    [
        {"outlet": ["nowhere"], "odd": ["1"]},
        {"outlet": ["nowhere", fixture.LEDGER[0]], "conf": ["0.1", "7"]},
        {"from": ["2025-12-01"], "to": ["2025-01-01"]},
        {"topics": ["us_pressure"], "topic": ["two_state_solution"]},
        {"topic": ["us_pressure"], "who": [fixture.BIBI, "nobody"], "view": ["none"]},
    ],
)
def test_what_is_left_of_a_link_stands_for_what_the_page_shows(store, params) -> None:
    domain = load(str(store)).domain
    shown, dropped = parse(params, domain)
    again, left = parse(pinning.usable(params, domain), domain)
    assert dropped
    assert not left
    assert again == shown


def test_a_timeline_without_a_chart_offers_no_file(app, store) -> None:
    at = app(store, "timeline", from_="2030-01-01")
    assert not at.exception
    assert "undated" in html(at)
    assert "pin-timeline" not in keys(at)


def test_a_shelf_that_cannot_be_written_says_so_beside_the_chart(app, own) -> None:
    (own / "briefings").write_text("no folder")
    at = app(own)
    key(at, f"pin-{NOUN}").click().run()
    assert not at.exception
    assert "the folder of the briefings can&#x27;t be written to" in html(at)
    assert "tray" not in at.query_params


def test_no_word_of_data_gets_into_the_script() -> None:
    with pytest.raises(ValueError, match="save'"):
        markup.click("save'", 1)
    assert markup.click("save-it", 1) != markup.click("save-it", 2)


def test_the_command_survives_a_shell() -> None:
    pin = pinning.figure(NOUN, {"outlet": ["a b'c"], "topic": ["t"]}, "s1")
    line = pinning.command(pin, "/my store", "out.png")
    assert line == (
        "standpoint figure stance-map --store '/my store' --out out.png "
        "--link 'map?data=s1&outlet=a+b%27c&topic=t'"
    )


@pytest.mark.parametrize("noun", NOUNS)
def test_what_is_left_out_of_a_pin_changes_nothing_in_the_figure(store, noun) -> None:
    loaded = load(str(store))
    params = {
        "actor": (fixture.BIBI,), "at": (fixture.LEDGER[0],), "conf": ("0.1",), "order": ("newest",), "on": ("us_pressure",),
        "when": ("2025-10",), "vs": (fixture.LEDGER[0], fixture.COURIER[0]), "page": ("2",), "q": ("word",),
    }  # fmt: skip
    drawn = []
    for kept in (params, pinning.figure(noun, params, loaded.snapshot).params):
        link, dropped = parse(kept, loaded.domain)
        assert not dropped
        order = Order(loaded, link, kept, SHEET, fixture.papers()[0].published)
        try:
            made = BUILDERS[noun](order)
        except NothingToShow as nothing:
            drawn.append(nothing.sentence())
            continue
        drawn.append((made.title, made.lines, made.notes, made.figure.to_json()))
    assert drawn[0] == drawn[1]
    assert set(CHOICE_KEYS) - {"actor"} <= set(params)
