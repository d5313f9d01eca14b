"""Which files an input stands for: paths, folders, globs and `-`.

Every input is checked before the first record is read, so a mistyped path costs nothing.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError
from pipeline.records import RejectedInput
from pipeline.schema import TABLES

STDIN = "-"
_ADDRESS = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `ref` is how the user knows it: as given, or relative to the folder given."""

    path: Path
    ref: str

    @property
    def suffix(self) -> str:
        """The lower-case ending that names the format (".csv")."""
        return self.path.suffix.lower()


def check(inputs: Sequence[str]) -> None:
    """Raise InputError on the first input that stands for nothing.

    Raises:
        InputError: On no input at all, a web address, a missing path, or a glob without a match.
    """
    if not inputs:
        raise InputError("no input was given", allowed="files, folders, globs, or - for standard input")
    for name in inputs:
        if name == STDIN or os.path.lexists(name):
            continue
        if name.startswith(_ADDRESS):
            raise InputError(
                "web addresses are not fetched", got=name, then="Save the page and give the .html file"
            )
        if not glob.has_magic(name):
            raise InputError("there is no such file or folder", got=name, then="Check its spelling")
        if next(glob.iglob(name, recursive=True), None) is None:  # noqa: PTH207 - as in expand
            raise InputError("no file matches the pattern", got=name, then="Try the pattern with ls")


def expand(inputs: Sequence[str]) -> Iterator[Source | RejectedInput]:
    """The files behind checked inputs, in the order given, folders and matches sorted.

    `-` comes out as a Source with that ref. A folder that can't be listed comes out rejected.
    """
    for name in inputs:
        if name == STDIN:
            yield Source(Path(STDIN), STDIN)
        elif os.path.lexists(name):
            yield from _one(name)
        else:
            for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - keeps the spelling given
                yield from _one(match)


def _one(name: str) -> Iterator[Source | RejectedInput]:
    path = Path(name)
    if path.is_dir():
        yield from _members(path)
    else:
        yield Source(path, name)


def _members(folder: Path) -> Iterator[Source | RejectedInput]:
    """Files below `folder`; hidden ones, a store's tables and links to folders are left out."""
    failures: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=failures.append):
        if _is_store(Path(place)):  # its tables are no articles; what lies beside them may be
            folders[:] = [name for name in folders if name not in TABLES and name != "_spool"]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                path = Path(place) / name
                yield Source(path, path.relative_to(folder).as_posix())
    for failure in failures:
        place = str(failure.filename)
        yield RejectedInput(place, place, f"The folder can't be listed: {failure.strerror}.")


def _is_store(folder: Path) -> bool:
    """Whether a folder is a store of ours: put among the articles, its files are no articles."""
    return (folder / "runs" / "_delta_log").is_dir()
