"""What a card tells of a score, and how an outlet portrays an actor, in a real browser."""

from __future__ import annotations

import pytest

from tests.browser.conftest import screenshot, settle
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, LEDGER

TILE = f"topic=independence&actor={BIBI}&at={LEDGER[0]}"
STRIKE = next(paper.article_id for paper in fixture.papers() if paper.title == "The strike")


@pytest.mark.parametrize("width", [1440, 768])
def test_a_card_opens_to_the_versions_behind_its_score(known, visit, width) -> None:
    page = visit(f"{known}/?{TILE}", width, 1200)
    card = page.locator(".sp-card").first
    assert "Without “<no>”: ▼ against −0.62" in card.inner_text()
    assert "israel-security@1" not in card.inner_text()
    bar = card.locator(".sp-share > span")
    widths = [bar.nth(n).bounding_box()["width"] for n in range(3)]
    assert widths[2] > 3 * widths[1] > 0  # p_favor 0.8, p_neutral 0.2
    assert widths[0] == 0
    card.locator("summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert "israel-security@1" in card.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    screenshot(page, f"known-score-{width}")


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (768, "dark")])
def test_an_article_shows_how_its_sentences_portray_the_actor(known, visit, width, scheme) -> None:
    page = visit(f"{known}/article?article={STRIKE}&actor={BIBI}", width, 1200, scheme)
    block = page.locator(".sp-portrayal").first
    block.scroll_into_view_if_needed()
    settle(page)
    assert "Mean −0.03 of 3 sentences" in block.inner_text()
    line, ring = block.locator(".sp-line-of-ticks").bounding_box(), block.locator(".sp-ring").bounding_box()
    middle = ring["x"] + ring["width"] / 2
    assert abs(middle - (line["x"] + line["width"] * 0.483)) < 2
    ground, coin = (
        page.locator(css).first.evaluate("one => getComputedStyle(one).color") for css in ("h1", ".sp-coin")
    )
    assert ground == coin  # the ink of the text, no colour of a side
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    screenshot(page, f"known-portrayal-{width}-{scheme}")
