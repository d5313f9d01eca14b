"""A slide of a house: its title in the house's own placeholder, the room below it, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from dashboard.briefing import deck_styles
from dashboard.briefing.deck_foot import Foot, footed
from dashboard.briefing.deck_look import LINES_SIZE, TITLE_SIZE
from dashboard.briefing.deck_template import House, place
from dashboard.briefing.deck_text import (
    LEADING,
    Paragraph,
    Rect,
    Run,
    box,
    clean,
    clipped,
    emu,
    fitting,
    n_lines,
    write,
)

MOST_TITLE_LINES = 2
LEAST_TITLE, LEAST_LINES = 14.0, 9.0  # sizes of type a title and lines below it may shrink to
BELOW_TITLE = 6.0  # points between our title and what follows


@dataclass(frozen=True)
class Page:
    """A slide with the room below its title."""

    house: House
    slide: Slide
    area: Rect

    def wide(self, width: float) -> float:
        """A width as it is for words of the house's face, which may be wider than we count."""
        return width / self.house.face


def page(house: House, title: str, foot: Foot) -> Page:
    """A slide with a title of two lines at most, and nothing else yet."""
    slide = house.deck.slides.add_slide(house.page)
    shape = slide.shapes.title
    used = _title(house, shape, title, MOST_TITLE_LINES, TITLE_SIZE)
    _only(slide, [shape])
    footed(house, slide, foot)
    if not house.own:
        return Page(house, slide, house.area)
    # Our frame is as high as its words, so that what is below gets the rest.
    own = place(shape)
    shape.left, shape.top, shape.width, shape.height = (
        emu(one) for one in (own.left, own.top, own.width, used)
    )
    top = own.top + used + BELOW_TITLE
    return Page(house, slide, house.area.below(top - house.area.top))


def retitled(made: Page, title: str) -> None:
    """Writes another title, no longer than the first, in its look."""
    made.slide.shapes.title.text_frame.paragraphs[0].runs[0].text = title


def first(house: House, title: str, lines: Sequence[Paragraph], foot: Foot) -> Slide:
    """The title slide: title, and lines below it."""
    slide = house.deck.slides.add_slide(house.first)
    shape = slide.shapes.title
    used = _title(house, shape, title, 3, TITLE_SIZE)
    subtitle = next(
        (one for one in slide.placeholders if one.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE), None
    )
    if subtitle is None:
        below = place(shape).below(max(place(shape).height, used))
        rect = Rect(house.area.left, below.top + 8, house.area.width, 0)
        size = LINES_SIZE * house.unit
        box(slide, Rect(rect.left, rect.top, rect.width, len(lines) * size * 2), lines, size, name="About")
    else:
        rect, own = place(subtitle), deck_styles.size(subtitle, house.first, LINES_SIZE)
        width = (rect.width - deck_styles.inset(subtitle, house.first, "lIns", "rIns")) / house.face
        room = rect.height - deck_styles.inset(subtitle, house.first, "tIns", "bIns")
        size = fitting(lines, width, room, _sizes(min(own, 24 * house.unit), LEAST_LINES), gap=4)
        _fill(subtitle, lines, None if size == own else size, gap=4)
    _only(slide, [one for one in (shape, subtitle) if one is not None])
    footed(house, slide, foot)
    return slide


def noted(slide: Slide, lines: Sequence[str]) -> None:
    """Writes the notes below a slide, a paragraph each."""
    slide.notes_slide.notes_text_frame.text = "\n".join(clean(line) for line in lines if line)


def _title(house: House, shape: BaseShape, words: str, most: int, default: float) -> float:
    """Writes the title, shrunk or cut to `most` lines and the height there is; the height it takes."""
    rect, layout = place(shape), shape.part.slide.slide_layout
    width = rect.width - deck_styles.inset(shape, layout, "lIns", "rIns")
    room = rect.height - deck_styles.inset(shape, layout, "tIns", "bIns")
    own = deck_styles.size(shape, layout, default)
    width /= house.face
    told = words.upper() if deck_styles.capitals(shape, layout) else words
    runs = (Run(told, bold=True),)

    def fits(size: float) -> bool:
        lines = n_lines(runs, size, width)
        return lines <= most and (lines == 1 or lines * size * LEADING <= room)

    sizes = _sizes(own, min(LEAST_TITLE * house.unit, own))
    size = next((one for one in sizes if fits(one)), sizes[-1])
    if not fits(size):
        lines = max(min(most, int(room / (size * LEADING))), 1)
        told = clipped(told, size, width, lines, bold=True)
        words = words[: len(told) - 1] + told[-1] if told.endswith("…") else words
    _fill(shape, [(Run(words),)], None if size == own else size)
    return n_lines((Run(told, bold=True),), size, width) * size * LEADING + deck_styles.inset(
        shape, layout, "tIns", "bIns"
    )


def _fill(shape: BaseShape, paragraphs: Sequence[Paragraph], size: float | None, gap: float = 0.0) -> None:
    """Writes into a placeholder, which keeps the margins and the look its layout gives it."""
    body = shape.text_frame._txBody.bodyPr  # noqa: SLF001 - what `write` sets is the layout's to say
    write(shape.text_frame, paragraphs, size, gap=gap)
    for name in list(body.attrib):
        del body.attrib[name]
    for child in list(body):
        body.remove(child)
    body.append(parse_xml(f"<a:noAutofit {nsdecls('a')}/>"))


def _sizes(largest: float, least: float) -> list[float]:
    """Sizes of type from the largest down to the least, in steps of a tenth."""
    sizes = [largest]
    while sizes[-1] > least:
        sizes.append(max(round(sizes[-1] * 0.9), least))
    return sizes


def _only(slide: Slide, kept: Sequence[BaseShape]) -> None:
    """Removes the placeholders that would stay empty."""
    numbers = {one.shape_id for one in kept}
    for one in list(slide.placeholders):
        if one.shape_id not in numbers:
            one._element.getparent().remove(one._element)  # noqa: SLF001 - python-pptx removes none
