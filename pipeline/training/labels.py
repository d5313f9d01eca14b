"""The labels of stance in `data/gold/stance`: who takes which side on which statement, in which words.

Real passages are kept as offsets into a public dataset, never as text: where that dataset is not at hand
their rows can't be read. Written ones are our own and carry their text.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import resources
from pipeline.errors import InputError, unknown
from pipeline.records import Attribution, Mention, Surroundings
from pipeline.text import Span

PARTS = ("train", "dev", "blind")
LABELS = ("favor", "against", "neutral", "mixed")
SOURCES = ("real", "written", "packs", "articles")
DATASET = "allsides_articles"  # its folder among those of public data
ARTICLES = "articles_20k.jsonl.xz"
NEAR = 600  # characters kept before a passage: as far back as a setting reaches


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage and the side its holder takes on a statement.

    `source` is one of SOURCES; `topic` the topic of the default pack that the statement is, None for
    another one; `group` what may not be split: an article, or a family of twins.
    """

    id: str
    source: str
    part: str
    group: str
    seen: Surroundings
    attribution: Attribution
    window: Span
    statement: str
    topic: str | None
    label: str
    phenomenon: str | None = None


def folder() -> Path:
    """Where the labels lie; raises InputError where they are not, as in a wheel."""
    found = resources.folder() / "gold" / "stance"
    if not found.is_dir():
        raise InputError(
            "the labels of stance are missing", got=str(found), then="Use a checkout of Standpoint"
        )
    return found


def written() -> list[Labelled]:
    """The passages in our own words."""
    rows = []
    for source in SOURCES[1:]:
        for row in _lines(folder() / f"{source}.jsonl"):
            rows += list(_rows(row, row["text"], source, row["group"] or row["id"]))
    return rows


def real(data: Path) -> list[Labelled]:
    """The passages of real articles, their text read from the folder of the public dataset, or the one above.

    Raises:
        InputError: If the dataset is not there, or lacks an article.
    """
    paths = [data / ARTICLES, data / DATASET / ARTICLES]
    path = next((found for found in paths if found.is_file()), paths[0])
    if not path.is_file():
        raise InputError(
            "the articles that the labels are of are not there",
            got=str(path),
            then="Name the folder that holds them with --data DIR",
        )
    items = list(_lines(folder() / "real.jsonl"))
    wanted = {row["article"] for row in items}
    texts = dict(_texts(path, wanted))
    if missing := wanted - texts.keys():
        raise InputError("the dataset lacks articles of the labels", got=sorted(missing)[:5])
    return [found for row in items for found in _rows(row, texts[row["article"]], "real", row["article"])]


def _texts(path: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["ID"] in wanted:
                yield article["ID"], article["text"]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _rows(row: Mapping[str, Any], text: str, source: str, group: str) -> Iterator[Labelled]:
    """One for each statement that the passage was labelled against."""
    if row["part"] not in PARTS:
        raise unknown(InputError, f"{row['id']}: no such part", row["part"], PARTS)
    window = Span(*row.get("window") or (0, len(text)))
    start = max(0, window.start - NEAR)
    near = text[start : window.end]
    seen, attribution = _attribution(row, near, start)
    for statement, topic, label in row["stances"]:
        if label not in LABELS:
            raise unknown(InputError, f"{row['id']}: no such label", label, LABELS)
        yield Labelled(
            f"{row['id']}:{topic or statement}",
            source,
            row["part"],
            group,
            seen,
            attribution,
            Span(window.start - start, window.end - start),
            statement,
            topic,
            label,
            row.get("phenomenon"),
        )


def _attribution(row: Mapping[str, Any], text: str, start: int) -> tuple[Surroundings, Attribution]:
    def moved(span: tuple[int, int]) -> Span:
        return Span(span[0] - start, span[1] - start)

    content = [moved(span) for span in row["content"]]
    cue = moved(row["cue"]) if row.get("cue") else None
    actor = row.get("actor", "")
    holders = tuple(
        Mention(span, span.of(text), "holder", actor, "person", "name") for span in map(moved, row["holder"])
    )
    places = [*content, *([cue] if cue else []), *(one.span for one in holders[:1])]
    whole = Span(min(p.start for p in places), max(p.end for p in places))
    attribution = Attribution(
        row.get("voice", "indirect"),
        whole,
        Span(content[0].start, content[-1].end),
        cue,
        holders[0] if holders else None,
        parts=tuple(content) if len(content) > 1 else (),
        marks=frozenset(row.get("marks", ())),
    )
    return Surroundings(text, holders), attribution
