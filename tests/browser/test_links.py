"""The address is the state: Copy link, Back and the keyboard, across pages, in a real browser."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import choose, settle
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP

SAID = ".sp-card mark.sp-said"


def params(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def copied(page) -> str:
    """The link that the button puts on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('sp-copied').textContent === 'Link copied.'")
    return page.evaluate("navigator.clipboard.readText()")


def test_a_copied_link_shows_the_same_in_a_fresh_browser(known, visit) -> None:
    page = visit(f"{known}/?conf=0.5&order=strongest")
    choose(page, 0, 1)
    link = copied(page)
    assert parse_qs(urlsplit(link).query) == {**params(page), "data": [fixture.RUN_ID]}
    again = visit(link)
    assert again.locator(SAID).all_inner_texts() == page.locator(SAID).all_inner_texts() != []
    assert again.locator(".sp-lead").first.inner_text() == page.locator(".sp-lead").first.inner_text()
    assert again.locator("text=newer data").count() == 0


def test_filters_and_choice_travel_from_page_to_page_and_back(known, visit) -> None:
    page = visit(f"{known}/?conf=0.5&actor={TRUMP}&at={LEDGER[0]}")
    for name, path in (("Timeline", "/timeline"), ("Actor", "/actor"), ("Statements", "/statements")):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_function("path => location.pathname === path", arg=path)
        settle(page)
        assert params(page)["conf"] == ["0.5"]
        assert params(page)["actor"] == [TRUMP]
    for path in ("/actor", "/timeline", "/"):
        page.go_back()
        page.wait_for_function("path => location.pathname === path", arg=path)
        settle(page)
    assert page.locator("h1").inner_text() == "Stance map"
    assert page.locator(SAID).count() > 0


def test_the_keyboard_alone_leads_from_the_link_row_to_the_sentence(known, visit) -> None:
    page = visit(known)
    for label, name in (("Actor", "Netanyahu"), ("Outlet", "Harbour")):
        page.get_by_label(label, exact=True).last.focus()
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        settle(page)
    assert params(page) == {"actor": [BIBI], "at": [LEDGER[0]]}
    link = page.get_by_role("link", name="Open in article").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.pathname === '/article'")
    settle(page)
    assert page.locator("#sp-chosen").inner_text() == "Israel decides alone"


def test_copy_link_still_works_after_the_data_changed_under_the_page(known, visit) -> None:
    page = visit(f"{known}/?conf=0.5")
    for _ in range(2):  # the head is drawn anew with each filter, and its script with it
        page.get_by_role("radio", name="Count each").focus()
        page.keyboard.press("Space")
        page.wait_for_function("location.search.includes('copies=all')")
        settle(page)
        assert "copies=all" in copied(page)
        page.evaluate("document.getElementById('sp-copy').dataset.state = 'another'")
        assert parse_qs(urlsplit(copied(page)).query)["data"] == ["another"]
        page.go_back()
        settle(page)
