"""Which signal dates an article, and which contradict it."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.clean.article import clean
from pipeline.provenance.dates import Dated, date_of
from pipeline.records import Clean, RawRecord
from pipeline.text import AlignedText

DAY = dt.date(2025, 10, 27)


def dated(
    payload: str = "x", today: dt.date | None = None, meta: dict[str, str] | None = None, **declared
) -> Dated:
    kind = "html" if meta is not None else "text"
    article = Clean(AlignedText.of(payload), meta=tuple((meta or {}).items()))
    return date_of(RawRecord("r", "r", payload, kind=kind, **declared), article, today)


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
        ("https://a.example/2025/1399/slug", None),
        ("https://a.example/2025/02/30/slug", None),
        ("https://a.example/slug-120251027", None),
        ("https://a.example/story/24479/2025", None),
        ("https://a.example/news/2025/netanyahu-draws-24479/", None),
        ("https://a.example/id/19901231999/", None),
        ("", None),
    ],
)
def test_an_address_may_hold_the_day(address, day) -> None:
    found = dated(url=address or None)
    assert (found.published, found.precision) == ((day, "day") if day else (None, "unknown"))


def test_a_month_is_no_day() -> None:
    found = dated(url="https://a.example/2025/10/slug")
    assert found == Dated(None, None, "month", "The address says “https://a.example/2025/10/slug”.", ())


def test_a_finer_signal_refines_the_stronger_one_it_agrees_with() -> None:
    found = dated(published="2025-10", url="https://a.example/2025/10/27/slug")
    assert (found.published, found.precision, found.conflicts) == (DAY, "day", ())
    other = dated(published="2025-09", url="https://a.example/2025/10/27/slug")
    assert (other.published, other.precision) == (None, "month")
    assert other.conflicts == ("The address says “https://a.example/2025/10/27/slug”.",)


@pytest.mark.parametrize(
    ("payload", "day", "evidence"),
    [
        (" date 2025-10-27 The minister", DAY, "The text begins with the token “2025-10-27”."),
        ("Words.\n/World/2025/1103/slug-of-it\nMore.", dt.date(2025, 11, 3), "A line of the text is the path “/World/2025/1103/slug-of-it”."),
        ("Head\nPublished on October 27, 2025\nWords.", DAY, "A line of the text says published “October 27, 2025”."),
        ("JERUSALEM, Oct. 26 — The minister said on Monday.", None, None),
        ("Troops at the border, Oct. 24, 2025.", None, None),
        ("Published reports said otherwise.\nPublished on", None, None),
        ("https://other.example/2025/10/27/another-article", None, None),
        ("/a/2025/10/27/one\n/b/2025/10/26/two", None, None),
        ("© 2019 Outlet", None, None),
    ],
)  # fmt: skip
def test_the_text_dates_itself_only_in_the_pages_own_words(payload, day, evidence) -> None:
    found = dated(payload)
    assert (found.published, found.evidence) == (day, evidence)


def test_what_is_declared_wins_and_the_others_are_conflicts() -> None:
    found = dated(
        " date 2025-10-01 Words.", published="2025-10-27T09:00:00Z", url="https://a.example/2025/10/26/s"
    )
    assert (found.published, found.precision) == (DAY, "second")
    assert found.published_at == dt.datetime(2025, 10, 27, 9, tzinfo=dt.UTC)
    assert found.evidence == "The input declares “2025-10-27T09:00:00Z”."
    assert found.conflicts == ("The text begins with the token “2025-10-01”.",)  # one day may be a time zone


def test_metadata_comes_in_order_of_trust() -> None:
    meta = {
        "date": "2025-10-30",
        "article:published_time": "2025-10-28",
        "jsonld:datePublished": "2025-10-27T01:00:00Z",
    }
    found = dated("<p>x", meta=meta)
    assert found.published == DAY
    assert found.evidence == "The page's JSON-LD datePublished says “2025-10-27T01:00:00Z”."
    assert found.conflicts == ("The page's metadata date says “2025-10-30”.",)


def test_text_signals_are_not_read_from_markup() -> None:
    assert dated("\n/a/2025/10/27/b\n", meta={}).published is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("0001-01-01", "1 is outside 1990 to 2100"),
        ("2150-01-01", "2150 is outside 1990 to 2100"),
        ("3/4/2025", "it means one day in America and another elsewhere"),
        ("yesterday", "it is not a date that can be read"),
    ],
)
def test_what_cannot_be_is_refused_and_said(words, why) -> None:
    found = dated(published=words, url="https://a.example/2025/10/27/s")
    assert (found.published, found.precision) == (DAY, "day")
    assert found.conflicts == (f"The input declares “{words}”, refused: {why}.",)
    assert dated(published=words) == Dated(None, None, "unknown", None, found.conflicts)


def test_the_future_is_refused_where_today_is_known() -> None:
    assert dated(published="2025-10-27", today=dt.date(2025, 10, 26)).published == DAY  # zones ahead of ours
    late = dated(published="2025-10-27", today=dt.date(2025, 10, 25))
    assert late.published is None
    assert "lies in the future" in late.conflicts[0]


def test_a_page_that_contradicts_itself_is_shown_by_the_first_conflicts() -> None:
    meta = {"jsonld:datePublished": "2025-10-27", **{f"og:url{i}": "" for i in range(3)}}
    addresses = tuple(("canonical", f"https://a.example/2024/01/{i:02}/s") for i in range(1, 20))
    article = Clean(AlignedText.of("x"), meta=(*meta.items(), *addresses))
    assert len(date_of(RawRecord("r", "r", "x", kind="html"), article, None).conflicts) == 8


def test_cleaning_and_dating_agree_on_the_token() -> None:
    record = RawRecord("r", "r", " date 2025-10-27 The minister spoke.")
    assert date_of(record, clean(record), None).published == DAY
