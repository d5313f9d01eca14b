"""Words that ran together where lines or elements were joined: "said.“We", "Gaza.The", "orwithout".

A space is put between two words only where both are known to be words and the whole is none. What
counts as known is a short list of function words and the article itself: no list of names is complete,
and "YouTube", "McDonald" and "independent" must stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.records import Repair
from pipeline.text import AlignedText, Edit

MIN_WORD = 2  # letters beside a comma: shorter are initials and symbols
MIN_RIGHT = 7  # letters of a word that the article knows, for a function word to be cut off before it

_FUNCTION_WORDS = """
a about above after again against all also although among an and another any are as at because been
before being between both but by can could did do does during each even every few for from further had
has have having he her here his how however if in into is it its just many may me might more most much
must my never no nor not now of off on once only or other our out over own same shall she should since
so some still such than that the their them then there these they this those though through to too
under until up upon us very was we were what when where whether which while who whom whose why will
with within without would yet you your said says told
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
# Words that open a sentence. After a lower-case word with no space between, they opened one.
_STARTERS = frozenset(
    word.capitalize() for word in _FUNCTION - {"us", "may", "will", "says", "said", "told", "do"}
)
# Before a word of seven letters or more these make no other word, but for the wholes below. "A" does
# (awaiting, amounted, aversion): on 10,000 bodies of allsides it was wrong 20 times of 20. "In" does, too.
_BEFORE = ("the", "and", "of", "or", "to", "that", "from", "for")
_AFTER = ("the", "and", "of", "that", "with", "from")
MIN_LEFT = 6  # letters of a word that the article knows, for a function word to be cut off after it
_BEFORE_THE = ("of", "in", "to", "on", "and", "for", "that", "with", "from", "by", "at", "as", "is", "was")
_THE = {f"{word}the": len(word) for word in _BEFORE_THE}
_WHOLES = frozenset(
    ("forgetting", "forgiving", "forbearing", "foregoing", "therapists", "toreadors", "ordained", "organized")
)
_DOMAINS = frozenset(("Com", "Org", "Net", "Gov", "Edu"))

# Where a sentence, a clause or a quotation ends and a letter or a quotation follows without space.
_JOINT = re.compile(r"[.!?,](?P<mark>[”\"]?)(?=[A-Za-z“])")
_OPEN = re.compile("“")
# Initials and short abbreviations have fewer letters than two before the stop: "U.S.", "p.m."
_SENTENCE_END = re.compile(r"(?:[a-z][a-z\d%)]|\d\d)\Z")
_ADDRESS = re.compile(r"[@/#\\]|\w\.\w+\.\w|_")
_TOKEN_CHARS = 60  # what stands without space around a joint: an address or two words
_CAMEL = re.compile(r"(?P<left>[a-z]{3,})(?P<right>[A-Z][a-z]+)")
MAX_QUOTE_CHARS = 2000  # how far back the mark that opens a quotation is looked for
_TRIM = ".,;:!?()[]“”\"'‘’…—–-"


def unglued(aligned: AlignedText) -> tuple[AlignedText, tuple[Repair, ...]]:
    """The text with a space where two words ran together, and the repairs in text order (raw spans)."""
    edits: list[Edit] = []
    repairs: list[Repair] = []
    for position in sorted({*_at_marks(aligned.text), *_in_words(aligned.text)}):
        found = _edit(aligned, position)
        if found and not (edits and found[0].start < edits[-1].end):
            edits.append(found[0])
            repairs.append(found[1])
    return aligned.edited(edits), tuple(repairs)


def _edit(aligned: AlignedText, position: int) -> tuple[Edit, Repair] | None:
    """The space as an edit of the character before it, or after it; None where both were repaired before."""
    text = aligned.text
    for start, new in ((position - 1, text[position - 1] + " "), (position, " " + text[position])):
        span = aligned.raw_span(start, start + 1)
        if span.of(aligned.raw) == text[start]:
            return Edit(start, start + 1, new), Repair(span, "glued", text[start], new)
    return None


def _at_marks(text: str) -> Iterator[int]:
    """Positions beside a mark where a space is missing; each is that of the character to follow it."""
    for found in _JOINT.finditer(text):
        at, mark = found.end(), found["mark"]
        if mark == "”":
            yield at
        elif mark:
            position = _beside_straight(text, at - 1)
            if position is not None:
                yield position
        elif text[at] != "“" and _is_joint(text, at):
            yield at
    for found in _OPEN.finditer(text):
        at = found.start()
        if (
            at
            and text[at + 1 : at + 2].isalnum()
            and (text[at - 1].islower() or (text[at - 1] in ".,!?" and text[at - 2 : at - 1].islower()))
        ):
            yield at


def _is_joint(text: str, at: int) -> bool:
    """Whether a sentence or a clause ends before `at`, and what stands there is no address or number."""
    if text[at - 1] == ",":
        left, right = _left_word(text, at - 1), _right_word(text, at)
        return (
            len(left) >= MIN_WORD
            and left[1:].islower()
            and len(right) >= MIN_WORD
            and right.islower()
            and not _address(text, at)
        )
    right = _right_word(text, at)
    if not right[:1].isupper() or right in _DOMAINS or (len(right) == 1 and right not in "AI"):
        return False
    return bool(_SENTENCE_END.search(text, max(0, at - 3), at - 1)) and not _address(text, at)


def _address(text: str, at: int) -> bool:
    start = text.rfind(" ", max(0, at - _TOKEN_CHARS), at) + 1
    end = text.find(" ", at, at + _TOKEN_CHARS)
    token = text[max(start, at - _TOKEN_CHARS) : end if end >= 0 else at + _TOKEN_CHARS].rstrip(_TRIM)
    return bool(_ADDRESS.search(token))


def _left_word(text: str, end: int) -> str:
    start = end
    while start and text[start - 1].isalpha() and end - start < _TOKEN_CHARS:
        start -= 1
    return text[start:end]


def _right_word(text: str, start: int) -> str:
    end = start
    while end < len(text) and text[end].isalpha() and end - start < _TOKEN_CHARS:
        end += 1
    return text[start:end]


def _beside_straight(text: str, at: int) -> int | None:
    """On which side of a straight quotation mark the space is missing: the mark before it tells."""
    if not (text[at - 2].islower() or text[at - 2].isdigit() or text[at - 2] in ")%"):
        return None
    start = max(0, at - MAX_QUOTE_CHARS)
    line = text.rfind("\n", start, at) + 1 or start
    before = text.rfind('"', line, at)
    if before < 0 or text[before + 1].isspace():
        return at
    opens = before == line or text[before - 1] in " ([—–-"
    return at + 1 if opens else None


def _in_words(text: str) -> Iterator[int]:
    """Positions inside what is written as one word and is two."""
    words = {word.strip(_TRIM) for word in set(text.split())}
    for word in words:
        if not (word.startswith(_BEFORE) or word.endswith(_AFTER) or _CAMEL.match(word)):
            continue  # nearly all; this is asked of every word of every article
        cut = _cut(word, words)
        if cut and text.count(word) == 1:
            yield text.index(word) + cut


def _cut(word: str, known: set[str]) -> int:
    """How many letters the first of the two words has; 0 where it is one word."""
    if word in _THE:
        return _THE[word]
    if not word[:1].islower() or not word.isalpha() or word in _WHOLES:
        return 0
    if not word.islower():
        return _camel_cut(word, known)
    return _start_cut(word, known) or _end_cut(word, known)


def _camel_cut(word: str, known: set[str]) -> int:
    """Of "securityIsrael": both are words; the first is in lower case, which no name begins with."""
    camel = _CAMEL.fullmatch(word)
    if camel and _is_word(camel["left"], known) and (camel["right"] in _STARTERS or camel["right"] in known):
        return camel.end("left")
    return 0


def _start_cut(word: str, known: set[str]) -> int:
    if word.startswith(_BEFORE):
        for left in _BEFORE:
            right = word[len(left) :]
            if word.startswith(left) and len(right) >= MIN_RIGHT and _is_word(right, known):
                return len(left)
    return 0


def _end_cut(word: str, known: set[str]) -> int:
    if word.endswith(_AFTER):
        for right in _AFTER:
            left = word[: -len(right)]
            if word.endswith(right) and len(left) >= MIN_LEFT and left in known:
                return len(left)
    return 0


def _is_word(word: str, known: set[str]) -> bool:
    return word in _FUNCTION or word in known
