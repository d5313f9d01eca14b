"""Titles of several words before a name are one phrase with it: "Minister for Trade Otto Katz"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.attribute.nouns import Nouns
from pipeline.attribute.phrases import NAME, NOUN, Phrase, linked
from pipeline.syntax.tree import Token

_LINKS = frozenset(("of", "for", "to"))
# Between the preposition and the name: "the Joint Chiefs of Staff".
_SMALL = frozenset(("the", "of", "and", "&", "-"))
_LONGEST = 8  # words of an office and the name after it


def with_offices(phrases: list[Phrase], nouns: Nouns) -> list[Phrase]:
    """The phrases of a sentence, an office of several words joined to the person who holds it.

    The name of the person is the head of the joined phrase; what stands between ("State" of "Secretary of
    State Ilse Dornan") is no phrase of its own any more.
    """
    found = list(phrases)
    for number in range(len(phrases) - 1, -1, -1):
        name = phrases[number]
        if name.kind != NAME or name.mention is None or name.mention.kind != "person":
            continue
        office = _office_before(phrases, number, nouns)
        if office is not None:
            first = phrases[office]
            found[office : number + 1] = [replace(name, first=first.first, owner=first.owner)]
    return found


def _office_before(phrases: list[Phrase], number: int, nouns: Nouns) -> int | None:
    """The number of the phrase with the office that leads up to a name, or None."""
    name = phrases[number]
    if name.mention is None:
        return None
    tree, begins = name.tree, name.mention.span.start
    for office in range(number - 1, -1, -1):
        before = phrases[office]
        if name.head - before.head > _LONGEST:
            return None
        if before.kind != NOUN or before.mention is not None or before.plural:
            continue
        link = linked(phrases, office)
        if link is None or link[0] not in _LINKS or before.noun not in nouns.person:
            continue
        between = [token for token in tree.tokens[before.head + 2 : name.head + 1] if token.end <= begins]
        if tree[before.head].text[:1].isupper() and _names_an_office(between, nouns):
            return office
        return None
    return None


def _names_an_office(between: list[Token], nouns: Nouns) -> bool:
    """Whether words between preposition and name say what for: "State", not "Senator" or nothing at all."""
    capitals = [token for token in between if token.lower not in _SMALL]
    if not capitals or not all(token.text[:1].isupper() and token.tag != "POS" for token in capitals):
        return False
    last = capitals[-1]
    word = last.text.rstrip(".")
    title = word in nouns.titles or word in nouns.title_genders or nouns.base(last.lower) in nouns.person
    return last is between[-1] and not title and "'" not in "".join(token.text for token in capitals)
