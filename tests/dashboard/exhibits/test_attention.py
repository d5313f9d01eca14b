"""The shares of attention as they leave: the page's bars, each with its n, on paper and as a native chart."""

from __future__ import annotations

import pytest

from dashboard.exhibits.attention import attention_actors, attention_topics
from dashboard.exhibits.exhibit import Bars, NothingToShow
from dashboard.figures.parts.dots import looks
from dashboard.figures.parts.framed import SLIDE
from dashboard.loaded import load
from dashboard.theme import LIGHT
from tests.dashboard.exhibits.ordered import BOTH, crowd, marks, on_screen, order, printed, written
from tests.dashboard.fixture import BIBI, COURIER, DECLARED, LEDGER, TRUMP
from tests.dashboard.screen import charts

VALLEY = "name:Valley <b>Post</b>"
ON = {"topic": ["independence"], "vs": (LEDGER[0], VALLEY)}


@pytest.fixture(scope="module")
def loaded(store):
    return load(str(store))


def test_the_shares_of_actors_are_the_stores(loaded) -> None:
    made = attention_actors(order(loaded, **ON))
    # The Ledger: Netanyahu three statements, Trump two. Valley: Netanyahu one.
    table = made.table.set_index(["member_id", "outlet_id"])
    assert table.loc[BIBI, LEDGER[0]][["n", "total", "share"]].to_list() == [3, 5, 0.6]
    assert table.loc[TRUMP, VALLEY][["n", "total", "share"]].to_list() == [0, 1, 0.0]
    assert set(made.table) == set(made.columns)
    green, pink, *_ = looks(LIGHT)
    assert made.native == Bars(
        ("Benjamin Netanyahu", "Donald Trump"),
        (("The Harbour Ledger", (0.6, 0.4), green.colour), ("Valley <b>Post</b>", (1.0, 0.0), pink.colour)),
        percent=True,
    )
    assert made.takeaway == (
        "The Harbour Ledger quotes Benjamin Netanyahu most (60\u00a0%, 3 of 5 statements); Valley <b>Post</b> "
        "quotes Benjamin Netanyahu most (100\u00a0%, 1 of 1 statement)."
    )
    assert [one.words for one in made.signs] == [
        "The Harbour Ledger: 5 statements, 2 articles",
        "Valley <b>Post</b>: 1 statement, 1 article",
    ]
    assert (made.n_statements, made.n_articles) == (6, 3)
    assert len(made.statements) == 2
    assert on_screen(printed(made)) == []


def test_the_bars_are_the_pages(app, store, loaded) -> None:
    at = app(store, "compare", topic="independence", vs=list(ON["vs"]))
    actors, topics = charts(at)[-2:]
    assert marks(attention_actors(order(loaded, **ON)).figure.to_dict(), "share-") == marks(actors, "share-")
    assert marks(attention_topics(order(loaded, **ON)).figure.to_dict(), "share-") == marks(topics, "share-")


def test_the_shares_of_topics_are_of_articles(loaded) -> None:
    made = attention_topics(order(loaded, vs=BOTH, topics=["us_pressure"]))
    # The Ledger: two of three articles. The Courier: its copy of the Ledger's counts there, the other is on
    # another topic.
    assert made.table[["outlet_id", "n", "total"]].to_numpy().tolist() == [
        [LEDGER[0], 2, 3], [COURIER[0], 0, 1]
    ]  # fmt: skip
    assert made.takeaway == (
        "The Harbour Ledger is on US pressure on Israel (67\u00a0%, 2 of 3 articles); The Carmel Courier has none "
        "of them."
    )
    assert made.n_articles == 4
    assert made.title == "Share of articles on each topic: The Harbour Ledger and The Carmel Courier"
    assert made.lines[-1] == "Filters: only US pressure on Israel; copies of a story count once"
    assert made.native is not None
    assert isinstance(made.native, Bars)
    assert made.native.percent
    assert on_screen(printed(made)) == []


def test_a_tie_is_no_lead(tmp_path) -> None:
    made = attention_actors(order(written(tmp_path / "S", crowd(2, (LEDGER, COURIER))), vs=BOTH))
    assert made.takeaway == (
        "The Harbour Ledger has no actor ahead (2 with 50\u00a0% each); The Carmel Courier has no actor ahead (2 "
        "with 50\u00a0% each)."
    )


@pytest.mark.parametrize(("outlets", "rows"), [(2, 6), (3, 5)])
def test_a_slide_has_fewer_rows_and_counts_the_others(tmp_path, outlets, rows) -> None:
    vs = [*BOTH, VALLEY][:outlets]
    store = written(tmp_path / "S", crowd(12, (LEDGER, COURIER, DECLARED)))
    made = attention_actors(order(store, SLIDE, vs=vs))
    assert len(made.figure.layout.yaxis.ticktext) == rows
    assert made.native is not None
    assert len(made.native.categories) == rows  # type: ignore[union-attr]  # bars
    assert f"Not shown: {8 - rows} more actors; the data have them. Others: 4 actors, 33 % in" in made.notes[
        1
    ].replace("\u00a0", " ")
    assert made.table["member_id"].nunique() == 9
    whole = attention_actors(order(store, vs=vs))
    assert len(whole.figure.layout.yaxis.ticktext) == 8  # as on the page


def test_the_scale_says_where_it_ends_and_bars_keep_their_breadth(loaded) -> None:
    made = attention_actors(order(loaded, **ON))
    assert "The scale ends at 100\u00a0%." in made.notes[0]
    assert made.figure.layout.xaxis.title.text is None
    widths = {round(trace.width, 6) for trace in made.figure.data if (trace.name or "").startswith("share-")}
    assert widths == {round(17 / (2 * 17 + 8) * 0.5, 6)}  # half of a lane, of rows without a line of names


def test_who_has_no_row_may_have_more_than_who_leads_them(tmp_path) -> None:
    papers = crowd(12, (LEDGER, COURIER))
    papers[0].say("actor-00", "once more", {"independence": 0.4})
    made = attention_actors(order(written(tmp_path / "S", papers), vs=BOTH))
    # Of the Ledger's thirteen statements two are the first actor's; the four without a row have four.
    assert made.takeaway.startswith(
        "The Harbour Ledger quotes Actor-00 most of those named (15\u00a0%, 2 of 13 "
    )


def test_nothing_to_show_says_why(loaded) -> None:
    with pytest.raises(NothingToShow, match="none of these outlets has a statement"):
        attention_actors(order(loaded, topic=["foreign_forces"], vs=BOTH))
    with pytest.raises(NothingToShow, match="none of these outlets has an article"):
        attention_topics(order(loaded, vs=BOTH, to=["1999-01-01"], undated=["0"]))
