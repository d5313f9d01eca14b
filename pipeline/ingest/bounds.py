"""What may come out of one input, however often it was packed: bytes, members, layers.

An archive is read as a stream and never written out under its members' names, so what is left to
bound is work and memory. Work is bounded in proportion to what was given.
"""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import RawIOBase
from typing import Any, BinaryIO

from pipeline.errors import UnreadableInput

# Pages of one site, packed solid with xz, came to 60 times their size; deflate alone can make 1,032.
MAX_RATIO = 200
# Below this nothing is suspicious: a kilobyte may hold a megabyte of blanks.
FREE_BYTES = 64 * 1024 * 1024
# Ten million articles of 6 kB: beyond that, the pile belongs into several archives.
MAX_TOTAL_BYTES = 64 * 1024**3
# One ledger row each.
MAX_MEMBERS = 1_000_000
# A .tar.gz in a .zip in a .zip are four layers; an archive that holds itself has no last one.
MAX_DEPTH = 4

_ONCE_MORE = "Fetch or save it once more"
_BROKEN = (
    EOFError,
    NotImplementedError,  # zipfile on a version or method it does not know
    OSError,  # gzip and bz2 on bytes that are not theirs
    RuntimeError,  # zipfile on an encrypted member
    ValueError,
    lzma.LZMAError,
    tarfile.TarError,
    zipfile.BadZipFile,
    zlib.error,
)


class Broken(UnreadableInput):
    """An archive breaks, and with it the member that was being read: the same error ends both.

    `told` says that the member's rejection has been written, so the archive's need not be.
    """

    told = False


class Budget:
    """Bytes and members that may still come out of one input.

    Args:
        given: Bytes of the input as it lies on disk; None where they are not known (standard input).
    """

    def __init__(self, given: int | None) -> None:
        self._limit = MAX_TOTAL_BYTES
        if given is not None:
            self._limit = min(MAX_TOTAL_BYTES, max(FREE_BYTES, given * MAX_RATIO))
        self._bytes = self._members = 0

    def spend(self, amount: int) -> None:
        """Count bytes that were unpacked; raises UnreadableInput when they pass the limit."""
        self._bytes += amount
        if self._bytes > self._limit:
            raise too_much(self._limit)

    def check(self, amount: int) -> None:
        """Raise UnreadableInput when `amount` more bytes would pass the limit."""
        if self._bytes + amount > self._limit:
            raise too_much(self._limit)

    def member(self) -> None:
        """Count a member; raises UnreadableInput when there are more than MAX_MEMBERS."""
        self._members += 1
        if self._members > MAX_MEMBERS:
            raise UnreadableInput(
                f"the archive has more than {MAX_MEMBERS:,} members",
                then="Split it into smaller ones; the rest of it was not read",
            )


def too_much(limit: int) -> Broken:
    """The error for a member or an archive that unpacks to more than `limit` bytes."""
    return Broken(
        f"unpacked, it has more than {limit:,} bytes, as an archive made to fill a disk would",
        then="If it is honest, unpack it and give the folder",
    )


@contextmanager
def breaks(what: str) -> Iterator[None]:
    """Turn what unpacking raises on damaged bytes into UnreadableInput; `what` is "archive" or the like."""
    try:
        yield
    except UnreadableInput:
        raise
    except EOFError as cause:
        raise cut_off(what) from cause
    except _BROKEN as cause:
        raise damaged(what) from cause


def cut_off(what: str) -> Broken:
    """The error for something that ends too early."""
    return Broken(f"the {what} is cut off; what stood before the cut was read", then=_ONCE_MORE)


def damaged(what: str) -> Broken:
    """The error for something whose bytes are none of its format."""
    return Broken(f"the {what} is damaged; what stood before the damage was read", then=_ONCE_MORE)


class Metered(RawIOBase):
    """What comes out of an archive, as a stream: counted, and its errors turned into UnreadableInput.

    Args:
        inner: The stream of the member.
        budget: What it counts against; None where a layer below counts the same bytes.
        what: What to call it when it breaks; `broken` then keeps the error.
    """

    def __init__(self, inner: BinaryIO, budget: Budget | None, what: str = "archive") -> None:
        self._read = getattr(inner, "read1", inner.read)  # read() loses what it has when it fails
        self._inner, self._budget, self._what = inner, budget, what
        self.broken: UnreadableInput | None = None

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - the base class takes any writable buffer
        """Some bytes of the member; raises UnreadableInput when it breaks or passes its budget."""
        try:
            with breaks(self._what):
                part = self._read(len(buffer))
            if self._budget is not None:
                self._budget.spend(len(part))
        except UnreadableInput as error:
            self.broken = error
            raise
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Close the member; the archive stays open."""
        if not self.closed:
            self._inner.close()
        super().close()
