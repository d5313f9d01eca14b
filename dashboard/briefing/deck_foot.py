"""What stands at the foot of a slide: the house's footer and the slide's number, which PowerPoint counts."""

from __future__ import annotations

from copy import deepcopy

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.base import BaseShape
from pptx.slide import Slide

from dashboard.briefing import deck_styles
from dashboard.briefing.deck_look import FOOT_SIZE
from dashboard.briefing.deck_template import House, place, points
from dashboard.briefing.deck_text import Rect, Run, box, breadth, clean, clipped

Foot = tuple[str, ...]  # parts, the most important first

LEAST = 8.0  # size of type a footer may shrink to
_NUMBER = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'


def footed(house: House, slide: Slide, foot: Foot) -> None:
    """Copies the footer and the number of the slide's layout, which python-pptx leaves out.

    A house that says something at the foot of each slide keeps it. A layout without a number gets one.
    """
    numbered = False
    for one in slide.slide_layout.placeholders:
        kind = one.placeholder_format.type
        if kind == PP_PLACEHOLDER.FOOTER:
            own = one.text_frame.text.strip()
            width = place(one).width - deck_styles.inset(one, slide.slide_layout, "lIns", "rIns")
            wanted = deck_styles.size(one, slide.slide_layout, FOOT_SIZE)
            words, size = _line((own,) if own else foot, width / house.face, wanted)
            _copied(slide, one, f"<a:r><a:rPr/><a:t>{_escaped(words)}</a:t></a:r>", size)
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            _copied(slide, one, _NUMBER, deck_styles.size(one, slide.slide_layout, FOOT_SIZE))
            numbered = True
    if not numbered:
        wide, high = points(house.deck.slide_width), points(house.deck.slide_height)
        size = FOOT_SIZE * house.unit
        rect = Rect(wide - 60 - house.area.left / 2, high - 2 * size, 60, 1.5 * size)
        shape = box(slide, rect, [(Run(""),)], size, name="Slide number", anchor=MSO_ANCHOR.MIDDLE)
        _filled(shape._element, f'<a:pPr algn="r"/>{_NUMBER}')  # noqa: SLF001 - python-pptx has no fields
        shape._element.find(".//" + qn("a:rPr")).set("sz", str(int(size * 100)))  # noqa: SLF001 - as above


def _line(foot: Foot, width: float, size: float) -> tuple[str, float]:
    """As many parts as fit into a line, in the wanted size of type or as small as the first part needs."""
    least = min(LEAST, size)
    while size > least and breadth(foot[0], size) > width:
        size = max(size - 0.5, least)
    parts = list(foot)
    while len(parts) > 1 and breadth(" · ".join(parts), size) > width:
        parts.pop()
    return clipped(" · ".join(parts), size, width, 1), size


def _copied(slide: Slide, shape: BaseShape, content: str, size: float) -> None:
    """The layout's placeholder on the slide, with this content.

    How it looks is said again: LibreOffice does not find it in the layout.
    """
    copy = deepcopy(shape._element)  # noqa: SLF001 - python-pptx copies none at the foot
    copy.nvSpPr.cNvPr.set("id", str(max((one.shape_id for one in slide.shapes), default=1) + 1))
    for child in list(copy.spPr):  # its place is the layout's
        copy.spPr.remove(child)
    _filled(copy, content)
    words = copy.find(".//" + qn("a:rPr"))
    found = list(deck_styles.levels(shape, slide.slide_layout))
    for level, look in found[:1]:
        paragraph = copy.find(".//" + qn("a:p"))
        paragraph.insert(0, parse_xml(f'<a:pPr {nsdecls("a")} algn="{level.get("algn", "l")}"/>'))
        for child in (
            look.find(qn(tag)) for tag in ("a:solidFill", "a:latin")
        ):  # in the order words have them
            if child is not None:
                words.append(deepcopy(child))
    if words.find(qn("a:latin")) is None:
        words.append(parse_xml(f'<a:latin {nsdecls("a")} typeface="+mn-lt"/>'))
    words.set("sz", str(int(size * 100)))
    slide.shapes._spTree.append(copy)  # noqa: SLF001 - as above


def _filled(element: BaseOxmlElement, content: str) -> None:
    body = element.txBody
    for one in body.findall(qn("a:p")):
        body.remove(one)
    body.append(parse_xml(f"<a:p {nsdecls('a')}>{content}</a:p>"))


def _escaped(words: str) -> str:
    return clean(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
