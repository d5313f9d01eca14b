"""A ZIP archive that was cut off: its members one after another, for the directory at its end is lost."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import RawIOBase
from typing import Any, BinaryIO, cast

from pipeline.ingest.bounds import Broken, Budget, Metered, breaks, cut_off

_LOCAL = struct.Struct("<4s5H3I2H")  # signature, version, flags, method, time, date, crc, sizes, lengths
_MAGIC = b"PK\x03\x04"
_LATER = 0x8  # flag: the size stands behind the data
_UTF8 = 0x800  # flag: the name's encoding
_ENCRYPTED = 0x1
_CHUNK = 64 * 1024

Found = tuple[str, Callable[[], BinaryIO]]


def salvaged(stream: BinaryIO, budget: Budget) -> Iterator[Found]:
    """Name and opener of each member up to the break; each is to be read before the next.

    Raises:
        UnreadableInput: At the break, which is the end: an archive that is whole is not read here.
    """
    while True:
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(_MAGIC):
            raise cut_off("archive")
        _, _, flags, method, _, _, _, packed, _, n_name, n_extra = _LOCAL.unpack(head)
        name = stream.read(n_name).decode("utf-8" if flags & _UTF8 else "cp437", "replace")
        stream.read(n_extra)
        inner = _Member(stream, method, None if flags & _LATER else packed)
        if flags & _ENCRYPTED or not inner.has_end:
            raise Broken(
                "the archive is cut off, and what is left of it can't be read", then="Fetch it once more"
            )
        metered = Metered(cast("BinaryIO", inner), budget)
        if not name.endswith("/"):
            yield name, partial(cast, "BinaryIO", metered)
        if metered.broken:
            raise metered.broken
        with breaks("archive"):
            inner.skip(budget)
        if flags & _LATER:
            _skip_descriptor(stream)


def _skip_descriptor(stream: BinaryIO) -> None:
    """Sizes behind the data: with a signature or without, in the small form or the large."""
    place = stream.tell()
    tail = stream.read(24 + len(_MAGIC))
    for length in (16, 12, 24, 20):
        if tail[length : length + len(_MAGIC)] == _MAGIC:
            stream.seek(place + length)
            return
    raise cut_off("archive")


class _Member(RawIOBase):
    """The bytes of a member that ends by its size or by its own mark."""

    def __init__(self, stream: BinaryIO, method: int, packed: int | None) -> None:
        self._stream, self._left = stream, packed
        self._inflate = zlib.decompressobj(-15) if method == zipfile.ZIP_DEFLATED else None
        self._over = False
        stored = method == zipfile.ZIP_STORED and packed is not None
        self.has_end = self._inflate is not None or stored

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing: what is left is skipped by the archive."""

    def skip(self, budget: Budget) -> None:
        while part := self.read(_CHUNK):
            budget.spend(len(part))

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        part = self._stored(len(buffer)) if self._inflate is None else self._inflated(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def _stored(self, amount: int) -> bytes:
        left = self._left or 0
        part = self._stream.read(min(amount, left))
        self._left = left - len(part)
        if left and not part:
            raise EOFError
        return part

    def _inflated(self, amount: int) -> bytes:
        inflate = self._inflate
        while inflate is not None and not self._over:
            data = inflate.unconsumed_tail or self._stream.read(_CHUNK)
            if not data:
                raise EOFError
            part = inflate.decompress(data, amount)
            if inflate.eof:
                self._over = True
                self._stream.seek(-len(inflate.unused_data), 1)
            if part:
                return part
        return b""
