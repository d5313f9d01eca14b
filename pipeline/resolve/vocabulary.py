"""The words by which resolve tells people, groups and places apart: `data/registry/phrases.toml`.

They are data, every key documented in `docs/registry.md`; an unknown key is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from pipeline.errors import RegistryError
from pipeline.toml import Entry, load


@dataclass(frozen=True)
class Vocabulary:
    """Sets of lower-case words by their use; `nouns` leads from either number to the singular."""

    spelling: dict[str, str]
    nouns: dict[str, str]
    plurals: frozenset[str]
    officials: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    group_kinds: frozenset[str]
    definite: frozenset[str]
    ranks: frozenset[str]
    fields: frozenset[str]
    numbers: frozenset[str]
    familiar: frozenset[str]
    stops: frozenset[str]
    he_titles: frozenset[str]
    she_titles: frozenset[str]
    titles: frozenset[str]
    descriptions: frozenset[str]
    bodies: frozenset[str]
    low_bodies: frozenset[str]
    portfolios: frozenset[str]
    openers: frozenset[str]
    not_names: frozenset[str]
    particles: frozenset[str]
    speech: frozenset[str]
    human: frozenset[str]
    verbs: frozenset[str]
    addressing: frozenset[str]
    parties: frozenset[str]
    follow: frozenset[str]
    days: frozenset[str]
    buildings: frozenset[str]
    place_before: frozenset[str]
    place_after: frozenset[str]
    place_words: frozenset[str]
    namesakes: frozenset[str]
    not_before_role: frozenset[str]
    not_after_role: frozenset[str]
    he_names: frozenset[str]
    she_names: frozenset[str]
    companies: frozenset[str]
    state: frozenset[str]
    provinces: frozenset[str]
    not_authors: frozenset[str]

    def is_title(self, form: str) -> bool:
        """Whether a word can stand before somebody's name as title or office."""
        return form in self.titles or form in self.he_titles or form in self.she_titles

    def is_verb(self, form: str) -> bool:
        """Whether a word may be a finite verb or stand before one: "said", "quickly"."""
        return form in self.speech or form in self.verbs or form.endswith(("ed", "ly"))

    def goes_on(self, form: str) -> bool:
        """Whether a word behind a noun or name leaves it one, and does not make it an adjective."""
        return form in self.follow or form in self.stops or self.is_verb(form) or not form.isalpha()

    def pronoun_of_title(self, form: str) -> str | None:
        """The pronoun, "he" or "she", where a title gives it away."""
        return "he" if form in self.he_titles else "she" if form in self.she_titles else None


_NOUNS = ("officials", "people", "groups")
_MADE = ("spelling", "nouns", "plurals", *_NOUNS)


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary in a file; raises RegistryError on an unknown key or a malformed pair."""
    entry = Entry(path.name, load(path, RegistryError), RegistryError)
    spelling = dict(_pair(entry, pair) for pair in entry.strings("spelling"))
    listed = {key: dict(_noun(noun) for noun in entry.strings(key)) for key in _NOUNS}
    plural = {many: one for nouns in listed.values() for one, many in nouns.items()}
    made = {
        "spelling": spelling,
        "nouns": {one: one for one in plural.values()} | plural,
        "plurals": frozenset(plural),
        **{key: frozenset(nouns) for key, nouns in listed.items()},
    }
    rest = {
        name.name: _forms(entry.strings(name.name), spelling)
        for name in fields(Vocabulary)
        if name.name not in _MADE
    }
    entry.done()
    rest["not_names"] |= rest["openers"]
    return Vocabulary(**made, **rest)  # type: ignore[arg-type]


def _pair(entry: Entry, pair: str) -> tuple[str, str]:
    one, mark, other = pair.partition("=")
    if not (mark and one and other):
        raise RegistryError(f"{entry.where}: a spelling is no pair", got=pair, allowed="word=word")
    return one, other


def _noun(noun: str) -> tuple[str, str]:
    one, _, many = noun.partition("/")
    return one, many or plural(one)


def plural(noun: str) -> str:
    """The regular plural of an English noun: "ally" → "allies", "witness" → "witnesses"."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _forms(words: Iterable[str], spelling: dict[str, str]) -> frozenset[str]:
    return frozenset(" ".join(spelling.get(part, part) for part in word.split(" ")) for word in words)
