"""Readers of stance side by side: what anybody would try first, and what ships."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pipeline.encode.model import Encoder
from pipeline.evaluate.baselines import counted_words, embedded, majority, vader
from pipeline.evaluate.called import (
    NEUTRAL,
    NUMBERS,
    Called,
    Material,
    of_probabilities,
    passages,
)
from pipeline.packs import Pack, Topic
from pipeline.records import Stance, Surroundings
from pipeline.score.cues import CueScorer
from pipeline.score.encoder import LABELS, EncoderScorer
from pipeline.score.judge import Judge
from pipeline.score.scorers import Scorer
from pipeline.text import Span
from pipeline.training.judging import cases
from pipeline.training.labels import Labelled

if TYPE_CHECKING:
    from pipeline.evaluate.intervals import Floats

OWN = ("cues", "encoder", "judge")
FROZEN = "frozen embedding + logistic regression"
NO_MODEL = "no encoder of stance in data/model; make it with standpoint train stance"
SHIPPED = "shipped embedding + logistic regression"
NO_BASE = "no base encoder at hand; name the folder of one, with model.onnx, with --base DIR"
SEEN = "the shipped encoder was trained on these labels, so it is no baseline that begins from nothing"


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader by name; `call` is None where it can't be asked. `why`: what to know of that, or of it."""

    name: str
    call: Callable[[Material], Called] | None
    why: str = ""


def peers(material: Material) -> list[Peer]:
    """Every peer there is, the simplest first; what is not at hand says why."""
    shipped, judged = ((material.model / name).is_file() for name in ("model.onnx", "judge.json"))
    return [
        Peer("majority per topic", majority),
        Peer("VADER sign", vader),
        Peer("TF-IDF + logistic regression", counted_words),
        _frozen(material),
        Peer("cues", _cues),
        Peer("encoder", _encoder) if shipped else Peer("encoder", None, NO_MODEL),
        Peer("judge", _judge) if shipped and judged else Peer("judge", None, NO_MODEL),
    ]


def _frozen(material: Material) -> Peer:
    if material.base is None:
        return Peer(FROZEN, None, NO_BASE)
    if material.base.resolve() == material.model.resolve():
        return Peer(SHIPPED, embedded(material.base), SEEN)
    return Peer(FROZEN, embedded(material.base))


def _encoder(material: Material) -> Called:
    """The encoder by itself, without cues, voice and thresholds."""
    encoder = Encoder(material.model)
    order = [encoder.about.labels.index(label) for label in LABELS]
    return of_probabilities(encoder.probabilities(passages(material.test))[:, order])


def _cues(material: Material) -> Called:
    """The shipped word lists, silence taken as neutral; a statement without a list they can't read."""
    stances = _scored(material, _topics(material.pack), CueScorer)
    labels = [NEUTRAL if one is None or one.label is None else NUMBERS[one.label] for one in stances]
    side = [0.0 if one is None or one.stance is None else one.stance for one in stances]
    reads = [row.topic is not None for row in material.test]
    return Called(np.asarray(labels, dtype=np.int64), np.asarray(side), reads=np.asarray(reads))


def _judge(material: Material) -> Called:
    """The default scorer as it ships, silence taken as neutral.

    The side of a row that it drops as not at stake is 0. Probabilities are those it shows, and the judge's
    own where it shows none, whether it was asked or not. A statement that is no topic of the pack comes to
    it as one of which no phrase is known.
    """
    others = {row.statement: _bare(material.pack, row.statement) for row in material.test if not row.topic}
    topics = _topics(material.pack) | others
    probabilities = _verdicts(material)
    labels = np.full(len(material.test), NEUTRAL)
    side, confidence = np.zeros(len(labels)), np.full(len(labels), np.nan)
    for place, one in enumerate(_scored(material, topics, lambda pack: EncoderScorer(pack, material.model))):
        if one is None:
            continue
        if one.p_favor is not None and one.p_against is not None and one.p_neutral is not None:
            probabilities[place] = one.p_favor, one.p_against, one.p_neutral
            side[place] = one.p_favor - one.p_against
        if one.label is not None and one.confidence is not None:
            labels[place], confidence[place] = NUMBERS[one.label], one.confidence
    return Called(labels, side, probabilities, confidence)


def _verdicts(material: Material) -> Floats:
    """What the judge would say of every row, were it asked."""
    judge = Judge.read(material.model / "judge.json")
    seen = cases(material.test, Encoder(material.model), material.pack)
    verdicts = [judge.verdict(case.features) for case in seen]
    return np.asarray([(one.favor, one.against, one.neutral) for one in verdicts])


def _key(row: Labelled) -> str:
    return row.topic or row.statement


def _topics(pack: Pack) -> dict[str, Topic]:
    return {topic.id: topic for topic in pack.topics}


def _bare(pack: Pack, statement: str) -> Topic:
    """A topic of which nothing is known but its statement."""
    named = replace(pack.topics[0], id=statement, statement=statement, favor="", against="", examples=())
    return replace(named, scope=(), context=(), setting=(), excluded=(), reach=(), cues=(), learn=False)


def _scored(
    material: Material, topics: Mapping[str, Topic], scorer: Callable[[Pack], Scorer]
) -> list[Stance | None]:
    """What a scorer says of each row's own statement, asked about nothing else; None where not at stake."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(material.test):
        places[_key(row)].append(place)
    found: dict[int, Stance] = {}
    for key in places.keys() & topics.keys():
        asked = scorer(replace(material.pack, topics=(topics[key],)))
        for place in places[key]:
            row = material.test[place]
            for stance in asked.score(_within(row), row.attribution):
                found[place] = stance
    return [found.get(place) for place in range(len(material.test))]


def _within(row: Labelled) -> Surroundings:
    """What surrounds a row, with its window as the one sentence there is."""

    def sentence(_at: int) -> Span:
        return row.window

    return replace(row.seen, sentence=sentence)


def chosen(material: Material, names: Sequence[str]) -> list[Peer]:
    """The peers of these names, in the order of `peers`."""
    return [peer for peer in peers(material) if peer.name in names]
