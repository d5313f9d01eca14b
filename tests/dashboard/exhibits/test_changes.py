"""Position changes as they leave: their numbers are the query's, those of the link's actors come first."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exhibits.changes import MOST, changes
from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.quote import quotes
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from tests.dashboard.exhibits.ordered import on_screen, order, printed, values, written
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP, Paper

ON = {"topic": ["independence"]}


def papers(n_actors: int) -> list[Paper]:
    """The first actor: 0.8 in seven articles, −0.7 in seven; each next one 0.02 nearer to 0; Trump never."""
    found = []
    for number in range(14):
        paper = Paper(LEDGER, dt.date(2025, 6 if number < 7 else 7, 1 + number), f"No. {number}")
        for actor in range(n_actors):
            less = 0.02 * actor
            stance = 0.8 - less if number < 7 else -0.7 + less
            paper.say(f"actor-{actor:02}", f"word {number}", {"independence": stance})
        found.append(paper.say(TRUMP, "the same", {"independence": 0.6}))
    found.append(Paper(LEDGER, None, "Z").say("actor-00", "of no day", {"independence": 0.9}))
    for number, stance in enumerate((0.8, 0.7, -0.6, -0.8)):
        paper = Paper(LEDGER, dt.date(2025, 3, 1 + number), f"Hint {number}")
        found.append(paper.say(BIBI, f"hint {number}", {"independence": stance}))
    return found


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return written(tmp_path_factory.mktemp("turns") / "S", papers(12))


def test_the_numbers_are_the_stores(loaded) -> None:
    made = changes(order(loaded, **ON, who=["actor-05"]))
    assert len(made.table) == 13
    assert set(made.table) == set(made.columns)
    assert list(made.table["actor_id"][:3]) == ["actor-05", "actor-00", "actor-01"]
    assert list(made.table["found"]) == [True] * 12 + [False]
    first = made.table.iloc[0]
    assert (first["last"], first["first"]) == (dt.date(2025, 6, 7), dt.date(2025, 7, 8))
    assert (first["before_mean"], first["after_mean"]) == pytest.approx((0.7, -0.6))
    assert first["difference"] == pytest.approx(-1.3)
    assert (first["before_n_articles"], first["after_n_statements"]) == (7, 7)
    means = {one.name: values(one.x) for one in made.figure.data}
    assert means["before"][:2] == pytest.approx([0.7, 0.8])
    assert means["after"][:2] == pytest.approx([-0.6, -0.7])
    assert made.native is None


def test_the_takeaway_is_the_largest_that_was_found(loaded) -> None:
    made = changes(order(loaded, **ON, who=["actor-05"]))
    assert made.takeaway.startswith("Actor-00 went from in favour (+0.80, ")
    assert made.takeaway.endswith(
        "7 articles) between 7 Jun 2025 and 8 Jul 2025. 11 more changes were found."
    )


def test_of_hints_alone_nothing_is_said_to_be_found(loaded) -> None:
    made = changes(order(loaded, **ON, actors=[BIBI]))
    assert made.takeaway == "No position change can be told from chance; 1 hint from few articles."
    assert "hint: not told from chance" in [one.words for one in made.signs]
    assert any("<b>hint</b>" in one.text for one in made.figure.layout.annotations)


def test_a_picture_fits_its_room_and_says_how_many_it_leaves_out(loaded) -> None:
    for room, rows in ((SHEET, MOST), (SLIDE, 4), (REPORT, MOST)):
        made = changes(order(loaded, room, **ON))
        picture = made.picture(room)
        assert len(made.figure.data[1].x) == rows
        assert made.notes[0].endswith(f"Shown: {rows} of 13.")
        assert picture.layout.width == room.width
        assert picture.layout.height == room.height or room.height is None
        assert on_screen(printed(made)) == []
        assert len(made.table) == 13


def test_of_the_links_actors_what_was_found_is_kept_before_hints(loaded) -> None:
    who = [BIBI, *(f"actor-{number:02}" for number in range(5))]
    made = changes(order(loaded, SLIDE, **ON, who=who))
    names = [one.text.partition("</b>")[0] for one in made.figure.layout.annotations if one.text]
    assert names == [f"<b>Actor-{number:02}" for number in range(4)]


def test_what_was_searched_is_told_and_undated_statements_are_not_counted(loaded) -> None:
    made = changes(order(loaded, **ON))
    assert (made.n_statements, made.n_articles) == (14 * 13 + 4, 18)
    assert f"{14 * 13 + 4} statements in 18 articles from 1 outlet · 1 Mar 2025 to 14 Jul 2025" in made.lines
    assert "Looked at: all 14 actors with two or more dated articles." in made.notes[1]
    assert "1 undated statement can be neither before nor after a change: left out." in made.notes[1]


def test_each_change_has_a_sentence_from_before_and_one_from_after(loaded) -> None:
    made = changes(order(loaded, **ON, who=["actor-03"]))
    before, after = quotes(order(loaded), made.statements[:2])
    assert (before.holder, before.label, before.published) == ("Actor-03", "favor", dt.date(2025, 6, 7))
    assert (after.holder, after.label, after.published) == ("Actor-03", "against", dt.date(2025, 7, 8))


def test_nothing_to_show_says_of_how_many(loaded) -> None:
    with pytest.raises(NothingToShow, match="the one actor with two or more dated"):
        changes(order(loaded, **ON, actors=[TRUMP]))
    with pytest.raises(NothingToShow, match="No actor has two dated articles"):
        changes(order(loaded, topic=["us_pressure"]))
