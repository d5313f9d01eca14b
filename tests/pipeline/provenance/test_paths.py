"""Dates in the path of an address."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.provenance.paths import of_address, of_path_line, unwrapped

DAY = dt.date(2025, 10, 27)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/World/2025/1027/slug", DAY),
        ("https://a.example/2025/10/27/slug", DAY),
        ("https://a.example/2025/10/27", DAY),
        ("https://a.example/2025/oct/27/slug", DAY),
        ("https://a.example/news/slug-20251027/", DAY),
        ("https://a.example/news/20251027-slug.html", DAY),
        ("https://a.example/2025-10-27-slug", DAY),
        ("https://a.example/2025/10/7/slug?x=/2024/01/01/", dt.date(2025, 10, 7)),
        ("https://web.archive.org/web/20251101120000/https://a.example/2025/10/27/slug", DAY),
        ("https://web.archive.org/web/20251101120000/https://a.example/slug", None),
        ("https://a-example.cdn.ampproject.org/c/s/a.example/2025/10/27/slug", DAY),
        ("https://a.example/2025/1399/slug", None),
        ("https://a.example/2025/02/30/slug", None),
        ("https://a.example/slug-120251027", None),
        ("https://a.example/story/24479/2025", None),
        ("https://a.example/news/2025/a-slug-24479/", None),
        ("https://a.example/id/19901231999/", None),
        ("", None),
    ],
)
def test_an_address_may_hold_the_day(address, day) -> None:
    found = [signal.moment for signal in of_address("The address says", address)]
    assert [(moment.day, moment.precision) for moment in found] == ([(day, "day")] if day else [])


def test_a_month_in_a_path_is_a_month() -> None:
    (found,) = of_address("The address says", "https://a.example/2025/10/slug")
    assert (found.moment.day, found.moment.precision) == (dt.date(2025, 10, 1), "month")


def test_a_long_address_is_shown_by_its_date() -> None:
    (found,) = of_address("The address says", f"https://a.example/2025/10/27/{'x' * 200}")
    assert found.evidence == "The address says “/2025/10/27”"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Words.\n  /World/2025/1027/slug \nMore.", DAY),
        ("/a/2025/10/27/one\n/b/2025/10/26/two", None),
        ("https://other.example/2025/10/27/another", None),
        ("see /a/2025/10/27/one here", None),
    ],
)
def test_a_path_alone_in_a_line_is_the_pages(text, day) -> None:
    assert [signal.moment.day for signal in of_path_line(text)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://web.archive.org/web/20251101/http://www.a.example/x", "http://www.a.example/x"),
        ("web.archive.org/web/2025*/a.example/x", "a.example/x"),
        ("https://webcache.googleusercontent.com/search?q=cache:https://a.example/x", "https://a.example/x"),
        ("https://archive.ph/20251101120000/https://a.example/x", "https://a.example/x"),
        ("https://www.google.com/amp/s/amp.a.example/x", "amp.a.example/x"),
        ("https://a-example.cdn.ampproject.org/v/s/a.example/x", "a.example/x"),
        ("https://a.example/web/x", "https://a.example/web/x"),
    ],
)
def test_an_archives_copy_has_the_pages_own_address_inside(address, page) -> None:
    assert unwrapped(address) == page
