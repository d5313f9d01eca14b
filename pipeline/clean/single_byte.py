"""UTF-8 that was decoded one byte a character (Windows-1252 and its kin), once or twice; and references.

ftfy does most of it, line by line. What it does not is done before: a closing quote whose last byte
had no character in the wrong encoding (`â€` and nothing), DOS code pages, references to control characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

import ftfy
from ftfy.fixes import unescape_html

from pipeline.text import Edit

# What nobody would notice stays as it is: quotes keep their shape, compatibility forms their code points.
_CONFIG = ftfy.TextFixerConfig(
    unescape_html="auto",
    uncurl_quotes=False,
    fix_character_width=False,
    fix_line_breaks=False,
    normalization=None,
)
_MARKS = "“”‘’–—…•"
# What ftfy may change has one of these; to look for them costs a hundredth.
_ODD = re.compile(rf"[^\t\x20-\x7e{_MARKS}]+|&[#A-Za-z]")
# Of them it leaves alone: a letter or sign of Latin-1 on its own, but what may begin UTF-8 (Ã).
_EVEN = re.compile("[\xa0-\u024f]")
_FIRST_BYTES = "ÂÃÎÐŒœĲĳŉǄǅǆǇǈǉǊǋǌǱǲǳ"  # and ligatures, which it takes apart
_WORD = re.compile(r"[A-Za-z0-9]+|\s|[^A-Za-z0-9\s]+")
MAX_SEGMENT_CHARS = 2_000  # longer lines are read in parts, so that a part nothing can be made of stays small
MAX_APART = 12  # words and spaces; repairs join or split two or three
ALIKE = 3  # words and spaces that agree by chance less often than two
MAX_PASSES = 8  # a text that was broken this often has not been seen; each pass undoes one
# 9d has no character in Windows-1252, so the end of a quotation lost it. Ã¢â‚¬: its lead bytes broken twice.
_CLOSING = re.compile(
    r"(?<=\S)(?:â€|Ã¢â‚¬)(?:\x9d|Â\x9d|Â(?=\s|$))?(?=[\s.,;:!)\]}<]|$)|â€(?:\ufffd|\x9d)|Ã¢â‚¬ï¿½"
)
# A dash whose last character, ” or “, was made straight; one that stands alone.
_DASH = re.compile(r'(?<=[\w\s])â€"(?=[\w\s])|(?<=\s)â€(?=\s)')
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])â€(?:TM)?(?=(?:s|t|re|ve|ll|d|m)\b)")  # ™ lost, or spelt out
_CONTROL = re.compile(r"&#(?:12[89]|1[34]\d|15\d|[xX][89][0-9A-Fa-f]);")
_OPENING = re.compile("вЂ(?:\ufffd|\x98)")  # 98 has none in Windows-1251, where ‘ loses it
_DOS = ("cp437", "cp850", "cp852", "cp866")
_HEADLESS = re.compile("(?<![\x80-\xff])\x80([\x93\x94\x98\x99\x9c\x9d\xa2\xa6])")  # the e2 before is lost


def single_byte_edits(text: str) -> list[Edit]:
    """Edits that undo one-byte mojibake, as small as they can be; none inserts or is empty."""
    if not _is_odd(text):
        return []
    edits: list[Edit] = []
    offset = 0
    for line in text.split("\n"):
        if _is_odd(line):
            for start, segment in _segments(line):
                edits += _segment_edits(segment, offset + start)
        offset += len(line) + 1
    return edits


def _is_odd(text: str) -> bool:
    """Whether there is anything to repair, or to look at more closely."""
    for match in _ODD.finditer(text):
        found, end = match.group(), match.end()
        beside = text[match.start() - 1 : match.start()] + text[end : end + 1]
        if not _EVEN.fullmatch(found) or found in _FIRST_BYTES or not beside.isascii():
            return True
    return False


def fixed(segment: str) -> str:
    """A line, or a part of one, as it was before it was decoded wrongly."""
    for _ in range(MAX_PASSES):
        before = segment
        segment = _CONTROL.sub(lambda match: unescape_html(match.group()), segment)
        if "&" in segment and "<" not in segment:
            segment = unescape_html(segment)
        segment = _HEADLESS.sub(lambda match: bytes((0xE2, 0x80, ord(match.group(1)))).decode(), segment)
        segment = _APOSTROPHE.sub("’", _CLOSING.sub("”", _OPENING.sub("‘", segment)))
        segment = _DASH.sub(_dash, segment)
        segment = _dos().sub(_dos_mark, segment)
        segment = ftfy.fix_text_segment(segment, _CONFIG)
        if segment == before:
            break
    return segment


def _dash(match: re.Match[str]) -> str:
    line, start, end = match.string, match.start(), match.end()
    return "–" if line[start - 1].isdigit() and line[end].isdigit() else "—"


@cache
def _dos() -> re.Pattern[str]:
    """What the marks read as in DOS code pages: three characters no language writes in a row."""
    return re.compile("|".join(re.escape(mark.encode().decode(page)) for page in _DOS for mark in _MARKS))


def _dos_mark(match: re.Match[str]) -> str:
    for page in _DOS:
        try:
            return match.group().encode(page).decode("utf-8")
        except UnicodeError:
            continue
    return match.group()


def _segments(line: str) -> Iterator[tuple[int, str]]:
    """The line in parts of bounded length, cut after a space where there is one."""
    start = 0
    while len(line) - start > MAX_SEGMENT_CHARS:
        cut = line.rfind(" ", start, start + MAX_SEGMENT_CHARS) + 1
        cut = cut if cut > start else start + MAX_SEGMENT_CHARS
        yield start, line[start:cut]
        start = cut
    yield start, line[start:]


def _segment_edits(segment: str, offset: int) -> list[Edit]:
    if not _is_odd(segment):
        return []
    new = fixed(segment)
    if new == segment:
        return []
    return [Edit(offset + e.start, offset + e.end, e.new) for e in _difference(segment, new)]


def _difference(line: str, new: str) -> Iterator[Edit]:
    """Edits from `line` to `new`, word by word; they meet again at the nearest equal words."""
    before, after = _WORD.findall(line), _WORD.findall(new)
    starts = [0, *accumulate(map(len, before))]
    i = k = 0
    while i < len(before) or k < len(after):
        if before[i : i + 1] == after[k : k + 1]:
            i, k = i + 1, k + 1
            continue
        j, m = _meeting(before, after, i, k)
        yield _trimmed(line, starts[i], starts[j], "".join(after[k:m]))
        i, k = j, m


def _meeting(before: list[str], after: list[str], i: int, k: int) -> tuple[int, int]:
    """The nearest places from which both go on alike for a few words, or to their ends; else the ends."""
    for total in range(1, MAX_APART + 1):
        for j in range(i + total, i - 1, -1):
            m = k + total - (j - i)
            if j <= len(before) and m <= len(after) and before[j : j + ALIKE] == after[m : m + ALIKE]:
                return j, m
    return len(before), len(after)


def _trimmed(line: str, start: int, end: int, new: str) -> Edit:
    """The edit without what both sides share, but never an insertion."""
    while end - start > 1 and new and line[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    while end - start > 1 and new and line[start] == new[0]:
        start, new = start + 1, new[1:]
    return _widened(line, start, end, new)


def _widened(line: str, start: int, end: int, new: str) -> Edit:
    if start < end:
        return Edit(start, end, new)
    if start:
        return Edit(start - 1, end, line[start - 1] + new)
    return Edit(start, end + 1, new + line[end])
