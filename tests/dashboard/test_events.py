"""Events of the analyst's own: what a file gives, what it can't, and which of them a chart shows."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.events import MOST_BYTES, MOST_CHARACTERS, MOST_EVENTS, read_events, within
from pipeline.packs import Event, find_pack
from tests.dashboard.fixture import HOSTILE

STRIKE = Event(dt.date(2025, 6, 13), "A strike begins")


@pytest.mark.parametrize(
    "data",
    [
        b"date,text\n2025-06-13,A strike begins\n",
        b"\xef\xbb\xbfDate;Note;TEXT\r\n2025-06-13;mine;A strike begins\r\n\r\n",
        b"text\tdate\nA strike begins\t 2025-06-13 \n",
        b'date,text\n2025-06-13,"A strike\nbegins"\n2025-06-13,A strike begins\n',
        "date,text\n2025-06-13,\u202eA strike\u200b begins\x07\n".encode(),
    ],
)
def test_a_file_gives_its_events_once(data) -> None:
    assert read_events(data) == ((STRIKE,), [])


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2025-13-40,no such day", "Row 2: “2025-13-40” is no day like 2025-10-27."),
        ("yesterday,late", "Row 2: “yesterday” is no day"),
        ("1200-01-01,long ago", "Row 2: 1200-01-01 is not between 1990 and 2100."),
        ("2025-06-13,", "Row 2: the text is empty."),
        ("2025-06-13", "Row 2: a date and a text are expected."),
        (f"2025-06-13,{'x' * (MOST_CHARACTERS + 1)}", f"at most {MOST_CHARACTERS} fit."),
    ],
)
def test_each_bad_row_is_told_and_the_others_are_used(row, problem) -> None:
    events, problems = read_events(f"date,text\n{row}\n2025-06-13,A strike begins\n".encode())
    assert events == (STRIKE,)
    assert len(problems) == 1
    assert problem in problems[0]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "first row must name the columns"),
        (b"when,what\n2025-06-13,x\n", "first row must name the columns"),
        (b"date,text\n", "no row below"),
        (b"date,text\n2025-06-13,caf\xe9\n", "not UTF-8"),
        (b"x" * (MOST_BYTES + 1), "too large"),
        (b"date,text\n2025-06-13,one\rtwo\n", "can’t be read as CSV"),
    ],
)
def test_a_file_that_has_none_says_why(data, problem) -> None:
    events, problems = read_events(data)
    assert events == ()
    assert problem in " ".join(problems)


def test_the_file_s_many_rows_are_counted_not_listed() -> None:
    many = "".join(f"{dt.date(2025, 1, 1) + dt.timedelta(days=n)},event {n}\n" for n in range(60))
    events, problems = read_events(f"date,text\n{many}".encode())
    assert len(events) == MOST_EVENTS
    assert problems == ["At most 50 events are shown; 10 more in the file were not used."]
    events, problems = read_events(b"date,text\n" + b"never,x\n" * 45)
    assert events == ()
    assert len(problems) == 21
    assert problems[-1] == "And 25 more rows like these."


def test_hostile_words_stay_words() -> None:
    events, _ = read_events(b'date,text\n2025-06-13,"<script>alert(1)</script> =1+1"\n')
    assert events[0].text == "<script>alert(1)</script> =1+1"
    assert len(HOSTILE) > MOST_CHARACTERS  # what is longer is refused


def test_events_outside_the_time_shown_are_counted() -> None:
    late = Event(dt.date(2025, 7, 1), "Late")
    assert within([late, STRIKE, STRIKE], dt.date(2025, 6, 13), dt.date(2025, 6, 30)) == ((STRIKE,), 1)
    assert within([STRIKE], None, None) == ((), 1)


def test_the_pack_s_events_fit_a_line() -> None:
    events = find_pack("israel-security").events
    assert len(events) >= 8
    assert max(len(event.text) for event in events) <= 60
    assert [event.date for event in events] == sorted(event.date for event in events)
