"""The ways a date is written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.provenance.formats import is_ambiguous, read
from pipeline.provenance.signals import Moment

DAY = dt.date(2025, 10, 27)


def at(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=dt.UTC)  # type: ignore[arg-type, misc]


@pytest.mark.parametrize(
    "words",
    [
        "2025-10-27",
        " 2025-10-27 ",
        "2025-10-27T14:00:00",
        "2025-10-27 14:00",
        "20251027",
        "2025/10/27",
        "October 27, 2025",
        "Oct. 27, 2025",
        "oct 27 2025",
        "Monday, October 27th, 2025 at 10:30 am EDT",
        "27 October 2025",
        "27 Oct 2025, 10:30",
        "Mon 27 October 2025 10.30 GMT",
        "10/27/2025",
        "27/10/2025",
        "27.10.2025",
    ],
)
def test_a_day_in_any_dress(words) -> None:
    assert read(words) == Moment(DAY, "day")


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2025-10-27T14:00:05Z", Moment(DAY, "second", at(2025, 10, 27, 14, 0, 5))),
        ("2025-10-27T14:00:05.123+00:00", Moment(DAY, "second", at(2025, 10, 27, 14, 0, 5))),
        ("2025-10-27T14:00+02:00", Moment(DAY, "minute", at(2025, 10, 27, 12))),
        ("2025-10-27 23:30:00 -0500", Moment(dt.date(2025, 10, 28), "second", at(2025, 10, 28, 4, 30))),
        ("2025-10-27T14:00:05+05", Moment(DAY, "second", at(2025, 10, 27, 9, 0, 5))),
        ("Mon, 27 Oct 2025 14:00:05 +0200", Moment(DAY, "second", at(2025, 10, 27, 12, 0, 5))),
        ("Mon, 27 Oct 2025 14:00:05 -0000", Moment(DAY, "day")),
        ("2025-10", Moment(dt.date(2025, 10, 1), "month")),
        ("2025", Moment(dt.date(2025, 1, 1), "year")),
    ],
)
def test_precision_is_what_the_words_give(words, moment) -> None:
    assert read(words) == moment


@pytest.mark.parametrize(
    "words",
    [
        "",
        "today",
        "two weeks ago",
        "October 27",
        "27 October",
        "Oct. 26 —",
        "2025-02-30",
        "2025-13-01",
        "13/13/2025",
        "10/27/25",
        "3/4/2025",
        "0000-00-00",
        "2025-10-27T25:00:00Z",
        "0001-01-01T00:00:00+05:00",
        "Mon, 99 Oct 2025 14:00:05 +0200",
        "1761523200",
    ],
)
def test_what_names_no_one_day_is_no_date(words) -> None:
    assert read(words) is None


@pytest.mark.parametrize(
    ("words", "expected"), [("3/4/2025", True), ("3/3/2025", False), ("3/27/2025", False), ("x", False)]
)
def test_a_numeric_date_of_two_readings_is_ambiguous(words, expected) -> None:
    assert is_ambiguous(words) is expected
    assert (read(words) is None) == (expected or words == "x")


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_read_as_itself(day) -> None:
    for words in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%Y%m%d}",
    ):
        assert read(words) == Moment(day, "day")


@given(st.text(st.sampled_from("0123456789-/:TZ+. OctMon,amp")) | st.text())
def test_nothing_raises(words) -> None:
    read(words)
    is_ambiguous(words)
