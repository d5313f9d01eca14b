"""Parts of a deck: how words are measured and cut, and what PowerPoint draws itself."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pytest
from PIL import Image
from pptx.enum.chart import XL_MARKER_STYLE, XL_TICK_LABEL_POSITION

from dashboard.briefing import deck_data, deck_native, deck_picture, deck_slides, deck_tables
from dashboard.briefing.deck_excerpt import shortened
from dashboard.briefing.deck_method import method_slides
from dashboard.briefing.deck_page import page
from dashboard.briefing.deck_quotes import quotes_slide
from dashboard.briefing.deck_template import house
from dashboard.briefing.deck_text import Rect, Run, clipped, fitting, height, n_lines, plain
from dashboard.briefing.method import Topic
from dashboard.exhibits.exhibit import Bars, Cell, Grid, Lines
from dashboard.figures.parts.framed import SLIDE
from tests.dashboard.briefing import decks
from tests.dashboard.briefing.printed import composed

BEFORE, SAID, VERB, AGAIN, AFTER = "before " * 30, "the said words", " she added, ", "and more", " after" * 30
PIECES = ((BEFORE, False), (SAID, True), (VERB, False), (AGAIN, True), (AFTER, False))


def pixel():
    out = io.BytesIO()
    Image.new("RGB", (1, 1)).save(out, "PNG")
    return out.getvalue()


PIXEL = pixel()


@pytest.fixture(scope="module")
def briefing(store):
    return composed(store, SLIDE)


@pytest.fixture
def made():
    return page(house(None), "A title", ("A foot",))


@pytest.mark.parametrize("most", [30, 60, 120, 300])
def test_an_excerpt_keeps_what_was_said_and_what_is_next_to_it(most):
    found = shortened(PIECES, most)
    assert [words for words, own in found if own] == [SAID, AGAIN]
    told = "".join(words for words, _ in found)
    assert len(told) <= most + 12  # the marks of what was left out
    assert told.startswith("… ")
    assert told.endswith("…")
    assert VERB in told or most < 60


def test_an_excerpt_that_is_short_is_whole():
    assert shortened(PIECES, 10_000) == PIECES


def test_words_that_alone_are_too_long_are_cut_at_a_space():
    found = shortened((("He said ", False), ("very long words " * 50, True)), 100)
    assert found[0] == ("… ", False)
    assert found[1][0].endswith("words …") or found[1][0].endswith("very …") or found[1][0].endswith("long …")
    assert len(found[1][0]) <= 102


def test_lines_break_at_spaces_and_hyphens_but_not_at_one_that_holds():
    assert n_lines(plain("word " * 10), 10, 1000) == 1
    assert n_lines(plain("word " * 10), 10, 60) == 5
    assert n_lines(plain("n\u00a0= 5 and"), 10, 20) == 3
    assert n_lines(plain("x" * 100), 10, 100) == 5  # 100 × 5 points
    assert n_lines(plain("漢字" * 10), 10, 100) == 2
    assert n_lines((Run("word " * 10, scale=0.5),), 10, 60) < 5


def test_words_are_cut_only_where_they_do_not_fit():
    assert clipped("some words", 10, 500, 1) == "some words"
    cut = clipped("some words " * 20, 10, 200, 2)
    assert cut.endswith(("words…", "some…"))
    assert n_lines(plain(cut), 10, 200) == 2
    assert len(clipped("x" * 500, 10, 100, 1)) < 25


def test_type_is_the_largest_that_fits_else_the_smallest():
    words = [plain("some words " * 10)]
    size = fitting(words, 300, 40, (20, 14, 10))
    assert height(words, size, 300) <= 40
    assert fitting(words, 300, 1, (20, 14, 10)) == 10


def test_lines_have_gaps_a_scale_and_names_below(made):
    native = Lines(("week of 3 Nov 2025", "b", "c"), (("One", (0.5, None, -0.25), "#0072B2"),))
    deck_native.lines(made, made.area, native, "What it shows")
    (shape,) = decks.named(made.slide, "Chart")
    chart = shape.chart
    assert list(chart.plots[0].categories) == ["3 Nov 2025", "b", "c"]
    assert list(chart.plots[0].series[0].values) == [0.5, None, -0.25]
    assert chart._chartSpace.xpath("c:chart/c:dispBlanksAs/@val") == ["gap"]
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (-1, 1)
    assert chart.category_axis.tick_label_position == XL_TICK_LABEL_POSITION.LOW
    assert str(chart.plots[0].series[0].format.line.color.rgb) == "0072B2"
    assert not chart.has_legend


def test_no_marker_of_a_line_means_a_side_or_a_change(made):
    series = tuple((f"s{n}", (n / 10, None), "#0072B2") for n in range(6))
    deck_native.lines(made, made.area, Lines(("a", "b"), series), "What it shows")
    shown = decks.named(made.slide, "Chart")[0].chart.plots[0].series
    styles = [one.marker.style for one in shown]
    assert len(set(styles)) == 6
    assert not {XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.TRIANGLE} & set(styles)


def test_names_of_many_categories_are_level_and_fewer(made):
    names = tuple(f"{n} Nov 2025" for n in range(60))
    low = Rect(made.area.left, made.area.top, made.area.width, 100)
    deck_native.lines(made, low, Lines(names, (("One", (0.5,) * 60, "#0072B2"),)), "What it shows")
    axis = decks.named(made.slide, "Chart")[0].chart.category_axis._element
    (skip,) = axis.xpath("c:tickLblSkip/@val")
    assert 60 / int(skip) * 60 < low.width
    (turned,) = axis.xpath("c:txPr/a:bodyPr/@rot")
    assert 0 < int(turned) < 600  # of 60 000 a degree


def test_a_picture_is_drawn_for_the_room_there_is_and_its_type_is_no_smaller_than_8_points(briefing):
    exhibit = briefing.sections[0].exhibit
    wide = deck_picture.fit(Rect(0, 0, 916, 440), exhibit)
    narrow = deck_picture.fit(Rect(0, 0, 648, 345), exhibit)
    assert wide.scale > 1
    assert (narrow.whole, narrow.scale >= 0.85) == (True, True)
    assert narrow.scale > 648 / SLIDE.width
    assert deck_picture.fit(Rect(0, 0, 648, 60), exhibit) == deck_picture.Fit(0.85, whole=False)
    assert deck_picture.fit(Rect(0, 0, 648, 60), exhibit, 0.7) == deck_picture.Fit(0.7, whole=False)


def test_where_there_is_little_room_a_pictures_words_stand_around_it(made, briefing):
    section = briefing.sections[0]
    low = replace(made, area=Rect(36, 100, 500, 240))
    exhibit = replace(section.exhibit, notes=("What a mark is.", "What is left out."))
    drawn = []

    def draw(figure):
        drawn.append(figure)
        return PIXEL

    deck_slides._picture(low, low.area, section, exhibit, draw)
    told = decks.words(made.slide)
    assert " · ".join(exhibit.lines) in told
    assert "What a mark is." in told
    assert "What is left out." not in told  # it is in the notes
    assert not [one for one in drawn[0].layout.annotations if exhibit.lines[0][:20] in one.text]
    (picture,) = decks.named(made.slide, "Figure")
    assert picture.top + picture.height <= decks.named(made.slide, "Source")[0].top


def test_a_line_of_the_method_that_is_cut_is_whole_in_the_notes(briefing):
    long = "so it is made " * 400
    method_slides(built := house(None), replace(briefing, method=(Topic("How", (long,)),)), ("foot",))
    slide = built.deck.slides[0]
    assert "…" in decks.words(slide)
    assert long.strip() in decks.notes(slide)


@pytest.mark.parametrize(
    ("values", "options", "wording", "ends"),
    [
        ((0.2, 0.5), {"percent": True}, "0 %", (0, None)),
        ((0.2, 1.0), {"percent": True}, "0 %", (0, 1)),
        ((0.2, 0.5), {"percent": True, "stacked": True}, deck_native.SHARE, (0, 1)),
        ((3.0, 12.0), {}, "#,##0", (0, None)),
        ((3.0, 12.0), {"stacked": True}, deck_native.PART, (0, None)),
        ((-0.4, 0.9), {}, deck_native.SIGNED, (-1, 1)),
        ((-0.4, 2.5), {}, deck_native.SIGNED, (None, None)),
    ],
)
def test_bars_have_the_numbers_of_what_they_are(made, values, options, wording, ends):
    native = Bars(("a", "b"), (("One", values, "#12467F"), ("Two", (None, values[1]), "#F5F4F0")), **options)
    deck_native.bars(made, made.area, native, "What it shows")
    chart = decks.named(made.slide, "Chart")[0].chart
    assert list(chart.plots[0].series[1].values) == [None, values[1]]
    assert chart.plots[0].series[0].data_labels.number_format == wording
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == ends
    assert chart.category_axis.reverse_order
    assert chart.has_legend


def test_a_grid_has_the_colours_of_its_tiles_and_says_what_it_left_out(made, briefing):
    cells = (Cell("+0.50", "#12467F", "#FFFFFF"), None, *[Cell("x")] * 18)
    native = Grid("Actor", tuple(f"c{n}" for n in range(20)), tuple((f"r{n}", cells) for n in range(30)))
    rest = deck_tables.grid(made, made.area, native, briefing.sections[0].exhibit)
    (shape,) = decks.named(made.slide, "Table")
    table = shape.table
    assert rest == "Not shown: 18 more rows and 8 more columns; they are in the data."
    assert (len(table.rows), len(table.columns)) == (13, 13)
    assert str(table.cell(1, 1).fill.fore_color.rgb) == "12467F"
    assert str(table.cell(1, 1).text_frame.paragraphs[0].runs[0].font.color.rgb) == "FFFFFF"
    assert table.cell(1, 2).text_frame.text == "·"
    assert shape.top + shape.height <= made.house.deck.slide_height


def test_data_without_a_chart_are_a_table_of_what_says_most(made, briefing):
    frame = pd.DataFrame(
        {
            "actor_id": ["x"] * 40, "actor": ["A name"] * 40, "mean": [0.25] * 40, "low": [float("nan")] * 40,
            "n_statements": range(40), "found": [True] * 40, "rank": ["long " * 30] * 40,
        }
    )  # fmt: skip
    rest = deck_data.data(made, made.area, replace(briefing.sections[0].exhibit, table=frame))
    table = decks.named(made.slide, "Table")[0].table
    rows = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert rows[0][:3] == ["actor", "mean", "n statements"]
    assert rows[2][:3] == ["A name", "+0.25", "1"]
    assert rest == f"Not shown: {40 - len(rows) + 1} more rows; they are in the data."


def test_statements_that_do_not_fit_are_counted(briefing):
    (section,) = (one for one in briefing.sections if one.quotes)
    long = replace(
        section.quotes[0], words=(("nobody decides for us " * 200, True),), chain="by hearsay " * 60
    )
    quotes_slide(made := house(None), briefing, replace(section, quotes=(long,) * 6), ("foot",))
    (slide,) = made.deck.slides
    shown = len(decks.named(slide, "Statement"))
    assert 1 <= shown <= 4
    assert f"{6 - shown} more statements: on the dashboard" in decks.words(slide)
    for shape in slide.shapes:
        assert shape.top + shape.height <= made.deck.slide_height
