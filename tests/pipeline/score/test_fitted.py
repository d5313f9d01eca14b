"""A topic's own labels: what they teach, what they can't, and what the scorer is called by it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import resources
from pipeline.encode.model import Encoder
from pipeline.packs import Example, load_pack
from pipeline.score import encoder
from pipeline.score.encoder import EncoderScorer, passage
from pipeline.score.fitted import (
    FOLDS,
    NEUTRAL,
    OUTCOMES,
    Fitted,
    as_attribution,
    fit,
    folds,
    name_of_all,
    scorer_names,
)
from pipeline.text import Span
from tests.pipeline.score.memory import FERRY, WIDTH, Memory, model

MODEL = resources.model_path("stance")


@pytest.fixture
def ferry():
    return load_pack(FERRY)


def read(topic, memory, examples):
    passages = [
        passage(seen, attribution, Span(0, len(seen.text)), topic.statement)
        for seen, attribution in map(as_attribution, examples)
    ]
    fitted = fit(topic, memory, passage)
    return fitted.probabilities(memory.features(passages), memory.probabilities(passages))


# --- what labels teach ---


def test_what_the_encoder_can_tell_apart_is_learned(ferry) -> None:
    topic = ferry.topics[0]
    found = read(topic, Memory(), topic.labels)
    right = [OUTCOMES[label.label] for label in topic.labels]
    assert (found.argmax(axis=1) == right).mean() >= 0.95


def test_what_nothing_was_learned_of_stays_nearly_as_the_encoder_has_it(ferry) -> None:
    topic = ferry.topics[0]
    other = [Example(f"The tax on tea rose by {n} pence.", "nobody", "none") for n in range(30)]
    found = read(topic, Memory(neutral=0.9), other)
    # Of the labels three in ten are neutral; the encoder's nine in ten give way to that, and to no side.
    assert abs(found[:, 0].mean() - found[:, 1].mean()) < 0.1
    assert found.std(axis=0).max() < 0.2


@pytest.mark.parametrize("neutral", [0.1, 0.8])
def test_without_a_neutral_example_the_encoder_says_whether_a_side_is_taken(ferry, neutral) -> None:
    sided = tuple(one for one in ferry.topics[0].examples if one.label in {"favor", "against"})
    topic = replace(ferry.topics[0], examples=sided)
    found = read(topic, Memory(neutral=neutral), sided)
    assert found[:, NEUTRAL] == pytest.approx(neutral)
    sides = found[:, :NEUTRAL].argmax(axis=1)
    assert (sides == [OUTCOMES[label.label] for label in sided]).mean() >= 0.95


@pytest.mark.skipif(not (MODEL / "model.onnx").is_file(), reason="no encoder of stance in data/model")
def test_on_the_encoder_that_ships_labels_make_themselves_likelier(ferry) -> None:
    topic = ferry.topics[0]
    shipped = Encoder(MODEL)
    passages = [
        passage(seen, attribution, Span(0, len(seen.text)), topic.statement)
        for seen, attribution in map(as_attribution, topic.labels)
    ]
    features, own = shipped.features(passages), shipped.probabilities(passages)
    found = fit(topic, shipped, passage).probabilities(features, own)
    right = [OUTCOMES[label.label] for label in topic.labels]
    rows = np.arange(len(right))
    assert np.log(found[rows, right]).mean() > np.log(own[rows, right]).mean()


def test_fitted_twice_it_is_the_same(ferry) -> None:
    topic = ferry.topics[0]
    first, again = (fit(topic, Memory(), passage) for _ in range(2))
    assert np.array_equal(first.weights, again.weights)
    assert first.outcomes == (0, 1, 2)


shares = (
    st.tuples(*[st.floats(0, 1)] * 3).map(lambda three: np.array(three) + 1e-6).map(lambda x: x / x.sum())
)


@given(shares, st.integers(0, 99), st.sampled_from([(0, 1, 2), (0, 1)]), st.floats(0, 50))
def test_probabilities_are_probabilities(own, seed, outcomes, size) -> None:
    rng = np.random.default_rng(seed)
    weights = rng.normal(size=(len(outcomes), WIDTH)) * size
    fitted = Fitted(weights, rng.normal(size=len(outcomes)), outcomes)
    features = rng.normal(size=(2, WIDTH)) * [[1.0], [0.0]]  # the second lost its focus
    found = fitted.probabilities(features, np.array([own, own]))
    assert found.sum(axis=1) == pytest.approx(1)
    assert ((found >= 0) & (found <= 1)).all()


# --- folds ---


def test_folds_hold_each_text_once_and_every_outcome_evenly(ferry) -> None:
    labels = ferry.topics[0].labels
    dealt = folds(labels)
    assert len(dealt) == FOLDS
    assert sorted(text for texts in dealt for text in texts) == sorted(label.text for label in labels)
    for outcome, n in Counter(OUTCOMES[label.label] for label in labels).items():
        within = [sum(OUTCOMES[x.label] == outcome and x.text in texts for x in labels) for texts in dealt]
        assert max(within) - min(within) <= 1
        assert sum(within) == n


def test_a_text_with_two_holders_is_in_one_fold(ferry) -> None:
    labels = ferry.topics[0].labels
    twice = (*labels, *(replace(label, holder="Tolmouth", label="against") for label in labels))
    assert folds(twice) == folds(labels)
    assert folds(tuple(reversed(labels))) == folds(labels)


# --- what the encoder sees of an example ---

SEEN = [
    # text, holder, the holder's words found, the words in focus
    ("The mayor said the boat must go.", "the mayor", "The mayor", "said the boat must go"),
    ("“It must go,” said the mayor.", "the mayor", "the mayor", "It must go,” said"),
    ("Mayors came. The mayor of Ash left early.", "The mayor", "The mayor", "of Ash left early"),
    ("He said that he would stay.", "he", "He", "said that he would stay"),
    ("The boat must go.", "the mayor", None, "The boat must go."),
    ("The mayor.", "the mayor", "The mayor", "The mayor."),
]


@pytest.mark.parametrize(("text", "holder", "named", "words"), SEEN)
def test_an_example_is_seen_with_its_holder_and_his_words(text, holder, named, words) -> None:
    seen, attribution = as_attribution(Example(text, holder, "favor"))
    asked = passage(seen, attribution, Span(0, len(text)), "It stays.")
    assert [span.of(text) for span in asked.holder] == ([named] if named else [])
    assert [span.of(text) for span in asked.focus] == [words]


def test_every_example_of_the_ferry_names_its_holder(ferry) -> None:
    examples = ferry.topics[0].examples
    assert len(examples) == 40
    assert all(as_attribution(example)[1].holder for example in examples)


# --- names ---


@pytest.mark.parametrize(
    ("packs", "learn", "name"),
    [
        (["ferry", "other"], False, "encoder@1"),
        (["ferry"], True, "encoder@1 fitted"),
        (["other"], False, "encoder@1 zero-shot"),
        (["other"], True, "encoder@1 fitted"),
        ([], False, "encoder@1 zero-shot"),
        (None, False, "encoder@1 zero-shot"),
    ],
)
def test_a_scorer_is_called_by_how_it_knows_the_pack(
    ferry, tmp_path, monkeypatch, packs, learn, name
) -> None:
    monkeypatch.setattr(encoder, "Encoder", Memory)
    pack = replace(ferry, topics=(replace(ferry.topics[0], learn=learn),))
    scorer = EncoderScorer(pack, model(tmp_path, packs))
    assert scorer.name == name
    given = [scorer.score(*as_attribution(example)) for example in ferry.topics[0].examples]
    assert {stance.scorer for stances in given for stance in stances} == {name}


def test_a_run_is_called_by_the_topic_that_is_known_least(ferry, tmp_path) -> None:
    learned = ferry.topics[0]
    pack = replace(ferry, topics=(learned, replace(learned, id="other", learn=False)))
    names = scorer_names("encoder@1", pack, model(tmp_path))
    assert names == {"night_ferry": "encoder@1 fitted", "other": "encoder@1 zero-shot"}
    assert name_of_all(names) == "encoder@1 zero-shot"
    names = scorer_names("encoder@1", pack, model(tmp_path, ["ferry"]))
    assert name_of_all(names) == "encoder@1 fitted"


def test_the_scorer_gives_what_was_learned_and_flips_with_it(ferry, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(encoder, "Encoder", Memory)
    scorer = EncoderScorer(ferry, model(tmp_path))
    right = flips = 0
    sided = [one for one in ferry.topics[0].examples if one.label in {"favor", "against"}]
    for example in sided:
        (stance,) = scorer.score(*as_attribution(example))
        right += stance.label == example.label
        flips += len(stance.flips)
        # The text without a word has the same direction here: nothing but the labels can have moved it.
        assert all(flip.stance == pytest.approx(stance.p_favor - stance.p_against) for flip in stance.flips)
    assert right >= 0.9 * len(sided)
    assert flips
