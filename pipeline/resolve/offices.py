"""Who an office stands for, by the article's date: "the US president" in May 2024 is Joe Biden."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from pipeline.registry import Actor, Office, Registry
from pipeline.resolve.names import Hit, NameIndex
from pipeline.text import Span

# "US" is also written with points; both lead to the same office.
_DOTTED = {"US ": "U.S. ", "UN ": "U.N. ", "UK ": "U.K. ", "EU ": "E.U. "}
# "former US president" is somebody, but not the holder; who, only a name beside it can say.
_FORMER = re.compile(
    r"(?:former|ex|late|then|outgoing|acting|previous|next|future|deputy|vice)[\s-]+$", re.IGNORECASE
)
_NAME_FOLLOWS = re.compile(r"[\s,]{1,2}(?:[A-Z][\w’'.-]+)")


class Offices:
    """The offices of a registry, ready to be found in text and resolved on a day."""

    def __init__(self, registry: Registry) -> None:
        self._holders: dict[str, list[tuple[Actor, dt.date, dt.date]]] = {}
        for actor in registry.actors.values():
            for role in actor.roles:
                term = (actor, role.start, role.end or dt.date.max)
                self._holders.setdefault(role.office, []).append(term)
        offices = registry.offices.values()
        self._phrases = NameIndex(
            ((form, office) for office in offices for phrase in office.phrases for form in _forms(phrase)),
            ignore_case=True,
        )
        self._short = NameIndex(
            ((phrase, office) for office in offices for phrase in office.short), ignore_case=True
        )

    def spans(self, text: str) -> list[Span]:
        """Where an office is named with its country, before a name or not; that country is no mention."""
        return [hit.span for hit in self._phrases.find(text)]

    def full(self, text: str) -> Iterator[Hit[Office]]:
        """Offices named with their country, where a bare office is meant and not a title before a name."""
        return _bare(text, self._phrases.find(text))

    def short(self, text: str) -> Iterator[Hit[Office]]:
        """Offices named without their country: "the president", "the prime minister"."""
        return (hit for hit in _bare(text, self._short.find(text)) if _after_article(text, hit.span.start))

    def holder(self, office: Office, day: dt.date | None, named: Iterable[str]) -> Actor | None:
        """The holder on `day`; without a day the only past or present holder the article names, or None."""
        terms = self._holders.get(office.id, [])
        if day is not None:
            candidates = {actor.id: actor for actor, start, end in terms if start <= day < end}
        else:
            known = set(named)
            candidates = {actor.id: actor for actor, _, _ in terms if actor.id in known}
        return next(iter(candidates.values())) if len(candidates) == 1 else None


def _forms(phrase: str) -> list[str]:
    return [
        phrase,
        *(dotted + phrase[len(plain) :] for plain, dotted in _DOTTED.items() if phrase.startswith(plain)),
    ]


def _bare(text: str, hits: Iterator[Hit[Office]]) -> Iterator[Hit[Office]]:
    for hit in hits:
        if _FORMER.search(text, max(0, hit.span.start - 12), hit.span.start):
            continue
        following = _NAME_FOLLOWS.match(text, hit.span.end)
        if following and text[hit.span.end] != ",":
            continue  # a title before a name: the name says who
        yield hit


def _after_article(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower() == "the "
