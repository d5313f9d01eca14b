"""Each peer on labels whose verb gives them away."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from pipeline.evaluate import baselines
from pipeline.evaluate.called import AGAINST, FAVOR, NEUTRAL, Material
from pipeline.evaluate.peers import FROZEN, NO_BASE, NO_MODEL, OWN, SEEN, SHIPPED, chosen, peers
from pipeline.packs import find_pack
from pipeline.training.labels import written
from tests.pipeline.evaluate import stance_world as world

GOLD = [FAVOR, AGAINST, NEUTRAL] * 3


@pytest.fixture
def material(monkeypatch, tmp_path) -> Material:
    model = world.write_model(tmp_path / "model")
    world.install(monkeypatch, world.write_gold(tmp_path / "gold"), model)
    rows = {part: [row for row in written() if row.part == part] for part in ("train", "dev", "blind")}
    return Material(rows["train"], rows["dev"], rows["blind"], find_pack("israel-security"), model)


def called(material, name):
    return next(peer for peer in peers(material) if peer.name == name).call(material)


def test_every_peer_of_the_table_is_there(material) -> None:
    names = [peer.name for peer in peers(material)]
    assert len(names) == 7
    assert [peer.name for peer in chosen(material, OWN)] == list(OWN)


def test_majority_is_that_of_the_topic(material) -> None:
    more = [replace(row, label="against") for row in material.train[:1]]
    found = called(replace(material, train=[*material.train, *more]), "majority per topic")
    assert (
        found.labels.tolist() == [AGAINST] * 6 + [NEUTRAL] * 3
    )  # of the pack's statement nothing was learned
    assert found.side.tolist() == [-1.0] * 6 + [0.0] * 3


def test_vader_reads_the_attributed_words_only(material) -> None:
    first = material.test[0]

    def read(old, new):
        seen = replace(first.seen, text=first.seen.text.replace(old, new))
        (label,) = called(replace(material, test=[replace(first, seen=seen)]), "VADER sign").labels
        return label

    assert read("foreign", "foreign") == NEUTRAL
    assert read("Bo left", "Bo love") == NEUTRAL  # outside of them
    assert read("foreign troops in Gaza", "wonderful help, in Gaza") == FAVOR
    assert read("foreign troops in Gaza", "a terrible war in Gaza.") == AGAINST


def test_counted_words_never_see_the_holder_and_learn_the_verb(material) -> None:
    assert baselines.masked(material.test[0]) == (
        "holderholder welcomed foreign troops in Gaza, plan 0. So holderholder left."
    )
    found = called(material, "TF-IDF + logistic regression")
    assert found.labels.tolist() == GOLD
    assert found.probabilities.sum(axis=1) == pytest.approx(1)
    assert np.sign(found.side[:2]).tolist() == [1, -1]


def test_without_rows_to_choose_on_one_strength_is_taken(material) -> None:
    found = called(replace(material, dev=()), "TF-IDF + logistic regression")
    assert found.labels.tolist() == GOLD


def test_a_class_that_was_never_seen_has_no_probability(material) -> None:
    train = [row for row in material.train if row.label != "neutral"]
    found = called(replace(material, train=train), "TF-IDF + logistic regression")
    assert found.probabilities[:, NEUTRAL].tolist() == [0.0] * 9


def test_the_frozen_embedding_says_whose_it_is(material, tmp_path) -> None:
    found = called(replace(material, base=tmp_path), FROZEN)
    assert (found.labels.tolist(), found.probabilities.shape) == (GOLD, (9, 3))
    own = replace(material, base=tmp_path / "model" / ".." / "model")
    (shipped,) = (peer for peer in peers(own) if "embedding" in peer.name)
    assert (shipped.name, shipped.why) == (SHIPPED, SEEN)
    assert shipped.call(own).labels.tolist() == GOLD


def test_what_is_not_there_says_why(material, tmp_path) -> None:
    reasons = {peer.name: peer.why for peer in peers(replace(material, model=tmp_path)) if peer.call is None}
    assert reasons == {FROZEN: NO_BASE, "encoder": NO_MODEL, "judge": NO_MODEL}
    (material.model / "judge.json").unlink()
    reasons = {peer.name: peer.why for peer in peers(material) if peer.call is None}
    assert reasons == {FROZEN: NO_BASE, "judge": NO_MODEL}


def test_cues_read_the_topics_of_the_pack_only(material) -> None:
    found = called(material, "cues")
    assert found.reads.tolist() == [True] * 6 + [False] * 3
    assert found.labels[1] == AGAINST  # "rejected foreign troops" is a cue of the pack
    assert found.side[1] < 0
    assert (found.labels[2], found.side[2]) == (NEUTRAL, 0.0)


def test_the_encoder_is_read_by_the_names_of_its_labels(material, monkeypatch) -> None:
    class Turned(world.Encoder):
        labels = ("neutral", "against", "favor")

    monkeypatch.setattr("pipeline.evaluate.peers.Encoder", Turned)
    found = called(material, "encoder")
    assert found.labels.tolist() == GOLD
    assert found.side[:3] == pytest.approx([0.7, -0.7, 0])


def test_the_judge_is_taken_as_it_ships(material) -> None:
    found = called(material, "judge")
    assert found.labels.tolist() == GOLD
    assert found.confidence[:2] == pytest.approx([0.8, 0.8])
    assert np.isnan(found.confidence[2])
    assert found.probabilities[:3].tolist() == pytest.approx(np.eye(3) * 0.7 + 0.1)


@pytest.mark.parametrize(
    ("stake", "scored", "side"),
    [
        (0.1, 0.85, 0.7),  # kept and abstained: no label, and its probabilities are known
        (0.95, 0.5, 0.0),  # not at stake: nothing is said
    ],
)
def test_the_judges_silence_is_neutral(material, stake, scored, side) -> None:
    world.write_model(material.model, stake=stake, scored=scored)
    found = called(material, "judge")
    assert found.labels.tolist() == [NEUTRAL] * 9
    assert np.isnan(found.confidence).all()
    assert found.side[0] == pytest.approx(side)
    assert found.probabilities[0] == pytest.approx([0.8, 0.1, 0.1])


def test_a_split_without_cues_for_both_sides_is_silence(material, monkeypatch) -> None:
    class Torn(world.Encoder):
        def probabilities(self, passages):
            return np.tile([0.5, 0.45, 0.05], (len(passages), 1))

    world.write_model(material.model, scored=0.4)
    monkeypatch.setattr("pipeline.score.encoder.Encoder", Torn)
    assert called(material, "judge").labels.tolist() == [NEUTRAL] * 9
