"""Whom a surname means: the one person of the article who has it, or whom title and gender single out.

"Katz" after Israel Katz is he; beside Yaakov Katz it is nobody, but "Defense Minister Katz" is the one
who held the office, and "Ms. Katz" the only woman of the two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.registry import Actor, Office
from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.names import Hit
from pipeline.resolve.offices import Offices
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

_JUNIOR = ("jr", "sr", "ii", "iii")
_GIVEN_AFTER = ("sir", "dame", "sister", "father", "brother", "aunt", "uncle", "prince", "princess")
_GIVEN_START = 2  # letters by which two forms of a given name are one: "Mike", "Michael"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody with a surname, known from word `since` on; `actor` is None when discovered."""

    who: Who
    since: int
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A name of one part, lower case, with who bears it; `is_given` where it is no surname."""

    name: tuple[str, ...]
    bearer: Bearer
    is_given: bool = False


class Surnames:
    """Resolves surnames and given names that stand alone; built once."""

    def __init__(self, vocabulary: Vocabulary, offices: Offices) -> None:
        self._words = vocabulary
        self._offices = offices

    def is_namesake(
        self, words: Words, hit: Hit[tuple[Actor, str]], ends: set[int], titled: frozenset[int]
    ) -> bool:
        """Whether another given name stands before a surname: "Michelle Obama", "Hunter Biden".

        Given name and actor's name that begin alike are one. A word of another name, one that is nobody's,
        and one that the article also writes small ("Reluctant Trump") is no given name.
        """
        actor, before = hit.value[0], hit.first - 1
        junior = words.form(hit.last + 1) in _JUNIOR and words.gaps[hit.last] in (" ", ", ")
        if actor.kind == "person" and junior and words.form(hit.last + 1) not in actor.name.lower():
            return True  # "Donald Trump Jr."
        if actor.kind != "person" or hit.value[1] == "name" or words.gap_before(hit.first) != " ":
            return False
        if not words.capital(before) or before in ends:
            return False
        form = words.forms[before]
        listed = form in self._words.he_names or form in self._words.she_names
        if form in self._words.not_names or self._words.is_title(form) or words.raws[before].isupper():
            return False
        parts = actor.name.lower().replace("-", " ").split()[:-1]
        if any(part[:_GIVEN_START] == form[:_GIVEN_START] for part in parts):
            return False
        return listed or not (before in titled or words.raws[before].lower() in words.raws)

    def bare(
        self, words: Words, bearers: Sequence[Named], free: list[bool], headline: frozenset[int]
    ) -> Iterator[Candidate]:
        """Names of one word where only one person of the article can be meant.

        Args:
            words: The text.
            bearers: Surnames and given names of the people of the article, with who bears them.
            free: For each word, whether it belongs to nobody yet.
            headline: Words that stand above the full names they are short for.
        """
        by_name: dict[tuple[str, ...], list[Named]] = {}
        for named in bearers:
            by_name.setdefault(named.name, []).append(named)
        firsts: dict[str, list[tuple[str, ...]]] = {}
        for name in by_name:
            firsts.setdefault(name[0], []).append(name)
        for first, form in enumerate(words.forms):
            for name in firsts.get(form, ()):
                last = first + len(name) - 1
                if words.forms[first : last + 1] != list(name) or not self._stands_alone(
                    words, first, last, free
                ):
                    continue
                fitting = self._fitting(
                    words,
                    first,
                    last,
                    [n for n in by_name[name] if n.bearer.since <= first or first in headline],
                )
                who = self.only(words, first, [n.bearer for n in fitting], (), None)
                if who and any(n.bearer is who and (n.is_given or who.actor is None) for n in fitting):
                    yield Candidate(first, last, who.who, "alias")

    def _fitting(self, words: Words, first: int, last: int, among: Sequence[Named]) -> list[Named]:
        """Those whom a name of one word can be short for: "Sir Miles" is a given name, "Mr Miles" is none."""
        before = words.form(first - 1) if words.gap_before(first) == " " else ""
        titled = self._words.is_title(before)
        surnames = [n for n in among if not n.is_given and before not in _GIVEN_AFTER]
        if surnames or (titled and before not in _GIVEN_AFTER):
            return surnames
        verb = words.gaps[last] == " " and self._words.is_verb(words.form(last + 1))
        listed = words.forms[first] in self._words.he_names or words.forms[first] in self._words.she_names
        aged = words.gaps[last] == ", " and words.form(last + 1).isdigit()
        if words.opens(first) and not (verb or listed or aged):
            return []
        return [n for n in among if n.is_given]

    def only(
        self,
        words: Words,
        first: int,
        bearers: Sequence[Bearer],
        titles: Iterable[Office],
        day: dt.date | None,
    ) -> Bearer | None:
        """The bearer who is meant by the surname that begins at `first`, or None.

        Args:
            words: The text.
            first: The surname's first word.
            bearers: Whom the article has named with this surname, or the registry knows by it.
            titles: The offices that stand right before it.
            day: The day of the article.
        """
        titles = list(titles)
        held = [
            b for b in bearers if b.actor and any(self._offices.has_held(b.actor.id, o, day) for o in titles)
        ]
        if titles:
            return held[0] if len({b.who.id for b in held}) == 1 else None
        before = words.form(first - 1) if words.gap_before(first) == " " else ""
        wanted = (
            "he" if before in self._words.he_titles else "she" if before in self._words.she_titles else None
        )
        fitting = [b for b in bearers if wanted is None or b.who.pronoun in (wanted, None)]
        return fitting[0] if len({b.who.id for b in fitting}) == 1 else None

    def _stands_alone(self, words: Words, first: int, last: int, free: list[bool]) -> bool:
        if not all(free[first : last + 1]) or not (words.capital(first) or words.capital(last)):
            return False
        if words.gaps[last] == "-" or words.gap_before(first) == "-":
            return False
        if (
            words.gaps[last] == " "
            and words.capital(last + 1)
            and words.form(last + 1) not in self._words.days
        ):
            return False
        before = words.form(first - 1)
        if before in ("the", "a", "his", "their") and self._words.is_title(words.forms[last]):
            return False  # "the king", beside a Miles King
        if words.gap_before(first) != " " or not words.capital(first - 1) or words.opens(first - 1):
            return True
        return self._words.is_title(before) or before in self._words.not_names
