"""What a frame leaves to a figure is known before it is drawn."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE, Frame, Sign, framed, inside
from dashboard.theme import LIGHT

SIGN = Sign("marker", "a sign of some length", (LIGHT.ink,), "circle")


@pytest.mark.parametrize("signs", [0, 1, 9])
@pytest.mark.parametrize(("title", "words"), [(None, 3), ("A title", 40), ("A title " * 30, 90)])
def test_a_frame_leaves_what_it_said_it_would(title, words, signs) -> None:
    frame = Frame(title, ("a line", "word " * words), (SIGN,) * signs, ("a note " * words,))
    left = inside(frame, SLIDE)
    bare = go.Figure(layout={"height": 300, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}})
    drawn = framed(bare, frame, SLIDE, LIGHT).layout
    assert left == drawn.height - drawn.margin.t - drawn.margin.b


def test_a_room_without_a_height_leaves_a_figure_its_own() -> None:
    frame = Frame("A title", ("a line",), (), ())
    assert inside(frame, SHEET) is None
    assert inside(frame, REPORT) is None
