"""When a holder that was found is the labelled one.

Whom the registry knows must be that actor, by the slug of the name. So must a named person. For the others
there is no one right name ("Velmora's fisheries ministry", "the fisheries ministry of Velmora"; "two
officials", "official (unnamed)"), so they are right where

- the names have the same slug, or the same words, but for articles, "of", possessives and plurals, or
- they are unnamed or a collective on both sides, speak for the same body, and either the heads of the
  names are the same word but for the plural, or, where it is no pronoun that names them, the heads of the
  words in the text are the same.

A label without a holder wants none.
"""

from __future__ import annotations

from pipeline import ids
from pipeline.evaluate.figure import Row, words
from pipeline.evaluate.spans import Words
from pipeline.records import Mention
from pipeline.registry import Registry
from pipeline.text import Span

UNNAMED = frozenset({"unnamed", "collective"})
_SUFFIX = " (unnamed)"
_EMPTY = frozenset({"a", "an", "the", "of", "for", "s"})
_PLURALS = {"people": "person", "men": "man", "women": "woman"}


class Holders:
    """Compares labelled holders with found ones, given the actors that have names of their own."""

    def __init__(self, registry: Registry) -> None:
        self._known = {ids.slug(actor.name) for actor in registry.actors.values()}

    def same(self, row: Row, found: Mention | None, text: Words, source: Span | None) -> bool:
        """Whether the holder of a labelled row is the one found; `source` are the found words for it."""
        if row["holder"] is None or found is None:
            return row["holder"] is None and found is None
        if ids.slug(row["holder"]) == ids.slug(found.actor):
            return row["holder_kind"] not in UNNAMED or _same_body(row["body"], found.body)
        if self._is_strict(row["holder"], row["holder_kind"]):
            return False
        if row["holder_kind"] not in UNNAMED or found.kind not in UNNAMED:
            return _name(row["holder"]) == _name(found.actor)
        if not _same_body(row["body"], found.body):
            return False
        named = Span(row["holder_start"], row["holder_start"] + len(row["holder_text"]))
        in_text = row["method"] != "pronoun" and text.same_source([named], source)
        return in_text or bool(_heads(row["holder"]) & _heads(found.actor))

    def same_name(self, name: str | None, found: Mention | None) -> bool:
        """Whether a name of unknown kind is the actor found: by its slug, or its words, as above."""
        if name is None or found is None:
            return name is None and found is None
        if ids.slug(name) == ids.slug(found.actor):
            return True
        if ids.slug(name) in self._known:
            return False
        is_unnamed = found.kind in UNNAMED and bool(_heads(name) & _heads(found.actor))
        return is_unnamed or _name(name) == _name(found.actor)

    def _is_strict(self, name: str, kind: str) -> bool:
        return kind in {"person", "author"} or ids.slug(name) in self._known


def _same_body(want: str | None, have: str | None) -> bool:
    if want is None or have is None:
        return want is have
    return ids.slug(want) == ids.slug(have) or _name(want) == _name(have)


def _name(name: str) -> frozenset[str]:
    plain = name.removesuffix(_SUFFIX)
    return frozenset(_singular(word) for word in words(plain) if word not in _EMPTY)


def _heads(name: str) -> frozenset[str]:
    text = Words(name.removesuffix(_SUFFIX))
    return frozenset(_singular(text.word(place)) for place in text.heads([Span(0, len(text.text))]))


def _singular(word: str) -> str:
    """A word without the plural's ending, good enough to compare two words, not to print one."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")
