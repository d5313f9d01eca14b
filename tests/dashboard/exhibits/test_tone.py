"""Tone against stance as it leaves: a mark for each statement of the page, and what a corner counts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.tone import tone
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.loaded import load
from dashboard.queries.tone import MOST_MARKS
from tests.dashboard import fixture
from tests.dashboard.exhibits.ordered import on_screen, order, printed, written
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP, Paper
from tests.dashboard.screen import charts


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Netanyahu: in favour twice, once in gloomy words; against once, in bright words; once without a side."""
    tables: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    paper = Paper(LEDGER, dt.date(2025, 3, 3), "All").say(BIBI, "we go on", {"independence": 0.9})
    paper.say(BIBI, "it is well", {"independence": 0.7}).say(BIBI, "never", {"independence": -0.8})
    paper.say(BIBI, "who knows", {"independence": None})
    fixture._add(tables, paper)
    for row, value in zip(tables["attributions"], (-0.75, 0.0, 0.6, 0.0), strict=True):
        row["tone"] = value
    return load(str(fixture.write_store(tmp_path_factory.mktemp("tone") / "S", tables)))


def ids(figure) -> set[str]:
    """The statements of a figure's marks."""
    (trace,) = (one for one in figure["data"] if one.get("name") == "statements")
    return {key[3] for key in trace["customdata"]}


def test_the_numbers_are_the_stores(loaded) -> None:
    made = tone(order(loaded))
    assert made.title == "Benjamin Netanyahu: tone against stance"
    assert list(made.table["stance"]) == pytest.approx([-0.8, 0.7, 0.9])
    assert list(made.table["tone"]) == pytest.approx([0.6, 0.0, -0.75])
    assert list(made.table["published"]) == [dt.date(2025, 3, 3)] * 3
    assert set(made.table) == set(made.columns)
    assert ids(made.figure.to_dict()) == set(made.table["statement_id"])
    assert (made.n_statements, made.n_articles) == (3, 1)
    assert made.takeaway == (
        "Benjamin Netanyahu: 1 of 2 statements in favour in gloomy words, 1 of 1 statement against in bright words."
    )
    assert [one.words for one in made.signs] == ["in favour", "against"]
    assert "Left out: 1 statement without a side." in made.notes[1]
    assert made.native is None


def test_the_marks_are_the_pages(app, store) -> None:
    for params in ({}, {"actor": [TRUMP]}, {"actor": [BIBI], "topics": ["us_pressure"]}):
        at = app(store, "actor", **params)
        (shown,) = (one for one in charts(at) if any(t.get("name") == "statements" for t in one["data"]))
        assert ids(tone(order(load(str(store)), **params)).figure.to_dict()) == ids(shown)


def test_a_sample_is_said_to_be_one(tmp_path) -> None:
    papers = []
    for number in range(21):
        paper = Paper(LEDGER, dt.date(2025, 3, 1 + number), f"No. {number}")
        for word in range(20):
            paper.say(BIBI, f"word {word} of {number}", {"independence": 0.5})
        papers.append(paper)
    made = tone(order(written(tmp_path / "S", papers)))
    assert len(made.table) == MOST_MARKS < made.n_statements == 420
    assert "a sample of 400 of 420" in made.notes[0]
    assert "0 of 400 statements shown in favour" in made.takeaway


def test_a_picture_fits_its_room_and_asks_for_no_screen(loaded) -> None:
    for room in (SHEET, SLIDE, REPORT):
        made = tone(order(loaded, room))
        picture = made.picture(room)
        assert picture.layout.width == room.width
        assert picture.layout.height == room.height or room.height is None
        assert on_screen(printed(made)) == []


def test_nothing_to_show_says_why(loaded) -> None:
    with pytest.raises(NothingToShow, match="no statement with a side"):
        tone(order(loaded, to=["1999-01-01"]))
    with pytest.raises(NothingToShow, match="Benjamin Netanyahu"):
        tone(order(loaded, actor=[BIBI], to=["1999-01-01"]))
