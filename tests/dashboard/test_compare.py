"""The page that compares outlets: default, permalink, bad link, tables, boxes, and what is not there."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, HOSTILE, LEDGER, TRUMP, Paper
from tests.dashboard.screen import box, charts, html, titles

BOTH = [LEDGER[0], COURIER[0]]
VALLEY = "name:Valley <b>Post</b>"


def outlets(at):
    return next(one for one in at.multiselect if one.key.startswith("vs-"))


def written(at) -> str:
    return html(at).replace("\u00a0", " ")


def test_the_page_opens_on_two_outlets_that_share_actors(app, store) -> None:
    at = app(store, "compare")
    assert not at.exception
    assert titles(at) == ["Compare outlets"]
    assert len(outlets(at).value) == 2
    assert "unknown" not in outlets(at).value
    assert "which share most actors here" in html(at)
    assert html(at).count("not compared unless you choose it above") == 1
    chosen = app(store, "compare", vs=[*BOTH, "unknown"])
    assert "not compared unless" not in html(chosen)
    shown = [one.value for one in at.header]
    sections = ["Stance of the same actors", "Portrayal of the same actors", "Attention", "Evidence"]
    assert [one for one in shown if one in sections] == sections
    assert "The same story side by side" in shown


def test_a_link_restores_outlets_topic_choice_and_tables(app, store) -> None:
    at = app(store, "compare")
    link = {"vs": BOTH, "topic": "independence", "actor": BIBI, "at": LEDGER[0]}
    for key, value in {**link, "table": ["dumbbell", "portrayal", "attention"]}.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    assert list(outlets(at).value) == BOTH
    assert (box(at, "Actor").value, box(at, "Outlet").value) == (BIBI, LEDGER[0])
    page = written(at)
    assert "which share most" not in page
    assert "Benjamin Netanyahu · The Harbour Ledger · " in page
    assert "3 statements in 2 articles" in page
    assert "Mean stance on " in page
    assert "not distinguishable" in page
    assert "(4 sentences in 2 articles)" in page
    assert "gap " in str(charts(at)[0])
    assert "60 % [0 % to 100 %] (3 of 5 statements)" in page
    assert "Benjamin Netanyahu in The Harbour Ledger: 2 articles, from the worst light" in page
    dumbbell = charts(at)[0]
    (ring,) = (one for one in dumbbell["data"] if one["name"] == "marks")
    assert [ring["customdata"][index] for index in ring["selectedpoints"]] == [[BIBI, LEDGER[0]]]


def test_every_figure_has_a_sentence_for_who_cannot_see_it(app, store) -> None:
    at = app(store, "compare", vs=BOTH, topic="independence")
    told = [one.proto.alt for one in at.get("plotly_chart")]
    assert len(told) == 4
    assert all("Show as table" in alt for alt in told)
    assert told[0].startswith("Mean stance of 1 actor in The Harbour Ledger and The Carmel Courier")


def test_captions_tell_what_stays_out_and_how_it_is_judged(app, store) -> None:
    page = written(app(store, "compare", vs=BOTH, topic="independence"))
    assert "17 more actors only in one of them." in page
    assert "of 20 without a difference one is told apart by chance." in page
    assert "topic, voice and confidence do not apply" in page
    assert "counts once" in page


@pytest.mark.parametrize("filters", [{"outlet": COURIER[0]}, {"from_": "2025-01-01", "voice": "indirect"}])
def test_filters_of_other_pages_apply(app, store, filters) -> None:
    at = app(
        store,
        "compare",
        vs=BOTH,
        topic="independence",
        **{k.removesuffix("_"): v for k, v in filters.items()},
    )
    assert not at.exception
    page = html(at)
    if "outlet" in filters:
        assert "stand in for the filter of outlets" in page
        assert list(outlets(at).value) == BOTH
    else:
        assert "Filtered: from 1 Jan 2025, only reported speech." in page


def test_a_bad_link_says_what_was_dropped(app, store) -> None:
    at = app(store, "compare", vs=[LEDGER[0], "gazette"], topic="weather")
    assert not at.exception
    page = html(at)
    assert "vs=gazette" in page
    assert "topic=weather" in page
    assert "Compared: The Harbour Ledger and " in page
    assert list(outlets(at).value) == [LEDGER[0]]


def test_the_boxes_choose_what_a_click_does(app, store) -> None:
    at = app(store, "compare", vs=BOTH, topic="independence")
    assert "Click a mark, or choose an actor and an outlet" in html(at)
    box(at, "Actor").set_value(TRUMP)
    box(at, "Outlet").set_value(LEDGER[0]).run()
    assert not at.exception
    assert at.query_params["actor"] == TRUMP
    assert at.query_params["at"] == LEDGER[0]
    assert "Donald Trump · The Harbour Ledger" in html(at)


def test_an_outlet_alone_shows_all_it_says_on_the_topic(app, store) -> None:
    page = html(app(store, "compare", vs=BOTH, topic="independence", at=LEDGER[0]))
    assert "5 statements in 2 articles" in page


def test_the_box_of_outlets_writes_the_address(app, store) -> None:
    at = app(store, "compare", vs=BOTH, topic="independence")
    outlets(at).set_value([*BOTH, VALLEY]).run()
    assert at.query_params["vs"] == [*BOTH, VALLEY]
    assert "●–■" in str(charts(at)[0]) or "■–◆" in str(charts(at)[0])  # between which outlets the gap is


def test_nothing_shared_says_so_and_the_rest_stays(app, store) -> None:
    at = app(store, "compare", vs=[LEDGER[0], VALLEY], topic="foreign_forces")
    assert not at.exception
    assert "No actor is quoted on this topic by two of these outlets; 2 actors by one of them." in html(at)
    assert len(charts(at)) >= 2  # portrayal or attention are still there


def test_no_match_says_so(app, store) -> None:
    at = app(store, "compare", vs=BOTH, topic="independence", to="1995-01-01", undated="0")
    assert not at.exception
    page = html(at)
    assert "None of these outlets has a statement with a side on this topic and with these filters." in page
    assert "No actor is in sentences of two of these outlets." in page
    assert "or reset the filters." in page


def test_one_outlet_has_nothing_to_compare_with(app, tmp_path) -> None:
    tables = {name: [] for name in ("articles", "attributions", "statements", "mentions")}
    for number in range(2):
        paper = Paper(LEDGER, dt.date(2025, 10, 1), f"Paper {number}")
        fixture._add(tables, paper.say(BIBI, f"it is {number}", {"independence": 0.5}))
    at = app(fixture.write_store(tmp_path / "S", tables), "compare")
    assert not at.exception
    page = html(at)
    assert "Only one outlet is known in this store: The Harbour Ledger." in page
    assert "A comparison takes two." in page
    assert not charts(at)


def test_hostile_names_stay_text(app, store) -> None:
    at = app(store, "compare", vs=[VALLEY, COURIER[0]], topic="independence", actor=BIBI, at=COURIER[0])
    assert not at.exception
    page = html(at)
    assert HOSTILE not in page
    assert "<b>Post" not in page
    assert "Valley &lt;b&gt;Post&lt;/b&gt;" in page
