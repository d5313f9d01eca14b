"""What each cue attributes: all of the language's, how they frame it, and what marks them."""

from __future__ import annotations

import pytest

from pipeline.language import Cue
from tests.pipeline.world import language, read


def past(kinds: set[str]) -> list[Cue]:
    """One past form of each verb of these types."""
    forms = [cue for cue in language().cues.values() if cue.form == "past" and cue.types & kinds]
    return list({cue.verb: cue for cue in reversed(forms)}.values())


SPEECH, THOUGHT = past({"speech"}), [cue for cue in past({"opinion"}) if "speech" not in cue.types]
# "Dornan opposed that …" is no English; "echoed that" is also an attitude towards what was said.
ALSO_ATTITUDES = {"oppose", "echo"}


def test_there_are_250_cues_of_speech_and_thought() -> None:
    assert len(SPEECH) + len(THOUGHT) >= 250
    assert len(SPEECH) >= 60


@pytest.mark.parametrize("cue", [*SPEECH, *THOUGHT], ids=lambda cue: cue.text)
def test_a_cue_attributes_its_clause(cue) -> None:
    text = f"Ilse Dornan {cue.text} that the plan was dead."
    made = read(text).attributions
    [told] = [a for a in made if a.voice == "indirect"]
    assert told.content.of(text) == "the plan was dead"
    assert (told.holder.actor if told.holder else None) == "Ilse Dornan"
    assert told.cue is not None
    assert told.cue.of(text) == cue.text
    assert (told.cue_verb, told.framing) == (cue.verb, cue.framing)
    assert len(made) == 1 or cue.verb in ALSO_ATTITUDES


@pytest.mark.parametrize(
    ("verb", "framing"),
    [
        ("said", "neutral"),
        ("insisted", "certain"),
        ("claimed", "doubting"),
        ("revealed", "revealing"),
        ("admitted", "conceding"),
        ("complained", "hostile"),
        ("reassured allies", "warm"),
    ],
)
def test_framing_is_kept(verb, framing) -> None:
    text = f"Ilse Dornan {verb} that the plan was dead."
    [told] = read(text).attributions
    assert told.framing == framing


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Ilse Dornan said that the plan was not dead.", set()),
        ("Ilse Dornan did not say that the plan was dead.", {"negated"}),
        ("Ilse Dornan never said that the plan was dead.", {"negated"}),
        ("Ilse Dornan may say that the plan is dead.", {"modal"}),
        ("If Ilse Dornan says that the plan is dead, it is.", {"hypothetical"}),
        ("Did Ilse Dornan say that the plan was dead?", {"question"}),
    ],
)
def test_marks_are_those_of_the_cue(text, marks) -> None:
    assert [set(a.marks) for a in read(text).attributions] == [marks]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“The plan is dead,” Ilse Dornan said.", "The plan is dead,"),  # inner stops stay
        ("Ilse Dornan said the plan is dead, ; ", "the plan is dead"),
        ("Ilse Dornan said the plan, “the best we had”, was dead.", "the plan, “the best we had”, was dead"),
    ],
)
def test_contents_have_no_marks_at_their_ends(text, content) -> None:
    assert [a.content.of(text) for a in read(text).attributions] == [content]


@pytest.mark.parametrize("text", ["Ilse Dornan said: “ “", "“…” Ilse Dornan said.", "Ilse Dornan said."])
def test_nothing_said_is_nothing(text) -> None:
    assert not read(text).attributions
