"""ZIP archives, member by member: read as a stream, never written out under a member's name."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import RawIOBase
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from pipeline.errors import UnreadableInput
from pipeline.ingest.bounds import FREE_BYTES, MAX_RATIO, Budget, Metered, breaks, too_much
from pipeline.ingest.decode import sound
from pipeline.ingest.opened import Opened
from pipeline.ingest.salvage import salvaged
from pipeline.ingest.source import Source, is_litter
from pipeline.records import RejectedInput

# The directory at an archive's end is held in memory, half a kilobyte an entry.
MAX_DIRECTORY_BYTES = 64 * 1024 * 1024
MAX_ENTRIES = 500_000
# File systems end at 4,096; a path is a ledger's key and a line on screen.
MAX_PATH_CHARS = 1024
_ENTRY = b"PK\x01\x02"
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_UNSHOWN = "\ufffd"  # a line break in a name is allowed, and would make two lines of a ledger's one
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
_ENCRYPTED = 0x1
_UNIX_MODE = 16  # bits to the left, in a field that holds the DOS flags below


def member(
    outer: Opened, name: str, opener: Callable[[], BinaryIO], refused: str | None = None
) -> Iterator[Source | RejectedInput]:
    """The member `name` of an archive, or its rejection; nothing where it is a file nobody made.

    Args:
        outer: The archive.
        name: The path it has in the archive, as it stands there.
        opener: Gives its bytes.
        refused: Why its bytes can't be read, where that is known already.
    """
    name = sound(name)
    parts = name.replace("\\", "/").split("/")
    if any(is_litter(part) and part not in {".", ".."} for part in parts):
        return
    outer.budget.member()
    if problem := _path_problem(name, parts) or refused:
        place = f"{outer.ref}/{_CONTROL.sub(_UNSHOWN, name)[:MAX_PATH_CHARS]}"
        yield RejectedInput(place, place, problem)
        return
    path = PurePosixPath(*parts).as_posix()
    yield outer.source.inside(_CONTROL.sub(_UNSHOWN, path), opener, outer.budget)


def _path_problem(name: str, parts: list[str]) -> str | None:
    if ".." in parts or name.startswith(("/", "\\")) or _DRIVE.match(name):
        return "Its path leads out of the archive, so it was left alone."
    if not any(parts):
        return "It has no name."
    if len(name) > MAX_PATH_CHARS:
        return f"Its path has more than {MAX_PATH_CHARS:,} characters."
    return None


def unpack_zip(opened: Opened) -> Iterator[Source | RejectedInput]:
    """The members of a ZIP archive, in its own order.

    One that was cut off has lost the directory at its end; its members are then read one after
    another up to the break.

    Raises:
        UnreadableInput: If it is damaged, or its directory is too large.
    """
    stream = opened.seekable()
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", _Guarded(stream)))
    except UnreadableInput:
        raise
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, IndexError):
        stream.seek(0)
        for name, opener in salvaged(stream, opened.budget):
            yield from member(opened, name, opener)
        return
    with archive:
        for info in archive.infolist():
            if not info.is_dir():
                opener = partial(_open, archive, info, opened.budget)
                yield from member(opened, info.filename, opener, _refused(info, opened.budget))


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> BinaryIO:
    with breaks("archive"):
        return cast("BinaryIO", Metered(cast("BinaryIO", archive.open(info)), budget))


def _refused(info: zipfile.ZipInfo, budget: Budget) -> str | None:
    """Why a member isn't opened; its size can be believed, for zipfile reads no byte more."""
    mode = stat.S_IFMT(info.external_attr >> _UNIX_MODE)
    if mode not in {0, stat.S_IFREG}:
        return "It is a link or a device, not a file, so it was left alone."
    if info.flag_bits & _ENCRYPTED:
        return "It is encrypted; unpack it with its password and give the folder."
    if info.compress_type not in _METHODS:
        return f"It is packed by method {info.compress_type}, which is not read; pack it as a plain ZIP."
    try:
        if info.file_size > max(FREE_BYTES, info.compress_size * MAX_RATIO):
            raise too_much(FREE_BYTES)
        budget.check(info.file_size)
    except UnreadableInput as error:
        sentence = error.sentence()
        return sentence[:1].upper() + sentence[1:]
    return None


class _Guarded(RawIOBase):
    """A file for zipfile, which reads a directory of any size at once: too large a one is refused."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int | None = -1) -> Any:  # noqa: ANN401 - the base class says bytes or None
        wanted = MAX_DIRECTORY_BYTES + 1 if size is None or size < 0 else size
        data = self._stream.read(min(wanted, MAX_DIRECTORY_BYTES + 1))
        if len(data) > MAX_DIRECTORY_BYTES or data.count(_ENTRY) > MAX_ENTRIES:
            raise UnreadableInput(
                f"the archive's directory names more than {MAX_ENTRIES:,} members",
                then="Split it into smaller ones",
            )
        return data
