"""Tone against stance: which statements are shown, where they stand, and what a corner counts."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from dashboard.figures.tone import CLICK_LAYER, SYMBOLS, describe, in_corner, tone
from dashboard.filters import Filters
from dashboard.markup import actor_figures as markup
from dashboard.queries import tone as query
from dashboard.theme import DARK, LIGHT, SIDES
from tests.dashboard.fixture import BIBI, LEDGER, Paper, _add, connection

TITLES = {"independence": "Own <b>decisions</b>"}


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def one(**values) -> dict:
    return {
        "statement_id": "s", "article_id": "a", "topic": "independence", "stance": 0.6, "label": "favor",
        "tone": -0.7, "voice": "direct", "outlet": "The <i>Ledger</i>", "published": pd.Timestamp("2025-10-27"),
        "n_statements": 1, "n_articles": 1, **values,
    }  # fmt: skip


@pytest.fixture
def four() -> pd.DataFrame:
    return pd.DataFrame(
        [
            one(statement_id="yes"),
            one(statement_id="no", stance=-0.6, label="against", tone=0.7, published=pd.NaT, outlet=None),
            one(statement_id="plain", tone=0.04),
            one(statement_id="mid", stance=0.0, label="neutral", tone=-0.5),
        ]
    ).assign(n_statements=4, n_articles=3)


def test_the_scored_statements_of_the_actor_alone(cursor) -> None:
    found = query.tone(cursor, Filters(), BIBI)
    assert len(found) == 7
    assert set(found["n_statements"]) == {7}
    assert set(found["n_articles"]) == {5}
    assert sorted(found["stance"].round(1)) == pytest.approx([-0.9, -0.7, 0.0, 0.2, 0.8, 0.9, 1.0])
    assert set(query.tone(cursor, Filters(topics=("us_pressure",)), BIBI)["topic"]) == {"us_pressure"}
    assert query.tone(cursor, Filters(), "nobody").empty


def test_tone_is_that_of_the_attributed_words() -> None:
    tables = {name: [] for name in ("articles", "attributions", "statements", "mentions")}
    _add(tables, Paper(LEDGER, dt.date(2025, 3, 3), "Gloom").say(BIBI, "we go on", {"independence": 0.9}))
    tables["attributions"][0]["tone"] = -0.75
    (row,) = query.tone(connection(tables).cursor(), Filters(), BIBI).to_dict("records")
    assert (row["tone"], row["label"]) == (-0.75, "favor")


def test_many_statements_are_sampled_the_same_each_time(cursor, monkeypatch) -> None:
    every = query.tone(cursor, Filters(), BIBI)
    monkeypatch.setattr(query, "MOST_MARKS", 3)
    first, again = (query.tone(cursor, Filters(), BIBI) for _ in range(2))
    assert list(first["statement_id"]) == list(again["statement_id"]) == list(every["statement_id"][:3])
    assert set(first["n_statements"]) == {7}
    told = markup.tone_key(first, 0, 0)
    assert "A sample of 3 of 7 statements in 5 articles" in told


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_sides_differ_by_shape_and_colour(four, colours) -> None:
    figure = tone(four, TITLES, colours)
    assert {label: trace(figure, label).marker.symbol for label in SIDES} == SYMBOLS
    assert len(set(SYMBOLS.values())) == len(SIDES)
    assert trace(figure, "favor").marker.color == colours.favor
    assert trace(figure, "against").marker.color == colours.against
    assert trace(figure, "neutral").marker.color == colours.neutral
    assert (tuple(trace(figure, "against").x), tuple(trace(figure, "against").y)) == ((-0.6,), (0.7,))


def test_the_scales_are_fixed_around_zero(four) -> None:
    layout = tone(four.head(1), TITLES, LIGHT).layout
    for axis in (layout.xaxis, layout.yaxis):
        assert axis.range[0] == -axis.range[1]
        assert axis.range[1] > 1


def test_a_click_returns_the_statement_and_its_article(four) -> None:
    layer = trace(tone(four, TITLES, LIGHT, ("", "", "", "no", "a")), CLICK_LAYER)
    (ringed,) = layer.selectedpoints
    assert list(layer.customdata[ringed]) == ["", "", "", "no", "a"]
    assert "▼ against −0.60</b>, tone +0.70" in layer.hovertext[ringed]
    assert "outlet unknown, undated" in layer.hovertext[ringed]
    assert "The &lt;i&gt;Ledger" in layer.hovertext[0]
    assert "Own &lt;b&gt;decisions" in layer.hovertext[0]
    assert trace(tone(four, TITLES, LIGHT), CLICK_LAYER).selectedpoints is None


def test_corners_count_what_is_clearly_gloomy_or_bright(four) -> None:
    assert in_corner(four, -1, "favor") == 1
    assert in_corner(four, 1, "against") == 1
    assert in_corner(four, 1, "favor") == 0  # 0.04 is plain
    texts = [note.text for note in tone(four, TITLES, LIGHT).layout.annotations]
    assert "gloomy words, in favour: 1" in texts
    assert "gloomy words, in favour 1" in describe(four, "Jane Doe")


def test_the_key_says_that_tone_is_not_stance(four) -> None:
    told = markup.tone_key(four, 1, 2)
    assert "Tone is not stance" in told
    assert "All 4 statements in 3 articles" in told
    assert "In gloomy words: 1 of the 2 shown in favour" in told
    assert "on both sides" not in told  # nothing here is
    table = markup.tone_table(four, TITLES, "Jane Doe", {"on": ["independence"], "conf": ["0.5"]})
    assert 'href="actor?conf=0.5&amp;statement=no&amp;article=a"' in table
    assert "Own &lt;b&gt;decisions" in table
    assert "undated" in table
