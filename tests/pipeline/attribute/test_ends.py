"""How far a cue reaches."""

from __future__ import annotations

import pytest

from pipeline.attribute.ends import clause_start, right_end
from tests.pipeline.attribute.parsed import cue


@pytest.mark.parametrize(
    ("text", "verb", "last"),
    [
        ("Ilse Dornan said it was dead.", "said", "."),
        ("Ilse Dornan said it was dead, while Otto Katz insisted it lived.", "said", "while"),
        ("Ilse Dornan said it was dead and Otto Katz denied it.", "said", "and"),
        ("Ilse Dornan said it was dead; Otto Katz denied it.", "said", "dead"),
        ("Ilse Dornan said it was dead, adding that it was late.", "said", ","),
        ("After Ilse Dornan said it was dead, the council voted.", "said", "dead"),
        ("Ilse Dornan, who said it was dead, left.", "said", "dead"),
        ("Ilse Dornan said it was dead; the vote is on Monday.", "said", "dead"),
        ("Ilse Dornan said it was dead, a claim that the council denied.", "said", "dead"),
        ("Ilse Dornan said it was “dead,” and the council voted.", "said", "”"),
        ("Asked if he thought it was dead, Ilse Dornan said no.", "thought", "dead"),
    ],
)
def test_right_end(text, verb, last) -> None:
    reading, frame, found = cue(text, verb)
    assert right_end(reading, frame, found).text == last


@pytest.mark.parametrize(
    ("text", "verb", "first"),
    [
        ("“No,” the minister for ports said.", "said", "the"),
        ("“No,” said the minister.", "said", "said"),
        ("“No,” California Rep. Otto Katz’s chief of staff said.", "said", "California"),
    ],
)
def test_clause_start(text, verb, first) -> None:
    reading, frame, _ = cue(text, verb)
    if frame.source is not None and frame.source.index < frame.verb.index:
        assert clause_start(reading, frame).text == first
    else:
        assert clause_start(reading, frame) == frame.verb
