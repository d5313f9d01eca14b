"""The tab that pictures are taken from: an empty page with our font, where nothing can run or load.

kaleido gives a figure as SVG. PNG and PDF are taken from that very SVG in a page that has the font: an SVG
shown as an image, which is kaleido's own way to both, has only the fonts of the machine.
"""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

from dashboard.rendering.fonts import FAMILY, embedded, faces

A4_INCHES = (8.27, 11.69)
PX_INCH = 96.0  # of CSS
# The words of a figure are text, and Plotly and our own markup leave nothing in them that runs; were it
# otherwise, still nothing would.
_POLICY = (
    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline';"
    ' font-src data:; img-src data:">'
)
_EMPTY = (
    f"<!DOCTYPE html><html><head><meta charset='utf-8'>{_POLICY}<title>Standpoint</title><style>{faces()}"
    "@page{margin:0}html,body{margin:0;padding:0;background:#fff}svg{display:block}</style></head>"
    f"<body><p style='font-family:\"{FAMILY}\"'>.<b>.</b><i>.</i></p></body></html>"
)
_SHOW = Path(__file__).with_name("sheet.js").read_text(encoding="utf-8")
_LOADED = (
    "new Promise(done => { const go = () => document.fonts.ready.then(() => done(true));"
    " document.readyState === 'complete' ? go() : addEventListener('load', go); })"
)
_DOCTYPE = re.compile(r"\s*<!doctype[^>]*>", re.IGNORECASE)
_DATED = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)")


class Sheet:
    """A tab with the empty page."""

    def __init__(self, tab: Any) -> None:  # noqa: ANN401 - kaleido publishes no types
        self._tab = tab

    async def open(self) -> None:
        """Brings the empty page; before all else."""
        await _write(self._tab, _EMPTY)

    async def svg(self, drawn: str) -> bytes:
        """A figure as a file of its own, with the font; `drawn` as Plotly made it."""
        return with_fonts(await self._show(drawn)).encode()

    async def png(self, drawn: str, width: int, height: int, scale: float) -> bytes:
        """A figure as PNG of `scale` dots for each px; width and height in px."""
        await self._show(drawn)
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}
        options = {"format": "png", "clip": clip, "captureBeyondViewport": True, "optimizeForSpeed": False}
        return base64.b64decode((await done(self._tab, "Page.captureScreenshot", options))["data"])

    async def pdf(self, drawn: str, width: int, height: int) -> bytes:
        """A figure as a page of PDF; width and height in px, of which 96 are an inch."""
        await self._show(drawn)
        return await _printed(self._tab, width / PX_INCH, height / PX_INCH)

    async def _show(self, drawn: str) -> str:
        asked = {"expression": f"({_SHOW})({json.dumps(drawn)})", "awaitPromise": True, "returnByValue": True}
        shown: str = (await done(self._tab, "Runtime.evaluate", asked))["result"]["value"]
        return shown


async def printed(tab: Any, page: str) -> bytes:  # noqa: ANN401 - kaleido publishes no types
    """A page of HTML as PDF, A4 unless its style says otherwise; in a tab of its own."""
    begin = _DOCTYPE.match(page)
    cut = begin.end() if begin else 0
    await _write(tab, f"<!DOCTYPE html>{_POLICY}{page[cut:]}")
    return await _printed(tab, *A4_INCHES)


async def done(tab: Any, command: str, options: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - no types
    """The result of a command of the browser's; what it can't do raises RuntimeError."""
    answer = await tab.send_command(command, options)
    if "error" in answer:
        raise RuntimeError(f"{command}: {answer['error']['message']}")
    result: dict[str, Any] = answer["result"]
    if problem := result.get("exceptionDetails"):
        raise RuntimeError(
            f"{command}: {problem.get('exception', {}).get('description') or problem.get('text')}"
        )
    return result


def with_fonts(svg: str) -> str:
    """An SVG that brings its font along; where there is none here it stays as it is."""
    css = embedded(svg)
    if not css:
        return svg
    start = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:start]}<defs><style>{css}</style></defs>{svg[start:]}"


def undated(pdf: bytes) -> bytes:
    """A PDF without the second it was made in, so that the same picture is the same file.

    Blanks take its place, since a PDF knows its parts by where they begin.
    """
    return _DATED.sub(lambda found: b" " * len(found[0]), pdf)


async def _write(tab: Any, page: str) -> None:  # noqa: ANN401 - no types
    """Puts a page into an empty tab; no file of it and no address, so that nothing is near it."""
    frame = (await done(tab, "Page.getFrameTree", {}))["frameTree"]["frame"]["id"]
    await done(tab, "Page.setDocumentContent", {"frameId": frame, "html": page})
    await done(tab, "Runtime.evaluate", {"expression": _LOADED, "awaitPromise": True})


async def _printed(tab: Any, width: float, height: float) -> bytes:  # noqa: ANN401 - no types
    paper = {
        "printBackground": True, "preferCSSPageSize": True, "paperWidth": width, "paperHeight": height,
        "marginTop": 0, "marginBottom": 0, "marginLeft": 0, "marginRight": 0, "generateTaggedPDF": True,
    }  # fmt: skip
    return undated(base64.b64decode((await done(tab, "Page.printToPDF", paper))["data"]))
