"""The words that name whose a cue is."""

from __future__ import annotations

import pytest

from pipeline.attribute.subjects import inverted, source_span, speakers_span, subject
from tests.pipeline.attribute.parsed import cue, sentence, word


@pytest.mark.parametrize(
    ("text", "verb", "source"),
    [
        ("Ilse Dornan said no.", "said", "Ilse Dornan"),
        ("The Norland minister Ilse Dornan said no.", "said", "The Norland minister Ilse Dornan"),
        ("Ilse Dornan, a former judge, said no.", "said", "Ilse Dornan"),
        ("Ilse Dornan, who met Otto Katz, said no.", "said", "Ilse Dornan"),
        ("Otto Katz met Ilse Dornan, who said no.", "said", "Ilse Dornan"),
        ("Two senior officials at the ministry said no.", "said", "Two senior officials at the ministry"),
        ("Ilse Dornan’s spokesman said no.", "said", "Ilse Dornan’s spokesman"),
        ("Last week Ilse Dornan said no.", "said", "Ilse Dornan"),
        ("Ilse Dornan has also repeatedly said no.", "said", "Ilse Dornan"),
        ("It was Ilse Dornan who said no.", "said", "Ilse Dornan"),
        ("With Ilse Dornan saying that it was late, he left.", "saying", "Ilse Dornan"),
        ("The plan was criticised by Ilse Dornan on Monday.", "criticised", "Ilse Dornan"),
        ("While Otto Katz left, she said no.", "said", "she"),
    ],
)
def test_source(text, verb, source) -> None:
    _, frame, _ = cue(text, verb)
    assert frame.source is not None
    assert source_span(frame.tree, frame.source).of(text) == source


@pytest.mark.parametrize("text", ["The plan was criticised at home.", "“No” is what was said."])
def test_nobody_is_named(text) -> None:
    reading, tree = sentence(text)
    verb = next(token for token in tree if token.lower in {"criticised", "said"})
    assert subject(reading, tree, verb) is None or cue(text, verb.text)[1].source is None


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ilse Dornan and Otto Katz said no.", "Ilse Dornan and Otto Katz"),
        ("Ilse Dornan and her aides said no.", "Ilse Dornan and her aides"),
        ("Ilse Dornan left, and Otto Katz said no.", "Otto Katz"),
    ],
)
def test_who_speaks_together(text, speakers) -> None:
    _, frame, _ = cue(text, "said")
    assert frame.source is not None
    assert speakers_span(frame.tree, frame.source).of(text) == speakers


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“No,” said Ilse Dornan.", "Ilse Dornan"),
        ("“No,” said the minister for ports on Monday.", "the minister for ports"),
        ("“No,” said Ilse Dornan, “it is not.”", "Ilse Dornan"),
        ("“No,” he said.", None),
    ],
)
def test_inverted(text, source) -> None:
    reading, tree = sentence(text)
    said = word(tree, "said")
    found = inverted(reading, tree, said, said)
    assert (source_span(tree, found).of(text) if found else None) == source
