"""Lines of a text, the blocks that blank lines make of them, and their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = "\u200b\u2060\ufeff\u00ad"  # zero-width space, word joiner, byte order mark, soft hyphen
_TRIMMED = INVISIBLE + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_ENDED = re.compile(r"[.!?…:;,]['\"’”)\]]*$")
_TAIL = 12  # characters that may hold an end mark and what closes after it
MIN_PROSE_WORDS = 10  # with an end mark; shorter paragraphs exist, and are no furniture either
MIN_OPEN_PROSE_WORDS = 25  # without one: no heading is that long


@dataclass(frozen=True, slots=True)
class PageLine:
    """Text `start:end` without the space around it, in blank-line block `block`.

    `words` is how many words it has (what stands between spaces), `ended` whether it ends like a
    sentence or a part of one, `prose` whether it is a paragraph of running text.
    """

    start: int
    end: int
    text: str
    block: int
    words: int
    ended: bool
    prose: bool


def page_lines(text: str) -> list[PageLine]:
    """The lines with something in them, in order."""
    lines: list[PageLine] = []
    block, position = 0, 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip(_TRIMMED)
        if not stripped:
            continue
        if lines and len(_BREAK.findall(text, position, match.start())) > 1:
            block += 1
        start = match.start() + match.group().index(stripped)
        position = start + len(stripped)
        words = len(stripped.split())
        ended = bool(_ENDED.search(stripped, max(0, len(stripped) - _TAIL)))
        prose = words >= MIN_OPEN_PROSE_WORDS or (words >= MIN_PROSE_WORDS and ended)
        lines.append(PageLine(start, position, stripped, block, words, ended, prose))
    return lines
