"""The timeline as it leaves: its numbers are the store's, its marks the page's, its words those of paper."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.exhibits.exhibit import NothingToShow
from dashboard.exhibits.quote import quotes
from dashboard.exhibits.timeline import timeline
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.loaded import load
from tests.dashboard.exhibits.ordered import on_screen, order, printed, values, written
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP, Paper
from tests.dashboard.screen import charts

ON = {"topic": ["independence"]}


def papers() -> list[Paper]:
    """Netanyahu: week of 2 June 0.8 and (1.0, 0.0) → 0.65; of 9 June −0.4; of 30 June 0.2; 0.9 undated.

    Trump: −0.5 in the week of 30 June; one statement without a side.
    """
    return [
        Paper(LEDGER, dt.date(2025, 6, 2), "A").say(BIBI, "word a", {"independence": 0.8}),
        Paper(COURIER, dt.date(2025, 6, 8), "B")
        .say(BIBI, "word b", {"independence": 1.0})
        .say(BIBI, "word c", {"independence": 0.0}),
        Paper(LEDGER, dt.date(2025, 6, 13), "C").say(BIBI, "word d", {"independence": -0.4}),
        Paper(COURIER, dt.date(2025, 7, 6), "E")
        .say(BIBI, "word f", {"independence": 0.2})
        .say(TRUMP, "word g", {"independence": -0.5})
        .say(TRUMP, "word x", {"independence": None}),
        Paper(LEDGER, None, "F").say(BIBI, "word h", {"independence": 0.9}),
        Paper(LEDGER, None, "G").say("actor-00", "word i", {"us_pressure": 0.9}),
    ]


def turning() -> list[Paper]:
    """Netanyahu: 0.8 in seven articles of June, −0.7 in seven of July."""
    found = []
    for number in range(14):
        early = number < 7
        paper = Paper(LEDGER, dt.date(2025, 6 if early else 7, 1 + number), f"No. {number}")
        found.append(paper.say(BIBI, f"word {number}", {"independence": 0.8 if early else -0.7}))
    return found


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return written(tmp_path_factory.mktemp("time") / "S", papers())


@pytest.fixture(scope="module")
def turned(tmp_path_factory):
    return written(tmp_path_factory.mktemp("turned") / "S", turning())


def points(figure) -> dict[tuple[str, str], float]:
    """The marks of a figure: mean by actor and period."""
    return {
        (actor, key): round(float(mean), 6)
        for trace in figure["data"]
        if trace.get("name") in {"points", "undated"}
        for (actor, key, _), mean in zip(trace["customdata"], values(trace["y"]), strict=True)
    }


def test_the_numbers_are_the_stores(loaded) -> None:
    made = timeline(order(loaded, **ON, unit=["week"]))
    found = made.table.set_index(["actor_id", "period"])
    assert found["mean"].round(6).to_dict() == {
        (BIBI, "2025-W23"): 0.65, (BIBI, "2025-W24"): -0.4, (BIBI, "2025-W27"): 0.2, (BIBI, "undated"): 0.9,
        (TRUMP, "2025-W27"): -0.5,
    }  # fmt: skip
    assert points(made.figure.to_dict()) == found["mean"].round(6).to_dict()
    assert set(made.table) == set(made.columns)
    assert list(found.loc[BIBI, "n_statements"]) == [3, 1, 1, 1]
    assert list(found.loc[BIBI, "start"]) == [
        dt.date(2025, 6, 2),
        dt.date(2025, 6, 9),
        dt.date(2025, 6, 30),
        None,
    ]
    assert (made.n_statements, made.n_articles) == (7, 5)
    assert "7 statements in 5 articles from 2 outlets · 2 Jun 2025 to 6 Jul 2025, 1 undated" in made.lines


def test_lines_for_powerpoint_run_evenly_and_join_nothing_to_what_has_no_day(loaded) -> None:
    native = timeline(order(loaded, **ON, unit=["week"])).native
    assert native.categories == (
        "week of 2 Jun 2025", "week of 9 Jun 2025", "week of 16 Jun 2025", "week of 23 Jun 2025",
        "week of 30 Jun 2025", "\u00a0", "undated",
    )  # fmt: skip
    own, other = native.series
    assert own[0] == "Benjamin Netanyahu"
    assert own[1] == pytest.approx((0.65, -0.4, None, None, 0.2, None, 0.9))
    assert other[1] == (None, None, None, None, -0.5, None, None)
    assert own[2] != other[2]


def test_the_marks_are_the_pages(app, store) -> None:
    for params in (
        {},
        {"unit": ["month"]},
        {"who": [TRUMP]},
        {"actor": ["actor-05"]},
        {"undated": ["0"], "to": ["2025-10-01"]},
    ):
        at = app(
            store,
            "timeline",
            topic="independence",
            **{"from_" if k == "from" else k: v for k, v in params.items()},
        )
        made = timeline(order(load(str(store)), **ON, **params))
        assert points(made.figure.to_dict()) == points(charts(at)[0])


def test_signs_are_the_actors_in_their_shapes(loaded) -> None:
    made = timeline(order(loaded, **ON, unit=["week"]))
    assert [(one.kind, one.glyph, one.words) for one in made.signs[:2]] == [
        ("marker", "circle", "Benjamin Netanyahu"), ("marker", "square", "Donald Trump"),
    ]  # fmt: skip
    words = [one.words for one in made.signs]
    assert "under 3 statements" in words
    assert "nothing between" in words
    assert not any("change" in one for one in words)


def test_events_of_the_pack_stand_below_with_their_numbers(loaded) -> None:
    made = timeline(order(loaded, **ON))
    assert "Events: (1)\u00a013 Jun 2025: Israeli strikes on Iran begin." in made.notes[0]
    slide = timeline(order(loaded, SLIDE, **ON))
    assert "Events: (1)\u00a0Israeli strikes on Iran begin." in slide.notes[0]
    assert "1" in [one.text for one in slide.picture(SLIDE).layout.annotations]


def named(*names: str) -> list[Paper]:
    """An article of a day, in which each of them says something."""
    found = [Paper(LEDGER, dt.date(2025, 6, 2), "A"), Paper(LEDGER, None, "B")]
    for paper in found:
        for place, name in enumerate(names):
            paper.say(name, f"word {place}", {"independence": 0.2})
    return found


def test_names_are_whole_where_there_is_room(tmp_path) -> None:
    long = "actor-of-a-longer-name"
    store = written(tmp_path / "S", named(long, "actor-00"))
    whole = store.domain.actors[long]
    for room in (SHEET, SLIDE, REPORT):
        made = timeline(order(store, room, **ON))
        assert whole in [one.words for one in made.signs]
        ends = " ".join(one.text for one in made.figure.layout.annotations if one.text)
        assert whole in ends.replace("-<br>", "-").replace("<br>", " ")
        assert "…" not in ends


def test_names_in_signs_are_cut_only_where_that_saves_a_row_of_a_slide(tmp_path) -> None:
    names = ["n" * 60 + str(number) for number in range(6)]
    store = written(tmp_path / "S", named(*names))
    cut = {
        room: [one.words.endswith("…") for one in timeline(order(store, room, **ON, who=names)).signs[:6]]
        for room in (SHEET, SLIDE)
    }
    assert cut == {SHEET: [False] * 6, SLIDE: [True] * 6}


def test_on_paper_no_word_stands_where_lines_of_events_run(loaded) -> None:
    for room in (SHEET, SLIDE, REPORT):
        made = timeline(order(loaded, room, **ON)).figure
        assert [one for one in made.layout.yaxis.ticktext if "in favour" in one] == ["▲ in favour +1"]
        inside = [one for one in made.layout.annotations if one.xref == "paper" and one.x == 0.004]
        assert inside == []


def test_what_is_left_out_is_told(loaded) -> None:
    made = timeline(order(loaded, **ON, who=[TRUMP, "actor-00"]))
    assert made.title == "Israel decides its own security: stance of Donald Trump over time, by day"
    assert "Left out: 1 statement of these actors without a side." in made.notes[1]
    assert "Not shown: 1 other actor with statements on this topic." in made.notes[1]
    assert "No statement of Actor-00 with these filters." in made.notes[1]
    without = timeline(order(loaded, **ON, undated=["0"]))
    assert "Undated articles are left out." in without.notes[1]


def test_the_takeaway_is_the_largest_change_or_that_there_is_none(loaded, turned) -> None:
    made = timeline(order(turned, **ON))
    assert made.takeaway.startswith("Benjamin Netanyahu went from in favour (+0.80, 95\u00a0% ")
    assert made.takeaway.endswith("; 7 articles) between 7 Jun 2025 and 8 Jul 2025.")
    assert "position change" in [one.words for one in made.signs]
    none = timeline(order(loaded, **ON)).takeaway
    assert none.startswith("No position change can be told from chance. Benjamin Netanyahu: mean +0.40, 95")
    assert none.endswith("(6 statements in 5 articles).")


def test_a_picture_fits_its_room_and_asks_for_no_screen(loaded, turned) -> None:
    for store in (loaded, turned):
        for room in (SHEET, SLIDE, REPORT):
            made = timeline(order(store, room, **ON))
            picture = made.picture(room)
            assert picture.layout.width == room.width
            assert picture.layout.height == room.height or room.height is None
            assert on_screen(printed(made)) == []


def test_statements_of_the_appendix_are_those_of_the_actors(loaded) -> None:
    made = timeline(order(loaded, **ON))
    assert [one.holder for one in quotes(order(loaded), made.statements)] == [
        "Benjamin Netanyahu",
        "Donald Trump",
    ]


def test_nothing_to_show_says_why(loaded) -> None:
    with pytest.raises(NothingToShow, match="nothing of these actors has a date"):
        timeline(order(loaded, topic=["us_pressure"]))
    with pytest.raises(NothingToShow, match="no statement with a side"):
        timeline(order(loaded, topic=["foreign_forces"]))
