"""Where the articles are, as it leaves: every article in a tile, and in a table where it can be read."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exhibits.coverage import coverage
from dashboard.exhibits.exhibit import Grid, NothingToShow
from dashboard.figures.parts.framed import SLIDE
from dashboard.loaded import load
from dashboard.queries.coverage import calendar
from tests.dashboard.exhibits.ordered import on_screen, order, printed, written
from tests.dashboard.fixture import LEDGER, TRUMP, Paper
from tests.dashboard.screen import charts


@pytest.fixture(scope="module")
def loaded(store):
    return load(str(store))


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    """Twelve outlets: the first has 20 months with an article each, each other one has one article."""
    papers = [
        Paper(("big", "Big Post"), dt.date(2024 + number // 12, number % 12 + 1, 5), f"Big {number}")
        for number in range(20)
    ]
    papers += [Paper((f"o{n:02}", f"Outlet {n:02}"), dt.date(2025, 1, 5), f"Small {n}") for n in range(11)]
    for number, paper in enumerate(papers):
        paper.say(TRUMP, f"it is so {number}", {"independence": 0.5})
    return written(tmp_path_factory.mktemp("wide") / "S", papers)


def tiles(figure) -> list[list[float | None]]:
    return [list(row) for row in figure["data"][0]["z"]]


def test_the_numbers_are_the_stores_and_the_tiles_the_pages(app, store, loaded) -> None:
    made = coverage(order(loaded))
    assert made.n_articles == int(made.table["n_articles"].sum()) == 9
    assert list(made.table) == list(made.columns)
    assert (
        made.lines[0]
        == "9 articles from 3 outlets, 1 of unknown outlet · 5 Jan 2025 to 27 Oct 2025, 1 undated"
    )
    assert (
        made.takeaway
        == "9 articles: 2 outlets have most, 3 each; 1 article of unknown outlet; 1 without a date."
    )
    page = next(one for one in charts(app(store, "method")) if one["data"][0]["type"] == "heatmap")
    assert tiles(made.figure) == tiles(page)
    assert on_screen(printed(made)) == []


def test_the_table_has_the_same_numbers(loaded) -> None:
    grid = coverage(order(loaded)).native
    assert isinstance(grid, Grid)
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")
    assert grid.columns == (*(f"{month} 2025" for month in months), "Undated")  # as in the picture
    rows = {name: [cell and cell.words for cell in cells] for name, cells in grid.rows}
    assert rows["The Harbour Ledger"] == [None] * 5 + ["1", None, None, None, "2", None]
    assert rows["The Carmel Courier"] == [None] * 9 + ["1", "1"]
    assert sum(int(words) for row in rows.values() for words in row if words) == 9
    grounds = {cell.words: cell.ground for _, cells in grid.rows for cell in cells if cell}
    assert grounds["2"] == "#5C6670"  # the most
    assert grounds["1"] != grounds["2"]


def test_the_link_narrows_nothing(loaded) -> None:
    made = coverage(order(loaded, topics=["us_pressure"], outlet=[LEDGER[0]], to=["2025-01-31"]))
    assert made.n_articles == 9
    assert made.lines[1] == "The whole store, whatever the filters."


def test_on_a_slide_the_smallest_share_a_row_and_nothing_is_lost(wide) -> None:
    whole, slide = coverage(order(wide)), coverage(order(wide, SLIDE))
    assert len(whole.figure.layout.yaxis.ticktext) == 12
    names = list(slide.figure.layout.yaxis.ticktext)
    assert (len(names), names[0], names[-1]) == (8, "Big Post", "5 more outlets")
    assert "5 outlets with fewer articles share the last row." in slide.notes[1]
    marks = [str(one) for row in slide.figure.data[0].customdata for one in row if one]
    assert sum(int(one.rpartition(": ")[2].split()[0]) for one in marks) == 31
    assert slide.native is None  # twenty months are too many for a table
    assert len(slide.table) == len(calendar(wide.connection.cursor()).cells)


def test_a_table_of_months_far_apart_has_a_sign_between_them(tmp_path) -> None:
    days = [dt.date(2023, 11, 5), dt.date(2025, 1, 5), dt.date(2025, 2, 5), None]
    papers = [Paper(LEDGER, day, f"No. {place}") for place, day in enumerate(days)]
    grid = coverage(order(written(tmp_path / "S", papers))).native
    assert grid.columns == ("Nov 2023", "…", "Jan 2025", "Feb 2025", "Undated")
    (row,) = grid.rows
    assert [cell and cell.words for cell in row[1]] == ["1", None, "1", "1", "1"]


def test_the_unknown_outlet_is_no_outlet(tmp_path) -> None:
    known = [Paper((f"o{n:02}", f"Outlet {n:02}"), dt.date(2025, 1, 5), f"Small {n}") for n in range(9)]
    papers = [*known, *(Paper((None, None), dt.date(2025, 1, 6), f"Lost {n}") for n in range(3))]
    made = coverage(order(written(tmp_path / "S", papers), SLIDE))
    assert (
        made.takeaway == "12 articles: 9 outlets have 1 each; 3 articles of unknown outlet; 0 without a date."
    )
    names = [name for name, _ in made.native.rows]
    assert (len(names), names[-1]) == (8, "2 more outlets and the unknown one")
    assert made.figure.layout.yaxis.ticktext[-1] == "2 more outlets and the<br>unknown one"
    assert "2 outlets with fewer articles, and the unknown one, share the last row." in made.notes[1]


def test_nothing_to_show_says_why(tmp_path) -> None:
    with pytest.raises(NothingToShow, match="no article"):
        coverage(order(written(tmp_path / "S", [])))
