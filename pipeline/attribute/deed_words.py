"""What a deed or an attitude needs beside its verb to take a side: `data/language/deeds/<code>.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline import resources
from pipeline.errors import PackError
from pipeline.toml import Entry, load

_SETS = (
    "bland silent actors not_actors weak_before_infinitive semi duties alone quantities things undone askers "
    "from_somebody complemented enough attitudes"
)

_TABLES = "only_before objects needs adjectives"


@dataclass(frozen=True)
class DeedWords:
    """Sets of lower-case words; the tables lead from a verb, kind or adjective to what goes with it."""

    bland: frozenset[str]
    silent: frozenset[str]
    actors: frozenset[str]
    not_actors: frozenset[str]
    weak_before_infinitive: frozenset[str]
    semi: frozenset[str]
    duties: frozenset[str]
    alone: frozenset[str]
    quantities: frozenset[str]
    things: frozenset[str]
    undone: frozenset[str]
    askers: frozenset[str]
    from_somebody: frozenset[str]
    complemented: frozenset[str]
    enough: frozenset[str]
    attitudes: frozenset[str]
    only_before: dict[str, frozenset[str]]
    objects: dict[str, frozenset[str]]
    needs: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    agents: frozenset[str]

    def kinds(self, noun: str) -> frozenset[str]:
        """The kinds of object that a noun in the singular is."""
        return frozenset(kind for kind, nouns in self.objects.items() if noun in nouns)


@cache
def deed_words(code: str) -> DeedWords:
    """The words of a language that ships, by its ISO 639-1 code; read once a process."""
    return load_deed_words(resources.language_path(f"deeds/{code}"))


def load_deed_words(path: Path) -> DeedWords:
    """The words in a file; raises PackError on an unknown or missing key."""
    entry = Entry(path.name, load(path, PackError), PackError)
    entry.take("language", str)
    agents = Entry(f"{path.name}: [agents]", entry.take("agents", dict), PackError)
    sets: dict[str, Any] = {key: frozenset(entry.strings(key)) for key in _SETS.split()}
    tables: dict[str, Any] = {key: _table(entry, key) for key in _TABLES.split()}
    words = DeedWords(**sets, **tables, agents=frozenset(agents.strings("nouns")))
    agents.done()
    entry.done()
    return words


def _table(entry: Entry, key: str) -> dict[str, frozenset[str]]:
    values = entry.take(key, dict)
    table = Entry(f"{entry.where}: [{key}]", values, PackError)
    return {name: frozenset(table.strings(name)) for name in values}
