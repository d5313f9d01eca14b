"""How outlets portray actors: means by hand, sentences once, copies once; the figure and the articles behind it."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.figures import portrayal as figure
from dashboard.figures.parts import dots
from dashboard.filters import Filters
from dashboard.markup import compare as markup
from dashboard.queries import outlet_portrayal as query
from dashboard.theme import LIGHT
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, HOSTILE, LEDGER, TRUMP

BOTH = Filters(outlets=(LEDGER[0], COURIER[0]))


@pytest.fixture
def compared(cursor):
    return query.outlet_portrayal(cursor, BOTH)


def means(found) -> dict:
    keys = zip(found.marks["actor_id"], found.marks["place"], strict=True)
    return dict(zip(keys, found.marks["mean"].round(4), strict=True))


def test_a_mean_is_that_of_article_means_and_a_copy_counts_once_for_an_actor(compared) -> None:
    # Ledger: 0.6, and (0.6 − 0.8 + 0.1) / 3. Courier: 0.6, and −0.8 in the copy that adds Netanyahu.
    assert means(compared) == {(BIBI, 0): 0.2833, (BIBI, 1): -0.1}
    first = compared.marks.iloc[0]
    assert (first["n_articles"], first["n_sentences"]) == (2, 4)
    assert (first["outlet_articles"], first["outlet_n"]) == (2, 4)
    caption = markup.portrayal_caption(compared, {LEDGER[0]: LEDGER[1], COURIER[0]: COURIER[1]}, BOTH)
    assert "In all 6 sentences in 4 articles." in caption
    (gap,) = compared.gaps.to_dict("records")
    assert gap["gap"] == pytest.approx(0.3833, abs=1e-4)
    assert gap["told_apart"] is False
    assert (compared.alone, compared.hidden) == (13, 0)  # Trump, and twelve of those nobody else has


def test_each_copy_counts_where_it_is_asked_for(cursor) -> None:
    found = query.outlet_portrayal(cursor, Filters(outlets=BOTH.outlets, copies="all"))
    assert means(found)[TRUMP, 1] == 0.6
    assert means(found)[TRUMP, 0] == 0.125  # −0.35 and 0.6


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"undated": False}, {}),  # 0.6 of the Courier is undated, and of Trump it has a copy only
        ({"start": dt.date(2025, 6, 13), "end": dt.date(2025, 6, 13)}, {(BIBI, 0): -0.0333, (BIBI, 1): 0.6}),
        ({"actors": (TRUMP,)}, {}),
        ({"topics": ("foreign_forces",), "voices": ("direct",), "confidence": 0.99}, None),
    ],
)
def test_which_filters_apply(cursor, compared, filters, left) -> None:
    found = query.outlet_portrayal(cursor, Filters(outlets=BOTH.outlets, **filters))
    if filters == {"undated": False}:
        left = {(BIBI, 0): 0.2833, (BIBI, 1): -0.8}
    assert means(found) == (means(compared) if left is None else left)


def test_a_sentence_that_names_an_actor_twice_counts_once() -> None:
    tables = fixture.rows()
    twice = [row for row in tables["mentions"] if row["portrayal"] == -0.8]
    tables["mentions"] += [{**row, "mention_id": row["mention_id"] + "b"} for row in twice]
    found = query.outlet_portrayal(fixture.connection(tables).cursor(), BOTH)
    assert means(found) == {(BIBI, 0): 0.2833, (BIBI, 1): -0.1}
    assert list(found.marks["n_sentences"]) == [4, 2]


def test_only_the_actors_with_most_articles_are_shown(cursor) -> None:
    found = query.outlet_portrayal(cursor, Filters(outlets=BOTH.outlets, copies="all"), 1)
    assert (set(found.marks["actor_id"]), found.hidden) == ({BIBI}, 1)


def test_the_figure_shows_no_side(cursor) -> None:
    found = query.outlet_portrayal(cursor, Filters(outlets=BOTH.outlets, copies="all"))
    drawn = figure.portrayal(found.marks, found.gaps, LIGHT, (BIBI, LEDGER[0]), known={BIBI})
    texts = {note.text: note.font.color for note in drawn.layout.annotations}
    assert texts["<b>− In a bad light</b>"] == texts["<b>In a good light +</b>"] == LIGHT.ink
    assert not any("▲" in text or "▼" in text or "favour" in text for text in texts)
    layer = next(one for one in drawn.data if one.name == dots.CLICK_LAYER)
    # What no link may name takes no click; its name has a star.
    assert [list(pair) for pair in layer.customdata] == [[BIBI, LEDGER[0]], [BIBI, COURIER[0]]]
    assert layer.selectedpoints == (0,)
    assert "<b>Donald Trump *</b>" in texts
    assert "+ in a good light: mean +0.28" in layer.hovertext[0]
    assert "from 4 sentences in 2 articles" in layer.hovertext[0]
    assert "= plainly: mean −0.10" in layer.hovertext[1]
    dot = next(one for one in drawn.data if one.name == "outlet-1")
    assert next(iter(dot.marker.symbol)) == "square-open"  # two sentences
    assert "hollow: fewer than 3 sentences" in {one.name for one in drawn.data}


def test_the_figure_in_a_sentence(compared) -> None:
    told = figure.describe(compared.marks, compared.gaps, [LEDGER[1], COURIER[1]])
    assert "portray 1 actor, from a bad light to a good one. 0 of 1 can be told apart" in told


def test_the_articles_behind_a_mark_lead_to_the_article_with_the_actor(cursor) -> None:
    found = query.behind(cursor, BOTH, COURIER[0], BIBI)
    assert list(found["mean"]) == [-0.8, 0.6]
    assert list(found["total"]) == [2, 2]
    page = markup.behind(found, BIBI, ("Benjamin Netanyahu", COURIER[1]), {"vs": [LEDGER[0], COURIER[0]]})
    assert "Benjamin Netanyahu in The Carmel Courier: 2 articles, from the worst light to the best" in page
    assert f"article={found['article_id'][0]}" in page
    assert f"actor={BIBI}" in page
    assert "− in a bad light" in page
    assert "undated" in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert query.behind(cursor, BOTH, COURIER[0], TRUMP).empty  # its only article is a copy


def test_the_table_has_n_and_intervals(cursor) -> None:
    found = query.outlet_portrayal(cursor, BOTH)
    told = markup.portrayal_table(found.marks, found.gaps)
    assert "(4 sentences in 2 articles)" in told
    assert "[−1.00 to +1.00]" in told
    assert "not distinguishable" in told
    assert HOSTILE not in told
