"""From statements to positions: the rule, on rows small enough to check by hand."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from pipeline import schema
from pipeline.score.positions import POSITIONS_VIEW, words

TEXT = "Yes to it. No to it. Yes to it."
YES, NO, AGAIN = (0, 10), (11, 20), (21, 31)


def positions(*said: tuple[tuple[int, int], str, str, float]) -> list[dict[str, Any]]:
    """Positions of one holder from (span, voice, label, confidence) rows on one topic."""
    connection = duckdb.connect()
    article = dict.fromkeys(schema.ARTICLES.names) | {
        "article_id": "a", "input_key": "k", "ref": "r.txt", "origin": "r.txt", "text": TEXT, "raw": TEXT,
        "date_precision": "unknown", "status": "kept", "sample": False, "analysis_key": "x", "run_id": "1",
    }  # fmt: skip
    attributions, statements = [], []
    for i, ((start, end), voice, label, confidence) in enumerate(said):
        attributions.append(
            dict.fromkeys(schema.ATTRIBUTIONS.names)
            | {"attribution_id": f"t{i}", "article_id": "a", "voice": voice, "start": start, "end": end}
            | {"content_start": start, "content_end": end, "tone": 0.0, "run_id": "1"}
        )
        stance = {"favor": confidence, "against": -confidence, "mixed": 0.0, None: None}[label or None]
        statements.append(
            dict.fromkeys(schema.STATEMENTS.names)
            | {
                "statement_id": f"s{i}",
                "attribution_id": f"t{i}",
                "article_id": "a",
                "topic": "t",
                "voice": voice,
            }
            | {
                "holder_id": "h",
                "holder": "H",
                "stance": stance,
                "label": label or None,
                "confidence": confidence,
            }
            | {"status": "scored" if label else "abstained", "scorer": "x@1", "story_id": "a", "run_id": "1"}
        )
    for name, rows in (("articles", [article]), ("attributions", attributions), ("statements", statements)):
        connection.register(name, schema.table(name).build(rows))
    connection.execute(POSITIONS_VIEW)
    found = connection.sql("SELECT * FROM positions").to_arrow_table()
    schema.POSITIONS.build(found.to_pylist())  # the view has exactly the declared columns and types
    return found.to_pylist()


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ([(YES, "direct", "favor", 0.8)], "favor"),
        ([(NO, "direct", "against", 0.8)], "against"),
        ([(YES, "direct", "favor", 0.8), (NO, "indirect", "against", 0.8)], "mixed"),
        ([(YES, "direct", "mixed", 0.8)], "mixed"),
        ([(YES, "direct", "favor", 0.9), (NO, "position", "mixed", 0.3)], "favor"),
        ([(YES, "direct", "favor", 0.9), (NO, "position", "against", 0.7)], "favor"),  # 0.32 of the weight
        ([(YES, "direct", "favor", 0.9), (NO, "position", "against", 0.8)], "mixed"),  # 0.35
    ],
)
def test_label(said: list[Any], label: str) -> None:
    (row,) = positions(*said)
    assert row["label"] == label


def test_the_same_words_count_once() -> None:
    (row,) = positions((YES, "direct", "favor", 0.8), (AGAIN, "indirect", "favor", 0.8))
    assert (row["n_statements"], row["voices"]) == (1, ["direct"])


def test_own_words_weigh_more_than_reported_ones() -> None:
    (row,) = positions((YES, "direct", "favor", 0.6), (NO, "indirect", "against", 0.6))
    assert row["stance"] == pytest.approx((0.6 * 0.6 - 0.6 * 0.8 * 0.6) / (0.6 + 0.6 * 0.8))


def test_words_in_pieces_are_told_with_a_mark_between_them() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t AS SELECT 0 AS content_start, 20 AS content_end, ? AS text, "
        "[{'start': 0, 'end': 4, 'text': 'Yes,'}, {'start': 11, 'end': 19, 'text': 'No to it'}] AS parts "
        "UNION ALL SELECT 11, 20, ?, NULL", [TEXT, TEXT])  # fmt: skip
    found = connection.execute(f"SELECT {words('', '')} FROM t").fetchall()  # noqa: S608 - our own words
    assert found == [("Yes, … No to it",), ("No to it.",)]


def test_abstained_statements_make_no_position() -> None:
    assert positions((YES, "direct", "", 0.0)) == []


def test_evidence_is_the_words_with_their_spans() -> None:
    (row,) = positions((NO, "direct", "against", 0.8), (YES, "indirect", "against", 0.8))
    assert [TEXT[e["start"] : e["end"]] for e in row["evidence"]] == ["Yes to it.", "No to it."]
    assert [e["text"] for e in row["evidence"]] == ["Yes to it.", "No to it."]
