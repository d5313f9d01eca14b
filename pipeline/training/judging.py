"""Fitting of the judge: from labelled passages that the encoder did not learn from to judge.json.

A multinomial logistic regression of scikit-learn over the encoder's scores, the pack's cues and the voice.
It calibrates as it combines; the thresholds below which nothing is said are read off the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.encode.model import Encoder, softmax
from pipeline.packs import Pack
from pipeline.score.cues import is_no_evidence
from pipeline.score.encoder import evidence, passage
from pipeline.score.judge import FEATURES, VOICES, features
from pipeline.training.labels import Labelled

SIDES = ("favor", "against", "neutral")
NEUTRAL = SIDES.index("neutral")
# Thresholds are read off passages as articles have them; families of twins are all hard ones.
NATURAL = ("real", "articles")
STRENGTH = 1.0  # C of the regularisation; from 0.3 to 1 nothing changed that could be told from chance
# What a row weighs. Passages out of whole articles are few and as they are met in use; the written ones are
# like those the encoder learned from, and on them it is surer of itself than it will be.
WEIGHTS = {"real": 0.5, "written": 0.25, "packs": 0.1, "articles": 5.0}
# Of the stances given so many must be right, in topic and in side (of those at stake nine in ten have the
# right side then); with a higher share positions lose more than they win.
RIGHT = 0.65
# Of the rows that are kept so many must be of a topic at stake. Rows between the two abstain.
AT_STAKE = 0.6
FOLDS = 5
TOWARD_AGAINST = np.array([-1.0, 1.0, 0.0])
SHIFTS = [round(0.02 * step, 2) for step in range(-50, 51)]  # of a logit, either way
_CUES = {"cues_favor", "cues_against", "scope"}
_MARKS = {"undecided", "negated"}
_ENCODER = {"favor", "against"}
ABLATED: dict[str, set[str]] = {
    "all": set(),
    "without the encoder": _ENCODER,
    "without cues": _CUES,
    "without the voice": set(VOICES),
    "without marks": _MARKS,
    "the encoder alone": _CUES | _MARKS | set(VOICES),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A row as the judge sees it, with its label."""

    row: Labelled
    features: Mapping[str, float]


def cases(rows: Sequence[Labelled], encoder: Encoder, pack: Pack) -> list[Case]:
    """Features of labelled rows; cues and scope only for statements that are the pack's."""
    passages = [passage(row.seen, row.attribution, row.window, row.statement) for row in rows]
    read = encoder.probabilities(passages)
    return [Case(row, _features(row, list(found), pack)) for row, found in zip(rows, read, strict=True)]


def _features(row: Labelled, found: Sequence[float], pack: Pack) -> dict[str, float]:
    if row.topic is None:
        undecided = is_no_evidence(row.seen.text, row.attribution)
        return features(row.attribution, found, (), scope=False, undecided=undecided)
    scope, hits, undecided = evidence(pack.topic(row.topic), row.seen, row.attribution)
    return features(row.attribution, found, hits, scope=scope is not None, undecided=undecided)


def fit_judge(found: Sequence[Case]) -> dict[str, object]:
    """The weights and thresholds as judge.json has them."""
    used = [case for case in found if case.row.label in SIDES]
    x, y = _table(used, FEATURES)
    model = _fitted(used, x, y)
    even = _even(model, x, y)
    given = softmax(model.decision_function(x) + even)
    natural = np.array([case.row.source in NATURAL for case in used])
    sides = given[natural, :NEUTRAL]
    return {
        "weights": {
            name: [round(float(w), 5) for w in column]
            for name, column in zip(FEATURES, model.coef_.T, strict=True)
        },
        "bias": [round(float(b), 5) for b in model.intercept_ + even],
        "stake": _least(1 - given[natural, NEUTRAL], (y != NEUTRAL)[natural], AT_STAKE),
        "scored": _least(sides.max(1), sides.argmax(1) == y[natural], RIGHT),
        "fitted_on": len(used),
    }


def _even(model: Any, x: np.ndarray, y: np.ndarray) -> np.ndarray:  # noqa: ANN401 - scikit-learn's
    """What to add to the scores so that neither side is taken for the other more often.

    Real articles are mostly in favour, and a model that learns from them leans that way: an opponent would
    be called a supporter more often than the other way round.
    """
    scores, polar = model.decision_function(x), y != NEUTRAL

    def gap(shift: float) -> float:
        sides = (scores + shift * TOWARD_AGAINST)[polar, :NEUTRAL].argmax(1)
        wrong = sides != y[polar]
        return abs(float(wrong[y[polar] == 0].mean() - wrong[y[polar] == 1].mean()))

    return min(SHIFTS, key=lambda shift: (round(gap(shift), 3), abs(shift))) * TOWARD_AGAINST


def ablation(found: Sequence[Case]) -> list[tuple[str, float, int]]:
    """What each part brings: macro-F1 of judges without it, fitted and measured on parts of dev by turns.

    Groups (articles, families of twins) are never in two parts. Weights of rows as for the judge itself.
    """
    from sklearn.metrics import f1_score  # noqa: PLC0415 - a second to import
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415 - as above

    used = [case for case in found if case.row.label in SIDES]
    groups = [case.row.group for case in used]
    figures = []
    for name, without in ABLATED.items():
        x, y = _table(used, [feature for feature in FEATURES if feature not in without])
        given = np.zeros(len(y), dtype=int)
        for learned, held in GroupKFold(FOLDS).split(x, y, groups):
            model = _fitted([used[i] for i in learned], x[learned], y[learned])
            given[held] = model.predict(x[held])
        share = [WEIGHTS[case.row.source] for case in used]
        value = f1_score(y, given, average="macro", sample_weight=share)
        figures.append((f"macro-F1, {FOLDS}-fold, {name}", float(value), len(used)))
    return figures


def _table(used: Sequence[Case], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    x = np.array([[case.features[name] for name in names] for case in used])
    return x, np.array([SIDES.index(case.row.label) for case in used])


def _fitted(used: Sequence[Case], x: np.ndarray, y: np.ndarray) -> Any:  # noqa: ANN401 - scikit-learn's
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - a second to import

    share = [WEIGHTS[case.row.source] for case in used]
    return LogisticRegression(C=STRENGTH, max_iter=2000).fit(x, y, sample_weight=share)


def _least(values: np.ndarray, right: np.ndarray, share: float) -> float:
    """The least threshold on `values` above which at least `share` are right."""
    order = np.argsort(-values)
    shares = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(shares >= share)
    return round(float(values[order][good[-1]]), 4) if len(good) else 1.0


def write_judge(judge: Mapping[str, object], folder: Path) -> None:
    """Puts judge.json beside the encoder."""
    (folder / "judge.json").write_text(json.dumps(judge, indent=1) + "\n", encoding="utf-8")
