"""What the commands that draw share: the dashboard's half of them, and writing their file."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from pipeline.errors import StandpointError, UsageError, unknown
from pipeline.export.manifest import whole


def commands() -> ModuleType:
    """The dashboard's half, by name: nothing in the pipeline depends on the dashboard.

    Raises:
        StandpointError: If the dashboard is not installed.
    """
    try:
        return importlib.import_module("dashboard.commands")
    except ModuleNotFoundError as missing:
        raise StandpointError(
            "what draws figures is not installed", got=missing.name, then="Install it: pip install standpoint"
        ) from missing


def ending(out: Path, formats: Sequence[str]) -> str:
    """The format that the file's ending names.

    Raises:
        UsageError: If it names none of them.
    """
    found = out.suffix.removeprefix(".").lower()
    if found not in formats:
        raise unknown(UsageError, "the file's ending says what to write", found, formats)
    return found


def write(out: Path, made: bytes) -> None:
    """Writes a file whole or not at all; one that is there is replaced.

    Raises:
        UsageError: If it can't be written.
    """
    with whole(out) as partial:
        partial.write_bytes(made)
