"""A briefing as a report: a PDF of A4 pages with the content of the deck."""

from __future__ import annotations

import io

from pypdf import PdfReader

from dashboard.briefing.compose import Briefing, Tell
from dashboard.briefing.report_page import anchors, page
from dashboard.figures.parts.framed import REPORT
from dashboard.rendering.engine import Engine


def report(briefing: Briefing, engine: Engine, tell: Tell | None = None) -> bytes:
    """The report as PDF, tagged, with its fonts inside.

    Args:
        briefing: The briefing, composed for the room REPORT.
        engine: Draws the figures and prints the pages.
        tell: Is told before each figure, and before it is printed.

    Raises:
        NoBrowserError: If there is none to draw with.
        RenderError: If a figure or the report could not be drawn.
    """
    pictures: list[bytes | None] = []
    for place, one in enumerate(briefing.sections):
        if tell is not None:
            tell(place, len(briefing.sections), one.title)
        drawn = None if one.exhibit is None else engine.picture(one.exhibit.picture(REPORT), "svg")
        pictures.append(drawn)
    if tell is not None:
        tell(len(briefing.sections), len(briefing.sections), "Printing the report")
    # Printed twice: on which page something is, is known when it has been printed once.
    first = engine.report(page(briefing, pictures))
    return engine.report(page(briefing, pictures, _pages(first, briefing)))


def _pages(printed: bytes, briefing: Briefing) -> dict[str, int]:
    """On which page, from 1, each part begins; what the browser made no destination of is left out."""
    reader = PdfReader(io.BytesIO(printed))
    wanted = anchors(briefing)
    found = {}
    for name, destination in reader.named_destinations.items():
        number = reader.get_destination_page_number(destination)
        if name.removeprefix("/") in wanted and number is not None:
            found[name.removeprefix("/")] = number + 1
    return found
