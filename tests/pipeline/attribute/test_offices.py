"""An office of several words and its holder's name are one phrase."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.attribute.nouns import nouns_of
from pipeline.attribute.offices import with_offices
from pipeline.attribute.phrases import Cutter
from tests.pipeline.attribute.invented import reading
from tests.pipeline.world import read


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Secretary of State Ilse Dornan left.", "Secretary of State Ilse Dornan"),
        # Somebody else's: the name is whom the first noun belongs to.
        ("An aide to Senator Otto Katz left.", "An aide"),
        ("The lawyer of Otto Katz left.", "The lawyer"),
    ],
)
def test_an_office_is_joined_to_its_holder(text: str, first: str) -> None:
    known, nouns = reading(text), nouns_of("en")
    phrases = with_offices(Cutter(known, nouns).phrases(known.trees[0]), nouns)
    assert phrases[0].span.of(text) == first


@pytest.mark.parametrize(
    ("text", "day", "holder"),
    [
        # an office is nobody's by likeness: the leader of the opposition is no prime minister
        ("Opposition leader Benny Gantz was in Rome. The prime minister rejected it.", None, None),
        (
            "Boris Johnson was in London. The prime minister rejected it.",
            dt.date(2025, 10, 20),
            "Keir Starmer",
        ),
        ("Joe Biden was in Delaware. The president rejected it.", dt.date(2025, 10, 20), None),
        # and who comes between unplaced keeps "he" from those before him
        ("Benny Gantz was in Rome. The prime minister left. He rejected it.", None, None),
        (
            "US President Donald Trump was in Rome. The president rejected it.",
            dt.date(2025, 10, 20),
            "Donald Trump",
        ),
    ],
)
def test_an_office_is_nobodys_who_does_not_hold_it(text, day, holder):
    (made,) = [a for a in read(text, day).attributions if a.cue and a.cue.of(text) == "rejected"]
    assert (made.holder.actor if made.holder else None) == holder
