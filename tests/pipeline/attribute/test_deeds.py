"""Deeds and attitudes: which are found, what of the sentence they are, and the words that name their holder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import resources
from pipeline.attribute.cues import frames
from pipeline.attribute.deed_words import deed_words, load_deed_words
from pipeline.attribute.deeds import deeds
from pipeline.errors import PackError
from pipeline.records import Attribution
from pipeline.schema import MARKS
from pipeline.text import Span
from tests.pipeline.attribute.parsed import nameless


def _found(text: str, taken: tuple[str, ...] = ()) -> list[Attribution]:
    reading = nameless(text)
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in taken]
    return [d for tree in reading.trees for d in deeds(reading, tree, frames(reading, tree), spans)]


def _rows(text: str, taken: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(d.source.of(text) if d.source else "", d.content.of(text)) for d in _found(text, taken)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Dornan vetoed the draft on Monday.", [("Dornan", "vetoed the draft")]),
        ("Dornan did not sign the treaty.", [("Dornan", "did not sign the treaty")]),
        ("The council never vetoed the bill.", [("The council", "never vetoed the bill")]),
        ("Dornan refused to sign the letter.", [("Dornan", "refused to sign the letter")]),
        ("The governor has yet to approve the budget.", [("The governor", "has yet to approve the budget")]),
        ("Dornan, who vetoed the bill, flew home.", [("Dornan", "vetoed the bill")]),
        ("Vetoing the bill, Dornan left the hall.", [("Dornan", "Vetoing the bill")]),
        ("Members opposing the bill left the hall.", [("Members", "opposing the bill")]),
        (
            "The ministry offered troops for the mission.",
            [("The ministry", "offered troops for the mission")],
        ),
        (
            "Kelvany has suspended all trade with Osmeria.",
            [("Kelvany", "has suspended all trade with Osmeria")],
        ),
        ("Dornan tried to block the vote.", [("Dornan", "tried to block the vote")]),
        ("The board might overrule her.", [("The board", "might overrule her")]),
        ("Lawmakers plan to bring back the old map.", [("Lawmakers", "plan to bring back the old map")]),
        ("Dornan no longer supports the dam.", [("Dornan", "no longer supports the dam")]),
        ("Dornan did not want to share details of it.", [("Dornan", "did not want to share details of it")]),
        ("Dornan has vetoed Wren’s visit.", [("Dornan", "has vetoed Wren’s visit")]),
        ("It was a plan that Dornan rejected.", [("Dornan", "rejected")]),
        ("Berlin has not ruled it out.", [("Berlin", "has not ruled it out")]),
        ("Dornan dropped a clause last week.", [("Dornan", "dropped a clause")]),
    ],
)
def test_a_deed_is_the_verb_with_its_auxiliaries_and_its_object(
    text: str, rows: list[tuple[str, str]]
) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The plan was rejected by Dornan.", [("Dornan", "The plan was rejected")]),
        ("The council met again after being rejected by Silvestrin.", [("Silvestrin", "being rejected")]),
        ("The plan was rejected on Monday.", []),
        ("The treaty was signed by the minister.", [("the minister", "The treaty was signed")]),
    ],
)
def test_in_the_passive_it_is_subject_and_verb_and_the_agent_holds_it(
    text: str, rows: list[tuple[str, str]]
) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Dornan vetoed the bill and refused talks.",
            [("Dornan", "vetoed the bill"), ("Dornan", "refused talks")],
        ),
        (
            "Dornan backed the plan while Silvestrin opposed it.",
            [("Dornan", "backed the plan"), ("Silvestrin", "opposed it")],
        ),
        (
            "Wren, Dornan and Silvestrin have recognised the republic.",
            [(name, "have recognised the republic") for name in ("Wren", "Dornan", "Silvestrin")],
        ),
        (
            "Dornan dropped a clause that moderates had opposed.",
            [("Dornan", "dropped a clause"), ("moderates", "had opposed")],
        ),
        ("Dornan dismissed Silvestrin, his envoy.", [("Dornan", "dismissed Silvestrin, his envoy")]),
    ],
)
def test_each_deed_and_each_holder_is_a_row(text: str, rows: list[tuple[str, str]]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Twelve members voted against the motion.", [("Twelve members", "voted against the motion")]),
        ("The chorus voted last week to strike.", [("The chorus", "voted last week to strike")]),
        ("The delegation walked out of the talks.", [("The delegation", "walked out of the talks")]),
        ("Dornan came out against the merger.", [("Dornan", "came out against the merger")]),
        ("Silvestrin is opposed to the dam.", [("Silvestrin", "is opposed to the dam")]),
        ("The unions are in favour of the deal.", [("The unions", "are in favour of the deal")]),
        ("Dornan was reluctant to sign the pact.", [("Dornan", "was reluctant to sign the pact")]),
        ("The army is ready to obey the court.", [("The army", "is ready to obey the court")]),
        ("Silvestrin remains a fierce critic of it.", [("Silvestrin", "remains a fierce critic of it")]),
        ("The coast’s members are against it.", [("The coast’s members", "are against it")]),
        ("She did.", [("She", "did")]),
        ("So did Ann Rusk.", [("Ann Rusk", "did")]),
        ("The mayor would not.", [("The mayor", "would not")]),
    ],
)
def test_votes_and_predicates_take_sides_too(text: str, rows: list[tuple[str, str]]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Dornan launched a website.",
        "Dornan sent a postcard.",
        "The singer struck a pose.",
        "Dornan declined to comment.",
        "Dornan refused to say why.",
        "Residents voted on Sunday.",
        "The plan rejects the idea of a tax.",
        "Rain cut the harvest.",
        "Prices refused to fall.",
        "The minister must sign the treaty.",
        "Dornan went home to sign the treaty.",
        "“I oppose the dam,” she wrote.",
        "They did as she did.",
        "A proposal to ban the boats is due.",
    ],
)
def test_what_takes_no_side_or_is_nobodys_deed_gives_nothing(text: str) -> None:
    assert _rows(text) == []


def test_a_deed_of_another_actor_in_reported_words_is_a_row_and_the_speakers_own_is_not() -> None:
    other = "Silvestrin said Dornan opposes the dam."
    assert _rows(other, ("Dornan opposes the dam",)) == [("Dornan", "opposes the dam")]
    own = "Silvestrin said she opposes the dam."
    assert _rows(own, ("she opposes the dam",)) == []
    several = "Two senators insist she will vote yes."
    assert _rows(several, ("she will vote yes",)) == [("she", "will vote yes")]


def test_a_refusal_to_act_later_is_an_attitude_and_what_was_done_a_deed() -> None:
    voices = [_found(text)[0].voice for text in ("Dornan withheld the aid.", "Dornan would not supply arms.")]
    assert voices == ["action", "position"]


def test_what_is_demanded_in_a_clause_is_indirect() -> None:
    text = "Dornan demanded that the wall be raised."
    assert [(d.voice, d.content.of(text)) for d in _found(text)] == [("indirect", "the wall be raised")]


def test_the_cue_and_its_framing_are_kept() -> None:
    [draft] = _found("Dornan welcomed the plan.")
    assert (draft.cue_verb, draft.framing, draft.holder) == ("welcome", "warm", None)


def test_the_words_of_a_language_are_read_once_and_strictly() -> None:
    words = deed_words("en")
    assert words is deed_words("en")
    assert "law" in words.kinds("treaty")
    assert not words.kinds("postcard")


def test_an_unknown_key_in_the_words_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    text = resources.language_path("deeds/en").read_text(encoding="utf-8")
    path.write_text(text.replace("bland = [", "blend = ["), encoding="utf-8")
    with pytest.raises(PackError, match="blend"):
        load_deed_words(path)


_WORDS = (
    "Dornan Silvestrin the council vetoed opposes refused to sign a bill , and but who that was rejected by not never "
    "is against in favour of did would if “ ” . ; – their its 12 members voted \n"
)
_PIECES = st.sampled_from(_WORDS.split(" "))


@settings(max_examples=60)
@given(st.lists(_PIECES, min_size=1, max_size=40))
def test_spans_lie_in_their_sentence_whatever_the_words(pieces: list[str]) -> None:
    text = " ".join(pieces)
    reading = nameless(text)
    for tree in reading.trees:
        for draft in deeds(reading, tree, frames(reading, tree), []):
            assert tree.span.covers(draft.content)
            assert draft.source is not None
            assert tree.span.covers(draft.source)
            assert draft.span.covers(draft.content)
            assert draft.span.covers(draft.source)
            assert draft.content.of(text).strip()
            assert draft.marks <= set(MARKS)
