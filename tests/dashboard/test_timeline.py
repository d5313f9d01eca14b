"""The timeline's query and figure, against answers made by hand."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import theme
from dashboard.figures import timeline as figure
from dashboard.figures.parts.timeline_frame import counted, ticks
from dashboard.figures.parts.timeline_lines import COLOURS, SHAPES, Drawn, Line, Marker
from dashboard.figures.parts.timeline_notes import APART, MOST_NAMES, WORDED_EVENTS, _short, spread
from dashboard.filters import Filters
from dashboard.markup import timeline as markup
from dashboard.queries import timeline as query
from dashboard.turns import Series, turns
from pipeline.packs import Event
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP, Paper

ON = Filters(topics=("independence",))
HOSTILE = "<b>Ann</b> $x$"


def tables() -> dict[str, list[dict]]:
    """Netanyahu in three weeks, two of them neighbours, and undated; Trump in one week.

    Week of 2 June: 0.8 and (1.0, 0.0) → 0.65 of 2 articles. Of 9 June: −0.4. Of 30 June: 0.2 twice.
    """
    made: dict[str, list[dict]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    papers = [
        Paper(LEDGER, dt.date(2025, 6, 2), "A").say(BIBI, "word a", {"independence": 0.8}),
        Paper(COURIER, dt.date(2025, 6, 8), "B")
        .say(BIBI, "word b", {"independence": 1.0, "us_pressure": -1.0})
        .say(BIBI, "word c", {"independence": 0.0})
        .say(BIBI, "no side", {"independence": None}),
        Paper(LEDGER, dt.date(2025, 6, 9), "C").say(BIBI, "word d", {"independence": -0.4}),
        Paper(LEDGER, dt.date(2025, 6, 30), "D").say(BIBI, "word e", {"independence": 0.2}),
        Paper(COURIER, dt.date(2025, 7, 6), "E")
        .say(BIBI, "word f", {"independence": 0.2})
        .say(TRUMP, "word g", {"independence": -0.5}),
        Paper(LEDGER, None, "F").say(BIBI, "word h", {"independence": 0.9}),
        Paper(LEDGER, None, "G").say("only-undated", "word i", {"independence": 0.9}),
    ]
    for paper in papers:
        fixture._add(made, paper)
    return made


@pytest.fixture(scope="module")
def asked():
    with fixture.connection(tables()) as connection:
        yield connection


def drawn(asked, actors=(BIBI, TRUMP), **parts) -> Drawn:
    found = query.timeline(asked.cursor(), ON, actors, parts.pop("unit", None))
    names = found.marks.drop_duplicates("actor_id").set_index("actor_id")["actor"]
    lines = tuple(Line(place, one, names[one]) for place, one in enumerate(actors))
    return Drawn(found.marks, found.unit, lines, **parts)


def trace(drawn_figure: go.Figure, name: str) -> go.Scatter:
    return next(one for one in drawn_figure.data if one.name == name)


def test_periods_have_the_mean_of_their_articles_means(asked) -> None:
    found = query.timeline(asked.cursor(), ON, (TRUMP, BIBI), "week")
    rows = found.marks[["actor_id", "key", "n_articles", "n_statements", "n_favor", "n_neutral"]]
    assert rows.to_numpy().tolist() == [
        [TRUMP, "2025-W27", 1, 1, 0, 0],
        [BIBI, "2025-W23", 2, 3, 2, 1],
        [BIBI, "2025-W24", 1, 1, 0, 0],
        [BIBI, "2025-W27", 2, 2, 2, 0],
        [BIBI, "undated", 1, 1, 1, 0],
    ]
    assert found.marks["mean"].tolist() == pytest.approx([-0.5, 0.65, -0.4, 0.2, 0.9])
    assert found.marks["line"].tolist() == [0, 1, 1, 1, 1]
    assert math.isnan(found.marks["low"].iloc[0])  # one article has no interval
    assert found.marks["low"].iloc[1] == -1.0  # two that differ tell little
    assert found.marks["start"].iloc[1] == pd.Timestamp(2025, 6, 2)
    assert found.marks["end"].iloc[1] == pd.Timestamp(2025, 6, 8)


def test_the_unit_suits_the_time_unless_one_is_asked_for(asked) -> None:
    found = query.timeline(asked.cursor(), ON, (BIBI,))
    assert (found.unit, found.own) == ("day", "day")
    assert found.marks["key"].tolist()[:2] == ["2025-06-02", "2025-06-08"]
    months = query.timeline(asked.cursor(), ON, (BIBI,), "month")
    assert (months.unit, months.own) == ("month", "day")
    # June: 0.8, 0.5, -0.4 and 0.2 of four articles; July: 0.2.
    assert months.marks["mean"].tolist() == pytest.approx([0.275, 0.2, 0.9])
    assert query._units(dt.date(2000, 1, 1), dt.date(2025, 1, 1)) == ("month",)
    assert query._units(None, None) == ("day", "week", "month")


def test_filters_narrow_the_marks(asked) -> None:
    def keys(**filters) -> list[str]:
        narrowed = replace(ON, **filters)
        return query.timeline(asked.cursor(), narrowed, (BIBI,), "week").marks["key"].tolist()

    assert "undated" not in keys(undated=False)
    assert keys(outlets=(COURIER[0],)) == ["2025-W23", "2025-W27"]
    assert keys(start=dt.date(2025, 6, 9), end=dt.date(2025, 6, 29)) == ["2025-W24", "undated"]
    assert query.timeline(asked.cursor(), ON, ()).marks.empty
    assert query.timeline(asked.cursor(), ON, ("nobody",)).marks.empty


def test_actors_with_most_dated_statements_come_first(asked) -> None:
    found = query.speakers(asked.cursor(), ON)
    assert found[["actor_id", "n_dated", "n_statements"]].to_numpy().tolist() == [
        [BIBI, 6, 7],
        [TRUMP, 1, 1],
        ["only-undated", 0, 1],
    ]


def test_the_scale_is_fixed_and_no_mark_without_a_day_is_at_a_time(asked) -> None:
    made = figure.timeline(drawn(asked, unit="week"), theme.LIGHT)
    assert made.layout.yaxis.tickvals == (-1, -0.5, 0, 0.5, 1)
    assert made.layout.yaxis.range[1] > 1
    points, undated = trace(made, "points"), trace(made, "undated")
    assert [data[:2] for data in points.customdata] == [
        [BIBI, "2025-W23"],
        [BIBI, "2025-W24"],
        [BIBI, "2025-W27"],
        [TRUMP, "2025-W27"],
    ]
    assert (undated.xaxis, list(undated.x), undated.customdata[0][:2]) == ("x2", [0], [BIBI, "undated"])
    assert all(pd.Timestamp(2025, 6, 2) <= x <= pd.Timestamp(2025, 7, 7) for x in points.x)
    assert [one.text for one in made.layout.annotations].count("undated") == 1
    dated_only = replace(drawn(asked, unit="week"), marks=drawn(asked, unit="week").dated)
    assert "undated" not in [one.text for one in figure.timeline(dated_only, theme.LIGHT).layout.annotations]


def test_lines_do_not_run_over_empty_periods_but_dots_do(asked) -> None:
    made = figure.timeline(drawn(asked, unit="week"), theme.LIGHT)
    line, gap = trace(made, "line"), trace(made, "gap")
    assert [y and round(y, 2) for y in line.y] == [0.65, -0.4, None, 0.2, None]
    assert [y and round(y, 2) for y in gap.y] == [-0.4, 0.2, None]
    assert gap.line.dash == "dot"


def test_few_statements_are_hollow_and_bars_count_them(asked) -> None:
    made = figure.timeline(drawn(asked, unit="week"), theme.LIGHT)
    symbols = trace(made, f"symbols {BIBI}")
    colour = COLOURS[0]
    assert list(symbols.marker.color) == [colour, theme.LIGHT.surface, theme.LIGHT.surface]
    assert symbols.marker.symbol == SHAPES[0].plotly
    bars = trace(made, f"statements {BIBI}")
    assert (list(bars.y), made.layout.barmode) == ([3, 1, 2], "stack")
    assert bars.customdata[0][:2] == [BIBI, "2025-W23"]
    assert "3 statements in 2 articles: 2 in favour, 1 neutral" in bars.hovertext[0]
    assert "95\u00a0% interval −1.00 to +1.00" in bars.hovertext[0]
    assert "one article: no interval" in bars.hovertext[1]


def test_an_interval_is_a_band_between_neighbours_and_a_whisker_alone() -> None:
    days = [dt.date(2025, 6, day) for day in (1, 2, 3, 6)]
    marks = pd.DataFrame(
        {
            "actor_id": "a", "actor": HOSTILE, "key": [day.isoformat() for day in days],
            "start": pd.to_datetime(days), "end": pd.to_datetime(days), "mean": [0.1, 0.2, 0.3, 0.4],
            "low": [0.0, 0.1, math.nan, 0.2], "high": [0.2, 0.3, math.nan, 0.5], "n_articles": 5,
            "n_statements": 5, "n_favor": 5, "n_against": 0, "n_mixed": 0, "n_neutral": 0,
        }
    )  # fmt: skip
    made = figure.timeline(Drawn(marks, "day", (Line(0, "a", HOSTILE),)), theme.DARK)
    band, symbols = trace(made, "band"), trace(made, "symbols a")
    assert list(band.y) == [0.2, 0.3, 0.1, 0.0, None]
    assert list(symbols.error_y.array) == pytest.approx([0, 0, 0, 0.1])
    assert list(symbols.error_y.arrayminus) == pytest.approx([0, 0, 0, 0.2])
    assert "&lt;b&gt;Ann&lt;/b&gt;" in made.layout.annotations[0].text
    assert "&lt;b&gt;Ann&lt;/b&gt;" in trace(made, "points").hovertext[0]


def test_the_chosen_mark_is_outlined_and_what_a_click_keeps_goes_with_it(asked) -> None:
    made = figure.timeline(drawn(asked, unit="week", keep=(TRUMP, BIBI)), theme.LIGHT, (BIBI, "undated"))
    assert trace(made, "undated").selectedpoints == (0,)
    assert trace(made, "points").selectedpoints is None
    assert list(trace(made, "points").customdata[0][2]) == [TRUMP, BIBI]


def test_names_at_the_ends_of_lines_do_not_cover_each_other() -> None:
    lines = [Line(place, f"a{place}", "Name") for place in range(6)]
    ends = [0.5, 0.49, 0.51, -1.0, -0.99, -0.98]
    marks = pd.DataFrame({"actor_id": [line.actor_id for line in lines], "mean": ends})
    heights = [height for _, height in spread(marks, lines)]
    assert all(one - other >= APART - 1e-9 for one, other in pairwise(heights))
    assert heights[-1] == -1.0
    assert [line.place for line, _ in spread(marks, lines)][:3] == [2, 0, 1]


def test_events_have_words_where_they_fit_and_numbers_anyhow(asked) -> None:
    far = (Event(dt.date(2025, 6, 5), "First <b>"), Event(dt.date(2025, 6, 28), "Second"))
    notes = figure.timeline(drawn(asked, events=far), theme.LIGHT).layout.annotations
    assert [one.text for one in notes[MOST_NAMES : MOST_NAMES + 2]] == ["First &lt;b&gt;", "Second"]
    near = (*far, Event(dt.date(2025, 6, 29), "Third"))
    notes = figure.timeline(drawn(asked, events=near), theme.LIGHT).layout.annotations
    assert not any(one.visible for one in notes[MOST_NAMES : MOST_NAMES + WORDED_EVENTS])
    assert [one.text for one in notes if one.text in {"1", "2", "3"} and one.hovertext] == ["1", "2", "3"]


def test_a_change_is_a_diamond_in_its_gap(asked) -> None:
    (turn,) = turns(Series(*(pd.Series(x).to_numpy() for x in ([1, 1, 9, 9], [0.6, 0.6, -0.4, -0.4], [0.5] * 4, [1] * 4))))
    one = Marker(BIBI, "B <i>", dt.date(2025, 6, 2), dt.date(2025, 6, 10), "2025-W24", turn)
    made = figure.timeline(drawn(asked, unit="week", changes=(one,)), theme.LIGHT)
    diamond = trace(made, "changes")
    assert diamond.marker.symbol == "diamond"
    assert list(diamond.marker.color) == [theme.LIGHT.surface]  # hollow: a hint
    assert (list(diamond.y), diamond.customdata[0][:2]) == (pytest.approx([0.1]), [BIBI, "2025-W24"])
    assert diamond.x[0] == pd.Timestamp(2025, 6, 6, 12)
    assert "→ ▼ against?" in [note.text for note in made.layout.annotations]
    assert "B &lt;i&gt;" in diamond.hovertext[0]
    assert "1 hint" in figure.describe(drawn(asked, changes=(one,)), "it")


@pytest.mark.parametrize(
    ("first", "last", "unit_days", "texts"),
    [
        ("2025-06-02", "2025-06-04", 1, ["2 Jun<br>2025", "3 Jun", "4 Jun"]),
        ("2024-12-30", "2025-01-12", 7, ["30 Dec<br>2024", "6 Jan<br>2025"]),
        ("2024-11-25", "2025-08-31", 7, ["Jan<br>2025", "Mar", "May", "Jul"]),
        ("2025-01-01", "2025-03-31", 31, ["Jan<br>2025", "Feb", "Mar"]),
        (
            "2000-01-01",
            "2025-12-31",
            31,
            ["Jan<br>2000", "Jan<br>2005", "Jan<br>2010", "Jan<br>2015", "Jan<br>2020", "Jan<br>2025"],
        ),
    ],
)
def test_the_time_axis_is_labelled_sparsely(first, last, unit_days, texts) -> None:
    length = pd.Timedelta(days=unit_days - 1)
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    marks = pd.DataFrame({"start": [start, end - length], "end": [start + length, end]})
    assert ticks(marks)[1] == texts


def test_counts_are_labelled_in_round_numbers() -> None:
    assert counted(1) == [0, 1]
    assert counted(7) == [0, 5]
    assert counted(1234) == [0, 500, 1000]


def test_numbers_under_the_undated_stay_short() -> None:
    assert [_short(n) for n in (870, 2701, 12_345, 1_600_000)] == ["870", "2.7k", "12k", "1.6M"]


def test_it_is_told_in_words_and_in_a_table(asked) -> None:
    shown = drawn(asked, unit="week")
    told = figure.describe(shown, "it")
    assert "Benjamin Netanyahu: 6 dated statements, mean +0.65 in the week of 2 Jun 2025" in told
    assert "+0.20 in that of 30 Jun 2025" in told
    assert "Benjamin Netanyahu: 1 undated statement, +0.90." in told
    table = markup.as_table(shown.marks, "week", "it")
    assert "week of 30 Jun 2025" in table
    assert "<td>no interval</td>" in table
    assert table.count("<tr>") == 1 + len(shown.marks)
    found = query.timeline(asked.cursor(), ON, (BIBI, TRUMP), "week")
    caption = markup.caption(found, ON, shown.lines, ["A <b>"])
    assert "8 statements of these 2 actors in 6 articles" in caption  # E quotes both
    assert "1 of them undated" in caption
    assert "No statement of A &lt;b&gt; here" in caption
    without = markup.caption(replace(found, marks=shown.dated), replace(ON, undated=False), shown.lines, [])
    assert "undated articles are left out" in without
    own = (Event(dt.date(2025, 6, 5), "Mine <script>"),)
    assert (
        "<time datetime='2025-06-05'>5 Jun 2025</time>: <bdi>Mine &lt;script&gt;</bdi> <em>(yours)</em>"
        in (markup.events(own, own, 2))
    )
    assert "2 events lie outside" in markup.events(own, own, 2)
    assert markup.events((), (), 0) == ""
    assert "● </span>" not in markup.key(shown.lines, theme.LIGHT)
    assert "Benjamin Netanyahu" in markup.key(shown.lines, theme.LIGHT)


def test_lines_can_be_told_from_the_page_in_both_modes() -> None:
    grounds = {"light": "#FFFFFF", "dark": "#14181A"}
    for colours in (theme.LIGHT, theme.DARK):
        for place in range(len(SHAPES)):
            colour = Line(place, "a", "A").colour(colours)
            assert theme.contrast(colour, grounds[colours.mode]) >= 3
