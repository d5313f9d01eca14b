"""A source that is open: its first bytes looked at, its stream still at the beginning."""

from __future__ import annotations

import os
from contextlib import ExitStack
from io import BufferedReader, RawIOBase, TextIOWrapper
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Any, BinaryIO, Self, TextIO, cast

from pipeline.errors import UnreadableInput
from pipeline.ingest.bounds import Budget
from pipeline.ingest.decode import HEAD_BYTES, decoded
from pipeline.ingest.source import STDIN, Source

# One record a file: no article comes near it, and a whole file is held in memory several times over.
MAX_FILE_BYTES = 64 * 1024 * 1024
# An archive inside a stream has to be set down somewhere to be read from its end: in memory up to
# the first, in a nameless temporary file up to the second.
SPOOL_BYTES = 8 * 1024 * 1024
MAX_SPOOL_BYTES = 1024 * 1024 * 1024
_CHUNK = 256 * 1024


class Opened:
    """What a reader reads. A context: leaving it closes the source.

    Args:
        source: Where it comes from.
        stream: Its bytes from the beginning; closed with it.

    Raises:
        UnreadableInput: If it is empty.
    """

    def __init__(self, source: Source, stream: BinaryIO) -> None:
        self.source, self._stream = source, stream
        with ExitStack() as stack:  # an empty source is closed at once
            stack.callback(stream.close)
            self.head, self._break = _head(stream)
            _check_filled(self.head, source)
            self.budget = source.budget or Budget(_size(stream))
            self._stack = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def ref(self) -> str:
        """The source's ref."""
        return self.source.ref

    @property
    def suffix(self) -> str:
        """The source's ending."""
        return self.source.suffix

    def stream(self) -> BinaryIO:
        """All bytes, from the beginning; to be asked for once."""
        if self._stream.seekable():
            self._stream.seek(0)
            return self._stream
        return cast("BinaryIO", BufferedReader(_Rejoined(self.head, self._stream, self._break), _CHUNK))

    def lines(self, codec: str, newline: str) -> TextIO:
        """All text, for `lines_of`: bytes that are none come out as halves of surrogate pairs."""
        text = TextIOWrapper(self.stream(), codec, "surrogateescape", newline=newline)
        self._stack.callback(text.close)
        return text

    def blob(self, limit: int | None = None) -> bytes:
        """All bytes; raises UnreadableInput above `limit`, MAX_FILE_BYTES where there is none."""
        most = MAX_FILE_BYTES if limit is None else limit
        data = self.head
        if len(data) == HEAD_BYTES or self._break:
            data = _upto(self.stream(), most + 1)
        if len(data) > most:
            raise UnreadableInput(
                f"it has more than {most:,} bytes, too many to be held in memory as one",
                then="Many articles in one file are read as .jsonl or .csv, one a line",
            )
        return data

    def text(self, *, markup: bool = False, declared: str | None = None) -> str:
        """All text, decoded; raises UnreadableInput as `blob` and `decoded` do."""
        return decoded(self.blob(), markup=markup, declared=declared)

    def seekable(self) -> BinaryIO:
        """All bytes in a file that can be read from its end; raises UnreadableInput where it is too large."""
        if self._stream.seekable():
            self._stream.seek(0)
            return self._stream
        spool = SpooledTemporaryFile(SPOOL_BYTES)  # noqa: SIM115 - closed with the source
        self._stack.callback(spool.close)
        stream, size = self.stream(), 0
        while part := stream.read(_CHUNK):
            size += len(part)
            if size > MAX_SPOOL_BYTES:
                raise UnreadableInput(
                    f"the archive inside has more than {MAX_SPOOL_BYTES:,} bytes",
                    then="Unpack the outer one and give the folder",
                )
            spool.write(part)
        spool.seek(0)
        return cast("BinaryIO", spool)


def _check_filled(head: bytes, source: Source) -> None:
    if source.ref == STDIN and not head.strip():
        raise UnreadableInput("standard input is empty")
    if not head:
        raise UnreadableInput("the file is empty")


def _upto(stream: BinaryIO, amount: int) -> bytes:
    """`amount` bytes, fewer only at the end: one read of a pipe or a member may give less."""
    parts = []
    while amount and (part := stream.read(min(amount, _CHUNK))):
        parts.append(part)
        amount -= len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _head(stream: BinaryIO) -> tuple[bytes, UnreadableInput | None]:
    """The first HEAD_BYTES, and what broke the stream within them: what stands before it is still good."""
    parts, wanted = [], HEAD_BYTES
    try:
        while wanted and (part := stream.read(min(wanted, _CHUNK))):
            parts.append(part)
            wanted -= len(part)
    except UnreadableInput as error:
        if not parts:
            raise
        return b"".join(parts), error
    return b"".join(parts), None


def _size(stream: BinaryIO) -> int | None:
    if not stream.seekable():
        return None
    place = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(place)
    return size


class _Rejoined(RawIOBase):
    """A stream whose head was read already, as one stream again."""

    def __init__(self, head: bytes, rest: BinaryIO, error: UnreadableInput | None) -> None:
        self._head, self._rest, self._break = head, rest, error

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        if not self._head and self._break:
            raise self._break
        part = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(part) :]
        buffer[: len(part)] = part
        return len(part)
