"""Figures of attributions on the repository's own gold: passages of our own words with every label.

The conventions are those of `data/gold/attribution/README.md`; spans and sources are compared as in
`pipeline.evaluate.spans`, whole contents against whole contents, cue and all. Actions and positions are
one class ("deeds"), since which of the two a stand is depends on the reader.

Of the contents that are paired, whatever their voices:

- `voice`: the class is right. Of two that overlap the same, the one of the right class is taken first.
- `holder`: the right actor, see `pipeline.evaluate.holders`; nobody where the label says nobody can tell.
  `wrong_holder`: somebody, and not the right one (lower is better). `pronoun` and `noun`: the same for
  holders named by a pronoun or a common noun. `outside`: for those named in another sentence, of all that
  are labelled so, paired or not; `outside.given_span` of the paired ones.
- `source`: the words that name the holder share a head with the labelled ones.
- `reporter`: where either side has a reporter, the right one.
- `marks`: each mark of each pair on its own.

`not_attributed` is of the words that must give no attribution: a place is not the head of a source, no
content lies wholly within other words. What is paired with a label is never counted against them.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import resources
from pipeline.errors import InputError
from pipeline.evaluate.figure import Figure, Row, lines
from pipeline.evaluate.holders import Holders
from pipeline.evaluate.spans import Words, paired, span_figures
from pipeline.evaluate.told import Heard, Listener, Told
from pipeline.records import RawRecord
from pipeline.text import Span

CLASSES = {
    "direct": frozenset({"direct"}),
    "mixed": frozenset({"mixed"}),
    "indirect": frozenset({"indirect"}),
    "deeds": frozenset({"action", "position"}),
}
_WHAT = {
    "direct": "quotations wholly in marks",
    "mixed": "clauses partly in marks",
    "indirect": "clauses of reported speech",
    "deeds": "actions and positions",
    "all": "contents of any voice",
}
Tell = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage, its labels, and what was found in it. `pairs` are those whose contents are the same."""

    gold: list[Row]
    heard: Heard
    unwanted: list[Row]
    words: Words
    pairs: list[tuple[Row, Told]]


def own_gold(listener: Listener, tell: Tell | None = None, folder: Path | None = None) -> list[Figure]:
    """Every figure of the passages in `folder`; None is the repository's own gold.

    Args:
        listener: What finds attributions.
        tell: Called with the passages done and all there are.
        folder: A folder with passages.jsonl, attributions.jsonl and not_attributions.jsonl.

    Raises:
        InputError: If the gold is not there: it does not travel in the wheel.
    """
    data = f"{folder.name} gold" if folder else "own gold, blind"
    folder = folder or resources.folder() / "gold" / "attribution"
    if not (folder / "passages.jsonl").is_file():
        raise InputError(
            "the gold is not here", got=str(folder), then="Run it from a checkout of the repository"
        )
    passages = list(_passages(folder, listener, tell))
    data = f"{data}, {len(passages)} passages"
    return [*_span_figures(passages, data), *_pair_figures(passages, data, Holders(listener.registry))]


def _passages(folder: Path, listener: Listener, tell: Tell | None) -> Iterator[Passage]:
    rows = lines(folder / "passages.jsonl")
    gold, unwanted = (
        _by_passage(lines(folder / f"{name}.jsonl")) for name in ("attributions", "not_attributions")
    )
    for done, row in enumerate(rows, start=1):
        text, key = row["text"], row["id"]
        day = dt.date.fromisoformat(row["date"]) if row["date"] else None
        heard = listener.hear(RawRecord(key, key, text), day)
        words = Words(text)
        labelled = gold.get(key, [])
        pairs = _paired(words, labelled, heard.told)
        yield Passage(labelled, heard, unwanted.get(key, []), words, pairs)
        if tell:
            tell(done, len(rows))


def _by_passage(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["passage"], []).append(row)
    return found


# --- contents ---


def _paired(words: Words, gold: Sequence[Row], told: Sequence[Told]) -> list[tuple[Row, Told]]:
    taken = paired(
        [words.content(_parts(row)) for row in gold],
        [words.content(one.parts) for one in told],
        lambda one, other: _class(gold[one]["voice"]) == _class(told[other].voice),
    )
    return [(gold[one], told[other]) for one, other in taken.items()]


def _parts(row: Row) -> list[Span]:
    return [Span(start, end) for start, end in row["parts"]]


def _class(voice: str) -> str:
    """The class of a voice; narration is its own."""
    return next((name for name, voices in CLASSES.items() if voice in voices), voice)


def _span_figures(passages: Sequence[Passage], data: str) -> Iterator[Figure]:
    for name, what in _WHAT.items():
        counts: Counter[str] = Counter()
        for passage in passages:
            gold = [row for row in passage.gold if name in {"all", _class(row["voice"])}]
            told = [one for one in passage.heard.told if name in {"all", _class(one.voice)}]
            both = _paired(passage.words, gold, told)
            counts.update({"gold": len(gold), "told": len(told), "both": len(both)})
        sums = counts["gold"], counts["told"], counts["both"]
        yield from span_figures(f"attribution.{name}", sums, data, what)


# --- what is said of them ---


def _pair_figures(passages: Sequence[Passage], data: str, holders: Holders) -> Iterator[Figure]:
    counts: Counter[str] = Counter()
    for passage in passages:
        for row, told in passage.pairs:
            counts.update(_pair_counts(passage.words, row, told, holders))
        counts["outside"] += sum(row["outside_sentence"] for row in passage.gold)
        counts["unwanted"] += len(passage.unwanted)
        counts["kept"] += sum(_is_kept(passage, row) for row in passage.unwanted)
    for name, right, n, meaning in (
        ("voice", "voice", "pairs", "of contents paired, the right class of voice"),
        ("holder", "holder", "pairs", "of contents paired, the right holder, or rightly none"),
        ("wrong_holder", "wrong", "pairs", "of contents paired, a wrong holder (lower is better)"),
        ("source", "source", "sourced", "of contents paired, a head of the source right"),
        ("pronoun", "pronoun right", "pronoun", "holder right where a pronoun names it"),
        ("noun", "noun right", "noun", "holder right where a common noun names it"),
        ("outside", "outside right", "outside", "content and holder right, holder named in another sentence"),
        ("outside.given_span", "outside right", "outside pairs", "the same, of contents paired"),
        ("reporter", "reporter right", "reporter", "of contents paired where either has a reporter, right"),
        (
            "marks.precision",
            "marks both",
            "marks told",
            "of the marks found on contents paired, those labelled",
        ),
        ("marks.recall", "marks both", "marks gold", "of the marks labelled on contents paired, those found"),
        ("not_attributed", "kept", "unwanted", "of the words that are none, those not attributed"),
    ):
        yield Figure(f"attribution.{name}", counts[right], counts[n], data, meaning)


def _pair_counts(words: Words, row: Row, told: Told, holders: Holders) -> Iterator[str]:
    yield "pairs"
    right = holders.same(row, told.found.holder, words, told.source)
    if _class(row["voice"]) == _class(told.voice):
        yield "voice"
    if right:
        yield "holder"
    elif told.found.holder is not None:
        yield "wrong"
    if row["holder_start"] is not None:
        yield "sourced"
        if words.same_source([_named(row)], told.source):
            yield "source"
    if row["method"] in {"pronoun", "noun"}:
        yield row["method"]
        if right:
            yield f"{row['method']} right"
    if row["outside_sentence"]:
        yield "outside pairs"
        if right:
            yield "outside right"
    yield from _more_counts(row, told, holders)


def _more_counts(row: Row, told: Told, holders: Holders) -> Iterator[str]:
    if row["reporter"] is not None or told.found.reporter is not None:
        yield "reporter"
        if holders.same_name(row["reporter"], told.found.reporter):
            yield "reporter right"
    gold, found = set(row["marks"]), told.found.marks
    yield from ["marks gold"] * len(gold)
    yield from ["marks told"] * len(found)
    yield from ["marks both"] * len(gold & found)


def _named(row: Row) -> Span:
    return Span(row["holder_start"], row["holder_start"] + len(row["holder_text"]))


def _is_kept(passage: Passage, row: Row) -> bool:
    """Whether nothing was attributed to a place, or out of words, that must give no attribution."""
    places = passage.words.places([Span(row["start"], row["start"] + len(row["text"]))])
    right = {id(told) for _, told in passage.pairs}
    others = [told for told in passage.heard.told if id(told) not in right]
    if row["kind"] == "place":
        return not any(one.source and passage.words.heads([one.source]) & places for one in others)
    contents = (passage.words.content(one.parts) for one in others)
    return not any(content and content <= places for content in contents)
