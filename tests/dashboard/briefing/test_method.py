"""The method of a briefing: its numbers are those of the queries, its words those of the page."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.briefing import accuracy
from dashboard.briefing.method import method
from dashboard.exhibits.said import INTERVAL, Order
from dashboard.figures.parts.framed import REPORT
from dashboard.link import Link
from dashboard.loaded import load
from dashboard.markup.method import LIMITS
from dashboard.queries.measured import COLUMNS, measured
from pipeline import resources
from tests.dashboard.briefing.printed import MADE


@pytest.fixture(scope="module")
def topics(store) -> dict[str, tuple[str, ...]]:
    order = Order(load(str(store)), Link(), {}, REPORT, MADE)
    return {topic.heading: topic.lines for topic in method(order)}


def figures(**values: float | None) -> pd.DataFrame:
    rows = [
        {
            **dict.fromkeys(COLUMNS),
            "name": name,
            "value": value,
            "n": 1200,
            "data": "made up",
            "low": 0.5,
            "high": 0.75,
        }
        for name, value in values.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def test_coverage_counts_every_input_and_article(topics):
    told = " ".join(topics["What the articles cover"])
    # The fixture: 13 inputs, of which 9 were kept and 1 of them is French; two outlets are known by id, one by name.
    assert (
        "13 inputs: 8 analysed; 1 kept, not analysed; 1 already there (duplicates); 2 rejected; 1 failed."
        in told
    )
    assert "9 articles from 3 known outlets; 1 (11\u00a0%) undated." in told
    assert "1 article kept and not analysed (French)." in told
    assert "2 of 9 articles are samples" in told


def test_versions_name_what_made_the_numbers(topics):
    told = " ".join(topics["Versions"])
    assert "Standpoint 0.1.0, scorer cues@1, topic pack israel-security@1." in told
    assert "Configuration 0000000000000000" in told
    assert "finished 3 Nov 2025, 12:00 UTC" in told


def test_only_topics_with_statements_are_defined(topics):
    told = topics["Topics"]
    assert len(told) == 3
    assert all("▲ In favour: " in line and "▼ Against: " in line for line in told)


def test_words_are_shared_with_the_page(topics):
    assert topics["Intervals"][0] == INTERVAL
    told = " ".join(topics["Known limits"])
    assert all(text in told for text in LIMITS.values())
    assert "counts the topic’s listed phrases" in topics["How it was scored"][0]


def test_every_figure_that_is_named_is_in_the_gate():
    held = json.loads((resources.folder() / "gold" / "gate.json").read_text(encoding="utf-8"))["figures"]
    assert set(accuracy.SHOWN) <= set(held)


def test_figures_have_their_n_data_and_interval():
    frame = measured()
    (row,) = frame[frame["name"] == "attribution.holder"].to_dict("records")
    (line,) = [one for one in accuracy.lines(frame, "cues@1") if "the right speaker" in one]
    assert f": {100 * row['value']:.1f}\u00a0% (n = {row['n']:,}, " in line
    assert f"data: {row['data']})" in line


@pytest.mark.parametrize(
    ("scorer", "told", "not_told"),
    [("encoder@1", "12.0", "34.0"), ("encoder@2 zero-shot", "12.0", "34.0"), ("cues@1", "34.0", "12.0")],
)
def test_figures_of_another_scorer_are_left_out(scorer, told, not_told):
    frame = figures(**{"stance.judge.sign": 0.12, "stance.cues.sign": 0.34})
    lines = " ".join(accuracy.lines(frame, scorer))
    assert f"{told}\u00a0% (n = 1,200, 50.0 to 75.0\u00a0%; data: made up)" in lines
    assert not_told not in lines


def test_what_was_not_measured_is_not_told_as_a_number():
    told = accuracy.lines(figures(**{"reading.outlet": None, "reading.date": 1.0}), "theirs@1")
    assert [line.partition(":")[0] for line in told] == [
        "Reading. The day of an article is right, or rightly unknown",
        accuracy.UNSCORED,
        accuracy.READ,
    ]
    assert accuracy.lines(None, "cues@1") == (accuracy.NONE,)
