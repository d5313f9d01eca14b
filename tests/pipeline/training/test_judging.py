"""Fitting the judge and the temperature."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.packs import find_pack
from pipeline.score.judge import FEATURES, Judge
from pipeline.text import Span
from pipeline.training import labels
from pipeline.training.calibrating import temperature
from pipeline.training.judging import ABLATED, Case, ablation, cases, fit_judge, write_judge


class Oracle:
    """An encoder that knows the words "yes" and "no"."""

    def probabilities(self, passages):
        known = {True: (0.8, 0.1, 0.1), False: (0.1, 0.8, 0.1)}
        return np.array(
            [known["yes" in one.text] if "zzz" not in one.text else (0.1, 0.1, 0.8) for one in passages]
        )


def labelled(words: str, label: str) -> labels.Labelled:
    row = {"id": words, "part": "dev", "content": [[0, len(words)]], "holder": []}
    (found,) = labels._rows(row | {"stances": [["It is so.", None, label]]}, words, "real", words)
    return found


@pytest.fixture
def found() -> list[Case]:
    sides = [("yes", "favor"), ("no", "against"), ("zzz", "neutral")]
    rows = [labelled(f"{word} {n}", label) for n in range(40) for word, label in sides]
    return cases(rows, Oracle(), find_pack("israel-security"))  # type: ignore[arg-type]


def test_a_judge_learns_what_the_encoder_knows(found: list[Case], tmp_path) -> None:
    write_judge(fit_judge(found), tmp_path)
    judge = Judge.read(tmp_path / "judge.json")
    for case in found:
        verdict = judge.verdict(case.features)
        given = {"favor": verdict.favor, "against": verdict.against, "neutral": verdict.neutral}
        assert max(given, key=given.__getitem__) == case.row.label


def test_thresholds_are_shares_of_right_ones(found: list[Case]) -> None:
    judge = fit_judge(found)
    assert set(judge["weights"]) == set(FEATURES)
    assert 0 < judge["stake"] < 1
    assert 0 < judge["scored"] < 1
    assert judge["fitted_on"] == 120


def test_a_statement_that_is_not_the_packs_has_no_cues(found: list[Case]) -> None:
    assert all(case.features["cues_favor"] == case.features["scope"] == 0 for case in found)


def test_temperature_makes_sure_scores_less_sure() -> None:
    scores = np.array([[4.0, 0.0], [4.0, 0.0], [4.0, 0.0], [0.0, 4.0]])
    assert temperature(scores, [0, 0, 1, 1]) > 2
    assert temperature(scores, [0, 0, 0, 1]) == 0.5


def test_spans_of_a_row_are_kept() -> None:
    row = labelled("yes 1", "favor")
    assert row.attribution.content == Span(0, 5)


def test_an_ablation_shows_what_carries_the_judge(found: list[Case]) -> None:
    shown = {name.rsplit(", ", 1)[1]: value for name, value, _ in ablation(found)}
    assert set(shown) == set(ABLATED)
    assert shown["all"] == shown["the encoder alone"] == 1
    assert shown["without the encoder"] < 0.5
