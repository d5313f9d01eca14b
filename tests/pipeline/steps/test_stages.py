"""The stages as they ship, wired."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.records import RawRecord
from pipeline.run import DEFAULT_SCORER, Analyzer
from tests.pipeline.world import pack, registry

TODAY = dt.datetime.now(dt.UTC).date()


@pytest.mark.parametrize(
    ("days", "known"), [(-1, True), (1, True), (30, False)]
)  # a day for zones ahead of ours
def test_nothing_was_published_after_the_run(days: int, known: bool) -> None:
    day = TODAY + dt.timedelta(days=days)
    record = RawRecord("r", "r", "The minister said no.", published=day.isoformat())
    article = Analyzer(pack(), registry(), DEFAULT_SCORER).analyze(record).article
    assert (article["published"] == day) is known
    assert ("lies in the future" in str(article["date_conflicts"])) is not known
