"""Which mark a lost byte was: a dash, a quotation mark or an apostrophe, told by what stands around it."""

from __future__ import annotations

LOST = "\ufdd0"  # stands for a mark whose last byte is gone; no text holds this noncharacter
_OPENERS = "([—–“‘\"'"
_ENDERS = ".,!?…)”’%"


def settled(line: str) -> str:
    """The line with every LOST replaced, left to right: same length, and no LOST left."""
    if LOST not in line:
        return line
    closes = _closed_later(line)
    out: list[str] = []
    double = single = False
    for i, character in enumerate(line):
        now = character
        if character == LOST:
            around = (out[-1] if out else "", line[i + 1 : i + 2])
            now = _reading(*around, double=double, single=single, closes=closes[i])
        double = now == "“" or (double and now != "”")
        single = now == "‘" or (single and now not in "’”")
        out.append(now)
    return "".join(out)


def _reading(before: str, after: str, *, double: bool, single: bool, closes: bool) -> str:
    """What stood between two characters ("" at an end of the line) while those quotations were open."""
    opens = not before or before.isspace() or before in _OPENERS
    if opens and (not after or after.isspace()):
        return "—" if before or not after else "•"
    if opens:
        return "‘" if double else "“"
    if after.isalnum():
        return "–" if before.isdigit() and after.isdigit() else "—"
    if single:
        return "’"
    if double:
        return "’" if before in "sS" and closes else "”"
    return "”" if before in _ENDERS else "’"


def _closed_later(line: str) -> list[bool]:
    """For each character, whether a quotation open there ends further on, before another begins."""
    result = [False] * len(line)
    verdict = False
    for i in range(len(line) - 1, -1, -1):
        result[i] = verdict
        character = line[i]
        if character in "“”":
            verdict = character == "”"
        elif character == LOST and i and not line[i - 1].isspace():
            verdict = True
    return result
