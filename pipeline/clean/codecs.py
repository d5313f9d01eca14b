"""The two-byte decoders that UTF-8 is read with by mistake: one row each."""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import cached_property

LETTERS = frozenset(string.ascii_letters)
# Third byte of e2 80 XX, where it is printed: spaces, dashes, quotes, bullet, ellipsis, primes, angle quotes.
THIRD_BYTES = (
    *range(0x80, 0x8C),
    *range(0x90, 0x9B),
    *range(0x9C, 0x9F),
    0xA2,
    0xA6,
    0xAF,
    0xB0,
    0xB2,
    0xB3,
    0xB9,
    0xBA,
)
_TELLING = (0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D)  # the dashes and quotes that are common
_E2 = 0xE2
UNKNOWN = -1  # a byte that the decoder did not keep


@dataclass(frozen=True)
class Codec:
    """A decoder: the kind its repairs are listed under, its name in Python, and what it makes of e2 80.

    `lossy` tells that the head is U+FFFD, which other mistakes make too; `alone` that no news is known
    to use the head otherwise.
    """

    kind: str
    name: str
    head: str
    lossy: bool = False
    alone: bool = False

    @cached_property
    def tails(self) -> frozenset[str]:
        """The characters that the third byte of a dash or quote and the letter after it make."""
        pairs = (bytes((third, ord(letter))) for third in _TELLING for letter in LETTERS)
        read = (pair.decode(self.name, "ignore") for pair in pairs)
        return frozenset(tail for tail in read if len(tail) == 1 and not tail.isascii())

    def symbols(self, run: str) -> list[int] | None:
        """The bytes of a run of characters, UNKNOWN for one that is lost, None where it has none."""
        found: list[int] = []
        position = 0
        while position < len(run):
            character = run[position]
            headless = character == "\ufffd" and found[-1:] == [
                _E2
            ]  # the e2 was taken by the character before
            if headless or (character in "\x80€" and self._single_80(character)):
                found.append(0x80)
            elif run.startswith(self.head, position):
                found += (_E2, 0x80)
                position += len(self.head) - 1
            elif character == "\ufffd":
                found.append(UNKNOWN)
            else:
                data = self._encoded(character)
                if data is None:
                    return None
                found += data
            position += 1
        return found

    def _single_80(self, character: str) -> bool:
        """Whether the decoder reads byte 80 as that character, or Windows-1252 reads what it makes so."""
        return not self.lossy and character in ("€" if self.kind == "gbk" else "€\x80")

    def _encoded(self, character: str) -> bytes | None:
        try:
            data = character.encode(self.name)
        except UnicodeEncodeError:
            return None
        return data if len(data) <= 2 else None  # noqa: PLR2004 - four bytes are GB 18030, which reads alike


# In the order they are tried. Python's decoders give one U+FFFD a byte, those of browsers one for both.
CODECS = (
    Codec("gbk", "gb18030", "鈥", alone=True),
    Codec("shift_jis", "cp932", "窶"),
    Codec("euc_kr", "cp949", "\ufffd\ufffd", lossy=True),
    Codec("euc_kr", "cp949", "\ufffd", lossy=True),
    Codec("big5", "big5hkscs", "\ufffd\ufffd", lossy=True),
    Codec("big5", "big5hkscs", "\ufffd", lossy=True),
)
