"""Portrayals on files of our own in the form of NewsMTSC."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pipeline.errors import InputError
from pipeline.evaluate.portrayal import DEV, NO_MODEL, TEST, portrayal
from tests.pipeline.evaluate import stance_world as world

SENTENCES = (
    ("Ann Bo was praised as a wonderful host.", 1),
    ("Ann Bo was blamed for a terrible mess.", -1),
    ("Ann Bo lives in a town by a river.", 0),
    ("Ann Bo, hated by terrible foes, was praised.", 1),
)


class Encoder(world.Encoder):
    """Knows two words; its labels stand in another order than the figures'."""

    labels = ("positive", "neutral", "negative")

    def probabilities(self, passages):
        assert all(one.focus[0].of(one.text) == "Ann Bo" for one in passages)
        texts = [one.text for one in passages]
        return np.asarray(
            [
                [0.8, 0.1, 0.1]
                if "praised" in text
                else [0.1, 0.1, 0.8]
                if "blamed" in text
                else [0.2, 0.7, 0.1]
                for text in texts
            ]
        )


@pytest.fixture
def data(monkeypatch, tmp_path):
    folder = tmp_path / "data" / "newsmtsc"
    folder.mkdir(parents=True)
    lines = [
        json.dumps({"sentence": text, "from": 0, "to": 6, "polarity": label}) for text, label in SENTENCES
    ]
    for name in DEV:
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    model = world.write_model(tmp_path / "model")
    monkeypatch.setattr("pipeline.resources.model_path", lambda _name: model)
    monkeypatch.setattr("pipeline.evaluate.portrayal.Encoder", Encoder)
    return folder


def test_the_encoder_and_vader_are_measured_on_the_dev_files(data) -> None:
    found = portrayal(data.parent)
    assert [(line.data, line.reader) for line in found.lines] == [
        (name, reader) for name in DEV for reader in ("fake@1", "VADER")
    ]
    encoder, vader = found.lines[:2]
    assert (encoder.n, encoder.f1.value, encoder.accuracy.value, encoder.flips) == (4, 1.0, 1.0, 0.0)
    assert encoder.calibration.likeliest == pytest.approx(0.225)
    assert encoder.calibration.curve[-1] == 1.0
    # VADER hears "hated" and "terrible" and takes the last for a reproach.
    assert (vader.accuracy.value, vader.flips, vader.calibration) == (0.75, 0.25, None)
    assert vader.accuracy.low < 0.75 < vader.accuracy.high
    assert found.notes == ()


def test_the_official_test_files_are_read_where_they_are(data) -> None:
    (data / TEST[0]).write_text((data / DEV[0]).read_text(encoding="utf-8"), encoding="utf-8")
    assert {line.data for line in portrayal(data).lines} == {*DEV, TEST[0]}
    assert {line.data for line in portrayal(data, [TEST[0]]).lines} == {TEST[0]}


def test_without_a_model_vader_stands_alone(data, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("pipeline.resources.model_path", lambda _name: tmp_path)
    found = portrayal(data)
    assert {line.reader for line in found.lines} == {"VADER"}
    assert found.notes == (NO_MODEL,)


@pytest.mark.parametrize(
    ("name", "text", "words"), [("b.jsonl", None, "no such file"), ("c.jsonl", "", "no target")]
)
def test_a_file_that_is_none_is_refused(data, name, text, words) -> None:
    if text is not None:
        (data / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        portrayal(data, [name])
