"""What a cue is followed by that is said, thought or wanted."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.attribute.cues import Frame
from pipeline.attribute.ends import CLAUSE_DEPS, LINKS
from pipeline.attribute.quotes import Quotation
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.attribute.verbs import is_finite
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_MARKS = frozenset({"``", "''", ",", ":", ".", "-LRB-", "-RRB-", "HYPH", "NFP"})
_WORKS = frozenset(
    {"read", "see", "hear", "show", "publish", "discuss", "pitch", "preview"}
)  # "read “A Long Walk”"
_OPENS_CLAUSE = frozenset(
    {"DT", "PRP", "PRP$", "NNP", "NNS", "NN", "EX", "CD", "JJ", "NNPS", "WP", "WRB", "IN"}
)
TITLE_LINK = 4  # letters of the words that titles write small: "with", "of"
# After a cue these lead to what it is about, and not to a place, a time or a listener.
_ABOUT = frozenset({"of", "against", "about", "over", "for", "with", "from", "into"})
MAX_TO_THAT = 18  # words between a cue and its "that": an addressee, a place, a day


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of words of a sentence, first to last."""

    first: Token
    last: Token

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.first.start, self.last.end)


def complement(reading: Reading, frame: Frame, last: Token) -> Side | None:
    """What a cue is followed by that is said, thought or wanted; None where nothing of that kind is."""
    tree = frame.tree
    start = _after_cue(tree, frame)
    if start is None or start.index > last.index:
        return None
    that = _that(reading, frame, start, last)
    if that is not None:
        return _side(tree, that.index + 1, last)
    if tree[start.index].tag in {",", "."} and not reading.quote_at(start.start):
        return _after_comma(reading, frame, start, last)
    first = _past_addressee(reading, frame, start, last)
    opening = _opening(reading, frame, first, last) if first is not None else None
    return _side(tree, opening.index, last) if opening is not None else None


def _opening(reading: Reading, frame: Frame, first: Token, last: Token) -> Token | None:
    """The first word of what is said without a "that": of a quotation, or of a clause."""
    tree = frame.tree
    colon = _colon_quote(reading, tree, first, last)
    if colon is not None:
        return colon
    quote = reading.quote_at(first.start)
    if quote is not None and frame.cue.verb in _WORKS and is_title(reading, quote):
        return None
    if first.tag == ":" or quote is not None:
        return first
    if not frame.cue.that_only and (frame.cue.whole or _is_clause(tree, frame, first, last)):
        return _clause_first(reading, frame, first)
    return None


def _after_comma(reading: Reading, frame: Frame, comma: Token, last: Token) -> Side | None:
    """What follows "said," – a quotation, or "said, however, that …"."""
    tree = frame.tree
    following = tree[comma.index + 1] if comma.index + 1 <= last.index else None
    if following is not None and comma.tag == "," and reading.quote_at(following.start):
        return _side(tree, following.index, last)
    return None


def _after_cue(tree: Tree, frame: Frame) -> Token | None:
    index = frame.last.index
    behind = frame.source is not None and frame.source.index > frame.verb.index
    if frame.source is not None and behind and not frame.passive and not frame.inherited:
        index = max(index, tree.within(source_span(tree, frame.source))[-1].index)
    return tree[index + 1] if index + 1 < len(tree) else None


def _that(reading: Reading, frame: Frame, start: Token, last: Token) -> Token | None:
    """The "that" (or "whether") that opens what is said."""
    tree = frame.tree
    free = frame.cue.verb in reading.language.addressed
    if (
        frame.cue.whole
        and not free
        and not _is_adjunct(reading, start)
        and start.lower not in {"that", "whether"}
    ):
        return None  # "wants voters to know that …": all of it is wanted
    for token in tree.tokens[start.index : min(last.index, start.index + MAX_TO_THAT) + 1]:
        quote = reading.quote_at(token.start)
        if quote is not None and quote.span.end <= last.end and _names_source(reading, quote):
            continue
        if quote is not None or token.tag in {".", "``"}:
            return None
        if token.lower in {"that", "whether"} and token.index < last.index:
            noun = tree[token.index - 1].is_noun and token.index > start.index
            relative = noun and token.tag == "WDT" and not free and not _is_adjunct(reading, start)
            return None if relative else (token if token.lower == "that" else tree[token.index - 1])
        if token.is_verb and token.tag in {"VBD", "VBZ", "VBP"} and not free:
            return None
    return None


def _names_source(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation is the name of a programme or paper, and "that" follows it: “This Week” that."""
    return is_title(reading, quote) and reading.text[quote.span.end :].lstrip(" ,").startswith("that ")


def is_title(reading: Reading, quote: Quotation) -> bool:
    """Whether a quotation reads like the title of a work: capitals, and no stop at its end."""
    words = quote.content.of(reading.text).split()
    ends = bool(words) and words[-1][0].isupper() and words[-1][-1] not in ".,!?…"
    return ends and all(word[0].isupper() or len(word) <= TITLE_LINK for word in words)


def _is_adjunct(reading: Reading, token: Token) -> bool:
    """Whether a word begins a place, a time, a listener or an adverb: "in a statement", "Tuesday"."""
    if token.lower in {"not", "n't", "never"}:
        return False  # "pledged not to send troops": what is denied is part of what is said
    return token.tag in {"IN", "TO", "RB", ","} or token.lower in reading.language.moments


def _past_addressee(reading: Reading, frame: Frame, start: Token, last: Token) -> Token | None:
    """The first word after whom it is said to, and after a place or a day."""
    tree = frame.tree
    index = start.index
    if frame.cue.verb in reading.language.addressed and frame.cue.verb != "ask":
        for child in tree.children(frame.verb, "obj", "iobj", "obl"):
            inside = tree.subtree(child)
            quoted = reading.quote_at(inside[0].start) is not None
            if inside[0].index == index and child.dep != "obl" and child.tag != "VB" and not quoted:
                stop = next((t for t in inside if t.dep in CLAUSE_DEPS), None)
                index = tree.subtree(stop)[0].index if stop else inside[-1].index + 1
    if index <= last.index and frame.cue.whole and tree[index].lower in _ABOUT:
        return start  # "warned Norland against the plan": whom he warned is part of it
    while index <= last.index and _is_adjunct(reading, tree[index]):
        about = frame.cue.whole and tree[index].lower in _ABOUT  # "warned Norland against the plan"
        if about or reading.quote_at(tree[index].start):
            break
        end = _adjunct_end(reading, tree, index, last.index)
        if end is None:
            break
        index = end + 1
    while index < last.index and tree[index].tag == "," and reading.quote_at(tree[index + 1].start):
        index += 1
    return tree[index] if index <= last.index else None


def _adjunct_end(reading: Reading, tree: Tree, index: int, last: int) -> int | None:
    """The number of the last word of an adjunct that begins at `index`; None where it is no bare adjunct."""
    token = tree[index]
    if token.lower in reading.language.moments or token.tag == "RB":
        return index
    head = tree.head(token)
    if token.tag in {"IN", "TO"} and token.dep == "case" and head.index > index and head.index <= last:
        end = tree.subtree(head)[-1].index
        return (
            end
            if end < last and not any(t.dep in CLAUSE_DEPS for t in tree.tokens[index : end + 1])
            else None
        )
    return None


def _colon_quote(reading: Reading, tree: Tree, first: Token, last: Token) -> Token | None:
    """The quotation that "added a caveat: “…”" leads to, where a colon stands before it."""
    for token in tree.tokens[first.index : last.index + 1]:
        if reading.quote_at(token.start):
            return token if reading.text[: token.start].rstrip().endswith(":") else None
    return None


def _is_clause(tree: Tree, frame: Frame, first: Token, last: Token) -> bool:
    """Whether a clause with a verb of its own follows a cue."""
    if any(c.index > frame.verb.index for c in tree.children(frame.verb, "ccomp")):
        return True
    words = tree.tokens[first.index : last.index + 1]
    finite = next((t for t in words if is_finite(tree, t)), None)
    if finite is None:
        return False
    between = tree.tokens[first.index : finite.index]
    starts = first.tag in _OPENS_CLAUSE
    return starts and bool(between) and not any(t.tag in {",", ":", "WDT", "WP"} for t in between[1:])


def _clause_first(reading: Reading, frame: Frame, first: Token) -> Token:
    """The first word of a clause, a place or day that stands before it left out."""
    tree = frame.tree
    if frame.cue.whole:
        return first
    clause = next((c for c in tree.children(frame.verb, "ccomp") if c.index > frame.verb.index), None)
    if clause is not None:
        edge = tree.subtree(clause)[0]
        if edge.index > first.index and (_is_adjunct(reading, first) or first.tag in _MARKS):
            return edge
    return first


def _side(tree: Tree, first: int, last: Token) -> Side | None:
    """The stretch, without marks and links at its ends."""
    end = last.index
    while first <= end and tree[first].tag in {",", ":", "."}:
        first += 1
    while end >= first and (
        tree[end].tag in {",", ":", "."} or (tree[end].lower in LINKS and end < len(tree) - 1)
    ):
        end -= 1
    return Side(tree[first], tree[end]) if first <= end else None
