"""What a phrase does in its sentence: who speaks, who acts, who is acted upon.

Word order is read first and the tree only where it leaves the question open: the parser is small, and
news is not what it was trained on.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.attribute.phrases import NAME, PRONOUN, Phrase, is_cue
from pipeline.language import Language
from pipeline.syntax.tree import Token, Tree

SPEAKER, SUBJECT, AGENT, OWNER, OBJECT, OBLIQUE = "speaker", "subject", "agent", "owner", "object", "oblique"

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# Tagged like prepositions, but a clause follows.
_CLAUSE = frozenset(
    [
        *("that", "if", "because", "while", "as", "although", "though", "whether", "since", "unless", "than"),
        *("before", "after", "until", "but", "so", "once", "when", "where", "like"),
    ]
)
_AUXILIARY = frozenset(
    [
        *(
            "be",
            "is",
            "are",
            "was",
            "were",
            "been",
            "being",
            "has",
            "have",
            "had",
            "having",
            "do",
            "does",
            "did",
        ),
        *("'s", "'re", "'ve", "'d", "to", "not", "n't"),
    ]
)
_FURTHER = 30  # words of an insertion between commas; longer ones are not insertions
_OBJECT_CASE = frozenset(("him", "them", "me", "us", "himself", "herself", "themselves", "itself"))
_SUBJECT_CASE = frozenset(("he", "she", "they", "i", "we", "who"))


@dataclass(frozen=True, slots=True)
class Place:
    """What a phrase does, and the number of the verb it goes with, None where there is none."""

    role: str
    verb: int | None = None


def place(phrases: list[Phrase], number: int, language: Language) -> Place:
    """What the phrase with this number does in its sentence."""
    phrase = phrases[number]
    tree = phrase.tree
    if _owns(phrases, number):
        return Place(OWNER)
    before = tree[phrase.first - 1] if phrase.first else None
    word = phrase.lower
    verb = None if word in _OBJECT_CASE else _verb_after(phrases, number, language)
    preposition = _preposition(before, followed=verb is not None)
    if preposition and word not in _SUBJECT_CASE:
        return _after_preposition(phrase, preposition)
    if verb is not None:
        return Place(SPEAKER if _speaks(tree[verb], language) else SUBJECT, verb)
    if before is not None and before.is_verb:
        inverted = _inverted(tree, phrase, before, language)
        return Place(SPEAKER if inverted else OBJECT, before.index)
    return _by_tree(phrase, language)


def _after_preposition(phrase: Phrase, preposition: str) -> Place:
    tree = phrase.tree
    if preposition == "by" and _passive(tree, phrase.first - 2):
        return Place(AGENT, phrase.first - 2)
    if preposition == "to" and phrase.first > 1 and tree[phrase.first - 2].lower == "according":
        return Place(SPEAKER)
    return Place(OBLIQUE, _verb_before(tree, phrase.first))


def _owns(phrases: list[Phrase], number: int) -> bool:
    phrase = phrases[number]
    return any(
        other.tree is phrase.tree and other.owner == phrase.head for other in phrases[number + 1 : number + 4]
    )


def _preposition(before: Token | None, *, followed: bool) -> str | None:
    """The preposition right before a phrase; a word that opens a clause is none where a verb follows."""
    if before is None or before.tag not in {"IN", "TO", "RP"}:
        return None
    opens = before.lower in _CLAUSE and (followed or before.dep == "mark")
    return None if opens else before.lower


def _passive(tree: Tree, index: int) -> bool:
    return index >= 0 and tree[index].tag in {"VBN", "VBD"}


def _verb_after(phrases: list[Phrase], number: int, language: Language) -> int | None:
    """The verb that a phrase is the subject of, by what follows it."""
    phrase = phrases[number]
    tree = phrase.tree
    begins = {other.first: other for other in phrases[number + 1 :]}
    index = phrase.head + 1
    while index < len(tree):
        token = tree[index]
        as_put = token.tag == "VB" and phrase.first > 0 and tree[phrase.first - 1].lower == "as"
        if as_put or token.tag in _FINITE or _finite_after_all(tree, index, language):
            return _main_verb(tree, index)
        if token.tag.startswith("RB"):
            index += 1
        elif token.text in {",", "(", "–", "—"}:
            index = _after_insertion(tree, index)
        elif phrase.kind != PRONOUN and token.lower in {
            "for",
            "of",
            "to",
            "in",
            "at",
            "from",
            "with",
            "on",
            "and",
        }:
            if index + 1 not in begins:
                return None
            last = begins[index + 1]
            while last.head + 2 in begins and tree[last.head + 1].tag == "POS":
                last = begins[last.head + 2]
            index = last.head + 1
        else:
            return None
    return None


def _finite_after_all(tree: Tree, index: int, language: Language) -> bool:
    """Whether a word is a finite verb that the tagger took for another.

    A participle with an object of its own is a past tense ("The union accused the firm"); what was left
    out of a phrase as a verb is one ("The minister opposes the pact").
    """
    if index + 1 >= len(tree):
        return False
    if tree[index].tag in {"NNS", "NN"}:
        return is_cue(tree[index].lower, language)
    if tree[index].tag != "VBN":
        return False
    return tree[index + 1].tag in {"DT", "PRP", "PRP$"} or tree[index + 1].lower == "that"


def _after_insertion(tree: Tree, index: int) -> int:
    """The word after an insertion that opens at `index`; the end of the sentence where it never closes."""
    closes = {"(": ")"}.get(tree[index].text, tree[index].text)
    for further in range(index + 1, min(len(tree), index + _FURTHER)):
        if tree[further].tag in {"``", "''"}:
            break
        if tree[further].text == closes:
            return further + 1
    return len(tree)


def _main_verb(tree: Tree, index: int) -> int:
    """The verb that carries the meaning of a group of verbs that begins at a word."""
    verb = index
    for further in range(index, min(len(tree), index + 6)):
        token = tree[further]
        if token.is_verb:
            verb = further
            if token.lower not in _AUXILIARY:
                break
        elif not (token.tag in {"MD", "TO"} or token.tag.startswith("RB") or token.lower in _AUXILIARY):
            break
    return verb


def _speaks(token: Token, language: Language) -> bool:
    cue = language.cues.get(token.lower)
    return cue is not None and bool(cue.types & {"speech", "opinion"})


def _verb_before(tree: Tree, index: int) -> int | None:
    """The nearest verb before a word, in the same stretch between commas."""
    for earlier in range(index - 1, -1, -1):
        if tree[earlier].is_verb:
            return earlier
        if tree[earlier].text in {",", ";", ":"}:
            return None
    return None


def _inverted(tree: Tree, phrase: Phrase, verb: Token, language: Language) -> bool:
    """Whether the subject follows its verb: "said Katz" after a quotation or a comma."""
    cue = language.cues.get(verb.lower)
    if cue is None or "speech" not in cue.types or verb.tag not in {"VBD", "VBZ", "VBP", "VBN"}:
        return False
    if phrase.kind == PRONOUN and phrase.lower not in _SUBJECT_CASE | {"it"}:
        return False
    return verb.index == 0 or tree[verb.index - 1].text in {",", '"', "”", "'", "’", "?", "!", "—", "–"}


def _by_tree(phrase: Phrase, language: Language) -> Place:
    token = phrase.tree[phrase.head]
    dep = token.dep
    if dep == "conj":
        dep = phrase.tree.head(token).dep
    verb = token.head if phrase.tree.head(token).is_verb else None
    if dep.startswith("nsubj"):
        speaks = verb is not None and _speaks(phrase.tree[verb], language)
        return Place(SPEAKER if speaks else SUBJECT, verb)
    if dep in {"obj", "iobj"}:
        return Place(OBJECT, verb)
    if dep == "nmod:poss":
        return Place(OWNER)
    # What stands alone ("Netanyahu: we decide") is what its sentence is about.
    return Place(SUBJECT if dep == "ROOT" and phrase.kind == NAME else OBLIQUE, verb)
