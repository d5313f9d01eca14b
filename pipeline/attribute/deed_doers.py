"""Who did it: the subject of a deed where the parser names none, or took its verb for a noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pipeline.attribute.cues import Frame, frame
from pipeline.attribute.deed_actors import can_act
from pipeline.attribute.deed_phrases import AUXILIARIES, FINITE
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

_OBJECTS = frozenset({"DT", "PRP", "PRP$", "NNP", "NNPS", "TO", "JJ", "NN", "NNS", "``", "CD"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_PHRASE = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "DT", "CD", "POS", "PRP$", "HYPH", "VBN"}
) | {
    "``",
    "''",
    "$",
}
_RELATIVES = frozenset({"who", "which", "that"})
_LINKS = frozenset({"of", "in", "for", "from", "at", "on", "with"})
MAX_BACK = 25  # words; a subject with its apposition is shorter


def mistaken(reading: Reading, tree: Tree, frames: list[Frame]) -> Iterator[Frame]:
    """Verbs of deeds that were tagged as nouns or adjectives: "vetoed" in "Dornan vetoed it"."""
    seen = {found.verb.index for found in frames}
    for token in tree.tokens[1:]:
        cue = reading.language.cues.get(token.lower)
        if cue is None or token.index in seen or not cue.types & {"action", "position"}:
            continue
        taken_for_noun = token.tag in {"NN", "NNS", "JJ", "NNP", "NNPS", "IN"} or token.dep in {
            "amod",
            "compound",
        }
        if cue.form not in {"past", "s"} or not taken_for_noun:
            continue
        if reading.quote_at(token.start) or not _verb_place(reading, tree, token, past=cue.form == "past"):
            continue
        yield frame(reading, tree, token, token.span, cue)


def _verb_place(reading: Reading, tree: Tree, token: Token, *, past: bool) -> bool:
    """Whether a verb can stand here: after a noun or pronoun, before an object or the end."""
    before = tree[token.index - 1]
    if token.text[:1].isupper() or reading.mentions_in(token.span):
        return False
    if past and before.lower in {"has", "have", "had"}:
        return True
    subject = (
        before.is_noun or before.tag in {"PRP", "WP", "WDT", ",", "RB", "''"} or before.lower in _RELATIVES
    )
    if not subject or token.index + 1 >= len(tree):
        return False
    following = tree[token.index + 1]
    if past:
        return following.tag in _OBJECTS | {"IN", "."}
    if token.dep == "ROOT" and not any(t.tag in FINITE for t in tree):
        return following.tag in _OBJECTS | {"VBN", "VBG", "IN"}
    return following.tag in {"DT", "PRP", "PRP$", "TO", "``"} or (
        following.tag == "." and before.tag in {"PRP", ",", "NNP"}
    )


def split_particle(reading: Reading, tree: Tree, frames: list[Frame]) -> Iterator[Frame]:
    """Verbs whose particle stands after a pronoun: "has not ruled it out"."""
    cues = reading.language.cues
    for token in tree.tokens[:-2]:
        middle, last = tree[token.index + 1], tree[token.index + 2]
        cue = cues.get(f"{token.lower} {last.lower}") if middle.tag == "PRP" and token.tag in _VERBS else None
        if cue is not None and cue.types & {"action", "position"} and not reading.quote_at(token.start):
            known = next((found for found in frames if found.verb.index == token.index), None)
            yield replace(known, cue=cue) if known else frame(reading, tree, token, token.span, cue)


def subject_before(reading: Reading, tree: Tree, first: int) -> Token | None:
    """The head of the noun phrase before the word `first`, over "of X" and between commas; None without one.

    "President Anselm Roque of Osmeria vetoed" has Roque, "Dornan, who vetoed" Dornan; of a relative clause
    it is the nearest noun that can act.
    """
    index, least = first - 1, max(0, first - MAX_BACK)
    while index >= least and (tree[index].tag.startswith("RB") or tree[index].lower in AUXILIARIES):
        index -= 1
    relative = (
        index >= least and tree[index].lower in _RELATIVES and tree[index].tag in {"WP", "WDT", "IN", "DT"}
    )
    if relative:
        index -= 2 if index and tree[index - 1].tag == "," else 1
    elif index > least and tree[index].tag == ",":
        opening = _opening(tree, index, least)
        if opening is None:
            return None
        index = opening - 1
    if index < least:
        return None
    if tree[index].tag == "PRP":
        return tree[index] if not relative and can_act(reading, tree, tree[index], thing=True) else None
    heads = _heads(reading, tree, index, least, relative=relative)
    able = [head for head in heads if can_act(reading, tree, head)]
    if relative:
        return able[0] if able else None
    return heads[-1] if heads and heads[-1] in able else None


def listed(reading: Reading, tree: Tree, source: Token, first: int) -> list[Token]:
    """The actors of "A, B and C have recognised it", in order; the source alone where nothing is listed."""
    if source.index >= first:
        return [source]
    head = tree.head(source)
    top = (
        head
        if source.dep == "conj" and head.index < source.index and _alike(reading, tree, source, head)
        else source
    )
    found, names = {source.index: source, top.index: top}, [top]
    while names:
        for token in tree.children(names.pop(), "conj"):
            if token.index < first and _alike(reading, tree, source, token):
                found[token.index] = token
                names.append(token)
    return [found[index] for index in sorted(found)]


def _alike(reading: Reading, tree: Tree, one: Token, other: Token) -> bool:
    return one.tag == other.tag and can_act(reading, tree, other)


def _opening(tree: Tree, comma: int, least: int) -> int | None:
    """The comma that opens what this one closes."""
    for index in range(comma - 1, least, -1):
        if tree[index].tag == "," and not (tree[index - 1].tag == "CD" and tree[index + 1].tag == "CD"):
            return index
        if tree[index].tag in {":", "."}:
            return None
    return None


def _heads(reading: Reading, tree: Tree, index: int, least: int, *, relative: bool) -> list[Token]:
    """The heads of "the chair of the council of Tarn", the last one first; none where it is an adjunct."""
    heads: list[Token] = []
    while index >= least:
        token = tree[index]
        if reading.quote_at(token.start) or not (token.is_noun or token.tag in {"CD", "PRP", "JJ", "VBG"}):
            return heads
        head = tree.head(token)
        heads.append(head if token.dep == "flat" and head.index < index else token)
        index = subject_start(tree, index, least) - 1
        if index < least or tree[index].lower not in _LINKS:
            adjunct = index >= least and tree[index].tag in {"IN", "TO"} and not relative
            return [] if adjunct else heads
        index -= 1
        if index >= least and not tree[index].is_noun and tree[index].tag not in {"CD", "JJ"}:
            return heads if relative else []  # "in Jerusalem the minister": an adjunct and no subject
    return heads


def subject_start(tree: Tree, index: int, least: int = 0) -> int:
    """The number of the first word of the noun phrase that ends at the word `index`."""
    while index > least and tree[index].tag not in {"DT", "PRP$"} and tree[index - 1].tag in _PHRASE:
        index -= 1
    return index


def named(tree: Tree, source: Token, verb: int) -> Span:
    """The words that name a source, cut before the verb's group and before what only describes it."""
    span = source_span(tree, source)
    words = tree.within(span)
    if source.index < verb:
        words = [word for word in words if word.index < verb]
    while len(words) > 1 and words[0].lower in {"neither", "nor", "both", "either", "and"}:
        words = words[1:]
    kept: list[Token] = []
    for word in words:
        past = word.index > source.index
        if past and (word.lower in _RELATIVES | {"whose", "whom"} or word.tag in FINITE | {",", ":"}):
            break
        kept.append(word)
    return Span(kept[0].start, kept[-1].end) if kept else source.span
