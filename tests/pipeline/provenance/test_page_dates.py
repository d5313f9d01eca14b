"""Dates that a page prints about itself, and those that stand on it and are not its own."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.provenance.page_dates import of_marked_lines, printed_dates

DAY = dt.date(2025, 10, 27)
HEADLINE = "Harbour council votes to repair the old bridge"
BODY = "\n".join(
    f"The council met for the {n} time and spoke at length about the bridge, the road and what both would cost."
    for n in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
)


def found(head: str, tail: str = "") -> dt.date | None:
    printed = printed_dates(f"{head}\n\n{BODY}\n\n{tail}")
    signals = [*printed.published, *printed.beside]
    return signals[0].moment.day if signals and signals[0].moment else None


@pytest.mark.parametrize(
    "head",
    [
        "Published October 27, 2025",
        "Published on October 27, 2025",
        "PUBLISHED: Oct. 27, 2025 at 10:15 a.m.",
        "Posted on 27 October 2025",
        "First published on Mon 27 Oct 2025 10.15 GMT",
        "Published: 12:30 GMT, 27 October 2025 | Updated: 13:00 GMT, 28 October 2025",
        "Publication date: 2025-10-27",
        "This story was originally published October 27, 2025 at 5:00 AM.",
        "Posted by A. Writer on Oct 27, 2025 at 5 pm",
        "Published Oct 27, 2025 • 3 minute read",
        "Published\nOctober 27, 2025",
        "Published\non\nOctober 27, 2025",
        "By A. Writer | Oct 27, 2025 10:15 am ET",
        "By Anna Writer published 27 October 2025",
        "By A. Writer\nOctober 27, 2025",
        "By A. Writer\nPolitical reporter\nFollow\nOct 27, 2025 / 10:15 AM EDT / Wire News",
        "October 27, 2025\nBy A. Writer",
        "Anna Writer / HARBOUR LEDGER / Oct 27, 2025, 17:07 IST",
        "October 27, 2025\nAnna Writer 2 minutes read",
        f"{HEADLINE}\nAnna Writer\n27 October 2025 9:33pm",
        f"{HEADLINE}\n11:00 AM PDT • October 27, 2025",
        f"{HEADLINE}\n27 October 2025•Updated: 28 October 2025",
        f"{HEADLINE}\nOctober 27, 202510:15 AM UTCUpdated ago",
    ],
)
def test_the_pages_own_words_date_it(head) -> None:
    assert found(f"Home\nNews\n{head}") == DAY


@pytest.mark.parametrize(
    "head",
    [
        "Monday, October 27, 2025\nHome\nNews",
        "Today\n27 October 2025\nE-Paper",
        "Home\nMonday, October 27, 2025 10:42 AM\nNews",
        "Copyright 2025 by the Ledger, October 27, 2025",
        "© October 27, 2025",
        "Accessed October 27, 2025",
        "Retrieved on 27 October 2025",
        "Updated October 27, 2025",
        "Event date: October 27, 2025",
        "Date: October 27, 2025",
        "Published reports said otherwise on October 27, 2025.",
        "A ship at the bridge, October 27, 2025. (Anna Camera)",
        "FILE - In this Oct. 27, 2025 photo",
        "We will be back. — A. Reader (@areader) October 27, 2025",
        "Published",
        "27 October 2025",
    ],
)
def test_other_days_on_the_page_are_not_its_own(head) -> None:
    assert found(head) is None


def test_above_the_article_the_first_counts_and_cards_below_it_do_not() -> None:
    cards = "By B. Writer 20 Oct 2025, 12:54pm\nPublished October 20, 2025\nPublished October 19, 2025"
    assert found("By A. Writer\nOctober 27, 2025", cards) == DAY
    assert found("", cards) is None
    assert found("", "This story was originally published October 27, 2025 at 5:00 AM.") == DAY
    comment = "A. Reader\n28 October 2025 at 10:15\nWell said, and about time that somebody said it to the council at last, I think."
    assert found("", comment) is None


def test_two_dates_under_headlines_are_a_list() -> None:
    head = f"{HEADLINE}\n27 October 2025 9:33pm\nAnother headline of several words\n26 October 2025 8:00am"
    assert found(head) is None


def test_changes_and_print_are_bounds() -> None:
    text = "Updated 4:05 p.m. ET, Mon October 27, 2025\nWords.\nA version of this article appears in print on Oct. 28, 2025, Page 1"
    assert [bound.day for bound in printed_dates(text).bounds] == [DAY, dt.date(2025, 10, 28)]
    assert printed_dates("Updated soon, 31/31/2025").bounds == []


def test_elements_marked_as_bylines_need_no_word() -> None:
    printed = of_marked_lines(["A. Writer | 27.10.2025 - Updated : 28.10.2025", "© 2019 October 1, 2019"])
    assert [signal.moment.day for signal in printed.beside] == [DAY]
    assert [bound.day for bound in printed.bounds] == [dt.date(2025, 10, 28)]
    assert of_marked_lines(["27 Oct 2025", "20 Oct 2025"]).beside == []


@given(
    st.lists(st.text(st.sampled_from("0123456789.:/|·-, pmaPublished on OctBy\n"), max_size=80), max_size=20)
)
def test_nothing_raises(lines) -> None:
    printed_dates("\n".join(lines))
    of_marked_lines(lines)


@pytest.mark.parametrize("piece", ["1.1.", "10:10 ", "Oct 1 ", "by A", "Published ", "27.10.2025 - "])
def test_a_hostile_line_costs_no_time(piece) -> None:
    started = time.perf_counter()
    printed_dates("\n".join([piece * (190 // len(piece))] * 50))
    assert time.perf_counter() - started < 2
