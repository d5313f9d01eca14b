"""The report: nothing of an article runs in its page, and the PDF is whole, tagged and brings its fonts."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from dashboard.briefing.report import report
from dashboard.briefing.report_page import anchors, page
from dashboard.briefing.svg import inline, settled
from dashboard.figures.parts.framed import REPORT
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine
from tests.dashboard.briefing.printed import NOTHING, TITLE, TRAY, composed
from tests.dashboard.fixture import HOSTILE

SVG = (
    b'<svg class="main-svg" xmlns="http://www.w3.org/2000/svg" width="100" height="50" style="" '
    b'viewBox="0 0 100 50"><defs><style>@font-face{font-family:"X"}</style></defs><clipPath id="clipab1xy">'
    b'<rect/></clipPath><g id="g-ab1" clip-path="url(#clipab1xy)" style="fill: url(\'#g-ab1\')">'
    b"<text>url(#nobody) id</text></g></svg>"
)


@pytest.fixture(scope="module")
def briefing(store):
    return composed(store, REPORT, replace(TRAY, pins=(*TRAY.pins, NOTHING)))


@pytest.fixture(scope="module")
def html(briefing) -> str:
    return page(briefing, [SVG, SVG, None])


@pytest.fixture(scope="module")
def printed(briefing) -> bytes:
    if browser.find() is None:
        pytest.skip(browser.why_none())
    with Engine() as engine:
        return report(briefing, engine)


def test_article_text_is_text(html):
    body = html.partition("<body>")[2]
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;document.title=" in body
    assert "![x](https://x.example/p.png)" in body
    assert "=HYPERLINK(&quot;https://x.example&quot;)" in body
    assert "Seen &amp; &lt;b&gt;noted&lt;/b&gt;" in body
    assert "<title>Who &lt;decides&gt; &quot;where&quot;</title>" in html


def test_the_page_may_load_and_run_nothing(html):
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy.startswith("default-src 'none';")
    assert "script" not in policy
    assert "img-src data:;" in f"{policy};"  # tiles of a heat map are a picture inside the drawing
    assert "http" not in policy


def test_a_title_can_not_leave_the_style_sheet(briefing):
    ill = replace(briefing, title='"}</style><script>alert(1)</script>')
    made = page(ill, [SVG, SVG, None])
    assert made.count("</style>") == 1
    assert "<script>" not in made


def test_attributed_words_are_marked_and_sides_have_symbol_and_word(html):
    assert "<mark>&lt;script&gt;document.title=" in html
    assert '<span class="side">▲ in favour +0.90</span>' in html
    assert '<article class="quote favor">' in html


def test_links_are_permalinks_of_the_state_of_the_data(briefing, html):
    targets = re.findall(r'href="(https://[^"]+)"', html)
    assert f"https://desk.example/?data={briefing.snapshots[0]}&amp;topic=us_pressure" in targets
    assert all(f"data={briefing.snapshots[0]}" in one for one in targets)


def test_contents_name_every_part_with_its_page(briefing):
    made = page(briefing, [SVG, SVG, None], {"section-1": 2, "method": 7})
    for anchor in anchors(briefing):
        assert f'href="#{anchor}"' in made
        assert f'id="{anchor}"' in made
    assert '<span class="number">7</span>' in made
    assert "Later &lt;on&gt;</strong>: No statement with a side passes these filters" in made


def test_figures_keep_their_parts_to_themselves():
    one, two = inline(SVG, "f1", "One"), inline(SVG, "f2", 'Two "quoted"')
    assert set(re.findall(r'\sid="([^"]+)"', one)) == {"f1-1", "f1-2"}
    assert "url(#f1-1)" in one
    assert "url('#f1-2')" in one
    assert not set(re.findall(r'\sid="([^"]+)"', one)) & set(re.findall(r'\sid="([^"]+)"', two))
    assert "@font-face" not in one
    assert 'viewBox="14 14 72 22"' in one
    assert 'role="img" aria-label="Two &quot;quoted&quot;">' in two
    assert "<text>url(#nobody) id</text>" in one


def test_a_drawing_has_no_ground_that_hides_the_words_above_it():
    ground = b'<rect x="0" y="0" width="100" height="50" style="fill: rgb(255, 255, 255); fill-opacity: 1;"/>'
    bar = ground.replace(b'width="100"', b'width="99" class="bar"')
    made = inline(SVG.replace(b"</svg>", ground + bar + b"</svg>"), "f1", "One")
    assert made.count("rgb(255, 255, 255)") == 1
    assert 'class="bar"' in made


def test_a_drawing_is_the_same_whatever_it_called_its_parts():
    assert settled(SVG.replace(b"ab1", b"7c2"), "f") == settled(SVG, "f") != SVG


def test_what_is_no_drawing_is_refused():
    with pytest.raises(ValueError, match="no SVG"):
        inline(b"<html></html>", "f1", "")


@pytest.mark.browser
def test_the_pdf_is_a4_tagged_and_named(printed):
    reader = PdfReader(io.BytesIO(printed))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert (root["/Lang"], reader.metadata.title) == ("en", TITLE)
    for sheet in reader.pages:
        assert float(sheet.mediabox.width) == pytest.approx(595, abs=1.5)
        assert float(sheet.mediabox.height) == pytest.approx(842, abs=1.5)


@pytest.mark.browser
def test_every_page_has_words_a_number_and_fonts_inside(printed):
    reader = PdfReader(io.BytesIO(printed))
    n = len(reader.pages)
    assert 5 <= n <= 9
    for number, sheet in enumerate(reader.pages, start=1):
        words = sheet.extract_text()
        assert f"{number} / {n}" in words
        assert len(words) > 150
        for font in sheet["/Resources"]["/Font"].values():
            assert embedded(font.get_object())


@pytest.mark.browser
def test_what_was_said_is_printed_and_the_number_is_the_stores(printed):
    words = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(printed)).pages)
    flat = re.sub(r"\s+", "", words)
    assert re.sub(r"\s+", "", HOSTILE) in flat
    assert "+0.65" in flat  # Netanyahu in the Ledger, of the map
    assert "Seen&<b>noted</b>" in flat


@pytest.mark.browser
def test_contents_lead_to_the_right_pages(printed, briefing):
    reader = PdfReader(io.BytesIO(printed))
    first = re.sub(r"[\s\u2007]+", " ", reader.pages[0].extract_text())
    for name, destination in reader.named_destinations.items():
        title = anchors(briefing).get(name.removeprefix("/"))
        if title is None:
            continue
        number = reader.get_destination_page_number(destination)
        assert re.sub(r"\s+", "", title)[:30] in re.sub(r"\s+", "", reader.pages[number].extract_text())
        assert f" {number + 1}" in first


def embedded(font) -> bool:
    """Whether a font of a PDF is inside it: drawn (Type 3), or as a file."""
    if font["/Subtype"] == "/Type3":
        return "/CharProcs" in font
    own = font["/DescendantFonts"][0].get_object() if font["/Subtype"] == "/Type0" else font
    return any(key in own["/FontDescriptor"] for key in ("/FontFile", "/FontFile2", "/FontFile3"))
