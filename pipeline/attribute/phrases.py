"""The noun phrases of a sentence: names, pronouns and nouns, each with its head and its owner.

Phrases are cut by the tags of the words and by the mentions that are known, both surer than the tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.attribute.nouns import Nouns
from pipeline.attribute.reading import Reading
from pipeline.language import Language
from pipeline.records import Mention
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

NAME, PRONOUN, NOUN, QUANTITY = "name", "pronoun", "noun", "quantity"

_INNER = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "VBN", "VBG", "AFX", "FW", "$")
)
_HEADS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_OPENS = frozenset(("DT", "PDT", "PRP$", "WP$"))
_PRONOUNS = frozenset(("PRP", "WP", "WDT"))
# Some of those just spoken of, where no noun follows.
_QUANTITIES = frozenset(
    ("one", "another", "two", "three", "four", "several", "some", "others", "second", "third")
)
_PREPOSITIONS = frozenset(("including", "following", "regarding", "concerning"))  # tagged as verbs
_LINKS = frozenset(("for", "to", "of", "in", "from", "at", "with", "on"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `first` to `head` of a tree, `head` the noun, name or pronoun that they are about.

    `owner` is the last word of whom it belongs to ("Katz" of "Katz's lawyer", "his" of "his lawyer", "US"
    of "US officials"); `mention` the known mention the head lies in; `noun` the head in the singular where
    it is a noun for people or institutions.
    """

    tree: Tree
    first: int
    head: int
    kind: str
    mention: Mention | None = None
    owner: int | None = None
    noun: str | None = None
    plural: bool = False
    span: Span = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Keeps the characters from the first word to the head, which are asked for often."""
        tokens = self.tree.tokens
        object.__setattr__(self, "span", Span(tokens[self.first].start, tokens[self.head].end))

    @property
    def words(self) -> list[Token]:
        """The words, in order."""
        return self.tree.tokens[self.first : self.head + 1]

    @property
    def lower(self) -> str:
        """The head in lower case."""
        return self.tree[self.head].lower


class Cutter:
    """Cuts the sentences of one reading into phrases."""

    def __init__(self, reading: Reading, nouns: Nouns) -> None:
        self._reading = reading
        self._nouns = nouns

    def phrases(self, tree: Tree) -> list[Phrase]:
        """The phrases of a sentence by the place of their heads; an owner stands before what it owns."""
        named = self._named(tree)
        found: list[Phrase] = []
        index = 0
        while index < len(tree):
            tag = tree[index].tag
            if tag in _PRONOUNS and index not in named:
                found.append(Phrase(tree, index, index, PRONOUN))
                index += 1
            elif (
                tag in _OPENS or index in named or (tag in _INNER and tree[index].lower not in _PREPOSITIONS)
            ):
                index = self._cut(tree, index, named, found)
            else:
                index += 1
        return found

    def _named(self, tree: Tree) -> dict[int, Mention]:
        """The known mention of each word that lies in one."""
        named: dict[int, Mention] = {}
        for mention in self._reading.mentions_in(tree.span):
            for token in tree.within(mention.span):
                named[token.index] = mention
        return named

    def _cut(self, tree: Tree, first: int, named: dict[int, Mention], found: list[Phrase]) -> int:
        """Adds the phrases of the run of words that begins at `first`; the number of the word after it."""
        owner: int | None = None
        start = index = first
        while index < len(tree):
            token = tree[index]
            if index > start and index not in named and _is_possessive(tree, index):
                self._add(tree, (start, index - 1), named, owner, found)
                owner, start = index - 1, index + 1
            elif token.tag in _OPENS and index not in named:
                if index > start and tree[start].tag != "PDT":
                    break
                if token.tag in {"PRP$", "WP$"}:
                    found.append(Phrase(tree, index, index, PRONOUN))
                    owner = index
            elif self._ends_before(tree, index, start, named):
                break
            index += 1
        self._add(tree, (start, index - 1), named, owner, found)
        return max(index, first + 1)

    def _ends_before(self, tree: Tree, index: int, start: int, named: dict[int, Mention]) -> bool:
        """Whether a word is no part of the phrase that began at `start`."""
        if index not in named and tree[index].tag not in _INNER and not _joined(tree, index):
            return True
        if index > start and index - 1 in named and self._is_left_out(tree, index, named):
            return True
        return index > start and (_parts(tree, index, named) or self._cuts(tree, index, named))

    def _is_left_out(self, tree: Tree, index: int, named: dict[int, Mention]) -> bool:
        """Whether a "noun" in -s after a name is its verb: "when Norland persecutes gay people"."""
        after = tree[index + 1].tag if index + 1 < len(tree) else ""
        verb = tree[index].tag == "NNS" and (after[:2] == "JJ" or after in _OPENS)
        return verb and index not in named and self._nouns.base(tree[index].lower) is None

    def _cuts(self, tree: Tree, index: int, named: dict[int, Mention]) -> bool:
        """Whether a word belongs to no noun before it: "the ministry last spring", or a new line."""
        before = tree[index - 1]
        if "\n" in self._reading.text[before.end : tree[index].start]:
            return True
        times = self._nouns.words["times"]
        if before.lower in times and index in named:
            return True  # "On Monday Katz said"
        after_noun = before.tag in _HEADS or index - 1 in named
        return after_noun and tree[index].lower in times

    def _add(
        self,
        tree: Tree,
        run: tuple[int, int],
        named: dict[int, Mention],
        owner: int | None,
        found: list[Phrase],
    ) -> None:
        first, last = run
        if last not in named and _is_quantity(tree, last):
            found.append(Phrase(tree, first, last, QUANTITY))
            return
        if self._is_verb(tree, run, named):
            last -= 1
        while last >= first and last not in named and not _is_head(tree, last, self._nouns):
            last -= 1
        if last < first or (last not in named and tree[last].lower in {"'s", "’s"}):
            return
        mention = named.get(last)
        if mention is not None:
            head = _head_of(tree, mention, last)
            bare = (
                tree[first].tag in {"NN", "VBN", "VBG"} and tree[first].text.islower() and first not in named
            )
            verb = bare and tree[first].tag != "NN" and first - 1 in named  # "Katz surprised Norland"
            if verb or (
                bare and mention.kind == "person" and not any(map(self._is_title, tree.tokens[first:last]))
            ):
                first = min(_numbers(tree, mention))  # "met Katz", the verb taken for a noun
            noun = self._noun(tree, first, head)
            kind = NOUN if mention.kind in {"unnamed", "collective"} else NAME
            plural = tree[head].tag in {"NNS", "NNPS"} and kind == NOUN
            found.append(Phrase(tree, first, head, kind, mention, owner, noun, plural))
            return
        for index in range(first, last):
            inside = named.get(index)
            if inside is not None and named.get(index + 1) is not inside:
                found.append(Phrase(tree, min(_numbers(tree, inside)), index, NAME, inside))
                owner = index
        noun = self._noun(tree, first, last)
        plural = tree[last].lower in self._nouns.plurals if noun else tree[last].tag in {"NNS", "NNPS"}
        if plural and noun and tree[last].lower == noun:  # "police", "staff", "media": one form for both
            plural = False
        found.append(Phrase(tree, first, last, NOUN, None, owner, noun, plural))

    def _is_title(self, token: Token) -> bool:
        """Whether a word can belong to what stands before a name: "Mr.", "minister"."""
        word = token.text.rstrip(".")
        known = word in self._nouns.titles or word in self._nouns.title_genders
        return known or self._nouns.base(token.lower) is not None

    def _is_verb(self, tree: Tree, run: tuple[int, int], named: dict[int, Mention]) -> bool:
        """Whether a run ends in a verb that was taken for a noun: "The prime minister opposes the pact"."""
        first, last = run
        if last == first or last in named or not is_cue(tree[last].lower, self._reading.language):
            return False
        before = last - 1 in named or self._nouns.base(tree[last - 1].lower) is not None
        after = tree[last + 1] if last + 1 < len(tree) else None
        return before and after is not None and not (after.is_verb or after.tag == "MD")

    def _noun(self, tree: Tree, first: int, last: int) -> str | None:
        """The noun for people or institutions that ends at a word, of two words where they are one noun."""
        word = tree[last].lower
        if last > first:
            for joint in (" ", "-"):
                two = self._nouns.base(f"{tree[last - 1].lower}{joint}{word}")
                if two:
                    return two
        if word == "old" and last - 2 >= first and tree[last - 2].lower in {"year", "years"}:
            return "year-old"
        return self._nouns.base(word)


def is_cue(word: str, language: Language) -> bool:
    """Whether a word can be the third person or past of a verb that attributes: "opposes", "accused"."""
    cue = language.cues.get(word)
    return cue is not None and cue.form in {"s", "past"}


def _is_quantity(tree: Tree, index: int) -> bool:
    """Whether a word counts people and no noun follows: "another", "thirteen of the members"."""
    token = tree[index]
    return token.lower in _QUANTITIES or (token.tag == "CD" and token.text.isalpha())


def _is_possessive(tree: Tree, index: int) -> bool:
    """Whether a word is the 's of an owner, also where the tagger takes it for "is" before a noun."""
    token = tree[index]
    if token.tag == "POS":
        return True
    after = tree[index + 1].tag if index + 1 < len(tree) else ""
    return token.lower == "'s" and token.tag == "VBZ" and after in _HEADS


def _joined(tree: Tree, index: int) -> bool:
    """Whether a word is part of one with hyphens: the "far" and "right" of "far-right partners"."""
    near = (n for n in (index - 1, index, index + 1) if 0 <= n < len(tree) and tree[n].text == "-")
    return any(not _is_dash(tree, hyphen) for hyphen in near)


def _is_dash(tree: Tree, index: int) -> bool:
    """Whether a hyphen has space on both sides: "a review period - unless Congress"."""
    if not 0 < index < len(tree) - 1:
        return False
    return tree[index - 1].end < tree[index].start and tree[index].end < tree[index + 1].start


def _is_head(tree: Tree, index: int, nouns: Nouns) -> bool:
    token = tree[index]
    if token.tag.startswith("JJ") and nouns.base(token.lower):
        return True  # "an unnamed general"
    return token.tag in _HEADS or (token.lower == "old" and index > 1 and tree[index - 2].lower == "year")


def _numbers(tree: Tree, mention: Mention) -> list[int]:
    return [token.index for token in tree.within(mention.span)]


def _head_of(tree: Tree, mention: Mention, last: int) -> int:
    """The word a mention is about: "Republicans" of "Republicans in the House", the last one of a name."""
    numbers = _numbers(tree, mention)
    if mention.kind in {"unnamed", "collective"}:
        for index in numbers[1:]:
            if tree[index].tag in {"IN", "TO"}:
                return index - 1
    return last


def _parts(tree: Tree, index: int, named: dict[int, Mention]) -> bool:
    """Whether a new phrase begins: a mention after another one, with no word between."""
    here, before = named.get(index), named.get(index - 1)
    if here is None:
        # "told Katz yesterday's", "Katz calling": what follows a person's name is none of its phrase,
        # but for a noun that it owns.
        return before is not None and before.kind == "person" and tree[index].tag not in _HEADS
    return before is not None and before is not here and before.kind == "person"


def linked(phrases: list[Phrase], number: int) -> tuple[str, Phrase] | None:
    """The preposition and the phrase that follow a phrase: "to", "Netanyahu" of "an aide to Netanyahu"."""
    phrase = phrases[number]
    after = phrase.head + 1
    if after >= len(phrase.tree) or phrase.tree[after].lower not in _LINKS:
        return None
    owners = [other for other in phrases[number + 1 :] if other.first >= after + 1]
    # The last phrase that begins at the word after the preposition is the whole one ("of his cabinet").
    chosen = None
    for other in owners:
        begins = other.first == after + 1 or (chosen is not None and other.owner == chosen.head)
        if not begins:
            break
        chosen = other
    return (phrase.tree[after].lower, chosen) if chosen else None
