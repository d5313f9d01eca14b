"""Every figure there is: of the packs, of the sample corpus, and of the seeds where they are at hand."""

from __future__ import annotations

from pathlib import Path

from pipeline import resources
from pipeline.evaluate.figure import Figure
from pipeline.evaluate.gold import sample_gold, seed_gold
from pipeline.evaluate.stages import measure
from pipeline.packs import find_pack
from pipeline.score.check import check_pack


def report(seeds: Path | None = None) -> list[Figure]:
    """Every figure of the sample corpus, of the packs, and of the seeds where `seeds` is their folder.

    Raises:
        InputError: If the gold is not there (it does not travel in the wheel), or `seeds` is no such folder.
    """
    figures = [_pack_examples(), *measure(sample_gold())]
    if seeds is not None:
        figures += measure(seed_gold(seeds))
    return figures


def _pack_examples() -> Figure:
    results = [result for name in sorted(resources.pack_paths()) for result in check_pack(find_pack(name))]
    right = sum(result.right for result in results)
    return Figure(
        "packs.examples", right, len(results), "packs", "examples of the packs that get their own label"
    )
