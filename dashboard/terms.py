"""What is typed into a search box, as terms, and the patterns that find them.

A term is a word, or a phrase in quotes. It is found where a word begins, in any case, with or without
accents: “iran” finds “Iran” and “Iranian”, “erdogan” finds “Erdoğan”, “us” does not find “just”. DuckDB and
Python find the same places, so what the query found is what the page marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

MOST_TERMS = 8  # each costs a pass over the texts; more words than that narrow nothing any more
_PARTS = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")
_ACCENTED = range(0xC0, 0x250)  # Latin-1 Supplement and Latin Extended A and B
_WHOLE = {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "ħ": "h"}  # letters that no accent was put on
_SPACE = "[\\s\u00a0]+"
_APOSTROPHES = "'’‘ʼ"
# A word begins at the beginning of a text, or after what is neither a letter nor a digit.
_DUCKDB_BEGIN, _PYTHON_BEGIN = r"(?:^|[^\pL\pN])", r"(?<![^\W_])"


def read(query: str) -> tuple[str, ...]:
    """The terms of a query, each once, at most MOST_TERMS: words, and phrases that stood in quotes."""
    return _terms(query)[:MOST_TERMS]


def left_out(query: str) -> tuple[str, ...]:
    """The terms of a query that are too many to be looked for."""
    return _terms(query)[MOST_TERMS:]


def for_duckdb(term: str) -> str:
    """The pattern of a term for `regexp_matches(text, pattern, 'i')`; it holds no words but the term's."""
    return _pattern(term, _DUCKDB_BEGIN)


def places(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where any of the terms stands in a text, as half-open spans, in no order."""
    found = (re.finditer(_pattern(term, _PYTHON_BEGIN), text, re.IGNORECASE) for term in terms)
    return [match.span() for matches in found for match in matches]


def _terms(query: str) -> tuple[str, ...]:
    cleaned = "".join(letter if letter.isprintable() else " " for letter in query)
    terms = (" ".join((phrase or word).split()) for phrase, word in _PARTS.findall(cleaned))
    # A dash or a bracket between words is not asked for.
    spoken = [term for term in terms if any(letter.isalnum() for letter in term)]
    once = {_folded(term): term for term in reversed(spoken)}
    return tuple(reversed(once.values()))


def _pattern(term: str, begin: str) -> str:
    body = "".join(_letter(letter) for letter in _folded(term))
    return (begin if term[0].isalnum() else "") + body


def _letter(letter: str) -> str:
    if letter == " ":
        return _SPACE
    if letter == "'":
        return f"[{_APOSTROPHES}]"
    if letter in _variants():
        return f"[{letter}{_variants()[letter]}]"
    return letter if letter.isalnum() or not letter.isascii() else f"\\{letter}"


def _folded(term: str) -> str:
    """The term without case and accents; a letter that falls into several keeps the first."""
    letters = (_base(letter) for letter in term.lower() if not unicodedata.combining(letter))
    return "".join("'" if letter in _APOSTROPHES else letter for letter in letters)


def _base(letter: str) -> str:
    first = unicodedata.normalize("NFD", letter)[0]
    return _WHOLE.get(first, first) if not first.isascii() else first.lower()


@cache
def _variants() -> dict[str, str]:
    """For each plain letter those that differ from it by an accent."""
    found: dict[str, str] = {}
    for letter in map(chr, _ACCENTED):
        base = _base(letter.lower()[0])
        if base.isascii() and base.isalpha():
            found[base] = found.get(base, "") + letter
    return found
