"""Position changes: which are found in rows of articles, which are hints, and with which sentences."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence

import numpy as np
import pytest

from dashboard.filters import Filters, Tile
from dashboard.markup import changes as markup
from dashboard.queries import changes as query
from dashboard.queries.evidence import evidence
from dashboard.turns import MOST_TURNS, Series, turns
from dashboard.views.panels import changes as panel
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, LEDGER, TRUMP, Paper

ON = Filters(topics=("independence",))


def series(means: Sequence[float], days: Sequence[int] | None = None, doubt: float = 0.1) -> Series:
    n = len(means)
    ordinals = np.arange(n) if days is None else np.array(days)
    return Series(ordinals, np.array(means, dtype=float), np.full(n, doubt), np.ones(n, dtype=np.int64))


@pytest.mark.parametrize(
    ("means", "expected"),
    [
        ([0.8] * 6 + [-0.7] * 6, [(6, True)]),
        ([0.8] * 50 + [-0.8] * 5 + [0.8] * 50, [(50, True), (55, True)]),  # a stretch in the middle
        ([0.7] * 8 + [0.0] * 8 + [-0.7] * 8, [(16, True)]),  # through neither side: one change
        ([0.8, 0.7, -0.6, -0.8], [(2, False)]),  # too few to tell from chance
        ([0.8, -0.7], []),  # one article against another is no hint
        ([0.9] * 8 + [0.3] * 8, []),  # less in favour is no other side
        ([0.8] * 8 + [-0.1] * 8, []),  # neither is no side
        ([0.8, -0.8] * 8, []),  # now so, now so is no change
        ([0.6], []),
        ([], []),
    ],
)
def test_changes_of_sides(means, expected) -> None:
    assert [(turn.after.start, turn.found) for turn in turns(series(means))] == expected


def test_articles_of_one_day_that_disagree_are_no_change() -> None:
    assert turns(series([0.8, -0.8], [5, 5])) == []
    (turn,) = turns(series([0.8] * 6 + [0.8, -0.7] + [-0.7] * 6, [*range(6), 6, 6, *range(7, 13)]))
    assert turn.after.start in {6, 8}  # never between the two of day 6


def test_the_numbers_of_a_change_are_those_of_its_two_parts() -> None:
    (turn,) = turns(series([0.8, 0.6] * 3 + [-0.5, -0.7] * 3, doubt=0.0))
    assert (turn.before.mean, turn.after.mean) == pytest.approx((0.7, -0.6))
    assert turn.by.value == pytest.approx(-1.3)
    # Six means of spread 0.012: half the interval is t(5) = 2.571 times the root of 0.002.
    assert turn.before.high - turn.before.mean == pytest.approx(2.5706 * (0.012 / 6) ** 0.5, rel=1e-3)
    assert (turn.before.n_articles, turn.after.n_statements) == (6, 6)


def test_noise_is_seldom_found_to_be_a_change() -> None:
    random = np.random.default_rng(7)
    found = 0
    for _ in range(200):
        noise = np.clip(random.normal(random.uniform(-0.5, 0.5), 0.5, random.integers(2, 60)), -1, 1)
        found += any(turn.found for turn in turns(series(noise)))
    assert found <= 6  # of 200; chance alone may give 5 % by its definition


def test_only_the_largest_changes_are_kept_in_order() -> None:
    means = [value for n in range(9) for value in [(-1) ** n * (0.5 + 0.05 * n)] * 12]
    found = turns(series(means, doubt=0.0))
    assert len(found) == MOST_TURNS
    assert [turn.after.start for turn in found] == [48, 60, 72, 84, 96]


def test_ten_thousand_articles_are_quick() -> None:
    random = np.random.default_rng(1)
    means = np.clip(np.r_[random.normal(0.4, 0.6, 5000), random.normal(-0.4, 0.6, 5000)], -1, 1)
    start = time.perf_counter()
    (turn,) = turns(series(means))
    assert abs(turn.after.start - 5000) < 100
    assert time.perf_counter() - start < 2  # 0.02 s on an idle core


def tables() -> dict[str, list[dict]]:
    """Netanyahu in favour in seven articles of June, against in seven of July; one in August has no day."""
    made: dict[str, list[dict]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    for number in range(14):
        favour = number < 7
        paper = Paper(
            (LEDGER, COURIER)[number % 2], dt.date(2025, 6 if favour else 7, 1 + number), f"No. {number}"
        )
        stance = 0.8 if favour else -0.7
        paper.say(BIBI, f"word {number} on it", {"independence": stance + number % 2 / 100})
        if number == 6:
            paper.say(BIBI, "something extreme", {"independence": 1.0})
        paper.say(TRUMP, "the same as ever", {"independence": 0.6, "us_pressure": -0.5})
        fixture._add(made, paper)
    undated = Paper(LEDGER, None, "In a drawer").say(BIBI, "a word of no day", {"independence": 0.9})
    fixture._add(made, undated)
    return made


@pytest.fixture(scope="module")
def asked():
    with fixture.connection(tables()) as connection:
        yield connection


def test_a_change_has_its_days_and_a_typical_sentence_of_each_side(asked) -> None:
    (change,) = query.changes(asked.cursor(), ON, (BIBI, TRUMP))
    assert (change.actor, change.turn.found) == ("Benjamin Netanyahu", True)
    assert (change.last, change.first) == (dt.date(2025, 6, 7), dt.date(2025, 7, 8))
    assert (change.turn.before.n_articles, change.turn.before.n_statements) == (7, 8)
    ((before, after),) = query.typical(asked.cursor(), ON, (change,))
    shown = query.sentences(asked.cursor(), (before, after)).set_index("statement")
    before, after = shown.loc[before.statement], shown.loc[after.statement]
    # Near the change and near the mean: of no. 6 the plain word, not the extreme one; no. 7 is the first after.
    assert before["excerpt"] == "Benjamin Netanyahu said that word 6 on it."
    assert after["excerpt"] == "Benjamin Netanyahu said that word 7 on it."
    assert (before["stance"], after["stance"]) == pytest.approx((0.8, -0.69))


def test_sentences_have_the_columns_of_a_card(asked) -> None:
    (change,) = query.changes(asked.cursor(), ON, (BIBI,))
    card = evidence(asked.cursor(), ON, Tile(actor=BIBI), "typical", 1)
    ((before, _),) = query.typical(asked.cursor(), ON, (change,))
    shown = query.sentences(asked.cursor(), (before,))
    assert set(card.columns) <= set(shown.columns)
    same = card[card["statement_id"] == shown["statement_id"].iloc[0]]
    assert len(same) == len(shown) == 1
    assert same["excerpt"].tolist() == shown["excerpt"].tolist()
    assert same["offset"].tolist() == shown["offset"].tolist()


def test_filters_and_the_undated_are_left_to_nobody(asked) -> None:
    june = Filters(topics=("independence",), start=dt.date(2025, 6, 1), end=dt.date(2025, 6, 30))
    assert query.changes(asked.cursor(), june, (BIBI,)) == ()
    assert query.changes(asked.cursor(), ON, ()) == ()
    assert query.changes(asked.cursor(), ON, ("nobody",)) == ()


def test_a_change_in_words_says_how_sure_it_is(asked) -> None:
    (change,) = query.changes(asked.cursor(), ON, (BIBI,))
    told = markup.heading(change)
    assert "<bdi>Benjamin Netanyahu</bdi>: ▲ in favour → ▼ against" in told
    assert "Between 7 Jun 2025 and 8 Jul 2025" in told
    assert markup.FOUND in told
    assert "mean +0.82, 95\u00a0% interval" in markup.part(change, before=True)
    assert "8 statements in 7 articles" in markup.part(change, before=True)
    table = markup.as_table([change], "A <topic>")
    assert "A &lt;topic&gt;" in table
    assert "found" in table
    assert "1 found" in markup.summary([change], 0, 2)
    assert "No actor went" in markup.summary([], 0, 2)
    assert "No actor of the chart went" in markup.summary([], 1, 2)
    assert "needs dated" in markup.summary([], 0, 0)


@pytest.mark.parametrize(
    ("n", "told"),
    [
        (1, "Looked at: the one actor"),
        (12, "Looked at: all 12 actors"),
        (5052, "the 300 with most articles of the 5,052"),
    ],
)
def test_it_says_of_how_many_actors(n, told) -> None:
    assert told in markup.summary([], 0, n)


def turned(name: str, first: float, then: float, n: int = 14) -> list[Paper]:
    """An actor on one side in the first half of n articles and on another in the second."""
    return [
        Paper(LEDGER, dt.date(2025, 6, 1) + dt.timedelta(days=number), f"{name} {number}").say(
            name, f"what {name} says {number}", {"independence": first if number < n / 2 else then}
        )
        for number in range(n)
    ]


@pytest.fixture(scope="module")
def several():
    """Four who change sides, one in a hint, one who does not, one with a single article."""
    made: dict[str, list[dict]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    told = [("ann", 0.6, -0.4), ("ben", -0.9, 0.9), ("cleo", 0.5, 0.5), ("dan", -0.3, 0.8)]
    for paper in [paper for one in told for paper in turned(*one)] + turned("eve", 0.3, -0.2, 4):
        fixture._add(made, paper)
    fixture._add(made, Paper(LEDGER, dt.date(2025, 6, 1), "alone").say("finn", "it", {"independence": 1.0}))
    with fixture.connection(made) as connection:
        yield connection


def test_everybody_is_looked_at_the_surest_and_largest_changes_first(several) -> None:
    found = query.everybody(several.cursor(), ON)
    assert [one.actor_id for one in found.changes] == ["ben", "dan", "ann", "eve"]
    assert [one.turn.found for one in found.changes] == [True, True, True, False]
    assert found.n_actors == 5  # Finn's one article can't show a change
    only = query.everybody(several.cursor(), Filters(topics=("independence",), actors=("ann", "cleo")))
    assert ([one.actor_id for one in only.changes], only.n_actors) == (["ann"], 2)
    assert query.everybody(several.cursor(), Filters(topics=("nothing",))) == query.Everybody((), 0)


def test_of_too_many_actors_those_with_most_articles_are_looked_at(several, monkeypatch) -> None:
    monkeypatch.setattr(query, "MOST_ACTORS", 4)
    found = query.everybody(several.cursor(), ON)
    assert [one.actor_id for one in found.changes] == ["ben", "dan", "ann"]
    assert found.n_actors == 5


def test_each_change_has_sentences_of_its_own_actor(several) -> None:
    found = query.everybody(several.cursor(), ON).changes
    pairs = query.typical(several.cursor(), ON, found)
    shown = query.sentences(several.cursor(), tuple(one for pair in pairs for one in pair))
    assert shown["side_id"].tolist() == ["ben", "ben", "dan", "dan", "ann", "ann", "eve", "eve"]
    assert shown["excerpt"].tolist()[:2] == [
        "Ben said that what ben says 6.",
        "Ben said that what ben says 7.",
    ]
    assert query.typical(several.cursor(), ON, ()) == ()


def test_changes_further_down_are_lines_with_a_link(several) -> None:
    found = query.everybody(several.cursor(), ON).changes
    told = markup.rest(found[2:], "timeline", {"topic": ["independence"]}, lambda actor: (BIBI, actor))
    assert "<summary>2 more</summary>" in told
    assert f"timeline?topic=independence&amp;who={BIBI}&amp;who=eve" in told
    assert "between 2 Jun 2025 and 3 Jun 2025; a hint." in told
    assert "4 actors who are not on the chart: 3 found, 1 hint" in markup.others(found)


def test_an_actor_takes_the_last_ones_place_where_six_are_shown() -> None:
    assert panel.with_one(("a", "b"), "c") == ("a", "b", "c")
    assert panel.with_one(tuple("abcdef"), "g") == tuple("abcdeg")
