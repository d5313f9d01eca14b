"""Cues in a parsed sentence, each with the words that name whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import RELATIVE, agent, before_small_words, governor, subject
from pipeline.attribute.verbs import is_finite, is_passive
from pipeline.language import Cue
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

# Tags a finite or non-finite verb can have; the tagger takes some past forms for adjectives or nouns.
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue where it stands, with the head word of what names its source (None where nothing does).

    `passive` means that the source is no subject: "was rejected by", or nobody is named.
    `inherited` means that the source is the subject of the verb above ("…, adding that"), `relative`
    that the cue stands in a clause about its source ("Dornan, who said"), `linked` that it goes on from
    a cue before it ("said … and insisted …").
    """

    tree: Tree
    verb: Token
    span: Span
    cue: Cue
    source: Token | None
    passive: bool = False
    inherited: bool = False
    relative: bool = False
    linked: bool = False

    @property
    def last(self) -> Token:
        """The last word of the cue: its particle, where it has one."""
        return self.tree.within(self.span)[-1]


def frames(reading: Reading, tree: Tree) -> list[Frame]:
    """The verbs of a sentence that are cues, in order, those inside quotations left out."""
    found: list[Frame] = []
    for verb, span, cue in find_cues(reading, tree):
        made = frame(reading, tree, verb, span, cue)
        if _is_comment(tree, verb):
            made = _with_speaker(made, found)
        elif _is_linked(made):
            made = _with_first(made, found)
        found.append(made)
    return found


def _is_linked(frame: Frame) -> bool:
    """Whether "and" or "but" stands right before a cue of speech: "said … and insisted that …"."""
    index = frame.verb.index - 1
    while index >= 0 and frame.tree[index].tag == "RB":
        index -= 1
    link = frame.tree[index] if index >= 0 else None
    return (
        link is not None
        and link.lower in {"and", "but"}
        and "speech" in frame.cue.types
        and not frame.passive
    )


def _with_first(frame: Frame, before: list[Frame]) -> Frame:
    """The frame of "and insisted" with the source of the cue before it that stands in the same form."""
    for other in reversed(before):
        same_form = other.cue.form == frame.cue.form and is_finite(frame.tree, other.verb)
        if same_form and "speech" in other.cue.types and other.source is not None and not other.passive:
            return replace(frame, source=other.source, inherited=True, linked=True)
    return frame


def _is_comment(tree: Tree, verb: Token) -> bool:
    """Whether a participle after a comma comments on the sentence: "…, adding that …"."""
    before = tree[verb.index - 1] if verb.index else None
    return verb.tag == "VBG" and before is not None and before.tag in {",", "''"}


def _with_speaker(frame: Frame, before: list[Frame]) -> Frame:
    """The frame of "…, adding" with the last speaker before it in the sentence, where one was named."""
    speakers = [
        f
        for f in before
        if f.source is not None and not f.relative and is_finite(f.tree, f.verb) and not f.passive
    ]
    return replace(frame, source=speakers[-1].source, inherited=True) if speakers else frame


def find_cues(reading: Reading, tree: Tree) -> Iterator[tuple[Token, Span, Cue]]:
    """The cues of a sentence, verbs with a particle before single verbs."""
    skip = -1
    for token in tree:
        if token.index <= skip or reading.quote_at(token.start):
            continue
        two = _with_particle(reading, tree, token)
        if two:
            last, cue = two
            yield token, Span(token.start, last.end), cue
            skip = last.index
        elif token.lower in reading.language.cues and _is_verb(
            tree, token, reading.language.cues[token.lower]
        ):
            yield token, token.span, reading.language.cues[token.lower]


def _with_particle(reading: Reading, tree: Tree, token: Token) -> tuple[Token, Cue] | None:
    following = tree[token.index + 1] if token.index + 1 < len(tree) else None
    cue = reading.language.cues.get(f"{token.lower} {following.lower}") if following else None
    if following is None or cue is None:
        return None
    verb = token.is_verb or token.lower in reading.language.cues or _is_mistaken(tree, token, following, cue)
    return (following, cue) if verb else None


def _is_verb(tree: Tree, token: Token, cue: Cue) -> bool:
    """Whether a form that is a cue is a verb here: tagged so, or standing where only a verb can."""
    if token.tag in _VERB_TAGS:
        if token.dep == "amod":  # "Dornan expressed hope" is read as "an expressed hope"
            before = tree[token.index - 1] if token.index else token
            return cue.form == "past" and before.tag in {"NNP", "PRP"} and is_finite(tree, token)
        return token.dep != "compound" or token.tag == "VBD"
    return _is_mistaken(tree, token, token, cue)


def _is_mistaken(tree: Tree, first: Token, last: Token, cue: Cue) -> bool:
    """Whether a verb was taken for a noun: it stands after one, and "that" follows or only speech does."""
    before = tree[first.index - 1] if first.index else None
    after = tree[last.index + 1] if last.index + 1 < len(tree) else None
    if before is None or not (before.is_noun or before.tag == "PRP"):
        return False
    if cue.form == "past" and "speech" in cue.types:
        return True
    return cue.form in {"past", "s"} and after is not None and after.lower == "that"


def frame(reading: Reading, tree: Tree, verb: Token, span: Span, cue: Cue) -> Frame:
    """A cue with its source."""
    if is_passive(tree, verb):
        return Frame(tree, verb, span, cue, agent(reading, tree, verb), passive=True)
    quoted = _quoted(tree, verb)
    if quoted is not None:
        return Frame(tree, verb, span, cue, quoted, inherited=True)
    source = subject(reading, tree, verb)
    if source is not None:
        return Frame(tree, verb, span, cue, source, relative=_is_relative(reading, tree, verb, source))
    above = governor(reading, tree, verb)
    return Frame(tree, verb, span, cue, above, inherited=above is not None)


def _quoted(tree: Tree, verb: Token) -> Token | None:
    """X of "quoted X as saying": he speaks, and not who quotes him."""
    link = tree[verb.index - 1] if verb.index else None
    if link is None or link.lower != "as" or verb.tag != "VBG":
        return None
    quoting = next((t for t in tree.ancestors(verb) if t.is_verb), None)
    named = tree.child(quoting, "obj") if quoting is not None else None
    return named if named is not None and named.index < link.index else None


def _is_relative(reading: Reading, tree: Tree, verb: Token, source: Token) -> bool:
    """Whether "who" or "which" stands between a source and its verb, small words after it passed over."""
    index = before_small_words(reading, tree, verb)
    return index > source.index and tree[index].lower in RELATIVE
