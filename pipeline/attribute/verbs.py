"""What form a verb has where it stands. The tagger mixes up "said" the past and "said" the participle."""

from __future__ import annotations

from pipeline.syntax.tree import Token, Tree

BE = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "'s", "'re", "get", "gets", "got", "am", "'m"}
)
HAVE = frozenset({"have", "has", "had", "having", "'ve", "'d"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BETWEEN = frozenset({"RB", "RBR"})


def is_finite(tree: Tree, token: Token) -> bool:
    """Whether a word is a verb that makes a clause of its own: past, present, or a modal."""
    if token.tag in _FINITE:
        return token.tag == "MD" or before_verb(tree, token) not in BE or token.tag != "VBD"
    if token.tag != "VBN" or before_verb(tree, token) in BE | HAVE:
        return False
    before = tree[token.index - 1] if token.index else None
    # "Watch added." is past; "the plan rejected by the council" is a participle.
    after = tree[token.index + 1] if token.index + 1 < len(tree) else None
    named = before is not None and (
        before.tag in {"NNP", "NNPS", "PRP", "WP", "WDT"} or tree.child(token, "nsubj") is not None
    )
    return named and not (after is not None and after.lower == "by")


def before_verb(tree: Tree, token: Token) -> str:
    """The word before a verb in lower case, adverbs passed over; "" at the beginning."""
    index = token.index - 1
    while index >= 0 and (tree[index].tag in _BETWEEN or tree[index].lower in {"not", "n't"}):
        index -= 1
    return tree[index].lower if index >= 0 else ""


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether a verb is a participle after a form of "be"."""
    return verb.tag in {"VBN", "VBD"} and before_verb(tree, verb) in BE
