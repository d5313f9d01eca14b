"""NewsMTSC: targets in sentences, and rows that are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.training.newsmtsc import read_targets

ROW = {"sentence": "Doe won.", "from": 0, "to": 3, "polarity": 1}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "flat.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_a_row_is_a_sentence_with_its_target_in_focus(tmp_path: Path) -> None:
    one, two = read_targets(written(tmp_path, ROW, ROW | {"polarity": -1.0}))
    assert one.passage.focus[0].of(one.passage.text) == "Doe"
    assert (one.label, two.label) == (2, 0)


@pytest.mark.parametrize("row", [[], {"sentence": "x"}, ROW | {"polarity": 2}, ROW | {"polarity": "warm"}])
def test_what_is_no_row_is_named_with_its_line(tmp_path: Path, row: object) -> None:
    with pytest.raises(InputError, match=r"flat.jsonl:2 is no row"):
        read_targets(written(tmp_path, ROW, row))
