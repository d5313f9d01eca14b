"""The pile, on a handful of invented articles: what is measured is there, and adds up."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.evaluate import pile as benchmark
from pipeline.evaluate.allsides import ARTICLES
from pipeline.evaluate.pile import pile


def test_a_pile_is_accounted_for_timed_and_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / ARTICLES
    path.parent.mkdir()
    rows = [
        {
            "ID": str(n),
            "text": f"The council met for the {n}th time and spoke of the bridge. “No,” the mayor said.",
        }
        for n in range(60)
    ]
    with lzma.open(path, "wt", encoding="utf-8") as out:
        out.write("\n".join([*map(json.dumps, rows), "{broken"]))
    monkeypatch.setattr(benchmark, "EVERY_SECONDS", 0.02)
    figures = {figure.name: figure for figure in pile(tmp_path)}
    assert (figures["reading.accounted"].value, figures["reading.accounted"].n) == (1.0, 61)
    assert figures["reading.kept"].right == 60
    assert figures["reading.speed"].unit == "articles/s"
    assert (figures["reading.speed"].value or 0) > 1
    assert (figures["reading.memory"].value or 0) > 50
    assert (figures["reading.memory_growth"].value or 0) > 0


def test_without_the_pile_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        pile(tmp_path)
