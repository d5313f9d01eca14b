"""Attitudes that no verb tells: "is opposed to the plan", "remains a critic of it", "are against it"."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from pipeline.attribute.deed_actors import can_act, singular
from pipeline.attribute.deed_phrases import NEGATIONS, cut, is_auxiliary, phrase
from pipeline.attribute.deed_words import DeedWords, deed_words
from pipeline.attribute.marks import marks
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.attribute.verbs import BE
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_BE = (
    BE
    | frozenset(
        {"remain", "remains", "remained", "stay", "stayed", "seem", "seems", "seemed", "feel", "felt"}
    )
    | {
        "become",
        "becomes",
        "became",
        "appears",
        "appeared",
        "stands",
        "stood",
    }
)
_FROM_VERB = MappingProxyType(
    {
        "opposed": "oppose",
        "against": "oppose",
        "for": "support",
        "reluctant": "resist",
        "unwilling": "resist",
        "willing": "accept",
        "ready": "accept",
        "critic": "criticize",
        "opponent": "oppose",
        "supporter": "support",
        "defender": "defend",
        "advocate": "advocate",
        "champion": "champion",
    }
)
_BACK = 5  # words between a form of "be" and the adjective: adverbs and a not


def predicates(reading: Reading, tree: Tree) -> Iterator[Attribution]:
    """The attitudes of a sentence that an adjective, preposition or noun after "be" tells, in order."""
    words = deed_words(reading.language.code)
    for token in tree:
        if reading.quote_at(token.start):
            continue
        last = _adjective(tree, token, words) or _agent(tree, token, words)
        if last is None:
            continue
        be = _be(reading, tree, token, noun=token.lower not in words.adjectives)
        source = _subject(reading, tree, token, be) if be is not None else None
        if be is not None and source is not None and _takes(words, tree, token, last):
            yield _draft(reading, tree, (be, token, last), source)


def _adjective(tree: Tree, token: Token, words: DeedWords) -> Token | None:
    """The last word of an adjective or phrase that says a side, when what it needs follows it."""
    two = f"{token.lower} {tree[token.index + 1].lower}" if token.index + 1 < len(tree) else ""
    last = tree[token.index + 1] if two in words.adjectives else token
    wanted = words.adjectives.get(two) or words.adjectives.get(token.lower)
    if wanted is None or token.tag in {"VBD", "VBP"}:
        return None
    following = tree[last.index + 1] if last.index + 1 < len(tree) else None
    ends = following is None or following.tag in {".", ",", ":", "CC", "''"} or following.text == ";"
    if ends:
        return last if "." in wanted else None
    if following is not None and (following.lower in wanted or ("*" in wanted and _is_object(following))):
        return last
    return None


def _is_object(token: Token) -> bool:
    return token.is_noun or token.tag in {"DT", "PRP", "PRP$", "JJ", "VBG", "CD"}


def _agent(tree: Tree, token: Token, words: DeedWords) -> Token | None:
    """A critic, supporter or opponent of something."""
    if singular(token.lower) not in words.agents or not token.is_noun:
        return None
    following = tree[token.index + 1] if token.index + 1 < len(tree) else None
    owned = tree.child(token, "nmod:poss") is not None
    return token if (following is not None and following.lower == "of") or owned else None


def _be(reading: Reading, tree: Tree, token: Token, *, noun: bool) -> Token | None:
    """The form of "be" that goes with a predicate; None where it is no predicate."""
    index = token.index - 1
    for _ in range(_BACK + (3 if noun else 0)):
        if index < 0 or reading.quote_at(tree[index].start):
            return None
        here = tree[index]
        if here.lower in _BE and here.tag != "POS":
            return here
        adverb = here.tag.startswith("RB") or here.lower in NEGATIONS
        inside = noun and (
            here.tag in {"DT", "JJ", "JJS", "NN", "NNP", "POS", "PRP$"}
            or here.lower in {"among", "one", "of", "'s"}
        )
        if (
            not adverb
            and not inside
            and here.lower not in {"more", "less", "deeply", "very", "so", "also", "mostly"}
        ):
            return None
        index -= 1
    return None


def _subject(reading: Reading, tree: Tree, token: Token, be: Token) -> Token | None:
    """Who is said to be so: by the tree, else the noun right before the form of "be"."""
    for start in (token, be, tree.head(token)):
        for child in tree.children(start, "nsubj", "nsubj:pass"):
            if child.index < be.index and child.lower not in {"who", "which", "that"}:
                return child if can_act(reading, tree, child) else None
    index = be.index - 1
    while index >= 0 and (
        is_auxiliary(tree[index]) or tree[index].tag.startswith("RB") or tree[index].tag == "MD"
    ):
        index -= 1
    if index < 0:
        return None
    before = tree[index]
    if before.lower in {"who", "which"} and index:
        index -= 2 if tree[index - 1].tag == "," else 1
        before = tree[max(0, index)]
    if not (before.is_noun or before.tag == "PRP") or tree.child(before, "case"):
        return None
    return before if can_act(reading, tree, before) else None


def _takes(words: DeedWords, tree: Tree, token: Token, last: Token) -> bool:
    """Whether an infinitive after "ready to" is no bland one."""
    if last.index + 2 >= len(tree) or tree[last.index + 1].lower != "to":
        return True
    verb = tree[last.index + 2]
    return (
        verb.tag != "VB"
        or verb.lower not in words.bland
        or token.lower in {"reluctant", "unwilling", "loath"}
    )


def _first(tree: Tree, be: int, source: int) -> int:
    """The number of the first auxiliary or negation before a form of "be", or its own."""
    first = index = be
    while index > source + 1:
        index -= 1
        if is_auxiliary(tree[index]) or tree[index].lower in NEGATIONS:
            first = index
        elif not tree[index].tag.startswith("RB"):
            break
    return first if tree[first].text[0].isalpha() else min(first + 1, len(tree) - 1)


def _draft(reading: Reading, tree: Tree, at: tuple[Token, Token, Token], source: Token) -> Attribution:
    be, token, last = at
    first = _first(tree, be.index, source.index)
    cue = Span(token.start, last.end)
    content = cut(reading, phrase(reading, tree, first, token, cue), last.end)
    named = source_span(tree, source)
    whole = Span(min(named.start, content.start), max(named.end, content.end))
    found = marks(reading, tree, token, content, source)
    if any(t.lower in {"no", "hardly"} for t in tree.tokens[be.index : token.index]):
        found |= {"negated"}
    base = _FROM_VERB.get(singular(token.lower), token.lower)
    return Attribution(
        "position", whole, content, cue, source=named, marks=found, cue_verb=base, framing="neutral"
    )
