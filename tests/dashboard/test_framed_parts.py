"""What paper does to figures: rows without their line of names, shapes in a legend, bars that use the width."""

from __future__ import annotations

import re

import plotly.graph_objects as go
import pytest

from dashboard.figures.parts import markers
from dashboard.figures.parts.beside import beside, verdicts
from dashboard.figures.parts.dots import NAME_PX, looks
from dashboard.figures.parts.framed import SLIDE, Frame, Sign, framed
from dashboard.figures.parts.labelled import ROOM, labelled, lengthened
from dashboard.figures.parts.timeline_lines import SHAPES
from dashboard.filters import Filters
from dashboard.queries.reach import reach
from dashboard.theme import LIGHT
from tests.dashboard.fixture import COURIER, LEDGER

PITCH = 54.0


def bars(rows: int, height: int) -> go.Figure:
    names = [f"row {n}" for n in range(rows)]
    figure = go.Figure(go.Bar(x=[1] * rows, y=names, orientation="h"))
    figure.update_xaxes(range=[0, 2.0])
    figure.update_layout(height=height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return labelled(figure, names)


def test_a_place_in_a_row_stays_in_its_row_and_the_names_line_is_gone() -> None:
    top, middle = NAME_PX / PITCH - 0.5, (NAME_PX + PITCH) / 2 / PITCH - 0.5
    figure = go.Figure(go.Scatter(x=[0, 0, 0, None], y=[top, middle, 1 + middle, None]))
    figure.add_annotation(text="a name", yref="y", y=0)
    figure.add_annotation(text="an end", yref="paper", y=1)
    made = beside(figure, ["A <b>", "B"], PITCH, 40, LIGHT)
    first, second, third, gap = made.data[0].y
    assert (first, second, third) == (pytest.approx(-0.5), pytest.approx(0), pytest.approx(1))
    assert gap is None
    assert [one.text for one in made.layout.annotations] == ["an end"]
    assert made.layout.height == 40 + 2 * (PITCH - NAME_PX)
    assert list(made.layout.yaxis.ticktext) == ["A &lt;b&gt;", "B"]
    assert figure.data[0].y[0] == top  # the figure of the page is left as it was
    verdicts(made, ["one", "two"], 90, LIGHT)
    assert [one.text for one in made.layout.annotations] == ["an end", "one", "two"]
    assert made.layout.margin.r == 90


def test_every_shape_of_a_figure_has_an_outline() -> None:
    used = {shape.plotly for shape in SHAPES} | {look.symbol for look in looks(LIGHT)}
    assert used <= set(markers.SHAPES)
    for symbol in markers.SHAPES:
        path = markers.outline(symbol, 5.0)
        assert re.fullmatch(r"M(-?[\d.]+,-?[\d.]+)(L-?[\d.]+,-?[\d.]+)+Z", path)
        assert max(abs(float(one)) for one in re.findall(r"-?[\d.]+", path)) <= 7.1  # a cross that is turned


def test_a_mark_among_the_signs_is_filled_or_hollow() -> None:
    signs = (Sign("marker", "full", ("#009E73",), "star"), Sign("marker", "few", ("#009E73",), "star-open"))
    made = framed(bars(2, 60), Frame(None, ("line",), signs, ("note",)), SLIDE, LIGHT)
    full, hollow = (one for one in made.layout.shapes if one.type == "path")
    assert (full.fillcolor, hollow.fillcolor) == ("#009E73", "#FFFFFF")
    assert full.path == hollow.path
    assert full.xsizemode == "pixel"


def test_few_rows_are_not_blown_up_to_the_height_of_a_slide() -> None:
    frame = Frame(None, ("line",), (), ("note",))
    made = framed(bars(2, 60), frame, SLIDE, LIGHT)
    plot = made.layout.height - made.layout.margin.t - made.layout.margin.b
    assert made.layout.height == 400
    assert plot == pytest.approx(60 * 1.6, abs=1)
    many = framed(bars(8, 300), frame, SLIDE, LIGHT)
    assert many.layout.height - many.layout.margin.t - many.layout.margin.b > 250


def test_bars_use_the_width() -> None:
    made = lengthened(bars(2, 60), 2.0)
    assert made.layout.xaxis.range[1] == pytest.approx(ROOM)


def test_articles_of_outlets_and_days(cursor) -> None:
    found = reach(cursor, Filters(outlets=(LEDGER[0], COURIER[0])))
    assert (found.articles, found.undated, str(found.first), str(found.last)) == (
        5,
        1,
        "2025-06-13",
        "2025-10-27",
    )
    assert reach(cursor, Filters()).articles == 8  # the French one was not analysed
    assert reach(cursor, Filters(outlets=(COURIER[0],), undated=False)).articles == 1
