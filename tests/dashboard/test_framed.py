"""The frame of a figure that leaves: all words there and inside the paper, sizes as asked, nothing over the plot."""

from __future__ import annotations

import html
import io
from dataclasses import replace
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from PIL import Image

from dashboard.figures.parts import framed as parts
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE, Frame, Room, Sign, framed
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine
from dashboard.theme import LIGHT

SIGNS = (
    Sign("scale", "+1 In favour ▲", ("#8F3B00", "#F5F4F0", "#12467F"), before="▼ Against −1"),
    Sign("hatched", "fewer than 3 statements", ("#F5F4F0",)),
    Sign("area", "95 % interval", ("#A9C9E3",)),
    Sign("line", "mean", ("#0072B2",)),
    Sign("dashed", "neutral", ("#5C6670",)),
    Sign("glyph", "no evidence", ("#5C6670",), glyph="·"),
)
FRAME = Frame(
    title="Tariffs: mean stance by week",
    lines=("Tariffs: in favour of or against “Tariffs protect us.”", "87 statements in 40 articles · n 87"),
    signs=SIGNS,
    notes=("A mark is the mean of its articles’ means.", "Source: Standpoint 0.1.0; data of 21 Nov 2026."),
)
ROOMS = pytest.mark.parametrize("room", [SHEET, SLIDE, REPORT], ids=["sheet", "slide", "report"])


def bare(height=300, **layout):
    """A figure as ours are: a height, margins, labels of rows with their text."""
    figure = go.Figure(go.Bar(x=[1, 2], y=[0, 1], orientation="h"))
    figure.update_layout(
        height=height, margin={"l": 20, "r": 30, "t": 40, "b": 25}, paper_bgcolor="rgba(0,0,0,0)", **layout
    )
    return figure


def told(figure):
    """The words of a figure as a reader sees them, in their order from above."""
    return [
        html.unescape(one.text.replace("<b>", "").replace("</b>", "")) for one in figure.layout.annotations
    ]


def px(figure, x, y):
    """A place that is given in shares of the plot, in px from the upper left corner of the paper."""
    own, margin = figure.layout, figure.layout.margin
    wide, high = own.width - margin.l - margin.r, own.height - margin.t - margin.b
    return margin.l + x * wide, margin.t + (1 - y) * high


def boxes(figure):
    """For each line of words its left, right, top and bottom in px, as wide as its characters usually are."""
    for one in figure.layout.annotations:
        x, y = px(figure, one.x, one.y)
        words = html.unescape(one.text.replace("<b>", "").replace("</b>", ""))
        yield x, x + parts.breadth(words, one.font.size), y - one.font.size / 2, y + one.font.size / 2


@ROOMS
def test_all_words_are_there_and_inside_the_paper(room):
    figure = framed(bare(), FRAME, room, LIGHT)

    text = " ".join(told(figure))
    for words in (FRAME.title, *FRAME.lines, *FRAME.notes, *(sign.words for sign in SIGNS), "▼ Against −1"):
        assert words in text
    for left, right, top, bottom in boxes(figure):
        assert left >= parts.PAD - 0.01
        assert right <= figure.layout.width
        assert top >= 0
        assert bottom <= figure.layout.height


@ROOMS
def test_the_size_is_the_room_s(room):
    figure = framed(bare(), FRAME, room, LIGHT)

    assert figure.layout.width == room.width
    if room.height is not None:
        assert figure.layout.height == room.height


def test_a_free_height_is_the_figure_s_own_and_its_frame_s():
    low, high = (framed(bare(height), FRAME, SHEET, LIGHT).layout for height in (300, 500))

    assert high.height - low.height == 200
    assert (low.margin.t, low.margin.b) == (high.margin.t, high.margin.b)


@ROOMS
def test_no_words_lie_over_the_plot_or_over_each_other(room):
    figure = framed(bare(), FRAME, room, LIGHT)
    top, bottom = figure.layout.margin.t - 40, figure.layout.height - figure.layout.margin.b + 25

    found = sorted(boxes(figure), key=lambda box: (box[2], box[0]))

    assert all(box[3] <= top or box[2] >= bottom for box in found)
    for place, (left, right, over, under) in enumerate(found):
        for other in found[place + 1 :]:
            assert other[2] >= under - 0.5 or other[0] >= right - 0.5 or other[1] <= left + 0.5, (over, other)


@ROOMS
def test_signs_lie_inside_the_paper_and_left_of_their_words(room):
    figure = framed(bare(), FRAME, room, LIGHT)

    assert (
        len(figure.layout.shapes) == 3 + 3 + 1 + 1 + 1 + 1
    )  # scale, hatched, area, line, dashed, no evidence
    for shape in figure.layout.shapes:
        (x0, y0), (x1, y1) = px(figure, shape.x0, shape.y0), px(figure, shape.x1, shape.y1)
        assert parts.PAD - 1 <= min(x0, x1) <= max(x0, x1) <= figure.layout.width - parts.PAD + 1
        assert parts.PAD <= min(y0, y1) <= max(y0, y1) <= figure.layout.margin.t


def test_a_scale_has_its_colours_from_left_to_right():
    figure = framed(bare(), FRAME, SHEET, LIGHT)
    scale = [shape for shape in figure.layout.shapes if shape.fillcolor in SIGNS[0].colours][:3]

    assert [shape.fillcolor for shape in scale] == list(SIGNS[0].colours)
    assert [shape.x0 for shape in scale] == sorted(shape.x0 for shape in scale)
    assert all(left.x1 == pytest.approx(right.x0) for left, right in pairwise(scale))


@ROOMS
def test_long_words_are_wrapped_and_make_the_head_higher(room):
    long = replace(
        FRAME, title="A very long title of many words " * 8, notes=("Many notes of a page. " * 20,)
    )
    short = framed(bare(), FRAME, replace(room, height=None), LIGHT)
    figure = framed(bare(), long, replace(room, height=None), LIGHT)

    assert " ".join(long.title.split()) in " ".join(told(figure))
    assert " ".join(long.notes[0].split()) in " ".join(told(figure))
    assert figure.layout.margin.t > short.layout.margin.t
    assert figure.layout.margin.b > short.layout.margin.b
    assert all(right <= room.width for _, right, _, _ in boxes(figure))


def test_a_word_without_end_is_broken():
    figure = framed(bare(), replace(FRAME, title="x" * 400), REPORT, LIGHT)

    assert all(right <= REPORT.width for _, right, _, _ in boxes(figure))
    assert "".join(told(figure)[:10]).startswith("x" * 400)


def test_many_signs_take_rows():
    many = replace(
        FRAME, signs=tuple(Sign("line", f"an outlet of name {n}", ("#0072B2",)) for n in range(12))
    )
    figure = framed(bare(), many, REPORT, LIGHT)

    assert all(right <= REPORT.width for _, right, _, _ in boxes(figure))
    assert figure.layout.margin.t > framed(bare(), FRAME, REPORT, LIGHT).layout.margin.t


def test_what_is_in_a_page_with_a_title_has_none_itself():
    figure = framed(bare(), replace(FRAME, title=None), SLIDE, LIGHT)

    assert FRAME.title not in told(figure)
    assert told(figure)[0] == FRAME.lines[0]


def test_the_paper_is_white_and_the_bare_figure_stays_as_it_was():
    figure = bare()
    before = figure.to_json()

    whole = framed(figure, FRAME, SHEET, LIGHT)

    assert (whole.layout.paper_bgcolor, whole.layout.plot_bgcolor) == ("#FFFFFF", "#FFFFFF")
    assert figure.to_json() == before


def test_hostile_words_stay_words():
    figure = framed(bare(), replace(FRAME, title="<a href='x'>y</a> & <b>z"), SHEET, LIGHT)

    assert figure.layout.annotations[0].text == "<b>&lt;a href='x'&gt;y&lt;/a&gt; &amp; &lt;b&gt;z</b>"


def test_labels_of_rows_have_room_where_the_axis_made_it():
    labels = ["Short", "Somebody of a rather long name"]
    axis = {"automargin": True, "tickvals": [0, 1], "ticktext": labels, "tickfont": {"size": 14}}
    figure = framed(bare(yaxis=axis), FRAME, SHEET, LIGHT)

    assert figure.layout.margin.l >= parts.breadth(labels[1], 14)
    assert figure.layout.yaxis.automargin is False


def test_a_figure_keeps_its_own_notes_and_marks():
    own = bare()
    own.add_annotation(text="an event", x=1, y=1)
    own.add_vline(x=1.5)

    figure = framed(own, FRAME, SHEET, LIGHT)

    assert figure.layout.annotations[0].text == "an event"
    assert len(figure.layout.shapes) == 10 + 1


def test_a_sign_of_no_kind_is_a_mistake():
    with pytest.raises(ValueError, match="blob"):
        framed(bare(), replace(FRAME, signs=(Sign("blob", "?", ("#000000",)),)), SHEET, LIGHT)


def test_a_low_room_still_leaves_a_plot():
    figure = framed(bare(), FRAME, Room(600, 100), LIGHT)

    layout = figure.layout
    assert layout.height - layout.margin.t - layout.margin.b >= parts.LEAST_PX - 40 - 25


@pytest.mark.browser
@pytest.mark.skipif(browser.find() is None, reason=browser.why_none())
@ROOMS
def test_drawn_it_has_white_edges(room):
    words = replace(FRAME, title="Words of a usual length in a title that goes on to the edge of it " * 3)
    with Engine(60, start=60) as engine:
        image = Image.open(io.BytesIO(engine.picture(framed(bare(), words, room, LIGHT), "png")))

    gray = image.convert("L")
    wide, high = gray.size
    assert (wide, high) == (2 * room.width, 2 * int(framed(bare(), words, room, LIGHT).layout.height))
    edges = [(0, 0, 16, high), (wide - 16, 0, wide, high), (0, 0, wide, 8), (0, high - 8, wide, high)]
    assert all(gray.crop(edge).getextrema() == (255, 255) for edge in edges)
    assert gray.getextrema()[0] < 60
