"""Slides of PowerPoint's own charts and tables: their type can be read, their words are about what is drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.briefing.deck import deck
from dashboard.briefing.tray import Pin
from dashboard.figures.parts.framed import SLIDE
from dashboard.theme import FEW_STATEMENTS
from tests.dashboard.briefing import decks
from tests.dashboard.briefing.printed import TRAY, composed


@pytest.fixture(scope="module")
def briefing(store):
    timeline = Pin("timeline", {"topic": ("independence",)})
    return composed(store, SLIDE, replace(TRAY, pins=(*TRAY.pins, timeline)))


@pytest.fixture(scope="module")
def editable(briefing):
    return decks.opened(deck(briefing, None, editable=True))


def test_no_table_has_type_too_small_to_read(briefing, editable):
    narrow = deck(briefing, None, editable=True, template=decks.saved(decks.narrow()))
    for made in (editable, decks.opened(narrow)):
        sizes = [
            run.font.size.pt
            for slide in made.slides for shape in slide.shapes if shape.has_table
            for row in shape.table.rows for cell in row.cells
            for line in cell.text_frame.paragraphs for run in line.runs
        ]  # fmt: skip
        assert len(sizes) > 20
        assert min(sizes) >= 8


def test_a_tile_of_few_statements_is_marked_and_the_mark_is_explained(editable):
    (table,) = [shape.table for shape in editable.slides[1].shapes if shape.has_table]
    few = [c for row in table.rows for c in row.cells if c.text_frame.text.partition(" ")[0].endswith("°")]
    assert few
    assert all(cell.text_frame.paragraphs[0].runs[0].font.italic for cell in few)
    assert f"° fewer than {FEW_STATEMENTS} statements" in decks.words(editable.slides[1])


def test_below_a_chart_of_powerpoints_own_are_words_about_that_chart(briefing, editable):
    place = next(at for at, section in enumerate(briefing.sections, 1) if section.pin.noun == "timeline")
    slide, exhibit = editable.slides[place], briefing.sections[place - 1].exhibit
    told = decks.words(slide) + decks.notes(slide)
    assert decks.named(slide, "Notes")[0].text_frame.text == exhibit.native_notes[0]
    assert "shows no 95\u00a0% intervals" in told
    assert "Events:" not in told
    assert "strip on the right" not in told
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    title = chart.value_axis.axis_title.text_frame.text
    assert (title[:9], title[-11:]) == ("▼\u00a0against", "in\u00a0favour\u00a0▲")


def test_statements_have_n_period_and_filters_below_their_title(briefing, editable):
    section = briefing.sections[2]
    (about,) = decks.named(editable.slides[3], "About")
    assert about.text_frame.text == "\n".join(section.lines)
    assert all(line in decks.notes(editable.slides[3]) for line in section.lines)
    (title,) = [one for one in editable.slides[3].shapes if one.is_placeholder][:1]
    assert about.top >= title.top + title.height
