"""People called by a title and one name only: "Mr Stubbs", "President Kessler", "MINISTER DALGAARD:"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from pipeline.resolve.people import Person
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_MIN_LETTERS = 3
# Before a given name, which alone is nobody's: "Sir Miles", "Sister Agnes".
_GIVEN = frozenset(("sir", "dame", "sister", "father", "brother", "aunt", "uncle", "husband", "wife", "son"))

_ROYAL = frozenset(("king", "queen", "prince", "princess", "pope", "sheikh", "sultan", "emir"))
_THINGS = frozenset(
    ("order", "dept", "electric", "motors", "consort", "mills", "staff", "elect", "designate")
)


class TitledNames:
    """Finds people by title and surname; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def find(
        self, words: Words, free: Sequence[bool], titled: Container[int], known: Container[str]
    ) -> list[Person]:
        """Those of whom the article never says more, in text order.

        Args:
            words: The text.
            free: For each word, whether it belongs to nobody yet.
            titled: Words of headlines.
            known: Surnames, lower case, that somebody else of the article or the registry has.
        """
        found: dict[str, Person] = {}
        small = frozenset(raw for raw in words.raws if raw.islower())
        for index, form in enumerate(words.forms):
            if form in known or form in small or index in titled or not self._is_name(words, index, free):
                continue
            title = words.forms[index - 1]
            name = words.raws[index].title() if words.raws[index].isupper() else words.raws[index]
            if title in _ROYAL:
                name = f"{words.raws[index - 1].title()} {name}"
            person = found.setdefault(form, Person(name, (form,), form, is_person=True))
            person.places.append((index, index))
            person.introduced.add(index)
            told = self._words.pronoun_of_title(title)
            if told:
                person.clues.add(told)
        return list(found.values())

    def _is_name(self, words: Words, index: int, free: Sequence[bool]) -> bool:
        """Whether a word is a surname after a title, both with a capital, and the name ends there."""
        before, raw = index - 1, words.raws[index]
        if before < 0 or not (free[index] and words.capital(before) and words.capital(index)):
            return False
        title = words.forms[before]
        if words.gap_before(index) != " " or not self._words.is_title(title) or title in _GIVEN:
            return False
        gap, after = words.gaps[index], words.form(index + 1)
        label = gap.startswith(":")
        if raw.isupper() and not (words.raws[before].isupper() and label):
            return False
        more = gap in (" ", "-") and words.capital(index + 1) and not after.endswith("day")
        return not more and len(raw) >= _MIN_LETTERS and raw.isalpha() and self._is_free(words.forms[index])

    def _is_free(self, form: str) -> bool:
        """Whether a word is no title, noun or function word."""
        return not (
            self._words.is_title(form)
            or form in self._words.not_names
            or form in self._words.bodies
            or form in self._words.nouns
            or form in self._words.portfolios
            or form in self._words.follow
            or form in _THINGS
        )
