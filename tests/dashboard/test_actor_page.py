"""The page of an actor driven as a script: default, permalinks, boxes, empty."""

from __future__ import annotations

import pytest

from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP
from tests.dashboard.screen import box, charts, html

JOHN = "~john <i>doe</i>.0a1b2c3d"


def alts(at) -> list[str]:
    return [one.proto.alt for one in at.get("plotly_chart")]


def test_by_default_the_actor_with_most_statements(app, store) -> None:
    at = app(store, "actor")
    assert not at.exception
    shown = html(at)
    assert '<h1 class="sp-h1">Benjamin Netanyahu</h1>' in shown
    assert "Israeli prime minister since 29 Dec 2022" in shown
    assert "<strong>7 statements</strong> in 5 articles" in shown
    assert "1 more statement" in shown
    assert [alt.split()[0] for alt in alts(at)] == ["Stance", "Who", "How", "Tone"]
    assert box(at, "Actor").value == BIBI
    # For each of the three topics the most typical statement and the strongest, once where it is the same.
    assert shown.count("Most typical and strongest") == 2
    assert shown.count('class="sp-card') == 4


def test_a_permalink_opens_the_period_with_its_sentences(app, store) -> None:
    at = app(store, "actor", actor=BIBI, on="independence", when="2025-06-13")
    assert not at.exception
    shown = html(at)
    assert "Benjamin Netanyahu · Israel decides its own security · 13 Jun 2025" in shown
    assert '<mark class="sp-said">friends were told</mark>' in shown
    assert box(at, "Period").value == "2025-06-13"
    layer = charts(app(store, "actor", actor=BIBI, on="independence", when="2025-06", unit="month"))[0][
        "data"
    ][-1]
    (ringed,) = layer["selectedpoints"]
    assert layer["customdata"][ringed] == ["independence", "2025-06", "", "", ""]


def test_the_boxes_do_what_a_click_does(app, store) -> None:
    at = app(store, "actor", actor=TRUMP)
    box(at, "Outlet").select(LEDGER[0]).run()
    assert at.query_params["at"] == LEDGER[0]
    assert "Donald Trump · The Harbour Ledger" in html(at)
    assert "4 statements in 2 articles" in html(at)
    box(at, "Topic").select("us_pressure").run()
    assert "Donald Trump · The Harbour Ledger · " in html(at)
    assert not at.exception


def test_a_statement_of_the_scatter_is_shown_alone_and_closed(app, store) -> None:
    row = next(one for one in fixture.rows()["statements"] if one["holder_id"] == BIBI)
    at = app(store, "actor", actor=BIBI, statement=row["statement_id"], article=row["article_id"])
    assert not at.exception
    assert html(at).count('class="sp-card') == 1
    assert "Israel decides alone" in html(at)
    layer = charts(at)[3]["data"][-1]
    assert layer["customdata"][layer["selectedpoints"][0]][3] == row["statement_id"]
    next(one for one in at.button if one.label == "Close this statement").click().run()
    assert "statement" not in at.query_params
    assert html(at).count('class="sp-card') == 4


def test_a_statement_of_somebody_else_is_not_passed_off(app, store) -> None:
    row = next(one for one in fixture.rows()["statements"] if one["holder_id"] == BIBI)
    at = app(store, "actor", actor=TRUMP, statement=row["statement_id"], article=row["article_id"])
    assert not at.exception
    assert "is none of this actor’s" in html(at)
    assert '<mark class="sp-said">' not in html(at)


def test_every_figure_as_a_table(app, store) -> None:
    at = app(store, "actor", table=["trend", "quoted", "voices", "tone"])
    assert not at.exception
    assert html(at).count("<table") == 4
    assert len([one for one in at.toggle if one.label == "Show as table"]) == 4


def test_another_unit_and_narrower_topics(app, store) -> None:
    at = app(store, "actor", unit="week", topics=["us_pressure"])
    assert not at.exception
    notes = [one["text"] for one in charts(at)[0]["layout"]["annotations"]]
    assert len(notes) == 1
    assert "by week" in alts(at)[0]
    assert "Filtered: only " in html(at)


def test_a_discovered_actor_with_a_hostile_name(app, store) -> None:
    at = app(store, "actor", actor=JOHN)
    assert not at.exception
    assert "found in the articles, not in the registry" in html(at)
    assert "<i>doe</i>" not in html(at).lower()


def test_an_actor_the_filters_leave_nothing_of(app, store) -> None:
    at = app(store, "actor", actor=BIBI, conf="1")
    assert not at.exception
    assert "No statement of Benjamin Netanyahu passes the filters" in html(at)
    assert charts(at) == []
    at.button(key="reset-here").click().run()
    assert len(charts(at)) == 4


def test_nobody_passes_the_filters(app, store) -> None:
    at = app(store, "actor", conf="1")
    assert not at.exception
    assert "Nobody’s statement passes the filters" in html(at)
    at.button(key="reset-here").click().run()
    assert len(charts(at)) == 4


@pytest.mark.parametrize("bad", ["nobody", "<script>"])
def test_a_bad_permalink_says_what_was_dropped(app, store, bad) -> None:
    at = app(store, "actor", actor=bad, when="soon")
    assert not at.exception
    assert "2 parts of the link could not be used" in html(at)
    assert "actor=<script>" not in html(at)
    assert len(charts(at)) == 4
