"""Tags set right by what is known of the names: the parser learned from other texts and stumbles over names.

"Iran branded the deal a trap": after a name "branded" is a past, and no word of a name is a verb.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pipeline.attribute.verbs import BE, HAVE
from pipeline.records import Mention
from pipeline.syntax.tree import Token, Tree

_NAMES = frozenset({"name", "alias", "apposition", "metonym", "role"})
_PARTICIPLE_ENDS = frozenset({"by", "in", "as", "from", "at"})  # "the plan backed by …": no past
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})


def retagged(trees: Sequence[Tree], mentions: Sequence[Mention]) -> list[Tree]:
    """The trees with the tags of words in and right after the mentions set right, where they were wrong."""
    starts = [mention.span.start for mention in mentions]
    return [_retagged(tree, mentions, starts) for tree in trees]


def _retagged(tree: Tree, mentions: Sequence[Mention], starts: list[int]) -> Tree:
    changed = {
        token.index: tag for token in tree if (tag := _tag(tree, token, mentions, starts)) != token.tag
    }
    if not changed:
        return tree
    return Tree([replace(token, tag=changed.get(token.index, token.tag)) for token in tree])


def _tag(tree: Tree, token: Token, mentions: Sequence[Mention], starts: list[int]) -> str:
    if token.tag not in _VERBS:
        return token.tag
    inside = _mention_at(token.start, mentions, starts)
    if inside is not None and inside.span.end >= token.end:
        small = token.text[:1].islower()
        return token.tag if inside.method not in _NAMES | {"noun"} else ("NNS" if small else "NNP")
    if token.tag != "VBN" or not token.index:
        return token.tag
    before = tree[token.index - 1]
    name = _mention_at(before.start, mentions, starts)
    acts = before.tag == "PRP" or (name is not None and name.span.end == before.end and name.method in _NAMES)
    return "VBD" if acts and _can_be_past(tree, token) else token.tag


def _can_be_past(tree: Tree, token: Token) -> bool:
    """Whether no "by" follows and no "have" or "be" stands before the name: "has Iran branded it?"."""
    after = tree[token.index + 1] if token.index + 1 < len(tree) else None
    if after is not None and after.lower in _PARTICIPLE_ENDS:
        return False
    return not any(word.lower in HAVE | BE for word in tree.tokens[max(0, token.index - 3) : token.index])


def _mention_at(position: int, mentions: Sequence[Mention], starts: list[int]) -> Mention | None:
    index = bisect_right(starts, position) - 1
    return mentions[index] if index >= 0 and position < mentions[index].span.end else None
