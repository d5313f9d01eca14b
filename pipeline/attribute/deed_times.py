"""Whether the sentence places a deed in an earlier episode: "in 2009 he had vetoed", "once", "used to"."""

from __future__ import annotations

import re

from pipeline.attribute.deed_phrases import FINITE, is_auxiliary
from pipeline.attribute.reading import Reading
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

# These begin another clause.
OPENERS = frozenset(
    {"that", "who", "which", "while", "whereas", "because", "although", "though", "but", "when"}
)
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SPAN = r"(?:years?|decades?|months?|centuries|century|generations?|weeks)"
_LONG_AGO = re.compile(
    rf"\b(?:in|since|until|till|back\s+in|by|late\s+in|early\s+in)\s+(?:(?:early|late|mid)[\s-])?(?:the\s+)?(?:{_MONTH}\s+)?{_YEAR}s?\b"
    rf"|\b(?:in|until|till|back\s+in|late\s+in|early\s+in)\s+(?:(?:early|late|mid)[\s-])?{_MONTH}\b(?!\s+\d)"
    rf"|\b{_SPAN}\s+(?:ago|earlier|before)\b|\blast\s+(?:year|decade|century|spring|summer|autumn|fall|winter|{_MONTH})\b"
    r"|\bin\s+the\s+(?:past|spring|summer|autumn|fall|winter|\d{4}s|nineties|eighties|seventies|sixties)\b"
    r"|\b(?:previously|formerly|historically|originally|at\s+the\s+time|once|long\s+ago|in\s+those\s+days|back\s+then)\b"
    r"|\bearlier\s+(?:this|that)\s+year\b|\bthe\s+(?:year|month)\s+before\b|\bduring\s+(?:the|his|her)\s+\S+\s+(?:term|presidency|war)\b",
    re.IGNORECASE,
)
# With "had" or "has" these place it in an earlier episode, by themselves they only order what is told.
_EARLIER = re.compile(
    r"\b(?:earlier|before|at\s+first|initially|until\s+then|until\s+now)\b(?!\s+(?:on|than|he|she|they|the|a|an|any|it|its|his|her|\d+)\b)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"\bat\s+once\b|\bonce\s+(?:again|more|the|a|it|he|she|they)\b", re.IGNORECASE)
MAX_CLAUSE = 40  # words; a clause is cut there, so that one run of words without marks costs no more


def history(reading: Reading, tree: Tree, verb: Token, before: list[Token], content: Span) -> bool:
    """Whether the words beside a verb place it long ago; `before` are those of its group.

    A plain past is not history, and "has opposed it since 2019" holds today.
    """
    if any(t.lower == "used" and t.index + 1 < len(tree) and tree[t.index + 1].lower == "to" for t in before):
        return True
    if verb.tag == "VBZ" or any(t.tag == "MD" and t.lower not in {"would", "could", "'d"} for t in before):
        return False
    had = any(t.lower in {"had", "'d"} for t in before)
    has = any(t.lower in {"has", "have", "'s", "'ve"} for t in before)
    now = verb.tag in {"VBP", "VBG", "VB"} and not before
    if now:
        return False
    for window in _windows(reading, tree, verb, content):
        text = reading.text
        if (had or has) and _EARLIER.search(text, window.start, window.end):
            return True
        if has and not had:
            continue
        once = _AT_ONCE.search(text, window.start, window.end)
        match = _LONG_AGO.search(text, window.start, window.end)
        if match and not (once and once.start() <= match.start() < once.end()):
            return True
    return False


def _windows(reading: Reading, tree: Tree, verb: Token, content: Span) -> list[Span]:
    """The stretches of the sentence where a time is that of the verb: its clause without the content."""
    left, right = _edge(reading, tree, verb, -1), _edge(reading, tree, verb, 1)
    clause = Span(tree[left].start, tree[right].end)
    if content.covers(verb.span) or not content.overlaps(clause):
        return [clause]
    ends = [
        Span(clause.start, max(clause.start, content.start)),
        Span(min(clause.end, content.end), clause.end),
    ]
    return [span for span in ends if span.start < span.end]


def _edge(reading: Reading, tree: Tree, verb: Token, step: int) -> int:
    """The number of the last word before the next clause in a direction."""
    index = verb.index
    for _ in range(MAX_CLAUSE):
        following = index + step
        if not 0 <= following < len(tree):
            break
        token = tree[following]
        if reading.quote_at(token.start) or token.text in {";", ":", "—", "–", "("}:
            break
        if token.lower in OPENERS:
            # "until January, when the board removed her": the time before "when" is that of the verb.
            return max(0, following - 4) if token.lower == "when" and step < 0 else index
        if step > 0 and token.tag == "CC" and _verb_after(tree, following):
            break
        if step < 0 and token.tag in FINITE | {"VBN"} and not is_auxiliary(token):
            break
        index = following
    return index if step > 0 else _after_clause(tree, index, verb.index)


def _after_clause(tree: Tree, index: int, verb: int) -> int:
    """What stands between another clause's verb and the comma that closes it is that clause's."""
    if not index or (tree[index - 1].tag not in FINITE | {"VBN"} and tree[index - 1].lower not in OPENERS):
        return index
    comma = next((t.index for t in tree.tokens[index:verb] if t.tag == ","), None)
    return comma + 1 if comma is not None else index


def _verb_after(tree: Tree, link: int) -> bool:
    near = tree.tokens[link + 1 : link + 5]
    return any(t.tag in FINITE for t in near)
