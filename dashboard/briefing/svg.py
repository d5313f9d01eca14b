"""A figure's SVG as a part of something: without its own copy of the font, with ids that are its own.

Plotly names the parts of a drawing by chance: two on one page could take each other's.
"""

from __future__ import annotations

import html
import re

from dashboard.figures.parts.framed import PAD

_FONT = re.compile(r"<defs><style>@font-face\{.*?</style></defs>", re.DOTALL)
_OPENING = re.compile(r"<svg\b[^>]*>")
# What Plotly draws first: the ground of the whole drawing.
_GROUND = re.compile(
    r'<rect x="0" y="0" width="[\d.]+" height="[\d.]+" style="fill: rgb\(255, 255, 255\); fill-opacity: 1;"/>'
)
_SIZE = re.compile(r'\s(?:width|height|style)="[^"]*"')
_ID = re.compile(r'(?<=\sid=")[^"]+(?=")')
_USED = re.compile(
    r"""(?<=\sid=")[^"]+|(?<=href="#)[^"]+"""
    r"""|(?<=url\(#)[^)'"]+|(?<=url\(['"]#)[^'"]+|(?<=url\(&quot;#)[^&]+"""
)
_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def settled(svg: bytes, name: str) -> bytes:
    """The same drawing with its ids called after `name`, counted from 1."""
    text = svg.decode("utf-8")
    own = {one: f"{name}-{place}" for place, one in enumerate(dict.fromkeys(_ID.findall(text)), start=1)}
    return _USED.sub(lambda found: own.get(found.group(), found.group()), text).encode("utf-8")


def inline(svg: bytes, name: str, alt: str) -> str:
    """The drawing as a part of a page of HTML, which has its font; `alt` says what it shows.

    Its size is the page's to set; the view box keeps its proportions, without the paper around the words, so
    that they begin where the page's own do. Nor has it a white ground, which would lie over the words around
    it: what leaves the view box is drawn too, since labels may.
    """
    text = _FONT.sub("", settled(svg, name).decode("utf-8"), count=1)
    start = _OPENING.search(text)
    if start is None:
        raise ValueError("no SVG")
    named = f' role="img" aria-label="{html.escape(alt)}">'
    opening = _BOX.sub(_cropped, _SIZE.sub("", start.group()))
    return opening[:-1] + named + _GROUND.sub("", text[start.end() :], count=1)


def _cropped(box: re.Match[str]) -> str:
    width, height = (float(side) - 2 * PAD for side in box.groups())
    return f'viewBox="{PAD} {PAD} {width:g} {height:g}"'
