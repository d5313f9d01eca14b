"""The font that figures are drawn in, wherever they are drawn.

Streamlit brings Source Sans (SIL Open Font License, which allows embedding); a server rarely has it,
and a figure in whatever font there is has words where they don't fit.
"""

from __future__ import annotations

import base64
from functools import cache
from importlib.util import find_spec
from pathlib import Path

FAMILY = "Source Sans"
_FILES = {"normal": "SourceSansVF-Upright*.woff2", "italic": "SourceSansVF-Italic*.woff2"}
_MEDIA = Path("static/static/media")


def faces() -> str:
    """CSS that brings the font; "" where this Streamlit has none, and a sans-serif of the machine is used."""
    return "".join(_face(style) for style in _FILES)


def embedded(markup: str) -> str:
    """As `faces`, without the italic one where nothing of the markup is italic: half as long."""
    return "".join(_face(style) for style in _FILES if style == "normal" or style in markup)


@cache
def _face(style: str) -> str:
    file = _file(_FILES[style])
    if file is None:
        return ""
    data = base64.b64encode(file.read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-style:{style};font-weight:200 900;'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )


def _file(pattern: str) -> Path | None:
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        return None
    return next(iter(sorted((Path(spec.origin).parent / _MEDIA).glob(pattern))), None)
