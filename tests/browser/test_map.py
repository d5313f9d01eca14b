"""What an analyst does with the map, in a real browser: click, read, go back, share, type."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from tests.browser.conftest import choose, click_tile, screenshot, settle, tile_centre
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP

CARD = ".sp-card"
SAID = f"{CARD} mark.sp-said"


def params(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def outlined(page) -> int:
    """How many tiles have their outline shown."""
    layer = page.locator(".js-plotly-plot .barlayer .trace").last.locator("path")
    return layer.evaluate_all("paths => paths.filter(path => path.style.opacity === '1').length")


def pick(page, label: str, name: str) -> None:
    """Choose from a box with the keyboard alone."""
    page.get_by_label(label, exact=True).last.focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    settle(page)


def test_a_click_on_a_tile_shows_the_sentence_beside_it(known, visit) -> None:
    page = visit(known)
    choose(page, 0, 1)
    assert params(page) == {"actor": [BIBI], "at": [LEDGER[0]]}
    assert page.locator(SAID).first.inner_text() == "Israel decides alone"
    card, chart = page.locator(CARD).first.bounding_box(), page.locator(".js-plotly-plot").bounding_box()
    assert card["x"] > chart["x"] + chart["width"]
    assert card["y"] < 900
    screenshot(page, "known-1440")


def test_a_second_click_elsewhere_and_back(known, visit) -> None:
    page = visit(known)
    choose(page, 0, 1)
    choose(page, 1, 1)
    assert params(page)["actor"] == [TRUMP]
    assert "ask first" in page.locator(SAID).first.inner_text() + page.locator(SAID).last.inner_text()
    page.go_back()
    page.wait_for_function("actor => location.search.includes(actor)", arg=BIBI)
    settle(page)
    assert page.locator(SAID).first.inner_text() == "Israel decides alone"
    page.go_back()
    settle(page)
    assert params(page) == {}
    assert page.locator(CARD).count() == 0


def test_quick_clicks_are_choices(known, visit) -> None:
    page = visit(known)
    choose(page, 1, 1)  # the page has its evidence now, so that no chart moves under the hand
    tiles = [tile_centre(page, row, column) for row, column in ((0, 0), (1, 1), (0, 1))]
    for pause in (250, 400, 600):  # as fast as a hand that moves from tile to tile
        for x, y in tiles:
            page.mouse.click(x, y)
            page.wait_for_timeout(pause)
        page.wait_for_timeout(1500)
        settle(page)
        page.wait_for_function("actor => location.search.includes(`actor=${actor}`)", arg=BIBI)
        settle(page)
        assert params(page) == {"actor": [BIBI], "at": [LEDGER[0]]}, pause
        choose(page, 0, 2)


def test_a_double_click_chooses_once(known, visit) -> None:
    page = visit(known)
    for pause in (80, 250, 900):
        for _ in range(2):
            click_tile(page, 0, 1)
            page.wait_for_timeout(pause)
        page.wait_for_timeout(800)
        settle(page)
        assert params(page) == {"actor": [BIBI], "at": [LEDGER[0]]}, pause
        assert outlined(page) == 1
        choose(page, 1, 1)


def test_a_blank_is_no_choice(known, visit) -> None:
    page = visit(known)
    click_tile(page, 1, 0)  # Trump in the Courier: no evidence
    page.wait_for_timeout(800)
    assert params(page) == {}


def test_a_link_opens_the_same_in_a_fresh_browser(known, visit) -> None:
    page = visit(known)
    choose(page, 0, 1)
    again = visit(page.url)
    assert again.locator(SAID).all_inner_texts() == page.locator(SAID).all_inner_texts()
    assert outlined(again) == 1


def test_the_keyboard_does_all_a_click_does(known, visit) -> None:
    page = visit(known)
    pick(page, "Actor", "Netanyahu")
    assert (
        page.evaluate("document.activeElement.getAttribute('aria-label')") == "Actor"
    )  # not thrown out of it
    pick(page, "Outlet", "Harbour")
    assert params(page) == {"actor": [BIBI], "at": [LEDGER[0]]}
    assert page.locator(SAID).first.inner_text() == "Israel decides alone"


def test_from_the_card_to_the_highlighted_words_in_the_article(known, visit) -> None:
    page = visit(f"{known}/?actor={BIBI}&at={LEDGER[0]}&conf=0.5")
    who = page.locator(f"{CARD} .sp-who").nth(1).inner_text()
    assert who.startswith("“He” ← “The premier” ← Benjamin Netanyahu by pronoun")
    page.get_by_role("link", name="Open in article").nth(1).click()
    page.wait_for_url(re.compile("/article"))
    settle(page)
    chosen = page.locator("#sp-chosen")
    assert chosen.inner_text() == "the operation was ours"
    assert chosen.get_attribute("data-told").startswith("“He” ← “The premier” ← Benjamin Netanyahu")
    named = page.locator(".sp-text mark.sp-named").all_inner_texts()
    assert named == ["Benjamin Netanyahu", "The premier", "He"]
    assert page.locator(f"{CARD} .sp-tag").all_inner_texts() == ["might", "if"]
    assert 0 <= chosen.bounding_box()["y"] < 900
    assert page.locator("h1").inner_text() == "The strike"
    page.get_by_text("Raw text", exact=True).first.click()
    page.wait_for_selector(".sp-raw")
    settle(page)
    assert page.locator("#sp-chosen").inner_text() == "the operation was ours"
    assert "Skip to content" in page.locator(".sp-removed").inner_text()
    screenshot(page, "known-article-raw")
    page.get_by_role("link", name="Stance map").click()
    settle(page)
    assert params(page)["conf"] == ["0.5"]
    assert page.locator(CARD).count() > 0


def test_hostile_text_stays_text(known, visit) -> None:
    asked: list[str] = []
    page = visit(f"{known}/?actor={BIBI}&at={COURIER[0]}")
    page.on("request", lambda request: asked.append(request.url))
    assert "<script>" in page.locator(SAID).first.inner_text()
    page.get_by_role("link", name="Open in article").first.click()
    page.wait_for_url(re.compile("/article"))
    settle(page)
    assert "<script>" in page.locator("h1").inner_text()
    assert page.locator("h1 a, .sp-text a, .sp-text img").count() == 0
    assert page.title() != "owned"
    assert not [url for url in asked if not url.startswith(known)]


def test_below_800_px_the_evidence_falls_under_the_map_and_comes_into_view(known, visit) -> None:
    page = visit(known, 768, 1024)
    choose(page, 0, 1)
    page.wait_for_timeout(600)
    card, chart = page.locator(CARD).first.bounding_box(), page.locator(".js-plotly-plot").bounding_box()
    assert card["y"] > chart["y"] + chart["height"]
    assert 0 < card["y"] < 1024
    assert page.evaluate("document.documentElement.scrollWidth") <= 768
    screenshot(page, "known-768")


def test_the_sample_corpus_from_tile_to_sentence(sample, visit) -> None:
    page = visit(sample)
    assert "Sample corpus" in page.locator(".sp-sample").inner_text()
    screenshot(page, "sample-1440")
    path = page.locator(".js-plotly-plot .barlayer .trace").last.locator("path").first.bounding_box()
    page.mouse.click(path["x"] + path["width"] / 2, path["y"] + path["height"] / 2)
    page.wait_for_selector(SAID)
    settle(page)
    page.mouse.move(5, 5)  # no hover in the picture
    settle(page)
    screenshot(page, "sample-1440-evidence")
    said = page.locator(SAID).first.inner_text()
    page.get_by_role("link", name="Open in article").first.click()
    page.wait_for_url(re.compile("/article"))
    settle(page)
    # A mark inside the chosen words cuts them in two, in the card or in the article.
    chosen = page.locator("#sp-chosen").inner_text()
    assert chosen.strip()
    first, second = " ".join(said.split()), " ".join(chosen.split())
    assert first.startswith(second) or second.startswith(first)
    screenshot(page, "sample-article")
    # From the last statement of a long text to its words, which come into view; the address tells which.
    before = page.url
    page.get_by_role("button", name="Show in the text").last.click()
    page.wait_for_function("before => location.href !== before", arg=before)
    settle(page)
    page.wait_for_timeout(500)
    assert 0 <= page.locator("#sp-chosen").bounding_box()["y"] < 900
    page.go_back()
    page.wait_for_function("before => location.href === before", arg=before)
    for width, height, scheme in ((1440, 900, "dark"), (1024, 800, "light"), (768, 1024, "light")):
        screenshot(visit(sample, width, height, scheme), f"sample-{width}-{scheme}")
    screenshot(visit(f"{sample}/method", 1440, 2200), "sample-method")
    # The README's picture: docs/images/dashboard.png is this one.
    screenshot(visit(f"{sample}/?topic=foreign_forces&actor={BIBI}&at=olive-line-report"), "readme")


def test_a_long_word_in_a_link_stays_in_its_box(known, visit) -> None:
    note = visit(f"{known}/?actor={'x' * 300}", 768, 1024).locator(".sp-note[role=status]")
    assert note.evaluate("note => note.scrollWidth <= note.clientWidth")
