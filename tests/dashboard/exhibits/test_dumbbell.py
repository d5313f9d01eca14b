"""The dumbbell as it leaves: its numbers are the store's, its marks the page's, its words those of paper."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.exhibits.dumbbell import dumbbell
from dashboard.exhibits.exhibit import NothingToShow
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.loaded import load
from dashboard.queries import dumbbell as query
from tests.dashboard.exhibits.ordered import BOTH, apart, crowd, marks, on_screen, order, printed, written
from tests.dashboard.fixture import BIBI, COURIER, DECLARED, LEDGER, TRUMP
from tests.dashboard.screen import charts

VALLEY = "name:Valley <b>Post</b>"
ON = {"topic": ["independence"], "vs": BOTH}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return written(tmp_path_factory.mktemp("apart") / "S", apart())


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    return written(tmp_path_factory.mktemp("crowd") / "S", crowd(14, (LEDGER, COURIER, DECLARED)))


def test_the_numbers_are_the_stores(loaded) -> None:
    made = dumbbell(order(loaded, **ON))
    table = made.table.set_index(["actor_id", "outlet_id"])
    assert table.loc[BIBI, LEDGER[0]]["mean"] == pytest.approx(0.9)
    assert table.loc[BIBI, COURIER[0]]["mean"] == pytest.approx(-0.9)
    assert table.loc[BIBI, LEDGER[0]]["gap"] == pytest.approx(1.8)
    assert list(made.table["told_apart"]) == [True, True, False, False]
    assert np.isnan(table.loc[TRUMP, LEDGER[0]]["gap_low"])
    assert set(made.table) == set(made.columns)
    assert marks(made.figure.to_dict(), "outlet-") == {"outlet-0": [0.9, 0.5], "outlet-1": [-0.9, 0.5]}
    assert made.takeaway == (
        "Largest gap that can be told apart: Benjamin Netanyahu’s stance, +0.90 in The Harbour Ledger "
        "(3 statements) against −0.90 in The Carmel Courier (3 statements). "
        "1 of 2 actors can be told apart at 95\u00a0%; of 20, one is by chance."
    )
    assert (made.n_statements, made.n_articles) == (8, 6)
    assert len(made.statements) == 4  # either end of the gaps of two actors
    assert made.native is None


def test_what_cannot_be_told_is_not_told(store) -> None:
    made = dumbbell(order(load(str(store)), **ON))  # Netanyahu 0.65 and, in one article, 0.9
    assert made.takeaway == (
        "Too few articles to tell apart any actor’s stance between The Harbour Ledger and The Carmel Courier: "
        "4 statements, 1 actor."
    )


def test_the_marks_are_the_pages(app, store) -> None:
    for params in ({}, {"vs": [*BOTH, VALLEY]}, {"vs": list(BOTH), "copies": ["all"]}):
        at = app(store, "compare", topic="independence", **params)
        made = dumbbell(order(load(str(store)), topic=["independence"], **params))
        assert marks(made.figure.to_dict(), "outlet-") == marks(charts(at)[0], "outlet-")


def test_outlets_are_signs_with_their_n_and_no_legend(loaded) -> None:
    made = dumbbell(order(loaded, **ON))
    assert [(one.kind, one.glyph, one.words) for one in made.signs] == [
        ("marker", "circle", "The Harbour Ledger: 4 statements, 3 articles"),
        ("marker", "square", "The Carmel Courier: 4 statements, 3 articles"),
        ("marker", "circle-open", "hollow: fewer than 3 statements"),
    ]
    assert made.figure.layout.showlegend is False
    assert list(made.figure.layout.yaxis.ticktext) == ["Benjamin Netanyahu", "Donald Trump"]
    texts = [one.text for one in made.figure.layout.annotations]
    assert len(texts) == len(set(texts)) == 4  # two ends and two verdicts, each once
    assert "<b>gap 1.80, told apart</b>" in texts


def test_the_outlets_do_not_stand_among_the_filters(loaded) -> None:
    made = dumbbell(order(loaded, **ON, from_=["2025-10-01"]))
    assert made.title.endswith("stance of the same actors in The Harbour Ledger and The Carmel Courier")
    assert made.lines[-1].startswith("Filters: from 1 Oct 2025; ")
    assert made.lines[-1].endswith("; copies of a story count once")
    assert "8 statements in 6 articles from 2 outlets · 1 Oct 2025 to 3 Oct 2025" in made.lines


@pytest.mark.parametrize(("outlets", "rows"), [(2, 6), (3, 5)])
def test_a_slide_has_fewer_rows_and_says_how_many_are_left_out(crowded, outlets, rows) -> None:
    vs = [*BOTH, VALLEY][:outlets]
    whole = dumbbell(order(crowded, SHEET, topic=["independence"], vs=vs))
    slide = dumbbell(order(crowded, SLIDE, topic=["independence"], vs=vs))
    assert len(whole.figure.layout.yaxis.ticktext) == query.MOST_ROWS
    assert len(slide.figure.layout.yaxis.ticktext) == rows
    assert f"Shown: the {rows} actors with most; {14 - rows} more" in slide.notes[1]
    assert f"{rows * outlets} statements, {rows} actors ({14 - rows} more not shown)." in slide.takeaway
    assert slide.n_statements == rows * outlets
    assert len(slide.table) == len(whole.table) == query.MOST_ROWS * outlets
    picture = slide.picture(SLIDE)
    assert (picture.layout.width, picture.layout.height) == (888, 400)
    everybody = dumbbell(order(crowded, SHEET, topic=["independence"], vs=vs, all=["1"]))
    assert len(everybody.figure.layout.yaxis.ticktext) == 14


def test_in_a_report_a_verdict_has_two_lines_and_its_row_the_room(loaded) -> None:
    made = dumbbell(order(loaded, REPORT, **ON))
    assert "<b>gap 1.80,<br>told apart</b>" in [one.text for one in made.figure.layout.annotations]
    assert made.figure.layout.height == 46 + 2 * 42


def test_more_than_two_outlets_are_named_by_signs(crowded) -> None:
    made = dumbbell(order(crowded, topic=["independence"], vs=[*BOTH, VALLEY]))
    assert made.title.endswith("in 3 outlets")
    assert "Valley <b>Post</b>: 12 statements, 1 article" in [one.words for one in made.signs]
    assert "<b>Post" not in str(made.picture(SHEET).layout.annotations)  # escaped on the picture


def test_nothing_to_show_says_why(loaded) -> None:
    with pytest.raises(NothingToShow, match="no actor is quoted on this topic by two"):
        dumbbell(order(loaded, topic=["us_pressure"], vs=BOTH))
    assert on_screen(printed(dumbbell(order(loaded, **ON)))) == []


def test_one_outlet_is_no_comparison(tmp_path) -> None:
    alone = written(tmp_path / "S", apart()[:3])
    with pytest.raises(NothingToShow, match="takes two outlets"):
        dumbbell(order(alone))
