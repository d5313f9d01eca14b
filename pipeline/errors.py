"""Every error Standpoint raises on purpose.

The tree::

    StandpointError            anything the user can act on; caught once, at the edge of the CLI
    ├── UsageError             a command was called with words it does not take
    ├── InputError             an input path, pattern or format can't be used at all
    │   └── UnreadableInput    one record can't be read; the ledger quarantines it and goes on
    ├── SchemaError            rows do not fit the table they are meant for
    ├── PackError              a topic pack is malformed
    ├── RegistryError          the registry of actors or outlets is malformed
    └── StoreError             the store can't be used
        ├── StoreMissing       there is no store at that place
        ├── StoreBusy          another run is writing to it
        └── StoreBroken        it is there and can't be read

An error says four things: what happened, what was got, what is allowed, what to do next.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

GOT_CHARS = 200  # an error is one readable line; what was got may be a whole article


class StandpointError(Exception):
    """An error with a sentence for each of: what, got, allowed, next.

    Args:
        what: What could not be done, naming the place (file, key, command).
        got: The offending value as it was given.
        allowed: What would have been accepted.
        then: What the user can do next, a command where there is one.
    """

    def __init__(
        self,
        what: str,
        *,
        got: object = None,
        allowed: Iterable[object] | str | None = None,
        then: str | None = None,
    ) -> None:
        self.what = what
        self.got = got
        self.allowed = allowed if allowed is None or isinstance(allowed, str) else list(allowed)
        self.then = then
        super().__init__(self.sentence())

    def sentence(self) -> str:
        """The whole error on one line, parts that are unknown left out."""
        parts = [self.what.rstrip(".")]
        if self.got is not None:
            parts.append(f"got {_clipped(self.got)}")
        if self.allowed is not None:
            listed = self.allowed if isinstance(self.allowed, str) else _listed(self.allowed)
            parts.append(f"allowed: {listed}")
        line = "; ".join(parts) + "."
        if self.then is None:
            return line
        return f"{line} {self.then}" if self.then.endswith("?") else f"{line} {self.then.rstrip('.')}."

    def __reduce__(self) -> tuple[object, ...]:
        """Keyword arguments survive the trip from a worker process."""
        return _rebuild, (type(self), self.what, self.got, self.allowed, self.then)


class UsageError(StandpointError):
    """A command was called with words it does not take."""


class InputError(StandpointError):
    """An input path, pattern or format can't be used at all."""


class UnreadableInput(InputError):  # noqa: N818 - it names the record's state, not a failure of ours
    """One record can't be read; it is quarantined with this reason and the rest goes through."""


class SchemaError(StandpointError):
    """Rows do not fit the table they are meant for."""


class PackError(StandpointError):
    """A topic pack is malformed."""


class RegistryError(StandpointError):
    """The registry of actors or outlets is malformed."""


class StoreError(StandpointError):
    """The store can't be used."""


class StoreMissing(StoreError):  # noqa: N818 - named for what the caller finds
    """There is no store at that place."""


class StoreBusy(StoreError):  # noqa: N818 - named for what the caller finds
    """Another run is writing to the store."""


class StoreBroken(StoreError):  # noqa: N818 - named for what the caller finds
    """The store is there and can't be read."""


def nearest(got: str, allowed: Iterable[str]) -> str | None:
    """The one allowed word that looks most like `got`, or None when nothing does."""
    matches = difflib.get_close_matches(got, list(allowed), n=1, cutoff=0.6)
    return matches[0] if matches else None


def unknown(error: type[StandpointError], what: str, got: str, allowed: Iterable[str]) -> StandpointError:
    """The error for a word outside a closed list, suggesting the nearest one."""
    choices = sorted(allowed)
    close = nearest(got, choices)
    return error(what, got=got, allowed=choices, then=f"Did you mean {close!r}?" if close else None)


def _listed(values: list[object]) -> str:
    return ", ".join(str(value) for value in values) or "nothing"


def _clipped(got: object) -> str:
    shown = repr(got)
    return shown if len(shown) <= GOT_CHARS else shown[: GOT_CHARS - 1] + "…"


def _rebuild(
    kind: type[StandpointError], what: str, got: object, allowed: list[object] | str | None, then: str | None
) -> StandpointError:
    return kind(what, got=got, allowed=allowed, then=then)
