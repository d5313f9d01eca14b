"""The nouns of a language that stand for people and institutions, and what they tell of them.

They are data (`data/language/<code>_nouns.toml`), read strictly: an unknown key raises.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline import resources
from pipeline.errors import PackError
from pipeline.toml import Entry, load

_ENDINGS = (("s", "es"), ("x", "es"), ("ch", "es"), ("sh", "es"))  # of nouns that take -es


@dataclass(frozen=True)
class Nouns:
    """Word lists, all in lower case but names and titles.

    `singular` leads from every form of a noun, plurals included, to the noun; `alike` from a noun to all
    that may stand for the same man or woman, itself included; `kinds` from a noun for a group to the
    kinds of actor it may mean.
    """

    singular: dict[str, str]
    plurals: frozenset[str]
    person: frozenset[str]
    relation: frozenset[str]
    body: frozenset[str]
    kinds: dict[str, frozenset[str]]
    alike: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]
    he: frozenset[str]
    she: frozenset[str]
    titles: dict[str, str]
    title_genders: dict[str, str]
    name_genders: dict[str, str]

    def base(self, word: str) -> str | None:
        """The noun for people or institutions that a lower-case word is a form of, or None."""
        return self.singular.get(word)

    def gender(self, noun: str) -> str | None:
        """The pronoun "he" or "she" where a noun tells it."""
        if noun in self.he:
            return "he"
        return "she" if noun in self.she else None

    def same(self, one: str, other: str) -> bool:
        """Whether two nouns may stand for the same man, woman or institution."""
        return one == other or other in self.alike.get(one, frozenset())


@cache
def nouns_of(code: str) -> Nouns:
    """The nouns of a language that ships, by its ISO 639-1 code; read once a process."""
    return load_nouns(resources.language_path(f"{code}_nouns"))


def load_nouns(path: Path) -> Nouns:
    """The nouns in a file; raises PackError on an unknown or missing key."""
    entry = Entry(path.name, load(path, PackError), PackError)
    entry.take("language", str)
    singular: dict[str, str] = {}
    plurals: set[str] = set()
    lists = {
        key: frozenset(_forms(entry.strings(key), singular, plurals))
        for key in ("person", "relation", "body")
    }
    gender = Entry(f"{path.name}: [gender]", entry.take("gender", dict), PackError)
    nouns = Nouns(
        singular=singular,
        plurals=frozenset(plurals),
        person=lists["person"] | lists["relation"],
        relation=lists["relation"],
        body=lists["body"],
        kinds=_turned(_table(entry, "kinds")),
        alike=_rows(_table(entry, "alike")),
        words=_table(entry, "words"),
        he=frozenset(gender.strings("he")),
        she=frozenset(gender.strings("she")),
        titles={word: str(noun) for word, noun in entry.take("titles", dict).items()},
        title_genders={t: g for g in ("he", "she") for t in gender.strings(f"{g}_titles")},
        name_genders={n: g for g in ("he", "she") for n in gender.strings(f"{g}_names")},
    )
    gender.done()
    entry.done()
    return nouns


def plural(noun: str) -> str:
    """The regular plural of an English noun.

    Examples:
        >>> [plural(noun) for noun in ("aide", "ally", "boss", "spokesman")]
        ['aides', 'allies', 'bosses', 'spokesmans']
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}{next((plus for end, plus in _ENDINGS if noun.endswith(end)), 's')}"


def _forms(given: tuple[str, ...], singular: dict[str, str], plurals: set[str]) -> list[str]:
    """The nouns of a list; their forms are put into `singular`."""
    found = []
    for item in given:
        noun, _, irregular = item.partition("/")
        many = irregular or plural(noun)
        singular.setdefault(noun, noun)
        singular.setdefault(many, noun)
        plurals.add(many)
        found.append(noun)
    return found


def _table(entry: Entry, key: str) -> dict[str, frozenset[str]]:
    values = entry.take(key, dict)
    table = Entry(f"{entry.where}: [{key}]", values, PackError)
    return {name: frozenset(table.strings(name)) for name in values}


def _turned(table: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    words = {word for row in table.values() for word in row}
    return {word: frozenset(key for key, row in table.items() if word in row) for word in words}


def _rows(table: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    words = {word for row in table.values() for word in row}
    return {word: frozenset(w for row in table.values() if word in row for w in row) for word in words}
