"""The articles of PolNeAR, a public corpus of attributions in political news, as they are published.

It lies outside the repository. **Parts.** `train` is for development. `dev` is read once per release, by
this code alone: its README asks that nobody looks at it, and a figure on articles one has tuned on says
little. `test` is not read at all.

**Kinds.** The corpus has no voices, so they are read off the marks “ ” " « » '' ``: a content is direct
where all its words stand in marks, mixed where some do, indirect where none does; a "that" at its head
counts as no word. Where an article has several annotators the first by name of file is taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import ids
from pipeline.errors import InputError, UsageError, unknown
from pipeline.evaluate.spans import Words
from pipeline.text import Span

PARTS = ("train", "dev")
KINDS = ("direct", "mixed", "indirect")
_ENTITY = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")
_DATE = re.compile(r"_(\d{4}-\d\d-\d\d)_")
_MARK = re.compile(r"[“”\"«»]|''|``")  # the last two are how some outlets type “ and ”
_OPENING = frozenset({"“", "«", "``"})
_CLOSING = frozenset({"”", "»"})
_BEFORE_OPENING = frozenset("([—–-‘'")  # and space: after these a typed mark opens


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution of the corpus, in pieces of the text; source and cue are empty where there is none."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the corpus as published, with one annotator's attributions in text order."""

    name: str
    text: str
    published: dt.date | None
    gold: tuple[Labelled, ...]


def articles(folder: Path, part: str, sample: int | None = None) -> list[Article]:
    """The articles of a part, in the order of their names; with `sample` so many, the same ones each time.

    Args:
        folder: A checkout of the corpus, which holds `data/<part>/text` and `data/<part>/attributions`.
        part: "train" or "dev".
        sample: How many articles at most; they are picked by a hash of their names.

    Raises:
        UsageError: If there is no such part.
        InputError: If the part is not in the folder, or a label lies outside its text.
    """
    if part not in PARTS:
        raise unknown(UsageError, "no such part of PolNeAR to measure on", part, PARTS)
    labels = folder / "data" / part / "attributions"
    first: dict[str, Path] = {}
    for path in sorted(labels.glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    if not first:
        raise InputError(
            "PolNeAR is not there",
            got=str(folder),
            allowed=f"a checkout with data/{part}/text and data/{part}/attributions",
            then="git clone https://github.com/networkdynamics/PolNeAR",
        )
    names = sorted(first, key=lambda name: ids.digest("polnear", name))[:sample]
    return [_article(first[name], labels.parent / "text" / f"{name}.txt") for name in sorted(names)]


def kind_of(text: str, parts: Sequence[Span], words: Words) -> str:
    """One of KINDS: how much of a content stands in quotation marks, by the marks within it.

    A typed mark opens at the start of a piece, after space and after an opening bracket, and else closes.
    What stands before a closing mark that nothing opened is in marks, as is what follows one never closed.
    """
    inside = words.places(quoted(text, parts))
    content = words.content(parts)
    if not inside & content:
        return "indirect"
    return "direct" if content <= inside else "mixed"


def quoted(text: str, parts: Sequence[Span]) -> list[Span]:
    """The stretches of the pieces of a content that stand in its quotation marks."""
    found: list[Span] = []
    is_open = False
    for part in parts:
        since = part.start
        for mark in _MARK.finditer(text, part.start, part.end):
            opens = _opens(text, mark, part.start, is_open=is_open)
            if is_open or not opens:
                found.append(Span(since, mark.start()))
            is_open, since = opens, mark.end()
        if is_open:
            found.append(Span(since, part.end))
    return [span for span in found if span.start < span.end]


def _opens(text: str, mark: re.Match[str], start: int, *, is_open: bool) -> bool:
    """Whether a mark opens a quotation: a typed one, or a second opening one, tells by its place."""
    at = mark.start()
    if mark[0] in _CLOSING or (mark[0] in _OPENING and not is_open):
        return mark[0] in _OPENING
    return at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_OPENING


def _article(labels: Path, path: Path) -> Article:
    text = path.read_bytes().decode("utf-8")  # as bytes: the labels count characters as they stand there
    spans: dict[str, tuple[Span, ...]] = {}
    events: list[str] = []
    for line in labels.read_bytes().decode("utf-8").split("\n"):
        if entity := _ENTITY.match(line):
            spans[entity[1]] = tuple(_span(piece) for piece in entity[3].split(";"))
        elif event := _EVENT.match(line):
            events.append(event[1])
    for name, pieces in spans.items():
        if not all(0 <= start < end <= len(text) for start, end in pieces):
            raise InputError("a label lies outside its text", got=f"{name} of {labels.name}")
    words = Words(text)
    gold = [one for event in events if (one := _labelled(event, spans, text, words))]
    day = _DATE.search(path.name)
    published = dt.date.fromisoformat(day[1]) if day else None
    return Article(path.stem, text, published, tuple(sorted(gold, key=lambda one: one.content)))


def _labelled(event: str, spans: dict[str, tuple[Span, ...]], text: str, words: Words) -> Labelled | None:
    roles: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
    for role in event.split():
        name, _, entity = role.partition(":")
        roles.setdefault(name.rstrip("0123456789"), []).extend(spans.get(entity, ()))
    content, source, cue = (tuple(sorted(roles[name])) for name in ("Content", "Source", "Cue"))
    if not words.content(content):
        return None
    return Labelled(content, source, cue, kind_of(text, content, words))


def _span(piece: str) -> Span:
    start, _, end = piece.partition(" ")
    return Span(int(start), int(end))
