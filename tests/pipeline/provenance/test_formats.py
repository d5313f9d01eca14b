"""The ways a date is written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.provenance.formats import (
    IMPOSSIBLE,
    NO_YEAR,
    ORDER,
    OTHER_WEEKDAY,
    SHORT_YEAR,
    UNREADABLE,
    Reading,
    read,
)
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
        "October 27 2025, 10:30",
        "Mon October 27, 2025",
        "4:05 p.m. ET, Mon October 27, 2025",
        "12:30 GMT, 27 October 2025",
        "10:15 AM EDT, October 27, 2025",
        "October 27, 2025 5 p.m. ET",
        "27 October 2025 • 4:45pm",
        "27. Oktober 2025",
        "27 octobre 2025",
        "27 de octubre de 2025",
        "27 Ekim 2025",
        "2025-10-27 10:00 EST",
    ],
)
def test_a_day_in_any_dress(words) -> None:
    assert read(words) == Reading(Moment(DAY, "day"))


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
        ("October 2025", Moment(dt.date(2025, 10, 1), "month")),
        ("2025", Moment(dt.date(2025, 1, 1), "year")),
        ("1761572405", Moment(DAY, "second", at(2025, 10, 27, 13, 40, 5))),
        ("1761572405000", Moment(DAY, "second", at(2025, 10, 27, 13, 40, 5))),
    ],
)
def test_precision_is_what_the_words_give(words, moment) -> None:
    assert read(words) == Reading(moment)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", UNREADABLE),
        ("today", UNREADABLE),
        ("two weeks ago", UNREADABLE),
        ("Oct. 26 —", UNREADABLE),
        ("2025-02-30", IMPOSSIBLE),
        ("2025-13-01", IMPOSSIBLE),
        ("13/13/2025", IMPOSSIBLE),
        ("13/45/2025", IMPOSSIBLE),
        ("February 30, 2025", IMPOSSIBLE),
        ("February 30", IMPOSSIBLE),
        ("0000-00-00", IMPOSSIBLE),
        ("2025-10-27T25:00:00Z", IMPOSSIBLE),
        ("0001-01-01T00:00:00+05:00", IMPOSSIBLE),
        ("Mon, 99 Oct 2025 14:00:05 +0200", IMPOSSIBLE),
        ("Tuesday, October 27, 2025", OTHER_WEEKDAY),
    ],
)
def test_what_names_no_day_says_why(words, why) -> None:
    assert read(words) == Reading(why=why)


@pytest.mark.parametrize(
    ("words", "why", "days"),
    [
        ("3/4/2025", ORDER, ["2025-03-04", "2025-04-03"]),
        ("3/4/25", SHORT_YEAR, ["2025-03-04", "2025-04-03"]),
        ("10/27/25", SHORT_YEAR, ["2025-10-27"]),
        ("29 Feb", NO_YEAR, [f"{year}-02-29" for year in range(1992, 2097, 4)]),
        ("Monday, Oct. 27", NO_YEAR, [f"{y}-10-27" for y in range(1990, 2101) if dt.date(y, 10, 27).weekday() == 0]),
    ],
)  # fmt: skip
def test_what_could_mean_several_days_keeps_them(words, why, days) -> None:
    found = read(words)
    assert (found.moment, found.why) == (None, why)
    assert [str(option.day) for option in found.options] == days


@pytest.mark.parametrize(("words", "day"), [("3/3/2025", "2025-03-03"), ("3/27/2025", "2025-03-27"), ("3.4.2025", "2025-04-03"), ("Tuesday 3/4/2025", "2025-03-04")])  # fmt: skip
def test_a_numeric_date_of_one_reading_is_read(words, day) -> None:
    assert read(words) == Reading(Moment(dt.date.fromisoformat(day), "day"))


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_read_as_itself(day) -> None:
    for words in (
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
        f"{day:%Y%m%d}",
    ):
        assert read(words) == Reading(Moment(day, "day"))


@given(st.text(st.sampled_from("0123456789-/:TZ+. OctMon,amp")) | st.text())
def test_nothing_raises_and_what_is_not_read_has_its_reason(words) -> None:
    found = read(words)
    assert (found.moment is None) == (found.why is not None)
