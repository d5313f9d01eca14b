"""Calibration on rows small enough to count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.calibration import COVERAGES, Kept, calibration, curve, expected_error, with_answers


@pytest.mark.parametrize(
    ("confidence", "right", "expected"),
    [
        ([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0], 0.0),
        ([0.95, 0.95], [1, 0], 0.45),
        ([1.0, 1.0], [1, 1], 0.0),  # 1 lies in the last bin
        ([0.05, 0.95], [1, 0], 0.95),  # bins do not make up for each other
        ([0.12, 0.18], [0, 1], 0.35),  # rows of one bin do
    ],
)
def test_expected_error(confidence, right, expected) -> None:
    got = expected_error(np.asarray(confidence), np.asarray(right, dtype=bool))
    assert got == pytest.approx(expected)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40))
def test_errors_and_curves_are_shares(rows) -> None:
    confidence, right = (np.asarray(column) for column in zip(*rows, strict=True))
    assert 0 <= expected_error(confidence, right) <= 1
    found = curve(confidence, right)
    assert len(found) == len(COVERAGES)
    assert found[-1] == pytest.approx(right.mean())


def test_the_surest_rows_come_first() -> None:
    confidence = np.asarray([0.4, 0.9, 0.8, 0.5, 0.7, 0.6, 0.95, 0.45, 0.3, 0.85])
    right = confidence >= 0.6
    assert curve(confidence, right) == pytest.approx((1, 1, 6 / 7, 6 / 8, 6 / 9, 0.6))


def test_of_probabilities_the_likeliest_and_each_class_are_compared() -> None:
    gold = np.asarray([0, 1, 2, 2])
    probabilities = np.asarray([[0.8, 0.1, 0.1], [0.8, 0.1, 0.1], [0.0, 0.2, 0.8], [0.0, 0.2, 0.8]])
    found = calibration(gold, probabilities)
    # Three of four are right with 0.8 each. Of class 0: two rows at 0.8, one right; two at 0, none.
    assert (found.n, found.likeliest) == (4, pytest.approx(0.05))
    assert found.classes[0] == pytest.approx(0.5 * 0.3)
    assert (found.shipped, found.given) == (None, None)


def test_what_is_answered_is_counted_by_itself() -> None:
    found = calibration(np.asarray([0, 1]), np.asarray([[0.7, 0.2, 0.1], [0.4, 0.3, 0.3]]))
    answered = with_answers(found, np.asarray([0.7, np.nan]), np.asarray([True, False]))
    assert answered.shipped == Kept(1, 0.5, 1.0)
    assert answered.given == pytest.approx(0.3)
    silent = with_answers(found, np.asarray([np.nan, np.nan]), np.asarray([False, False]))
    assert (silent.shipped, silent.given) == (Kept(0, 0.0, None), None)
