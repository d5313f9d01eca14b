"""Reading an address one parameter at a time; what is not valid is dropped with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

YES_NO = {"1": True, "0": False}


@dataclass(frozen=True, slots=True)
class Dropped:
    """A part of an address that was not used, and why."""

    part: str
    why: str


class Reader:
    """Takes parameters one by one; what is not valid is dropped with a reason."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self._params = params
        self.dropped: list[Dropped] = []

    def drop(self, key: str, value: str, why: str) -> None:
        """Notes that a part is not used."""
        self.dropped.append(Dropped(f"{key}={value}", why))

    def one(self, key: str, read: Callable[[str], T], default: T, why: str) -> T:
        """The last value of `key` as `read` takes it; KeyError and ValueError mean it can't."""
        values = self._params.get(key)
        if not values:
            return default
        try:
            return read(values[-1])
        except (KeyError, ValueError):
            self.drop(key, values[-1], why)
            return default

    def yes(self, key: str, *, default: bool) -> bool:
        """Whether `key` says 1 rather than 0."""
        return self.one(key, YES_NO.__getitem__, default, "1 or 0 is expected")

    def word(self, key: str, allowed: Mapping[str, str]) -> str | None:
        """The value of `key` when it is one of the few words it may be."""
        return self.one(key, lambda v: _key_of(allowed, v), None, f"{', '.join(allowed)}: one is expected")

    def member(self, key: str, allowed: Mapping[str, str], kind: str) -> str | None:
        """The value of `key` when it is one of `allowed`."""
        return self.one(key, lambda value: _key_of(allowed, value), None, f"no such {kind} in this store")

    def some(self, key: str, allowed: Mapping[str, str]) -> tuple[str, ...]:
        """Those values of `key` that are among the few words it may be."""
        kept: dict[str, None] = {}
        for value in self._params.get(key, ()):
            if value in allowed:
                kept[value] = None
            else:
                self.drop(key, value, f"{', '.join(allowed)}: these are expected")
        return tuple(kept)

    def members(
        self, key: str, allowed: Mapping[str, str], kind: str, most: int | None = None
    ) -> tuple[str, ...]:
        """Those values of `key` that are `allowed`, each once, in order; at most `most` of them."""
        kept: dict[str, None] = {}
        for value in self._params.get(key, ()):
            if value not in allowed:
                self.drop(key, value, f"no such {kind} in this store")
                continue
            if most is not None and value not in kept and len(kept) == most:
                self.drop(key, value, f"at most {most} at once")
                continue
            kept[value] = None
        return tuple(kept)


def _key_of(allowed: Mapping[str, str], value: str) -> str:
    if value not in allowed:
        raise KeyError(value)
    return value
