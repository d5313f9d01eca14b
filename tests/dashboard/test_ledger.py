"""The ledger: outcomes that add up, reasons, inputs one by one, and the picture of them."""

from __future__ import annotations

import csv
import io

import pytest

from dashboard.figures import ledger as figure
from dashboard.filters import OUTCOMES
from dashboard.markup import ledger as markup
from dashboard.markup.languages import language
from dashboard.queries import ledger
from dashboard.queries.ledger import PAGE_SIZE, Wanted
from dashboard.theme import DARK, LIGHT
from pipeline.schema import STATUSES
from tests.dashboard import fixture


def many(n: int):
    """A cursor of a store that also holds `n` rejected inputs."""
    tables = fixture.rows()
    kept = tables["articles"][0]
    unread = [fixture.unread(kept, f"r{i:05}", f"r{i:05}.jpg", "rejected", "It is a JPEG.") for i in range(n)]
    return fixture.connection({**tables, "articles": tables["articles"] + unread}).cursor()


def test_the_outcomes_add_up_to_the_inputs(cursor) -> None:
    found = ledger.ledger(cursor)
    assert dict(zip(found["outcome"], found["n"], strict=True)) == {
        "analysed": 8, "unanalysed": 1, "duplicate": 1, "rejected": 2, "failed": 1,
    }  # fmt: skip
    run = ledger.runs(cursor).iloc[0]
    assert found["n"].sum() == run["inputs"] == run[["kept", "duplicates", "rejected", "failed"]].sum()
    assert {"analysed", "unanalysed", *STATUSES} - {"kept"} == set(OUTCOMES)


def test_reasons_are_grouped_most_first() -> None:
    found = ledger.reasons(many(12))
    assert found.iloc[0].to_dict() == {
        "outcome": "rejected", "reason": "It is a JPEG.", "n": 12, "example": "r00000.jpg",
    }  # fmt: skip
    assert list(found["outcome"][1:]) == ["unanalysed", "duplicate", "rejected", "rejected", "failed"]


def test_a_reason_counts_once_for_all_lines_and_finds_them() -> None:
    tables = fixture.rows()
    words = ["Line {}: it is not valid JSON: Extra data (column {}).", "Item {}: there is no text."]
    unread = [
        fixture.unread(tables["articles"][0], f"{k}{i}", f"a.jsonl#{k}{i}", "rejected", told.format(i, i + 1))
        for k, told in enumerate(words)
        for i in (1, 20, 3000)
    ]
    cursor = fixture.connection({**tables, "articles": tables["articles"] + unread}).cursor()
    found = ledger.reasons(cursor).query("n == 3 and outcome == 'rejected'")
    assert list(found["reason"]) == ["It is not valid JSON: Extra data", "There is no text."]
    assert [ledger.n_inputs(cursor, Wanted("rejected", reason)) for reason in found["reason"]] == [3, 3]


@pytest.mark.parametrize(
    ("wanted", "refs"),
    [
        (Wanted(), ["La journée.txt", "copy.txt", "bad.bin", "cut.zip", "=odd.txt"]),
        (Wanted(outcome="rejected"), ["bad.bin", "cut.zip"]),
        (Wanted(find="zip arch"), ["cut.zip"]),
        (Wanted(find="COPY.TXT"), ["copy.txt"]),
        (Wanted(outcome="failed", find="binary"), []),
        (Wanted(find="%"), []),
    ],
)
def test_inputs_are_found_by_outcome_name_and_reason(cursor, wanted, refs) -> None:
    assert list(ledger.inputs(cursor, wanted, 1)["ref"]) == refs
    assert ledger.n_inputs(cursor, wanted) == len(refs)


def test_a_duplicate_leads_to_what_it_repeats(cursor) -> None:
    row = ledger.inputs(cursor, Wanted(outcome="duplicate"), 1).iloc[0]
    assert row["original"] == "Cabinet meets"
    told = markup.inputs(ledger.inputs(cursor, Wanted(), 1), {"conf": ["0.5"], "find": ["x"]}, "5 inputs")
    assert f'href="article?conf=0.5&amp;article={row["duplicate_of"]}">Cabinet meets</a>' in told
    assert ">Its text</a>" in told
    assert "not text: &lt;binary&gt;" in told


def test_a_column_that_says_nothing_is_left_out(cursor) -> None:
    found = ledger.inputs(cursor, Wanted(outcome="rejected"), 1)
    assert ">See</th>" not in markup.inputs(found, {}, "2 inputs")
    assert ">Read from</th>" not in markup.inputs(found, {}, "2 inputs")
    told = markup.inputs(found.assign(origin="pile.zip#1"), {}, "2 inputs")
    assert "<td>pile.zip#1</td>" in told


def test_inputs_come_in_pages_that_miss_none() -> None:
    cursor = many(2 * PAGE_SIZE)
    pages = [ledger.inputs(cursor, Wanted(outcome="rejected"), page) for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [PAGE_SIZE, PAGE_SIZE, 2, 0]
    listed = [ref for page in pages for ref in page["ref"]]
    assert listed == list(ledger.inputs(cursor, Wanted(outcome="rejected"), None)["ref"])
    assert len(set(listed)) == ledger.n_inputs(cursor, Wanted(outcome="rejected")) == 2 * PAGE_SIZE + 2
    assert markup.place(3, 102, 2) == "Inputs 101 to 102 of 102"
    assert markup.place(1, 2, 2) == "2 inputs"


def test_values_of_a_search_never_enter_the_sql(cursor) -> None:
    assert ledger.inputs(cursor, Wanted(find="'); DROP TABLE articles; --"), 1).empty
    assert ledger.n_inputs(cursor, Wanted()) == 5


def test_the_csv_opens_in_a_spreadsheet_and_holds_no_formula(cursor) -> None:
    data = markup.as_csv(ledger.inputs(cursor, Wanted(), None))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["became"] for row in rows] == ["unanalysed", "duplicate", "rejected", "rejected", "failed"]
    assert rows[0]["input"] == "La journée.txt"
    assert rows[-1]["input"] == "'=odd.txt"
    assert rows[1]["duplicate_of_title"] == "Cabinet meets"


def test_reasons_lead_to_their_inputs_and_none_is_said(cursor) -> None:
    told = markup.reasons(ledger.reasons(cursor), {"topic": ["independence"]})
    assert 'href="ledger?topic=independence&amp;outcome=rejected&amp;find=Not+text%3A+%3Cbinary%3E">' in told
    assert "most frequent first" in told
    many_reasons = ledger.reasons(cursor).sample(ledger.MAX_REASONS, replace=True, random_state=0)
    assert "The 12 most frequent reasons; the list below has all" in markup.reasons(many_reasons, {})
    empty = ledger.reasons(cursor).iloc[:0]
    assert "Every input became an article." in markup.reasons(empty, {})


def test_the_newest_runs_say_how_many_there_are(cursor) -> None:
    found = ledger.runs(cursor)
    assert "<caption>1 run, newest first</caption>" in markup.runs(found, 1)
    assert "<caption>1 of 2,000 runs, newest first</caption>" in markup.runs(found, 2000)


def test_the_lead_counts_those_that_became_nothing(cursor) -> None:
    found = ledger.ledger(cursor)
    assert (
        "<strong>13 inputs</strong> in this store: 8 became an analysed article, 5 did not"
        in markup.total(found)
    )
    whole = found.assign(n=[8, 0, 0, 0, 0])
    assert "<strong>8 inputs</strong> in this store: each became an analysed article." in markup.total(whole)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_picture_has_a_bar_for_each_outcome_in_one_colour(cursor, colours) -> None:
    bars = figure.ledger(ledger.ledger(cursor), colours).data[0]
    assert list(bars.y) == list(OUTCOMES.values())
    assert list(bars.x) == [8, 1, 1, 2, 1]
    assert bars.text[0] == "8  (62\u00a0%)"
    assert bars.marker.color == colours.muted
    assert bars.marker.color not in colours.stops  # those mean sides


def test_the_bars_are_also_a_table(cursor) -> None:
    shown = markup.outcomes(ledger.ledger(cursor))
    assert '<th scope="row">Analysed</th><td class="sp-number">8</td><td>62\u00a0%</td>' in shown
    assert "What became of 13 inputs</caption>" in shown
    none = markup.outcomes(ledger.ledger(cursor).assign(n=0))
    assert '<td class="sp-number">0</td><td></td>' in none


def test_one_input_of_a_million_still_shows_and_none_does_not(cursor) -> None:
    found = ledger.ledger(cursor).assign(n=[1_000_000, 0, 0, 1, 0])
    drawn = figure.ledger(found, LIGHT)
    assert [width > 0 for width in drawn.data[0].marker.line.width] == [True, False, False, True, False]
    assert drawn.data[0].text[3] == "1  (under 1\u00a0%)"
    assert drawn.data[0].text[0] == "1,000,000  (over 99\u00a0%)"
    assert drawn.layout.xaxis.range[1] > 1_000_000
    assert figure.describe(found).startswith("What became of 1,000,001 inputs: analysed 1,000,000, kept,")


def test_languages_are_called_as_in_the_reasons() -> None:
    assert (language("fr"), language("xx"), language(None)) == ("French", "code “xx”", "Not detected")
