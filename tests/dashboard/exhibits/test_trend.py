"""An actor's strips as they leave: their numbers are the query's, their marks the page's."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.trend import trend
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.loaded import load
from tests.dashboard.exhibits.ordered import on_screen, order, printed, values, written
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP, Paper
from tests.dashboard.screen import charts


def papers() -> list[Paper]:
    """Trump: own decisions 0.9 in four articles of a day each; forces −0.4 undated; pressure without a side."""
    found = [
        Paper(LEDGER, dt.date(2025, 6, 2 + number), f"No. {number}").say(
            TRUMP, f"word {number}", {"independence": 0.9 + number / 100}
        )
        for number in range(4)
    ]
    found.append(Paper(LEDGER, None, "F").say(TRUMP, "word f", {"foreign_forces": -0.4}))
    return [*found, Paper(LEDGER, None, "G").say(BIBI, "word g", {"us_pressure": None, "independence": 0.1})]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return written(tmp_path_factory.mktemp("trend") / "S", papers())


@pytest.fixture(scope="module")
def sample(store):
    return load(str(store))


def points(figure) -> dict[tuple[str, str], float]:
    """The marks of a figure by topic and period; the height of a strip's mark tells its mean."""
    (trace,) = (one for one in figure["data"] if one.get("name") == "points")
    return {
        (topic, key): round(float(y), 4)
        for (topic, key, *_), y in zip(trace["customdata"], values(trace["y"]), strict=True)
    }


def test_the_numbers_are_the_stores(loaded) -> None:
    made = trend(order(loaded))
    found = made.table.set_index(["topic", "period"])
    assert made.title == "Donald Trump: stance on every topic, by day"
    assert found.loc[("independence", "all"), "mean"] == pytest.approx(0.915)
    assert found.loc[("independence", "2025-06-05"), "mean"] == pytest.approx(0.93)
    assert found.loc[("independence", "2025-06-05"), "start"] == dt.date(2025, 6, 5)
    assert found.loc[("foreign_forces", "undated"), "mean"] == pytest.approx(-0.4)
    assert np.isnan(found.loc[("foreign_forces", "all"), "low"])
    assert len(found) == 5 + 2
    assert set(made.table) == set(made.columns)
    assert set(points(made.figure.to_dict())) == {
        (topic, "" if period == "all" else period) for topic, period in found.index
    }
    assert (made.n_statements, made.n_articles) == (5, 5)
    assert made.takeaway.startswith(
        "Donald Trump is clearly in favour on “Israel decides its own security” (+0.9"
    )


def test_lines_for_powerpoint_have_every_period(loaded) -> None:
    native = trend(order(loaded)).native
    assert native.categories[:4] == ("all days", "\u00a0", "undated", "\u00a0")
    assert native.categories[4:] == ("2 Jun 2025", "3 Jun 2025", "4 Jun 2025", "5 Jun 2025")
    own, forces = native.series
    assert own[1] == pytest.approx((0.915, None, None, None, 0.9, 0.91, 0.92, 0.93))
    assert forces[1] == (pytest.approx(-0.4), None, pytest.approx(-0.4), *[None] * 5)


def test_the_marks_are_the_pages(app, store, sample) -> None:
    for params in ({}, {"actor": [TRUMP], "unit": ["month"]}, {"actor": [BIBI], "topics": ["us_pressure"]}):
        at = app(store, "actor", **params)
        assert points(trend(order(sample, **params)).figure.to_dict()) == points(charts(at)[0])


def test_a_slide_has_the_strips_with_evidence_and_names_the_others(loaded) -> None:
    made = trend(order(loaded, SLIDE))
    heads = [one.text for one in made.figure.layout.annotations]
    assert len(heads) == 2
    assert all("&nbsp; <span" in one for one in heads)  # in one line
    assert "Not in this picture: US pressure on Israel." in made.notes[0]
    assert len(trend(order(loaded, SHEET)).figure.layout.annotations) == 3


def test_a_picture_fits_its_room_and_asks_for_no_screen(sample) -> None:
    for room in (SHEET, SLIDE, REPORT):
        made = trend(order(sample, room, actor=[TRUMP]))
        picture = made.picture(room)
        assert picture.layout.width == room.width
        assert picture.layout.height == room.height or room.height is None
        assert on_screen(printed(made)) == []


def test_what_the_sides_of_each_topic_mean_is_told(sample) -> None:
    several = trend(order(sample, actor=[TRUMP]))
    assert sum("in favour of or against" in one for one in several.notes) == 3
    one = trend(order(sample, actor=[TRUMP], topics=["us_pressure"]))
    assert one.title.startswith("Donald Trump: stance on US pressure on Israel, by ")
    assert one.lines[0].startswith("US pressure on Israel: in favour of or against “")
    assert len(one.notes) == 2


def test_nothing_to_show_says_why(loaded, sample) -> None:
    with pytest.raises(NothingToShow, match="no statement with a side"):
        trend(order(loaded, to=["1999-01-01"], undated=["0"]))
    with pytest.raises(NothingToShow, match="Netanyahu"):
        trend(order(loaded, actor=[BIBI], topics=["us_pressure"]))
    assert "On no topic is" in trend(order(sample, actor=[BIBI], topics=["us_pressure"])).takeaway
