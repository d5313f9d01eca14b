"""Outlet and date together; the five seeds."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pipeline import resources
from pipeline.clean.article import clean
from pipeline.provenance.decide import decide
from pipeline.records import Provenance, RawRecord
from pipeline.registry import load_registry

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


@pytest.fixture(scope="module")
def registry():
    sample = resources.sample_folder().parent / "outlets.toml"
    return load_registry(resources.registry_path("actors"), [resources.registry_path("outlets"), sample])


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seed articles are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "outlet", "day"),
    [
        ("000_f7c2b439ef460bcb", None, dt.date(2025, 10, 27)),
        ("001_bdca630370a44bbc", "csmonitor", dt.date(2025, 11, 3)),
        ("002_471d0561097dffd1", None, None),
        ("003_f73c93858b36e7c9", "trim", None),
        ("004_945787e7182174c9", None, None),
    ],
)
def test_the_seeds(registry, name, outlet, day) -> None:
    record = RawRecord(name, name, (SEEDS / f"{name}.txt").read_text(encoding="utf-8"))
    found = decide(record, clean(record), registry)
    assert (found.outlet_id, found.published) == (outlet, day)
    assert found.date_precision == ("day" if day else "unknown")
    assert (found.date_evidence is None) == (day is None)
    assert (found.outlet_evidence is None) == (outlet is None)
    assert found.date_conflicts == ()
    assert found.wire is None


def test_what_is_not_known_stays_unknown(registry) -> None:
    record = RawRecord("r", "r", "The minister spoke on Monday, two weeks after the ceasefire of October 10.")
    assert decide(record, clean(record), registry) == Provenance()


def test_what_is_declared_is_kept(registry) -> None:
    record = RawRecord(
        "r", "r", "Words.", title="T", source="Reuters", url="https://reuters.com/x", published="2025-10-27", authors=("A",)
    )  # fmt: skip
    found = decide(record, clean(record), registry)
    assert (found.title, found.outlet, found.url, found.authors) == ("T", "Reuters", record.url, ("A",))
    assert found.published == dt.date(2025, 10, 27)
    assert decide(record, clean(record), registry, today=dt.date(2020, 1, 1)).published is None
