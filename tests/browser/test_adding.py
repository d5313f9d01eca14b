"""What an analyst does to add an article, in a real browser: upload it, look at it, save it, find it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.run import run
from tests.browser.conftest import screenshot, served, settle

# A run of a few articles without a model takes seconds; a machine that does other things takes its time.
PATIENCE = 60_000
TITLE = "Lindqvist on security"
PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE}</title></head><body><article>
<h1>{TITLE}</h1>
<p>Tamar Lindqvist said that Israel will decide alone about its security. The harbour was calm that morning,
and the boats came back before noon with little to show for it.</p></article></body></html>"""
FIRST = "Ilan Verbeek said that Israel will decide alone. The weather in the valley was fair all week.\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Iterator[str]:
    """A store of one article, read with the scorer that needs no model; what is added is read so, too."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    run([str(folder / "first.txt")], folder / "S", scorer="cues", workers=None)
    with served(folder / "S", folder) as address:
        yield address


def test_a_file_is_uploaded_looked_at_saved_and_found(own, visit, tmp_path) -> None:
    (tmp_path / "security.html").write_text(PAGE, encoding="utf-8")
    page = visit(f"{own}/add")
    page.set_input_files("input[type=file]", tmp_path / "security.html")
    page.get_by_text("security.html").first.wait_for(timeout=PATIENCE)
    page.get_by_role("button", name="Read and preview").click()
    page.get_by_role("button", name="Save to the store").wait_for(timeout=PATIENCE)
    settle(page)
    assert "1 input: 1 article" in page.locator(".sp-lead").inner_text()
    assert page.locator("h3").inner_text() == TITLE
    card = page.locator(".sp-card")
    assert "Lindqvist" in card.locator(".sp-who").inner_text()
    assert "Israel will decide alone" in card.locator("mark.sp-said").inner_text()
    screenshot(page, "adding-preview")

    page.get_by_role("button", name="Save to the store").click()
    page.get_by_role("button", name="Add more").wait_for(timeout=PATIENCE)
    settle(page)
    assert page.locator(".sp-lead").inner_text().startswith("Saved. 1 input: 1 article")
    found = visit(f"{own}/statements?list=articles&q=Lindqvist")
    found.get_by_role("link", name=TITLE).first.wait_for(timeout=PATIENCE)
    found.get_by_role("link", name=TITLE).first.click()
    found.wait_for_url("**/article?**")
    settle(found)
    assert found.locator("h1").inner_text() == TITLE
