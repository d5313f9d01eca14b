"""The words of an article as desks leave them: house style folded away, quotations marked.

A copy that changed "organised" to "organized", "President Doe" to "Mr Doe" or "nine" to "9" is still a
copy. The folding is for comparing only: it is coarse ("called" becomes "caled"), the same for every
text, and never shown.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
Mask = NDArray[np.bool_]

# Abbreviations with points, words with their apostrophes, numbers, per cent signs.
_WORD = r"(?:[a-z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*|%"
_WORDS = re.compile(_WORD)
# A quote mark opens after a space and closes before one, so an odd mark can't turn a text inside out.
_TOKENS = re.compile(
    rf"(?P<word>{_WORD})"
    r"|(?P<open>(?<![^\s(\[—–-])[\"“„«‘'](?=[^\s]))"
    r"|(?P<close>[\"”»’'](?![^\s)\].,;:?!—–-]))"
    r"|(?P<end>\n\s*\n)"
)
# What desks add, drop or change without touching the sentence: articles, "that", titles before names.
_ADDED_OR_DROPPED = (
    "a an the that which per mr mrs ms miss dr sir president senator sen representative rep governor gov "
    "secretary sec minister prime chancellor congressman congresswoman lawmaker said says"
)
_DROPPED = frozenset(_ADDED_OR_DROPPED.split())
_SAME = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10",
    "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "percent": "%", "cent": "%", "usa": "us", "america": "us", "american": "us", "britain": "uk",
    "towards": "toward", "whilst": "while", "amongst": "among", "grey": "gray", "okay": "ok", "tyre": "tire",
    "cheque": "check", "judgement": "judgment", "learnt": "learned", "spelt": "spelled", "mum": "mom",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "aug": "august", "sept": "september",
    "sep": "september", "oct": "october", "nov": "november", "dec": "december",
}  # fmt: skip
# British endings to American ones; a word that was never British changes in every text alike.
_ENDINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"our(s|ed|ing|able|al|ful|ite|ites|hood|hoods|er|ers)?$"), r"or\1"),
    (re.compile(r"ll(ed|ing|er|ers|or|ors|ment)$"), r"l\1"),
    (re.compile(r"tr(?:e(s)?|(e)(d))$"), r"ter\1\2\3"),
    (re.compile(r"[cs]e(s|d|less)?$"), r"ce\1"),
    (re.compile(r"amme(s|d|r|rs)?$"), r"am\1"),
    (re.compile(r"ogue(s)?$"), r"og\1"),
    (re.compile(r"ae|oe"), "e"),
)
_MIN_FOLDED = 5  # letters; shorter words ("our", "rise") are no British spellings worth the risk
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_MARKS = re.compile(r"[.,'’]")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as codes in their order, and which of them stand in a quotation."""

    codes: Codes
    quoted: Mask


def codes_of(text: str) -> Codes:
    """The folded words of a text as codes, as in `words`, without their quotations."""
    found = _WORDS.findall(text.casefold())
    codes = np.fromiter(map(_code, found), np.uint64, len(found))
    return codes[codes > 0]


def words(text: str) -> Words:
    """The folded words of a text; words that desks add and drop at will are left out."""
    codes: list[int] = []
    quoted: list[bool] = []
    inside = False
    for match in _TOKENS.finditer(text.casefold()):
        kind = match.lastgroup
        if kind == "word":
            code = _code(match[0])
            if code:
                codes.append(code)
                quoted.append(inside)
        else:
            inside = kind == "open"
    return Words(np.array(codes, np.uint64), np.array(quoted, np.bool_))


def shingles(codes: Codes, length: int) -> Codes:
    """A 64-bit hash of each run of `length` words, in their order; empty where there are fewer words.

    Whole numbers that wrap at 64 bits, so every platform gives the same.
    """
    n = len(codes) - length + 1
    if n < 1:
        return np.empty(0, np.uint64)
    hashed = np.zeros(n, np.uint64)
    for i in range(length):
        hashed = hashed * _FACTOR + codes[i : i + n]
    return _mixed(hashed)


@lru_cache(maxsize=1 << 16)  # the vocabulary of a day's news
def _code(word: str) -> int:
    """A number for a folded word; 0 for one that is left out."""
    word = _POSSESSIVE.sub("", word)
    word = _MARKS.sub("", word)
    if not word or word in _DROPPED:
        return 0
    word = _SAME.get(word, word)
    if len(word) >= _MIN_FOLDED:
        for ending, american in _ENDINGS:
            word = ending.sub(american, word)
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) + 1


def _mixed(hashed: Codes) -> Codes:
    """Spreads the bits (the finaliser of SplitMix64), so that the smallest values are a fair sample."""
    hashed = (hashed ^ (hashed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    hashed = (hashed ^ (hashed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return hashed ^ (hashed >> np.uint64(31))


_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # 2^64 divided by the golden ratio: odd, its bits well spread
