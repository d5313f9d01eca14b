"""Quotations that no cue attributes: speech that goes on, speech announced before it, scare quotes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.attribute.complements import is_title
from pipeline.attribute.cues import frames
from pipeline.attribute.quotes import Quotation, stripped
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.attribute.turns import is_question
from pipeline.records import Attribution
from pipeline.schema import SPOKEN
from pipeline.syntax.tree import Tree
from pipeline.text import Span

# Up to this many words inside quotation marks, without a cue in the sentence, are a scare quote or a title.
SCARE_WORDS = 4


def loose(reading: Reading, drafts: list[Attribution]) -> list[Attribution]:
    """All attributions: `drafts`, longer where a reopened paragraph goes on, and the loose quotations."""
    done = sorted(drafts, key=lambda a: a.content)
    for quote in reading.quotes:
        if _is_taken(quote, done):
            continue
        before = [a for a in done if a.content.start < quote.span.start and a.voice in SPOKEN]
        here = reading.paragraphs.at(quote.span.start).start
        quoted = [a for a in before if a.voice == "direct" and a.content.start >= here]
        last = max(quoted or before, key=lambda a: a.content.end) if before else None
        if quote.continues and last is not None and last.voice in {"direct", "mixed"}:
            longer = _continued(last, quote)
            done = [longer if a is last else a for a in done]
            continue
        made = _alone(reading, quote, last)
        if made is not None:
            done = sorted([*done, made], key=lambda a: a.content)
    return done


def _is_taken(quote: Quotation, done: list[Attribution]) -> bool:
    return any(piece.overlaps(quote.content) for a in done for piece in a.pieces)


def _continued(last: Attribution, quote: Quotation) -> Attribution:
    parts = (*last.pieces, quote.content)
    content = Span(last.content.start, quote.content.end)
    return replace(
        last, parts=parts, content=content, span=Span(last.span.start, max(last.span.end, quote.span.end))
    )


def _alone(reading: Reading, quote: Quotation, last: Attribution | None) -> Attribution | None:
    content = _inside(reading, quote)
    if content is None:
        return None
    if quote.label is not None:
        return _said_in_turn(reading, quote.label, content)
    sentence = reading.sentences.at(quote.span.start)
    before = reading.text[
        max(sentence.start, reading.paragraphs.at(quote.span.start).start) : quote.span.start
    ].strip()
    words = len(content.of(reading.text).split())
    whole_sentence = not before or before[-1] in ".!?:”"
    if not whole_sentence and (words <= SCARE_WORDS or is_title(reading, quote)):
        return None
    if whole_sentence and words <= SCARE_WORDS and content.of(reading.text)[-1] not in ".,!?…":
        return None  # a heading in marks, a title
    led = _led_in(reading, quote, content)
    if led is not None:
        return led
    if before.endswith(":"):
        source = _subject(reading, quote.span.start - 1, quote) or _running(reading, quote, last)
    else:
        source = _running(reading, quote, last) or (_announced(reading, quote) if whole_sentence else None)
    return Attribution("direct", quote.span, content, source=source)


def _led_in(reading: Reading, quote: Quotation, content: Span) -> Attribution | None:
    """A quotation that begins a paragraph, after one that ends "… Dornan declared:"."""
    at = reading.paragraphs.index(quote.span.start)
    here, before = reading.paragraphs.all[at], reading.paragraphs.all[max(0, at - 1)]
    lead = before.of(reading.text).rstrip()
    tree = reading.tree_at(before.start + len(lead) - 1)
    begins = not reading.text[here.start : quote.span.start].strip()
    if at == 0 or not begins or tree is None or not lead.endswith(":"):
        return None
    speech = [f for f in frames(reading, tree) if "speech" in f.cue.types and f.source is not None]
    if not speech or speech[-1].source is None:
        source = _person(reading, tree)
        return Attribution("direct", quote.span, content, source=source) if source is not None else None
    cue, source = speech[-1], source_span(tree, speech[-1].source)
    whole = Span(min(source.start, cue.span.start), quote.span.end)
    return Attribution(
        "direct",
        whole,
        content,
        cue.span,
        source=source,
        cue_verb=cue.cue.verb,
        framing=cue.cue.framing,
    )


def _said_in_turn(reading: Reading, label: Span, content: Span) -> Attribution | None:
    if is_question(label.of(reading.text)):
        return None
    colon = reading.text.index(":", label.end)
    cue = Span(colon, colon + 1)
    whole = Span(label.start, content.end)
    return Attribution("direct", whole, content, cue, source=label, cue_verb="say", framing="neutral")


def _inside(reading: Reading, quote: Quotation) -> Span | None:
    content = stripped(reading.text, quote.content)
    return content if any(c.isalnum() for c in content.of(reading.text)) else None


def _running(reading: Reading, quote: Quotation, last: Attribution | None) -> Span | None:
    """The source of the words before, where the quotation goes on from them.

    In the same paragraph, or as a paragraph of its own after one that ended with somebody's words.
    """
    if last is None or last.source is None:
        return None
    here, there = reading.paragraphs.index(quote.span.start), reading.paragraphs.index(last.content.start)
    gap = reading.text[last.span.end : quote.span.start]
    if here == there:
        if any(c.isalnum() for c in gap):
            return _announced(reading, quote) or (
                None if _somebody(reading, Span(last.span.end, quote.span.start)) else last.source
            )
        return last.source
    return last.source if here == there + 1 and not gap.strip(" \n.”\"’'") else None


def _somebody(reading: Reading, between: Span) -> bool:
    return any(m.kind == "person" for m in reading.mentions_in(between))


def _announced(reading: Reading, quote: Quotation) -> Span | None:
    """The subject of the sentence before, in the same paragraph: "Dornan was blunt. “No.”"."""
    return _subject(reading, quote.span.start - 2, quote)


def _subject(reading: Reading, position: int, quote: Quotation) -> Span | None:
    """The person who is the subject of the sentence at a position in a quotation's paragraph, if one is."""
    tree = reading.tree_at(position)
    paragraph = reading.paragraphs.at(quote.span.start)
    if tree is None or tree.span.start < paragraph.start or tree.span.start > quote.span.start:
        return None
    return _person(reading, tree)


def _person(reading: Reading, tree: Tree) -> Span | None:
    """The one person who is the subject of a sentence."""
    subjects = [t for root in tree.roots for t in tree.children(root, "nsubj")]
    if len(subjects) != 1 or reading.quote_at(subjects[0].start):
        return None
    subject = subjects[0]
    people = [m for m in reading.mentions_in(subject.span) if m.kind == "person"]
    return people[0].span if people else (subject.span if subject.lower in {"he", "she"} else None)
