"""How words of a placeholder look: as its layout says, else its master, else the master's style."""

from __future__ import annotations

from collections.abc import Iterator

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout

from dashboard.briefing.deck_template import FEET, TITLES, points

INSET = {"lIns": 91440, "rIns": 91440, "tIns": 45720, "bIns": 45720}  # where nobody says (ECMA-376)


def size(shape: BaseShape, layout: SlideLayout, default: float) -> float:
    """The size of type of a placeholder of a slide of `layout`, or of the layout itself."""
    found = [words.get("sz") for _, words in levels(shape, layout)]
    return next((int(one) / 100 for one in found if one), float(default))


def capitals(shape: BaseShape, layout: SlideLayout) -> bool:
    """Whether its words are written in capitals."""
    found = [words.get("cap") for _, words in levels(shape, layout)]
    return next((one for one in found if one), "none") == "all"


def inset(shape: BaseShape, layout: SlideLayout, *sides: str) -> float:
    """Margins inside it, at these sides together, in points."""
    bodies = [one._element.txBody.bodyPr for one in _above(shape, layout)]  # noqa: SLF001 - no API
    return sum(
        points(int(next((body.get(side) for body in bodies if body.get(side)), INSET[side])))
        for side in sides
    )


def levels(shape: BaseShape, layout: SlideLayout) -> Iterator[tuple[BaseOxmlElement, BaseOxmlElement]]:
    """Properties of its paragraphs and words on the first level, nearest first."""
    elements = [one._element for one in _above(shape, layout)]  # noqa: SLF001 - python-pptx has no styles
    styles = layout.slide_master._element.find(qn("p:txStyles"))  # noqa: SLF001 - as above
    kind = shape.placeholder_format.type
    if styles is not None and kind not in FEET:
        elements.append(styles.find(qn("p:titleStyle" if kind in TITLES else "p:bodyStyle")))
    for element in elements:
        for level in element.iter(qn("a:lvl1pPr")):
            words = level.find(qn("a:defRPr"))
            if words is not None:
                yield level, words


def _above(shape: BaseShape, layout: SlideLayout) -> list[BaseShape]:
    """The placeholders that one takes its look from: its layout's, and its master's of the kind."""
    number, kind = shape.placeholder_format.idx, shape.placeholder_format.type
    wanted = kind if kind in FEET else PP_PLACEHOLDER.BODY
    wanted = PP_PLACEHOLDER.TITLE if kind in TITLES else wanted
    own = [one for one in layout.placeholders if one.placeholder_format.idx == number]
    return [*own, *(one for one in layout.slide_master.placeholders if one.placeholder_format.type == wanted)]
