"""An actor's stance over time: means worked out by hand, and where each mark stands."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import pytest

from dashboard.figures.parts.strips import HEAD_PX, MOST_TICKS, STRIP_PX, middle, strips
from dashboard.figures.trend import CLICK_LAYER, MARK_PX, SMALL_PX, WHOLE_PX, describe, trend
from dashboard.filters import Filters, Tile
from dashboard.markup import actor_figures as markup
from dashboard.periods import read
from dashboard.queries import trend as query
from dashboard.queries.counts import counts
from dashboard.theme import DARK, LIGHT, stance_colour
from tests.dashboard.fixture import BIBI, ERDOGAN, LEDGER, TRUMP, Paper, _add, connection

TITLES = {
    "independence": "Own decisions", "us_pressure": "Pressure", "foreign_forces": "Forces", "other": "<b>Other</b>",
}  # fmt: skip


@pytest.fixture
def frame(cursor) -> pd.DataFrame:
    return query.trend(cursor, Filters(), BIBI, "month")


def row(frame: pd.DataFrame, topic: str, key: str) -> dict:
    (found,) = frame[(frame["topic"] == topic) & (frame["key"] == key)].to_dict("records")
    return found


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_a_period_is_the_mean_of_its_articles(frame) -> None:
    assert list(frame.loc[frame["topic"] == "independence", "key"]) == [
        "", "undated", "2025-01", "2025-06", "2025-10",
    ]  # fmt: skip
    # In June one article says 1.0 and 0.0, in October one 0.8, in January one 0.2; one without a day 0.9.
    june = row(frame, "independence", "2025-06")
    assert (june["mean"], june["n_statements"], june["n_articles"]) == (pytest.approx(0.5), 2, 1)
    assert math.isnan(june["low"])
    assert row(frame, "independence", "2025-10")["mean"] == pytest.approx(0.8)
    assert row(frame, "independence", "undated")["mean"] == pytest.approx(0.9)
    assert row(frame, "independence", "2025-06")["label"] == "June 2025"


def test_all_days_together_are_no_mean_of_the_periods(frame) -> None:
    whole = row(frame, "independence", query.WHOLE)
    assert whole["mean"] == pytest.approx((0.8 + 0.5 + 0.9 + 0.2) / 4)
    assert (whole["n_statements"], whole["n_articles"], whole["n_abstained"]) == (5, 4, 1)
    assert whole["low"] < whole["mean"] < whole["high"]
    assert pd.isna(whole["start"])


@pytest.mark.parametrize("unit", ["day", "week", "month"])
def test_each_mark_counts_what_its_tile_counts(cursor, unit) -> None:
    found = query.trend(cursor, Filters(), TRUMP, unit)
    for one in found.to_dict("records"):
        tile = Tile(actor=TRUMP, topic=one["topic"], when=read(one["key"]) if one["key"] else None)
        counted = counts(cursor, Filters(), tile)
        assert (counted.statements, counted.articles) == (one["n_statements"], one["n_articles"])
        assert counted.mean == pytest.approx(one["mean"])


def test_filters_narrow_it(cursor) -> None:
    dated = query.trend(cursor, Filters(undated=False, outlets=(LEDGER[0],)), BIBI, "day")
    assert set(dated["key"]) == {"", "2025-06-13", "2025-10-27"}
    assert query.trend(cursor, Filters(confidence=1.0), BIBI, "day").empty
    assert query.span(cursor, Filters(), BIBI) == (dt.date(2025, 1, 5), dt.date(2025, 10, 27))
    assert query.span(cursor, Filters(confidence=1.0), BIBI) == (None, None)


def test_a_topic_without_a_side_is_told_and_has_no_mean() -> None:
    tables = {name: [] for name in ("articles", "attributions", "statements", "mentions")}
    _add(tables, Paper(LEDGER, dt.date(2025, 3, 3), "Silence").say(ERDOGAN, "we shall see", {"other": None}))
    found = query.trend(connection(tables).cursor(), Filters(), ERDOGAN, "week")
    (only,) = found.to_dict("records")
    assert (only["topic"], only["key"], only["n_statements"], only["n_abstained"]) == ("other", "", 0, 1)
    assert math.isnan(only["mean"])
    figure = trend(found, TITLES, "week", LIGHT)
    assert any("1 statement, none with a side" in one.text for one in figure.layout.annotations)
    assert len(trace(figure, CLICK_LAYER).x) == 0


def test_an_unknown_unit_is_refused(cursor) -> None:
    with pytest.raises(ValueError, match="year"):
        query.trend(cursor, Filters(), BIBI, "year")


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_marks_are_coloured_and_sized_by_what_they_mean(frame, colours) -> None:
    means = trace(trend(frame, TITLES, "month", colours), "means")
    rows = frame[frame["n_statements"] > 0]
    assert list(means.marker.color) == [stance_colour(mean, colours) for mean in rows["mean"]]
    sizes = dict(zip(zip(rows["topic"], rows["key"], strict=True), means.marker.size, strict=True))
    assert sizes["independence", ""] == WHOLE_PX
    assert sizes["independence", "2025-06"] == SMALL_PX < MARK_PX


def test_strips_stand_in_order_on_one_scale(frame) -> None:
    figure = trend(frame, TITLES, "month", LIGHT)
    titles = [one.text for one in figure.layout.annotations]
    assert [text[3 : text.index("</b>")] for text in titles[:3]] == ["Own decisions", "Pressure", "Forces"]
    assert "+0.60 (" in titles[0]
    assert "5 statements, 4 articles" in titles[0]
    assert "&lt;b&gt;Other" in titles[3]
    assert "no statement with these filters" in titles[3]
    marks = dict(
        zip(map(tuple, trace(figure, CLICK_LAYER).customdata), trace(figure, CLICK_LAYER).y, strict=True)
    )
    top = figure.layout.yaxis.range[1]
    for key, y in marks.items():
        place = list(TITLES).index(key[0])
        strip = top - place * (HEAD_PX + STRIP_PX) - HEAD_PX
        assert strip - STRIP_PX <= y <= strip


def test_a_click_chooses_topic_and_period_and_nothing_else(frame) -> None:
    figure = trend(frame, TITLES, "month", LIGHT, ("independence", "2025-06", "", "", ""))
    layer = trace(figure, CLICK_LAYER)
    assert ["independence", "", "", "", ""] in [list(one) for one in layer.customdata]
    (ringed,) = layer.selectedpoints
    assert list(layer.customdata[ringed]) == ["independence", "2025-06", "", "", ""]
    assert "one article: no interval can be given" in layer.hovertext[ringed]
    assert trace(trend(frame, TITLES, "month", LIGHT), CLICK_LAYER).selectedpoints is None


def test_time_runs_to_the_right_of_what_has_none(frame) -> None:
    layer = trace(trend(frame, TITLES, "month", LIGHT), CLICK_LAYER)
    x = {tuple(key)[:2]: place for key, place in zip(layer.customdata, layer.x, strict=True)}
    own = [x["independence", key] for key in ("", "undated", "2025-01", "2025-06", "2025-10")]
    assert own == sorted(own)
    assert own[-1] < 1


def test_a_line_joins_only_periods_that_follow_each_other() -> None:
    tables = {name: [] for name in ("articles", "attributions", "statements", "mentions")}
    for month in (1, 2, 5):
        said = Paper(LEDGER, dt.date(2025, month, 3), f"Month {month}")
        _add(tables, said.say(ERDOGAN, f"so it is {month}", {"independence": 0.5}))
    found = query.trend(connection(tables).cursor(), Filters(), ERDOGAN, "month")
    line = trace(trend(found, TITLES, "month", LIGHT), "line")
    assert [place is None for place in line.x] == [False, False, True, False]


@pytest.mark.parametrize(
    ("days", "unit"), [([1], "day"), ([1, 40], "week"), ([1, 400], "month"), ([1, 9000], "month")]
)
def test_the_axis_of_time_has_a_few_round_ticks(days, unit) -> None:
    starts = [dt.date(2000, 1, 3) + dt.timedelta(days=day) for day in days]
    geometry = strips(["a"], {"a"}, starts, unit)
    ticks = geometry.ticks()[1:]
    assert 1 <= len(ticks) <= MOST_TICKS
    assert all(geometry.slots < place <= 1 for place, _ in ticks)
    assert [place for place, _ in ticks] == sorted({place for place, _ in ticks})
    assert ticks[0][1].count("<br>") == 1  # the year is told


def noon(day: int) -> dt.datetime:
    return dt.datetime.combine(dt.date(2025, 10, day), dt.time(12))


def test_marks_stand_in_the_middle_of_their_period() -> None:
    assert middle(dt.date(2025, 10, 27), "day") == noon(27)
    assert middle(dt.date(2025, 10, 27), "week") == noon(30)


def test_the_strips_in_words(frame) -> None:
    told = describe(frame, TITLES, "Jane Doe", "month")
    assert "Stance of Jane Doe by month." in told
    assert "January 2025 +0.20, October 2025 +0.80" in told
    assert "<b>Other</b>: no evidence." in told
    table = markup.trend_table(frame, TITLES, "Jane <i>Doe</i>")
    assert "no interval" in table
    assert "Jane &lt;i&gt;Doe" in table
    assert table.index("Own decisions") < table.index("Pressure") < table.index("Forces")
