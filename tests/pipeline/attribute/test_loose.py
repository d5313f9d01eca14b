"""Quotations that no cue attributes."""

from __future__ import annotations

import pytest

from tests.pipeline.world import read

DORNAN, KATZ = "Ilse Dornan", "Otto Katz"
Row = tuple[str, str | None]


def quoted(text: str) -> list[Row]:
    """Content and holder of each quotation that has no cue."""
    return [
        (a.content.of(text), a.holder.actor if a.holder else None)
        for a in read(text).attributions
        if a.voice == "direct" and a.cue is None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The plan is dead,” Ilse Dornan said. “It was late.”", [("It was late.", DORNAN)]),
        ("“The plan is dead,” Ilse Dornan said.\n\n“It was late.”", [("It was late.", DORNAN)]),
        (
            "“The plan is dead,” Ilse Dornan said. Then Otto Katz rose. “It was late.”",
            [("It was late.", KATZ)],
        ),
        ("Ilse Dornan was blunt. “The plan is dead now.”", [("The plan is dead now.", DORNAN)]),
        ("Ilse Dornan had one word for it: “Nobody wants that.”", [("Nobody wants that.", DORNAN)]),
        ("It rained.\n\n“Nobody knows who wrote this line.”", [("Nobody knows who wrote this line.", None)]),
    ],
)
def test_whose_it_is(text, expected) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The “safe zone” was empty.",
        "“Safe Zone”",
        "They showed “The Last Minister of All” on Friday.",
        "The sign had “…” on it.",
    ],
)
def test_scare_quotes_and_titles_are_no_speech(text) -> None:
    assert quoted(text) == []


def test_a_paragraph_that_reopens_makes_the_speech_before_it_longer() -> None:
    text = "Ilse Dornan said: “It is dead.\n\n“It was late.\n\n“It is over.”"
    [told] = read(text).attributions
    assert [part.of(text) for part in told.parts] == ["It is dead.", "It was late.", "It is over."]
    assert told.content.of(text) == "It is dead.\n\n“It was late.\n\n“It is over."
    assert told.span.covers(told.content)


def test_a_question_of_a_transcript_is_nobodys() -> None:
    text = "Q: Is it dead?\n\nIlse Dornan: It is dead.\n\nQ: Why is that?\n\nIlse Dornan: Nobody wants it."
    told = [(a.content.of(text), a.holder.actor if a.holder else None) for a in read(text).attributions]
    assert told == [("It is dead.", DORNAN), ("Nobody wants it.", DORNAN)]
