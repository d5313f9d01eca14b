"""Pronouns that look at the words beside them only: "In her speech, Dornan said", "Katz, who said"."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.attribute import roles
from pipeline.attribute.agreement import PEOPLE, PERSON, nature
from pipeline.attribute.phrases import NAME, Phrase
from pipeline.language import Language
from pipeline.records import Mention

_OPENS = frozenset(
    ("IN", "VBG", "VBN", "VBD", "WRB", "RB")
)  # tags of words that open a sentence before its subject
_NEAR = 5  # words before the pronoun; further in, it is no opening any more
_ENDS = frozenset((",", ".", ";", "—", "–", ":"))


def name_ahead(
    phrases: list[Phrase], index: int, agrees: Callable[[Mention, Phrase], bool], language: Language
) -> Mention | None:
    """The name that follows a pronoun in what opens a sentence: Dornan for "In her speech, Dornan said".

    Args:
        phrases: Those of the sentence.
        index: The number of the pronoun.
        agrees: Whether the pronoun can mean a mention.
        language: The verbs that speak.
    """
    phrase = phrases[index]
    tree = phrase.tree
    if phrase.head >= _NEAR or tree[0].tag not in _OPENS:
        return None
    comma = next((token.index for token in tree if token.text == "," and token.index > phrase.head), None)
    if comma is None:
        return None
    for number, following in enumerate(phrases[index + 1 :], index + 1):
        if following.head <= comma:
            continue
        if following.kind != NAME or following.mention is None or following.first != comma + 1:
            return None
        acts = roles.place(phrases, number, language).role in {roles.SPEAKER, roles.SUBJECT}
        return following.mention if acts and agrees(following.mention, following) else None
    return None


def before_relative(
    phrases: list[Phrase], index: int, stands_for: Callable[[Phrase], Mention | None]
) -> tuple[Mention, Phrase] | None:
    """The person or group right before "who" or "which", and its phrase; None where it asks a question."""
    phrase = phrases[index]
    tree = phrase.tree
    last = phrase.head - 1
    while last >= 0 and (tree[last].text == "," or tree[last].tag in {"IN", "TO"}):
        last -= 1
    for earlier in reversed(phrases[:index]):
        if earlier.head < last - 1:
            return None
        found = stands_for(earlier)
        if found is not None and (phrase.lower != "who" or nature(found, earlier) in {PERSON, PEOPLE}):
            return found, earlier
    return None


def is_inserted(phrase: Phrase, verb: int | None) -> bool:
    """Whether a speaker stands in the middle or at the end of what he says: "The lenders, he said, knew"."""
    tree = phrase.tree
    if verb is None or phrase.first == 0 or tree[phrase.first - 1].text != ",":
        return False
    return verb + 1 >= len(tree) or tree[verb + 1].text in _ENDS
