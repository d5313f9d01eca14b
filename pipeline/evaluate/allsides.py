"""The 20,000 public articles that several figures are measured on."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import InputError
from pipeline.evaluate.figure import Row

ARTICLES = "allsides_articles/articles_20k.jsonl.xz"


def articles_file(data: Path) -> Path:
    """Where the articles lie in `data`; raises InputError where they do not."""
    path = data / ARTICLES
    if not path.is_file():
        raise InputError("the pile is not there", got=str(path), then="Name the folder with --data")
    return path


def articles(data: Path) -> Iterator[Row]:
    """Every article as published: ID, source, url, date, authors, title, text and more."""
    with lzma.open(articles_file(data), "rt", encoding="utf-8") as opened:
        yield from map(json.loads, opened)
