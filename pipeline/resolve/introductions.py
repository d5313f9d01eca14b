"""What shows that capitals are somebody's name: a noun before or behind them, a verb that only people do."""

from __future__ import annotations

from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_REACH = 14  # words of an apposition in which the noun must stand that says what somebody is
_BACK = 9  # words of one that stands before the name: "the leader of the county council,"
_INSERTED = 10  # words between commas that may stand between a name and its verb
_AGE_DIGITS = 2
_DETERMINERS = frozenset(
    ["a", "an", "the", "his", "her", "its", "their", "my", "our", "your", "one", "another", "who",
     "whose", "former"]
)  # fmt: skip
_PLACED = ("in", "near", "at", "outside", "around")
_LINKS = ("of", "at", "for", "in", "on", "from", "to", "with")
_COURTESY = ("mr", "mrs", "ms", "miss", "dr")
_SAYS = ("said", "says", "told", "recalled", "recalls", "thinks", "laughed", "argues", "joked")
_CALLED = ("called", "named")
# "the late Ilse Dornan"; what follows such a word and has two capitals is somebody.
_LATE = ("late", "then")
_BY = frozenset(
    ("asked", "led", "written", "interviewed", "chaired", "headed", "drafted", "founded", "signed", "read")
)
_AUXILIARY = frozenset(("has", "had", "have", "will", "would", "is", "was", "also", "then", "now", "later"))
_WEAK = frozenset(
    (
        "called", "asked", "wants", "wanted", "hopes", "fears", "feared", "thought", "agreed", "expected",
        "backed", "opposed",
    )
)  # fmt: skip


class Introductions:
    """Reads what stands around capitals; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def described(self, words: Words, first: int, last: int) -> tuple[str, ...]:
        """The nouns of an apposition before or behind a name, lower case; empty where there is none."""
        if words.form(first - 1) in _PLACED and words.gap_before(first) == " ":
            return ()
        return self._behind(words, last) or self._before(words, first, last)

    def speaks(self, words: Words, first: int, last: int) -> bool:
        """Whether a verb beside a name is one that people do: "Vessel Marn of Marn College doubts"."""
        spoken = self._words.speech - _WEAK
        before = words.form(first - 1) if words.gap_before(first) == " " else ""
        if before in spoken and words.raws[first - 1].islower():
            return True
        if before == "by" and words.form(first - 2) in _BY and words.gap_before(first - 1) == " ":
            return True
        after = self._verb_after(words, last)
        form = words.form(after)
        return (form in spoken or form in self._words.human) and words.raws[after].islower()

    def speaking(self, words: Words) -> frozenset[str]:
        """Words, lower case, that alone speak as a person's name does: "says Marn", "Mr Marn", "MARN:"."""
        found = set()
        for index, form in enumerate(words.forms):
            if not words.capital(index) or form in self._words.not_names or form in self._words.openers:
                continue
            before = words.gap_before(index)
            label = words.raws[index].isupper() and "\n" in before and words.gaps[index] == ": "
            courtesy = before == " " and words.form(index - 1) in _COURTESY
            alone = not (before == " " and words.capital(index - 1))
            ends = words.gaps[index] != " " or not words.capital(index + 1)
            if label or courtesy or (alone and ends and self._says(words, index)):
                found.add(form)
        return frozenset(found)

    def _says(self, words: Words, index: int) -> bool:
        """Whether a verb of speech stands right beside a word."""
        after = words.gaps[index] == " " and words.form(index + 1) in _SAYS
        return after or (words.gap_before(index) == " " and words.form(index - 1) in _SAYS)

    def is_description(self, form: str) -> bool:
        """Whether a noun says what somebody is."""
        return (
            form in self._words.descriptions
            or self._words.is_title(form)
            or form in self._words.officials
            or form in self._words.people
            or (
                form in self._words.plurals
                and self._words.nouns[form] != form
                and self.is_description(self._words.nouns[form])
            )
        )

    def _verb_after(self, words: Words, last: int) -> int:
        """The word at which the verb of a name would stand: what is inserted and auxiliaries left out."""
        index = last + 1
        if words.gaps[last] == " " and words.form(index) in ("of", "from"):
            index += 1
            index += words.form(index) == "the"
            while words.capital(index) and words.gaps[index] == " ":
                index += 1
        elif words.gaps[last] == ", ":
            closes = (i for i in range(index, min(index + _INSERTED, len(words))) if words.gaps[i] != " ")
            end = next(closes, None)
            index = end + 1 if end is not None and words.gaps[end] == ", " else len(words)
        elif words.gaps[last] != " ":
            return len(words)
        while words.form(index) in _AUXILIARY or words.form(index).endswith("ly"):
            index += 1
        return index

    def _behind(self, words: Words, last: int) -> tuple[str, ...]:
        """The nouns of an apposition behind a name: ", a senior fellow at", ", 34,", "(D-Calif.)"."""
        gap = words.gaps[last]
        if gap in (" (", ", "):
            after = words.form(last + 1)
            if after in ("d", "r", "i") and words.gaps[last + 1] in ("-", "–") and words.capital(last + 1):
                return ("lawmaker",)
            if after.isdigit() and len(after) == _AGE_DIGITS and words.gaps[last + 1][:1] in (",", ")"):
                return ("aged",)
        if gap != ", " or (words.capital(last + 1) and words.gaps[last + 1].startswith(".")):
            return ()  # "Moss Point, Miss."
        said: list[str] = []
        opened = words.form(last + 1) in _DETERMINERS
        if not opened and (
            words.form(last + 1) in self._words.follow or words.form(last + 1) in self._words.speech
        ):
            return ()
        for index in range(last + 1, min(last + 1 + _REACH, len(words))):
            form = words.forms[index]
            if self.is_description(form):
                said.append(form)
            if words.gaps[index] not in (" ", "-", "'") or (
                said and form in ("of", "at", "for", "in", "who", "with")
            ):
                break
        first_noun = bool(said) and (
            opened or self.is_description(words.form(last + 1)) or words.raws[last + 1].islower()
        )
        who = words.form(last + 1) == "who"
        return tuple(said) if first_noun or who else ()

    def _before(self, words: Words, first: int, last: int) -> tuple[str, ...]:
        """The noun before a name: "the painter", "a pilot called", "the leader of the council,"."""
        before, gap = first - 1, words.gap_before(first)
        if before < 0:
            return ()
        if gap == " " and words.raws[before].islower():
            if words.forms[before] in _CALLED:
                before -= 1
            if words.forms[before] in _LATE and words.form(before - 1) == "the":
                return ("late",)
            return (words.forms[before],) if self.is_description(words.forms[before]) else ()
        ends = words.gaps[last][:1] in (",", ".", ";", ")", "?", "!", "–", "—")
        return self._apposition_before(words, before) if gap == ", " and ends else ()

    def _apposition_before(self, words: Words, last: int) -> tuple[str, ...]:
        """The noun of a phrase that ends in word `last` and whose first words say that it is somebody."""
        noun: str | None = words.forms[last] if self.is_description(words.forms[last]) else None
        for index in range(last, max(-1, last - _BACK), -1):
            form = words.forms[index]
            # "the leader of the council": the noun is the one before the preposition.
            if form in _LINKS:
                noun = words.form(index - 1) if self.is_description(words.form(index - 1)) else None
            owned = form == "s" and words.gap_before(index) == "'"
            if form in _DETERMINERS and noun is None and words.form(index - 1) in _LINKS:
                continue
            if form in _DETERMINERS or owned or (index == last and words.opens(index) and noun):
                return (noun,) if noun else ()
            if words.gap_before(index) not in (" ", "-") or (
                words.capital(index) and not words.opens(index) and noun is None and index == last
            ):
                return ()
        return ()
