"""A topic's own labels, learned on top of the encoder, which itself stays as it is.

A logistic regression on what the encoder makes of each labelled example corrects the encoder's own say; where
the topic is scored, its probabilities stand in for the encoder's. How good they are is told by `check`, by
cross-validation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.encode.model import Encoder, softmax
from pipeline.encode.passage import Passage
from pipeline.packs import Example, Pack, Topic
from pipeline.records import Attribution, Mention, Surroundings
from pipeline.text import Span

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Outcomes = npt.NDArray[np.int64]
    Ask = Callable[[Surroundings, Attribution, Span, str], Passage]  # score.encoder.passage

ZERO_SHOT, FITTED = "zero-shot", "fitted"
OUTCOMES: Mapping[str, int] = {"favor": 0, "against": 1, "neutral": 2, "none": 2}  # columns of probabilities
NEUTRAL = OUTCOMES["neutral"]
FOLDS = 5  # of 30 examples each leaves 24 to learn from
# On the weights (scikit-learn's C is one over it). Chosen on 18 claims of Perspectrum, which no encoder of
# ours has seen, and on written passages of the default pack, 32 to 72 labels each: from 0.2 to 0.5 F1 moves
# little.
PENALTY = 0.33
TINY = 1e-9  # nought divides nothing and has no logarithm
FLOOR = 0.01  # what the encoder gives at least to each outcome: labels must be able to overrule it


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """What is added to the encoder's log-probabilities, for the outcomes that there were examples of.

    Weights (outcomes x features), biases, and the outcomes by their column.
    """

    weights: Floats
    bias: Floats
    outcomes: tuple[int, ...]

    def probabilities(self, features: Floats, own: Floats) -> Floats:
        """Favour, against and neutral for each passage; rows sum to 1.

        Args:
            features: The encoder's features, one row a passage.
            own: The encoder's probabilities. Without a neutral example, whether a side is taken at all is
                left to them.
        """
        given = softmax(_offset(own, self.outcomes) + _even(features) @ self.weights.T + self.bias)
        found = np.zeros((len(given), NEUTRAL + 1))
        found[:, self.outcomes] = given
        if NEUTRAL not in self.outcomes:
            found *= 1 - own[:, [NEUTRAL]]
            found[:, NEUTRAL] = own[:, NEUTRAL]
        return found


def fit(topic: Topic, encoder: Encoder, ask: Ask) -> Fitted:
    """What the labels of a topic teach; at least one of each side is needed."""
    features, own = _read(topic.labels, topic.statement, encoder, ask)
    return _learned(features, own, _outcomes(topic.labels))


def folds(labels: Sequence[Example]) -> tuple[frozenset[str], ...]:
    """The texts of each fold, every outcome dealt out evenly; a text is in one of them, whoever its holder.

    By a hash of the text, so that another example moves few of the others.
    """
    outcome = {example.text: OUTCOMES[example.label] for example in reversed(labels)}
    dealt = sorted(outcome, key=lambda text: (outcome[text], blake2b(text.encode()).digest()))
    return tuple(frozenset(dealt[start::FOLDS]) for start in range(FOLDS))


def as_attribution(example: Example) -> tuple[Surroundings, Attribution]:
    """An example as the encoder is to see it: its holder, where the text names him, and his words.

    Those are taken to be what stands on the longer side of the name. In use they are what was attributed:
    what is learned with all of the text in focus reads that up to 4 points of F1 worse.
    """
    text, whole = example.text, Span(0, len(example.text))
    named = re.search(rf"(?<!\w){re.escape(example.holder)}(?!\w)", text, re.IGNORECASE)
    if named is None:
        return Surroundings(text), Attribution("indirect", whole, whole)
    span = Span(*named.span())
    holder = Mention(span, named.group(), "holder", example.holder, "person", "name")
    words = max(_sides(text, span), key=lambda side: side.end - side.start, default=whole)
    return Surroundings(text, (holder,)), Attribution("indirect", whole, words, holder=holder)


def scorer_names(name: str, pack: Pack, folder: Path) -> dict[str, str]:
    """What the encoder `name` in a folder is called on each topic of a pack, by the topic's id.

    The name as it is on packs that it was trained on, as its encoder.json says.
    """
    about = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    plain = name if pack.id in about.get("packs", ()) else f"{name} {ZERO_SHOT}"
    return {topic.id: f"{name} {FITTED}" if topic.learn else plain for topic in pack.topics}


def name_of_all(names: Mapping[str, str]) -> str:
    """The one of the topics' names that promises least."""
    return max(names.values(), key=lambda name: (name.endswith(ZERO_SHOT), name.endswith(FITTED)))


def _sides(text: str, span: Span) -> Iterator[Span]:
    """What stands before and after a span, without the spaces and punctuation at its ends."""
    for start, end in ((0, span.start), (span.end, len(text))):
        places = [at for at in range(start, end) if text[at].isalnum()]
        if places:
            yield Span(places[0], places[-1] + 1)


def _read(labels: Sequence[Example], statement: str, encoder: Encoder, ask: Ask) -> tuple[Floats, Floats]:
    """The encoder's features and its own probabilities of examples."""
    passages = [
        ask(seen, attribution, Span(0, len(seen.text)), statement)
        for seen, attribution in map(as_attribution, labels)
    ]
    return encoder.features(passages), encoder.probabilities(passages)


def _even(features: Floats) -> Floats:
    """Features with each half at length 1; a focus that the limit of pieces cut off has none."""
    halves = np.split(features, 2, axis=1)
    return np.hstack(
        [half / np.maximum(np.linalg.norm(half, axis=1, keepdims=True), TINY) for half in halves]
    )


def _offset(own: Floats, outcomes: Sequence[int]) -> Floats:
    return np.asarray(np.log(np.maximum(own[:, list(outcomes)], FLOOR)))


def _outcomes(labels: Sequence[Example]) -> Outcomes:
    return np.array([OUTCOMES[example.label] for example in labels], dtype=np.int64)


def _learned(features: Floats, own: Floats, truth: Outcomes) -> Fitted:
    """A multinomial logistic regression whose offset is the encoder's own say.

    scikit-learn's has no offset: it would learn from nothing what the encoder knows already, and with so few
    labels it would learn that badly.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only who brings labels waits for it

    outcomes = sorted(set(truth.tolist()))
    right = (truth[:, None] == np.array(outcomes)).astype(float)
    seen, offset = np.column_stack([_even(features), np.ones(len(truth))]), _offset(own, outcomes)
    penalty = np.append(np.full(seen.shape[1] - 1, PENALTY), 0.0)  # none on the bias, the last

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(len(outcomes), -1)
        given = softmax(seen @ weights.T + offset)
        unlikely = -np.log(np.maximum((given * right).sum(axis=1), TINY)).sum()
        return float(unlikely + (penalty * weights**2).sum() / 2), (
            (given - right).T @ seen + penalty * weights
        ).ravel()

    start = np.zeros(len(outcomes) * seen.shape[1])
    weights = minimize(loss, start, jac=True, method="L-BFGS-B").x.reshape(len(outcomes), -1)
    return Fitted(weights[:, :-1], weights[:, -1], tuple(outcomes))
