"""Where marks and numbers of a timeline stand, so that none hides another and none is cut."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pandas as pd
import pytest

from dashboard import periods, theme
from dashboard.figures import timeline as figure
from dashboard.figures.parts.timeline_lines import Drawn, Line
from dashboard.figures.parts.timeline_notes import ROW_PX, STRIP
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI
from tests.dashboard.test_timeline import drawn, tables, trace


@pytest.fixture(scope="module")
def asked():
    with fixture.connection(tables()) as connection:
        yield connection


@pytest.mark.parametrize("unit", ["day", "week", "month"])
def test_marks_of_two_actors_in_one_period_stand_beside_each_other(unit) -> None:
    lines = tuple(Line(place, f"a{place}", "A") for place in range(6))
    days = [dt.date(2020, 1, 6), dt.date(2025, 1, 6)]
    known = [periods.of_day(day, unit) for day in days]
    rows = [
        {
            "actor_id": line.actor_id, "actor": "A", "key": one.key, "start": pd.Timestamp(one.start),
            "end": pd.Timestamp(one.end), "mean": 0.5, "low": 0.4, "high": 0.6, "n_articles": 5,
            "n_statements": 5, "n_favor": 5, "n_against": 0, "n_mixed": 0, "n_neutral": 0,
        }
        for line in lines for one in known
    ]  # fmt: skip
    made = figure.timeline(Drawn(pd.DataFrame(rows), unit, lines), theme.LIGHT)
    x = sorted(pd.Timestamp(one) for one in trace(made, "points").x)[:6]
    shown = pd.Timestamp(known[1].end) - pd.Timestamp(known[0].start)
    assert all((other - one) / shown > 0.006 for one, other in pairwise(x))
    assert (x[-1] - x[0]) / shown < 0.04
    assert made.layout.xaxis.range[0] < x[0]


def test_numbers_of_the_undated_stand_below_each_other_and_end_with_the_strip(asked) -> None:
    both = drawn(asked, actors=(BIBI, "only-undated"))
    notes = figure.timeline(both, theme.LIGHT).layout.annotations
    strip = [one for one in notes if one.x == STRIP[1] and one.xref == "paper"]
    assert all(one.xanchor == "right" for one in strip)
    rows = [one for one in strip if one.text.startswith("1 ")]
    assert [one.yshift for one in rows] == [-ROW_PX, -2 * ROW_PX]
    assert trace(figure.timeline(both, theme.LIGHT), f"symbols {BIBI}").cliponaxis is False
