"""What a real browser draws: sizes, fonts, the same bytes each time, and nothing that runs or loads."""

from __future__ import annotations

import http.server
import io
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import plotly.graph_objects as go
import pypdf
import pytest
from PIL import Image

from dashboard.rendering import browser, fonts
from dashboard.rendering.engine import Engine, RenderError
from tests.dashboard.rendering.test_engine import ends, lives

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(browser.find() is None, reason=browser.why_none()),
]
ROOT = Path(__file__).resolve().parents[3]
# A worker starts in two seconds, on a busy machine in twenty.
PATIENT = 60.0


@pytest.fixture(scope="module")
def engine():
    with Engine(PATIENT, start=PATIENT) as one:
        yield one


def figure(words="Ost & West", **layout):
    drawn = go.Figure(
        go.Bar(
            x=[1, 2], y=[2, 3], text=[words, words], marker={"color": "#A9C9E3", "pattern": {"shape": "/"}}
        )
    )
    drawn.update_layout(
        width=480, height=300, title=words, paper_bgcolor="#FFFFFF", font={"family": fonts.FAMILY}, **layout
    )
    return drawn


def group(pid):
    """The processes of a group that run, by their number, and their commands."""
    listed = subprocess.run(
        ["ps", "-eww", "-o", "pgid=,pid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(maxsplit=3) for line in listed.stdout.splitlines()]
    return {row[1]: row[3] for row in rows if row[0] == str(pid) and not row[2].startswith("Z")}


def main_process(pid):
    """The browser itself, which has no --type."""
    return next(
        number
        for number, command in group(pid).items()
        if "--remote-debugging" in command and "--type=" not in command and "_wrapper.py" not in command
    )


def test_png_has_two_dots_a_px_on_white(engine):
    image = Image.open(io.BytesIO(engine.picture(figure(), "png")))

    assert image.size == (960, 600)
    assert image.format == "PNG"
    corners = [image.convert("RGB").getpixel(place) for place in [(0, 0), (959, 0), (0, 599), (959, 599)]]
    assert corners == [(255, 255, 255)] * 4
    assert len(image.convert("RGB").getcolors(1 << 20)) > 20  # letters, bars, hatching


def test_pdf_is_one_page_of_that_size_with_its_fonts_and_words(engine):
    made = engine.picture(figure(), "pdf")
    page = pypdf.PdfReader(io.BytesIO(made)).pages

    assert len(page) == 1
    assert [float(side) for side in page[0].mediabox] == pytest.approx([0, 0, 360, 225], abs=0.6)  # points
    assert "Ost & West" in page[0].extract_text()
    used = page[0]["/Resources"]["/Font"].values()
    assert used
    assert all(embedded(font.get_object()) for font in used)
    assert b"/CreationDate" not in made


def embedded(font):
    """Whether a font of a PDF stands in it: as a file, or each letter as a drawing (Type 3)."""
    if font["/Subtype"] == "/Type3":
        return bool(font["/CharProcs"])
    inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
    return any(name.startswith("/FontFile") for name in inner["/FontDescriptor"])


def test_hatching_is_lines_in_svg_and_no_picture_in_pdf(engine):
    svg = engine.picture(figure(), "svg").decode()

    assert "<pattern" not in svg
    assert svg.count("clip-path=") >= 3  # the plot, and two bars
    page = pypdf.PdfReader(io.BytesIO(engine.picture(figure(), "pdf"))).pages[0]
    assert not page.images
    assert "/Pattern" not in page["/Resources"]


@pytest.mark.parametrize("shape", ["/", "\\", "x", "|", "-", "+", "."])
def test_each_hatching_covers_its_bar(engine, shape):
    drawn = figure("")
    drawn.update_traces(marker={"pattern": {"shape": shape, "fgcolor": "#000000", "size": 8}})

    image = Image.open(io.BytesIO(engine.picture(drawn, "png"))).convert("L")

    bar = image.crop((230, 300, 380, 430))  # inside the first bar, in dots
    dark = sum(value < 128 for value in bar.get_flattened_data()) / (bar.width * bar.height)
    assert 0.05 < dark < 0.75


def test_svg_is_a_document_with_its_font(engine):
    svg = engine.picture(figure(), "svg")
    root = ET.fromstring(svg)  # noqa: S314 - our own

    assert (root.get("width"), root.get("height")) == ("480", "300")
    assert b"@font-face" in svg
    assert svg.count(b"font/woff2") == 1  # nothing in it is italic
    assert "Ost & West" in "".join(root.itertext())


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_figure_is_the_same_file_whatever_came_before(engine, kind):
    first = engine.picture(figure(), kind)
    other = engine.picture(figure("another"), kind)

    assert engine.picture(figure(), kind) == first
    assert first != other
    with Engine(PATIENT, start=PATIENT) as fresh:
        assert fresh.picture(figure(), kind) == first


def test_two_figures_share_no_ids(engine):
    ids = [set(re.findall(r'\bid="([^"]+)"', engine.picture(figure(word), "svg").decode())) for word in "ab"]

    assert ids[0]
    assert not ids[0] & ids[1]


def test_a_report_is_a4_in_the_same_bytes(engine):
    page = '<!DOCTYPE html><html lang="en"><head><title>Week</title></head><body><h1>Überschrift</h1></body>'
    made = engine.report(page)
    read = pypdf.PdfReader(io.BytesIO(made))

    assert [float(side) for side in read.pages[0].mediabox] == pytest.approx([0, 0, 595, 842], abs=1)
    assert read.metadata.title == "Week"
    assert read.trailer["/Root"]["/Lang"] == "en"
    assert "Überschrift" in read.pages[0].extract_text()
    assert engine.report(page) == made


@pytest.fixture
def listener():
    """A server of this machine, and what was asked of it."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def test_hostile_words_run_nothing_and_load_nothing(engine, listener):
    address, asked = listener
    hostile = (
        f"</script><script>document.body.innerHTML='RUN'</script><img src={address}/i onerror=alert(1)>"
        f' <a href="{address}/a">a</a> & "q" \'q\' שלום 中文 😀 ]]> <!-- $x^2$'
    )
    drawn = figure(hostile, xaxis={"tickvals": [1], "ticktext": [hostile]})

    svg = engine.picture(drawn, "svg")
    root = ET.fromstring(svg)  # noqa: S314 - our own
    tags = {element.tag.rpartition("}")[2].lower() for element in root.iter()}
    assert not tags & {"script", "img", "image", "foreignobject", "iframe"}
    assert not [name for element in root.iter() for name in element.attrib if name.lower().startswith("on")]
    assert "שלום 中文 😀" in "".join(root.itertext())
    assert engine.picture(drawn, "png")
    assert "RUN" not in pypdf.PdfReader(io.BytesIO(engine.picture(drawn, "pdf"))).pages[0].extract_text()[:3]
    assert asked == []


def test_a_figure_can_load_nothing(engine, listener):
    address, asked = listener
    drawn = figure(images=[{"source": f"{address}/image.png", "x": 0, "y": 1, "sizex": 1, "sizey": 1}])
    try:
        engine.picture(drawn, "png")
    except RenderError as refused:
        assert "image" in str(refused).lower()  # noqa: PT017 - either is well: drawn without, or refused
    assert asked == []


def test_a_report_runs_nothing_and_loads_nothing(engine, listener, tmp_path):
    address, asked = listener
    (tmp_path / "near.txt").write_text("SECRET")
    near = (tmp_path / "near.txt").as_uri()
    page = f"""<!DOCTYPE html><html><head><link rel="stylesheet" href="{address}/css">
        <style>@import "{address}/import"; body {{ background: url({address}/ground) }}</style>
        <script src="{address}/js"></script><script>document.title = "RUN"</script>
        <meta http-equiv="refresh" content="0;url={address}/refresh"></head>
        <body onload="document.body.innerHTML = 'RUN'"><p>Hello</p>
        <img src="{address}/img" onerror="document.body.innerHTML = 'RUN'"><iframe src="{near}"></iframe>
        <iframe src="{address}/frame"></iframe><object data="{address}/object"></object>
        <svg><image href="{address}/svg"/><script>document.body.innerHTML = 'RUN'</script></svg></body></html>"""

    read = pypdf.PdfReader(io.BytesIO(engine.report(page)))

    text = "".join(page.extract_text() for page in read.pages)
    assert "Hello" in text
    assert "RUN" not in text
    assert "SECRET" not in text
    assert read.metadata.title != "RUN"
    assert asked == []


def test_threads_draw_one_after_the_other(engine):
    made = {}

    def draw(words):
        made[words] = engine.picture(figure(words), "svg")

    threads = [threading.Thread(target=draw, args=(words,)) for words in ("one", "two", "three")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(f">{words}<".encode() in picture for words, picture in made.items())
    assert len(made) == 3


def test_a_browser_that_was_killed_is_started_anew_and_leaves_nothing():
    with Engine(PATIENT, start=PATIENT) as engine:
        engine.picture(figure(), "svg")
        first, folder = engine._process.pid, engine._process.folder
        assert len(group(first)) > 3
        subprocess.run(["kill", "-9", main_process(first)], check=True)

        assert engine.picture(figure(), "svg").startswith(b"<svg")

        second = engine._process.pid
        assert second != first
        assert all(ends(pid) for pid in group(first))
        assert not folder.exists()
    assert all(ends(pid) for pid in group(second))


KILLED = """
import sys, time
import plotly.graph_objects as go
from dashboard.rendering.engine import Engine
engine = Engine(60, start=60)
engine.picture(go.Figure(layout={"width": 100, "height": 100}), "svg")
print(engine._process.pid, engine._process.folder, flush=True)
time.sleep(60)
"""


def test_where_who_ordered_is_killed_the_worker_ends_by_itself():
    with subprocess.Popen(
        [sys.executable, "-c", KILLED], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as parent:
        pid, folder = parent.stdout.readline().split()
        assert lives(pid)
        assert Path(folder).exists()
        parent.kill()

    end = time.monotonic() + 20
    while (group(pid) or Path(folder).exists()) and time.monotonic() < end:
        time.sleep(0.1)
    assert group(pid) == {}
    assert not Path(folder).exists()
