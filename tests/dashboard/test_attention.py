"""Shares of attention: what they are of, their intervals by hand, and the figure by its data."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from dashboard.figures import attention as figure
from dashboard.filters import Filters
from dashboard.markup import compare as markup
from dashboard.queries import attention as query
from dashboard.theme import LIGHT
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, DECLARED, LEDGER, TRUMP, Paper

BOTH = Filters(topics=("independence",), outlets=(LEDGER[0], COURIER[0]))
TITLES = {"independence": "Independence", "us_pressure": "US <i>pressure</i>", "foreign_forces": "Forces"}


@pytest.fixture
def shares(cursor):
    return query.attention(cursor, BOTH)


def of(frame, member, outlet) -> dict:
    chosen = frame[(frame["member_id"] == member) & (frame["outlet_id"] == outlet)]
    (row,) = chosen.to_dict("records")
    return row


def test_shares_of_an_outlet_add_up_to_its_statements(shares) -> None:
    for _, own in shares.groupby("outlet_id"):
        assert own["share"].sum() == pytest.approx(1)
        assert own["n"].sum() == own["total"].iloc[0]
    assert of(shares, BIBI, LEDGER[0])["share"] == pytest.approx(3 / 5)
    assert of(shares, TRUMP, LEDGER[0])["n_articles"] == 1
    assert of(shares, TRUMP, COURIER[0])["share"] == 0  # of its statements none is his
    assert of(shares, BIBI, COURIER[0])["total"] == 17


def test_the_most_quoted_are_named_and_the_others_are_one_row(shares) -> None:
    assert list(shares["member_id"].drop_duplicates())[:2] == [BIBI, TRUMP]
    last = shares[shares["member_id"] == query.OTHERS]
    assert list(last["member"]) == ["Others (10)"] * 2
    assert list(last["n"]) == [0, 10]
    assert len(shares) == (query.MOST_ACTORS + 1) * 2


def test_the_interval_of_a_share_takes_articles_for_the_sample() -> None:
    tables = {name: [] for name in ("articles", "attributions", "statements", "mentions")}
    for number, of_bibi in enumerate((2, 1, 1, 1, 1, 1, 1, 0)):
        paper = Paper(LEDGER, dt.date(2025, 10, 1), f"Paper {number}")
        for said in range(2):
            paper.say(BIBI if said < of_bibi else TRUMP, f"it is {number} {said}", {"independence": 0.5})
        fixture._add(tables, paper)
    row = of(query.attention(fixture.connection(tables).cursor(), BOTH), BIBI, LEDGER[0])
    # p = 8/16; residuals of articles 1, 0…, −1: variance 8/7 · 2 / 16²; t of 7 degrees 2.3646.
    half = 2.3646 * (8 / 7 * 2 / 256) ** 0.5
    assert (row["low"], row["high"]) == (
        pytest.approx(0.5 - half, abs=1e-4),
        pytest.approx(0.5 + half, abs=1e-4),
    )


def test_none_or_one_article_has_no_interval(shares) -> None:
    assert np.isnan(of(shares, TRUMP, COURIER[0])["low"])  # none
    assert np.isnan(of(shares, BIBI, COURIER[0])["low"])  # one article
    assert not np.isnan(of(shares, BIBI, LEDGER[0])["low"])


def test_shares_of_articles_are_of_all_that_were_analysed(cursor) -> None:
    every = Filters(outlets=(*BOTH.outlets, "name:Valley <b>Post</b>"), copies="all")
    frame = query.topics(cursor, every, TITLES)
    row = of(frame, "us_pressure", LEDGER[0])
    assert (row["n"], row["total"], row["member"]) == (2, 3, "US <i>pressure</i>")
    assert (row["low"], row["high"]) == (pytest.approx(0.2077, abs=1e-3), pytest.approx(0.9385, abs=1e-3))
    assert of(frame, "us_pressure", COURIER[0])["share"] == 0.5
    assert (
        of(frame, "foreign_forces", "name:Valley <b>Post</b>")["total"] == 2
    )  # the French one is not analysed


def test_an_article_that_several_ran_is_one(cursor) -> None:
    frame = query.topics(cursor, Filters(outlets=BOTH.outlets), TITLES)
    row = of(frame, "us_pressure", COURIER[0])
    assert (row["n"], row["total"]) == (0, 1)  # its other article is a copy of the Ledger's


def test_filters_narrow_both(cursor) -> None:
    undated = Filters(topics=("independence",), outlets=BOTH.outlets, undated=False)
    assert set(query.attention(cursor, undated)["outlet_id"]) == {LEDGER[0]}
    assert set(query.topics(cursor, undated, TITLES)["member_id"]) == {"independence"}
    assert query.attention(cursor, Filters(topics=("gone",), outlets=BOTH.outlets)).empty


def trace(drawn, name):
    return next(one for one in drawn.data if one.name == name)


def test_bars_begin_at_zero_on_one_scale(shares) -> None:
    drawn = figure.attention(shares, "Of each outlet’s statements", LIGHT)
    assert drawn.layout.xaxis.range[0] == 0
    assert drawn.layout.xaxis.range[1] >= shares["high"].max()
    assert drawn.layout.xaxis.title.text == "Of each outlet’s statements<br>This scale ends at 100\u00a0%."
    assert drawn.layout.xaxis.tickvals[0] == 0
    assert drawn.layout.xaxis.ticklabeloverflow == "allow"  # else Plotly hides the 0 % at the edge
    assert not drawn.layout.xaxis.showgrid  # lines are drawn below the names only
    assert list(trace(drawn, "share-0").x)[:2] == [0.6, 0.4]
    assert "0\u00a0%" in trace(drawn, "number-1").text[1]
    assert {one.name: one.marker.symbol for one in drawn.data if one.showlegend} == {
        f"{LEDGER[1]} (5 statements, 2 articles)": "circle",
        f"{COURIER[1]} (17 statements, 1 article)": "square",
    }


def test_the_others_are_a_line_of_text_and_no_bar(shares) -> None:
    drawn = figure.attention(shares, "Of all", LIGHT)
    assert len(trace(drawn, "share-0").x) == query.MOST_ACTORS
    assert not any("Others" in note.text for note in drawn.layout.annotations)
    told = markup.others(shares.replace({"n_members": {10: 4613}})).replace("\u00a0", " ")
    assert "Others: 4,613 actors, 0 % in The Harbour Ledger and 59 % in The Carmel Courier." in told
    assert markup.others(shares[shares["n_members"] == 1]) == ""


def test_an_outlet_without_a_bar_is_told_of(cursor, shares) -> None:
    names = {LEDGER[0]: LEDGER[1], COURIER[0]: COURIER[1], "gone": "The Weekly <i>Void</i>"}
    covered = query.topics(cursor, Filters(outlets=BOTH.outlets), TITLES)
    told = markup.attention_caption(shares, covered, names, BOTH)
    assert "No statement on this topic: The Weekly &lt;i&gt;Void&lt;/i&gt;." in told
    assert "No article that was analysed: The Weekly" in told


def test_a_click_returns_member_and_outlet_and_the_others_take_none(shares) -> None:
    layer = trace(figure.attention(shares, "Of all", LIGHT, (TRUMP, LEDGER[0])), figure.CLICK_LAYER)
    keys = [tuple(values) for values in layer.customdata]
    assert keys[0] == (BIBI, LEDGER[0], None)
    assert not any(member == query.OTHERS for member, *_ in keys)
    assert [keys[index][:2] for index in layer.selectedpoints] == [(TRUMP, LEDGER[0])]
    assert "60\u00a0%: 3 of 5 statements, in 2 of 2 articles<br>95 % interval" in layer.hovertext[0]


def test_names_are_text_in_the_figure_and_in_the_table(cursor) -> None:
    every = Filters(outlets=(LEDGER[0], "name:Valley <b>Post</b>"))
    frame = query.topics(cursor, every, TITLES)
    drawn = figure.attention(frame, "Of each outlet’s articles", LIGHT)
    texts = [note.text for note in drawn.layout.annotations] + [one.name for one in drawn.data]
    texts += list(trace(drawn, figure.CLICK_LAYER).hovertext)
    assert not any("<i>" in text or "<b>Post" in text for text in texts)
    told = markup.attention_table(frame, "Topic", "article", "Of each outlet’s articles")
    assert f"{DECLARED[1]}" not in told
    assert "67\u00a0% [21\u00a0% to 94\u00a0%] (2 of 3 articles)" in told


def test_the_figure_in_a_sentence(shares) -> None:
    told = figure.describe(shares, "Of each outlet’s statements", [LEDGER[1], COURIER[1]])
    assert "The Harbour Ledger: most for Benjamin Netanyahu, 60\u00a0%" in told
