"""Quotation marks typed with other keys: ``''No''``, ``` ``No'' ```, ``,,No''``, ``<<No>>`` are `“No”`.

They are repaired where they pair up in a paragraph, one mark of the pair at least typed so. Feet and
inches, wiki italics, code and plural apostrophes do not pair up, and stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.clean.changes import Change

KIND = "typed_quotes"
TYPED = ("''", "``", ",,", "<<")  # no text without one of these is looked at
_TOKEN = re.compile("(?<!')''(?!')|(?<!`)``(?!`)|(?<!,),,(?!,)|(?<!<)<<(?!<)|(?<!>)>>(?!>)|[\"“”″]")
_WIKI = re.compile(r"'''|\[\[|\{\{|^==", re.MULTILINE)
_CODE = re.compile(r"[{}=\\|_]|\(\)|;$")
_OPENERS = frozenset({"''", "``", ",,", "<<", '"', "“"})
# What may close what; ″ is how one agency's ``…'' comes out of a converter.
_CLOSED_BY = {
    "''": ("''", "”", '"', "″"),
    "``": ("''", "”", '"', "″"),
    ",,": ("''", "”", '"', "“", "``"),
    "<<": (">>",),
    '"': ("''",),
    "“": ("''",),
}
MAX_QUOTE_CHARS = 3_000  # a paragraph of a statement; longer, two stray marks have met
_INSIDE_OPENS = "$£€([‘'…"


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    opens: bool
    closes: bool


def typed_quote_changes(text: str) -> list[Change]:
    """Changes that make typed quotation marks curly, or like the one they pair with, in text order."""
    if not any(mark in text for mark in TYPED) or _WIKI.search(text):
        return []
    changes: list[Change] = []
    offset = 0
    for line in text.split("\n"):
        if any(mark in line for mark in TYPED):
            changes += [Change(offset + c.start, offset + c.end, c.new, KIND) for c in _line(line)]
        offset += len(line) + 1
    return changes


def _line(line: str) -> list[Change]:
    changes: list[Change] = []
    opener: _Token | None = None
    for token in (_token(line, match) for match in _TOKEN.finditer(line)):
        if opener is not None and token.closes and token.text in _CLOSED_BY[opener.text]:
            changes += _pair(line, opener, token)
            opener = None
        elif opener is not None and token.closes and _ends(opener.text, token.text):
            opener = None
        elif token.opens and (opener is None or token.text == opener.text):
            opener = token  # the nearest of two: the first was never closed
    if opener is not None and opener.text == "``" and "`" not in line[opener.end :]:
        changes.append(
            Change(opener.start, opener.end, "“", KIND)
        )  # the quotation goes on in the next paragraph
    return changes


def _ends(opener: str, closer: str) -> bool:
    """Whether a pair that needs no repair is complete."""
    return (opener, closer) in {('"', '"'), ("“", "”")}


def _token(line: str, match: re.Match[str]) -> _Token:
    start, end = match.span()
    before, after = line[start - 1 : start] if start else "", line[end : end + 1]
    text = match.group()
    free = not before or before.isspace() or before in "([{—–-‘'\"“/" or (text == "``" and before in ".,!?”")
    opens = text in _OPENERS and free and (after.isalnum() or after in _INSIDE_OPENS) and after != ""
    if text in {"<<", ">>"}:
        opens = text == "<<" and free and (after.isalpha() or line[end : end + 2].strip().isalpha())
    closes = bool(before) and not before.isspace() and before not in "([{" and _ended(after)
    if text == "''" and before.isdigit():
        closes = False  # inches, or seconds: 5'' is no end of a quotation
    return _Token(start, end, text, opens, closes and text not in {"``", ",,", "<<"})


def _ended(after: str) -> bool:
    return not after or after.isspace() or after in ".,;:!?)]}—–-/" or after.isupper()


def _pair(line: str, opener: _Token, closer: _Token) -> list[Change]:
    inside = line[opener.end : closer.start]
    if len(inside) > MAX_QUOTE_CHARS or _CODE.search(inside) or not any(c.isalpha() for c in inside):
        return []
    left, right = _marks(opener.text, closer.text)
    pair = [Change(opener.start, opener.end, left, KIND), Change(closer.start, closer.end, right, KIND)]
    return [c for c in pair if line[c.start : c.end] != c.new]


def _marks(opener: str, closer: str) -> tuple[str, str]:
    """What the two become: the typed one follows the mark that is right."""
    if '"' in {opener, closer}:
        return '"', '"'
    return "“", "”"
