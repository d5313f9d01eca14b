"""Statements whose source stands in a phrase."""

from __future__ import annotations

import pytest

from pipeline.attribute.according import according
from tests.pipeline.attribute.parsed import sentence
from tests.pipeline.world import language


@pytest.mark.parametrize("phrase", [p for p in language().according if p != "per"])
def test_every_phrase_of_the_language(phrase) -> None:
    text = f"{phrase[0].upper()}{phrase[1:]} Ilse Dornan, the plan is dead."
    [made] = according(*sentence(text))
    assert made.content.of(text) == "the plan is dead"
    assert made.source is not None
    assert made.source.of(text) == "Ilse Dornan"
    assert (made.voice, made.cue_verb, made.framing) == ("indirect", "say", "neutral")


@pytest.mark.parametrize("noun", ["view", "opinion", "judgment", "telling", "estimation"])
def test_in_somebodys_view(noun) -> None:
    text = f"In Ilse Dornan’s own {noun}, the plan is dead."
    [made] = according(*sentence(text))
    assert made.source is not None
    assert (made.source.of(text), made.content.of(text)) == ("Ilse Dornan", "the plan is dead")


@pytest.mark.parametrize(
    "text",
    [
        "The guests sat according to rank.",
        "“According to Ilse Dornan, the plan is dead.”",  # a speaker's own words
        "In full view of Ilse Dornan, he left.",
        "Polls rose as Ilse Dornan said so.",  # while she said so
        "As polls show a lead, Ilse Dornan smiles.",
        "As friends call him, the plan is dead.",
        "As he spoke of peace, the crowd left.",
        "There was one winner: Ilse Dornan",
        "Three things are certain: rain, wind and cold.",
        "According to Ilse Dornan.",
        "Here is the man of the hour: Ilse Dornan",
    ],
)
def test_no_phrase_of_view(text) -> None:
    assert not according(*sentence(text))


def test_lower_case_may_be_longer_than_the_text() -> None:
    text = "İİİİİ is dead and buried, according to Ilse Dornan."  # İ in lower case is two characters
    [made] = according(*sentence(text))
    assert made.cue is not None
    assert made.cue.of(text) == "according to"
