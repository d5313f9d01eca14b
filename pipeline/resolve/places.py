"""Whether a country or capital acts in its sentence or is only a place in it.

Countries are actors unless something makes them a place ("in Israel", "Israel's coast"); a capital is a
place unless something makes it an actor ("Ankara rejected", "told Washington"); a building stands for
its master unless one goes there. "Aid to Israel" has Israel as a party, "flew to Israel" does not.
"""

from __future__ import annotations

from pipeline.registry import Actor
from pipeline.resolve.names import MAX_ACRONYM, Hit
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_DIRECTIONS = ("to", "from")
_BE = ("is", "was", "are", "were", "be", "been")
_HAVE = ("has", "had", "have")
_MODALS = ("will", "would", "can", "could", "may", "might", "must", "should", "does", "did", "do")
_AUXILIARIES = frozenset((*_BE, *_HAVE, *_MODALS))
_MOODS = frozenset(
    ("opposed", "concerned", "committed", "prepared", "determined", "worried", "angered", "alarmed")
)
_ADVERBS = frozenset(
    ("also", "now", "still", "never", "not", "then", "even", "again", "already", "later", "so", "far")
)
_LOOK_AHEAD = 4  # words between a subject and its verb: an auxiliary and adverbs


class Places:
    """Tells actors from places; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary

    def acts(self, words: Words, hit: Hit[tuple[Actor, str]], titled: frozenset[int]) -> bool:
        """Whether the country, capital, building or body of `hit` is a mention of its actor.

        `titled` are the words of headlines, where capitals mean nothing.
        """
        actor, method = hit.value
        if actor.kind == "person":
            return True
        authority = words.forms[hit.last] in self._words.low_bodies
        if authority and (method == "metonym" or words.raws[hit.last].islower()):
            return not (words.raws[hit.last].islower() and self.noun_follows(words, hit.last))
        name = " ".join(words.forms[hit.first : hit.last + 1])
        building = name in self._words.buildings
        placed = actor.kind == "country" or building
        if placed and (self._is_longer_name(words, hit, titled) or self._is_place(words, hit)):
            return False
        if building:
            return not self.noun_follows(words, hit.last)
        if placed and method == "metonym":
            return self._acts_as_capital(words, hit)
        return not self._is_adjective(words, hit, name)

    def _is_adjective(self, words: Words, hit: Hit[tuple[Actor, str]], name: str) -> bool:
        """Whether a short form before a noun only says whose: "US sanctions"."""
        short = len(name) <= MAX_ACRONYM and words.raws[hit.first].isupper()
        return short and self.noun_follows(words, hit.last)

    def noun_follows(self, words: Words, last: int) -> bool:
        """Whether a noun stands right after word `last`, so that the name only describes it."""
        after = words.form(last + 1)
        if words.gaps[last] != " " or not after or words.capital(last + 1):
            return False
        return not (after in self._words.follow or self._words.is_verb(after) or after[0].isdigit())

    def _is_longer_name(self, words: Words, hit: Hit[tuple[Actor, str]], titled: frozenset[int]) -> bool:
        """Whether it is part of another name: "Jordan Smith", "Washington Post", "Denzel Washington"."""
        if hit.first in titled:
            return False
        before = hit.first - 1
        if words.gaps[hit.last] == " " and words.capital(hit.last + 1):
            return words.form(hit.last + 1) not in self._words.days
        if words.gap_before(hit.first) != " " or not words.capital(before) or " " in hit.name:
            return False
        form = words.forms[before]
        given = form in self._words.he_names or form in self._words.she_names
        strange = form not in self._words.not_names and not words.opens(before)
        return given or (hit.value[1] == "metonym" and strange)

    def _is_place(self, words: Words, hit: Hit[tuple[Actor, str]]) -> bool:
        return (
            self._follows_a_direction(words, hit)
            or self._leads_a_place(words, hit.last)
            or self._is_dateline(words, hit)
            or self._ends_an_address(words, hit)
        )

    def _follows_a_direction(self, words: Words, hit: Hit[tuple[Actor, str]]) -> bool:
        first = hit.first
        if words.form(first - 1) == "the" and words.gap_before(first) == " ":
            first -= 1
        before = words.form(first - 1) if words.gap_before(first) == " " else ""
        party = words.form(first - 2) in self._words.parties
        if before == "of":  # "outside of Iraq", "the state of Washington"
            building = " ".join(words.forms[hit.first : hit.last + 1]) in self._words.buildings
            capital = hit.value[1] == "metonym" and not (building or party)
            return capital or words.form(first - 2) in self._words.place_before
        return before in self._words.place_before or (before in _DIRECTIONS and not party)

    def _leads_a_place(self, words: Words, last: int) -> bool:
        """Whether something of a place follows: "Israel's coast", "Washington state", "Washington, D.C."."""
        after = words.gaps[last]
        if after == "'" and words.form(last + 1) == "s":
            return words.form(last + 2) in self._words.place_after
        return words.form(last + 1) in self._words.place_words and after in (" ", ", ")

    def _is_dateline(self, words: Words, hit: Hit[tuple[Actor, str]]) -> bool:
        after = words.gaps[hit.last].strip()
        return words.opens(hit.first) and (after[:1] in ("(", "—", "–") or after.startswith("--"))

    def _ends_an_address(self, words: Words, hit: Hit[tuple[Actor, str]]) -> bool:
        """Whether a place in it stands before a comma: "Haifa, Israel"; a list of countries is no address."""
        before = hit.first - 1
        if words.gap_before(hit.first) != ", " or not words.capital(before) or words.opens(before):
            return False
        if words.forms[before] in self._words.days or self._words.is_verb(words.form(hit.last + 1)):
            return False
        listed = words.gaps[hit.last] == ", " and words.capital(hit.last + 1)
        joined = listed or words.form(hit.last + 1) in ("and", "or")
        return not joined

    def _acts_as_capital(self, words: Words, hit: Hit[tuple[Actor, str]]) -> bool:
        after = words.gaps[hit.last]
        if after == "'" and words.form(hit.last + 1) == "s":
            return not words.capital(hit.last + 2)
        before = words.form(hit.first - 1)
        if words.gap_before(hit.first) == " ":
            if before in self._words.addressing:
                return True
            if before in _DIRECTIONS:  # `_is_place` has let it pass: a party
                return True
            if before == "and" and words.form(hit.first - 3) == "between":
                return True
        if after == " " and words.form(hit.last + 1) == "and" and words.capital(hit.last + 2):
            return self._verb_follows(words, hit.last + 2)
        return after in (" ", ": ") and self._verb_follows(words, hit.last)

    def _acts_with(self, auxiliary: str, form: str) -> bool:
        """Whether auxiliary and verb are what somebody does: "is pressing", "was told", not "was hit"."""
        if auxiliary in _BE:
            return form.endswith("ing") or form in self._words.speech or form in _MOODS
        if auxiliary in _HAVE:
            return form.endswith("ed") or form in self._words.verbs or form in self._words.speech
        return form != "be"

    def _verb_follows(self, words: Words, last: int) -> bool:
        helped = False
        for index in range(last + 1, min(last + 1 + _LOOK_AHEAD, len(words))):
            form = words.forms[index]
            if words.gaps[index - 1] not in (" ", ": "):
                return False
            if form in _AUXILIARIES:
                helped = True
            elif form in _ADVERBS or form.endswith("ly"):
                continue
            elif helped:
                return self._acts_with(words.forms[last + 1], form)
            else:
                return form in self._words.speech or form in self._words.verbs or form.endswith("ed")
        return False
