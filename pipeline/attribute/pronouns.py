"""Pronouns that speak: "he said". One candidate or none."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.attribute.cues import is_object, is_possessive
from pipeline.attribute.sentences import Spans
from pipeline.records import Mention
from pipeline.text import Span

CONFIDENCE = 0.6  # the weakest link there is here; an order of trust, not calibrated

_PRONOUN = re.compile(r"(?<![\w’'])(?:[Hh]e|[Ss]he)(?![\w’'])")
MAX_SENTENCES_BACK = 3  # further back than this another person has usually come between


def pronoun_mentions(
    text: str, mentions: tuple[Mention, ...], sentences: Spans, paragraphs: Spans, quoted: list[Span]
) -> list[Mention]:
    """Pronouns outside quotations with the person they stand for; those without a candidate are left out.

    The candidate is the person who acts in the sentence, before the pronoun; else the person who
    acts in the nearest sentence before it, up to MAX_SENTENCES_BACK. A chain ("he" … "he") follows.
    """
    people = [m for m in mentions if m.kind == "person" and not any(q.covers(m.span) for q in quoted)]
    found: list[Mention] = []
    for match in _PRONOUN.finditer(text):
        span = Span(match.start(), match.end())
        if any(quote.covers(span) for quote in quoted):
            continue
        word = match.group().lower()
        fitting = [m for m in (*people, *found) if m.pronoun in (word, None)]
        person = _candidate(text, span, sorted(fitting, key=lambda m: m.span), sentences, paragraphs)
        if person:
            found.append(
                replace(person, span=span, text=match.group(), method="pronoun", confidence=CONFIDENCE)
            )
    return found


def _candidate(
    text: str, pronoun: Span, people: list[Mention], sentences: Spans, paragraphs: Spans
) -> Mention | None:
    index = sentences.index(pronoun.start)
    here = _acting(text, _within(people, sentences.all[index].start, pronoun.start))
    if here:
        return here[0] if len({m.actor_id for m in here}) == 1 else None
    for span in reversed(sentences.all[max(0, index - MAX_SENTENCES_BACK) : index]):
        there = _within(people, span.start, span.end)
        acting = _acting(text, there)
        if acting:
            return acting[0]
        # "A claim came from Netanyahu." In the same paragraph the only person named is meant all the same.
        if there and paragraphs.index(span.start) == paragraphs.index(pronoun.start):
            return there[0] if len({m.actor_id for m in there}) == 1 else None
    return None


def _within(people: list[Mention], start: int, end: int) -> list[Mention]:
    return [m for m in people if start <= m.span.start and m.span.end <= end]


def _acting(text: str, people: list[Mention]) -> list[Mention]:
    return [m for m in people if not is_possessive(text, m) and not is_object(text, m)]
