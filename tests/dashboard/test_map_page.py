"""The map as a page: its four measures, intervals, the list of narrow screens, a link's bad measure."""

from __future__ import annotations

import re

import pytest

from dashboard.filters import MEASURES
from tests.dashboard.fixture import BIBI, LEDGER, TRUMP
from tests.dashboard.screen import charts, html, titles


def header(at) -> str:
    return at.header[1].value if at.header[0].value == "Filters" else at.header[0].value


def switch(at):
    return next(one for one in at.get("button_group") if one.label == "Measure")


@pytest.mark.parametrize("view", ["actors-outlets", "actors-topics", "outlets-topics"])
@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_shows_each_map(app, store, view, measure) -> None:
    at = app(store, view=view, measure=measure, table="stance-map")
    assert not at.exception
    title = MEASURES[measure]
    assert header(at).startswith(f"{title}, ")
    assert at.get("plotly_chart")[0].proto.alt.startswith(f"{title}. ")
    assert f"<caption>{title}, " in html(at)


@pytest.mark.parametrize(
    ("measure", "legend", "caption", "cell"),
    [
        ("mean", "▼ Against", "the mean of its articles’ means", "+0.65 (−1.00 to +1.00; 3 statements"),
        ("favor", "100\u00a0% in favour ▲", "share of its statements", "67\u00a0% (mean +0.65; −1.00 to"),
        ("count", "3 statements</span>", "number of statements", "3 (mean +0.65; −1.00 to +1.00; 3 st"),
        ("disagreement", "no statement took a side", "share of the less frequent side", "0\u00a0% (mean"),
    ],
)
def test_legend_caption_and_table_follow_the_measure(app, store, measure, legend, caption, cell) -> None:
    shown = html(app(store, topic="independence", measure=measure, table="stance-map"))
    assert legend in shown
    assert caption in shown
    assert cell in shown
    assert ("▼ Against</strong> −1" in shown) == (measure == "mean")
    assert ("fewer than 3" in shown) == (measure != "count")


def test_the_switch_writes_the_address_and_the_default_leaves_it(app, store) -> None:
    at = app(store)
    switch(at).set_value("favor").run()
    assert at.query_params["measure"] == "favor"
    assert header(at).startswith("Share in favour")
    switch(at).set_value("mean").run()
    assert "measure" not in at.query_params
    assert header(at).startswith("Mean stance")


def test_a_measure_that_is_none_is_said_and_dropped(app, store) -> None:
    at = app(store, measure="median")
    assert not at.exception
    assert "A part of the link could not be used" in html(at)
    assert "mean, favor, count, disagreement: one is expected" in html(at)
    assert header(at).startswith("Mean stance")


def test_another_measure_keeps_the_tile_outlined(app, store) -> None:
    at = app(store, actor=BIBI, at=LEDGER[0], measure="count")
    layer = charts(at)[0]["data"][-1]
    assert [layer["customdata"][i] for i in layer["selectedpoints"]] == [[BIBI, LEDGER[0]]]
    assert "mean +0.65, 95\u00a0% interval −1.00 to +1.00<br>2 in favour, 1 neutral · 1 more" in html(at)


def test_one_article_has_no_interval(app, store) -> None:
    assert "mean −0.60, one article: no interval<br>2 against" in html(app(store, actor=TRUMP, at=LEDGER[0]))


def test_the_list_has_every_tile_as_a_link_that_keeps_the_filters(app, store) -> None:
    at = app(store, topic="independence", conf="0.1", actor=BIBI, at=LEDGER[0])
    shown = html(at)
    drawn = charts(at)[0]["data"][-1]["customdata"]
    links = re.findall(r'<a class="sp-entry[^>]*href="([^"]+)"', shown)
    assert len(links) == len(drawn)
    assert all(link.startswith("?") and "conf=0.1" in link for link in links)
    assert f"?topic=independence&amp;conf=0.1&amp;actor={TRUMP}&amp;at={LEDGER[0]}" in links
    (chosen,) = re.findall(r'href="([^"]+)" aria-current="true"', shown)
    assert f"actor={BIBI}&amp;at={LEDGER[0]}" in chosen


def test_an_empty_map_has_no_list(app, store) -> None:
    at = app(store, from_="2030-01-01", undated="0", measure="favor")
    assert not at.exception
    assert titles(at) == ["Stance map"]
    assert 'class="sp-entry' not in html(at)
    assert "matches the filters" in html(at)
