"""Every page by the rules of axe-core, in both modes and at every width, with pictures to judge."""

from __future__ import annotations

import pytest

from tests.browser.conftest import screenshot
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, papers

FIRST = papers()[0].article_id
PAGES = {
    "map": f"/?actor={BIBI}&at={LEDGER[0]}",
    "map-table": "/?table=stance-map&measure=favor",
    "timeline": f"/timeline?actor={BIBI}&when=2025-10",
    "compare": f"/compare?vs={LEDGER[0]}&vs={COURIER[0]}",
    "actor": f"/actor?actor={BIBI}",
    "statements": "/statements?q=Israel",
    "article": f"/article?article={FIRST}",
    "briefing": "/briefing",
    "method": "/method",
    "ledger": "/ledger",
    "add": "/add",
}
# Streamlit's own: the parts of a date in its date box stand closer than a fingertip, and its box for files is
# called presentational while it has a name.
KNOWN = {"target-size", "presentation-role-conflict"}
WIDTHS = ((768, 1024), (390, 844))  # the third width, 1440, is that of the rules above


def violations(page) -> list[str]:
    """What axe-core finds, each with the element it stands in."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is missing"
    )
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 10  # it did run
    return [
        f"{one['id']}: {one['help']}: {node['html'][:120]}"
        for one in found["violations"]
        for node in one["nodes"]
        if one["id"] not in KNOWN
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_breaks_no_rule_of_access(known, visit, name, scheme) -> None:
    page = visit(f"{known}{PAGES[name]}", 1440, 900, scheme)
    assert violations(page) == []
    screenshot(page, f"page-{name}-1440-{scheme}")


@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_window(known, visit, name, width, height) -> None:
    page = visit(f"{known}{PAGES[name]}", width, height)
    screenshot(page, f"page-{name}-{width}")
    wide = "(() => {const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth})()"
    assert page.evaluate(wide) <= 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
