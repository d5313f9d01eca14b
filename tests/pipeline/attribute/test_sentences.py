"""Sentences and paragraphs as spans."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.text import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two!", ["One.", "Two!"]),
        ("“No,” says Ms. Doe.", ["“No,” says Ms. Doe."]),
        ("It was Gen. Doe. He left.", ["It was Gen. Doe.", "He left."]),
        (
            "The U.S. envoy met Mr. Doe on Oct. 26. He left.",
            ["The U.S. envoy met Mr. Doe on Oct. 26.", "He left."],
        ),
        ("“One,” he said. “Two goes on.\n\n“Three.”", ["“One,” he said.", "“Two goes on.", "“Three.”"]),
        ('"One," he said. "Two goes on." He left.', ['"One," he said.', '"Two goes on."', "He left."]),
        ("She said no. “It is dead,” he said.", ["She said no.", "“It is dead,” he said."]),
        ("She said no. Doe left.", ["She said no.", "Doe left."]),
        ("It is no. 5 of 9 p.m. trains.", ["It is no. 5 of 9 p.m. trains."]),
        ("A heading\n\nA sentence.", ["A heading", "A sentence."]),
        ("half \ud83d a character. Two.", ["half \ud83d a character.", "Two."]),
        ("😀 One. 😀 Two.", ["😀 One.", "😀 Two."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text, expected) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


@given(
    st.text(alphabet='ab.!? “”"’\nMrno\ud83d😀\u202e\x00', max_size=60)
    | st.lists(
        st.sampled_from(["no. ", "“", "”", "A b. ", "Mr. ", "art. ", "\n\n", '"', " "]), max_size=20
    ).map("".join)
)
def test_sentences_are_ordered_trimmed_and_lose_nothing(text) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())


def test_paragraphs() -> None:
    text = "One\ntwo\n\nthree"
    assert [span.of(text) for span in paragraphs(text)] == ["One\ntwo", "three"]


def test_spans_are_found_by_position() -> None:
    spans = Spans([Span(2, 5), Span(6, 9)])
    assert [spans.index(position) for position in (0, 2, 5, 6, 99)] == [0, 0, 0, 1, 1]
    assert spans.at(7) == Span(6, 9)
    assert spans.host(Span(3, 8)) == Span(2, 9)
    assert spans.host(Span(3, 3)) == Span(2, 5)
