"""standpoint check-pack: a column a scorer, what the encoder knows of the pack, and what its labels are worth."""

import pytest

from pipeline import resources
from pipeline.cli import check_pack
from pipeline.packs import load_pack
from pipeline.score import encoder
from pipeline.score.check import CrossValidated
from tests.pipeline.score.memory import FERRY, Memory, model


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """Has a model of ours ship; gives what makes it, with the packs it was trained on."""
    monkeypatch.setattr(encoder, "Encoder", Memory)
    monkeypatch.setattr(resources, "model_path", lambda _: tmp_path)
    return lambda packs=None: model(tmp_path, packs)


@pytest.fixture
def tea(tmp_path):
    """A pack whose one example its cues get right, as a path."""
    path = tmp_path / "tea.toml"
    path.write_text(TEA, encoding="utf-8")
    return path


TEA = """
id = "tea"
title = "Tea"
version = 1
[[topic]]
id = "tea"
title = "Tea"
statement = "Tea is good."
favor = "Praises it."
against = "Scorns it."
out_of_scope = "Coffee."
favor_label = "Good"
against_label = "Bad"
scope = ["tea"]
favor_cues = ["praised"]
[[topic.example]]
text = "The cook praised tea."
holder = "The cook"
label = "favor"
"""


def test_a_new_pack_is_zero_shot_and_what_the_encoder_misses_does_not_count(call, shipped, tea):
    shipped()
    code, out, _ = call("check-pack", tea)
    assert code == 0
    assert "zero-shot on tea" in " ".join(out.split())
    assert "cues" in out
    assert "encoder" in out
    assert ("✓ favor" in out, "✗ abstained" in out) == (True, True)
    assert "cross-validated" not in out
    assert "all right by the cues" in out


def test_a_pack_it_was_trained_on_is_not_zero_shot(call, shipped, tea):
    shipped(["tea"])
    code, out, _ = call("check-pack", tea)
    assert (code, "zero-shot" in out) == (0, False)


def test_labels_are_shown_with_their_cross_validated_f1(call, shipped):
    shipped()
    code, out, _ = call("check-pack", FERRY)
    told = " ".join(out.split())
    assert "night_ferry: fitted to 40 labels; cross-validated macro-F1 0." in told
    assert "n 40); without them 0." in told
    assert "the labels do not help yet" in told  # of one text this encoder learns nothing for another
    assert "zero-shot" not in told
    assert code == 0  # labels that are learned from are not there to be found by cues


@pytest.mark.parametrize(
    ("f1", "without", "helps"), [(0.7, 0.5, True), (0.5, 0.5, False), (0.5, 0.7, False), (0.35, 0.2, False)]
)
def test_labels_that_do_not_help_are_said_so(shipped, f1, without, helps):
    figures = {"night_ferry": CrossValidated(40, f1, (f1, f1), without)}
    told = list(check_pack._notes(load_pack(FERRY), shipped(), figures))
    assert ("do not help yet" in told[-1]) is not helps
    assert len(told) == 1 + (not helps)


def test_without_a_model_the_cues_alone_are_asked(call, tmp_path, monkeypatch, tea):
    monkeypatch.setattr(resources, "model_path", lambda name: tmp_path / "none" / name)
    code, out, _ = call("check-pack", tea)
    assert code == 0
    assert "There is no encoder of stance" in out
    assert "✓ favor" in out


def test_too_few_labels_are_refused_with_what_is_missing(call, tea):
    tea.write_text(TEA.replace("[[topic.example]]", "learn = true\n[[topic.example]]"), encoding="utf-8")
    code, _, err = call("check-pack", tea)
    told = " ".join(err.split())
    assert code == 1
    assert "'learn' needs more examples" in told
    assert "30 texts or more" in told
