"""The benchmark of copies on a set made here: it counts what it says it counts."""

from __future__ import annotations

import json
import lzma
import random
from pathlib import Path

import pytest

from pipeline.evaluate import pairs as benchmark
from pipeline.evaluate.edits import KINDS
from tests.pipeline.syndication.invented import article


@pytest.fixture
def data(tmp_path) -> Path:
    """Sixty invented articles in the set's format; none has a copy."""
    folder = tmp_path / "allsides_articles"
    folder.mkdir()
    chance = random.Random(1)  # noqa: S311 - repeatable, no secret
    with lzma.open(folder / "articles_20k.jsonl.xz", "wt", encoding="utf-8") as opened:
        for n in range(60):
            row = {
                "ID": f"id{n}",
                "topic": f"topic{n % 3}",
                "source": f"Paper {n % 7}",
                "url": f"https://paper{n % 7}.example/{n}",
                "date": ["2025-11-03", "2025-11-04", "", "0001-01-01", "2025-02-31"][n % 5],
                "title": " ".join(chance.sample(["harbour", "bridge", "council", "vote", "budget"], 3)),
                "text": article(n, 16),
            }
            opened.write(json.dumps(row) + "\n")
    return tmp_path


def test_every_figure_is_there_with_its_n(data, monkeypatch) -> None:
    monkeypatch.setattr(benchmark, "PER_KIND", 2)
    figures = {figure.name: figure for figure in benchmark.pairs(data)}
    assert {f"copies.recall.{kind}" for kind in KINDS} <= set(figures)
    assert figures["copies.recall.cut_tail"].n == 2
    assert figures["stories.recall"].value == 1
    assert figures["copies.precision"].value == 1
    assert figures["copies.precision.real"].n == 0
    assert figures["copies.apart.event"].value == 1
    assert figures["copies.apart.quotation"].value == 1
    assert all("report half" in figure.data for figure in figures.values())


def test_the_halves_share_no_article(data) -> None:
    dev, report = (benchmark.make_pool(data, half) for half in benchmark.HALVES)
    assert dev.titles
    assert report.titles
    assert not dev.titles.keys() & report.titles.keys()


def test_a_false_pair_counts_against_precision(data, monkeypatch) -> None:
    monkeypatch.setattr(benchmark, "PER_KIND", 2)
    monkeypatch.setattr(benchmark, "_met", lambda pool: [tuple(sorted(list(pool.copies)[:2]))])
    monkeypatch.setattr(benchmark, "is_copy", lambda *_, **__: True)
    figures = {figure.name: figure for figure in benchmark.pairs(data)}
    assert figures["copies.precision"].value == 0
    assert figures["copies.precision.real"].n == 1
    assert figures["copies.recall.cut_tail"].value == 0


def test_labels_name_pairs_once_in_order() -> None:
    rows = benchmark.lines(benchmark.resources.folder() / "gold" / benchmark.GOLD)
    named = [(row["a"], row["b"]) for row in rows]
    assert named
    assert all(a < b for a, b in named)
    assert len(set(named)) == len(named)
    assert all(len(row["why"].split()) <= 6 for row in rows)
