"""Who quotes an actor, as it leaves: the page's bars, and counts worked out by hand."""

from __future__ import annotations

import pytest

from dashboard.exhibits.exhibit import Bars, NothingToShow
from dashboard.exhibits.quoted import quoted
from dashboard.figures.parts.framed import SLIDE
from dashboard.loaded import load
from tests.dashboard.exhibits.ordered import crowd, marks, on_screen, order, printed, written
from tests.dashboard.fixture import BIBI, COURIER, ERDOGAN, LEDGER, TRUMP
from tests.dashboard.screen import charts


@pytest.fixture(scope="module")
def loaded(store):
    return load(str(store))


def test_the_numbers_are_the_stores(loaded) -> None:
    made = quoted(order(loaded, actor=[BIBI]))
    table = made.table.set_index("outlet_id")
    assert table.loc[LEDGER[0]][["n_statements", "n_articles", "n_abstained"]].to_list() == [3, 2, 1]
    assert table.loc[COURIER[0]]["n_statements"] == 2
    assert set(made.table) == set(made.columns)
    assert isinstance(made.native, Bars)
    assert made.native.stacked
    assert [name for name, _, _ in made.native.series] == [
        "quoted, whole or in part", "reported", "deeds and attitudes",
    ]  # fmt: skip
    place = made.native.categories.index("The Harbour Ledger")
    assert [values[place] for _, values, _ in made.native.series] == [1.0, 2.0, 0.0]
    assert made.n_statements == sum(made.table["n_statements"]) == 7
    assert made.title == "Who quotes Benjamin Netanyahu, on all topics"
    assert made.takeaway == (
        "The Harbour Ledger quotes Benjamin Netanyahu most: 3 of 7 statements (43\u00a0%); 3 known outlets in all."
    )
    assert "1 statement without a side left out." in made.notes[1]
    assert len(made.statements) == 3
    assert on_screen(printed(made)) == []


def test_the_bars_are_the_pages(app, store, loaded) -> None:
    at = app(store, "actor", actor=TRUMP)
    page = next(one for one in charts(at) if marks(one, "reported"))
    made = quoted(order(loaded, actor=[TRUMP])).figure.to_dict()
    for part in ("quoted", "reported", "deeds"):
        assert marks(made, part) == marks(page, part)


def test_without_an_actor_it_is_the_pages(app, store, loaded) -> None:
    at = app(store, "actor")
    assert "Benjamin Netanyahu" in str(charts(at)) + str([one.proto.alt for one in at.get("plotly_chart")])
    made = quoted(order(loaded))
    assert made.title == "Who quotes Benjamin Netanyahu, on all topics"


def test_an_unknown_outlet_leads_nothing(loaded) -> None:
    made = quoted(order(loaded, actor=[ERDOGAN]))
    assert made.takeaway == "No known outlet has a statement of Recep Tayyip Erdogan with a side."
    assert list(made.figure.layout.yaxis.ticktext) == ["Outlet unknown"]


def test_one_topic_stands_in_the_title_and_among_the_filters(loaded) -> None:
    made = quoted(order(loaded, actor=[TRUMP], topics=["us_pressure"]))
    assert made.title == "Who quotes Donald Trump: US pressure on Israel"
    assert made.lines[-1] == "Filters: only US pressure on Israel; copies of a story count once"
    assert made.takeaway == "All that has a side is in The Harbour Ledger: 2 statements of Donald Trump."


def test_a_slide_has_eight_rows_and_counts_the_others(tmp_path) -> None:
    outlets = [(f"outlet-{number:02}", f"Outlet {number:02}") for number in range(11)]
    made = quoted(order(written(tmp_path / "S", crowd(1, outlets)), SLIDE))
    assert len(made.figure.layout.yaxis.ticktext) == 8
    assert len(made.native.categories) == 8
    assert len(made.table) == 11
    assert "Not shown: 3 outlets with 3 statements." in made.notes[1]
    assert made.takeaway.startswith("11 outlets quote Actor-00 most: 1 of 11 statements")


def test_nothing_to_show_says_why(loaded) -> None:
    with pytest.raises(NothingToShow, match="no statement of this actor"):
        quoted(order(loaded, actor=[ERDOGAN], topics=["us_pressure"]))
    with pytest.raises(NothingToShow, match="nobody has a statement"):
        quoted(order(loaded, to=["1999-01-01"], undated=["0"]))
