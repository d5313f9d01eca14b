"""An interval is of groups, the same each time, and says nothing where nothing can be said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.intervals import RESAMPLES, Interval, draws, interval
from pipeline.evaluate.measures import accuracy


def share(right):
    return accuracy(np.asarray(right, dtype=bool))


@given(st.lists(st.sampled_from("abcd"), min_size=1, max_size=12))
def test_rows_of_a_group_are_drawn_together_and_as_many_groups_as_there_are(groups) -> None:
    drawn = draws(groups, resamples=20)
    assert drawn.shape == (20, len(groups))
    first = {group: groups.index(group) for group in groups}
    for place, group in enumerate(groups):
        assert (drawn[:, place] == drawn[:, first[group]]).all()
    assert (drawn[:, sorted(first.values())].sum(axis=1) == len(first)).all()


def test_the_same_rows_have_the_same_interval_each_time() -> None:
    groups = [f"g{n}" for n in range(40)]
    right = [n % 4 != 0 for n in range(40)]
    one = interval(share(right), groups)
    assert one == interval(share(right), groups, draws(groups))
    assert one.value == 0.75
    assert one.low < 0.75 < one.high
    # The standard error of a share of 0.75 on 40 rows is 0.068; twice that to each side.
    assert one.high - one.low == pytest.approx(4 * 0.068, abs=0.04)


def test_twins_widen_the_interval() -> None:
    right = [n % 4 != 0 for n in range(40) for _ in range(5)]
    rows = interval(share(right), [f"g{n}" for n in range(200)])
    twins = interval(share(right), [f"g{n}" for n in range(40) for _ in range(5)])
    assert rows.value == twins.value
    assert twins.high - twins.low > 1.8 * (rows.high - rows.low)


@pytest.mark.parametrize(
    ("groups", "statistic", "expected"),
    [
        ([], share([]), Interval(None)),
        (["a", "a"], share([True, False]), Interval(0.5)),  # one group can't be resampled
        (["a", "b"], lambda weights: np.full(len(weights), np.nan), Interval(None)),
        # On all rows there is a figure, in most resamples there is none.
        (["a", "b"], lambda weights: np.where(len(weights) == 1, 0.5, np.nan * weights[:, 0]), Interval(0.5)),
    ],
)
def test_where_nothing_can_be_said_nothing_is(groups, statistic, expected) -> None:
    assert interval(statistic, groups) == expected


def test_resamples_without_a_figure_are_left_out() -> None:
    def measured(weights):
        return np.where(weights[:, 0] > 0, 1.0, np.nan)

    assert len(draws(["a", "b", "c"])) == RESAMPLES
    assert interval(measured, ["a", "b", "c"]) == Interval(1.0, 1.0, 1.0)
