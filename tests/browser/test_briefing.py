"""What an analyst does with a briefing, in a real browser: pin, reload, pass on, save, by hand and by keyboard."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from tests.browser.conftest import choose, screenshot, settle
from tests.browser.test_access import violations

DRAWN_MS = 90_000  # the first picture starts a browser, on two shared cores


def tray(page) -> str:
    return parse_qs(urlsplit(page.url).query)["tray"][0]


def click(page, name: str, place: int = 0) -> None:
    page.get_by_role("button", name=name, exact=True).nth(place).click()
    settle(page)


def headings(page) -> list[str]:
    return page.locator(".sp-h3").all_inner_texts()


def drawn(page, many: int) -> None:
    """Wait until the pictures are there."""
    page.wait_for_function(
        "many => document.querySelectorAll('[data-testid=stImage] img').length === many",
        arg=many,
        timeout=DRAWN_MS,
    )
    settle(page)


@pytest.fixture(scope="module")
def pinned(known, chromium) -> str:
    """The address of a briefing of two charts and a statement."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(known)
    settle(page)
    click(page, "Pin")
    assert page.get_by_role("button", name="Pinned").is_disabled()
    choose(page, 0, 1)
    assert page.get_by_role(
        "button", name="Pinned"
    ).is_disabled()  # what is chosen changes nothing in the chart
    click(page, "Pin")
    page.get_by_role("link", name="Timeline", exact=True).click()
    page.wait_for_url("**/timeline?*")
    settle(page)
    click(page, "Pin")
    page.get_by_role("link", name="Briefing (3)").click()
    page.wait_for_url("**/briefing?*")
    settle(page)
    address = page.url
    context.close()
    return address


def test_a_reload_and_a_fresh_browser_have_the_same_pins(pinned, visit) -> None:
    page = visit(pinned)
    drawn(page, 2)
    told = headings(page)
    assert len(told) == 3
    assert page.locator(".sp-pinned mark.sp-said").inner_text() == "Israel decides alone"
    page.reload()
    settle(page)
    assert headings(page) == told
    assert page.locator("[data-testid=stImage] img").first.get_attribute("alt")
    screenshot(page, "briefing-1440")


def test_back_undoes_what_was_done(pinned, visit) -> None:
    page = visit(pinned)
    before = headings(page)
    click(page, "Remove")
    assert len(headings(page)) == 2
    page.go_back()
    page.wait_for_function("address => location.href === address", arg=pinned)
    settle(page)
    assert headings(page) == before


def test_words_are_typed_and_kept(pinned, visit) -> None:
    page = visit(pinned)
    page.get_by_label("Title of 1", exact=True).fill("Who is for it")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_label("Takeaway of 1", exact=True).fill("Hardly anybody.")
    page.keyboard.press("Tab")
    settle(page)
    again = visit(page.url)
    assert headings(again)[0] == "1. Who is for it"
    assert again.get_by_label("Takeaway of 1", exact=True).input_value() == "Hardly anybody."
    assert tray(page) != tray(visit(pinned))


def test_one_click_saves_a_figure(known, visit, tmp_path) -> None:
    page = visit(known)
    click(page, "Export")
    made: dict[str, bytes] = {}
    for name in ("CSV", "PNG", "SVG"):
        with page.expect_download(timeout=DRAWN_MS) as download:
            page.get_by_role("button", name=name, exact=True).click()
        file = Path(tmp_path / download.value.suggested_filename)
        download.value.save_as(file)
        assert file.name.startswith("standpoint-stance-map-")
        made[file.suffix] = file.read_bytes()
        settle(page)
    assert made[".csv"].startswith(b"\xef\xbb\xbf") or made[".csv"][:3].isascii()
    assert made[".png"].startswith(b"\x89PNG")
    assert b"<svg" in made[".svg"][:200]
    (png,) = tmp_path.glob("*.png")
    with Image.open(png) as picture:
        assert picture.width == 2 * 960
        assert picture.height > 600
    screenshot(page, "export-1440")
    with page.expect_download() as download:  # by hand, where scripts are blocked
        page.get_by_role("button", name="Save again (SVG)").click()
    assert download.value.suggested_filename.endswith(".svg")


def test_the_keyboard_pins_moves_and_exports(known, visit) -> None:
    page = visit(known)
    page.get_by_role("button", name="Export", exact=True).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Pin"
    page.keyboard.press("Enter")
    settle(page)
    first = tray(page)
    page.get_by_role("button", name="Export", exact=True).focus()
    page.keyboard.press("Enter")
    settle(page)
    csv = page.get_by_role("button", name="CSV", exact=True)
    csv.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Briefing (1)").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing?*")
    settle(page)
    assert tray(page) == first
    page.get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert "tray" not in urlsplit(page.url).query


def test_slides_a_folder_and_the_pins_as_files(pinned, visit, tmp_path) -> None:
    page = visit(pinned)
    for name, begins in (("PowerPoint", b"PK"), ("ZIP", b"PK"), ("PDF report", b"%PDF")):
        with page.expect_download(timeout=2 * DRAWN_MS) as download:
            page.get_by_role("button", name=f"Save as {name}", exact=True).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.read_bytes().startswith(begins), name
        settle(page)
    page.get_by_text("Earlier briefings, and briefings as files").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the pins as a file (JSON)").click()
    saved = tmp_path / "pins.json"
    download.value.save_as(saved)
    assert len(json.loads(saved.read_text(encoding="utf-8"))["pins"]) == 3
    fresh = visit(pinned.partition("?")[0])
    fresh.get_by_text("Earlier briefings, and briefings as files").click()
    fresh.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(saved)
    click(fresh, "Open it")
    assert tray(fresh) == tray(page)
    bad = tmp_path / "bad.json"
    bad.write_text("{}")
    fresh.locator("[data-testid=stFileUploader] input[type=file]").last.set_input_files(bad)
    settle(fresh)
    click(fresh, "Open it")
    assert "a tray has other parts" in fresh.locator(".sp-note").all_inner_texts()[1]
    assert tray(fresh) == tray(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_and_its_boxes_by_the_rules_of_axe(pinned, known, visit, scheme) -> None:
    page = visit(pinned, scheme=scheme)
    drawn(page, 2)
    assert not violations(page)
    page = visit(f"{known}/?conf=0.1", scheme=scheme)
    for name in ("Export", "Views"):
        click(page, name)
        assert not violations(page), name
        page.keyboard.press("Escape")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (768, 1024), (390, 844)])
def test_nothing_is_cut_off(pinned, visit, width, height) -> None:
    page = visit(pinned, width, height)
    drawn(page, 2)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        "[...document.querySelectorAll('[class*=st-key-sidebyside-pin] :is(button,input,textarea,img,h3)')]"
        ".filter(e => e.getBoundingClientRect().right > innerWidth).length"
    )
    assert outside == 0
    screenshot(page, f"briefing-{width}")


def test_a_view_is_named_and_opened_by_somebody_else(known, visit) -> None:
    page = visit(f"{known}/timeline?topic=us_pressure")
    page.get_by_role("button", name="Views").click()
    page.get_by_label("Save this page with its filters as").fill("Pressure *over* time")
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Pressure *over* time")
    link.wait_for()
    other = visit(known)
    other.get_by_role("button", name="Views").click()
    other.get_by_role("link", name="Pressure *over* time").click()
    other.wait_for_url("**/timeline?*")
    settle(other)
    assert parse_qs(urlsplit(other.url).query) == {"topic": ["us_pressure"]}
