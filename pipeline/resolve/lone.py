"""Organisations with a name of their own that needs no noun: "Quillon, the chip maker", "the Greens said"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_MIN_LETTERS = 3
_REACH = 6  # words of ", the maker of chips" in which the noun must stand

_WEAK = frozenset(("called", "asked", "posted", "wanted", "wants", "reported", "reports", "thought"))
_NAMES = ("called", "named")


class LoneNames:
    """Finds organisations by an apposition or a verb of speech; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def find(self, words: Words, free: Sequence[bool], titled: frozenset[int]) -> Iterator[Candidate]:
        """Names of one word that stand for an organisation, wherever the article has them.

        Args:
            words: The text.
            free: For each word, whether it belongs to nobody yet.
            titled: Words of headlines, which show nothing.
        """
        small = frozenset(raw for raw in words.raws if raw.islower())
        usable = [i for i in range(len(words)) if free[i] and self._may_be(words, i, small)]
        somebody = {words.raws[i] for i in usable if self._is_of_a_name(words, i)}
        alone = [i for i in usable if not self._is_of_a_name(words, i) and words.raws[i] not in somebody]
        shown = {words.raws[i] for i in alone if i not in titled and self._is_shown(words, i)}
        for index in alone:
            if words.raws[index] in shown:
                who = Who.discovered(words.raws[index], "organisation", "it")
                yield Candidate(index, index, who, "name")

    def _may_be(self, words: Words, index: int, small: frozenset[str]) -> bool:
        raw, form = words.raws[index], words.forms[index]
        if not raw[:1].isupper() or len(raw) < _MIN_LETTERS or not raw.isalpha():
            return False
        if raw.isupper() and words.gaps[index].startswith(":"):
            return False  # "QUESTION: Why?"
        if raw.lower() in small and not self._after_article(words, index):
            return False
        return not (
            form in self._words.openers
            or form in self._words.follow
            or form in self._words.days
            or form in self._words.nouns
            or form in self._words.bodies
            or form in self._words.provinces
            or form in self._words.descriptions
            or form in self._words.he_names
            or form in self._words.she_names
            or form in self._words.not_names
            or self._words.is_title(form)
            or self._words.is_verb(form)
        )

    def _is_of_a_name(self, words: Words, index: int) -> bool:
        """Whether capitals stand beside a word, or a title before it."""
        before = words.gap_before(index) in (" ", "-", "'", "/") and index > 0
        first = words.form(index - 1)
        left = before and (
            (words.capital(index - 1) and first not in self._words.openers) or self._words.is_title(first)
        )
        gap = words.gaps[index]
        right = (
            gap in (" ", "-", "/") and words.capital(index + 1) and not words.form(index + 1).endswith("day")
        )
        return left or right

    def _is_shown(self, words: Words, index: int) -> bool:
        return (
            self._is_described(words, index) or self._is_called(words, index) or self._is_many(words, index)
        )

    def _is_described(self, words: Words, index: int) -> bool:
        """Whether a noun for an organisation follows a comma: "Quillon, the maker of"."""
        if words.gaps[index] != ", " or words.form(index + 1) not in ("the", "a", "an"):
            return False
        for further in range(index + 2, min(index + 2 + _REACH, len(words))):
            if self._is_body(words.forms[further]) and words.raws[further].islower():
                return words.gaps[further] != " " or words.form(further + 1) in self._words.follow
            if words.gaps[further] not in (" ", "-") or words.forms[further] in self._words.follow:
                return False
        return False

    def _is_called(self, words: Words, index: int) -> bool:
        """Whether a noun for an organisation stands before: "the firm Quillon", "her allies, the Greens,"."""
        before = index - 1
        if (
            words.form(before) == "the"
            and words.gap_before(index) == " "
            and words.gap_before(before) == ", "
        ):
            partners = words.form(before - 1) in (
                "partners",
                "allies",
                "rivals",
                "party",
                "union",
                "coalition",
            )
            return partners and words.gaps[index][:1] in (",", ".", ";")
        if words.gap_before(index) != " " or words.capital(before):
            return False
        before -= words.form(before) in _NAMES
        noun = self._is_body(words.form(before)) and not words.form(before).endswith("s")
        return noun and words.form(before - 1) not in self._words.follow - {"the", "a"}

    def _is_many(self, words: Words, index: int) -> bool:
        """Whether "the Greens" speak."""
        if not (self._after_article(words, index) and words.raws[index].endswith("s")):
            return False
        speaks = words.gaps[index] == " " and words.form(index + 1) in self._words.speech - _WEAK
        agent = words.form(index - 2) == "by" and words.form(index - 3).endswith("ed")
        return agent or (speaks and words.raws[index + 1].islower())

    def _after_article(self, words: Words, index: int) -> bool:
        joined = words.gap_before(index) == " "
        return joined and (
            words.form(index - 1) == "the"
            or (words.form(index - 1) == "opposition" and words.form(index - 2) == "the")
        )

    def _is_body(self, form: str) -> bool:
        return form in self._words.companies
