"""The page of the timeline: opened, linked to, narrowed, empty, with changes and events of one's own."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.figures.parts.timeline_frame import SHADED
from dashboard.views.panels import events as panel
from pipeline.packs import Event
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, ERDOGAN, LEDGER, TRUMP, Paper
from tests.dashboard.screen import box, charts, html, titles
from tests.dashboard.test_changes import tables


@pytest.fixture(scope="module")
def changed(tmp_path_factory):
    return fixture.write_store(tmp_path_factory.mktemp("changed") / "S", tables())


def lines(at) -> list[str]:
    return next(one for one in at.multiselect if one.label.startswith("Actors on the chart")).value


def keys(at, name: str) -> list[list]:
    return [data[:2] for one in charts(at)[0]["data"] if one["name"] == name for data in one["customdata"]]


def test_it_opens_with_the_actors_of_most_dated_statements(app, store) -> None:
    at = app(store, "timeline", topic="independence")
    assert not at.exception
    assert titles(at) == ["Timeline"]
    assert lines(at) == [BIBI, TRUMP, ERDOGAN]
    assert [BIBI, "undated"] in keys(at, "undated")
    shown = html(at)
    assert "Israel makes its own security decisions" in shown
    # Netanyahu 5 in 4, Trump 2 in one of them, Erdogan 1 in 1.
    assert "8 statements of these 3 actors in 5 articles" in shown
    assert "24 statements</strong> in 5 articles" in shown
    assert "Click a mark, a bar or a diamond" in shown


def test_a_link_opens_on_its_sentence(app, store) -> None:
    at = app(store, "timeline", topic="independence", actor=BIBI, when="2025-06", unit="month")
    assert not at.exception
    assert "the operation was ours" in html(at)
    assert "Israel decides alone" not in html(at).split("sp-card", 1)[1]  # of October
    assert (box(at, "Actor").value, box(at, "Period").value) == (BIBI, "2025-06")
    points = next(one for one in charts(at)[0]["data"] if one["name"] == "points")
    assert [points["customdata"][place][:2] for place in points["selectedpoints"]] == [[BIBI, "2025-06"]]


def test_the_undated_are_evidence_too(app, store) -> None:
    at = app(store, "timeline", topic="independence", actor=BIBI, when="undated")
    assert "Benjamin Netanyahu · undated" in html(at)
    assert "&lt;script&gt;" in html(at)
    assert "<script>document" not in html(at)


def test_boxes_do_what_a_click_does(app, store) -> None:
    at = app(store, "timeline", topic="independence", unit="month")
    box(at, "Actor").select(TRUMP).run()
    assert box(at, "Period").options == ["October 2025"]
    box(at, "Period").select("2025-10").run()
    assert not at.exception
    assert "Israel must listen" in html(at)


def test_an_actor_from_another_page_stays_when_another_is_chosen(app, store) -> None:
    at = app(store, "timeline", topic="independence", actor="actor-03")
    assert lines(at) == ["actor-03", BIBI, TRUMP]
    box(at, "Actor").select(TRUMP).run()
    assert lines(at) == ["actor-03", BIBI, TRUMP]
    assert at.query_params["who"] == ["actor-03", BIBI, TRUMP]


def test_the_actors_of_the_link_are_shown_and_those_without_a_word_named(app, store) -> None:
    at = app(store, "timeline", topic="foreign_forces", who=[ERDOGAN, TRUMP])
    assert lines(at) == [ERDOGAN]
    assert "No statement of Donald Trump here with these filters." in html(at)


def test_a_bad_link_says_what_was_dropped(app, store) -> None:
    at = app(store, "timeline", topic="nothing", who="nobody", when="someday", unit="year")
    assert not at.exception
    for part in ("topic=nothing", "who=nobody", "when=someday", "unit=year"):
        assert part in html(at)
    assert charts(at)


def test_only_undated_statements_make_no_timeline(app, store) -> None:
    at = app(store, "timeline", topic="independence", who=["actor-01", "actor-02"])
    assert not at.exception
    assert not charts(at)
    assert "2 statements of these actors are undated, so no timeline can be drawn." in html(at)
    box(at, "Actor").select("actor-01").run()
    box(at, "Period").select("undated").run()
    assert "nobody decides for us" in html(at)


def test_where_nothing_matches_it_says_what_to_do(app, store) -> None:
    at = app(store, "timeline", topic="independence", conf="1")
    assert not at.exception
    assert "No statement on this topic matches the filters. Widen or reset them." in html(at)
    next(one for one in at.button if one.key == "reset-here").click().run()
    assert charts(at)


def test_the_table_says_what_the_chart_shows(app, store) -> None:
    at = app(store, "timeline", topic="independence", unit="month", table="timeline")
    assert "Stance on Israel decides its own security, by month" in html(at)
    assert "<td>October 2025</td>" in html(at)


def test_a_change_has_its_two_sentences(app, changed) -> None:
    at = app(changed, "timeline", topic="independence", table="changes", actor=BIBI, when="2025-07-08")
    assert not at.exception
    shown = html(at)
    assert "<bdi>Benjamin Netanyahu</bdi>: ▲ in favour → ▼ against" in shown
    assert "word 6 on it" in shown
    assert "word 7 on it" in shown
    assert "Position changes on Israel decides its own security" in shown
    assert keys(at, "changes") == [[BIBI, "2025-07-08"]]
    assert "1 position change found" in at.get("plotly_chart")[0].proto.alt


def test_no_change_is_said(app, store) -> None:
    shown = html(app(store, "timeline", topic="us_pressure"))
    assert "No actor went from one side to the other" in shown
    assert "Looked at: the one actor with two or more dated articles." in shown


def test_who_changed_sides_is_said_of_those_beside_the_chart_too(app, changed) -> None:
    at = app(changed, "timeline", topic="independence", who=TRUMP, table="changes")
    shown = html(at)
    assert "No actor of the chart went" in shown
    assert "<bdi>Benjamin Netanyahu</bdi>: ▲ in favour → ▼ against" in shown
    assert "word 7 on it" in shown
    assert "Position changes on Israel decides its own security" in shown
    next(one for one in at.button if one.label == "Show on the chart").click().run()
    assert not at.exception
    assert at.query_params["who"] == [TRUMP, BIBI]
    assert keys(at, "changes") == [[BIBI, "2025-07-08"]]
    assert "Other actors who changed sides" not in [one.value for one in at.subheader]


def test_a_chosen_period_of_another_unit_is_shaded(app, store) -> None:
    def shaded(**parts) -> list[dict]:
        at = app(store, "timeline", topic="independence", **parts)
        return [one for one in charts(at)[0]["layout"]["shapes"] if one.get("name") == SHADED]

    (band,) = shaded(actor=BIBI, when="2025-06", unit="week")
    assert (band["x0"][:10], band["x1"][:10]) == ("2025-06-01", "2025-07-01")
    assert not shaded(actor=BIBI, when="2025-06", unit="month")  # its mark is outlined
    assert not shaded(actor=BIBI, when="undated")
    assert not shaded(actor=BIBI, when="2019-06")  # outside of the time shown


def test_what_is_wrong_with_a_file_of_events_stays_in_sight(app, changed) -> None:
    at = app(changed, "timeline", topic="independence")
    at.session_state[panel._PROBLEMS] = ["Row 2 has no day."]
    at.run()
    (fold,) = [one for one in at.expander if one.label == "Add events of your own"]
    assert "Row 2 has no day." in html(at)
    assert not any("Row 2 has no day." in one.proto.body for one in fold.get("html"))


def test_own_events_are_marked_and_told_apart(app, changed) -> None:
    at = app(changed, "timeline", topic="independence")
    assert "13 Jun 2025</time>: <bdi>Israeli strikes on Iran begin" in html(at)
    at.session_state[panel.OWN] = (Event(dt.date(2025, 6, 20), "Mine <img src=x>"),)
    at.run()
    assert "<bdi>Mine &lt;img src=x&gt;</bdi> <em>(yours)</em>" in html(at)
    assert any(
        "Mine &lt;img src=x&gt;" in str(one.get("hovertext"))
        for one in charts(at)[0]["layout"]["annotations"]
    )
    next(one for one in at.button if one.label == "Remove my events").click().run()
    assert "(yours)" not in html(at)


def test_more_changes_than_fit_are_folded(app, tmp_path) -> None:
    made: dict[str, list[dict]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    for number in range(60):
        paper = Paper(
            (LEDGER, COURIER)[number % 2], dt.date(2025, 1, 1) + dt.timedelta(days=number), f"{number}"
        )
        stance = 0.95 if number // 12 % 2 else -0.95
        fixture._add(made, paper.say(BIBI, f"word {number}", {"independence": stance}))
    at = app(fixture.write_store(tmp_path / "S", made), "timeline", topic="independence")
    assert not at.exception
    assert len(keys(at, "changes")) == 4
    assert [one.label for one in at.expander].count("The sentences") == 4
