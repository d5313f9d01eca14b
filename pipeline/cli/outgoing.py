"""What the commands that draw share: the dashboard's half of them, and writing their file."""

from __future__ import annotations

import datetime as dt
import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

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
        whole_one = "standpoint" if missing.name in {"dashboard", "dashboard.commands"} else missing.name
        raise StandpointError(
            "what draws figures is not installed",
            got=missing.name,
            then=f"Install it: pip install {whole_one}",
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


def asked(
    found: ModuleType,
    store: Path,
    named: tuple[list[str] | None, list[str] | None, list[str] | None],
    days: tuple[dt.datetime | None, dt.datetime | None],
    **rest: Any,  # noqa: ANN401 - as Asked has them
) -> Any:  # noqa: ANN401 - the dashboard's
    """What of the data is asked for: `named` are actors, topics, outlets, `days` the first and the last."""
    actors, topics, outlets = (tuple(one or ()) for one in named)
    start, end = (None if one is None else one.date() for one in days)
    return found.Asked(
        store=str(store), actors=actors, topics=topics, outlets=outlets, start=start, end=end, **rest
    )


def ready(out: Path) -> None:
    """Finds out before the work that the file could not be written after it.

    Raises:
        UsageError: If its folder is not there or can't be written to, or it is a folder.
    """
    folder = out.parent
    if out.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        why = "it is a folder" if out.is_dir() else "its folder is not there, or not yours to write to"
        raise UsageError("the file can't be written", got=str(out), then=f"Name another place: {why}")


def write(out: Path, made: bytes) -> None:
    """Writes a file whole or not at all; one that is there is replaced.

    Raises:
        UsageError: If it can't be written.
    """
    with whole(out) as partial:
        partial.write_bytes(made)
