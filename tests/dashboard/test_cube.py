"""The cube and the facts give the same numbers, whatever is filtered, and intervals are what they should be."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from dashboard.estimates import LEVEL, Mean, difference, mean_of, with_intervals
from dashboard.filters import Filters, Tile
from dashboard.periods import UNDATED, read
from dashboard.queries.counts import counts
from dashboard.queries.cube import SUMS, cells
from dashboard.theme import SCALE_MAX, SCALE_MIN
from tests.dashboard import fixture
from tests.dashboard.fixture import BIBI, COURIER, ERDOGAN, LEDGER, TRUMP

KEYS = {False: "holder_id, outlet_key, topic", True: "outlet_key, topic"}
FILTERS = some.builds(
    Filters,
    start=some.none() | some.dates(dt.date(2025, 1, 1), dt.date(2025, 10, 28)),
    end=some.none() | some.dates(dt.date(2025, 1, 1), dt.date(2025, 10, 31)),
    undated=some.booleans(),
    topics=some.sampled_from([(), ("independence",), ("us_pressure", "foreign_forces")]),
    outlets=some.sampled_from([(), (LEDGER[0],), (COURIER[0], "unknown")]),
    actors=some.sampled_from([(), (BIBI,), (TRUMP, ERDOGAN)]),
    copies=some.sampled_from(["once", "all"]),
)


def added(
    cursor: duckdb.DuckDBPyConnection, filters: Filters, tile: Tile | None, pooled: bool
) -> pd.DataFrame:
    chosen = cells(filters, tile, pooled=pooled)
    keys = KEYS[pooled]
    question = f"SELECT {keys}, {SUMS} FROM ({chosen.sql}) GROUP BY ALL ORDER BY {keys}"
    return cursor.execute(question, chosen.params).df()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=FILTERS, pooled=some.booleans())
def test_the_cube_gives_what_the_facts_give(cursor, filters, pooled) -> None:
    fast = added(cursor, filters, None, pooled)
    # A filter that leaves everything in, and that the cube can't answer.
    slow = added(cursor, replace(filters, confidence=1e-9), None, pooled)
    pd.testing.assert_frame_equal(fast, slow)


@pytest.mark.parametrize("pooled", [False, True])
@pytest.mark.parametrize(
    "tile", [Tile(outlet=LEDGER[0]), Tile(actor=TRUMP), Tile(topic="us_pressure", actor=BIBI)]
)
def test_a_tile_has_what_the_whole_has_of_it(cursor, tile, pooled) -> None:
    whole, part = added(cursor, Filters(), None, False), added(cursor, Filters(), tile, pooled)
    chosen = {"holder_id": tile.actor, "outlet_key": tile.outlet, "topic": tile.topic}
    for column, member in chosen.items():
        whole = whole if member is None else whole[whole[column] == member]
    assert part["n_statements"].sum() == whole["n_statements"].sum() > 0


def test_a_period_of_a_tile_is_its_days_and_undated_is_a_period(cursor) -> None:
    on = Filters(topics=("independence",))
    assert counts(cursor, on, Tile(actor=BIBI, when=read("2025-W44"))).statements == 1
    assert counts(cursor, on, Tile(actor=BIBI, when=read("2025-06"))).statements == 2
    assert counts(cursor, on, Tile(actor=BIBI, when=UNDATED)).statements == 1
    by_day = cells(on, Tile(actor=BIBI), by_day=True)
    days = cursor.execute(
        f"SELECT published FROM ({by_day.sql}) ORDER BY 1 NULLS LAST", by_day.params
    ).fetchall()
    assert [day for (day,) in days] == [
        dt.date(2025, 1, 5),
        dt.date(2025, 6, 13),
        dt.date(2025, 10, 27),
        None,
    ]


def test_a_store_without_a_statement_has_empty_tables() -> None:
    opened = fixture.connection({name: [] for name in fixture.rows()})
    chosen = cells(Filters())
    assert opened.execute(f"SELECT count(*) FROM ({chosen.sql})", chosen.params).fetchall() == [(0,)]
    assert opened.table("facts").shape[0] == opened.table("cube").shape[0] == 0


def sums(means: list[float], doubts: list[float]) -> pd.DataFrame:
    k = len(means)
    squares, doubt = sum(m * m for m in means), sum(doubts)
    return pd.DataFrame(
        [{"n_articles": k, "n_statements": k, "mean": sum(means) / k, "squares": squares, "doubt": doubt}]
    )


def test_an_interval_holds_the_spread_of_articles_and_the_doubt_of_the_scorer() -> None:
    sure = with_intervals(sums([0.2, 0.4, 0.6], [0.0] * 3)).iloc[0]
    # t with 2 degrees of freedom is 4.3027; the sample variance 0.04, of the mean 0.04 / 3.
    assert sure["high"] - sure["mean"] == pytest.approx(4.30265 * math.sqrt(0.04 / 3), abs=1e-4)
    unsure = with_intervals(sums([0.2, 0.4, 0.6], [0.3] * 3)).iloc[0]
    assert unsure["variance"] == pytest.approx((0.04 + 0.3) / 3)
    assert unsure["low"] == SCALE_MIN
    assert unsure["high"] == SCALE_MAX


def test_one_article_has_no_interval() -> None:
    alone = with_intervals(sums([0.9], [0.1])).iloc[0]
    assert alone[["variance", "low", "high"]].isna().all()
    assert mean_of(1, 1, 0.9, alone["variance"]).variance is None


@given(some.lists(some.floats(-1, 1), min_size=2, max_size=30), some.floats(0, 1))
def test_an_interval_holds_its_mean_and_stays_on_the_scale(means, doubt) -> None:
    row = with_intervals(sums(means, [doubt] * len(means))).iloc[0]
    assert SCALE_MIN <= row["low"] <= row["mean"] + 1e-9
    assert row["mean"] - 1e-9 <= row["high"] <= SCALE_MAX


def test_two_means_are_told_apart_where_their_difference_leaves_out_nothing() -> None:
    far = difference(Mean(0.8, 10, 20, 0.001), Mean(-0.6, 8, 9, 0.002))
    assert far.value == pytest.approx(1.4)
    assert far.told_apart
    near = difference(Mean(0.2, 3, 4, 0.05), Mean(0.1, 3, 4, 0.05))
    assert not near.told_apart
    assert near.low < 0 < near.high
    alone = difference(Mean(0.9, 1, 1, None), Mean(-0.9, 40, 80, 0.001))
    assert (alone.low, alone.high, alone.told_apart) == (None, None, False)
    assert LEVEL == 0.95
