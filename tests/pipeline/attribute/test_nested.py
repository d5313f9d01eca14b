"""Quotations inside quotations."""

from __future__ import annotations

import pytest

from pipeline.attribute.nested import nested
from tests.pipeline.attribute.parsed import reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Otto Katz told us, ‘It is dead.’”", [("Katz", "told", "It is dead.")]),
        ("“‘It is dead,’ she said, and left.”", [("she", "said", "It is dead,")]),
        ("“My brother has always said ‘never again’ to that.”", [("brother", "said", "never again")]),
        ("“They shouted “no more war” all night.”", [("They", "shouted", "no more war")]),
        ("“The ‘plan’ is dead.”", []),  # one word is a term
        ("“He saw ‘The Last Minister’ twice.”", []),  # no cue of speech
        ("“He said that in all those long and empty years ‘it was dead’ to them.”", []),  # too far away
        ("“It is dead.”", []),
    ],
)
def test_inner(text, expected) -> None:
    made = reading(text)
    found = [
        (a.source.of(text) if a.source else "", a.cue.of(text) if a.cue else "", a.content.of(text))
        for a in nested(made)
    ]
    assert found == expected
