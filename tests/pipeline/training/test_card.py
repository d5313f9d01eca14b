"""Model cards, and where training starts from."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from pipeline import resources
from pipeline.errors import InputError
from pipeline.training import base
from pipeline.training.base import base_folder
from pipeline.training.card import write_card

CARD = {"title": "A model", "lead": "It reads.", "learned_from": "rows", "licence": "MIT", "note": "No more."}


def test_a_card_names_source_file_licence_and_figures(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"x" * 2_000_000)
    write_card(tmp_path, "stance", CARD, 1234, [("macro-F1", 0.5, 77)])
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    for words in ("# A model", "1,234 rows", "2.0 MB", "| macro-F1 | 0.500 | 77 |", "MIT", "No more."):
        assert words in text


@pytest.mark.parametrize("model", ["stance", "portrayal"])
def test_the_models_that_ship_have_a_card_of_the_very_file(model: str) -> None:
    folder = resources.model_path(model)
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert f"{(folder / 'model.onnx').stat().st_size / 1e6:.1f} MB" in text
    assert "Apache-2.0" in text


def test_without_its_package_training_says_what_to_install() -> None:
    if find_spec(base.PACKAGE):
        pytest.skip("the published encoder is installed here")
    with pytest.raises(InputError, match="not installed"):
        base_folder()


def test_other_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "model.safetensors").write_bytes(b"other")
    monkeypatch.setattr(base.resources, "files", lambda _package: tmp_path)
    with pytest.raises(InputError, match="another one"):
        base_folder()
