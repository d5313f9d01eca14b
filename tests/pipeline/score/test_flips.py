"""What is left out of a passage to see what it did."""

from __future__ import annotations

import pytest

from pipeline.records import Attribution, CueHit
from pipeline.score.cues import sided_hits
from pipeline.score.flips import left_out
from pipeline.text import Span
from tests.pipeline.world import pack

TOPIC = pack().topic("foreign_forces")


def gone(text: str, marks: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    whole = Span(0, len(text))
    found = Attribution("indirect", whole, whole, marks=marks)
    return [
        (kind, span.of(text)) for kind, span, _, _ in left_out(text, found, sided_hits(text, whole, TOPIC))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He would welcome such a thing.", []),
        ("He did not say so.", [("negation", "not")]),
        ("She wouldn’t say so.", [("negation", "n’t")]),
        ("He supports the force.", [("cue", "supports the force")]),
        ("He never supported the force, not once.", [("negation", "never"), ("cue", "supported the force")]),
    ],
)
def test_the_nearest_negation_and_the_first_cue(text: str, expected: list[tuple[str, str]]) -> None:
    assert gone(text) == expected


def test_a_cue_that_the_negation_turned_is_turned_back() -> None:
    text = "He did not reject the force."
    whole = Span(0, len(text))
    hits = sided_hits(text, whole, TOPIC)
    assert [hit.side for hit in hits] == ["favor"]
    kind, _, attribution, left = next(
        left_out(text, Attribution("action", whole, whole, marks=frozenset({"negated"})), hits)
    )
    assert kind == "negation"
    assert "negated" not in attribution.marks
    assert [hit.side for hit in left] == ["against"]


def test_without_its_cue_nothing_of_it_is_left() -> None:
    text = "He supports the force."
    whole = Span(0, len(text))
    hits: list[CueHit] = sided_hits(text, whole, TOPIC)
    ((_, _, _, left),) = left_out(text, Attribution("indirect", whole, whole), hits)
    assert left == []
