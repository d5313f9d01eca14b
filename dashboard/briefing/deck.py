"""A briefing as slides that can be shown and edited in PowerPoint, Keynote or LibreOffice."""

from __future__ import annotations

import datetime as dt
import io

from dashboard.briefing.compose import Briefing, Tell
from dashboard.briefing.deck_appendix import appendix_slides
from dashboard.briefing.deck_method import method_slides
from dashboard.briefing.deck_picture import Draw
from dashboard.briefing.deck_quotes import quotes_slide
from dashboard.briefing.deck_slides import figure_slide, footer, title_slide
from dashboard.briefing.deck_template import House, house
from dashboard.briefing.deck_text import clean
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine, NoBrowserError

MOST_CHARACTERS = 255  # of a property of a file; python-pptx refuses more
APPENDIX = "evidence"  # what is told to come after the sections


def deck(
    briefing: Briefing,
    engine: Engine | None,
    *,
    editable: bool = False,
    template: bytes | None = None,
    tell: Tell | None = None,
) -> bytes:
    """The deck as a PPTX: a title slide, a slide for each section, the method, the sentences behind it.

    Args:
        briefing: What is printed.
        engine: Draws the pictures; None where there is no browser.
        editable: PowerPoint’s own charts and tables where a figure has one. Another is a picture,
            or a table of its data where there is no engine.
        template: A .pptx or .potx whose masters, layouts, fonts, colours and size the deck takes.
        tell: Is told before each slide of a section, and before the rest.

    Raises:
        NoBrowserError: If pictures are wanted and there is no engine.
        RenderError: If a picture can't be drawn.
        DeckError: If the template can't be used.
    """
    if engine is None and not editable and any(one.exhibit is not None for one in briefing.sections):
        raise NoBrowserError(browser.why_none())
    built, foot = house(template), footer(briefing)
    title_slide(built, briefing, foot)
    total = len(briefing.sections) + 1
    for place, section in enumerate(briefing.sections):
        if tell is not None:
            tell(place, total, section.title)
        if section.exhibit is None:
            quotes_slide(built, briefing, section, foot)
        else:
            native = editable and (engine is None or section.exhibit.native is not None)
            figure_slide(built, briefing, section, None if native else _drawn(engine), foot)
    if tell is not None:
        tell(total - 1, total, APPENDIX)
    method_slides(built, briefing, foot)
    appendix_slides(built, briefing, foot)
    return _saved(built, briefing)


def _drawn(engine: Engine | None) -> Draw | None:
    return None if engine is None else lambda figure: engine.picture(figure, "png")


def _saved(built: House, briefing: Briefing) -> bytes:
    about = built.deck.core_properties
    made = dt.datetime.combine(briefing.made, dt.time())
    about.title = clean(briefing.title)[:MOST_CHARACTERS]
    about.author = about.last_modified_by = "Standpoint"
    about.subject, about.keywords, about.comments = "", "", ""
    about.created = about.modified = made
    about.revision = 1
    out = io.BytesIO()
    built.deck.save(out)
    return out.getvalue()
