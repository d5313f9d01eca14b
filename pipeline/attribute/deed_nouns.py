"""Nouns that attribute, and whose they are: "Dornan's warning", "her refusal", "a veto by the council"."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.attribute.deed_actors import can_act
from pipeline.attribute.deed_words import deed_words
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.language import Cue
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_ENDS = frozenset({".", ",", ":", "-RRB-", "''", "-LRB-"})
_BACK = 6  # words between a possessor and its noun: "Dornan's third and last formal warning"
_AHEAD = 8  # words between a noun and "by X"
# Tags of what may stand between an owner and the noun.
_INSIDE = frozenset({"JJ", "JJR", "JJS", "CD", "NN", "VBN", "VBG", "RB", "CC", "HYPH", "NNP", "``", "''"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun cue with its owner's head word and the first and last word of its own phrase."""

    token: Token
    cue: Cue
    owner: Token
    first: int
    agent: Span | None = None


def is_noun(tree: Tree, token: Token) -> bool:
    """Whether a word that is a noun cue is a noun here, and no part of a longer one."""
    if token.tag not in {"NN", "NNS"} and not (
        token.tag in {"VB", "VBP"} and token.index and _possessive(tree, token.index - 1)
    ):
        return False
    following = tree[token.index + 1] if token.index + 1 < len(tree) else None
    return following is None or not (following.is_noun or following.tag in {"POS", "HYPH"})


def _possessive(tree: Tree, index: int) -> bool:
    return tree[index].tag in {"POS", "PRP$", "WP$"} or tree[index].lower in {"'s", "'"}


def owned(reading: Reading, tree: Tree, token: Token, cue: Cue) -> Noun | None:
    """As in "Dornan's warning", "her refusal"."""
    for index in range(token.index - 1, max(-1, token.index - 1 - _BACK), -1):
        here = tree[index]
        if _possessive(tree, index):
            owner = here if here.tag in {"PRP$", "WP$"} else (tree[index - 1] if index else None)
            if owner is None or not _may_own(reading, tree, owner):
                return None
            return Noun(token, cue, owner, index + 1)
        if here.tag not in _INSIDE:
            return None
    return None


def _may_own(reading: Reading, tree: Tree, owner: Token) -> bool:
    if owner.tag in {"PRP$", "WP$"}:
        return owner.lower != "your"
    return can_act(reading, tree, owner)


def done_by(reading: Reading, tree: Tree, token: Token, cue: Cue) -> Noun | None:
    """As in "A veto by the council", "a demand from Dornan for talks", "the warning by her that"."""
    for index in range(token.index + 1, min(len(tree), token.index + 1 + _AHEAD)):
        here = tree[index]
        if here.tag in _ENDS or here.is_verb or here.tag == "MD" or reading.quote_at(here.start):
            return None
        if here.lower == "by" or (
            here.lower == "from"
            and index == token.index + 1
            and cue.verb in deed_words(reading.language.code).from_somebody
        ):
            owner = _phrase_head(tree, index + 1)
            if owner is None or not can_act(reading, tree, owner):
                return None
            agent = source_span(tree, owner)
            first = token.index
            while first and tree[first - 1].tag in {"JJ", "CD", "NN", "VBN"}:
                first -= 1
            return Noun(token, cue, owner, first, Span(here.start, agent.end))
    return None


def _phrase_head(tree: Tree, first: int) -> Token | None:
    """The head noun of the phrase that begins at a word."""
    if first >= len(tree):
        return None
    index = first
    while index < len(tree) and tree[index].tag in {
        "DT",
        "JJ",
        "PRP$",
        "CD",
        "NN",
        "NNS",
        "NNP",
        "NNPS",
        "POS",
        "PRP",
        "JJS",
        "HYPH",
    }:
        index += 1
    index -= 1
    while index >= first and not (tree[index].is_noun or tree[index].tag == "PRP"):
        index -= 1
    return tree[index] if index >= first else None
