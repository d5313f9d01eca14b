"""Sentences with places for a holder and an outlet, and the same words with one name and with another.

The gold is `data/gold/impartiality`: `sentences.jsonl` has the sentences, with `{holder}` and at times
`{outlet}` where a name belongs, `[[…]]` around what is attributed and `((…))` around the cue; `names.toml`
has the names. A name may take the place of any other of its kind; nothing else of a sentence changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import ids, resources
from pipeline.errors import InputError, unknown
from pipeline.evaluate.figure import lines
from pipeline.records import Attribution, Mention, Surroundings
from pipeline.text import Span
from pipeline.toml import Entry, load

HOLDERS = ("person", "office", "country", "body")
OUTLETS = ("newspaper", "broadcaster", "agency")
SIDES = ("israel", "us", "arab_turkish", "europe", "others", "invented")
HOLDER, OUTLET = "{holder}", "{outlet}"
_MARKS = re.compile(r"(\[\[|\]\]|\(\(|\)\)|\{holder\}|\{outlet\})")
# What a mention of a name is: an office is held by a person.
_MENTIONED = {"office": "person"} | dict.fromkeys(OUTLETS, "outlet")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may stand in a sentence: as it is printed there, and the actor or outlet that it names."""

    kind: str
    name: str
    actor: str
    side: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the gold. `side` is the stance its holder takes on `topic`; `outlet` a kind, or None."""

    id: str
    topic: str
    kind: str
    voice: str
    side: str
    outlet: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with names in it, read as it was labelled; `places` are where the names stand, in order.

    `holder` is the place of the holder's name; `swapped` the name by which it differs from its siblings.
    """

    sentence: Sentence
    swapped: Name
    seen: Surroundings
    attribution: Attribution
    holder: Span
    places: tuple[Span, ...]

    def bare(self, span: Span) -> Span:
        """A span in characters of the sentence without its names: the same whatever they are."""
        return Span(self._bare(span.start), self._bare(span.end))

    def _bare(self, at: int) -> int:
        return at - sum(min(at, place.end) - place.start for place in self.places if place.start < at)


Names = dict[str, list[Name]]


def gold(folder: Path | None = None) -> tuple[list[Sentence], Names]:
    """The sentences, and the names by kind, in the order of the files.

    Args:
        folder: Where they lie; None is the repository's own gold.

    Raises:
        InputError: If they are not there (they do not travel in the wheel), or are not as this module says.
    """
    folder = folder or resources.folder() / "gold" / "impartiality"
    path = folder / "sentences.jsonl"
    if not path.is_file():
        raise InputError(
            "the sentences to swap names in are missing", got=str(path), then="Use a checkout of Standpoint"
        )
    names = _names(folder / "names.toml")
    return [_sentence(row, names) for row in lines(path)], names


def _names(path: Path) -> Names:
    top = Entry(path.name, load(path, InputError), InputError)
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for entry in top.entries("name"):
        name = entry.take("name", str)
        kind = entry.choice("kind", (*HOLDERS, *OUTLETS))
        one = Name(kind, name, entry.take("actor", str, name), entry.choice("side", SIDES))
        entry.done()
        found[kind].append(one)
    top.done()
    return dict(found)


def _sentence(row: dict[str, Any], names: Names) -> Sentence:
    one = Sentence(**row)
    for kind in (one.kind, *([one.outlet] if one.outlet else [])):
        if len(names.get(kind, ())) < 2:  # noqa: PLR2004 - a swap takes two
            raise unknown(InputError, f"{one.id}: fewer than two names of this kind", kind, names)
    if one.text.count(HOLDER) != 1 or one.text.count(OUTLET) != (one.outlet is not None):
        allowed = "{holder} once, and {outlet} once where the row names a kind of outlet"
        raise InputError(f"{one.id}: names have no place", got=one.text, allowed=allowed)
    return one


def fillings(sentence: Sentence, names: Names, nth: int) -> Iterator[list[Filled]]:
    """The sentence with each name of its holder's kind, then with each outlet of its outlet's kind.

    Of each group all pairs are swaps: they differ in one name. What else has a name has the same one in
    all of a group, another one from sentence to sentence.

    Args:
        sentence: What to fill.
        names: The names by kind.
        nth: The number of the sentence, which decides about the name that stays.
    """
    holders, outlets = names[sentence.kind], names[sentence.outlet] if sentence.outlet else []
    kept = outlets[nth % len(outlets)] if outlets else None
    yield [filled(sentence, name, kept, name) for name in holders]
    if outlets:
        holder = holders[nth % len(holders)]
        yield [filled(sentence, holder, outlet, outlet) for outlet in outlets]


def filled(sentence: Sentence, holder: Name, outlet: Name | None, swapped: Name) -> Filled:
    """The sentence with these names in it; its attribution is that of its marks, not one that was found.

    Raises:
        InputError: If a mark is not closed, or nothing is marked as attributed.
    """
    text = ""
    opened: dict[str, int] = {}
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for part in _MARKS.split(sentence.text):
        if part in {"[[", "(("}:
            opened[part] = len(text)
        elif part in {"]]", "))"}:
            mark = "[[" if part == "]]" else "(("
            if mark not in opened:
                raise InputError(f"{sentence.id}: a mark is closed that nobody opened", got=sentence.text)
            spans[mark].append(Span(opened.pop(mark), len(text)))
        elif part in {HOLDER, OUTLET}:
            name = holder if part == HOLDER else outlet
            shown = name.name if name else part
            shown = shown if text else shown[:1].upper() + shown[1:]
            spans[part].append(Span(len(text), len(text) + len(shown)))
            text += shown
        else:
            text += part
    if opened or not spans["[["]:
        raise InputError(f"{sentence.id}: no content, or one without an end", got=sentence.text)
    return _read(sentence, text, spans, (holder, outlet, swapped))


def _read(
    sentence: Sentence, text: str, spans: dict[str, list[Span]], names: tuple[Name, Name | None, Name]
) -> Filled:
    content, cues = spans["[["], spans.get("((", [])
    holder, outlet, swapped = names
    place = spans[HOLDER][0]
    who = _mention(text, place, holder)
    mentions = [who, *(_mention(text, span, outlet) for span in spans.get(OUTLET, []) if outlet)]
    cue = cues[0] if cues else None
    everything = [place, *content, *cues]
    attribution = Attribution(
        sentence.voice,
        Span(min(s.start for s in everything), max(s.end for s in everything)),
        Span(content[0].start, content[-1].end),
        cue,
        who,
        who.span,
        tuple(content) if len(content) > 1 else (),
    )
    mentions.sort(key=lambda one: one.span)
    places = tuple(one.span for one in mentions)
    return Filled(sentence, swapped, Surroundings(text, tuple(mentions)), attribution, place, places)


def _mention(text: str, span: Span, name: Name) -> Mention:
    kind = _MENTIONED.get(name.kind, name.kind)
    return Mention(span, span.of(text), ids.slug(name.actor), name.actor, kind, "name")
