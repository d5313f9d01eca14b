"""The packs that ship pass their own examples; a learned topic is judged by what did not see its examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import resources
from pipeline.packs import load_pack
from pipeline.score import encoder
from pipeline.score.check import ExampleResult, check_encoder, check_pack, validate
from tests.pipeline.score.memory import FERRY, Memory, model


@pytest.mark.parametrize("name", sorted(resources.pack_paths()))
def test_every_example_gets_its_label(name: str) -> None:
    results = check_pack(load_pack(resources.pack_paths()[name]))
    assert len(results) >= 12
    assert [(r.text, r.expected, r.got) for r in results if not r.right] == []


@pytest.mark.parametrize(
    ("expected", "got", "right"),
    [
        ("favor", "favor", True),
        ("favor", "mixed", False),
        ("mixed", "mixed", True),
        ("none", "none", True),
        ("none", "abstained", False),
        ("neutral", "none", True),
        ("neutral", "abstained", True),
        ("neutral", "favor", False),
        ("neutral", "mixed", False),
    ],
)
def test_what_is_right(expected, got, right) -> None:
    assert ExampleResult("t", "Words.", "nobody", expected, got).right is right


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(encoder, "Encoder", Memory)
    return model(tmp_path)


def test_an_example_is_never_scored_by_what_learned_from_it(folder) -> None:
    # This encoder remembers each text: what learned from one knows its label, what did not knows nothing.
    pack = load_pack(FERRY)
    held_out = check_encoder(pack, folder)
    sided = [one for one in held_out if one.expected in {"favor", "against"}]
    assert sum(one.right for one in sided) <= 0.7 * len(sided)
    assert [(one.text, one.expected) for one in held_out] == [
        (one.text, one.expected) for one in check_pack(pack)
    ]
    figures = validate(pack, folder, held_out)["night_ferry"]
    assert figures.n == 40
    assert len(figures.folds) == 5
    assert min(figures.folds) <= figures.f1 <= max(figures.folds)
    assert figures.f1 < 0.7


def test_a_mixed_example_is_shown_and_not_counted(folder) -> None:
    pack = load_pack(FERRY)
    topic = pack.topics[0]
    mixed = replace(topic.examples[0], text="She praised the ferry and would cut it.", label="mixed")
    pack = replace(pack, topics=(replace(topic, examples=(*topic.examples, mixed, topic.examples[0])),))
    held_out = check_encoder(pack, folder)
    assert len(held_out) == 42
    assert validate(pack, folder, held_out)["night_ferry"].n == 40


def test_f1_is_that_of_the_labels_shown(folder) -> None:
    pack = load_pack(FERRY)
    best = [replace(one, got=one.expected) for one in check_encoder(pack, folder)]
    silent = [replace(one, got="abstained") for one in best]
    both = [replace(one, got="mixed") for one in best]
    given = [validate(pack, folder, results)["night_ferry"].f1 for results in (best, silent, both)]
    # All neither: right for the 12 of 40 that are, so F1 is 24/52 on them and nought on both sides.
    assert given == pytest.approx([1.0, 24 / 52 / 3, 0.0])


def test_a_topic_that_is_not_learned_is_not_validated(folder) -> None:
    pack = load_pack(FERRY)
    pack = replace(pack, topics=(replace(pack.topics[0], learn=False),))
    assert validate(pack, folder, check_encoder(pack, folder)) == {}
