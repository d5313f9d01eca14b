"""Deeds that only an auxiliary tells: "She did.", "So did Ann Dornan.", "The council would not."."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.attribute.deed_actors import can_act
from pipeline.attribute.deed_doers import named, subject_before
from pipeline.attribute.marks import marks
from pipeline.attribute.reading import Reading
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_DO = frozenset({"did", "does", "do", "would", "will", "wo"})
_AFTER = frozenset({".", ",", ":", "CC", "-RRB-"})
_LAST = frozenset({"neither", "so", "again", "both", "too"})
# "As he did", "more than she does", "what they would": the verb was said, nothing is answered.
_NO_ANSWER = frozenset(
    {
        "as",
        "than",
        "what",
        "how",
        "whatever",
        "that",
        "which",
        "when",
        "like",
        "where",
        "who",
        "why",
        "whenever",
        "if",
        "unless",
    }
)


def answers(reading: Reading, tree: Tree) -> Iterator[Attribution]:
    """The bare auxiliaries of a sentence that stand for the deed asked for or told before, in order."""
    for token in tree:
        if token.lower not in _DO or reading.quote_at(token.start):
            continue
        last = _last(tree, token)
        made = _turned(reading, tree, token) if last is None else _straight(reading, tree, token, last)
        if made is not None:
            yield made


def _last(tree: Tree, auxiliary: Token) -> Token | None:
    """The last word of "did", "did not", "did neither", where nothing more of a clause follows."""
    index = auxiliary.index
    while index + 1 < len(tree) and tree[index + 1].lower in {"not", "n't", *_LAST}:
        index += 1
    if auxiliary.lower in {"do", "does"} and index == auxiliary.index:
        return None  # "they still do": too little to stand for a deed
    following = tree[index + 1] if index + 1 < len(tree) else None
    ends = following is None or following.tag in _AFTER
    return tree[index] if ends and (following is None or following.lower != "or") else None


def _straight(reading: Reading, tree: Tree, auxiliary: Token, last: Token) -> Attribution | None:
    """As in "She did.", "Silvestrin would not"."""
    source = subject_before(reading, tree, auxiliary.index)
    if source is None or not can_act(reading, tree, source) or tree[-1].text == "?":
        return None
    span = named(tree, source, auxiliary.index)
    first = tree.within(span)[0]
    if first.index and tree[first.index - 1].lower in _NO_ANSWER:
        return None
    return _draft(reading, tree, (auxiliary, last, source), span)


def _turned(reading: Reading, tree: Tree, auxiliary: Token) -> Attribution | None:
    """As in "So did Ann Dornan", "neither would the council"."""
    if (
        not auxiliary.index
        or tree[auxiliary.index - 1].lower not in {"so", "neither", "nor"}
        or tree[-1].text == "?"
    ):
        return None
    rest = tree.tokens[auxiliary.index + 1 :]
    if any(t.is_verb for t in rest[:8]):
        return None
    source = next((t for t in rest[:8] if t.is_noun and not _goes_on(tree, t)), None)
    if source is None or not can_act(reading, tree, source):
        return None
    return _draft(reading, tree, (auxiliary, auxiliary, source), named(tree, source, 0))


def _goes_on(tree: Tree, noun: Token) -> bool:
    following = tree[noun.index + 1] if noun.index + 1 < len(tree) else None
    return following is not None and (following.is_noun or following.tag == "POS")


def _draft(reading: Reading, tree: Tree, at: tuple[Token, Token, Token], source: Span) -> Attribution:
    auxiliary, last, holder = at
    content = Span(auxiliary.start, last.end)
    found = marks(reading, tree, auxiliary, content, holder)
    words = {token.lower for token in tree.tokens[max(0, auxiliary.index - 1) : last.index + 1]}
    if words & {"not", "n't", "neither", "nor"}:
        found |= {"negated"}
    voice = "action" if auxiliary.lower == "did" and "negated" not in found else "position"
    whole = Span(min(source.start, content.start), max(source.end, content.end))
    return Attribution(
        voice, whole, content, content, source=source, marks=found, cue_verb="do", framing="neutral"
    )
