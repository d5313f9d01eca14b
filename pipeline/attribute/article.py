"""Attributions of one article: quotations, reported speech, deeds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.attribute import people, pronouns
from pipeline.attribute.quoted import quoted
from pipeline.attribute.quotes import quotations
from pipeline.attribute.reading import Reading
from pipeline.attribute.reported import reported
from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.language import Language
from pipeline.records import Attribution, Mention
from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """The attributions of an article, and its mentions with the people it introduces and the pronouns."""

    attributions: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]


class Attributor:
    """Finds attributions; built once from a language, then a pure function."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def attribute(self, text: str, mentions: tuple[Mention, ...], article_id: str) -> Attributed:
        """Attributions in text order, with every mention they rest on. Spans are inside the text."""
        mentions = people.without_namesakes(text, mentions, self._language)
        discovered = people.discover(text, mentions, article_id, self._language)
        known = sorted([*mentions, *discovered], key=lambda m: m.span)
        quotes, spans, parts = quotations(text), Spans(sentences(text)), Spans(paragraphs(text))
        marked = [quote.span for quote in quotes]
        spoken = pronouns.pronoun_mentions(text, tuple(known), spans, parts, marked)
        everyone = sorted([*known, *spoken], key=lambda m: m.span)
        outside = [m for m in everyone if not any(quote.covers(m.span) for quote in marked)]
        reading = Reading(text, spans, parts, quotes, outside, self._language)
        found = sorted(_attributions(reading), key=lambda a: (a.span, a.content))
        return Attributed(tuple(found), tuple(everyone))


def _attributions(reading: Reading) -> Iterator[Attribution]:
    said: list[Attribution] = []
    for quote in reading.quotes:
        spoken = quoted(reading, quote, said[-1] if said else None)
        if spoken:
            yield spoken
            said.append(spoken)
    for sentence in reading.sentences.all:
        # Beside a quotation only what stands before it and its cue is still unread.
        starts = [min((a.cue or a.content).start, a.content.start) for a in said if a.span.overlaps(sentence)]
        unread = Span(sentence.start, max(sentence.start, min([sentence.end, *starts])))
        yield from reported(reading, sentence, unread)
