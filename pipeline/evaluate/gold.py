"""Labelled articles: the sample corpus, which lies in the repository, and the seeds, which do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import resources
from pipeline.errors import InputError
from pipeline.evaluate.figure import Row, lines
from pipeline.ingest.read import read_inputs
from pipeline.packs import find_pack
from pipeline.records import RejectedInput
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER, Analyzer
from pipeline.steps.config import registry_in_use
from pipeline.steps.rows import Analysis


@dataclass(frozen=True)
class Labelled:
    """Articles with labels: what was analysed, and what people said is right. Empty lists: not labelled.

    `data` names them and says whether the rules were written without seeing them ("blind") or not ("seen").
    """

    data: str
    found: dict[str, Analysis]
    quotes: list[Row]
    positions: list[Row]
    truth: list[Row]


def sample_gold() -> Labelled:
    """The sample corpus: truth for every article, quotations and positions for some."""
    folder = resources.folder()
    gold = folder / "gold" / "sample"
    if not gold.is_dir():
        raise InputError(
            "the gold is not here", got=str(gold), then="Run it from a checkout of the repository"
        )
    truth = lines(folder / "sample" / "truth.jsonl")
    found = _analysed([str(resources.sample_folder())])
    slugs = {row["slug"]: row["ref"] for row in truth if row["kind"] == "original"}
    quotes, positions = (
        [row | {"ref": slugs[row["slug"]]} for row in lines(gold / f"{name}.jsonl")]
        for name in ("quotes", "positions")
    )
    return Labelled("sample, blind", found, quotes, positions, truth)


def seed_gold(folder: Path) -> Labelled:
    """Articles that were looked at while building, as the five seeds; their labels lie beside them."""
    if not (folder / "labels").is_dir():
        raise InputError(
            "no seeds with labels there", got=str(folder), allowed="a folder with *.txt and labels/"
        )
    found = {Path(ref).name: analysis for ref, analysis in _analysed([str(folder / "*.txt")]).items()}
    quotes = [
        row | {"ref": row["id"], "quote": row.get("quote_clean", row["quote"])}
        for row in lines(folder / "labels/quotes.jsonl")
    ]
    positions = [row | {"ref": row["id"]} for row in lines(folder / "labels/positions.jsonl")]
    return Labelled(f"{folder.name}, seen", found, quotes, positions, [])


def _analysed(inputs: Sequence[str]) -> dict[str, Analysis]:
    analyzer = Analyzer(find_pack(DEFAULT_PACK), registry_in_use(), DEFAULT_SCORER)
    found = {}
    for record in read_inputs(inputs, sample=True):
        if isinstance(record, RejectedInput):
            raise InputError("a labelled article can't be read", got=record.reason)
        found[record.ref] = analyzer.analyze(record)
    return found
