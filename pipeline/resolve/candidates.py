"""What resolve has found so far: words of a text with the actor they may mention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline import ids
from pipeline.records import Mention
from pipeline.registry import Actor
from pipeline.resolve.words import Words

# An order of trust, not calibrated.
CONFIDENCE = {"name": 1.0, "alias": 0.95, "role": 0.9, "metonym": 0.8, "apposition": 0.8, "noun": 0.7}
DISCOVERED = 0.8  # a discovered actor is never surer than this


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as far as a mention shows it; `surname` are the forms a person is later called by."""

    id: str
    name: str
    kind: str
    pronoun: str | None = None
    body_id: str | None = None
    body: str | None = None

    @classmethod
    def of(cls, actor: Actor) -> Who:
        """A registry actor; countries and bodies are "it"."""
        return cls(actor.id, actor.name, actor.kind, pronoun_of(actor))

    @classmethod
    def discovered(cls, name: str, kind: str, pronoun: str | None = None, body: Who | None = None) -> Who:
        """An actor the registry does not know, with whom it speaks for."""
        known = (body.id, body.name) if body else (None, None)
        return cls(ids.discovered_id(name), name, kind, pronoun, *known)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The words `first` to `last` (both included) and whom they mention, by which method."""

    first: int
    last: int
    who: Who
    method: str

    def overlaps(self, other: Candidate) -> bool:
        """Whether the two share a word."""
        return self.first <= other.last and other.first <= self.last

    def mention(self, words: Words) -> Mention:
        """The mention in the text of `words`."""
        span, who = words.span(self.first, self.last), self.who
        sure = CONFIDENCE[self.method]
        sure = min(sure, DISCOVERED) if who.id.startswith("~") else sure
        return Mention(
            span,
            span.of(words.text),
            who.id,
            who.name,
            who.kind,
            self.method,
            sure,
            who.pronoun,
            who.body_id,
            who.body,
        )


def pronoun_of(actor: Actor) -> str | None:
    """The pronoun that can stand for a registry actor; None where a person's is not known."""
    if actor.kind == "person":
        return actor.pronoun
    return "they" if actor.kind == "group" else "it"


def longest(found: Iterable[Candidate]) -> list[Candidate]:
    """The longest candidate at each place, from the left.

    Of two for the same words the registry's actor; where both are or neither is, nobody.
    """
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.first, -c.last)):
        last = kept[-1] if kept else None
        if last and last.overlaps(candidate):
            same = (last.first, last.last) == (candidate.first, candidate.last)
            if same and last.who.id != candidate.who.id:
                kept[-1] = _surer(last, candidate)
            continue
        kept.append(candidate)
    return [candidate for candidate in kept if candidate.who is not _NOBODY]


def _surer(one: Candidate, other: Candidate) -> Candidate:
    """Of two actors for the same words the one the registry knows; nobody when it knows both or neither."""
    known = [c for c in (one, other) if c.who.id and not c.who.id.startswith("~")]
    return known[0] if len(known) == 1 else Candidate(one.first, one.last, _NOBODY, one.method)


_NOBODY = Who("", "", "")


def taken(found: Iterable[Candidate]) -> set[int]:
    """The words that belong to a candidate."""
    return {index for candidate in found for index in range(candidate.first, candidate.last + 1)}
