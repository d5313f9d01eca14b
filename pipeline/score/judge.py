"""From what is known of an attribution to calibrated probabilities: a logistic model in a file.

`judge.json` beside the encoder holds the weights that scikit-learn fitted on labelled articles that the
encoder had not seen, and the thresholds below which nothing is said.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import Attribution, CueHit

VOICES = ("direct", "mixed", "indirect", "action", "position")
FEATURES = ("favor", "against", "cues_favor", "cues_against", "scope", "undecided", "negated", *VOICES)
MOST_CUES = 2  # a third cue on a side adds nothing that two did not tell
FLOOR = 1e-4  # a probability of nought has no logarithm


@dataclass(frozen=True, slots=True)
class Verdict:
    """Probabilities of favour, against and no stance; they sum to 1."""

    favor: float
    against: float
    neutral: float

    @property
    def side(self) -> float:
        """The probability of the likelier side, given that there is one; 0.5 to 1."""
        return max(self.favor, self.against) / (self.favor + self.against)


@dataclass(frozen=True, slots=True)
class Judge:
    """Weights by feature for each of favour, against and neutral, and when to speak.

    `stake` is the least probability that the topic is at stake for a row to be kept, `scored` the least
    probability of the likelier side for a stance to be given; below it the row is abstained.
    """

    weights: Mapping[str, tuple[float, float, float]]
    bias: tuple[float, float, float]
    stake: float
    scored: float

    @staticmethod
    def read(path: Path) -> Judge:
        """The judge in a file."""
        found = json.loads(path.read_text(encoding="utf-8"))
        weights = {name: _three(found["weights"][name]) for name in FEATURES}
        return Judge(weights, _three(found["bias"]), found["stake"], found["scored"])

    def verdict(self, features: Mapping[str, float]) -> Verdict:
        """The calibrated probabilities for features by name."""
        scores = [
            self.bias[k] + sum(self.weights[name][k] * features[name] for name in FEATURES) for k in range(3)
        ]
        highest = max(scores)
        raised = [math.exp(score - highest) for score in scores]
        total = sum(raised)
        return Verdict(*(one / total for one in raised))


def features(
    attribution: Attribution,
    encoder: Sequence[float],
    hits: Sequence[CueHit],
    *,
    scope: bool,
    undecided: bool,
) -> dict[str, float]:
    """What the judge weighs.

    Args:
        attribution: Whose voice and marks count.
        encoder: The encoder's probabilities of favour, against and neutral.
        hits: Cues with a side in the holder's words.
        scope: Whether the pack's scope shows that the topic is at stake.
        undecided: Whether it is history, a hypothesis, a question or a possibility.
    """
    favor, against, neutral = (max(FLOOR, float(p)) for p in encoder)
    sides = [hit.side for hit in hits]
    found = {
        "favor": math.log(favor / neutral),
        "against": math.log(against / neutral),
        "cues_favor": float(min(MOST_CUES, sides.count("favor"))),
        "cues_against": float(min(MOST_CUES, sides.count("against"))),
        "scope": float(scope),
        "undecided": float(undecided),
        "negated": float("negated" in attribution.marks),
    }
    return found | {voice: float(attribution.voice == voice) for voice in VOICES}


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    one, two, three = values
    return one, two, three
