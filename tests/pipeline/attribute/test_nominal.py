"""Nouns that attribute, with their possessor or agent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.attribute.nominal import nominals
from pipeline.records import Attribution
from pipeline.text import Span
from tests.pipeline.attribute.parsed import nameless


def _found(text: str, taken: tuple[Span, ...] = ()) -> list[Attribution]:
    reading = nameless(text)
    return [draft for tree in reading.trees for draft in nominals(reading, tree, list(taken))]


def _rows(text: str) -> list[tuple[str, str, str]]:
    return [(d.voice, d.source.of(text) if d.source else "", d.content.of(text)) for d in _found(text)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Dornan’s warning that the wall would fall was ignored.",
            ("indirect", "Dornan", "the wall would fall"),
        ),
        ("Her claim of fraud was false.", ("indirect", "Her", "of fraud")),
        (
            "Silvestrin's insistence that the deal is dead surprised the envoys.",
            ("indirect", "Silvestrin", "the deal is dead"),
        ),
        (
            "The warning by Silvestrin that rates would rise came late.",
            ("indirect", "Silvestrin", "rates would rise"),
        ),
        ("Wren’s insistence that this is “in bounds” fooled few.", ("mixed", "Wren", "this is “in bounds”")),
        ("Dornan’s defiance of the court went on.", ("position", "Dornan", "defiance of the court")),
        ("Dornan’s opposition to the dam is old.", ("position", "Dornan", "opposition to the dam")),
        ("Despite his rejection of the plan, talks went on.", ("position", "his", "rejection of the plan")),
        ("Her refusal to sign the pact angered the unions.", ("action", "Her", "refusal to sign the pact")),
        ("The bill died after a veto by Dornan.", ("action", "Dornan", "veto")),
        (
            "The council’s rejection of the draft was final.",
            ("position", "The council", "rejection of the draft"),
        ),
        ("Osmeria’s hostility to the pact is known.", ("position", "Osmeria", "hostility to the pact")),
    ],
)
def test_a_noun_of_speech_gives_what_it_says_and_one_of_a_deed_its_phrase(
    text: str, row: tuple[str, str, str]
) -> None:
    assert _rows(text) == [row]


@pytest.mark.parametrize(
    "text",
    [
        "The storm’s threat to the coast grew.",
        "Her plan is old.",
        "The warning was ignored.",
        "The claim that he made was false.",
        "“Dornan’s warning of a fall was wrong,” she wrote.",
        "Dornan’s opposition leader spoke.",
        "Your refusal to pay is noted.",
        "The plan’s rejection came late.",
    ],
)
def test_a_noun_without_an_owner_that_can_act_gives_nothing(text: str) -> None:
    assert _rows(text) == []


def test_what_follows_the_agent_belongs_to_the_deed() -> None:
    text = "A demand from Dornan for new talks failed."
    [draft] = _found(text)
    assert [part.of(text) for part in draft.parts] == ["demand", "for new talks"]


def test_a_pronoun_in_reported_words_may_be_the_speakers_and_gives_nothing() -> None:
    text = "Dornan said his rejection of the plan was final."
    assert len(_found(text)) == 1
    assert _found(text, (Span(text.index("his"), len(text)),)) == []


def test_the_cue_is_the_noun_and_no_warning_is_negated() -> None:
    text = "There was no warning by Dornan that the wall would fall."
    [draft] = _found(text)
    assert draft.cue is not None
    assert (draft.cue.of(text), draft.cue_verb) == ("warning", "warn")
    assert "negated" in draft.marks


_WORDS = (
    "Dornan ’s her the council warning refusal veto opposition to of against that by from the plan would fall , “ ” . "
    "is was and \n"
)
_PIECES = st.sampled_from(_WORDS.split(" "))


@settings(max_examples=60)
@given(st.lists(_PIECES, min_size=1, max_size=40))
def test_spans_lie_in_their_sentence_whatever_the_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = nameless(text)
    for tree in reading.trees:
        for draft in nominals(reading, tree, []):
            assert draft.source is not None
            assert tree.span.covers(draft.source)
            assert draft.content.start >= tree.span.start
            assert draft.content.end <= len(text)
            assert draft.content.of(text).strip()
            assert draft.span.covers(draft.content)
