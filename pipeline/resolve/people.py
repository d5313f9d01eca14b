"""People the article introduces and the registry does not know: "says Yaakov Katz, a senior fellow".

A run of capitalised words is a person's name where a title stands before it, an apposition or an age
behind it, a verb of speech beside it, or where it begins with an unmistakable given name. In headlines
capitals show nothing: there a name counts only when the text has shown it to be one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.resolve.candidates import Candidate, Who
from pipeline.resolve.introductions import Introductions
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words

MIN_PARTS, MAX_PARTS = 2, 4  # one capitalised word is too often no person, five too often a headline
_INITIALS = 2  # "J.D. Vance": longer words in capitals are organisations
_JUNIOR = ("jr", "sr", "ii", "iii")
_PREFIXES = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "O", "D", "Van", "Fitz")
_MODALS = ("will", "may")  # given names as well
_SHIPS = ("uss", "hms", "ins", "hmas", "hmcs", "rms", "cvn")  # before a name that is a ship's


@dataclass
class Person:
    """Somebody introduced: the words of each full mention, and what gave them away."""

    name: str
    surname: tuple[str, ...]
    given: str
    places: list[tuple[int, int]] = field(default_factory=list)
    introduced: set[int] = field(default_factory=set)
    clues: set[str] = field(default_factory=set)
    is_person: bool = False

    @property
    def pronoun(self) -> str | None:
        """The pronoun, "he" or "she", where the clues agree."""
        return next(iter(self.clues)) if len(self.clues) == 1 else None

    @property
    def who(self) -> Who:
        """The actor this person is."""
        return Who.discovered(self.name, "person", self.pronoun)

    def mentions(self) -> Iterator[Candidate]:
        """The full mentions; one that introduces is an apposition."""
        who = self.who
        for first, last in self.places:
            yield Candidate(first, last, who, "apposition" if first in self.introduced else "name")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words: its parts as pairs of words, and the title before it, if any."""

    parts: tuple[tuple[int, int], ...]
    title: str


class People:
    """Finds the people of an article; built once from a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        self._introductions = Introductions(vocabulary)

    def find(
        self, words: Words, free: list[bool], titled: frozenset[int], known: frozenset[str]
    ) -> list[Person]:
        """The people introduced, in text order.

        Args:
            words: The text.
            free: For each word, whether it belongs to nobody yet.
            titled: Words of headlines.
            known: Full names, lower case, that are people's for certain: the author's.
        """
        small = frozenset(raw for raw in words.raws if raw.islower())
        people: dict[tuple[str, str], Person] = {}
        for run in self._runs(words, free, small):
            first, last = run.parts[0][0], run.parts[-1][1]
            forms = words.forms[first : last + 1]
            person = people.setdefault((forms[0], forms[-1]), self._person(words, run))
            person.places.append((first, last))
            if first in titled:
                if " ".join(forms) in known:
                    person.is_person = True
                continue
            self._judge(words, run, person, known)
        speaking = self._introductions.speaking(words)
        for person in people.values():
            outside = any(first not in titled for first, _ in person.places)
            person.is_person = person.is_person or (outside and person.surname[-1] in speaking)
        return [person for person in people.values() if person.is_person]

    def _judge(self, words: Words, run: _Run, person: Person, known: frozenset[str]) -> None:
        first, last = run.parts[0][0], run.parts[-1][1]
        described = self._introductions.described(words, first, last)
        if run.title or described:
            person.introduced.add(first)
            self._clue(person, run.title, *described[:1])
        given = words.forms[first] in self._words.he_names or words.forms[first] in self._words.she_names
        speaks = self._introductions.speaks(words, first, last)
        full = " ".join(words.forms[first : last + 1])
        person.is_person = bool(
            person.is_person or run.title or described or given or speaks or full in known
        )

    def _runs(self, words: Words, free: list[bool], small: frozenset[str]) -> Iterator[_Run]:
        index = 0
        while index < len(words):
            if not (free[index] and words.capital(index) and self._can_name(words, index)):
                index += 1
                continue
            parts, last = self._parts(words, index, free)
            run = self._trimmed(words, parts, small)
            index = last + 1
            if run is not None:
                yield run

    def _parts(self, words: Words, index: int, free: list[bool]) -> tuple[list[tuple[int, int]], int]:
        """The parts of a name from a word on, hyphens and inner apostrophes within a part."""
        parts: list[tuple[int, int]] = []
        start = last = index
        while True:
            gap, after = words.gaps[last], last + 1
            usable = after < len(words) and free[after]
            if usable and (gap == "-" or (gap == "'" and words.forms[after] != "s")) and words.capital(after):
                last = after
                continue
            particle = (
                words.form(start) in self._words.particles and gap in (" ", "-") and not words.capital(start)
            )
            if particle and usable and (words.capital(after) or words.form(after) in self._words.particles):
                last = after
                continue
            parts.append((start, last))
            if not usable or gap != " " or not self._goes_on(words, after):
                return parts, last
            start = last = after

    def _goes_on(self, words: Words, index: int) -> bool:
        if words.capital(index):
            return self._can_name(words, index)
        while words.form(index) in self._words.particles and words.gaps[index] in (" ", "-"):
            index += 1
            if words.capital(index):
                return True
        return False

    def _can_name(self, words: Words, index: int) -> bool:
        raw, form = words.raws[index], words.forms[index]
        if self._words.is_title(form):
            return True
        if self._is_titled_given(words, index):
            return True
        if form in self._words.not_names and not (len(raw) == 1 and words.gaps[index] == " "):
            return False
        if form in _MODALS:
            return True
        if form in self._words.verbs or form in self._words.speech:
            return False
        return not raw.isdigit() and not (raw.isupper() and len(raw) > _INITIALS)

    def _is_titled_given(self, words: Words, index: int) -> bool:
        """Whether a given name that is a word as well stands after a title: "President Bill"."""
        given = words.forms[index] in self._words.he_names or words.forms[index] in self._words.she_names
        titled = words.capital(index - 1) and self._words.is_title(words.form(index - 1))
        return given and titled and words.gaps[index] == words.gap_before(index) == " "

    def _trimmed(self, words: Words, parts: list[tuple[int, int]], small: frozenset[str]) -> _Run | None:
        """The run without titles, without a sentence's first word; None when it can't be a name."""
        title = ""
        before = parts[0][0] - 1
        titles = [
            i
            for i, (start, last) in enumerate(parts)
            if start == last
            and self._words.is_title(words.forms[start])
            # "Sen. Miles King": a title behind a given name is a surname.
            and not (0 < i == len(parts) - 1 and self._is_given(words, parts[i - 1]))
        ]
        if titles:
            title = words.forms[parts[titles[-1]][0]]
            parts = parts[titles[-1] + 1 :]
        elif (
            before >= 0 and words.gap_before(parts[0][0]) == " " and self._words.is_title(words.forms[before])
        ):
            title = words.forms[before]
        if parts and words.opens(parts[0][0]) and not title and words.forms[parts[0][0]] in small:
            parts = parts[1:]
        while (
            len(parts) >= MIN_PARTS + 1
            and not self._is_given(words, parts[0])
            and self._is_given(words, parts[1])
        ):
            parts = parts[1:]
        numbered = bool(parts) and words.forms[parts[-1][1]] in _JUNIOR
        if not MIN_PARTS + numbered <= len(parts) <= MAX_PARTS or any(
            words.forms[last] in self._words.bodies for _, last in parts
        ):
            return None
        if len(words.raws[parts[-1][1]]) == 1 or any(_is_brand(words.raws[start]) for start, _ in parts):
            return None
        if words.form(parts[0][0] - 1) in _SHIPS:
            return None
        if words.gaps[parts[-1][1]].startswith("/") or words.gap_before(parts[0][0]).endswith("/"):
            return None  # "Jane Doe/Getty Images": who took the picture
        if words.gaps[parts[-1][1]] == "-" and words.form(parts[-1][1] + 1).isalpha():
            return None
        return _Run(tuple(parts), title)

    def _is_given(self, words: Words, part: tuple[int, int]) -> bool:
        return words.forms[part[0]] in self._words.he_names or words.forms[part[0]] in self._words.she_names

    def _person(self, words: Words, run: _Run) -> Person:
        first, last = run.parts[0][0], run.parts[-1][1]
        name = " ".join(words.text[words.starts[first] : words.ends[last]].split())
        start, end = run.parts[-1]
        if words.forms[end] in _JUNIOR and len(run.parts) > MIN_PARTS:
            start, end = run.parts[-2]
        given = words.forms[first]
        person = Person(name, tuple(words.forms[start : end + 1]), given)
        if given in self._words.he_names and given not in self._words.she_names:
            person.clues.add("he")
        if given in self._words.she_names and given not in self._words.he_names:
            person.clues.add("she")
        self._clue(person, run.title)
        return person

    def _clue(self, person: Person, *said: str) -> None:
        """A title or a noun outweighs what the given name suggests."""
        told = {"he" for word in said if word in self._words.he_titles} | {
            "she" for word in said if word in self._words.she_titles
        }
        if len(told) == 1:
            person.clues.clear()
            person.clues |= told


def _is_brand(raw: str) -> bool:
    """Whether a capital stands inside a word, as in a company's name and in no family's but "McCain"."""
    inner = next((i for i, letter in enumerate(raw) if i and letter.isupper()), 0)
    return bool(inner) and not raw.isupper() and raw[:inner] not in _PREFIXES
