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
    text: str, mentions: tuple[Mention, ...], sentences: Spans, quoted: list[Span]
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
        person = _candidate(text, span, sorted(fitting, key=lambda m: m.span), sentences)
        if person:
            found.append(
                replace(person, span=span, text=match.group(), method="pronoun", confidence=CONFIDENCE)
            )
    return found


def _candidate(text: str, pronoun: Span, people: list[Mention], sentences: Spans) -> Mention | None:
    index = sentences.index(pronoun.start)
    here = _actors(text, people, sentences.all[index].start, pronoun.start)
    if here:
        return here[0] if len({m.actor_id for m in here}) == 1 else None
    for back in range(1, MAX_SENTENCES_BACK + 1):
        if index - back < 0:
            return None
        span = sentences.all[index - back]
        there = _actors(text, people, span.start, span.end)
        if there:
            return there[0]
    return None


def _actors(text: str, people: list[Mention], start: int, end: int) -> list[Mention]:
    return [
        m
        for m in people
        if start <= m.span.start
        and m.span.end <= end
        and not is_possessive(text, m)
        and not is_object(text, m)
    ]
