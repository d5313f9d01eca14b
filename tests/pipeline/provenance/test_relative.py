"""Phrases that tie the article's own time to a dated event."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.provenance.relative import Range, of_phrases
from pipeline.provenance.signals import Moment

YEAR = Moment(dt.date(2025, 1, 1), "year")


@pytest.mark.parametrize(
    ("text", "kept", "between", "precision"),
    [
        ("It met on Monday, two weeks after the truce of October 10, 2025.", None, "27 October 2025 and 2 November 2025", "year"),
        ("It met on Monday, two weeks after the truce of October 6, 2025.", None, "20 October 2025 and 26 October 2025", "month"),
        ("It met on Tuesday, two weeks after the truce of October 6.", YEAR, "21 October 2025 and 27 October 2025", "month"),
        ("It met on Monday, ten days after the vote on October 10, 2025.", None, "20 October 2025 and 26 October 2025", "month"),
        ("It met on Saturday, a day after the vote on October 10, 2025.", None, "11 October 2025 and 17 October 2025", "month"),
        ("Today, three weeks after our report dated 1 October 2025, it met.", None, "19 October 2025 and 25 October 2025", "month"),
        ("This week, a month after the vote on January 31, 2025, it met.", None, "13 February 2025 and 15 March 2025", "year"),
        ("It met on Monday, 2 days after the vote on October 10, 2025.", None, None, None),
        ("It met on Monday, two weeks after the truce of October 10.", None, None, None),
        ("It met two weeks after the truce of October 10, 2025.", None, None, None),
        ("It met on Monday. Two weeks after the truce of October 10, 2025, it had voted.", None, None, None),
        ("On Monday, December 1, it met, two weeks after the truce of October 10, 2025.", None, None, None),
        ("Today, two weeks after the vote on December 20, 2025, it met.", None, None, None),
        ("Today, a week after May 4, 2025 and two weeks after May 9, 2025, it met.", None, None, None),
        ("Two weeks after it had begun, nobody knew.", None, None, None),
        ("x" * 3_000 + " Today, two weeks after the truce of October 6, 2025.", None, None, None),
    ],
)  # fmt: skip
def test_a_phrase_gives_the_month_or_the_year_of_its_range(text, kept, between, precision) -> None:
    found = of_phrases(text, kept)
    assert [signal.note for signal in found] == (
        [f", so it was published between {between}"] if between else []
    )
    assert [signal.moment.precision for signal in found] == ([precision] if precision else [])


def test_what_contradicts_the_year_known_is_left_out() -> None:
    text = "It met on Monday, two weeks after the truce of October 6, 2025."
    assert of_phrases(text, Moment(dt.date(2024, 1, 1), "year")) == []
    assert of_phrases(text, YEAR) != []


def test_a_range_is_as_exact_as_what_holds_it() -> None:
    day = dt.date(2025, 10, 27)
    assert Range(day, dt.date(2025, 10, 31)).moment == Moment(dt.date(2025, 10, 1), "month")
    assert Range(day, dt.date(2025, 11, 1)).moment == Moment(dt.date(2025, 1, 1), "year")
    assert Range(day, dt.date(2026, 1, 1)).moment is None
