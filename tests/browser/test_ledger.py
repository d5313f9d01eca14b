"""What an analyst does about copies and lost inputs, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import screenshot, settle
from tests.dashboard import fixture
from tests.dashboard.fixture import COURIER, TRUMP

TILE = f"topic=us_pressure&actor={TRUMP}&at={COURIER[0]}"
PAPERS = {paper.title: paper.article_id for paper in fixture.papers()}


def params(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def lead(page) -> str:
    return page.locator(".sp-lead").first.inner_text()


def test_the_switch_of_copies_changes_the_numbers_and_back(known, visit) -> None:
    page = visit(f"{known}/?{TILE}")
    assert lead(page).startswith("3 statements in 3 articles")
    assert page.locator(".sp-card").count() == 0
    page.get_by_role("radio", name="Count each").focus()
    page.keyboard.press("Space")
    page.wait_for_function("location.search.includes('copies=all')")
    settle(page)
    assert lead(page).startswith("5 statements in 4 articles")
    assert "Also run by 2 other outlets" in page.locator(".sp-card").inner_text()
    assert page.locator(".js-plotly-plot .xtick text").count() == 3
    screenshot(page, "known-copies")
    again = visit(page.url)
    assert lead(again) == lead(page)
    page.go_back()
    page.wait_for_function("!location.search.includes('copies')")
    settle(page)
    assert lead(page).startswith("3 statements in 3 articles")


def test_from_one_copy_of_a_story_to_another(known, visit) -> None:
    page = visit(f"{known}/article?article={PAPERS['Envoy arrives']}&conf=0.5")
    assert (
        "3 outlets ran it, first on 20 Oct 2025" in page.locator("text=This story").locator("..").inner_text()
    )
    page.get_by_role("link", name="The Carmel Courier, 21 Oct 2025").click()
    page.wait_for_url(re.compile(PAPERS["Envoy lands at dawn"]))
    settle(page)
    assert page.locator("h1").inner_text() == "Envoy lands at dawn"
    assert params(page)["conf"] == ["0.5"]


def test_the_ledger_from_a_reason_to_its_inputs_and_the_article_behind(known, visit) -> None:
    page = visit(f"{known}/method?conf=0.5")
    page.get_by_role("link", name="The ledger: what became of each input").click()
    page.wait_for_url(re.compile("/ledger"))
    settle(page)
    assert lead(page).startswith("13 inputs in this store: 8 became an analysed article")
    tables = page.locator(".sp-table")
    assert tables.last.locator("tbody tr").count() == 5
    screenshot(page, "known-ledger")
    page.get_by_role("link", name="It is a ZIP archive that ends too early.").click()
    page.wait_for_url(re.compile("find="))
    settle(page)
    assert tables.last.locator("tbody th").all_inner_texts() == ["cut.zip"]
    assert params(page)["conf"] == ["0.5"]
    page.go_back()
    settle(page)
    page.get_by_role("link", name="Cabinet meets").click()
    page.wait_for_url(re.compile("/article"))
    settle(page)
    assert page.locator("h1").inner_text() == "Cabinet meets"
    assert "copy.txt" in page.locator(".sp-small").first.inner_text()


def test_the_ledger_is_downloaded_as_it_is_narrowed(known, visit) -> None:
    page = visit(f"{known}/ledger?outcome=failed")
    with page.expect_download() as told:
        page.get_by_role("button", name="Download 1 row").click()
    data = told.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbfbecame,input,")
    assert b"'=odd.txt" in data


def test_the_ledger_fits_a_narrow_window(known, visit) -> None:
    page = visit(f"{known}/ledger", 768, 1024)
    assert page.evaluate("document.documentElement.scrollWidth") <= 768
    # Plotly draws an axis from below.
    labels = page.locator(".js-plotly-plot .ytick text").all_text_contents()
    assert labels[::-1] == ["Analysed", "Kept, not analysed", "Duplicate", "Rejected", "Failed"]


def test_an_article_that_was_not_analysed_says_so(known, visit) -> None:
    page = visit(f"{known}/article?article={PAPERS['La journée']}")
    assert "kept and not analysed" in page.locator(".sp-note").last.inner_text()
    assert "commença calmement" in page.locator(".sp-text").inner_text()
    screenshot(page, "known-not-analysed")
