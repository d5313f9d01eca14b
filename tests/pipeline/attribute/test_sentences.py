"""Sentences and paragraphs as spans."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.attribute.sentences import paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two!", ["One.", "Two!"]),
        ("“No,” says Ms. Doe.", ["“No,” says Ms. Doe."]),
        (
            "The U.S. envoy met Mr. Doe on Oct. 26. He left.",
            ["The U.S. envoy met Mr. Doe on Oct. 26.", "He left."],
        ),
        ("“One,” he said. “Two goes on.\n\n“Three.”", ["“One,” he said.", "“Two goes on.", "“Three.”"]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(st.text(alphabet="ab.!? “”\nMr", max_size=60))
def test_sentences_are_ordered_trimmed_and_lose_nothing(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


def test_paragraphs() -> None:
    text = "One\ntwo\n\nthree"
    assert [span.of(text) for span in paragraphs(text)] == ["One\ntwo", "three"]
