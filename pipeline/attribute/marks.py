"""What stands beside an attribution and changes it: not said, might be said, if it is, whether, long ago.

Marks are about the attribution, not about its content: in "said he would not sign" nothing is negated,
but "did not say" and "refused to say" are. They are read off the words around the verb, since a small
parser loses a "not" more easily than a reader does.
"""

from __future__ import annotations

from pipeline.attribute.deed_phrases import FINITE, NEGATIONS, is_auxiliary
from pipeline.attribute.deed_times import MAX_CLAUSE, OPENERS, history
from pipeline.attribute.deed_words import deed_words
from pipeline.attribute.reading import Reading
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_NOT = NEGATIONS | {"hardly", "scarcely", "cannot"}
_NOBODY = frozenset({"nobody", "none", "neither", "nothing"})
_MAY = frozenset({"may", "might", "could", "can", "should", "must", "ought", "ca"})
_LIKELY = frozenset({"likely", "expected", "poised", "set", "due", "bound", "unlikely", "able", "scheduled"})
_IF = frozenset({"if", "unless", "provided", "assuming"})


def marks(reading: Reading, tree: Tree, verb: Token, content: Span, source: Token | None) -> frozenset[str]:
    """What the words beside an attribution make of it: members of schema.MARKS.

    Args:
        reading: The article.
        tree: The sentence.
        verb: The cue, or the noun that is one.
        content: What is attributed; its own words mark nothing unless the cue is one of them.
        source: The word that names the holder, where one does.
    """
    found = set()
    before = _before(reading, tree, verb, source)
    if _negated(reading, tree, (verb, source), before):
        found.add("negated")
    if _modal(tree, verb, before):
        found.add("modal")
    opened = _opener(reading, tree, verb, before)
    if opened is not None:
        found.add(opened)
    elif _turned(tree, verb, source):
        found = (found - {"modal"}) | {"hypothetical"}
    if _asked(reading, tree, verb):
        found.add("question")
    if history(reading, tree, verb, before, content):
        found.add("history")
    return frozenset(found)


def _before(reading: Reading, tree: Tree, verb: Token, source: Token | None) -> list[Token]:
    """The words of the verb's group before it, nearest first: auxiliaries, adverbs, what leads to it.

    An auxiliary before the subject belongs to it too: "did Dornan sign", "nor did she".
    """
    found: list[Token] = []
    index = verb.index - 1
    while index >= 0 and not reading.quote_at(tree[index].start):
        here = tree[index]
        infinitive = index + 1 < verb.index and tree[index + 1].lower in {"to", "from", "of", "short"}
        if here.tag == "," or here.text in {"(", ")"}:
            if not _parenthesis(tree, index):
                break
        elif not (
            _is_group(here)
            or infinitive
            or here.lower in {"to", "from", "of", "short"}
            or _leads(reading, here, verb)
        ):
            break
        found.append(here)
        index -= 1
    found += [
        child
        for child in tree.children(verb, "aux", "aux:pass")
        if child.index < verb.index and child not in found
    ]
    found += [
        child for child in tree.children(verb, "advmod")
        if child.lower in _NOT and child.index < verb.index and not _beyond(tree, child, verb)
    ]  # fmt: skip
    if source is not None and source.index < verb.index:
        for start in {tree.subtree(source)[0].index - 1, source.index - 1}:
            ahead = tree[start] if 0 <= start < verb.index else None
            if ahead is not None and is_auxiliary(ahead) and not reading.quote_at(ahead.start):
                found += [ahead, *(t for t in tree.tokens[max(0, start - 1) : start] if t.lower in NEGATIONS)]
    return found


def _beyond(tree: Tree, word: Token, verb: Token) -> bool:
    """Whether another finite verb stands between: the "not" is that one's."""
    return any(t.tag in FINITE and not is_auxiliary(t) for t in tree.tokens[word.index + 1 : verb.index])


def _is_group(token: Token) -> bool:
    return (
        is_auxiliary(token)
        or token.tag.startswith("RB")
        or token.lower in _NOT
        or token.lower in {"yet", "longer", "no", "rather", "ever", "even", "only", "also"}
    )


def _leads(reading: Reading, token: Token, verb: Token) -> bool:
    """Whether a gerund is led to by the word before it: "denied saying", "without saying"."""
    return (
        verb.tag == "VBG"
        and token.index == verb.index - 1
        and token.lower in deed_words(reading.language.code).undone
    )


def _parenthesis(tree: Tree, comma: int) -> bool:
    """Whether a comma closes or opens a word thrown in: "did not, however, say"."""
    near = [t for t in tree.tokens[max(0, comma - 3) : comma + 4] if t.tag == "," and t.index != comma]
    between = [t for c in near for t in tree.tokens[min(c.index, comma) + 1 : max(c.index, comma)]]
    return bool(between) and all(t.tag.startswith("RB") or t.tag in {"IN", "NN"} for t in between)


def _negated(reading: Reading, tree: Tree, at: tuple[Token, Token | None], before: list[Token]) -> bool:
    verb, source = at
    for token in before:
        following = tree[token.index + 1] if token.index + 1 < len(tree) else token
        if token.lower in _NOT and following.lower not in {"only", "just", "merely", "simply", "least"}:
            return True
        if token.lower == "longer" and token.index and tree[token.index - 1].lower == "no":
            return True
        if token.lower == "yet" and following.lower == "to":
            return True
        if token.lower in deed_words(reading.language.code).undone and token.index < verb.index:
            return True
    return _nobody(tree, source) or _not_that(tree, verb, source) or _shared(tree, verb)


def _nobody(tree: Tree, source: Token | None) -> bool:
    if source is None:
        return False
    if source.lower in _NOBODY:
        return True
    words = tree.tokens[max(0, source.index - 4) : source.index]
    near = [t for t in words if t.head == source.index or t.index == source.index - 1]
    return any(t.lower in {"no", "neither"} and t.tag in {"DT", "CC", "RB"} for t in near)


def _not_that(tree: Tree, verb: Token, source: Token | None) -> bool:
    """As in "It is not that he opposes it", "it is untrue that he said"."""
    first = source if source is not None and source.index < verb.index else verb
    start = min(t.index for t in tree.subtree(first)) if first is source else verb.index
    lead = [t.lower for t in tree.tokens[max(0, start - 3) : start]]
    if len(lead) < 2 or lead[-1] not in {"that", "because"}:  # noqa: PLR2004 - "not that" are two words
        return False
    return lead[-2] in {"not", "n't", "untrue", "false"} or lead[-3:-1] == ["not", "true"]


def _shared(tree: Tree, verb: Token) -> bool:
    """As in "Did not sign or return it": the bare form shares the not of the verb it is joined to."""
    if verb.dep != "conj" or verb.tag not in {"VB", "VBN"}:
        return False
    head = tree.head(verb)
    if head.index >= verb.index or any(is_auxiliary(c) for c in tree.children(verb, "aux")):
        return False
    nots = [t for t in tree.tokens[max(0, head.index - 4) : head.index] if t.lower in _NOT]
    return bool(nots) and all(t.tag not in {",", "."} for t in tree.tokens[nots[-1].index : head.index])


def _modal(tree: Tree, verb: Token, before: list[Token]) -> bool:
    for token in before:
        if token.lower in _MAY and token.tag in {"MD", "VB", "VBP"}:
            return True
        if token.lower in _LIKELY and token.index + 1 < len(tree) and tree[token.index + 1].lower == "to":
            return True
    return any(
        t.lower in {"perhaps", "maybe", "possibly", "probably"}
        for t in tree.tokens[max(0, verb.index - 4) : verb.index]
    )


def _opener(reading: Reading, tree: Tree, verb: Token, before: list[Token]) -> str | None:
    """As in "If", "unless" or "whether" that opens the clause of the verb, by what it makes of it."""
    index = min([verb.index, *(t.index for t in before if t.index < verb.index)]) - 1
    steps = 0
    while index >= 0 and steps < MAX_CLAUSE:
        token = tree[index]
        ahead = tree[index - 1].lower if index else ""
        if reading.quote_at(token.start):
            return None
        if token.lower == "whether":
            return "question" if ahead != "regardless" else "hypothetical"
        if token.lower in _IF and token.tag in {"IN", "VBN", "VBG"}:
            return (
                "question"
                if ahead in deed_words(reading.language.code).askers and token.lower == "if"
                else "hypothetical"
            )
        if token.lower == "case" and ahead == "in":
            return "hypothetical"
        ends = (
            token.tag in {":", "."}
            or token.lower in OPENERS
            or (token.tag in FINITE and not is_auxiliary(token))
        )
        if ends or (token.tag == "," and not _apposition(tree, index)):
            return None
        index, steps = index - 1, steps + 1
    return None


def _apposition(tree: Tree, comma: int) -> bool:
    """Whether a comma closes a description: "if Dornan, the minister, refuses"."""
    opening = next((t.index for t in reversed(tree.tokens[max(0, comma - 12) : comma]) if t.tag == ","), None)
    if opening is None:
        return False
    inside = tree.tokens[opening + 1 : comma]
    return (
        bool(inside)
        and not any(t.tag in FINITE for t in inside)
        and inside[0].tag in {"DT", "NNP", "NN", "PRP$"}
    )


def _turned(tree: Tree, verb: Token, source: Token | None) -> bool:
    """As in "Should Dornan refuse", "were he to veto it", "had she signed": and no question."""
    if source is None or source.index >= verb.index:
        return False
    start = tree.subtree(source)[0].index - 1
    if start < 0 or tree[start].lower not in {"should", "were", "had"} or tree[-1].text == "?":
        return False
    ahead = tree[start - 1] if start else None
    opens = ahead is None or ahead.tag in {",", "CC", "``", ":"} or ahead.tag == "IN"
    if tree[start].lower == "were":
        return opens and verb.index > 0 and tree[verb.index - 1].lower == "to"
    return opens and verb.tag in ({"VB", "VBP"} if tree[start].lower == "should" else {"VBN", "VBD"})


def _asked(reading: Reading, tree: Tree, verb: Token) -> bool:
    """Whether the sentence asks, outside quotations, and the verb is what it asks about."""
    last = tree[-1]
    mark = next(
        (t for t in reversed(tree.tokens[-3:]) if "?" in t.text and not reading.quote_at(t.start)), None
    )
    if mark is None or reading.quote_at(last.start) or verb.index > mark.index:
        return False
    return not any(t.text in {":", ";", "?"} for t in tree.tokens[verb.index + 1 : mark.index])
