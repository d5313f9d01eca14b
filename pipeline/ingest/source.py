"""Which files an input stands for: paths, folders, globs and `-`, and what lies inside a file.

Every input is checked before the first record is read, so a mistyped path costs nothing.
"""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from pipeline.errors import InputError, UnreadableInput
from pipeline.ingest.bounds import MAX_DEPTH, Budget
from pipeline.records import RejectedInput
from pipeline.schema import TABLES

STDIN = "-"
ADDRESS = ("http://", "https://")
# Endings that a server's path means; ".php" and ".aspx" say nothing, and are told by their content.
_SERVED = frozenset(
    {
        ".csv",
        ".tsv",
        ".json",
        ".jsonl",
        ".ndjson",
        ".xml",
        ".rss",
        ".atom",
        ".txt",
        ".pdf",
        ".docx",
        ".zip",
        ".tar",
        ".gz",
        ".tgz",
        ".bz2",
        ".xz",
    }
)
# A line break would make two lines of a ledger's one, and an escape colours a terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# What systems leave in folders and archives beside the files somebody made.
_LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a file, or a member of one.

    `ref` is how the user knows it: as given, or relative to the folder given; a member's is that of
    its archive with its path. `path` names the kind; it is opened only where there is no `opener`.
    `depth` counts the layers around it, `budget` is that of the outermost.
    """

    path: Path
    ref: str
    opener: Callable[[], BinaryIO] | None = None
    budget: Budget | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The lower-case ending that names the format (".csv")."""
        return self.path.suffix.lower()

    def open(self) -> BinaryIO:
        """Its bytes as a stream, from the beginning; a member can be opened once.

        Raises:
            UnreadableInput: If it is no regular file, can't be opened, or lies too deep.
        """
        if self.depth > MAX_DEPTH:
            raise UnreadableInput(
                f"it lies more than {MAX_DEPTH} archives deep", then="Unpack it and give the folder"
            )
        if self.opener is not None:
            return self.opener()
        check_file(self.path)
        return self.path.open("rb")

    def inside(
        self, name: str, opener: Callable[[], BinaryIO], budget: Budget, *, ref: str | None = None
    ) -> Source:
        """The member `name` of this one; `ref` where it is not the path below this one's."""
        place = f"{self.ref}/{name}" if ref is None else ref
        return Source(Path(name), place, opener, budget, self.depth + 1)


def check_file(path: Path) -> None:
    """Raise UnreadableInput unless `path` is a regular file."""
    try:
        status = path.stat()
    except OSError as cause:
        raise UnreadableInput(f"the file can't be read: {cause.strerror}") from cause
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableInput("it is no regular file")


def check(inputs: Sequence[str]) -> None:
    """Raise InputError on the first input that stands for nothing.

    Raises:
        InputError: On no input at all, a missing path, a glob without a match, or an address without a host.
    """
    if not inputs:
        raise InputError(
            "no input was given", allowed="files, folders, globs, web addresses, or - for standard input"
        )
    for name in inputs:
        if name == STDIN or os.path.lexists(name):
            continue
        if name.startswith(ADDRESS):
            _check_address(name)
            continue
        if not glob.has_magic(name):
            raise InputError("there is no such file or folder", got=name, then="Check its spelling")
        if next(glob.iglob(name, recursive=True), None) is None:  # noqa: PTH207 - as in expand
            raise InputError("no file matches the pattern", got=name, then="Try the pattern with ls")


def _check_address(name: str) -> None:
    try:
        host = urlsplit(name).hostname
    except ValueError:  # an unclosed bracket
        host = None
    if not host:
        raise InputError("this is no web address", got=name, then="Check its spelling")


def expand(inputs: Sequence[str]) -> Iterator[Source | RejectedInput]:
    """The files behind checked inputs, in the order given, folders and matches sorted.

    `-` comes out as a Source with that ref. A folder that can't be listed comes out rejected.
    """
    for name in inputs:
        if name == STDIN:
            yield Source(Path(STDIN), STDIN)
        elif os.path.lexists(name):
            yield from _one(name)
        elif name.startswith(ADDRESS):
            yield Source(_name_of(name), name)
        else:
            for match in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207 - keeps the spelling given
                yield from _one(match)


def _name_of(address: str) -> Path:
    """What stands for the path of an address: its ending only where that names a format."""
    path = Path(urlsplit(address).path)
    return path if path.suffix.lower() in _SERVED else Path(path.stem or "page")


def is_litter(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or was left there by an operating system."""
    return name.startswith(".") or name.lower() in _LITTER


def _one(name: str) -> Iterator[Source | RejectedInput]:
    path = Path(name)
    if path.is_dir():
        yield from _members(path)
    else:
        yield Source(path, _shown(name))


def _shown(name: str) -> str:
    r"""A name as it can be stored: file systems take bytes that are no UTF-8, and they are written \xff."""
    return _CONTROL.sub("\ufffd", os.fsencode(name).decode("utf-8", "backslashreplace"))


def _members(folder: Path) -> Iterator[Source | RejectedInput]:
    """Files below `folder`; hidden ones, a store's tables and links to folders are left out."""
    failures: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=failures.append):
        if _is_store(Path(place)):  # its tables are no articles; what lies beside them may be
            folders[:] = [name for name in folders if name not in TABLES and name != "_spool"]
        folders[:] = sorted(name for name in folders if not is_litter(name))
        for name in sorted(files):
            if not is_litter(name):
                path = Path(place) / name
                yield Source(path, _shown(path.relative_to(folder).as_posix()))
    for failure in failures:
        place = _shown(str(failure.filename))
        yield RejectedInput(place, place, f"The folder can't be listed: {failure.strerror}.")


def _is_store(folder: Path) -> bool:
    """Whether a folder is a store of ours: put among the articles, its files are no articles."""
    return (folder / "runs" / "_delta_log").is_dir()
