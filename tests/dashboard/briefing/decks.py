"""Decks as the tests of slides read them, and houses to build them in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.util import Inches

OLD = "A slide of the house"


def opened(content: bytes) -> Presentation:
    """The deck, read again; no part of it is there twice."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
    assert len(names) == len(set(names))
    return pptx.Presentation(io.BytesIO(content))


def words(slide: Slide) -> str:
    """All that is written on a slide, a paragraph a line."""
    return "\n".join(part for shape in slide.shapes for part in _parts(shape))


def _parts(shape: BaseShape) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    if shape.has_table:
        yield from (cell.text_frame.text for row in shape.table.rows for cell in row.cells)


def titles(deck: Presentation) -> list[str]:
    """The titles of the slides."""
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def notes(slide: Slide) -> str:
    """The notes of a slide."""
    return slide.notes_slide.notes_text_frame.text


def named(slide: Slide, name: str) -> list[BaseShape]:
    """The shapes of a name."""
    return [shape for shape in slide.shapes if shape.name == name]


def saved(deck: Presentation) -> bytes:
    """The deck as a file."""
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def narrow() -> Presentation:
    """A house of 4:3 with colours and a face of its own, two slides, and a section of them."""
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Inches(10), Inches(7.5)
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    theme._blob = theme.blob.replace(b"4F81BD", b"7A1F3D").replace(
        b'typeface="Calibri"', b'typeface="Georgia"'
    )
    for layout in list(deck.slide_layouts)[:2]:
        deck.slides.add_slide(layout).shapes.title.text = OLD
    return deck


def dark() -> Presentation:
    """A house whose words are light."""
    deck = narrow()
    found = deck.slide_master._element.find(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}clrMap"
    )
    found.set("bg1", "dk1")
    found.set("tx1", "lt1")
    return deck
