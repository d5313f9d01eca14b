"""Tar archives, read from front to back: members stream, nothing is kept.

The standard library's reader keeps every header, believes their sizes, and ends in silence at a
damaged one. What is needed of the format is small: regular files, their names in three dialects.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import RawIOBase
from typing import Any, BinaryIO, cast

from pipeline.errors import UnreadableInput
from pipeline.ingest.archive import member
from pipeline.ingest.bounds import Metered, cut_off, damaged
from pipeline.ingest.opened import Opened
from pipeline.ingest.source import Source
from pipeline.records import RejectedInput

_BLOCK = 512
# A long name, or the attributes a system keeps: pathnames end at 4,096.
MAX_HEADER_BYTES = 64 * 1024
_CHUNK = 256 * 1024
_FILE, _FOLDER, _SPARSE = b"\x0007", b"5", b"S"
_LONG_NAME, _LONG_LINK, _PAX, _PAX_GLOBAL = b"L", b"K", b"xX", b"g"
_NO_DATA = b"123456"  # links, devices, folders, pipes


def unpack_tar(opened: Opened) -> Iterator[Source | RejectedInput]:
    """The members of a tar archive, in its order; each is to be read before the next is asked for.

    Raises:
        UnreadableInput: Where it is damaged or cut off; what stood before has come out.
    """
    tape = _Tape(opened.stream())
    name, size = "", None
    while header := tape.header():
        kind = header[156:157]
        length = _number(header[124:136])
        if kind in _NO_DATA:
            length = 0
        if kind in _LONG_NAME + _LONG_LINK + _PAX + _PAX_GLOBAL:
            extra = tape.appendix(length)
            if kind in _LONG_NAME:
                name = _words(extra)
            elif kind in _PAX:
                name, size = _pax(extra, name, size)
            continue
        if kind in _SPARSE:
            tape.skip_sparse_map(header)
        body = _Body(tape, length if size is None else size)
        metered = Metered(cast("BinaryIO", body), None)  # the layer below has counted its bytes
        found = name or _name(header)
        name, size = "", None
        if kind not in _FOLDER and not (kind in _FILE and found.endswith("/")):
            yield from member(opened, found, partial(cast, "BinaryIO", metered), _refused(kind, header))
        if metered.broken:
            raise metered.broken
        body.skip()


def _refused(kind: bytes, header: bytes) -> str | None:
    if kind in _NO_DATA:
        return "It is a link or a device, not a file, so it was left alone."
    if kind in _SPARSE or b"GNUSparseFile" in header:
        return "It is a sparse file, as disks have and articles do not, so it was left alone."
    if kind not in _FILE:
        return "It is no regular file."
    return None


class _Tape:
    """The blocks of an archive."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._headers = stream, 0

    def header(self) -> bytes | None:
        """The next header; None at the end mark.

        Raises:
            UnreadableInput: If there is no end mark, or the header's own sum is wrong.
        """
        block = self.read(_BLOCK)
        if not block.strip(b"\x00") and len(block) == _BLOCK:
            return None
        if len(block) < _BLOCK:
            raise cut_off("archive")
        if not _is_header(block):
            raise damaged("archive") if self._headers else UnreadableInput("it is no tar archive")
        self._headers += 1
        return block

    def appendix(self, length: int) -> bytes:
        """What a header says in data of its own."""
        if length > MAX_HEADER_BYTES:
            raise UnreadableInput(f"a header of the archive has {length:,} bytes, which no name needs")
        data = self.read(length + -length % _BLOCK)
        if len(data) < length:
            raise cut_off("archive")
        return data[:length]

    def skip_sparse_map(self, header: bytes) -> None:
        """Pass the blocks that say where the old GNU format's sparse file has its holes."""
        more = header[482:483]
        while more.strip(b"\x00"):
            more = self.read(_BLOCK)[504:505]

    def read(self, amount: int) -> bytes:
        """`amount` bytes, fewer only at the end."""
        parts = []
        while amount and (part := self._stream.read(min(amount, _CHUNK))):
            parts.append(part)
            amount -= len(part)
        return b"".join(parts)

    def some(self, amount: int) -> bytes:
        """At least one byte and at most `amount`; raises UnreadableInput at the end."""
        part = self._stream.read(min(amount, _CHUNK))
        if not part:
            raise cut_off("archive")
        return part


class _Body(RawIOBase):
    """The bytes of one member."""

    def __init__(self, tape: _Tape, size: int) -> None:
        self._tape, self._left, self._padding = tape, size, -size % _BLOCK

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing: what is left is skipped by the archive."""

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        if not self._left:
            return 0
        part = self._tape.some(min(len(buffer), self._left))
        self._left -= len(part)
        buffer[: len(part)] = part
        return len(part)

    def skip(self) -> None:
        while self._left:
            self._left -= len(self._tape.some(self._left))
        self._tape.read(self._padding)


def _is_header(block: bytes) -> bool:
    """Whether a block has the sum of its bytes where headers have it, which itself counts as blanks."""
    digits = block[148:156].strip(b" \x00")
    return digits.lstrip(b"0") == b"%o" % (sum(block[:148]) + sum(block[156:]) + 8 * ord(" "))


def _number(field: bytes) -> int:
    """A number of a header: octal digits, or binary where the first bit is set.

    Raises:
        UnreadableInput: If it is neither, or below zero.
    """
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    digits = field.split(b"\x00")[0].strip()
    if not digits:
        return 0
    try:
        value = int(digits, 8)
    except ValueError as cause:
        raise damaged("archive") from cause
    if value < 0:
        raise damaged("archive")
    return value


def _name(header: bytes) -> str:
    name = _words(header[:100])
    prefix = _words(header[345:500]) if header[257:263] == b"ustar\x00" else ""
    return f"{prefix}/{name}" if prefix else name


def _words(field: bytes) -> str:
    return field.split(b"\x00")[0].decode("utf-8", "replace")


def _pax(data: bytes, name: str, size: int | None) -> tuple[str, int | None]:
    """The name and the size in lines of "length key=value"."""
    place = 0
    while place < len(data):
        digits, _, _ = data[place : place + 20].partition(b" ")
        length = int(digits) if digits.isdigit() else 0
        if not length:
            break
        key, _, value = data[place + len(digits) + 1 : place + length - 1].partition(b"=")
        if key == b"path":
            name = _words(value)
        elif key == b"size" and value.isdigit() and len(value) < 20:  # noqa: PLR2004 - 2^64 has 20 digits
            size = int(value)
        place += length
    return name, size
