"""Quotations inside quotations: the inner one belongs to the inner speaker."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.attribute.quotes import Quotation, stripped
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import before_small_words
from pipeline.language import Cue
from pipeline.records import Attribution
from pipeline.syntax.tree import Token, Tree
from pipeline.text import Span

MIN_WORDS = 2  # of an inner quotation; one word in single marks is a term
MAX_GAP = 6  # words between a cue and the quotation: a listener at most


def nested(reading: Reading) -> Iterator[Attribution]:
    """The inner quotations that a cue inside the outer one attributes."""
    for quote in reading.quotes:
        for inner in quote.inner:
            made = _attributed(reading, quote, inner)
            if made is not None:
                yield made


def _attributed(reading: Reading, outer: Quotation, inner: Quotation) -> Attribution | None:
    tree = reading.tree_at(inner.span.start)
    words = inner.content.of(reading.text).split()
    if tree is None or len(words) < MIN_WORDS:
        return None
    before = [t for t in tree if outer.content.start <= t.start and t.end <= inner.span.start]
    after = [t for t in tree if t.start >= inner.span.end and t.end <= outer.content.end]
    for cue, word, source in (*_before(reading, tree, before), *_after(reading, after)):
        named = Span(source.start, source.end)
        content = stripped(reading.text, inner.content)
        spans = [named, word.span, content]
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        return Attribution(
            "direct", whole, content, word.span, source=named, cue_verb=cue.verb, framing=cue.framing
        )
    return None


def _cue(reading: Reading, token: Token) -> Cue | None:
    cue = reading.language.cues.get(token.lower)
    return cue if cue is not None and "speech" in cue.types and cue.form in {"past", "s", "base"} else None


def _before(reading: Reading, tree: Tree, before: list[Token]) -> Iterator[tuple[Cue, Token, Token]]:
    """The last cue before the quotation, and the word that speaks: "She told me, ‘…’"."""
    for word in reversed(before[-MAX_GAP:]):
        cue = _cue(reading, word)
        if cue is None:
            continue
        index = before_small_words(reading, tree, word)
        if index >= 0 and (tree[index].is_noun or tree[index].tag == "PRP"):
            yield cue, word, tree[index]
        return


def _after(reading: Reading, after: list[Token]) -> Iterator[tuple[Cue, Token, Token]]:
    """The two words after the quotation, where they are a subject and a cue: "‘…,’ she said"."""
    words = [t for t in after if t.text[0].isalnum()][:2]
    if len(words) == 2:  # noqa: PLR2004 - a subject and a verb
        cue = _cue(reading, words[1])
        if cue is not None and (words[0].is_noun or words[0].tag == "PRP"):
            yield cue, words[1], words[0]
