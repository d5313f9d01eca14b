"""Outlets: "Haaretz reported" names a reporter, and "the Washington Post" is no government."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.registry import Outlet, Registry
from pipeline.resolve.candidates import Candidate, Who, longest
from pipeline.resolve.names import NameIndex
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

PREFIX = "outlet:"  # of an actor that is an outlet of the registry


class Outlets:
    """Finds outlets in text; built once from a registry."""

    def __init__(self, registry: Registry, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._names = NameIndex(
            ((name, outlet) for outlet in registry.outlets.values() for name in _names(outlet)),
            spelling=vocabulary.spelling,
        )

    def find(self, words: Words) -> list[Candidate]:
        """Outlets as actors of kind "outlet"; a think tank is an organisation, it holds views of its own.

        A name of one word counts only where it speaks or is spoken to, as many are words: "Time", "Slate".
        """
        return longest(self._found(words))

    def _found(self, words: Words) -> Iterator[Candidate]:
        for hit in self._names.find(words):
            if not self._is_meant(words, hit.first, hit.last):
                continue
            kind = "organisation" if hit.value.kind == "think_tank" else "outlet"
            who = Who(PREFIX + hit.value.id, hit.value.name, kind, "it")
            yield Candidate(hit.first, hit.last, who, "name")

    def _is_meant(self, words: Words, first: int, last: int) -> bool:
        speaks = words.gaps[last] == " " and words.form(last + 1) in self._words.speech
        if speaks or (words.gap_before(first) == " " and words.form(first - 1) in ("told", "tells")):
            return True
        word = words.form(first) == "the" and last == first + 1  # "the Hindu shrine", "the Australian army"
        if word:
            return words.raws[first] == "The" and not words.opens(first)
        return last > first


def _names(outlet: Outlet) -> Iterator[str]:
    for name in (outlet.name, *outlet.aliases):
        if name[:1].isupper() and "." not in name[1:]:  # no addresses
            yield name
