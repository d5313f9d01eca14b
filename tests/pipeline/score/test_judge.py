"""The judge: logistic weights over what is known, calibrated probabilities out."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from pipeline import resources
from pipeline.records import Attribution, CueHit
from pipeline.score.judge import FEATURES, Judge, Verdict, features
from pipeline.text import Span

SPAN = Span(0, 1)


def told(**more: object) -> dict[str, float]:
    given = {"attribution": Attribution("direct", SPAN, SPAN), "encoder": (0.2, 0.2, 0.6), "hits": ()}
    return features(**(given | more), scope=False, undecided=False)  # type: ignore[arg-type]


def hit(side: str) -> CueHit:
    return CueHit(SPAN, "cue", side, "x")


def judge(**weights: tuple[float, float, float]) -> Judge:
    return Judge({name: weights.get(name, (0.0, 0.0, 0.0)) for name in FEATURES}, (0.0, 0.0, 0.0), 0.1, 0.5)


def test_without_weights_nothing_is_known() -> None:
    verdict = judge().verdict(told())
    assert (verdict.favor, verdict.against, verdict.neutral) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_weights_are_of_a_logistic_model() -> None:
    verdict = judge(cues_favor=(math.log(2), 0.0, 0.0)).verdict(told(hits=(hit("favor"),)))
    assert (verdict.favor, verdict.against) == pytest.approx((0.5, 0.25))


def test_features_take_what_they_say() -> None:
    known = told(hits=(hit("favor"), hit("favor"), hit("favor"), hit("against")), encoder=(0.6, 0.1, 0.3))
    assert (known["cues_favor"], known["cues_against"]) == (2.0, 1.0)
    assert known["favor"] == pytest.approx(math.log(2))
    assert known["against"] == pytest.approx(-math.log(3))
    assert (known["direct"], known["indirect"]) == (1.0, 0.0)
    assert set(known) == set(FEATURES)


def test_a_probability_of_nought_has_a_floor() -> None:
    assert all(math.isfinite(value) for value in told(encoder=(0.0, 1.0, 0.0)).values())


def test_the_side_is_that_given_there_is_one() -> None:
    assert Verdict(0.3, 0.1, 0.6).side == pytest.approx(0.75)


def test_the_file_that_ships_is_read_whole(tmp_path: Path) -> None:
    path = resources.model_path("stance") / "judge.json"
    shipped = Judge.read(path)
    assert set(shipped.weights) == set(FEATURES)
    assert 0 < shipped.stake < shipped.scored < 1
    broken = json.loads(path.read_text(encoding="utf-8"))
    del broken["weights"]["negated"]
    (tmp_path / "judge.json").write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(KeyError, match="negated"):
        Judge.read(tmp_path / "judge.json")
