"""Weighted figures, all resamples at once, agree with what scikit-learn says of repeated rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sklearn.metrics import f1_score, roc_auc_score

from pipeline.evaluate.measures import accuracy, area, balanced_sign, macro_f1

ROW = st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(-2, 2), st.integers(0, 3))


def columns(rows):
    return [np.asarray(column) for column in zip(*rows, strict=True)]


def repeated(values, times):
    return np.repeat(values, times)


@given(st.lists(ROW, min_size=1, max_size=25))
def test_macro_f1_is_that_of_scikit_learn(rows) -> None:
    gold, called, _, times = columns(rows)
    assume(times.sum())
    want = repeated(gold, times), repeated(called, times)
    classes = [one for one in range(3) if one in want[0] or one in want[1]]
    expected = f1_score(*want, labels=classes, average="macro", zero_division=0)
    assert macro_f1(gold, called)(times[None, :].astype(float))[0] == pytest.approx(expected)
    assert accuracy(gold == called)(times[None, :].astype(float))[0] == pytest.approx(
        (want[0] == want[1]).mean()
    )


@given(st.lists(ROW, min_size=2, max_size=25))
def test_area_is_that_of_scikit_learn(rows) -> None:
    gold, _, side, times = columns(rows)
    favor = gold == 0
    want = repeated(favor, times)
    weights = times[None, :].astype(float)
    with np.errstate(invalid="ignore"):
        got = area(favor, side.astype(float))(weights)[0]
    if want.any() and not want.all():
        assert got == pytest.approx(roc_auc_score(want, repeated(side, times)))
    else:
        assert np.isnan(got)


@pytest.mark.parametrize(
    ("favor", "side", "expected"),
    [
        ([1, 1, 1, 0], [0.9, 0.2, -0.1, -0.5], (2 / 3 + 1) / 2),  # not 3 of 4: both sides weigh the same
        ([1, 0], [0, 0], 0.5),
        ([1, 1, 0, 0], [1, 0, -1, 0], 0.75),
        ([1, 0], [-1, 1], 0.0),
        ([1, 1], [1, 1], None),  # one side only
    ],
)
def test_the_sign_is_balanced_and_no_call_is_half(favor, side, expected) -> None:
    statistic = balanced_sign(np.asarray(favor, dtype=bool), np.asarray(side, dtype=float))
    with np.errstate(invalid="ignore"):
        got = statistic(np.ones((2, len(favor))))
    assert got.shape == (2,)
    assert np.isnan(got).all() if expected is None else got == pytest.approx([expected] * 2)


def test_a_call_of_none_of_the_classes_is_wrong_and_takes_from_no_other() -> None:
    gold, called = np.asarray([0, 0, 1, 2]), np.asarray([0, 3, 1, 2])
    assert macro_f1(gold, called)(np.ones((1, 4)))[0] == pytest.approx((2 / 3 + 1 + 1) / 3)
