"""The house a deck is built in: masters, layouts, size and colours of a template, or our own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import SlideLayout, SlideMaster
from pptx.util import Length

from dashboard.briefing.deck_look import AREA, own_look
from dashboard.briefing.deck_text import Rect
from dashboard.theme import DARK, LIGHT, Palette, contrast
from pipeline.errors import StandpointError

MOST_BYTES = 300_000_000  # of a template when it is unpacked; more is a mistake, or a bomb
TEMPLATE_TYPE = b"presentationml.template.main+xml"  # what a .potx says it is
DECK_TYPE = b"presentationml.presentation.main+xml"
OLD = b"\xd0\xcf\x11\xe0"  # begins a .ppt, and a deck with a password
GAP = 3.0  # points between the title, the area and the foot
LEAST_AREA = 0.35  # of a slide's height: a body that is lower is a caption, not where a figure goes
PLAIN_SLIDE = (720.0, 540.0)  # points of the smallest usual slide; type is larger on larger ones
FOREIGN = 1.15  # Verdana is wider still, and rare
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
FEET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT)


class DeckError(StandpointError):
    """A deck can't be made, or not in this template."""


@dataclass(frozen=True)
class House:
    """What slides are made of.

    Attributes:
        deck: The presentation, without slides.
        first: The layout of the title slide.
        page: The layout of all others: a title, and room.
        area: Where a figure and its words go, in points.
        colours: Of words on the slide; figures have white paper of their own.
        own: Whether the look is ours.
    """

    deck: Presentation
    first: SlideLayout
    page: SlideLayout
    area: Rect
    colours: Palette
    own: bool

    @property
    def face(self) -> float:
        """How much wider the house's face may be than the one we count with."""
        return 1.0 if self.own else FOREIGN

    @property
    def unit(self) -> float:
        """By how much type is larger than on a usual slide, at least 0.7."""
        wide, high = points(self.deck.slide_width), points(self.deck.slide_height)
        return max(min(wide / PLAIN_SLIDE[0], high / PLAIN_SLIDE[1]), 0.7)


def house(template: bytes | None) -> House:
    """The house of a template, its slides removed; our own where there is none.

    Raises:
        DeckError: If the template can't be read, or has no layout with a title.
    """
    if template is None:
        deck = pptx.Presentation()
        own_look(deck)
        first, page = deck.slide_layouts
        return House(deck, first, page, AREA, LIGHT, own=True)
    deck = _read(template)
    _empty(deck)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    first, page = _first(layouts), _page(layouts)
    return House(deck, first, page, _area(deck, page), _colours(page), own=False)


def points(length: Length | int | None) -> float:
    """A length in points."""
    return 0.0 if length is None else float(length) / 12700


def place(shape: BaseShape) -> Rect:
    """Where a shape is."""
    return Rect(points(shape.left), points(shape.top), points(shape.width), points(shape.height))


def kinds(layout: SlideLayout) -> list[PP_PLACEHOLDER]:
    """The placeholders of a layout but those at its foot."""
    found = [one.placeholder_format.type for one in layout.placeholders]
    return [kind for kind in found if kind not in FEET]


def _read(template: bytes) -> Presentation:
    usable = "a PowerPoint file: .pptx or .potx"
    if template.startswith(OLD):
        raise DeckError(
            "the template can't be used: it has a password, or is of PowerPoint 2003 or before",
            allowed=usable, then="Save it as .pptx without a password",
        )  # fmt: skip
    again = "Open it in PowerPoint and save it as .pptx"
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as packed:
            if sum(one.file_size for one in packed.infolist()) > MOST_BYTES:
                raise DeckError("the template is too large", allowed=f"{MOST_BYTES:,} bytes", then=again)
            if b"macroEnabled" in packed.read("[Content_Types].xml"):
                raise DeckError("the template has macros; a deck takes none", allowed=usable, then=again)
            plain = _as_deck(packed)
        return pptx.Presentation(io.BytesIO(plain))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, PythonPptxError) as error:
        got = f"{template[:12]!r}…: {error}"
        raise DeckError(
            "the template can't be used: it is no PowerPoint file", got=got, allowed=usable, then=again
        ) from error


def _as_deck(packed: zipfile.ZipFile) -> bytes:
    """The package as that of a deck: a .potx differs by one word."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for one in packed.infolist():
            content = packed.read(one)
            if one.filename == "[Content_Types].xml":
                content = content.replace(TEMPLATE_TYPE, DECK_TYPE)
            copy.writestr(one.filename, content)
    return out.getvalue()


def _empty(deck: Presentation) -> None:
    """Removes all slides, and what in the deck points at them."""
    root = deck.part._element  # noqa: SLF001 - python-pptx removes no slides
    for tag in ("p:custShowLst", "p:extLst"):  # shows of slides; sections of slides are an extension
        for one in root.findall(qn(tag)):
            root.remove(one)
    listed = deck.slides._sldIdLst  # noqa: SLF001 - as above
    for one in list(listed):
        deck.part.drop_rel(one.rId)
        listed.remove(one)
    for master in deck.slide_masters:
        for part in (master.part, *(layout.part for layout in master.slide_layouts)):
            _forget(part)
    package = deck.part.package
    for name in [r for r, rel in package._rels.items() if rel.reltype == RT.THUMBNAIL]:  # noqa: SLF001 - its first slide
        package.drop_rel(name)


def _forget(part: XmlPart) -> None:
    """Removes buttons of a master or layout that lead to a slide which is gone."""
    for name in [key for key, rel in part.rels.items() if rel.reltype == RT.SLIDE]:
        for link in part._element.xpath(f"//*[@r:id='{name}']"):  # noqa: SLF001 - python-pptx has no such links
            link.getparent().remove(link)
        part.rels.pop(name)


def _first(layouts: list[SlideLayout]) -> SlideLayout:
    """The layout of a title slide: a centred title and a subtitle, and as little else as there is."""

    def rank(layout: SlideLayout) -> tuple[bool, bool, int]:
        found = kinds(layout)
        return (
            PP_PLACEHOLDER.CENTER_TITLE not in found, PP_PLACEHOLDER.SUBTITLE not in found, len(found),
        )  # fmt: skip

    return min(_titled(layouts), key=rank)


def _page(layouts: list[SlideLayout]) -> SlideLayout:
    """The layout of a title alone, else the one with a title and the fewest other placeholders."""

    def rank(layout: SlideLayout) -> tuple[bool, int, bool]:
        found = kinds(layout)
        kind = layout._element.get("type")  # noqa: SLF001 - what the house says it is for
        return PP_PLACEHOLDER.TITLE not in found, len(found), kind != "titleOnly"

    return min(_titled(layouts), key=rank)


def _titled(layouts: list[SlideLayout]) -> list[SlideLayout]:
    found = [layout for layout in layouts if set(kinds(layout)) & set(TITLES)]
    if not found:
        raise DeckError(
            "the template can't be used: no layout has a title",
            got=", ".join(layout.name for layout in layouts), allowed="a layout with a title placeholder",
            then="Add one in PowerPoint: View, Slide Master",
        )  # fmt: skip
    return found


def _area(deck: Presentation, layout: SlideLayout) -> Rect:
    """Where the house puts what a slide is about: its master's body, below the title."""
    wide, high = points(deck.slide_width), points(deck.slide_height)
    slide = Rect(0.0, 0.0, wide, high)
    title = next(place(one) for one in layout.placeholders if one.placeholder_format.type in TITLES)
    feet = [place(one).top for one in layout.slide_master.placeholders if one.placeholder_format.type in FEET]
    low = min([top for top in feet if top > high / 2], default=high * 0.93) - GAP
    for body in _bodies(layout):
        found = _within(place(body), slide)
        if found.right > title.left and found.left < title.right:  # it is below the title, not beside it
            found = Rect(
                found.left, title.bottom + GAP, found.width, max(low, found.bottom) - title.bottom - GAP
            )
        if found.height >= LEAST_AREA * high and found.width >= LEAST_AREA * wide:
            return found
    side = max(min(title.left, wide * 0.1), wide * 0.03)
    top = title.bottom + GAP if title.bottom < high / 2 else high * 0.2
    return Rect(side, top, wide - 2 * side, low - top)


def _within(rect: Rect, slide: Rect) -> Rect:
    left, top = max(rect.left, 0.0), max(rect.top, 0.0)
    return Rect(left, top, min(rect.right, slide.right) - left, min(rect.bottom, slide.bottom) - top)


def _bodies(layout: SlideLayout) -> Iterator[BaseShape]:
    for holder in (layout, layout.slide_master):
        yield from (one for one in holder.placeholders if one.placeholder_format.type in _BODIES)


def _colours(layout: SlideLayout) -> Palette:
    """The palette whose ink is on the side of the house's own: light words stand on a dark ground."""
    ink = _theme_colour(layout.slide_master, "tx1")
    return DARK if ink is not None and contrast(ink, "#000000") > contrast(ink, "#FFFFFF") else LIGHT


def _theme_colour(master: SlideMaster, name: str) -> str | None:
    """A colour that the master's map and theme give a name; None where it is none we can read."""
    mapped = master._element.find(qn("p:clrMap"))  # noqa: SLF001 - python-pptx has no themes
    wanted = name if mapped is None else mapped.get(name, name)
    theme = master.part.part_related_by(RT.THEME).blob
    own = re.search(rf"<a:{wanted}>(.*?)</a:{wanted}>".encode(), theme, re.DOTALL)
    colour = own and re.search(rb'(?:srgbClr val|lastClr)="([0-9A-Fa-f]{6})"', own[1])
    return f"#{colour[1].decode()}" if colour else None
