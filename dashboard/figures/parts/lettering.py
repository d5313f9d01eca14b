"""How wide words are, and where they break: what is placed by px has to know before it is drawn."""

from __future__ import annotations

import unicodedata

# Widths of Source Sans in its size, by kind of character, as measured in the browser; bold is a little wider.
_NARROW, _SLIM, _USUAL, _CAPITAL, _WIDE, _FULL = 0.26, 0.36, 0.5, 0.6, 0.82, 1.0
_NARROWS = frozenset(" .,:;'’‘|!iIjl·\u00a0")
_SLIMS = frozenset('()[]{}frt-“”"/\\°*')
_WIDES = frozenset("mwMWQO@%&—×½")
_BOLD = 1.06


def breadth(words: str, size: float, *, bold: bool = False) -> float:
    """About how wide words are, in px, in a type of `size` px."""
    return sum(map(_width, words)) * size * (_BOLD if bold else 1.0)


def wrapped(words: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Words in lines no wider than `width` px; a word that is wider alone is broken."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if breadth(longer, size, bold=bold) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and breadth(lines[-1] + character, size, bold=bold) > width:
                lines.append("")
            lines[-1] += character
    return lines


def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return _FULL
    if character in _NARROWS:
        return _NARROW
    if character in _SLIMS:
        return _SLIM
    if character in _WIDES:
        return _WIDE
    return _CAPITAL if character.isupper() else _USUAL
