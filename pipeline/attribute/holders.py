"""Who is meant by the words that name a source: a name, "he", "the minister", "two US officials".

One candidate or none: of two men that "he" can mean in the same degree, neither is taken.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.attribute.nouns import nouns_of
from pipeline.attribute.phrases import NAME, NOUN, Phrase, linked
from pipeline.attribute.reading import Reading
from pipeline.attribute.referring import Referring
from pipeline.attribute.settled import Settled
from pipeline.attribute.unnamed import Belonging, may_be_new, source_of
from pipeline.records import Mention
from pipeline.text import Span

_TAG = 10  # characters of ", R-S.C.,"
_PARTY_TAG = re.compile(r"(?:, | \()[DRI](?:[-–](?:[A-Z][a-z]{0,5}\.?)+)?")
_SMALL = frozenset(("of", "for", "to", "the", "and"))


class Holders:
    """The actors of one article and the words that stand for them; settled once, in text order."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._nouns = nouns_of(reading.language.code)
        self._settled = Settled(reading, self._nouns)
        Referring(self._settled).read()
        self._phrases = {id(tree): p for tree, p in zip(reading.trees, self._settled.phrases, strict=True)}
        known = [self._instead(mention) for mention in reading.mentions]
        self._mentions = tuple(sorted([*known, *self._settled.found], key=lambda mention: mention.span))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions in text order, none overlapping: the reading's and those settled here."""
        return self._mentions

    def _instead(self, mention: Mention) -> Mention:
        """A mention of the reading, or whom it turned out to mean, in the same words."""
        found = self._settled.instead.get(mention.span)
        return replace(found, span=mention.span, text=mention.text) if found else mention

    def of(self, source: Span) -> Mention | None:
        """The actor that the words of a source stand for, or None: no candidate or more than one.

        Args:
            source: Characters of a noun phrase: "Mr. Katz", "he", "the minister", "Dornan's spokesman".

        Returns:
            The mention, its span the words inside the source that name the actor.
        """
        tree = self._reading.tree_at(source.start)
        if tree is None:
            return None
        tagged = self._tagged(source)
        if tagged is not None:
            return tagged
        phrases = self._phrases[id(tree)]
        inside = [n for n, phrase in enumerate(phrases) if _in(phrase, source)]
        if not inside:
            return self._inside_one(phrases, source)
        number = _whole(phrases, inside)
        if _coordinated(phrases, number, inside):
            return None
        found = self._cut_short(phrases[number], source) or self._phrase(phrases, number, source)
        return found or self._one_person(source)

    def _tagged(self, source: Span) -> Mention | None:
        """The person whose party tag was taken for a source: the "C." of "Otto Katz, R-S.C., said"."""
        text = self._reading.text
        near = self._reading.mentions_in(Span(max(0, source.start - _TAG), source.end))
        for mention in (mention for mention in near if mention.kind == "person"):
            tag = _PARTY_TAG.match(text, mention.span.end)
            if tag and mention.span.end < source.start and source.end <= tag.end():
                return mention
        return None

    def _one_person(self, source: Span) -> Mention | None:
        """The only person that a source names, behind nothing but titles: "Navy Capt. Otto Katz"."""
        among = [mention for mention in self._reading.mentions_in(source) if mention.kind == "person"]
        if len(among) != 1 or not source.covers(among[0].span):
            return None
        before = self._reading.text[source.start : among[0].span.start].split()
        capitals = all(word[:1].isupper() or word in _SMALL for word in before)
        titled = any(self._is_title(word.rstrip(".,")) for word in before)
        return self._name(among[0], source) if capitals and titled else None

    def _is_title(self, word: str) -> bool:
        nouns = self._nouns
        known = word in nouns.titles or word in nouns.title_genders
        return known or nouns.base(word.lower()) in nouns.person

    def _phrase(self, phrases: list[Phrase], number: int, source: Span) -> Mention | None:
        phrase = phrases[number]
        beside = self._settled.descriptions.name_of(phrase)
        if beside is not None and _in(beside, source):
            phrase = beside
        if phrase.kind == NAME and phrase.mention is not None:
            return self._name(phrase.mention, source)
        found = self._settled.resolved.get(phrase.span.end)
        if found is None:
            return None
        span = _words(phrases, number, source)
        return replace(found, span=span, text=span.of(self._reading.text))

    def _cut_short(self, phrase: Phrase, source: Span) -> Mention | None:
        """The actor of a noun in the source that the tagger took for a verb: "a United Nations monitor"."""
        tree = phrase.tree
        owned = phrase.head + 1 < len(tree) and tree[phrase.head + 1].lower in {"'s", "'"}
        words = tree.tokens[phrase.head + 1 + owned :]
        if not words or words[0].start >= source.end or words[0].tag in {"IN", "TO", ",", "CC"}:
            return None
        inside = [token for token in words[:3] if token.end <= source.end]
        head = next((token for token in inside if self._nouns.base(token.lower)), None)
        if head is None or (not owned and head is not words[0]):
            return None
        first = phrase.head + 1 + owned if owned else phrase.first
        whole = Phrase(tree, first, head.index, NOUN, owner=phrase.head, noun=self._nouns.base(head.lower))
        if not may_be_new(whole, self._nouns, owned=True):
            return None
        made = source_of(whole, Belonging(phrase, self._settled.stands_for(phrase)), self._nouns)
        span = Span(max(source.start, phrase.span.start), head.end)
        return made and replace(made, span=span, text=span.of(self._reading.text))

    def _inside_one(self, phrases: list[Phrase], source: Span) -> Mention | None:
        """The actor of a source that is only the first words of what was taken for a phrase."""
        around = next((phrase for phrase in phrases if phrase.span.covers(source)), None)
        if around is None:
            return None
        words = [token for token in around.words if token.end <= source.end]
        noun = self._nouns.base(words[-1].lower) if words else None
        if noun is None:
            return None
        whole = Phrase(around.tree, around.first, words[-1].index, NOUN, noun=noun)
        made = source_of(whole, None, self._nouns) if may_be_new(whole, self._nouns, owned=False) else None
        return made and replace(made, span=source, text=source.of(self._reading.text))

    def _name(self, mention: Mention, source: Span) -> Mention:
        """A name without the titles before it and the 's after it, as far as it lies in the source."""
        text = self._reading.text
        start, end = max(mention.span.start, source.start), min(mention.span.end, source.end)
        named = text[start:end]
        for ending in ("'s", "’s"):
            named = named.removesuffix(ending)
        words = named.split()
        while (
            len(words) > 1
            and words[0].rstrip(".") in self._nouns.title_genders.keys() | self._nouns.titles.keys()
        ):
            start += named.index(words[1])
            named = named[named.index(words[1]) :]
            words = words[1:]
        return replace(mention, span=Span(start, start + len(named)), text=named)


def _in(phrase: Phrase, source: Span) -> bool:
    """Whether the head of a phrase lies in a source."""
    token = phrase.tree[phrase.head]
    return source.start < token.end and token.start < source.end


def _whole(phrases: list[Phrase], inside: list[int]) -> int:
    """The phrase that a source is about: what the first one owns, if it owns: "lawyer" of "Katz's lawyer"."""
    number = inside[0]
    for further in inside[1:]:
        if phrases[further].owner == phrases[number].head:
            number = further
    return number


def _coordinated(phrases: list[Phrase], number: int, inside: list[int]) -> bool:
    """Whether a source names several: "Katz and Gallant", "Katz, Dornan and Gallant"."""
    phrase = phrases[number]
    tree = phrase.tree
    after = tree[phrase.head + 1] if phrase.head + 1 < len(tree) else None
    others = [phrases[n] for n in inside if phrases[n].head > phrase.head]
    if after is None or not others:
        return False
    if after.lower in {"and", "or", "&"}:
        return True
    if after.text != ",":
        return False
    names = [other for other in others if other.kind == NAME and other.mention is not None]
    joined = any(tree[other.first - 1].lower == "and" for other in names)
    return phrase.kind == NAME and joined


def _words(phrases: list[Phrase], number: int, source: Span) -> Span:
    """The words of a phrase with its owner and what a preposition adds, as far as they lie in the source."""
    start, end = phrases[number].span
    owner = phrases[number].owner
    for earlier in reversed(phrases[:number]):
        if earlier.head == owner:
            start, owner = min(start, earlier.span.start), earlier.owner
    link = linked(phrases, number)
    if link:
        end = link[1].span.end
    return Span(max(start, source.start), min(end, source.end))
