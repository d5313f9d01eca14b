"""UTF-8 that was decoded as GBK: `鈥淚srael is` was `“Israel is`.

Typographic punctuation is three bytes in UTF-8 (e2 80 XX). GBK reads two bytes a character, so
e2 80 became 鈥, and XX took the next byte, an ASCII letter, into a second character. Encoding the
pair again gives both back. Where the next byte could not be taken (a space, a digit, an end of
line), XX was lost and a lone 鈥 is left, which only its context can tell.

Chinese is left alone: a line is repaired only where Latin letters outnumber its other ideographs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.text import Edit

# Third byte of e2 80 XX → the character: dashes, quotes, bullet, ellipsis, primes, angle quotes.
_THIRD_BYTES = (*range(0x90, 0x9F), 0xA2, 0xA6, 0xB2, 0xB3, 0xB9, 0xBA)
_THIRD = {third: bytes((0xE2, 0x80, third)).decode() for third in _THIRD_BYTES}
_LONE = "\ufdd0"  # stands for a lone 鈥 until its context is known; no text holds this noncharacter
_SUSPECT = re.compile("[\u4e00-\u9fff\ue000-\uf8ff]")
_RUN = re.compile("[\u4e00-\u9fff\ue000-\uf8ff][\u4e00-\u9fff\ue000-\uf8ff€\ufffd]*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_LEAD = "鈥"
MAX_QUOTE_CHARS = 2_000  # how far a quotation is followed to its end
_E2, _80 = 0xE2, 0x80
_OPENERS = "([—–“‘"
_ENDERS = ".,!?…)”%"


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    text: str


def gbk_edits(text: str) -> list[Edit]:
    """Edits that restore punctuation and Latin letters read as GBK, one a run of ideographs."""
    if not _SUSPECT.search(text):
        return []
    edits = []
    offset = 0
    certain = _LEAD in text  # where the tell-tale 鈥 stands, lone accented letters are mojibake too
    for line in text.split("\n"):
        edits += [Edit(offset + r.start, offset + r.end, r.text) for r in _line(line, certain=certain)]
        offset += len(line) + 1
    return edits


def _line(line: str, *, certain: bool) -> list[_Run]:
    runs = []
    foreign = 0
    for match in _RUN.finditer(line):
        run = match.group()
        found = _decoded(run)
        if found and (_LEAD in run or _latin_around(line, match, found, certain=certain)):
            runs.append(_Run(match.start(), match.end(), found))
        else:
            foreign += len(run)
    if foreign > len(_LATIN.findall(line)):
        return []
    return _settled(line, runs)


def _latin_around(line: str, match: re.Match[str], found: str, *, certain: bool) -> bool:
    before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
    if found.isalpha():
        return bool(_LATIN.match(before) or _LATIN.match(after))
    return (certain or after.isdigit()) and (before + after).isascii()


def _decoded(run: str) -> str | None:
    """What the run's bytes say in UTF-8, or None when they say nothing."""
    try:
        data = run.replace("€", "").replace("\ufffd", "").encode("gbk")
    except UnicodeEncodeError:
        return None
    parts: list[str] = []
    while data:
        unit = _unit(data)
        if unit is None:
            return None
        text, size = unit
        parts.append(text)
        data = data[size:]
    return "".join(parts)


def _unit(data: bytes) -> tuple[str, int] | None:
    """The next character in `data` and its bytes; a byte the wrong decoder dropped is allowed for."""
    first = data[0]
    if first < _80:
        return chr(first), 1  # the ASCII letter that was taken
    if first == _E2 and data[1:2] in {b"", b"\x80", b"\xe2"}:
        if len(data) > 2 and data[1] == _80 and data[2] in _THIRD:  # noqa: PLR2004 - three bytes
            return _THIRD[data[2]], 3
        return (_LONE, 2 if data[1:2] == b"\x80" else 1) if _may_follow(data) else None
    for size in (2, 3):
        try:
            character = data[:size].decode("utf-8")
        except UnicodeDecodeError:
            continue
        return (character, size) if len(character) == 1 and _plausible(character) else None
    if first == _E2 and data[1] in _THIRD:
        return _THIRD[data[1]], 2  # the 80 between was dropped
    return None


def _may_follow(data: bytes) -> bool:
    """Whether what follows a lone e2 80 is the end, or begins a character of its own."""
    rest = data[2:] if data[1:2] == b"\x80" else data[1:]
    return not rest or rest[0] == _E2


def _plausible(character: str) -> bool:
    return "\u00a0" <= character <= "\u024f" or "\u2000" <= character <= "\u2bff"


def _settled(line: str, runs: list[_Run]) -> list[_Run]:
    """The runs with every lone 鈥 replaced by what its context says, left to right."""
    if not any(_LONE in run.text for run in runs):
        return runs
    parts, position = [], 0
    for run in runs:
        parts += [line[position : run.start], run.text]
        position = run.end
    settled = _resolved("".join((*parts, line[position:])))
    result, shift = [], 0
    for run in runs:
        start = run.start + shift
        result.append(_Run(run.start, run.end, settled[start : start + len(run.text)]))
        shift += len(run.text) - (run.end - run.start)
    return result


def _resolved(line: str) -> str:
    out: list[str] = []
    double = single = False
    for i, character in enumerate(line):
        now = character
        if character == _LONE:
            rest = line[i + 1 : i + 1 + MAX_QUOTE_CHARS]
            now = _reading(out[-1] if out else "", rest, double=double, single=single)
        double = now == "“" or (double and now != "”")
        single = now == "‘" or (single and now != "’")
        out.append(now)
    return "".join(out)


def _reading(before: str, rest: str, *, double: bool, single: bool) -> str:
    """A lone 鈥 between `before` (one character) and `rest`: a dash, a quote or an apostrophe."""
    after = rest[:1]
    opens = not before or before.isspace() or before in _OPENERS
    if opens and (not after or after.isspace()):
        return "—"
    if opens:
        return "‘" if double else "“"
    if after.isalnum():
        return "–" if before.isdigit() and after.isdigit() else "—"
    if single:
        return "’"
    if double:
        return "’" if before in "sS" and _closes_later(rest) else "”"
    return "”" if before in _ENDERS else "’"


def _closes_later(rest: str) -> bool:
    """Whether the quotation that is open finds another end before the next one opens."""
    for i, character in enumerate(rest):
        if character == "“":
            return False
        if character == "”" or (character == _LONE and i and not rest[i - 1].isspace()):
            return True
    return False
