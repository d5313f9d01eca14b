"""Cues in a sentence, each with the word that names its source."""

from __future__ import annotations

import pytest

from pipeline.attribute.cues import find_cues, frames
from tests.pipeline.attribute.parsed import cue, sentence


def sources(text: str) -> list[tuple[str, str | None]]:
    reading, tree = sentence(text)
    return [
        (frame.span.of(text), frame.source.text if frame.source else None) for frame in frames(reading, tree)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Dornan said no.", [("said", "Ilse")]),
        ("Ilse Dornan lashed out at the council.", [("lashed out", "Ilse")]),
        ("Ilse Dornan shot back that it was dead.", [("shot back", "Ilse")]),  # "shot" is read as a noun
        ("The plan was criticised by Ilse Dornan.", [("criticised", "Ilse")]),
        ("Ilse Dornan left, saying it was dead.", [("saying", "Ilse")]),
        ("Saying it was dead, Ilse Dornan left.", [("Saying", "Ilse")]),
        (
            "Ilse Dornan said it was dead and insisted that it was late.",
            [("said", "Ilse"), ("insisted", "Ilse")],
        ),
        ("The Herald quoted Ilse Dornan as saying so.", [("quoted", "Herald"), ("saying", "Ilse")]),
        ("The claims were wrong.", []),  # a noun
        ("“Otto Katz said no.”", []),  # a speaker's own words
        ("The accused man left.", []),
    ],
)
def test_sources(text, expected) -> None:
    assert sources(text) == expected


@pytest.mark.parametrize(
    ("text", "verb", "flags"),
    [
        ("Ilse Dornan said no.", "said", (False, False, False, False)),
        ("The plan was criticised by Ilse Dornan.", "criticised", (True, False, False, False)),
        ("Ilse Dornan left, saying it was dead.", "saying", (False, True, False, False)),
        ("Ilse Dornan, who said it was dead, left.", "said", (False, False, True, False)),
        (
            "Ilse Dornan said it was dead and insisted that it was late.",
            "insisted",
            (False, True, False, True),
        ),
    ],
)
def test_how_a_cue_stands(text, verb, flags) -> None:
    _, frame, _ = cue(text, verb)
    assert (frame.passive, frame.inherited, frame.relative, frame.linked) == flags


def test_a_particle_belongs_to_its_verb() -> None:
    text = "Ilse Dornan called for calm and called Otto Katz."
    found = [(span.of(text), made.verb) for _, span, made in find_cues(*sentence(text))]
    assert found == [("called for", "call for"), ("called", "call")]
