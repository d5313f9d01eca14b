"""Reading TOML strictly: every key is known, every required key is there, every type is right."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pipeline.errors import StandpointError, unknown

T = TypeVar("T")
_MISSING = object()


def load(path: Path, error: type[StandpointError]) -> dict[str, Any]:
    """The parsed file; raises `error` with the line when it is no TOML or can't be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors begin with a mark
    except OSError as cause:
        raise error(f"{path.name} can't be read: {cause.strerror}", got=str(path)) from cause
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise error(f"{path.name} is not valid TOML: {cause}", got=str(path)) from cause


class Entry:
    """A TOML table read key by key; `done()` raises on keys nobody asked for.

    Args:
        where: The file and the table, for messages ('actors.toml: [[actor]] 3').
        values: The parsed table.
        error: What to raise.
    """

    def __init__(self, where: str, values: object, error: type[StandpointError]) -> None:
        if not isinstance(values, Mapping):
            raise error(f"{where}: a table is expected", got=values)
        self.where = where
        self._values = dict(values)
        self._asked: set[str] = set()
        self._error = error

    def take(self, key: str, kind: type[T], default: object = _MISSING) -> T:
        """The value of `key`, of exactly the type `kind` and not blank; `default` when it is absent."""
        self._asked.add(key)
        value = self._values.pop(key, default)
        if value is _MISSING:
            raise self._error(f"{self.where}: key {key!r} is missing", got=sorted(self._values))
        if value is not default and type(value) is not kind:
            where = f"{self.where}: {key!r} has the wrong type"
            raise self._error(where, got=value, allowed=kind.__name__)
        if isinstance(value, str) and not value.strip():
            raise self._error(f"{self.where}: {key!r} is blank", then="Write it, or leave the key out")
        return value  # type: ignore[return-value]

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when the key is absent."""
        values = self.take(key, list, [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self._error(f"{self.where}: {key!r} lists something else than words", got=values)
        return tuple(values)

    def entries(self, key: str) -> list[Entry]:
        """An array of tables, empty when the key is absent."""
        tables = self.take(key, list, [])
        return [Entry(f"{self.where}: [[{key}]] {i}", t, self._error) for i, t in enumerate(tables, 1)]

    def choice(self, key: str, allowed: tuple[str, ...], default: object = _MISSING) -> Any:  # noqa: ANN401
        """A string out of a closed list; `default` when the key is absent."""
        value = self.take(key, str, default)
        if value is not default and value not in allowed:
            raise unknown(self._error, f"{self.where}: {key!r} is not a known word", value, allowed)
        return value

    def done(self) -> None:
        """Raise on the first key that nobody asked for, suggesting the nearest that exists."""
        for key in self._values:
            raise unknown(self._error, f"{self.where}: unknown key", key, self._asked)
