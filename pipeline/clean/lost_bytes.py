"""Quotes and apostrophes that a decoder gave up on: `don\ufffdt` was `don’t`.

U+FFFD tells that something is gone, not what. A mark is put back only where English allows nothing
else; an accented letter would leave the same trace (`caf\ufffds`), and is not known again.
Decoders write one U+FFFD (a byte of Windows-1252), or one for each byte of the mark: three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.clean.changes import Change

KIND = "lost_bytes"
_GONE = "\ufffd"
WHOLE_MARK = 3  # bytes of a mark in UTF-8
_RUN = re.compile("(?<!\ufffd)\ufffd{1,3}(?!\ufffd)")
_NOT = "do|does|did|is|are|was|were|has|have|had|wo|would|could|should|ca|ai|must|need"
_HE = "he|she|it|that|there|here|what|who|where|let|how"
_CONTRACTION = re.compile(
    rf"\b(?:(?:(?:{_NOT})n|i)(?=\ufffd+[tm]\b)|i(?=\ufffd+(?:ve|ll|d)\b)"
    rf"|(?:you|we|they|who)(?=\ufffd+(?:re|ve|ll|d)\b)|(?:{_HE})(?=\ufffd+(?:s|ll|d)\b))(?=(\ufffd{{1,3}})[a-z])",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile("([A-Za-z]{2,})(\ufffd(?:\ufffd\ufffd)?)(?=s(?![A-Za-z\ufffd]))")
# English words that end in é: with one byte gone, their plural looks like a possessive.
_WORDS = """
appliqu attach blas caf canap caval clich communiqu consomm coup cr doss d entr expos fianc flamb
glac habitu lam lyc macram man mat micron n o outr pass past pat pur proteg prot prud raff ros rou
saut sold souffl tous touch velout resum renomm divorc
"""
_ACCENTED = frozenset(_WORDS.split())
_ENDS = ".,!?…"
_OPENED_BY = "([“‘\"'—–-"
MAX_PAIR_CHARS = 600  # a quotation within one paragraph is shorter


def lost_byte_changes(text: str) -> list[Change]:
    """Changes that put quotes and apostrophes back for U+FFFD, sorted, none overlapping."""
    if _GONE not in text:
        return []
    apostrophes = {len(m.group(1)) for m in _CONTRACTION.finditer(text)}
    changes: list[Change] = []
    offset = 0
    for line in text.split("\n"):
        if _GONE in line:
            found = dict(_apostrophes(line, apostrophes))
            runs = [run for run in _RUN.finditer(line) if run.start() not in found]
            found.update(_pairs(line, runs))
            found.update(_closers(line, [run for run in runs if run.start() not in found]))
            for start, (end, mark) in sorted(found.items()):
                changes.append(Change(offset + start, offset + end, mark, KIND))
        offset += len(line) + 1
    return changes


def _apostrophes(line: str, certain: set[int]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Apostrophes of contractions, and of possessives where the text has contractions broken alike."""
    for match in _CONTRACTION.finditer(line):
        yield match.start(1), (match.end(1), "’")
    for match in _POSSESSIVE.finditer(line):
        whole = len(match.group(2)) == WHOLE_MARK
        if whole or (1 in certain and match.group(1).lower() not in _ACCENTED):
            yield match.start(2), (match.end(2), "’")


def _pairs(line: str, runs: list[re.Match[str]]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Runs that open and close a quotation, nothing lost between them."""
    index = 0
    while index + 1 < len(runs):
        opener, closer = runs[index], runs[index + 1]
        if _is_pair(line, opener, closer):
            yield opener.start(), (opener.end(), "“")
            yield closer.start(), (closer.end(), "”")
            index += 1
        index += 1


def _is_pair(line: str, opener: re.Match[str], closer: re.Match[str]) -> bool:
    if len(opener.group()) != len(closer.group()) or closer.start() - opener.end() > MAX_PAIR_CHARS:
        return False
    first, last = line[opener.end()], line[closer.start() - 1]
    if not (_opens(line, opener) and _closes(line, closer)):
        return False
    if len(opener.group()) == WHOLE_MARK or last in _ENDS:
        return True
    words = line[opener.end() : closer.start()].split()
    return len(opener.group()) == 1 and first.isupper() and words[-1].lower() not in _ACCENTED


def _opens(line: str, run: re.Match[str]) -> bool:
    before, after = line[max(run.start() - 1, 0) : run.start()], line[run.end() : run.end() + 1]
    return (not before or before.isspace() or before in _OPENED_BY) and after.isalnum() and after.isascii()


def _closes(line: str, run: re.Match[str]) -> bool:
    before, after = line[run.start() - 1 : run.start()], line[run.end() : run.end() + 1]
    return (before.isalnum() or before in _ENDS) and (not after or after.isspace() or after in ".,;:!?)]—–-")


def _closers(line: str, runs: list[re.Match[str]]) -> Iterator[tuple[int, tuple[int, str]]]:
    """Ends of quotations whose beginning is there."""
    marks = {m.start(): m.group() for m in re.finditer("[“”]", line)}
    places = sorted([*marks, *(run.start() for run in runs)])
    by_start = {run.start(): run for run in runs}
    is_open = False
    for i, place in enumerate(places):
        if place in marks:
            is_open = marks[place] == "“"
            continue
        run = by_start[place]
        following = marks.get(places[i + 1], _GONE) if i + 1 < len(places) else ""
        if is_open and run.start() and _closes(line, run) and _sure(line, run, following):
            yield run.start(), (run.end(), "”")
            is_open = False


def _sure(line: str, run: re.Match[str], following: str) -> bool:
    """Whether the run is an end: after a full stop or comma, or the only mark that could be."""
    if line[run.start() - 1] in _ENDS:
        return following != "”"
    whole = len(run.group()) == WHOLE_MARK and line[run.start() - 1] not in "sS"
    return whole and following in {"", "“"}
