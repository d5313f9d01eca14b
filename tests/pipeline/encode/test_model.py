"""The encoders that ship: probabilities, features, sizes."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline import resources
from pipeline.encode.model import Encoder, softmax
from pipeline.encode.passage import Passage
from pipeline.text import Span

MEGABYTE = 1_000_000
SIZES = {"stance": 25, "portrayal": 34}  # megabytes at most, by the plan


def passages(*texts: str) -> list[Passage]:
    return [Passage(text, Span(0, len(text)), (Span(0, len(text) // 2),)) for text in texts]


@pytest.mark.parametrize("name", SIZES)
def test_rows_sum_to_one_and_do_not_depend_on_their_neighbours(name: str) -> None:
    encoder = Encoder(resources.model_path(name))
    texts = passages("A short one.", "A rather longer sentence, with a clause in it, that goes on.", "Words.")
    together = encoder.probabilities(texts)
    assert together.shape == (3, len(encoder.about.labels))
    assert np.allclose(together.sum(axis=1), 1)
    alone = np.vstack([encoder.probabilities([one]) for one in texts])
    assert np.array_equal(together, alone)


@pytest.mark.parametrize("name", SIZES)
def test_features_are_the_mean_of_all_beside_that_of_the_focus(name: str) -> None:
    encoder = Encoder(resources.model_path(name))
    assert encoder.features(passages("A short one.", "Another.")).shape == (2, 768)


@pytest.mark.parametrize(("name", "most"), SIZES.items())
def test_the_files_keep_their_size(name: str, most: int) -> None:
    size = (resources.model_path(name) / "model.onnx").stat().st_size
    assert size <= most * MEGABYTE


def test_softmax() -> None:
    assert softmax(np.array([[0.0, 0.0], [np.log(3.0), 0.0]])).tolist() == [[0.5, 0.5], [0.75, 0.25]]
