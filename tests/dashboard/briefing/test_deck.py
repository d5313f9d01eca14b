"""The deck: every section has its slide, every number is the store's, nothing lies outside or has no words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from dashboard.briefing.deck import deck
from dashboard.briefing.tray import Pin
from dashboard.exhibits.said import PART_SAMPLE
from dashboard.figures.parts.framed import SLIDE
from dashboard.link import parse
from dashboard.queries import quoted, stance_map
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine, NoBrowserError
from dashboard.theme import FEW_STATEMENTS, signed
from tests.dashboard.briefing import decks
from tests.dashboard.briefing.printed import ADDRESS, NOTHING, TITLE, TRAY, composed, opened
from tests.dashboard.fixture import BIBI, COURIER, HOSTILE

TOPIC = {"topic": ("independence",)}
MORE = (
    Pin("timeline", TOPIC, title="Over " + "a very long " * 20 + "time"),
    Pin("dumbbell", TOPIC),
    Pin("attention-topics", {}),
    Pin("quoted", {"topic": ("independence",), "actor": (BIBI,)}),
    Pin("statement", {"topic": ("independence",), "actor": (BIBI,)}),
    NOTHING,
)


@pytest.fixture(scope="module")
def briefing(store):
    whole = composed(store, SLIDE, replace(TRAY, pins=(*TRAY.pins, *MORE)))
    assert whole.appendix
    one = whole.appendix[0]
    alone = replace(whole.sections[2], title="One alone", quotes=(one,), takeaway="")
    return replace(whole, sections=(*whole.sections, alone))


@pytest.fixture(scope="module")
def editable(briefing):
    return decks.opened(deck(briefing, None, editable=True))


@pytest.fixture(scope="module")
def drawn(briefing):
    if browser.find() is None:
        pytest.skip(browser.why_none())
    some = replace(briefing, sections=briefing.sections[:4])
    with Engine() as engine:
        return decks.opened(deck(some, engine))


def test_each_section_has_a_slide_between_title_and_method(briefing, editable):
    found = decks.titles(editable)
    assert found[0] == TITLE
    for title, section in zip(found[1:], briefing.sections, strict=False):
        assert section.title.startswith(title.rstrip("…"))
    rest = found[1 + len(briefing.sections) :]
    assert rest[0] == "Data and method"
    assert rest[-1].startswith("Evidence behind the figures:")


def test_the_title_slide_says_that_it_is_a_sample(briefing, editable):
    first = editable.slides[0]
    (subtitle,) = [one for one in first.placeholders if one.placeholder_format.idx == 1]
    mark = next(
        run for line in subtitle.text_frame.paragraphs for run in line.runs if run.text == "PARTLY SAMPLES"
    )
    assert mark.font.bold
    assert all(line in decks.words(first) for line in briefing.lines)
    assert PART_SAMPLE in decks.words(editable.slides[-1])  # at the foot of each


@pytest.mark.parametrize("which", ["editable", "drawn"])
def test_what_is_no_text_has_words_for_those_who_cannot_see(which, request):
    kinds = (MSO_SHAPE_TYPE.PICTURE, MSO_SHAPE_TYPE.CHART, MSO_SHAPE_TYPE.TABLE, MSO_SHAPE_TYPE.AUTO_SHAPE)
    shapes = [
        s for slide in request.getfixturevalue(which).slides for s in slide.shapes if s.shape_type in kinds
    ]
    assert len(shapes) > 3
    for shape in shapes:
        assert len(shape._element._nvXxPr.cNvPr.get("descr") or "") > 4, shape.name


def test_notes_have_the_link_the_numbers_and_the_columns(briefing, editable):
    for slide, section in zip(list(editable.slides)[1:], briefing.sections, strict=False):
        told = decks.notes(slide)
        assert briefing.permalink(section.place) in told
        assert section.title in told  # whole, also where the slide has no room for it
        if section.exhibit is not None:
            assert all(line in told for line in section.exhibit.lines)  # n, period and filters
            assert section.exhibit.source in told
            assert all(f"{name}: {what}" in told for name, what in section.exhibit.columns.items())
            exhibit = section.exhibit
            assert all(note in told for note in exhibit.native_notes or exhibit.notes)
    assert briefing.permalink(briefing.sections[0].place).startswith(f"{ADDRESS}/?")


def test_takeaway_and_source_are_text_on_the_slide(briefing, editable):
    for slide, section in zip(list(editable.slides)[1:], briefing.sections, strict=False):
        told = [shape.text_frame.text for shape in decks.named(slide, "Takeaway")]
        assert len(told) == bool(section.takeaway)
        assert all(section.takeaway.startswith(one.rstrip("…")) for one in told)
        (source,) = decks.named(slide, "Source")
        assert source.text_frame.text.endswith(section.source)


def test_n_period_and_filters_stand_by_a_native_figure(briefing, editable):
    about = decks.named(editable.slides[1], "About")[0].text_frame.text
    exhibit = briefing.sections[0].exhibit
    assert all(line in about for line in exhibit.lines)
    assert decks.named(editable.slides[1], "Notes")[0].text_frame.text.startswith(exhibit.notes[0])


def test_a_number_in_the_table_is_the_stores(store, editable):
    cursor = opened(str(store))(None).connection.cursor()
    (table,) = [shape.table for shape in editable.slides[1].shapes if shape.has_table]
    grid = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    link, _ = parse(TRAY.pins[0].params, opened(str(store))(None).domain)
    frame = stance_map.stance_map(cursor, link.map_filters, link.view, {"independence": "x"})
    own = {(row["row"], row["col"]): row for row in frame.to_dict("records")}
    seen = 0
    for row in grid[1:]:
        for column, said in zip(grid[0][1:], row[1:], strict=True):
            if (row[0], column) in own:
                tile = own[row[0], column]
                few = "°" if tile["n_statements"] < FEW_STATEMENTS else ""
                assert said.startswith(f"{signed(tile['mean'])}{few} n\u00a0{tile['n_statements']}")
                seen += 1
            else:
                assert said == "·"
    assert seen > 3
    assert own["Benjamin Netanyahu", COURIER[1]]["mean"] == pytest.approx(0.9)  # by hand


def test_numbers_in_the_charts_are_the_figures(briefing, editable):
    charts = 0
    for slide, section in zip(list(editable.slides)[1:], briefing.sections, strict=False):
        for shape in slide.shapes:
            if shape.has_chart:
                charts += 1
                for own, (name, values, _) in zip(
                    shape.chart.plots[0].series, section.exhibit.native.series, strict=True
                ):
                    assert own.name == name
                    assert list(own.values) == [None if v is None else pytest.approx(v) for v in values]
    assert charts >= 3


def test_a_number_in_a_chart_is_the_stores(store, briefing, editable):
    place = next(at for at, section in enumerate(briefing.sections, 1) if section.pin.noun == "quoted")
    (chart,) = [shape.chart for shape in editable.slides[place].shapes if shape.has_chart]
    loaded = opened(str(store))(None)
    link, _ = parse(briefing.sections[place - 1].pin.params, loaded.domain)
    frame = quoted.quoted(loaded.connection.cursor(), link.filters, BIBI)
    told = [sum(values) for values in zip(*(one.values for one in chart.plots[0].series), strict=True)]
    assert list(chart.plots[0].categories) == list(frame["outlet"][frame["n_statements"] > 0])
    assert told == list(frame["n_statements"][frame["n_statements"] > 0])
    assert sum(told) > 4


def test_method_and_what_was_left_out(briefing, editable):
    slides = [s for s in editable.slides if s.shapes.title.text_frame.text.startswith("Data and method")]
    told = "\n".join(decks.words(slide) for slide in slides)
    for topic in briefing.method:
        assert topic.heading in told
        assert all(line[:40] in told for line in topic.lines)
    assert "Left out of this deck" in told
    assert all(f"{one.title}: {one.why}" in told for one in briefing.omitted)
    assert NOTHING.title in {one.title for one in briefing.omitted}


def test_the_appendix_has_each_sentence_with_its_link(briefing, editable):
    slides = [s for s in editable.slides if s.shapes.title.text_frame.text.startswith("Evidence")]
    rows = [
        row for s in slides for shape in s.shapes if shape.has_table for row in list(shape.table.rows)[1:]
    ]
    assert len(rows) == len(briefing.appendix)
    for row, quote in zip(rows, briefing.appendix, strict=True):
        sentence, who, where, link = row.cells
        bold = "".join(run.text for run in sentence.text_frame.paragraphs[0].runs if run.font.bold)
        assert bold
        assert bold in quote.said
        assert quote.side in who.text_frame.text
        assert (quote.holder or "Speaker unknown") in who.text_frame.text
        assert (quote.outlet or "Outlet unknown") in where.text_frame.text
        run = link.text_frame.paragraphs[0].runs[0]
        assert (run.text, run.hyperlink.address) == ("Open", briefing.permalink(quote.place))


def test_attributed_words_are_bold_and_marked(briefing, editable):
    (statement,) = decks.named(editable.slides[len(briefing.sections)], "Statement")
    runs = statement.text_frame.paragraphs[0].runs
    marked = [run.text for run in runs if run.font._element.find(".//{*}highlight") is not None]
    assert marked == [run.text for run in runs if run.font.bold]
    assert "".join(marked) in briefing.sections[-1].quotes[0].said
    quote = briefing.sections[-1].quotes[0]
    assert statement.text_frame.paragraphs[1].text.startswith(f"{quote.holder} · {quote.side} · ")
    assert f"Whose it is: {quote.chain}" in decks.notes(editable.slides[len(briefing.sections)])


def test_hostile_words_are_words(briefing, editable):
    slide = editable.slides[3]
    assert HOSTILE[:40] in decks.words(slide)
    broken = replace(briefing, title="A\x00 <b>&\x0b title\ufffe", sections=briefing.sections[:1])
    assert decks.titles(decks.opened(deck(broken, None, editable=True)))[0] == "A  <b>&  title "


@pytest.mark.parametrize("which", ["editable", "drawn"])
def test_all_lies_inside_and_nothing_over_another(which, request):
    made = request.getfixturevalue(which)
    wide, high = made.slide_width, made.slide_height
    assert (wide, high) == (Pt(960), Pt(540))
    for slide in made.slides:
        shapes = [one for one in slide.shapes if one.name != "Side"]
        for one in shapes:
            assert one.left >= 0
            assert one.top >= 0
            assert one.left + one.width <= wide
            assert one.top + one.height <= high
        for place, one in enumerate(shapes):
            for other in shapes[place + 1 :]:
                apart = one.left + one.width <= other.left or other.left + other.width <= one.left
                above = one.top + one.height <= other.top + Pt(1) or other.top + other.height <= one.top + Pt(
                    1
                )
                assert apart or above, (slide.shapes.title.text_frame.text, one.name, other.name)


def test_every_slide_but_no_placeholder_is_empty(editable):
    for number, slide in enumerate(editable.slides, 1):
        for one in slide.placeholders:
            assert one.text_frame.text or one.placeholder_format.type == 13, (number, one.name)
        assert 'type="slidenum"' in slide.part.blob.decode()


def test_pictures_are_not_stretched(drawn):
    for slide in list(drawn.slides)[1:3]:
        (picture,) = decks.named(slide, "Figure")
        wide, high = picture.image.size
        assert picture.width / picture.height == pytest.approx(wide / high, rel=0.01)
        assert wide >= 2 * 880


def test_without_a_browser_only_editable(briefing):
    with pytest.raises(NoBrowserError, match="need a browser"):
        deck(briefing, None)
    quotes = replace(briefing, sections=briefing.sections[2:3])
    assert len(decks.opened(deck(quotes, None)).slides) > 2


def test_it_tells_what_it_does(briefing):
    told = []
    deck(briefing, None, editable=True, tell=lambda *one: told.append(one))
    assert [done for done, _, _ in told] == list(range(len(briefing.sections) + 1))
    assert {whole for _, whole, _ in told} == {len(briefing.sections) + 1}
    assert re.match(r"evidence", told[-1][2])
