"""When two signals can both be true."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.provenance.signals import Moment

NOON = dt.datetime(2025, 10, 27, 12, tzinfo=dt.UTC)
DAY = Moment(dt.date(2025, 10, 27), "day")


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (Moment(dt.date(2025, 10, 27), "day"), True),
        (Moment(dt.date(2025, 10, 28), "day"), False),
        (Moment(dt.date(2025, 10, 28), "second", NOON), True),
        (Moment(dt.date(2025, 10, 29), "second", NOON), False),
        (Moment(dt.date(2025, 10, 1), "month"), True),
        (Moment(dt.date(2025, 9, 1), "month"), False),
        (Moment(dt.date(2025, 1, 1), "year"), True),
        (Moment(dt.date(2024, 1, 1), "year"), False),
    ],
)
def test_signals_agree_at_the_coarser_precision(other, agrees) -> None:
    assert DAY.agrees(other) is agrees
    assert other.agrees(DAY) is agrees
