"""What a cue is followed by that is said, thought or wanted."""

from __future__ import annotations

import pytest

from pipeline.attribute.complements import complement, is_title
from tests.pipeline.attribute.parsed import cue, reading


@pytest.mark.parametrize(
    ("text", "verb", "content"),
    [
        ("Ilse Dornan said it was dead.", "said", "it was dead"),
        ("Ilse Dornan said that it was dead.", "said", "it was dead"),
        ("Ilse Dornan asked whether it was dead.", "asked", "whether it was dead"),
        ("Ilse Dornan said on Monday in Paris that it was dead.", "said", "it was dead"),
        ("Ilse Dornan told reporters in Paris that it was dead.", "told", "it was dead"),
        ("Ilse Dornan warned allies it was dead.", "warned", "it was dead"),
        ("Ilse Dornan said in a statement: “It is dead.”", "said", "“It is dead.”"),
        ("Ilse Dornan added a caveat: “It is dead.”", "added", "“It is dead.”"),
        ("Ilse Dornan accused the council of lying.", "accused", "the council of lying"),
        ("Ilse Dornan told “This Hour” that it was dead.", "told", "it was dead"),
        ("Ilse Dornan showed that it was dead.", "showed", "it was dead"),
        ("Ilse Dornan showed the letter.", "showed", None),
        ("Ilse Dornan said a prayer.", "said", None),
        ("Ilse Dornan said.", "said", None),
        ("Ilse Dornan read “War and Peace” on the way.", "read", None),
    ],
)
def test_complement(text, verb, content) -> None:
    made, frame, _ = cue(text, verb)
    found = complement(made, frame, frame.tree[-1])
    assert (found.span.of(text).removesuffix(".") if found else None) == (
        content and content.removesuffix(".")
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("“War and Peace”", True),
        ("“The Last Minister of All”", True),
        ("“It is dead”", False),
        ("“We Won.”", False),
    ],
)
def test_is_title(text, title) -> None:
    made = reading(text)
    assert is_title(made, made.quotes[0]) is title
