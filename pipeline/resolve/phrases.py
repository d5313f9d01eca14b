"""Reading a noun phrase around its noun: what stands before it and behind it, and whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.resolve.candidates import Who
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

# "Houthi-run", "US-backed": a word so made describes a noun, and the actor in it is not whom it speaks for.
_PARTICIPLES = frozenset(
    ("backed", "based", "led", "run", "linked", "aligned", "controlled", "trained", "born")
)
_FORMER = frozenset(("former", "ex", "retired"))
_BEHIND = ("for", "from", "of", "in", "at", "with", "to", "on")
_ARTICLES = frozenset(
    ("the", "a", "an", "his", "her", "their", "our", "its", "your", "this", "that", "these", "those")
)
# Nouns of which "of" tells more than of others: "critics of the government".
_OF = frozenset(
    ("critic", "supporter", "opponent", "family", "relative", "parent", "member", "friend", "backer", "ally")
)  # fmt: skip
_REACH = 4  # words of "the prime minister of Norland" that belong to "critics of"
_FAMILIAR_WIDTHS = (2, 4, 3)  # words of "close to", "with direct knowledge of", "with knowledge of"


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words of an actor that may describe a noun: from word `first` on."""

    first: int
    who: Who


@dataclass
class Phrase:
    """A noun phrase while it is read: `kept` are the words of its name, before and with the noun."""

    first: int
    head: int
    last: int
    kept: list[int]
    owner: Who | None = None
    described: bool = False
    former: bool = False


class Phrases:
    """Reads noun phrases; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def before(
        self, words: Words, head: int, actors: Mapping[int, Modifier], titled: frozenset[int]
    ) -> Phrase:
        """The phrase up to its noun, the word `head`; `actors` by their last word."""
        phrase = Phrase(head, head, head, [head])
        index: int | None = head
        while index:
            phrase.first = index
            owned = self._possessor(words, index, phrase, actors)
            if owned is not None:
                phrase.first = owned
                break
            joined = words.gap_before(index) in (" ", "-")
            index = self._modifier(words, index, phrase, actors, titled) if joined else None
        if index == 0:
            phrase.first = 0
        self._coordinated(words, phrase, actors)
        return phrase

    def behind(
        self,
        words: Words,
        phrase: Phrase,
        noun: str,
        actors: Mapping[int, tuple[int, Who]],
        *,
        official: bool,
    ) -> None:
        """Adds what stands behind the noun to the phrase; `actors` by their first word.

        `official` says that the noun is one for somebody who speaks for a body.
        """
        head = phrase.head
        if words.gaps[head] != " ":
            return
        for width in _FAMILIAR_WIDTHS:
            if " ".join(words.forms[head + 1 : head + 1 + width]) in self._words.familiar:
                self._take(words, phrase, head + width, actors)
                return
        if words.form(head + 1) not in _BEHIND:
            return
        start = head + 2
        while words.form(start) in _ARTICLES and words.gaps[start] == " ":
            start += 1
        found = actors.get(start)
        if noun in _OF and words.form(head + 1) == "of":
            self._take(words, phrase, head + 1, actors)
        elif found is not None and official and phrase.owner is None:
            phrase.last, phrase.owner = found
            phrase.described = True
            phrase.kept[:0] = range(start, found[0] + 1)  # "the army's spokesman" is the same actor

    def _possessor(
        self, words: Words, index: int, phrase: Phrase, actors: Mapping[int, Modifier]
    ) -> int | None:
        """The word from which an owner's name runs: "Netanyahu's aide"."""
        mark = index - 1
        if words.form(mark) != "s" or words.gap_before(mark) != "'" or phrase.owner is not None:
            return None
        found, owner = actors.get(mark - 1), mark - 1
        if found is not None:
            phrase.owner, owner = found.who, found.first
        elif not self._is_strange_name(words, owner) or words.forms[owner] in self._words.days:
            return None
        phrase.described = True
        phrase.kept[:0] = range(owner, mark + 1)
        return owner

    def _modifier(
        self, words: Words, index: int, phrase: Phrase, actors: Mapping[int, Modifier], titled: frozenset[int]
    ) -> int | None:
        """One step to the left of `index`; None where the phrase begins."""
        here = index - 1
        form = words.forms[here]
        if words.gap_before(here) == "-":
            return self._compound(words, here, phrase)
        found = actors.get(here)
        if found is not None and phrase.owner is None and words.gap_before(index) == " ":
            phrase.owner, phrase.described = found.who, True
            phrase.kept[:0] = range(found.first, index)
            return found.first
        if form in self._words.ranks:
            return here
        free = phrase.owner is None
        listed = free and (form in self._words.fields or form in self._words.group_kinds)
        named = free and here not in titled and self._is_strange_name(words, here)
        former = form in _FORMER
        if not (listed or former or (named and form not in self._words.not_names)):
            return None
        phrase.described = phrase.described or listed or named
        phrase.former = phrase.former or former
        phrase.kept.insert(0, here)
        return here

    def _compound(self, words: Words, here: int, phrase: Phrase) -> int | None:
        """The same for a word with a hyphen that ends `here`."""
        joined = f"{words.form(here - 1)}-{words.forms[here]}"
        if joined in self._words.ranks:
            return here - 1
        kind = joined in self._words.fields or joined in self._words.group_kinds
        if not kind and words.forms[here] not in _PARTICIPLES:
            return None
        phrase.described = True
        phrase.kept[:0] = [here - 1, here]
        return here - 1

    def _is_strange_name(self, words: Words, index: int) -> bool:
        """Whether a capital stands inside a sentence, as in "Georgia officials"."""
        return (
            words.capital(index) and not words.opens(index) and not self._words.is_title(words.forms[index])
        )

    def _coordinated(self, words: Words, phrase: Phrase, actors: Mapping[int, Modifier]) -> None:
        """Joins "US and Israeli officials", "Arab and Muslim states": those of both are nobody's alone."""
        joint, other = phrase.first - 1, phrase.first - 2
        gaps = words.gap_before(phrase.first), words.gap_before(joint)
        if words.form(joint) not in ("and", "or") or gaps != (" ", " ") or phrase.first == phrase.head:
            return
        found = actors.get(other)
        kind = words.form(other) in self._words.group_kinds or words.form(other) in self._words.fields
        if not kind and (found is None or found.who.kind != "country"):
            return
        phrase.first = found.first if found else other
        phrase.kept[:0] = range(phrase.first, joint + 1)
        phrase.owner = None

    def _take(self, words: Words, phrase: Phrase, last: int, actors: Mapping[int, tuple[int, Who]]) -> None:
        """Takes a few words after `last` into the phrase, until it plainly ends."""
        end = last
        for index in range(last + 1, min(last + 2 + _REACH, len(words))):
            if words.gap_before(index) not in (" ", "-", "'") or self._ends(words, index, last):
                break
            end = index
            found = actors.get(index)
            if found is not None:
                end = found[0]
                # Who is close to somebody speaks for him; who criticises him does not.
                phrase.owner = phrase.owner or (found[1] if phrase.head + 1 < last else None)
                break
            if not (words.capital(index) or words.forms[index] in _ARTICLES or self._describes(words, index)):
                break
        if end > last and words.forms[end] not in _ARTICLES:
            phrase.last, phrase.described = end, True
            phrase.kept += range(phrase.head + 1, end + 1)

    def _ends(self, words: Words, index: int, last: int) -> bool:
        form = words.forms[index]
        name_is_over = index > last + 1 and words.capital(index - 1) and not words.capital(index)
        compound = words.gaps[index] == "-" and not words.capital(index)  # "of the nine-strong board"
        return compound or name_is_over or form in self._words.stops or form in self._words.speech

    def _describes(self, words: Words, index: int) -> bool:
        """Whether a word is one before a noun, as the first of "opposition parties"."""
        form, after = words.form(index), words.form(index + 1)
        known = after in self._words.nouns or after in self._words.fields or self._words.is_title(after)
        return known and (form in self._words.fields or form in self._words.group_kinds)
