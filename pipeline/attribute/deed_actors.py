"""Who can act: the nouns and names that a deed or an attitude may belong to.

"The plan rejects", "prices refused to fall" are nobody's deeds, so a common noun must name people, a body
or a country to be a holder; a name may, unless it names a thing.
"""

from __future__ import annotations

from pipeline.attribute.deed_words import deed_words
from pipeline.attribute.nouns import nouns_of
from pipeline.attribute.reading import Reading
from pipeline.syntax.tree import Token, Tree

# "It" may be a thing and "you" anybody, so they are not here.
_PEOPLE = frozenset({"i", "he", "she", "they", "we", "who"})
_PEOPLE_ENDINGS = ("ers", "ors", "ists", "crats", "men", "women", "woman", "crat")


def can_act(reading: Reading, tree: Tree, token: Token, *, thing: bool = False) -> bool:
    """Whether a word may name who did or wants something; `thing` lets "it" and "which" pass too."""
    word, words = token.lower, deed_words(reading.language.code)
    if token.tag in {"PRP", "WP", "WDT"}:
        return word in _PEOPLE or (thing and word in {"it", "which", "that"})
    if word in words.quantities and not token.tag.startswith("NNP"):
        nouns = tree.children(token, "nmod")
        parts = [noun for noun in nouns if any(case.lower == "of" for case in tree.children(noun, "case"))]
        return all(_named(reading, tree, part) for part in parts)
    return _named(reading, tree, token)


def _named(reading: Reading, tree: Tree, token: Token) -> bool:
    word = token.lower
    if token.tag in {"PRP", "PRP$"}:
        return word not in {"it", "this", "that", "its"}
    if token.tag.startswith("NNP"):
        things = deed_words(reading.language.code).things
        of_thing = token.dep in {"compound", "flat"} and tree.head(token).lower in things
        return word not in things and word[:1].isalpha() and not of_thing
    if not token.is_noun:
        return token.tag in {"JJ", "VBG"} and is_actor_noun(reading, word)
    bare = (
        token.tag == "NN"
        and token.text[:1].isupper()
        and not tree.child(token, "det")
        and not word.endswith("ing")
    )
    return bare or is_actor_noun(reading, word) or bool(reading.mentions_in(token.span))


def is_actor_noun(reading: Reading, word: str) -> bool:
    """Whether a common noun in lower case, singular or plural, names a person, a group or a body.

    A plural in -ers, -ors or -ists that no list has names people too, but for those known not to.
    """
    nouns = nouns_of(reading.language.code)
    last = word.rsplit("-", 1)[-1]
    if nouns.base(word) is not None or nouns.base(last) is not None:
        return True
    words = deed_words(reading.language.code)
    if word in words.actors or singular(word) in words.actors:
        return True
    return last.endswith(_PEOPLE_ENDINGS) and last not in words.not_actors and len(last) > len("orders")


def singular(word: str) -> str:
    """A noun without the ending of its plural: "treaties" is "treaty"."""
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
