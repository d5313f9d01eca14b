"""Words on a slide: how much room they take, how large they can be, and how they are written.

PowerPoint shrinks text only when somebody edits it, and other programs never do, so that what is written must
fit as it is. Widths are those of Arial, which has a twin of the same widths on every system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Pt

from dashboard.theme import LIGHT

LEADING = 1.22  # from line to line, in sizes of type
BOLD = 1.07  # bold words are so much wider
ELLIPSIS = "…"
# Widths of characters in sizes of type, as Arial has them, rounded up.
_WIDTHS = {
    "ijl'|’‘": 0.23, " .,:;!tfI/\\[]()-·": 0.3, 'r“”"*`': 0.36, "ckJsvxyz": 0.5, "FTZ+<>=−▲▼": 0.62,
    "ABEKPSVXY&": 0.68, "CDHNRUw": 0.73, "GOQ●◆○■": 0.79, "mM": 0.84, "W@%—…": 1.0,
}  # fmt: skip
_WIDTH = {character: width for characters, width in _WIDTHS.items() for character in characters}
_OTHER, _CAPITAL, _WIDE = 0.56, 0.7, 1.0
# Where a line may end: after a space that breaks, and after a hyphen.
_PARTS = re.compile(r"[^\S\xa0]+|(?:[^\s-]|\xa0)+-*|-+")
# What XML can't hold, what would break a line that we count, and what would turn round the words that follow.
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+"
)


@dataclass(frozen=True, slots=True)
class Rect:
    """A part of a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    def below(self, taken: float) -> Rect:
        """What is left of it below a part of its height."""
        return Rect(self.left, self.top + taken, self.width, self.height - taken)

    def above(self, taken: float) -> Rect:
        """What is left of it above a part of its height."""
        return Rect(self.left, self.top, self.width, self.height - taken)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; `ink` None is the theme's own, `link` an address they lead to.

    `scale` is their size in those of the paragraphs they stand in.
    """

    words: str
    bold: bool = False
    italic: bool = False
    ink: str | None = None
    marked: bool = False
    link: str | None = None
    scale: float = 1.0


Paragraph = tuple[Run, ...]


def plain(words: str, ink: str | None = None, *, bold: bool = False) -> Paragraph:
    """A paragraph of one look."""
    return (Run(words, bold=bold, ink=ink),)


def clean(words: str) -> str:
    """Words as a file of XML can hold them, in one line."""
    return _UNPRINTABLE.sub(" ", words)


def breadth(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are at most, in points."""
    return sum(map(_width, words)) * size * (BOLD if bold else 1.0)


def n_lines(runs: Iterable[Run], size: float, width: float) -> int:
    """Lines that a paragraph takes, as words wrap."""
    lines, used = 1, 0.0
    for run in runs:
        for part in _PARTS.findall(clean(run.words)):
            own = breadth(part, size * run.scale, bold=run.bold)
            if used + own > width and not part.isspace():
                over = max(int(-(-own // width)), 1)  # a word longer than a line is broken
                lines += over if used else over - 1
                used = own - (over - 1) * width
            else:
                used += own
    return lines


def widest(runs: Iterable[Run], size: float) -> float:
    """How wide the widest word is, in points: a narrower column would break it."""
    parts = ((part, run) for run in runs for part in _PARTS.findall(clean(run.words)))
    return max((breadth(part, size * run.scale, bold=run.bold) for part, run in parts), default=0.0)


def height(paragraphs: Sequence[Paragraph], size: float, width: float, gap: float = 0.0) -> float:
    """How high paragraphs are, in points, with `gap` between them."""
    lines = sum(n_lines(runs, size, width) for runs in paragraphs)
    return lines * size * LEADING + gap * max(len(paragraphs) - 1, 0)


def fitting(
    paragraphs: Sequence[Paragraph], width: float, room: float, sizes: Sequence[float], gap: float = 0.0
) -> float:
    """The first of the sizes, largest first, at which paragraphs are no higher than `room`; else the last."""
    fits = (size for size in sizes if height(paragraphs, size, width, gap) <= room)
    return next(fits, sizes[-1])


def clipped(words: str, size: float, width: float, most: int, *, bold: bool = False) -> str:
    """Words in at most so many lines, with “…” where they were cut at a space."""
    if n_lines((Run(words, bold=bold),), size, width) <= most:
        return words
    parts = words.split(" ")
    low, high = 1, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        shorter = (Run(" ".join(parts[:middle]) + ELLIPSIS, bold=bold),)
        low, high = (middle, high) if n_lines(shorter, size, width) <= most else (low, middle - 1)
    found = " ".join(parts[:low]).rstrip(" ,;:.–—-")
    while n_lines((Run(found + ELLIPSIS, bold=bold),), size, width) > most and len(found) > 1:
        found = found[:-1]
    return found + ELLIPSIS


def emu(points: float) -> int:
    """Points as PowerPoint counts them."""
    return int(Pt(1) * points)


def box(  # noqa: PLR0913 - a box has a place, words and a look
    slide: Slide,
    rect: Rect,
    paragraphs: Sequence[Paragraph],
    size: float,
    *,
    name: str,
    gap: float = 0.0,
    anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
) -> BaseShape:
    """Writes paragraphs into a box of exactly `rect`, without inner margins."""
    shape = slide.shapes.add_textbox(emu(rect.left), emu(rect.top), emu(rect.width), emu(rect.height))
    shape.name = name
    write(shape.text_frame, paragraphs, size, gap=gap)
    shape.text_frame.vertical_anchor = anchor
    return shape


def write(
    frame: TextFrame,
    paragraphs: Sequence[Paragraph],
    size: float | None,
    *,
    gap: float = 0.0,
    margin: float = 0.0,
    align: PP_ALIGN | None = None,
) -> None:
    """Writes paragraphs into a frame, which keeps its size; `size` None is that of the theme."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
        setattr(frame, side, emu(margin))
    for place, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        put(paragraph, runs, size)
        if align is not None:
            paragraph.alignment = align
        if gap and place:
            paragraph.space_before = Pt(gap)


def put(paragraph: Any, runs: Sequence[Run], size: float | None) -> None:  # noqa: ANN401 - no types
    """Writes runs into a paragraph."""
    for run in runs:
        written = paragraph.add_run()
        written.text = clean(run.words)
        font = written.font
        font.size = None if size is None else Pt(size * run.scale)
        if run.bold:
            font.bold = True
        if run.italic:
            font.italic = True
        ink = LIGHT.mark_ink if run.marked else run.ink
        if ink is not None:
            font.color.rgb = rgb(ink)
        if run.marked:
            _mark(font._element, LIGHT.mark)  # noqa: SLF001 - python-pptx knows no highlight
        if run.link is not None:
            written.hyperlink.address = run.link
            _plain_link(font._element)  # noqa: SLF001 - python-pptx knows no colours of links


def rgb(colour: str) -> RGBColor:
    """A colour of ours as PowerPoint has it."""
    return RGBColor.from_string(colour.removeprefix("#").upper())


def describe(shape: BaseShape, words: str) -> None:
    """Gives a picture, chart, table or shape its alternative text."""
    shape._element._nvXxPr.cNvPr.set("descr", clean(words))  # noqa: SLF001 - python-pptx has no way to say it


def _width(character: str) -> float:
    known = _WIDTH.get(character)
    if known is not None:
        return known
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _WIDE
    return _CAPITAL if character.isupper() else _OTHER


def _mark(properties: BaseOxmlElement, colour: str) -> None:
    """Marks words as with a felt pen; its place among their properties is fixed: right after their colour."""
    mark = parse_xml(
        f'<a:highlight {nsdecls("a")}><a:srgbClr val="{colour.removeprefix("#")}"/></a:highlight>'
    )
    fill = properties.find(qn("a:solidFill"))
    fill.addnext(mark)


def _plain_link(properties: BaseOxmlElement) -> None:
    """Leaves a link the colour of the words around it: a theme's own may not be seen on its ground."""
    link = properties.find(qn("a:hlinkClick"))
    link.append(
        parse_xml(
            f'<a:extLst {nsdecls("a")}><a:ext uri="{{A12FA001-AC4F-418D-AE19-62706E023703}}"><ahyp:hlinkClr '
            'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext>'
            "</a:extLst>"
        )
    )
