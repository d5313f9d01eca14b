"""A pack's own examples, scored by its own cues, the first test a pack must pass; and by the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.packs import Example, Pack, Topic
from pipeline.records import Attribution, Stance, Surroundings
from pipeline.score.cues import CueScorer
from pipeline.score.encoder import EncoderScorer
from pipeline.score.fitted import NEUTRAL, OUTCOMES, as_attribution, folds
from pipeline.text import Span

# A scorer calls nothing neutral: it finds no topic at stake, or gives no side.
_SIDELESS = frozenset({"neutral", "none", "abstained"})
_MIXED = -1  # no outcome that is learned

_Label = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example of a pack with the label it expects and the one it got ("none": not at stake)."""

    topic: str
    text: str
    holder: str
    expected: str
    got: str

    @property
    def right(self) -> bool:
        """Whether the label is the expected one; for a neutral example, whether no side was given."""
        return self.got in _SIDELESS if self.expected == "neutral" else self.expected == self.got


@dataclass(frozen=True, slots=True)
class CrossValidated:
    """How well a topic's labels are learned, each scored by what was fitted to others.

    Macro-F1, 0 to 1, over favor, against and neither as far as they occur, where giving no side counts as
    neither: of all `n` examples, of the folds apart, and `without` the labels, by the encoder and the cues.
    """

    n: int
    f1: float
    folds: tuple[float, ...]
    without: float


def check_pack(pack: Pack) -> list[ExampleResult]:
    """Every example of the pack, scored; "abstained" where the topic is at stake and no cue has a side."""
    scorer = CueScorer(pack)
    results = []
    for topic in pack.topics:
        for example in topic.examples:
            whole = Span(0, len(example.text))
            stances = scorer.score(Surroundings(example.text), Attribution("indirect", whole, whole))
            results.append(_result(topic, example, stances))
    return results


def check_encoder(pack: Pack, folder: Path) -> list[ExampleResult]:
    """Every example of the pack, in the order of `check_pack`, scored by the encoder in a folder.

    One of a topic that is learned is scored by what was fitted to examples with other texts.
    """
    results = []
    for topic in pack.topics:
        whole = _scorer(pack, topic, topic.examples, folder)
        held_out = [
            (texts, _scorer(pack, topic, [e for e in topic.examples if e.text not in texts], folder))
            for texts in (folds(topic.labels) if topic.learn else ())
        ]
        for example in topic.examples:
            scorer = next((other for texts, other in held_out if example.text in texts), whole)
            results.append(_result(topic, example, scorer.score(*as_attribution(example))))
    return results


def validate(pack: Pack, folder: Path, held_out: Sequence[ExampleResult]) -> dict[str, CrossValidated]:
    """What the labels of each topic that is learned are worth, by its id.

    Args:
        pack: The pack.
        folder: The encoder's.
        held_out: What `check_encoder` gave for the pack.
    """
    alone = replace(pack, topics=tuple(replace(topic, learn=False) for topic in pack.topics))
    without = check_encoder(alone, folder)
    return {
        topic.id: _validated(topic, _labels(topic, held_out), _labels(topic, without))
        for topic in pack.topics
        if topic.learn
    }


def _validated(topic: Topic, held_out: Sequence[_Label], without: Sequence[_Label]) -> CrossValidated:
    apart = [[one for one in held_out if one[0] in texts] for texts in folds(topic.labels)]
    scores = tuple(_macro_f1(part) for part in apart)
    return CrossValidated(len(held_out), _macro_f1(held_out), scores, _macro_f1(without))


def _labels(topic: Topic, results: Sequence[ExampleResult]) -> list[_Label]:
    """Text, right outcome and the one found, of the examples that can be learned from, each once."""
    return [
        (one.text, OUTCOMES[one.expected], OUTCOMES.get(one.got, _MIXED if one.got == "mixed" else NEUTRAL))
        for one in dict.fromkeys(results)
        if one.topic == topic.id and one.expected in OUTCOMES
    ]


def _macro_f1(labels: Sequence[_Label]) -> float:
    from sklearn.metrics import f1_score  # noqa: PLC0415 - a second that only own labels need

    truth, found = [one[1] for one in labels], [one[2] for one in labels]
    return float(f1_score(truth, found, labels=sorted(set(truth)), average="macro", zero_division=0))


def _scorer(pack: Pack, topic: Topic, examples: Sequence[Example], folder: Path) -> EncoderScorer:
    return EncoderScorer(replace(pack, topics=(replace(topic, examples=tuple(examples)),)), folder)


def _result(topic: Topic, example: Example, stances: Sequence[Stance]) -> ExampleResult:
    found = next((stance for stance in stances if stance.topic == topic.id), None)
    got = "none" if found is None else found.label or found.status
    return ExampleResult(topic.id, example.text, example.holder, example.label, got)
