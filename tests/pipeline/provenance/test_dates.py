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
    payload: str = "x",
    today: dt.date | None = None,
    meta: dict[str, str] | None = None,
    country: str | None = None,
    **declared,
) -> Dated:
    kind = "html" if meta is not None else "text"
    article = Clean(AlignedText.of(payload), meta=tuple((meta or {}).items()))
    return date_of(RawRecord("r", "r", payload, kind=kind, **declared), article, today, country)


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
        ("13/45/2025", "there is no such day"),
        ("yesterday", "it is not a date that can be read"),
    ],
)
def test_what_cannot_be_is_refused_and_said(words, why) -> None:
    found = dated(published=words, url="https://a.example/2025/10/27/s")
    assert (found.published, found.precision) == (DAY, "day")
    assert found.conflicts == (f"The input declares “{words}”, refused: {why}.",)
    assert dated(published=words) == Dated(None, None, "unknown", None, found.conflicts)


def test_a_printed_day_that_there_is_not_is_said() -> None:
    found = dated("Bridge shut\n\nPublished 31 February 2025\n\nWords of it.")
    assert (found.published, found.precision) == (None, "unknown")
    assert found.conflicts == (
        "A line of the text says published “31 February 2025”, refused: there is no such day.",
    )
    assert dated("Bridge shut\n\nPublished 45 12 99\n\nWords of it.").conflicts == ()


def test_a_date_without_a_year_takes_it_from_a_whole_one_and_stays_behind_it() -> None:
    address = "https://a.example/2025/10/27/s"
    far = dated(published="Oct. 2", url=address)
    assert (far.published, far.evidence) == (DAY, f"The address says “{address}”.")
    assert far.conflicts == (
        f"The input declares “Oct. 2”, read with what else is there (the address says “{address}”).",
    )
    assert dated("JERUSALEM, Oct. 26 — Words.", url=address).conflicts == ()  # filed the evening before
    assert dated("JERUSALEM, Oct. 20 — Words.", url=address).conflicts != ()


@pytest.mark.parametrize(
    ("words", "country", "declared", "day", "note"),
    [
        ("03/04/2025", "GB", None, dt.date(2025, 4, 3), "day first as in the outlet's country (GB)"),
        ("03/04/2025", "US", None, dt.date(2025, 3, 4), "month first as in the outlet's country (US)"),
        ("03/04/2025", "IL", None, None, None),
        ("03/04/2025", None, "2025-04", dt.date(2025, 4, 3), "the input declares “2025-04”"),
        ("03/04/25", "GB", None, None, None),
        ("03/04/25", "GB", "2025", dt.date(2025, 4, 3), "the input declares “2025”"),
        ("10/27/25", None, "2025", DAY, "the input declares “2025”"),
        ("10/27/25", None, "2024", None, None),
        ("Oct. 27", None, "2025", DAY, "the input declares “2025”"),
        ("Oct. 27", None, "2025-09", None, None),
        ("Oct. 27", None, None, None, None),
    ],
)
def test_what_could_be_several_days_is_settled_by_something_or_not_at_all(
    words, country, declared, day, note
) -> None:
    found = dated(f"Published {words}\n\nWords.", country=country, published=declared)
    assert found.published == day
    if day is None:
        assert any("refused" in conflict for conflict in found.conflicts)
    else:
        assert note in found.evidence


def test_a_weekday_fits_one_year_near_the_dates_of_the_text() -> None:
    text = "JERUSALEM, Sunday, Oct. 26 — Since Oct. 7, 2025, the talks went on."
    assert dated(text).published == dt.date(2025, 10, 26)
    assert "that weekday in 2025, near 7 October 2025 in the text" in dated(text).evidence
    others = (
        text.replace("Sunday, ", ""),
        text.replace("Sunday", "Monday"),
        text.replace("2025", "2023"),
        f"{text} In 2026 they ended.",
        text.replace("Oct. 7, 2025", "long ago"),
    )
    for other in others:
        assert dated(other).published is None


@pytest.mark.parametrize(
    ("meta", "payload", "evidence"),
    [
        ({"article:modified_time": "2025-10-28T10:00:00Z"}, "<p>x", "The page's metadata article:modified_time says “2025-10-28T10:00:00Z”: published on 28 October 2025 or before."),
        (None, "Updated 4:05 p.m. ET, Mon October 27, 2025\nWords.", "The text was changed or printed on “Mon October 27, 2025”: published on 27 October 2025 or before."),
        (None, "Words.\nA version of this article appears in print on Oct. 28, 2025, Section A", "The text was changed or printed on “Oct. 28, 2025”: published on 28 October 2025 or before."),
    ],
)  # fmt: skip
def test_a_later_change_bounds_the_day_and_is_not_it(meta, payload, evidence) -> None:
    assert dated(payload, meta=meta) == Dated(None, None, "unknown", evidence, ())


def test_a_change_before_publication_is_a_conflict() -> None:
    found = dated("Updated October 20, 2025\nWords.", published="2025-10-27")
    assert found.published == DAY
    assert found.conflicts == (
        "The text was changed or printed on “October 20, 2025”, before the day of publication.",
    )


def test_a_phrase_narrows_what_is_known_and_gives_no_day() -> None:
    phrase = "The council met on Monday, two weeks after the truce took effect on October {}, in the town."
    of_year = dated(phrase.format("10, 2025"))
    assert (of_year.published, of_year.precision) == (None, "year")
    assert of_year.evidence.endswith("so it was published between 27 October 2025 and 2 November 2025.")
    of_month = dated(phrase.format("6"), published="2025")
    assert (of_month.published, of_month.precision) == (None, "month")
    assert of_month.evidence == (
        "The input declares “2025”; the text says “two weeks after the truce took effect on October 6”, "
        "so it was published between 20 October 2025 and 26 October 2025."
    )
    assert (
        dated(phrase.format("10, 2025"), published="2025-12-01").evidence
        == "The input declares “2025-12-01”."
    )
    assert dated(phrase.format("10")) == Dated(None, None, "unknown", None, ())
    assert dated(phrase.format("10, 2025"), today=dt.date(2024, 1, 1)).precision == "unknown"


def test_the_lines_a_page_marks_as_its_byline_date_it() -> None:
    assert dated("<p>x", meta={"page:byline": "By A. Writer | Oct 27, 2025"}).published == DAY
    article = Clean(AlignedText.of("x"), meta=(("page:date", "Oct 27, 2025"), ("page:date", "Oct 20, 2025")))
    assert date_of(RawRecord("r", "r", "<p>x", kind="html"), article, None).published is None


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
