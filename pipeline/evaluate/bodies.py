"""How much of the article, and of nothing else, is read from web pages; trafilatura on the same pages.

Two sets of pages with a true text lie outside the repository: the 181 of the article extraction benchmark,
and those of the fundus tests. The headline is left out of every text compared, since one set's truth has
none: of each text the lines that read as the page's title are dropped.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.clean.article import clean
from pipeline.errors import InputError
from pipeline.evaluate.figure import Figure, token_f1, words
from pipeline.records import RawRecord

BENCHMARK, FUNDUS = "article_extraction", "fundus_pages"
HALVES = ("dev", "report")  # rules were written looking at the first; the second was only counted
SHINGLE_WORDS = 4  # of the benchmark's own measure
MIN_SENTENCE_WORDS = 6  # shorter ones stand in other texts by chance
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the text people say is its article, and its half ("dev" or "report")."""

    name: str
    html: str
    truth: str
    half: str


@dataclass(frozen=True, slots=True)
class Read:
    """What one reader made of a page, beside the truth; neither has the headline."""

    half: str
    truth: str
    got: str


def bodies(data: Path) -> list[Figure]:
    """The figures of both page sets, ours and trafilatura's, for all pages and by half.

    Args:
        data: The folder that holds `article_extraction/` and `fundus_pages/`; one of them is enough.

    Raises:
        InputError: If neither is there, or trafilatura is not installed.
    """
    sets = {BENCHMARK: benchmark_pages, FUNDUS: fundus_pages}
    here = [name for name in sets if (data / name).is_dir()]
    if not here:
        raise InputError("no pages with a true text there", got=str(data), allowed=list(sets))
    figures: list[Figure] = []
    for name in here:
        figures += _compared(name, sets[name](data / name))
    return figures


def benchmark_pages(folder: Path) -> Iterator[Page]:
    """The pages of the article extraction benchmark, in the order of its truth."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, told in truth.items():
        html = _unzipped(folder / "html" / f"{name}.html.gz")
        yield Page(name, html, told["articleBody"], half(name))


def fundus_pages(folder: Path) -> Iterator[Page]:
    """The pages of the fundus tests that have a true body: standfirst, headings and paragraphs.

    A publisher's truth has one version a page, in the order of their days of crawling. All are "dev":
    every one of them was looked at.
    """
    for path in sorted(folder.glob("*/*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        files = sorted(path.parent.glob(f"{path.stem}_[0-9]*.html.gz"))
        for file, version in zip(files, sorted(told), strict=True):
            body = told[version].get("body")
            if body:
                yield Page(file.name, _unzipped(file), "\n".join(_lines(body)), HALVES[0])


def half(name: str) -> str:
    """The half a page belongs to, "dev" or "report", by a hash of its name: about half of the pages each."""
    return HALVES[hashlib.sha256(name.encode()).digest()[0] % 2]


def shingle_counts(truth: str, got: str) -> tuple[float, float, float]:
    """Shares of right, surplus and missing 4-word shingles of a page; they sum to 1, or are all 0.

    The shares of a page, not its counts, are summed over pages, so that a long one weighs no more.
    """
    want, have = Counter(_shingles(truth)), Counter(_shingles(got))
    counts = (want & have).total(), (have - want).total(), (want - have).total()
    whole = sum(counts) or 1
    right, surplus, missing = (count / whole for count in counts)
    return right, surplus, missing


def sentences_found(truth: str, got: str) -> tuple[int, int]:
    """How many of the true sentences of six words or more stand in `got` unbroken, and how many there are."""
    said = [" ".join(words(sentence)) for sentence in _SENTENCE_END.split(truth)]
    said = [sentence for sentence in said if sentence.count(" ") >= MIN_SENTENCE_WORDS - 1]
    whole = f" {' '.join(words(got))} "
    return sum(f" {sentence} " in whole for sentence in said), len(said)


def without_title(text: str, title: str | None) -> str:
    """The text without the lines that read as the title."""
    unwanted = words(title or "")
    return "\n".join(line for line in text.split("\n") if not unwanted or words(line) != unwanted)


def _compared(name: str, pages: Iterable[Page]) -> Iterator[Figure]:
    extract = _trafilatura()
    readers: dict[str, list[Read]] = {"": [], ".trafilatura": [], ".trafilatura_no_comments": []}
    for page in pages:
        cleaned = clean(RawRecord(page.name, page.name, page.html, kind="html"))
        texts = cleaned.aligned.text, extract(page.html), extract(page.html, include_comments=False)
        for read, text in zip(readers.values(), texts, strict=True):
            truth, got = (without_title(part, cleaned.title) for part in (page.truth, text or ""))
            read.append(Read(page.half, truth, got))
    for suffix, read in readers.items():
        yield from _figures(name, suffix, read)
        halves = {r.half for r in read}
        for part in HALVES if len(halves) > 1 else ():
            yield from _figures(f"{name}, {part} half", suffix, [r for r in read if r.half == part])


def _figures(data: str, suffix: str, read: list[Read]) -> Iterator[Figure]:
    overlap = sum(token_f1(r.truth, r.got) for r in read)
    yield Figure(
        f"bodies.token_f1{suffix}", overlap, len(read), data, "F1 of words, mean of pages, headline left out"
    )
    counts = [shingle_counts(r.truth, r.got) for r in read]
    right, surplus, missing = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    measure = "of 4-word shingles, each page weighing the same (the benchmark's own measure)"
    yield Figure(
        f"bodies.shingle_f1{suffix}", 2 * right, 2 * right + surplus + missing, data, f"F1 {measure}"
    )
    yield Figure(f"bodies.shingle_precision{suffix}", right, right + surplus, data, f"precision {measure}")
    yield Figure(f"bodies.shingle_recall{suffix}", right, right + missing, data, f"recall {measure}")
    found = [sentences_found(r.truth, r.got) for r in read]
    yield Figure(
        f"bodies.sentences{suffix}",
        sum(hits for hits, _ in found),
        sum(n for _, n in found),
        data,
        "of the true text's sentences of six words or more, those that stand in the text unbroken",
    )


def _trafilatura() -> Callable[..., str | None]:
    try:
        import trafilatura  # noqa: PLC0415 - slow, and nothing but this needs it here
    except ModuleNotFoundError as error:
        raise InputError("trafilatura is not installed", then="Run pip install trafilatura") from error
    extract: Callable[..., str | None] = trafilatura.extract
    return extract


def _shingles(text: str) -> Iterator[tuple[str, ...]]:
    own = words(text)
    if own:
        for start in range(max(1, len(own) - SHINGLE_WORDS + 1)):
            yield tuple(own[start : start + SHINGLE_WORDS])


def _unzipped(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def _lines(body: dict[str, Any]) -> Iterator[str]:
    yield from body.get("summary") or ()
    for section in body.get("sections") or ():
        yield from section.get("headline") or ()
        yield from section.get("paragraphs") or ()
