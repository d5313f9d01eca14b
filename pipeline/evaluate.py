"""How right the pipeline is, by stage, on gold that was labelled without seeing its rules.

A figure is a number with its n, the data it was measured on and the command that prints it. The
gate holds floors under the figures of gold that lies in the repository, pinned by its checksum.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline import ids, resources, schema
from pipeline.errors import InputError
from pipeline.ingest.read import read_inputs
from pipeline.packs import find_pack
from pipeline.records import RejectedInput
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER, Analyzer
from pipeline.score.check import check_pack
from pipeline.score.positions import POSITIONS_VIEW
from pipeline.steps.config import registry_in_use
from pipeline.steps.rows import Analysis

COMMAND = "standpoint evaluate"
TABLES = ("articles", "attributions", "statements", "mentions")
SAME_WORDS = 0.8  # the overlap at which published work counts two quotations as the same one
_LETTERS = re.compile(r"[^\W_]+")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured share: `right` of `n`, of what, on which data."""

    name: str
    right: float
    n: float
    data: str
    meaning: str

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None when nothing could be measured."""
        return self.right / self.n if self.n else None


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


def report(seeds: Path | None = None) -> list[Figure]:
    """Every figure of the sample corpus, of the packs, and of the seeds where `seeds` is their folder.

    Raises:
        InputError: If the gold is not there (it does not travel in the wheel), or `seeds` is no such folder.
    """
    figures = [_pack_examples(), *measure(sample_gold())]
    if seeds is not None:
        figures += measure(seed_gold(seeds))
    return figures


def measure(labelled: Labelled) -> list[Figure]:
    """The figures of one set of labelled articles."""
    return [*_reading(labelled), *_quotes(labelled), *_positions(labelled)]


# --- the gold there is ---


def sample_gold() -> Labelled:
    """The sample corpus: truth for every article, quotations and positions for some."""
    folder = resources.folder()
    gold = folder / "gold" / "sample"
    if not gold.is_dir():
        raise InputError(
            "the gold is not here", got=str(gold), then="Run it from a checkout of the repository"
        )
    truth = _lines(folder / "sample" / "truth.jsonl")
    found = _analysed([str(resources.sample_folder())])
    slugs = {row["slug"]: row["ref"] for row in truth if row["kind"] == "original"}
    quotes, positions = (
        [row | {"ref": slugs[row["slug"]]} for row in _lines(gold / f"{name}.jsonl")]
        for name in ("quotes", "positions")
    )
    return Labelled("sample, blind", found, quotes, positions, truth)


def seed_gold(folder: Path) -> Labelled:
    """The five seed articles; their labels lie beside them."""
    if not (folder / "labels").is_dir():
        raise InputError(
            "no seeds with labels there", got=str(folder), allowed="a folder with *.txt and labels/"
        )
    found = {Path(ref).name: analysis for ref, analysis in _analysed([str(folder / "*.txt")]).items()}
    quotes = [
        row | {"ref": row["id"], "quote": row.get("quote_clean", row["quote"])}
        for row in _lines(folder / "labels/quotes.jsonl")
    ]
    positions = [row | {"ref": row["id"]} for row in _lines(folder / "labels/positions.jsonl")]
    return Labelled("seeds, seen", found, quotes, positions, [])


def _analysed(inputs: Sequence[str]) -> dict[str, Analysis]:
    analyzer = Analyzer(find_pack(DEFAULT_PACK), registry_in_use(), DEFAULT_SCORER)
    found = {}
    for record in read_inputs(inputs, sample=True):
        if isinstance(record, RejectedInput):
            raise InputError("a labelled article can't be read", got=record.reason)
        found[record.ref] = analyzer.analyze(record)
    return found


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


# --- reading ---


def _reading(labelled: Labelled) -> Iterator[Figure]:
    if not labelled.truth:
        return
    pairs = [(row, labelled.found[row["ref"]].article) for row in labelled.truth]
    dates = sum(str(article["published"] or "") == (row["date"] or "") for row, article in pairs)
    outlets = sum(article["outlet_id"] == row["outlet"] for row, article in pairs)
    overlap = sum(_token_f1("\n".join(row["body"]), article["text"]) for row, article in pairs)
    # The rules of reading and the noise of the sample were made together: this catches regressions, no more.
    n, data = len(pairs), f"{labelled.data.split(',')[0]}, made with the rules"
    yield Figure("reading.date", dates, n, data, "date right to the day, or rightly unknown")
    yield Figure("reading.outlet", outlets, n, data, "outlet right")
    yield Figure("reading.body", overlap, n, data, "token F1 of the cleaned body, mean of articles")


def _token_f1(expected: str, got: str) -> float:
    want, have = Counter(_words(expected)), Counter(_words(got))
    shared = sum((want & have).values())
    return 2 * shared / (sum(want.values()) + sum(have.values()))


def _words(text: str) -> list[str]:
    return _LETTERS.findall(text.casefold())


# --- attribution ---


def _quotes(labelled: Labelled) -> Iterator[Figure]:
    matched = [(gold, _quotation(gold["quote"], labelled.found[gold["ref"]])) for gold in labelled.quotes]
    found = [(gold, row) for gold, row in matched if row is not None]
    right = sum(_same_speaker(gold["speaker"], row) for gold, row in found)
    wrong = sum(row["holder"] is not None and not _same_speaker(gold["speaker"], row) for gold, row in found)
    data = labelled.data
    yield Figure("attribution.quote", len(found), len(matched), data, "direct quotations found")
    yield Figure("attribution.speaker", right, len(found), data, "of those found, the right speaker")
    yield Figure(
        "attribution.wrong_speaker",
        wrong,
        len(found),
        data,
        "of those found, a wrong speaker (lower is better)",
    )


def _quotation(quote: str, analysis: Analysis) -> Row | None:
    want = Counter(_words(quote))
    text = analysis.article["text"]
    best, best_share = None, 0.0
    for row in analysis.attributions:
        if row["voice"] not in ("direct", "mixed"):
            continue
        have = Counter(_words(text[row["content_start"] : row["content_end"]]))
        share = sum((want & have).values()) / max(sum(want.values()), sum(have.values()), 1)
        if share > best_share:
            best, best_share = row, share
    return best if best_share >= SAME_WORDS else None


def _same_speaker(speaker: str, row: Row) -> bool:
    if row["holder"] is not None and ids.slug(speaker) == ids.slug(row["holder"]):
        return True
    # Somebody unnamed has no actor of their own yet: no holder is right, and so is the body they speak for.
    unnamed = "(unnamed)" in speaker or speaker[:1].islower()
    return unnamed and (row["holder"] is None or row["holder_method"] == "metonym")


# --- positions ---


def _positions(labelled: Labelled) -> Iterator[Figure]:
    if not labelled.positions:
        return
    gold = {(row["ref"], ids.slug(row["actor"]), row["topic"]): row["stance"] for row in labelled.positions}
    labelled_refs = {ref for ref, _, _ in gold}
    found = {key: label for key, label in _found_positions(labelled.found).items() if key[0] in labelled_refs}
    topics = sorted({topic for _, _, topic in gold})
    yield from _f1("positions", gold, found, labelled.data)
    for topic in topics:
        of_gold, of_found = ({k: v for k, v in rows.items() if k[2] == topic} for rows in (gold, found))
        yield next(_f1(f"positions.{topic}", of_gold, of_found, labelled.data))


def _f1(
    name: str, gold: dict[tuple[str, str, str], str], found: dict[tuple[str, str, str], str], data: str
) -> Iterator[Figure]:
    shared = gold.keys() & found.keys()
    right = sum(gold[key] == found[key] for key in shared)
    sided = [key for key in shared if {gold[key], found[key]} <= {"favor", "against"}]
    both = len(gold) + len(found)
    yield Figure(f"{name}.f1", 2 * right, both, data, "F1 of article x actor x topic with the label right")
    yield Figure(f"{name}.precision", right, len(found), data, "of the positions given, the right ones")
    yield Figure(f"{name}.recall", right, len(gold), data, "of the labelled positions, those found and right")
    same = sum(gold[key] == found[key] for key in sided)
    yield Figure(f"{name}.sign", same, len(sided), data, "of those found with a side on both, the same side")


def _found_positions(found: dict[str, Analysis]) -> dict[tuple[str, str, str], str]:
    connection = duckdb.connect()
    for name in TABLES:
        rows = [row for analysis in found.values() for row in _rows(analysis, name)]
        connection.register(name, schema.table(name).build(_once(rows, schema.table(name).key)))
    connection.execute(POSITIONS_VIEW)
    by_article = {a.article["article_id"]: ref for ref, a in found.items()}
    positions = connection.execute("SELECT article_id, actor, topic, label FROM positions").fetchall()
    # Names are compared by their slug: one outlet prints Erdogan, another Erdoğan.
    return {
        (by_article[article], ids.slug(actor), topic): label for article, actor, topic, label in positions
    }


def _rows(analysis: Analysis, name: str) -> list[Row]:
    rows: list[Row] = [analysis.article] if name == "articles" else getattr(analysis, name)
    return rows


def _once(rows: Iterable[Row], key: str) -> list[Row]:
    """Rows by their key, the first one kept: copies of an article have the same ids."""
    unique: dict[str, Row] = {}
    for row in rows:
        unique.setdefault(row[key], row)
    return list(unique.values())


# --- packs ---


def _pack_examples() -> Figure:
    results = [result for name in sorted(resources.pack_paths()) for result in check_pack(find_pack(name))]
    right = sum(result.right for result in results)
    return Figure(
        "packs.examples", right, len(results), "packs", "examples of the packs that get their own label"
    )
