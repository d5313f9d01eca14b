"""The default scorer, with an encoder that says what a test wants it to say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from pipeline.encode.passage import Passage
from pipeline.records import Attribution, Mention, Stance, Surroundings
from pipeline.score import encoder as module
from pipeline.score.encoder import EncoderScorer, passage
from pipeline.score.judge import FEATURES
from pipeline.text import Span
from tests.pipeline.world import pack

FOR, NOT_FOR, UNSURE, NOTHING = (0.9, 0.05, 0.05), (0.05, 0.9, 0.05), (0.5, 0.4, 0.1), (0.02, 0.02, 0.96)


class Told:
    """Says one thing of every passage, another where something was left out, and remembers what it read."""

    def __init__(self, row: Sequence[float], without: Sequence[float] | None = None) -> None:
        self.about = SimpleNamespace(name="encoder@1", packs=("israel-security",))
        self.read: list[Passage] = []
        self._row, self._without = row, without or row

    def probabilities(self, passages: Sequence[Passage]) -> np.ndarray:
        self.read += passages
        return np.array([self._row if one.without is None else self._without for one in passages])


def scorer(told: Told, folder: Path, monkeypatch: pytest.MonkeyPatch) -> EncoderScorer:
    weights = {name: [0.0, 0.0, 0.0] for name in FEATURES} | {"favor": [1, 0, 0], "against": [0, 1, 0]}
    judge = {"weights": weights, "bias": [0.0, 0.0, 0.0], "stake": 0.3, "scored": 0.45}
    (folder / "judge.json").write_text(json.dumps(judge), encoding="utf-8")
    about = {"name": "encoder@1", "labels": ["favor", "against", "neutral"], "limit": 96, "temperature": 1.0}
    packs = {"packs": ["israel-security"]}
    (folder / "encoder.json").write_text(json.dumps(about | packs), encoding="utf-8")
    monkeypatch.setattr(module, "Encoder", lambda _folder: told)
    return EncoderScorer(pack(), folder)


def score(
    text: str, told: Told, folder: Path, monkeypatch: pytest.MonkeyPatch, topic: str, **more: object
) -> Stance | None:
    whole = Span(0, len(text))
    found = Attribution("indirect", whole, whole, **more)  # type: ignore[arg-type]
    stances = scorer(told, folder, monkeypatch).score(Surroundings(text), found)
    return next((one for one in stances if one.topic == topic), None)


TEXT = "The premier said no foreign soldier would set foot in Gaza."


def test_probabilities_label_and_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stance = score(TEXT, Told(NOT_FOR), tmp_path, monkeypatch, "foreign_forces")
    assert stance is not None
    assert (stance.status, stance.label) == ("scored", "against")
    assert stance.scorer.startswith("encoder@1")
    assert stance.stance is not None
    assert stance.stance < -0.5
    assert (stance.p_favor or 0) + (stance.p_against or 0) + (stance.p_neutral or 0) == pytest.approx(1)


@pytest.mark.parametrize(
    ("row", "status"),
    [(FOR, "scored"), (UNSURE, "abstained"), (NOTHING, None)],
    ids=["for", "unsure", "none"],
)
def test_unsure_is_kept_and_nothing_is_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: Sequence[float], status: str | None
) -> None:
    stance = score("He spoke of troops for Gaza.", Told(row), tmp_path, monkeypatch, "foreign_forces")
    assert (stance.status if stance else None) == status


def test_cues_for_both_sides_make_a_split_mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "He supports the Arab force in Gaza and rejects Turkish troops."
    stance = score(text, Told((0.5, 0.45, 0.05)), tmp_path, monkeypatch, "foreign_forces")
    assert stance is not None
    assert (stance.status, stance.label) == ("scored", "mixed")
    assert {cue.side for cue in stance.cues} >= {"favor", "against"}


def test_history_is_no_stance_whatever_the_encoder_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = frozenset({"history"})
    stance = score(TEXT, Told(FOR), tmp_path, monkeypatch, "foreign_forces", marks=marks)
    assert stance is not None
    assert (stance.status, stance.stance) == ("abstained", None)


def test_a_flip_says_what_it_would_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stance = score(TEXT, Told(NOT_FOR, without=FOR), tmp_path, monkeypatch, "foreign_forces")
    assert stance is not None
    flip = next(one for one in stance.flips if one.kind == "negation")
    assert (flip.text, flip.label) == ("no", "favor")
    assert flip.span.of(TEXT) == "no"


def test_it_is_asked_only_where_the_topic_is_within_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Told(FOR)
    assert score("He likes bread.", told, tmp_path, monkeypatch, "foreign_forces") is None
    assert told.read == []


@pytest.mark.parametrize("voice", ["narration", "indirect"])
def test_what_nobody_said_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voice: str) -> None:
    told, whole = Told(FOR), Span(0, len(TEXT))
    found = Attribution(voice, whole, whole, marks=frozenset({"negated"}))
    assert scorer(told, tmp_path, monkeypatch).score(Surroundings(TEXT), found) == ()
    assert told.read == []


def test_each_mention_of_the_holder_is_replaced() -> None:
    text = "Doe said Doe would go, and Roe stayed."
    doe = [Mention(Span(at, at + 3), "Doe", "d", "Jane Doe", "person", "alias") for at in (0, 9)]
    roe = Mention(Span(27, 30), "Roe", "r", "Richard Roe", "person", "alias")
    found = Attribution("indirect", Span(0, 38), Span(9, 21), holder=doe[0])
    asked = passage(Surroundings(text, (*doe, roe)), found, Span(0, len(text)), "It is so.")
    assert asked.holder == (Span(0, 3), Span(9, 12))
