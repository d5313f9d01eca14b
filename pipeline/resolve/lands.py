"""Countries that the registry does not know, by what an article says of them.

A capitalised word that has a government, an army or an ambassador ("Norland's troops", "the king of
Norland", "neighbouring Norland"), or an adjective and a border or office of its own ("the Norlandian
minister"), is one. It is read from then on as a country of the registry would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline import ids
from pipeline.registry import Actor
from pipeline.resolve.names import Hit
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_MIN_LETTERS = 4
# Endings of adjectives, with the letters of the name that give way to them.
_ENDINGS = (
    ("", "n"), ("", "an"), ("", "ian"), ("", "ean"), ("", "ese"), ("", "ish"), ("", "i"), ("", "er"),
    ("a", "an"), ("a", "ian"), ("a", "ean"), ("a", "ese"), ("y", "ian"), ("y", "ese"),
    ("e", "ian"), ("e", "ean"), ("e", "ese"), ("o", "an"), ("o", "ese"),
)  # fmt: skip
_LAND = ("ia", "stan", "land", "mark")  # many countries end so; alone it shows nothing
_ITS_REACH = 24  # words between a country and "its ambassador"
_NEAR = 3  # words between an owner and what only a country has: "Norland's elected national parliament"
_STATES = frozenset(("country", "countries", "nation", "nations", "border", "pact", "treaty", "coup"))
_NEIGHBOUR = ("neighboring", "neighbouring")


class Lands:
    """Finds countries nobody listed; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def find(
        self, words: Words, known: frozenset[int], titled: frozenset[int]
    ) -> tuple[list[Hit[tuple[Actor, str]]], list[Hit[Actor]]]:
        """The names and the adjectives of unlisted countries.

        Args:
            words: The text.
            known: Words of the registry's names, and of names that are longer than a country's.
            titled: Words of headlines, which show nothing but are read once the text has shown it.
        """
        usable = [i for i, raw in enumerate(words.raws) if i not in known and self._may_be(words, i, raw)]
        persons = {words.raws[i] for i in usable if self._is_somebody(words, i)}
        seen = [i for i in usable if i not in titled and not self._is_part(words, i)]
        shown = {words.raws[i] for i in seen if self._is_shown(words, i)}
        shown |= {words.raws[i] for i in self._its(words, seen, known)}
        lands = {raw: self._land(raw, words) for raw in sorted(shown - persons)}
        if not lands:
            return [], []
        by_adjective = {adjective: land for land in lands.values() for adjective in land.adjectives}
        names: list[Hit[tuple[Actor, str]]] = []
        adjectives_found: list[Hit[Actor]] = []
        for index, raw in enumerate(words.raws):
            if index in known:
                continue
            if raw in lands and (index in titled or not self._is_part(words, index)):
                names.append(Hit(words.span(index, index), raw, (lands[raw], "name"), index, index))
            elif raw in by_adjective:
                adjectives_found.append(Hit(words.span(index, index), raw, by_adjective[raw], index, index))
        return names, adjectives_found

    def _land(self, raw: str, words: Words) -> Actor:
        adjectives = tuple(self._adjectives(raw, words))
        return Actor(f"~{ids.slug(raw)}", raw, "country", None, (), (), (), adjectives, "", None, ())

    def _may_be(self, words: Words, index: int, raw: str) -> bool:
        """Whether a word can be a country's name at all."""
        if not (raw[:1].isupper() and len(raw) >= _MIN_LETTERS and raw[1:].islower() and raw.isalpha()):
            return False
        form = words.forms[index]
        return not (
            form in self._words.openers
            or form in self._words.bodies
            or form in self._words.provinces
            or form in self._words.nouns
            or form in self._words.he_names
            or form in self._words.she_names
            or self._words.is_title(form)
        )

    def _is_somebody(self, words: Words, index: int) -> bool:
        """Whether a word is the last one of a longer name or has a title: "General von Marn", "Mr Marn"."""
        before = words.form(index - 1)
        joined = words.gap_before(index) == " "
        if not joined or before in _NEIGHBOUR:
            return False
        named = words.capital(index - 1) and before not in self._words.openers and not words.opens(index - 1)
        given = before in self._words.he_names or before in self._words.she_names
        return given or self._words.is_title(before) or before in self._words.particles or named

    def _is_shown(self, words: Words, index: int) -> bool:
        """Whether something beside a word shows that it is a country."""
        beside = self._owns(words, index) or self._is_of(words, index) or self._is_neighbour(words, index)
        return beside or (words.raws[index].endswith(_LAND) and self._is_named_as_one(words, index))

    def _is_named_as_one(self, words: Words, index: int) -> bool:
        """Whether a word that ends like a country's name acts, and is a place or has an adjective too."""
        raw = words.raws[index]
        acts = words.gaps[index] == " " and self._words.is_verb(words.form(index + 1))
        owns = words.gaps[index] == "'" and words.form(index + 1) == "s"
        which = words.gaps[index] == ", " and words.form(index + 1) == "which"
        if not (acts or owns or which):
            return False
        placed = any(
            other == raw and words.form(i - 1) in ("in", "of", "by", "against")
            for i, other in enumerate(words.raws)
        )
        return placed or bool(self._adjectives(raw, words)) or not _STATES.isdisjoint(words.forms)

    def _its(self, words: Words, seen: list[int], known: frozenset[int]) -> Iterator[int]:
        """The words nearest before "its ambassador", "whose king" where no other name stands between."""
        places = frozenset(seen)
        for index, form in enumerate(words.forms):
            if form not in ("its", "whose") or not self._reaches(words, index + 1):
                continue
            for earlier in range(index - 1, max(-1, index - _ITS_REACH), -1):
                if earlier in places:
                    yield earlier
                if earlier in places or earlier in known or "\n" in words.gaps[earlier]:
                    break

    def _is_part(self, words: Words, index: int) -> bool:
        """Whether a name goes on before or behind a word."""
        before = (
            words.gap_before(index) in (" ", "-") and words.capital(index - 1) and not words.opens(index - 1)
        )
        gap = words.gaps[index]
        return before or (gap in (" ", "-") and words.capital(index + 1))

    def _owns(self, words: Words, index: int) -> bool:
        """Whether what follows a possessive is something that only a country has: "Norland's troops"."""
        if words.gaps[index] != "'" or words.form(index + 1) != "s":
            return False
        return self._reaches(words, index + 2)

    def _reaches(self, words: Words, start: int) -> bool:
        for index in range(start, min(start + _NEAR, len(words))):
            if index > start and words.gap_before(index) not in (" ", "-"):
                return False
            pair = f"{words.forms[index]} {words.form(index + 1)}"
            if words.forms[index] in self._words.state or pair in self._words.state:
                return True
            if words.forms[index] in self._words.follow or self._words.is_verb(words.forms[index]):
                return False
        return False

    def _is_of(self, words: Words, index: int) -> bool:
        """Whether a state's office or body stands before "of": "the foreign ministry of Norland"."""
        if words.form(index - 1) != "of" or words.gap_before(index) != " ":
            return False
        pair = f"{words.form(index - 3)} {words.form(index - 2)}"
        gap = words.gaps[index]
        ends = (
            gap != " "
            or words.form(index + 1) in self._words.follow
            or self._words.is_verb(words.form(index + 1))
        )
        return ends and (words.form(index - 2) in self._words.state or pair in self._words.state)

    def _is_neighbour(self, words: Words, index: int) -> bool:
        return words.form(index - 1) in _NEIGHBOUR and words.gap_before(index) == " "

    def _adjectives(self, raw: str, words: Words) -> Sequence[str]:
        """The words of the text that are this country's adjective, its people in the plural included."""
        made = {raw[: len(raw) - len(end)] + plus for end, plus in _ENDINGS if raw.endswith(end)}
        if raw.endswith("ia"):
            made.add(raw[:-2] + "ian")
        return sorted(made.intersection(words.raws))
