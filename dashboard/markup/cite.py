"""The words around a citation."""

from __future__ import annotations

import datetime as dt

from dashboard.markup.words import paragraph
from pipeline.export.cite import Cited, statement

LABEL = "Cite this statement"
STYLES = {"chicago": "Chicago", "bibtex": "BibTeX"}


def citations(cited: Cited, made: dt.date) -> dict[str, str]:
    """The citation in each style, by the style's name on screen. Plain text, not HTML."""
    return {name: statement(cited, style, made) for style, name in STYLES.items()}


def note(cited: Cited) -> str:
    """What to mind before citing: whose the words are, and what is not known of the article."""
    lines = []
    if cited.sample:
        lines.append("The article is an invented sample. Never cite it as a source.")
    if cited.voice not in {"direct", "mixed"}:
        lines.append("The words are the article’s, not the speaker’s: cite them as a report.")
    missing = [
        name
        for name, value in (
            ("headline", cited.title), ("authors", cited.authors), ("outlet", cited.outlet),
            ("date", cited.published), ("address", cited.url),
        )
        if not value
    ]  # fmt: skip
    if missing:
        lines.append(f"Not known of the article, and left out: {', '.join(missing)}.")
    return "".join(map(paragraph, lines))
