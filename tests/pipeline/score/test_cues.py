"""Scores by cues: what is at stake, which side, and when to abstain."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.records import Attribution, Stance, Surroundings
from pipeline.score.cues import CueScorer, sided_hits
from pipeline.text import Span
from tests.pipeline.world import pack, read

SCORER = CueScorer(pack())


def labels(text: str, voice: str = "indirect") -> dict[str, str]:
    whole = Span(0, len(text))
    return {
        s.topic: s.label or s.status
        for s in SCORER.score(Surroundings(text), Attribution(voice, whole, whole))
    }


@pytest.mark.parametrize(
    ("text", "topic", "label"),
    [
        ("Israel is an independent state.", "independence", "favor"),
        ("Israel cannot look after its security alone.", "independence", "against"),
        ("Israel refused to share its plans with Washington.", "independence", "favor"),
        ("The independence of Israel was discussed.", "independence", "abstained"),
        ("Israel can never cede the right to defend itself.", "independence", "favor"),
        ("We are ready to send peacekeepers to Gaza.", "foreign_forces", "favor"),
        ("He rejected Turkish troops in Gaza.", "foreign_forces", "against"),
        ("He did not reject Turkish troops in Gaza.", "foreign_forces", "favor"),
        ("denied that Israel was a client state of Washington.", "independence", "favor"),
        ("Washington will not pressure the Israelis.", "us_pressure", "against"),
        ("He urged Biden to condition military aid to Israel.", "us_pressure", "favor"),
    ],
)
def test_side(text: str, topic: str, label: str) -> None:
    assert labels(text)[topic] == label


@pytest.mark.parametrize(
    "text",
    [
        "The budget was passed before the summer.",
        "UNIFIL troops in Lebanon came under fire.",
        "Germany suspended its arms exports to Israel.",
        "The British premier urged Israel to reconsider.",
        "Trump warned Iran of consequences.",
        "Syria has every right to defend itself.",
    ],
)
def test_what_is_not_at_stake_has_no_row(text: str) -> None:
    assert labels(text) == {}


@pytest.mark.parametrize(
    "text", ["In the past Israel was an independent state.", "Is Israel an independent state?"]
)
def test_history_and_questions_are_no_evidence(text: str) -> None:
    assert labels(text)["independence"] == "abstained"


def marked(text: str, voice: str, *marks: str, **more: Any) -> list[Stance]:
    found = Attribution(voice, Span(0, len(text)), Span(0, len(text)), marks=frozenset(marks), **more)
    return [stance for stance in SCORER.score(Surroundings(text), found) if stance.topic == "independence"]


@pytest.mark.parametrize("voice", ["direct", "indirect", "action", "position"])
@pytest.mark.parametrize("mark", ["history", "hypothetical", "question", "modal"])
def test_what_is_marked_as_no_evidence_is_kept_without_a_side(voice: str, mark: str) -> None:
    (stance,) = marked("Israel is an independent state.", voice, mark)
    assert (stance.status, stance.stance, stance.label) == ("abstained", None, None)
    assert [cue.kind for cue in stance.cues] == ["scope"]
    assert marked("The budget was passed before the summer.", voice, mark) == []


@pytest.mark.parametrize("voice", ["direct", "mixed", "indirect"])
def test_what_somebody_did_not_say_is_no_stance(voice: str) -> None:
    assert marked("did not say that Israel is an independent state.", voice, "negated") == []


@pytest.mark.parametrize(
    ("text", "content", "topic", "label"),
    [
        ("He did not reject Turkish troops in Gaza.", "reject", "foreign_forces", "favor"),
        ("He did not reject Turkish troops in Gaza.", "did not", "foreign_forces", "favor"),
        ("Israel did not ask for approval from Washington.", "ask for", "independence", "favor"),
        (
            "He does not think that after all those years Israel is an independent state.",
            "think",
            "independence",
            None,
        ),
    ],
)
def test_a_deed_that_was_not_done_counts_where_its_negation_reaches(text, content, topic, label) -> None:
    span, own = Span(0, len(text)), Span(text.index(content), len(text))
    found = Attribution("action", span, own, marks=frozenset({"negated"}))
    assert [stance.label for stance in SCORER.score(Surroundings(text), found) if stance.topic == topic] == [
        label
    ]


def test_of_words_in_pieces_only_the_pieces_count() -> None:
    text = "“Israel was there,” he said, denying that Israel is a client state, “and Israel will stay.”"
    first, second = (
        Span(text.index(w), text.index(w) + len(w)) for w in ("Israel was there", "and Israel will stay")
    )
    whole = {"holder": None, "cue": Span(text.index("said"), text.index("said") + 4)}
    found = Attribution(
        "direct", Span(0, len(text)), Span(first.start, second.end), parts=(first, second), **whole
    )
    hits = [
        cue for stance in SCORER.score(Surroundings(text), found) for cue in stance.cues if cue.side != "none"
    ]
    assert hits == []
    one_piece = Attribution("direct", Span(0, len(text)), Span(first.start, second.end), **whole)
    assert [
        cue
        for stance in SCORER.score(Surroundings(text), one_piece)
        for cue in stance.cues
        if cue.side != "none"
    ]


def test_the_setting_may_stand_shortly_before() -> None:
    before, text = "They spoke of Gaza. ", "He rejected any Turkish troops."
    span = Span(len(before), len(before + text))
    (stance,) = SCORER.score(Surroundings(before + text), Attribution("indirect", span, span))
    assert (stance.topic, stance.label) == ("foreign_forces", "against")
    assert labels(text) == {}


def test_evidence_on_both_sides_is_mixed() -> None:
    text = "He backed an international force in Gaza but rejected Turkish troops."
    (stance,) = [s for s in SCORER.score(Surroundings(text), _whole(text)) if s.topic == "foreign_forces"]
    assert stance.label == "mixed"
    assert stance.stance == pytest.approx(0.0)


def test_probabilities_add_up_and_more_cues_are_surer() -> None:
    one, two = "Israel is an independent state.", "Israel is an independent state; we will stand alone."
    first, second = (
        next(s for s in SCORER.score(Surroundings(t), _whole(t)) if s.topic == "independence")
        for t in (one, two)
    )
    for stance in (first, second):
        assert stance.p_favor is not None
        assert stance.p_against is not None
        assert stance.p_neutral is not None
        assert stance.p_favor + stance.p_against + stance.p_neutral == pytest.approx(1.0)
    assert (second.stance or 0) > (first.stance or 0) > 0


def test_an_abstained_stance_has_no_number() -> None:
    text = "The independence of Israel was discussed."
    (stance,) = SCORER.score(Surroundings(text), _whole(text))
    assert (stance.status, stance.stance, stance.label, stance.confidence) == ("abstained", None, None, None)


def test_the_journalists_own_framing_is_nobodys_stance() -> None:
    assert labels("Israel is an independent state.", "narration") == {}


def test_of_overlapping_cues_the_longest_counts() -> None:
    text = "They will not allow Israel to annex it."
    hits = sided_hits(text, Span(0, len(text)), pack().topic("us_pressure"))
    assert all(not a.span.overlaps(b.span) for a in hits for b in hits if a is not b)


@pytest.mark.parametrize("name", ["Netanyahu", "Macron", "Erdogan", "Starmer"])
def test_a_swapped_holder_does_not_change_the_score(name: str) -> None:
    text = f"{name} rejected any Turkish troops in Gaza."
    (attribution,) = read(text).attributions
    (stance,) = [s for s in SCORER.score(Surroundings(text), attribution) if s.topic == "foreign_forces"]
    assert (stance.label, round(stance.stance or 0, 3)) == ("against", -0.667)


def _whole(text: str) -> Attribution:
    return Attribution("indirect", Span(0, len(text)), Span(0, len(text)))
