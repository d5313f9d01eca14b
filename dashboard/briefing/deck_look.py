"""Our own look of a deck: white, wide, dark words, one dark line at the top."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Pt

from dashboard.briefing.deck_text import Rect, emu
from dashboard.theme import LIGHT

WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 36.0  # points: 13.333 × 7.5 in
TITLE = Rect(MARGIN, 22, WIDTH - 2 * MARGIN, 62)
AREA = Rect(MARGIN, 88, WIDTH - 2 * MARGIN, 418)
FACE = "Arial"  # what every system has, or a twin of the same widths: lines break where we counted them
TITLE_SIZE, FIRST_SIZE, LINES_SIZE, FOOT_SIZE = 24, 38, 16, 9
_FEET = {
    PP_PLACEHOLDER.FOOTER: Rect(MARGIN, 514, 700, 16),
    PP_PLACEHOLDER.DATE: Rect(MARGIN + 700, 514, 88, 16),
    PP_PLACEHOLDER.SLIDE_NUMBER: Rect(WIDTH - MARGIN - 100, 514, 100, 16),
}
_FIRST = {
    PP_PLACEHOLDER.CENTER_TITLE: Rect(MARGIN + 24, 120, WIDTH - 2 * MARGIN - 48, 150),
    PP_PLACEHOLDER.SUBTITLE: Rect(MARGIN + 24, 290, WIDTH - 2 * MARGIN - 48, 150),
}
# The theme's colours: words dark on white, then the colours that lines have in our figures.
_COLOURS = {
    "dk1": LIGHT.ink, "lt1": "#FFFFFF", "dk2": "#3A4246", "lt2": LIGHT.surface, "accent1": "#0072B2",
    "accent2": "#D55E00", "accent3": "#009E73", "accent4": "#CC79A7", "accent5": "#E69F00",
    "accent6": "#56B4E9", "hlink": "#12467F", "folHlink": LIGHT.neutral,
}  # fmt: skip


def own_look(deck: Presentation) -> None:
    """Makes python-pptx's empty deck ours: two layouts, "Title Slide" and "Title Only"."""
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in {"Title Slide", "Title Only"}:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _theme(master)
    _put(master, {PP_PLACEHOLDER.TITLE: TITLE, PP_PLACEHOLDER.BODY: AREA, **_FEET})
    _styles(master)
    _line(master, Rect(0, 0, WIDTH, 7))
    first, page = deck.slide_layouts
    _put(first, _FIRST)
    _title_slide(first)
    for layout in (first, page):
        for one in list(layout.placeholders):
            if one.placeholder_format.type == PP_PLACEHOLDER.DATE:  # the date stands in the footer's words
                one._element.getparent().remove(one._element)  # noqa: SLF001 - python-pptx removes none
    package = deck.part.package
    for name in [r for r, rel in package._rels.items() if rel.reltype == RT.THUMBNAIL]:  # noqa: SLF001 - of another deck
        package.drop_rel(name)


def _put(holder: SlideMaster | SlideLayout, places: Mapping[PP_PLACEHOLDER, Rect]) -> None:
    for one in holder.placeholders:
        rect = places.get(one.placeholder_format.type)
        if rect is not None:
            one.left, one.top = emu(rect.left), emu(rect.top)
            one.width, one.height = emu(rect.width), emu(rect.height)
            for side in ("lIns", "tIns", "rIns", "bIns"):
                one._element.txBody.bodyPr.set(side, "0")  # noqa: SLF001 - our boxes have no margins either


def _styles(master: SlideMaster) -> None:
    """Sizes and places of words in the master: titles bold, left and from the top, feet small."""
    style = master._element.find(qn("p:txStyles")).find(qn("p:titleStyle"))  # noqa: SLF001 - no API
    level = style.find(qn("a:lvl1pPr"))
    level.set("algn", "l")
    level.find(qn("a:defRPr")).set("sz", str(TITLE_SIZE * 100))
    level.find(qn("a:defRPr")).set("b", "1")
    for one in master.placeholders:
        kind = one.placeholder_format.type
        body = one._element.txBody.bodyPr  # noqa: SLF001 - no API
        for fit in body.findall(qn("a:normAutofit")):
            body.remove(fit)
        if kind == PP_PLACEHOLDER.TITLE:
            body.set("anchor", "t")
        for level in one._element.iter(qn("a:lvl1pPr")):  # noqa: SLF001 - no API
            if kind in _FEET:
                level.set("algn", "r" if kind == PP_PLACEHOLDER.SLIDE_NUMBER else "l")
                level.find(qn("a:defRPr")).set("sz", str(FOOT_SIZE * 100))


def _title_slide(layout: SlideLayout) -> None:
    sizes = {PP_PLACEHOLDER.CENTER_TITLE: FIRST_SIZE, PP_PLACEHOLDER.SUBTITLE: LINES_SIZE}
    for one in layout.placeholders:
        size = sizes.get(one.placeholder_format.type)
        if size is None:
            continue
        element = one._element  # noqa: SLF001 - no API
        styles = element.txBody.find(qn("a:lstStyle"))
        for child in list(styles):
            styles.remove(child)
        bold = int(size == FIRST_SIZE)
        styles.append(
            parse_xml(
                f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="l"><a:buNone/>'
                f'<a:defRPr sz="{size * 100}" b="{bold}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
                "</a:defRPr></a:lvl1pPr>"
            )
        )
        element.txBody.bodyPr.set("anchor", "b" if size == FIRST_SIZE else "t")
    _line(layout, Rect(MARGIN, 120, 6, 320))


def _line(holder: SlideMaster | SlideLayout, rect: Rect) -> None:
    """A filled bar behind all else."""
    bar = parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Line"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{emu(rect.left)}" y="{emu(rect.top)}"/>'
        f'<a:ext cx="{emu(rect.width)}" cy="{emu(rect.height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
    holder._element.cSld.spTree.insert(2, bar)  # noqa: SLF001 - masters have no add_shape


def _theme(master: SlideMaster) -> None:
    """Our colours and faces in the master's theme, so that what is added by hand has them too."""
    part = master.part.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8")
    for name, colour in _COLOURS.items():
        value = f'<a:{name}><a:srgbClr val="{colour.removeprefix("#")}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, count=1, flags=re.DOTALL)
    text = re.sub(r'(<a:m(?:aj|in)orFont>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FACE}", text)
    text = re.sub(r'(<a:(?:theme|clrScheme|fontScheme)\b[^>]*? name=")[^"]*', r"\g<1>Standpoint", text)
    part._blob = text.encode("utf-8")  # noqa: SLF001 - python-pptx has no themes
