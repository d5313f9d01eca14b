"""Whether the spans of a row lie in its text and show the words the row says they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.errors import SchemaError

_Row = dict[str, Any]


def inside(text: str, row: Mapping[str, Any], start: str, end: str, words: str | None = None) -> None:
    """Refuses a row whose columns `start` and `end` are no span of `text`, or one of other words."""
    a, b = row[start], row[end]
    holds(f"{start}, {end}", row, 0 <= a < b <= len(text) and (words is None or text[a:b] == words))


def shown(text: str, listed: Iterable[_Row] | None) -> None:
    """Refuses a list of words, each with its span, of which one stands elsewhere."""
    for words in listed or ():
        inside(text, words, "start", "end", words["text"])


def in_order(text: str, row: _Row) -> None:
    """Refuses an attribution whose parts do not follow each other inside its content."""
    parts = row["parts"] or ()
    shown(text, parts)
    edges = [row["content_start"], *(edge for part in parts for edge in (part["start"], part["end"]))]
    holds("parts", row, sorted(edges) == edges and edges[-1] <= row["content_end"])


def holds(what: str, row: Mapping[str, Any], truth: bool) -> None:  # noqa: FBT001 - the condition is the argument
    """Refuses the row where the condition is not true, naming `what` it is about."""
    if not truth:
        raise SchemaError(f"a span is outside its text or shows other words: {what}", got=row)


def once(key: str, rows: list[_Row]) -> None:
    """Refuses rows of which two have the same key."""
    if len({row[key] for row in rows}) != len(rows):
        raise SchemaError(f"the same {key} comes twice in an article", got=len(rows))
