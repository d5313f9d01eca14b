"""Single files packed by gzip, bzip2 or xz: what is inside is read as if it lay there unpacked."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from functools import partial
from io import RawIOBase
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from pipeline.ingest.bounds import Metered
from pipeline.ingest.opened import Opened
from pipeline.ingest.source import Source

# xz says how much memory it wants; its strongest setting wants 65 MiB.
XZ_MEMORY_BYTES = 128 * 1024 * 1024
_CHUNK = 64 * 1024
# Ending → the ending of what is inside.
_INSIDE = {".gz": "", ".bz2": "", ".xz": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}

Decompressor = bz2.BZ2Decompressor | lzma.LZMADecompressor


def unpack_gzip(opened: Opened) -> Iterator[Source]:
    """What is inside a gzip file."""
    yield _inside(opened, lambda: gzip.GzipFile(fileobj=opened.stream()))


def unpack_bzip2(opened: Opened) -> Iterator[Source]:
    """What is inside a bzip2 file."""
    yield _inside(opened, lambda: _Inflated(opened.stream(), bz2.BZ2Decompressor))


def unpack_xz(opened: Opened) -> Iterator[Source]:
    """What is inside an xz file."""
    decompressor = partial(lzma.LZMADecompressor, memlimit=XZ_MEMORY_BYTES)
    yield _inside(opened, lambda: _Inflated(opened.stream(), decompressor))


def _inside(opened: Opened, opener: Callable[[], object]) -> Source:
    """It keeps the ref of the packed file, which holds nothing else."""

    def metered() -> BinaryIO:
        return cast("BinaryIO", Metered(cast("BinaryIO", opener()), opened.budget, "packed file"))

    path = PurePath(opened.source.path.name)
    ending = _INSIDE.get(opened.suffix)
    name = path.name if ending is None else path.stem + ending
    return opened.source.inside(name, metered, opened.budget, ref=opened.ref)


class _Inflated(RawIOBase):
    """Streams of one format, one after another; what follows the last and is none is left alone.

    The standard library's files take no memory limit.
    """

    def __init__(self, stream: BinaryIO, make: Callable[[], Decompressor]) -> None:
        self._stream, self._make = stream, make
        self._decompressor, self._trailing = make(), False
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        part = self._some(len(buffer))
        buffer[: len(part)] = part
        return len(part)

    def _some(self, amount: int) -> bytes:
        while True:
            if self._decompressor.eof and not self._next():
                return b""
            data = b""
            if self._decompressor.needs_input:
                data = self._rest or self._stream.read(_CHUNK)
                self._rest = b""
                if not data and self._trailing:
                    return b""
                if not data:
                    raise EOFError
            try:
                part = self._decompressor.decompress(data, amount)
            except (OSError, lzma.LZMAError):
                if not self._trailing:
                    raise
                return b""
            if part:
                self._trailing = False
                return part

    def _next(self) -> bool:
        """Whether another stream follows; xz pads with zeros."""
        rest = self._decompressor.unused_data.lstrip(b"\x00")
        self._rest = rest or self._stream.read(_CHUNK).lstrip(b"\x00")
        if not self._rest:
            return False
        self._decompressor, self._trailing = self._make(), True
        return True
