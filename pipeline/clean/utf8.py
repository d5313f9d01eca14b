"""What the bytes behind a run of wrongly decoded characters say in UTF-8."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.clean.codecs import THIRD_BYTES, UNKNOWN, Codec
from pipeline.clean.marks import LOST

_THIRD = {third: bytes((0xE2, 0x80, third)).decode() for third in THIRD_BYTES}
_MARKS = frozenset(_THIRD.values())
_E2, _80 = 0xE2, 0x80
_FIRST_DASH = 0x90  # below are spaces, which e2 82 and e2 84 of other signs would pass for
_SIZES = {**dict.fromkeys((*range(0xC2, 0xCA), 0xCB), 2), 0xE2: 3, 0xEF: 3, 0xF0: 4}  # by lead byte
_SIGNS = frozenset("\ufeff\ufffd˜")
# UTF-8 read as Windows-1252 and then by a two-byte decoder: “ is â€œ before it; its € and ™ lose a byte.
_TWICE = {("â", 0x82): "€", ("€", 0x84): "™"}


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a run, LOST for a mark that is not known.

    `marks` and `known` count the marks of e2 80 XX and those whose XX is there; `bare` tells that
    the first mark stands without e2 80.
    """

    text: str
    marks: int
    known: int
    bare: bool


def reading(run: str, codec: Codec) -> Reading | None:
    """The run as UTF-8, or None where its bytes are none."""
    data = codec.symbols(run)
    if not data:
        return None
    parts: list[str] = []
    marks = known = position = 0
    bare = codec.lossy and data[0] in _THIRD and (0 <= data[-1] < _80)
    while position < len(data):
        if bare and not position:
            unit: tuple[str, int] | None = (_THIRD[data[0]], 1)
        else:
            unit = _twice(data, position, parts) or _unit(data, position, lossy=codec.lossy)
        if unit is None:
            return None
        text, size = unit
        marks += text == LOST or text in _MARKS
        known += text in _MARKS
        parts.append(text)
        position += size
    return Reading("".join(parts), marks, known, bare)


def _twice(data: list[int], at: int, parts: list[str]) -> tuple[str, int] | None:
    """The second or third character of a mark that was broken twice, where its last byte is lost."""
    if data[at] == _E2 and at + 2 < len(data) and data[at + 2] == UNKNOWN and parts:
        sign = _TWICE.get((parts[-1], data[at + 1]))
        return (sign, 3) if sign else None
    if data[at : at + 3] == [0xEF, 0xBF, UNKNOWN]:
        return "\ufffd", 3
    return None


def _unit(data: list[int], at: int, *, lossy: bool) -> tuple[str, int] | None:
    """The next character and its bytes; a byte the wrong decoder dropped is allowed for."""
    first = data[at]
    if 0 <= first < _80:
        return (chr(first), 1) if at else None  # the ASCII letter that was taken
    if first == _E2:
        return _mark(data, at, lossy=lossy) or _character(data, at)
    return _character(data, at)


def _mark(data: list[int], at: int, *, lossy: bool) -> tuple[str, int] | None:
    """A mark, e2 80 XX, at that place: whole, without its 80, or without its XX."""
    second, third = (data[at + i] if at + i < len(data) else None for i in (1, 2))
    if second == _80:
        if third is not None and third in _THIRD:
            return _THIRD[third], 3
        if third == UNKNOWN:
            return LOST, 3
        return (LOST, 2) if not lossy and third in {None, _E2} else None
    if second is None or second == _E2:
        return LOST, 1
    if at and second in _THIRD and second >= _FIRST_DASH and _character(data, at) is None:
        return _THIRD[second], 2
    return None


def _character(data: list[int], at: int) -> tuple[str, int] | None:
    size = _SIZES.get(data[at])
    if size is None or UNKNOWN in data[at : at + size]:
        return None
    try:
        character = bytes(data[at : at + size]).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return (character, size) if len(character) == 1 and _plausible(character) else None


def _plausible(character: str) -> bool:
    """Whether an English article would hold the character: a letter with an accent, a sign, an emoji."""
    return (
        "\xa0" <= character <= "\u024f"
        or "\u2070" <= character <= "\u2bff"
        or character in _MARKS
        or "\U0001f300" <= character <= "\U0001faff"
        or character in _SIGNS
    )
