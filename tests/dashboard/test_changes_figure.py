"""The rows of position changes: where the means stand, in which colour, and what a row says."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dashboard.figures import changes as figure
from dashboard.figures.parts.timeline_lines import Marker
from dashboard.theme import DARK, LIGHT
from dashboard.turns import Series, turns


def marker(means: list[float], name: str = "Ann <b>Roe</b>") -> Marker:
    n = len(means)
    series = Series(np.arange(n), np.array(means), np.full(n, 0.1), np.full(n, 2, dtype=np.int64))
    (turn,) = turns(series)
    return Marker("ann", name, dt.date(2025, 6, 7), dt.date(2025, 7, 8), "2025-07-08", turn)


FOUND, HINT = marker([0.8] * 6 + [-0.7] * 6), marker([-0.6, -0.8, 0.7, 0.8], "Bo")


def trace(drawn, name: str):
    return next(one for one in drawn.data if one.name == name)


def test_means_stand_on_the_fixed_scale_in_the_colours_of_their_sides() -> None:
    drawn = figure.changes([FOUND, HINT], LIGHT)
    before, after = trace(drawn, "before"), trace(drawn, "after")
    assert list(before.x) == pytest.approx([0.8, -0.7])
    assert list(after.x) == pytest.approx([-0.7, 0.75])
    assert list(before.text) == ["<b>+0.80</b>", "<b>−0.70</b>"]
    assert list(before.marker.line.color) == [LIGHT.favor, LIGHT.against]
    assert list(after.marker.color) == [LIGHT.against, "#FFFFFF"]  # the hint is hollow
    assert drawn.layout.xaxis.range == (-1.1, 1.1)
    assert all(one < other for one, other in zip(before.y, after.y, strict=True))
    assert list(figure.changes([HINT], DARK).data[1].marker.color) == [DARK.surface]


def test_intervals_are_those_of_the_parts() -> None:
    (lines,) = (one for one in figure.changes([FOUND], LIGHT).data if one.name == "intervals")
    before, after = FOUND.turn.before, FOUND.turn.after
    assert [x for x in lines.x if x is not None] == pytest.approx(
        [before.low, before.high, after.low, after.high]
    )


def test_an_arrow_leads_from_before_to_after_in_the_colour_it_leads_to() -> None:
    drawn = figure.changes([FOUND, HINT], LIGHT)
    first, second = (one for one in drawn.layout.annotations if one.showarrow)
    assert (first.ax, first.x, first.arrowcolor) == (pytest.approx(0.8), pytest.approx(-0.7), LIGHT.against)
    assert (second.ax, second.x, second.arrowcolor) == (
        pytest.approx(-0.7),
        pytest.approx(0.75),
        LIGHT.favor,
    )


def test_a_row_says_who_when_and_of_how_much_and_a_hint_that_it_is_one() -> None:
    drawn = figure.changes([FOUND, HINT], LIGHT)
    first, second = (one.text for one in drawn.layout.annotations if not one.showarrow)
    assert first.startswith("<b>Ann &lt;b&gt;Roe&lt;/b&gt;</b>")
    assert "7 Jun 2025 – 8 Jul 2025 · 12 statements in 6 articles → 12 in 6" in first
    assert "hint" not in first
    assert "<b>hint</b>" in second


def test_a_long_name_is_cut() -> None:
    drawn = figure.changes([marker([0.8] * 6 + [-0.7] * 6, "N" * 90)], LIGHT)
    assert f"<b>{'N' * (figure.NAME - 1)}…</b>" in drawn.layout.annotations[0].text


def test_rows_fill_the_room_within_bounds() -> None:
    assert figure.most(240) == 4
    assert figure.most(0) == 1
    own = figure.changes([FOUND] * 3, LIGHT).layout.height
    assert figure.changes([FOUND] * 3, LIGHT, 250).layout.height > own
    assert figure.changes([FOUND] * 4, LIGHT, 235).layout.height < own + figure.ROW_PX
    assert (
        figure.changes([FOUND], LIGHT, 900).layout.height == figure.changes([FOUND], LIGHT, 400).layout.height
    )


def test_the_rows_in_words_have_every_number() -> None:
    told = figure.describe([FOUND, HINT], "own decisions")
    assert told.startswith("2 position changes on own decisions. Ann <b>Roe</b>, 7 Jun 2025 – 8 Jul 2025: ")
    assert "mean +0.80 (" in told
    assert told.endswith("after, hint.")
