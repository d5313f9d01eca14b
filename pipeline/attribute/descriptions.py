"""What an article calls its actors: "Foreign Minister Ilse Dornan", "Dornan, the foreign minister,".

A description leads from a later "the minister" back to its actor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.attribute.nouns import Nouns
from pipeline.attribute.phrases import NAME, NOUN, QUANTITY, Phrase, linked
from pipeline.records import Mention
from pipeline.syntax.tree import Tree

_COPULA = frozenset(
    [
        *("is", "was", "became", "becomes", "remains", "who", "has", "been", "as", "served", "serves"),
        *("elected", "appointed", "named", "once", "also", ","),
    ]
)
_CALLED = frozenset(("called", "named"))
_COPULA_WORDS = 5  # words between a name and what it is said to be: "was elected as"
_PARTY = re.compile(r",?\s\(?(?P<party>[DR])(?:-|\.|\b(?=[),]))")
_PARTIES = {"D": "democrat", "R": "republican"}
_AGE = re.compile(r",\s(?P<age>\d{1,3})(?=[,.])")
_STOPS = frozenset((",", ".", ";", ")", "(", "–", "—", "?", "!"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


@dataclass(slots=True)
class Description:
    """The nouns an actor is introduced with, in the singular, and all other words of what it is called."""

    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


class Descriptions:
    """The descriptions of one article, by actor; built sentence by sentence, read when all are in."""

    def __init__(self, nouns: Nouns) -> None:
        self._nouns = nouns
        self.by_actor: dict[str, Description] = {}
        self._names: dict[int, Phrase] = {}

    def name_of(self, phrase: Phrase) -> Phrase | None:
        """The name that a phrase stands beside in apposition: "Ilse Dornan" for "the Norland premier"."""
        return self._names.get(phrase.span.end)

    def read(self, tree: Tree, text: str, phrases: list[Phrase]) -> None:
        """Adds what a sentence says of the actors it names."""
        for number, phrase in enumerate(phrases):
            mention = phrase.mention
            if mention is None:
                continue
            known = self.of(mention)
            if phrase.kind == NAME:
                self._titles(phrase, mention, known)
                for other in self._appositions(tree, phrases, number):
                    self._names[other.span.end] = phrase
                    self._add(phrases, other, known)
                for other in self._copulas(tree, phrases, number):
                    self._add(phrases, other, known)
                self._tags(text, mention, known)
                if phrase.first and tree[phrase.first - 1].lower == "by" and phrase.first == 1:
                    known.nouns |= {"author", "writer"}  # a byline
                after = phrase.head + 1
                if after + 1 < len(tree) and tree[after].text == "," and tree[after + 1].lower == "who":
                    known.words.add("who")  # what he or she does is said, if by no noun
            if mention.method in {"role", "noun"} and phrase.noun:
                self._add(phrases, phrase, known)

    def read_noun(self, phrases: list[Phrase], number: int, mention: Mention) -> None:
        """Adds what an actor without a name is called."""
        self._add(phrases, phrases[number], self.of(mention))

    def of(self, mention: Mention) -> Description:
        """The description of an actor; its name's words from the start."""
        known = self.by_actor.get(mention.actor_id)
        if known is None:
            known = self.by_actor[mention.actor_id] = Description()
            known.words |= {word.strip("’'.,()").lower() for word in mention.actor.split()}
            if mention.kind not in {"person", "country"}:
                known.nouns |= {base for word in known.words if (base := self._nouns.base(word))}
        return known

    def _titles(self, phrase: Phrase, mention: Mention, known: Description) -> None:
        if mention.kind != "person":
            return
        for index in range(phrase.first, phrase.head):
            token = phrase.tree[index]
            title = self._nouns.titles.get(token.text.rstrip("."), token.lower)
            two = f"{token.lower} {phrase.tree[index + 1].lower}"
            for word in (title, two):
                base = self._nouns.base(word)
                if base:
                    known.nouns.add(base)
            if token.start < mention.span.start or title != token.lower:
                known.words.add(title)

    def _add(self, phrases: list[Phrase], phrase: Phrase, known: Description) -> None:
        if phrase.noun:
            known.nouns.add(phrase.noun)
        known.words |= {token.lower for token in phrase.words}
        if phrase.owner is not None:
            known.words.add(phrase.tree[phrase.owner].lower)
        link = linked(phrases, next(n for n, other in enumerate(phrases) if other is phrase))
        if link:
            known.words |= {token.lower for token in link[1].words}

    def _appositions(self, tree: Tree, phrases: list[Phrase], number: int) -> Iterator[Phrase]:
        """The phrases with a noun that stand beside a name, a comma between."""
        name = phrases[number]
        begins = _after_age(tree, name.head + 1)
        if begins < len(tree) and tree[name.head + 1].text == ",":
            for further, after in enumerate(phrases[number + 1 : number + 4], number + 1):
                if after.kind == NOUN and self._begins(phrases, further) == begins:
                    if self._goes(after, name) and _ends(tree, _whole_end(phrases, further)):
                        yield after
                    break
        first = _before_called(tree, phrases, name)
        if first == 0 or tree[first - 1].text != ",":
            return
        closes = name.head + 1 >= len(tree) or tree[name.head + 1].text in _STOPS
        for earlier in range(number - 1, max(-1, number - 5), -1):
            before = phrases[earlier]
            one = before.kind == QUANTITY and before.lower in {"one", "another"}
            if not (before.kind == NOUN or one) or before.mention is not None or not closes:
                continue
            if (one or self._goes(before, name)) and _whole_end(phrases, earlier) == first - 2:
                yield before
                return

    def _goes(self, phrase: Phrase, name: Phrase) -> bool:
        """Whether a noun can describe a name: one for a person a person, one for a group a group."""
        person = name.mention is not None and name.mention.kind == "person"
        nouns = self._nouns.person if person else self._nouns.body
        return not phrase.plural and phrase.noun in nouns

    def _begins(self, phrases: list[Phrase], number: int) -> int:
        """The number of the first word of a phrase, its owner's words included."""
        phrase = phrases[number]
        first = phrase.first
        for earlier in reversed(phrases[:number]):
            if earlier.head == phrase.owner:
                first, phrase = min(first, earlier.first), earlier
        return first

    def _copulas(self, tree: Tree, phrases: list[Phrase], number: int) -> Iterator[Phrase]:
        name = phrases[number]
        for other in phrases[number + 1 : number + 5]:
            between = tree.tokens[name.head + 1 : other.first]
            if len(between) > _COPULA_WORDS:
                return
            words = [token.lower for token in between]
            if other.kind == NOUN and other.noun and not other.plural and len(words) > 0:
                if set(words) <= _COPULA and not set(words) <= {",", "who"} and words[-1] != ",":
                    yield other
                return

    def _tags(self, text: str, mention: Mention, known: Description) -> None:
        if mention.kind != "person":
            return
        party = _PARTY.match(text, mention.span.end)
        if party:
            known.nouns.add(_PARTIES[party["party"]])
        age = _AGE.match(text, mention.span.end)
        if age:
            known.nouns.add("year-old")
            known.words.add(age["age"])


def _before_called(tree: Tree, phrases: list[Phrase], name: Phrase) -> int:
    """The first word of a name with its noun: "a retired pilot called Omar Katz"."""
    if name.first and tree[name.first - 1].lower in _CALLED:
        noun = next((other for other in phrases if other.head == name.first - 2), None)
        return noun.first if noun is not None else name.first
    return name.first


def _after_age(tree: Tree, comma: int) -> int:
    """The word an apposition begins with after a name's comma, an age left out: "Katz, 19, a member"."""
    begins = comma + 1
    aged = begins + 1 < len(tree) and tree[begins].tag == "CD" and tree[begins + 1].text == ","
    return begins + 2 if aged else begins


def _whole_end(phrases: list[Phrase], number: int) -> int:
    """The number of the last word of a phrase with what a preposition adds to it."""
    end = phrases[number].head
    for _ in range(2):
        link = linked(phrases, number)
        if link is None:
            return end
        number = next(n for n, other in enumerate(phrases) if other is link[1])
        end = phrases[number].head
    return end


def _ends(tree: Tree, last: int) -> bool:
    """Whether an apposition may end after a word: not where its verb follows."""
    return last + 1 >= len(tree) or tree[last + 1].tag not in _FINITE
