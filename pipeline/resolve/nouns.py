"""People who speak without a name, and groups: "two US officials", "a Netanyahu aide", "European leaders".

A noun that can speak, with what stands before it, makes a noun phrase; a registry actor in the phrase is
the body it speaks for. The name of an unnamed source is the phrase in the singular, without number and
rank, and " (unnamed)"; a group keeps its plural. "The official" alone is somebody named before: no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.names import MAX_ACRONYM
from pipeline.resolve.phrases import Modifier, Phrase, Phrases
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_INDEFINITE = frozenset(("a", "an", "one", "another"))
_PREDICATE = frozenset(
    ("is", "was", "be", "been", "became", "become", "as", "are", "were", "being", "remains")
)
# Who "their aides" are depends on the sentence before.
_OWN = frozenset(
    ("his", "her", "their", "its", "our", "my", "your", "these", "those", "such", "which", "whose")
)
_PARTIES = ("democrat", "republican")  # nouns that have a capital of their own
_OUTLETS = ("media", "newspaper", "broadcaster", "outlet")
_LONE = ("opposition", "police", "media")  # groups that are one word in either number
_ABSTRACT = ("to", "of", "from", "against")  # "the opposition to the plan" is no group
# Groups and people that speak for the body in their phrase, as officials do.
_FOR_A_BODY = frozenset(
    ("leader", "minister", "force", "troop", "democrat", "republican", "member", "loyalist", "ally")
)
_FOR_A_PARTY = frozenset(("lawmaker", "legislator", "senator", "soldier", "fighter", "militant"))
_COUNTS = frozenset(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "one"))
# Words of these lists that have a capital of their own.
_PROPER = frozenset(
    (
        "european", "arab", "muslim", "islamic", "islamist", "african", "asian", "jewish", "christian",
        "druze", "kurdish", "palestinian", "hebrew", "arabic", "haredi", "nordic", "baltic", "house",
        "senate", "white", "democratic", "republican", "latin", "gulf", "trump", "gaza", "pentagon",
        "kremlin", "gop", "un", "eu", "nato",
        "middle",
    )
)  # fmt: skip
_SPEAKS_WITHIN = 3  # words between a noun without description and its verb of speech


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The actors of a text as a noun meets them.

    `before` are those that may describe a noun, by their last word; `after` those that may stand behind a
    preposition, by their first: their last word and who. `names` are first and last words of people's
    names, `titled` the words of headlines.
    """

    before: Mapping[int, Modifier]
    after: Mapping[int, tuple[int, Who]]
    names: frozenset[int]
    titled: frozenset[int]


class Nouns:
    """Finds unnamed sources and collectives; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._phrases = Phrases(vocabulary)

    def find(self, words: Words, around: Surroundings) -> Iterator[Candidate]:
        """The noun phrases that can speak."""
        for head, form in enumerate(words.forms):
            noun = self._words.nouns.get(form)
            if noun is None or not self._is_noun(words, head, noun, around.titled):
                continue
            phrase = self._phrases.before(words, head, around.before, around.titled)
            self._phrases.behind(words, phrase, noun, around.after, official=noun in self._words.officials)
            if self._is_actor(words, phrase, noun) and not self._is_of_a_name(words, phrase, around):
                yield self._candidate(words, phrase, noun)

    def _is_noun(self, words: Words, head: int, noun: str, titled: frozenset[int]) -> bool:
        """Whether the word is the last of a noun phrase and, for a group, in the plural."""
        if noun in self._words.groups and words.forms[head] == noun and noun not in _LONE:
            return False
        small = not words.capital(head) or words.opens(head) or head in titled
        if noun not in _PARTIES and not small:
            return False
        after = words.form(head + 1) if words.gaps[head] == " " else ""
        if words.gaps[head] == "-" or after in self._words.nouns or self._words.is_title(after):
            return False
        # "fighter planes", "executive assistant": in the singular a noun behind it makes it an adjective.
        plural = words.forms[head] != noun or noun in _LONE
        small_after = after and not words.capital(head + 1)
        return plural or not small_after or self._words.goes_on(after)

    def _is_actor(self, words: Words, phrase: Phrase, noun: str) -> bool:
        """Whether the phrase can be somebody: described enough, and not somebody from before."""
        plural = words.forms[phrase.head] != noun
        determiner = words.form(phrase.first - 1) if words.gap_before(phrase.first) == " " else ""
        if determiner in _OWN:
            return False
        if noun in self._words.groups:
            return self._is_group(words, phrase, noun, determiner)
        bare = phrase.owner is None and phrase.last == phrase.head
        if not plural and not (
            determiner in _INDEFINITE or phrase.owner or (determiner == "the" and not bare)
        ):
            return False
        if phrase.described:
            return True
        return determiner != "the" and self._verb_is_near(words, phrase)

    def _is_group(self, words: Words, phrase: Phrase, noun: str, determiner: str) -> bool:
        if noun in _PARTIES:
            return words.capital(phrase.head)
        if noun == "opposition":
            return determiner == "the" and words.form(phrase.head + 1) not in _ABSTRACT
        if noun in ("member", "force", "troop"):
            return phrase.last > phrase.head or phrase.owner is not None
        said = " ".join(words.forms[phrase.first : phrase.head + 1])
        return phrase.described or said in self._words.definite

    def _verb_is_near(self, words: Words, phrase: Phrase) -> bool:
        """Whether a verb of speech stands beside the phrase, or "according to" before it."""
        for index in range(phrase.last + 1, min(phrase.last + 1 + _SPEAKS_WITHIN, len(words))):
            if words.gap_before(index) != " ":
                break
            if words.forms[index] in self._words.speech:
                return True
        start = phrase.first - (words.form(phrase.first - 1) in self._words.numbers)
        according = words.form(start - 2) == "according" and words.form(start - 1) == "to"
        return according or words.form(start - 1) in ("say", "said", "says")

    def _is_of_a_name(self, words: Words, phrase: Phrase, around: Surroundings) -> bool:
        """Whether the phrase says what somebody named is: "spokesman Omar Dajani", "Jane Doe, an aide,"."""
        after, gap = phrase.last + 1, words.gaps[phrase.last]
        named = after in around.names or (words.capital(after) and after not in around.titled)
        if gap == " " and named:
            return words.form(after) not in self._words.days
        if gap in (", ", ": ") and after in around.names:
            return True
        start = phrase.first
        while words.gap_before(start) == " " and words.form(start - 1) in self._words.numbers | {"the"}:
            start -= 1
        if words.gap_before(start) in (", ", " (") and start - 1 in around.names:
            return True
        return words.gap_before(start) == " " and words.form(start - 1) in _PREDICATE

    def _candidate(self, words: Words, phrase: Phrase, noun: str) -> Candidate:
        group = noun in self._words.groups or self._is_crowd(words, phrase, noun)
        kind = "outlet" if noun in _OUTLETS else "collective" if group else "unnamed"
        of_a_party = noun in _FOR_A_PARTY and phrase.owner is not None and phrase.owner.kind != "country"
        speaks_for = noun in self._words.officials or noun in _FOR_A_BODY or of_a_party
        body = phrase.owner if speaks_for and not phrase.former else None
        plural = group or words.forms[phrase.head] != noun
        pronoun = "they" if plural else self._words.pronoun_of_title(noun)
        name = self._name(words, phrase, None if group else noun)
        who = Who.discovered(name, kind, pronoun, body)
        return Candidate(phrase.first, phrase.last, who, "noun")

    def _is_crowd(self, words: Words, phrase: Phrase, noun: str) -> bool:
        """Whether a plural speaks as a group: "farmers", not "two farmers" and no officials."""
        plural = words.forms[phrase.head] != noun
        counted = words.gap_before(phrase.first) == " " and words.form(phrase.first - 1) in _COUNTS
        return plural and noun in self._words.people and not counted and phrase.last == phrase.head

    def _name(self, words: Words, phrase: Phrase, noun: str | None) -> str:
        """The phrase as a name: with `noun` for its noun and unnamed; as it stands where `noun` is None."""
        name = ""
        for index in phrase.kept:
            said = words.raws[index]
            gap = words.gap_before(index) if name and index != phrase.kept[0] else ""
            if index != phrase.head and said == "s" and gap == "'":
                continue  # "Netanyahu's aides" and "Netanyahu aides" are one
            shouted = said.isupper() and len(said) > MAX_ACRONYM
            if index == phrase.head and noun is not None:
                said = noun
            elif shouted or (words.opens(index) and self._is_common(words.forms[index])):
                said = said.lower()
            name += (gap if gap in ("-", "'") else " " if name else "") + said
        return name if noun is None else f"{name} (unnamed)"

    def _is_common(self, form: str) -> bool:
        """Whether a word has a capital only where it opens a sentence."""
        noun = self._words.nouns.get(form, form)
        common = noun in self._words.nouns or form in self._words.fields or form in self._words.group_kinds
        return common and noun not in _PARTIES and form not in _PROPER
