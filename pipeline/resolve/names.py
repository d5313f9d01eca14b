"""Finding names in the words of a text.

Names are looked up by their first word, then compared as a whole, so the cost grows with the number
of words, not with the number of names. A capital letter in a name must be one in the text, or the whole
word in capitals, as in headlines; a short form in capitals ("US") must be in capitals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from pipeline.resolve.words import ARTICLES, Words
from pipeline.text import Span

T = TypeVar("T")
MAX_ACRONYM = 4  # "US", "IDF", "NATO": longer words in capitals are shouted, not short forms
_ANY, _CAPITAL, _EXACT = range(3)
_JOINED = {" ": (" ", "-"), "-": ("-", " ", ""), "–": ("–", "-", " "), "'": ("'",)}


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name found in a text, with what it stands for; `first` and `last` are its words."""

    span: Span
    name: str
    value: T
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    forms: tuple[str, ...]
    gaps: tuple[str, ...]
    raws: tuple[str, ...]
    cases: tuple[int, ...]
    value: T


class NameIndex(Generic[T]):
    """Names and what each stands for; a name may stand for several things.

    Args:
        entries: Pairs of a name and its value.
        spelling: Words in their other spelling, lower case.
        ignore_case: Whether "US President" also finds "US president".
        generic: Words, lower case, that a name may also have in lower case, but for its first.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        *,
        spelling: Mapping[str, str] | None = None,
        ignore_case: bool = False,
        generic: frozenset[str] = frozenset(),
    ) -> None:
        self._spelling = spelling or {}
        self._ignore_case = ignore_case
        self._generic = generic
        self._by_first: dict[str, dict[str, list[_Entry[T]]]] = {}
        for name, value in entries:
            # "Sa'ar" is also written "Saar".
            inner = {name, name.replace("'", "")} if "'" in name and "'s " not in name else {name}
            for form in inner:
                entry = self._entry(form, value)
                if entry:
                    second = entry.forms[1] if len(entry.forms) > 1 else ""
                    self._by_first.setdefault(entry.forms[0], {}).setdefault(second, []).append(entry)
        for seconds in self._by_first.values():
            for candidates in seconds.values():
                candidates.sort(key=lambda entry: (-len(entry.forms), entry.forms))

    def find(self, words: Words) -> Iterator[Hit[T]]:
        """Every occurrence as whole words, longest names first at each place; may overlap."""
        keys = [*words.keys, ""]
        for first, (form, after) in enumerate(pairwise(keys)):
            seconds = self._by_first.get(form)
            if seconds is None:
                continue
            for entry in (*seconds.get(after, ()), *(seconds.get("", ()) if after else ())):
                last = first + len(entry.forms) - 1
                if _matches(words, first, last, entry) and not _goes_on(words, first, last):
                    span = words.span(first, last)
                    yield Hit(span, span.of(words.text), entry.value, first, last)

    def _entry(self, name: str, value: T) -> _Entry[T] | None:
        words = Words(name, self._spelling)
        if not words.forms:
            return None
        cases = tuple(
            self._case(raw, form, i)
            for i, (raw, form) in enumerate(zip(words.raws, words.forms, strict=True))
        )
        return _Entry(tuple(words.keys), tuple(words.gaps[:-1]), tuple(words.raws), cases, value)

    def _case(self, raw: str, form: str, index: int) -> int:
        if raw.isupper() and 1 < len(raw) <= MAX_ACRONYM:
            return _EXACT
        if self._ignore_case or raw.islower() or raw.isdigit() or (index and form in self._generic):
            return _ANY
        return _CAPITAL


def _matches(words: Words, first: int, last: int, entry: _Entry[T]) -> bool:
    if last >= len(words.keys):
        return False
    for index, (form, raw, case) in enumerate(zip(entry.forms, entry.raws, entry.cases, strict=True), first):
        if words.keys[index] != form:
            return False
        here = words.raws[index]
        if case == _EXACT and here != raw:
            return False
        if case == _CAPITAL and not (
            here[:1].isupper()
            and (here[1:] == raw[1:] or here[1:].islower() or here.isupper() or form in ARTICLES)
        ):
            return False
        if index > first and words.gaps[index - 1] != entry.gaps[index - first - 1]:
            joined = _JOINED.get(entry.gaps[index - first - 1], ())
            if words.gaps[index - 1] not in joined:
                return False
    return True


def _goes_on(words: Words, first: int, last: int) -> bool:
    """Whether a hyphen binds the name into another word: "US-backed", "anti-Israel"."""
    follower = words.raws[last + 1][:1] if last + 1 < len(words) else ""
    hyphen, dash = words.gaps[last] == "-", words.gaps[last] == "–"
    after = (hyphen and follower.isalpha()) or (dash and follower.islower())
    before = first > 0 and words.gaps[first - 1] == "-" and words.forms[first - 1] not in ARTICLES
    return after or before
