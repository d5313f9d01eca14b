"""UTF-8 that was decoded as GBK, Shift-JIS, EUC-KR or Big5: `鈥淚srael` was `“Israel`.

Typographic punctuation is three bytes in UTF-8 (e2 80 XX). A decoder that reads two bytes a
character makes one of e2 80 (GBK 鈥, Shift-JIS 窶) or fails on them (EUC-KR and Big5: �� in Python,
one � in a browser), and XX takes the next byte, an ASCII letter, into a second character. Encoding
the characters again gives both back. Where the next byte could not be taken (a space, a digit, an
end of line), XX is lost, and only the context tells which mark stood there.

Real Chinese, Japanese and Korean are left alone: a run of such characters must be UTF-8 from its
first byte to its last, and a line is repaired only where Latin letters outnumber what is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.clean.changes import Change
from pipeline.clean.codecs import CODECS, LETTERS, Codec
from pipeline.clean.marks import LOST, settled
from pipeline.clean.utf8 import Reading, reading

# Everything but ASCII, Latin letters with accents, and the marks that are right as they are.
_RUN = re.compile("[^\x00-\x7f\xa0-\u024f“”‘’–—…•]+")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
_SUSPECT = re.compile("[\ufffd\u3040-\ud7a3\ue000-\ufaff\uff61-\uff9f\U00020000-\U0003ffff]")
_LATIN = re.compile("[A-Za-z\xc0-\u024f]")
_CURRENCY = frozenset("£¥€₪")
MAX_RUN_CHARS = (
    200  # no run of marks is longer in an article; only hostile lines and real writing have longer
)
MAX_WIDE_A_LETTER = 4  # a line of years and quotation marks has more wrong characters than letters
MAX_WIDE_SHORT = 8  # and a short headline may have no letter left
MIN_BARE_TAILS = 2  # a mark without its first bytes is believed when the text has another


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What the whole text tells of one codec: it was used, its heads alone stand for lost marks."""

    codec: Codec
    certain: bool
    bare: bool


def double_byte_changes(text: str) -> list[Change]:
    """Changes that restore punctuation and Latin letters read by a two-byte decoder, in text order."""
    if not _SUSPECT.search(text):
        return []
    told = [_tell(text, codec) for codec in CODECS]
    changes: list[Change] = []
    offset = 0
    for line in text.split("\n"):
        if _SUSPECT.search(line) and not _is_foreign(line):
            for tell in _in_order(told):
                runs = _line(line, tell)
                if runs:
                    kind = tell.codec.kind
                    changes += [Change(offset + r.start, offset + r.end, r.text, kind) for r in runs]
                    break
        offset += len(line) + 1
    return changes


def _is_foreign(line: str) -> bool:
    """Whether so little of the line is Latin that no repair could stand: saves reading it six times."""
    return len(_WIDE.findall(line)) > MAX_WIDE_A_LETTER * len(_LATIN.findall(line)) + MAX_WIDE_SHORT


def _in_order(told: list[_Told]) -> list[_Told]:
    """Codecs the text tells of first; one codec a line."""
    return sorted(told, key=lambda tell: not tell.certain)


def _tell(text: str, codec: Codec) -> _Told:
    tails = _tails(codec)
    certain = bool(tails.headed.search(text))
    alone = codec.alone and codec.head in text
    bare = codec.lossy and len(tails.bare.findall(text)) >= MIN_BARE_TAILS
    return _Told(codec, certain or alone, bare)


@dataclass(frozen=True, slots=True)
class _Tails:
    headed: re.Pattern[str]
    bare: re.Pattern[str]


@cache
def _tails(codec: Codec) -> _Tails:
    """Patterns of a mark with the letter it took: after its head, and where the head was dropped."""
    tails = re.escape("".join(codec.tails))
    before = f"(?<!\ufffd){codec.head}" if codec.lossy else codec.head
    letters = "[A-Za-z]"
    return _Tails(
        re.compile(f"{before}[{tails}]"), re.compile(f"{letters}[{tails}]|(?<![^\\s(])[{tails}](?={letters})")
    )


def _line(line: str, tell: _Told) -> list[_Run]:
    runs, doubtful = [], []
    foreign = 0
    for match in _RUN.finditer(line):
        run = match.group()
        if run.count("\ufffd") == len(run):
            continue  # which mark is lost, no codec tells
        found = reading(run, tell.codec) if len(run) <= MAX_RUN_CHARS else None
        if found and _stands(line, match, found, tell):
            runs.append(_Run(match.start(), match.end(), found.text))
        elif found and _is_likely(line, match, found, tell):
            doubtful.append(_Run(match.start(), match.end(), found.text))
        else:
            foreign += len(_WIDE.findall(run))
    if foreign > len(_LATIN.findall(line)):
        return []
    if not foreign:
        runs = sorted([*runs, *doubtful], key=lambda run: run.start)
    return _settled(line, runs)


def _stands(line: str, match: re.Match[str], found: Reading, tell: _Told) -> bool:
    """Whether the run can't be anything else."""
    before, after = _neighbours(line, match)
    if found.bare:
        return tell.bare and _fits(before, found.text) and _beside_letter(before, after)
    if found.marks and not found.known:
        return tell.codec.alone
    if found.marks:
        return not tell.codec.lossy or _fits(before, found.text)
    return found.text.startswith(("â€", "\ufeff"))


def _is_likely(line: str, match: re.Match[str], found: Reading, tell: _Told) -> bool:
    """Whether the run is believed in a line without real writing: a mark that is lost, a letter, a sign.

    Where no mark in the text tells of the codec, a letter is one within a word, and reads in one way.
    """
    before, after = _neighbours(line, match)
    if found.bare or found.known:
        return False
    if found.marks:
        return not tell.codec.lossy and (tell.certain or _touches(before + after))
    if not tell.certain and _rivals(match.group(), found, tell.codec):
        return False
    if found.text in _CURRENCY:
        return after.isdigit() and before.isascii()
    if not found.text.isalpha():
        return tell.certain and (before + after).isascii()
    within = found.text.islower() and before.islower() and before.isascii() and not after.isupper()
    return within or (tell.certain and bool(_LATIN.match(before) or _LATIN.match(after)))


def _rivals(run: str, found: Reading, codec: Codec) -> bool:
    """Whether another decoder would explain the run otherwise."""
    others = [reading(run, other) for other in CODECS if other.kind != codec.kind]
    return any(other is not None and other.text != found.text for other in others)


def _neighbours(line: str, match: re.Match[str]) -> tuple[str, str]:
    start, end = match.span()
    return line[start - 1 : start] if start else "", line[end : end + 1]


def _touches(around: str) -> bool:
    """Whether a character that Japanese has too stands beside English, and is no word of its own."""
    return around.isascii() and any(c.isalnum() or c in ".,!?" for c in around)


def _beside_letter(before: str, after: str) -> bool:
    return (before + after).isascii() and (before in LETTERS or after in LETTERS)


def _fits(before: str, found: str) -> bool:
    """Whether the first mark may stand there: with its first bytes lost, an accented letter looks alike."""
    if found[0] in "“‘„‚":
        return not before.isalnum()
    return found[0] != "”" or not before.isspace()


def _settled(line: str, runs: list[_Run]) -> list[_Run]:
    """The runs with every lost mark replaced by what its context says."""
    if not any(LOST in run.text for run in runs):
        return runs
    parts, position = [], 0
    for run in runs:
        parts += [line[position : run.start], run.text]
        position = run.end
    told = settled("".join((*parts, line[position:])))
    result, shift = [], 0
    for run in runs:
        start = run.start + shift
        result.append(_Run(run.start, run.end, told[start : start + len(run.text)]))
        shift += len(run.text) - (run.end - run.start)
    return result
