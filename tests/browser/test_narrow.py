"""The map on a phone: a list in its place, a tap to the evidence, nothing that scrolls sideways."""

from __future__ import annotations

import pytest

from tests.browser.conftest import screenshot, settle
from tests.browser.test_map import CARD, SAID, params
from tests.dashboard.fixture import BIBI, LEDGER

ENTRY = f'a.sp-entry[href*="actor={BIBI}&at={LEDGER[0]}"]'


@pytest.mark.parametrize(("width", "listed"), [(390, True), (699, True), (700, False), (1440, False)])
def test_the_list_stands_in_for_the_map_below_700_px(known, visit, width, listed) -> None:
    page = visit(known, width, 844)
    assert page.locator(".sp-ranked").is_visible() == listed
    assert page.locator(".js-plotly-plot").is_visible() != listed
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    # What is not seen can't be reached by keyboard either.
    page.locator(ENTRY).first.evaluate("entry => entry.focus()")
    assert page.evaluate("document.activeElement.matches('a.sp-entry')") == listed


def test_a_tap_shows_the_evidence_and_back_takes_it_back(known, visit) -> None:
    page = visit(known, 390, 844)
    page.evaluate("window.loadedOnce = true")
    page.locator(ENTRY).click()
    page.wait_for_selector(CARD)
    settle(page)
    page.wait_for_timeout(600)
    assert params(page) == {"actor": [BIBI], "at": [LEDGER[0]]}
    assert page.evaluate("window.loadedOnce")  # the page was not loaded anew
    assert page.locator(SAID).first.inner_text() == "Israel decides alone"
    assert 0 < page.locator(CARD).first.bounding_box()["y"] < 844
    assert page.locator("a.sp-entry[aria-current]").count() == 1
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
    screenshot(page, "known-390-evidence")
    page.go_back()
    settle(page)
    assert params(page) == {}
    assert page.locator(CARD).count() == 0
    screenshot(page, "known-390")


def test_the_keyboard_opens_an_entry(known, visit) -> None:
    page = visit(f"{known}/?measure=favor", 390, 844)
    page.locator(ENTRY).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(CARD)
    assert params(page) == {"measure": ["favor"], "actor": [BIBI], "at": [LEDGER[0]]}
