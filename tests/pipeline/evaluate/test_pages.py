"""The figures of real pages: what counts as right, and that the figures hold."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from pipeline.evaluate.pages import Page, copied, pages, read_pages, right_authors, right_outlet
from pipeline.records import Provenance
from pipeline.registry import Outlet, Registry

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
LEDGER = Outlet("ledger", "The Ledger (UK)", ("Harbour Ledger",), (), None, "newspaper", ())
REGISTRY = Registry({}, {}, {"ledger": LEDGER}, "f")


def page(published: str | None, crawled: str = "2025-10-30") -> Page:
    when = dt.datetime.fromisoformat(published) if published else None
    return Page("n", "Ledger", "https://l.example", "<p>x", dt.date.fromisoformat(crawled), when, ())


@pytest.mark.parametrize(
    ("published", "days"),
    [
        ("2025-10-27T10:00:00+00:00", {"2025-10-27"}),
        ("2025-10-27T23:00:00-04:00", {"2025-10-27", "2025-10-28"}),
        ("2025-11-30T10:00:00+00:00", set()),
        (None, set()),
    ],
)
def test_the_days_that_are_right(published, days) -> None:
    assert {str(day) for day in page(published).days} == days


@pytest.mark.parametrize(
    ("publisher", "outlet_id", "outlet", "right"),
    [
        ("TheLedger", "ledger", "The Ledger (UK)", True),
        ("HarbourLedger", "ledger", "The Ledger (UK)", True),
        ("HarbourPost", None, "Harbour Post", True),
        ("HarbourPost", None, "Harbour Post Group", False),
        ("HarbourPost", "ledger", "The Ledger (UK)", False),
        ("EuronewsEN", None, "euronews", True),
        ("HarbourPost", None, None, False),
    ],
)
def test_an_outlet_is_right_by_its_names(publisher, outlet_id, outlet, right) -> None:
    assert right_outlet(publisher, Provenance(outlet_id=outlet_id, outlet=outlet), REGISTRY) is right


def test_authors_are_right_as_a_set() -> None:
    assert right_authors(["A. Writer", "Zoë Two"], ["ZOE TWO", "A Writer"])
    assert right_authors([], [])
    assert not right_authors(["A. Writer"], [])
    assert not right_authors([], ["A. Writer"])


def test_a_copied_page_is_what_a_reader_sees() -> None:
    html = "<head><title>T</title></head><body><p>One <b>two</b>\nthree<br>four</p><script>x</script><svg><p>y</svg>&amp; five"
    assert copied(html) == "One two three\nfour\n& five"


def test_pages_are_read_with_their_truth(tmp_path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "meta.info").write_text(
        json.dumps(
            {"L_2025_10_30.html.gz": {"url": "https://l.example", "crawl_date": "2025-10-30 10:00:00"}}
        )
    )
    (folder / "L.json").write_text(
        json.dumps({"V1": {"publishing_date": "2025-10-27 10:00:00+00:00", "authors": ["A. Writer"]}})
    )
    (folder / "L_2025_10_30.html.gz").write_bytes(gzip.compress(b"<p>x"))
    (found,) = read_pages(tmp_path)
    assert (found.publisher, found.authors, found.html) == ("L", ("A. Writer",), "<p>x")
    assert found.half in {"report", "dev"}
    assert found.days == {dt.date(2025, 10, 27)}


@pytest.mark.skipif(not (DATA / "fundus_pages").is_dir(), reason="the page set is not beside the checkout")
def test_the_figures_of_the_report_half_hold() -> None:
    found = {figure.name: figure for figure in pages(DATA)}
    assert found["pages.date.report"].value >= 0.95
    assert found["pages.date_wrong.report"].value == 0
    assert found["pages.copied_date_wrong.report"].value <= 0.02
    assert found["pages.outlet.report"].value >= 0.95
    assert found["pages.authors.report"].value >= 0.90
    htmldate = found["pages.htmldate.report"]
    assert htmldate.n == 0 or htmldate.value <= found["pages.date.report"].value
