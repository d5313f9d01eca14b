"""A house's template: its masters, layouts, size and face stay, its slides go, what can't be used is refused."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pptx
import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches

from dashboard.briefing.deck import deck
from dashboard.briefing.deck_look import FACE
from dashboard.briefing.deck_template import DECK_TYPE, TEMPLATE_TYPE, DeckError, house
from dashboard.figures.parts.framed import SLIDE
from dashboard.theme import DARK, LIGHT
from tests.dashboard.briefing import decks
from tests.dashboard.briefing.printed import composed


@pytest.fixture(scope="module")
def briefing(store):
    return composed(store, SLIDE)


@pytest.fixture(scope="module")
def made(briefing):
    return decks.opened(deck(briefing, None, editable=True, template=decks.saved(decks.narrow())))


def packed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The package with other words in the list of its types."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as copy:
        for name in source.namelist():
            one = source.read(name)
            copy.writestr(name, one.replace(old, new) if name == "[Content_Types].xml" else one)
    return out.getvalue()


def test_the_house_keeps_its_size_layouts_colours_and_face(made):
    own = decks.narrow()
    assert (made.slide_width, made.slide_height) == (Inches(10), Inches(7.5))
    assert [one.name for one in made.slide_layouts] == [one.name for one in own.slide_layouts]
    theme = made.slide_master.part.part_related_by(RT.THEME).blob
    assert b"7A1F3D" in theme
    assert b'typeface="Georgia"' in theme
    faces = {name for slide in made.slides for name in slide.part._element.xpath(".//a:latin/@typeface")}
    assert faces <= {"+mn-lt"}  # none by its name


def test_its_own_slides_are_gone(made):
    assert decks.OLD not in "".join(decks.words(slide) for slide in made.slides)
    parts = [part.partname for part in made.part.package.iter_parts()]
    assert sum(name.startswith("/ppt/slides/slide") for name in parts) == len(made.slides)


def test_slides_are_of_the_layouts_made_for_them(briefing, made):
    layouts = [slide.slide_layout.name for slide in made.slides]
    assert layouts[0] == "Title Slide"
    assert set(layouts[1:]) == {"Title Only"}
    assert decks.titles(made)[1] == briefing.sections[0].title


def test_all_lies_inside_the_houses_slide_and_below_its_title(made):
    for slide in list(made.slides)[1:]:
        title = slide.shapes.title
        for one in slide.shapes:
            assert one.left >= 0
            assert one.left + one.width <= made.slide_width
            assert one.top + one.height <= made.slide_height
            assert one.shape_id == title.shape_id or one.top >= title.top + title.height


@pytest.mark.parametrize("kept", ["Title and Content", "Two Content"])
def test_without_a_layout_of_a_title_alone_its_other_places_are_removed(briefing, kept):
    own = pptx.Presentation()
    for layout in list(own.slide_layouts):
        if layout.name != kept:
            own.slide_layouts.remove(layout)
    found = decks.opened(deck(briefing, None, editable=True, template=decks.saved(own)))
    assert {slide.slide_layout.name for slide in found.slides} == {kept}
    for slide in found.slides:
        assert all(one.text_frame.text for one in slide.placeholders if one.placeholder_format.type != 13)
    assert briefing.lines[0] in decks.words(found.slides[0])  # in a box, as there is no subtitle


def test_a_number_of_the_slide_is_there_though_the_layout_has_none(briefing):
    own = pptx.Presentation()
    for layout in own.slide_layouts:
        for one in list(layout.placeholders):
            if one.placeholder_format.type in {13, 15, 16}:
                one._element.getparent().remove(one._element)
    found = decks.opened(deck(briefing, None, editable=True, template=decks.saved(own)))
    assert all('type="slidenum"' in slide.part.blob.decode() for slide in found.slides)


def test_what_a_house_says_at_the_foot_stays(briefing):
    own = decks.narrow()
    for layout in own.slide_layouts:
        for one in layout.placeholders:
            if one.placeholder_format.type == 15:
                one.text_frame.text = "Desk & Sons, internal"
    found = decks.opened(deck(briefing, None, editable=True, template=decks.saved(own)))
    assert all("Desk & Sons, internal" in decks.words(slide) for slide in found.slides)


def test_shows_and_buttons_that_lead_to_old_slides_are_gone(briefing):
    own = decks.narrow()
    layout = own.slide_layouts[5]
    link = layout.part.relate_to(own.slides[0].part, RT.SLIDE)
    shape = layout.placeholders[0]._element
    click = shape.nvSpPr.cNvPr.makeelement(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}hlinkClick"
    )
    click.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", link)
    shape.nvSpPr.cNvPr.append(click)
    found = decks.opened(deck(briefing, None, editable=True, template=decks.saved(own)))
    assert not [rel for rel in found.slide_layouts[5].part.rels.values() if rel.reltype == RT.SLIDE]
    assert b"hlinkClick" not in found.slide_layouts[5].part.blob


def test_a_potx_is_a_template_too(briefing):
    potx = packed(decks.saved(decks.narrow()), DECK_TYPE, TEMPLATE_TYPE)
    assert len(decks.opened(deck(briefing, None, editable=True, template=potx)).slides) > 3


def test_words_on_a_dark_house_are_light():
    assert house(decks.saved(decks.dark())).colours is DARK
    assert house(decks.saved(decks.narrow())).colours is LIGHT
    assert house(None).colours is LIGHT


def test_our_own_look_is_wide_has_two_layouts_and_one_face():
    own = house(None)
    assert [one.name for one in own.deck.slide_layouts] == ["Title Slide", "Title Only"]
    assert own.deck.slide_width / own.deck.slide_height == pytest.approx(16 / 9)
    theme = own.deck.slide_master.part.part_related_by(RT.THEME).blob.decode()
    assert theme.count(f'<a:latin typeface="{FACE}"') == 2
    assert "Calibri" not in theme
    assert "4F81BD" not in theme


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (b"%PDF-1.7 no deck", "no PowerPoint file"),
        (b"", "no PowerPoint file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (packed(decks.saved(decks.narrow()), DECK_TYPE, b"presentationml.other+xml"), "no PowerPoint file"),
        (
            packed(
                decks.saved(decks.narrow()), b"openxmlformats-officedocument." + DECK_TYPE, b"macroEnabled"
            ),
            "macros",
        ),
    ],
    ids=["pdf", "empty", "old or locked", "other package", "macros"],
)
def test_what_is_no_template_is_refused(briefing, template, said):
    with pytest.raises(DeckError, match=said) as caught:
        deck(briefing, None, editable=True, template=template)
    assert caught.value.allowed
    assert caught.value.then


def test_a_template_without_titles_is_refused():
    own = pptx.Presentation()
    for layout in own.slide_layouts:
        for one in list(layout.placeholders):
            one._element.getparent().remove(one._element)
    with pytest.raises(DeckError, match="no layout has a title"):
        house(decks.saved(own))


def test_a_title_too_long_for_the_house_is_cut_and_whole_in_the_notes(briefing):
    long = "who said what to whom and why it matters now " * 9
    told = replace(briefing, sections=(replace(briefing.sections[0], title=long.strip()),))
    found = decks.opened(deck(told, None, editable=True, template=decks.saved(decks.narrow())))
    assert decks.titles(found)[1].endswith("…")
    assert long.strip() in decks.notes(found.slides[1])
