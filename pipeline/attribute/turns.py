"""Transcripts: paragraphs that begin with a speaker's name and a colon hold his words without marks."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.attribute.quotes import Quotation
from pipeline.attribute.sentences import paragraphs
from pipeline.text import Span

_LABEL = re.compile(
    r"(?P<label>[A-ZÀ-Þ][\w.’'-]*(?: (?:[A-ZÀ-Þ][\w.’'-]*|of|de|van|al))*)(?: \([^)\n]{1,60}\))?:\s+(?=\S)"
)
MAX_LABEL = 5  # words of a speaker's name with his office; a longer beginning is a sentence
MIN_TURNS = 2  # labelled paragraphs that make a transcript: one alone is a heading
# Questions of a transcript that name nobody.
_ASKERS = frozenset({"q", "question", "questioner", "reporter", "interviewer", "moderator"})


# Labels that lead to no speech: "Note: this was edited for length."
_NOTES = frozenset(
    {"note", "update", "correction", "related", "photo", "video", "watch", "source", "sources", "background"}
)


def with_turns(text: str, quotes: list[Quotation]) -> list[Quotation]:
    """The quotations, with the turns of a transcript among them; quotations inside a turn are inside it.

    A text is a transcript where a label comes twice, or several are written in capitals.
    """
    labelled = [(match, paragraph) for paragraph in paragraphs(text) if (match := _label(text, paragraph))]
    names = [match["label"] for match, _ in labelled]
    capitals = sum(name.isupper() and len(name) > 1 for name in names)
    if len(names) < MIN_TURNS or (len(set(names)) == len(names) and capitals < MIN_TURNS):
        return quotes
    turns = [_turn(match, paragraph, quotes) for match, paragraph in labelled]
    outside = [quote for quote in quotes if not any(turn.span.overlaps(quote.span) for turn in turns)]
    return sorted([*outside, *turns], key=lambda quote: quote.span)


def is_question(label: str) -> bool:
    """Whether a label stands for whoever asks, and names nobody."""
    return label.lower().strip(".") in _ASKERS


def _label(text: str, paragraph: Span) -> re.Match[str] | None:
    match = _LABEL.match(text, paragraph.start, paragraph.end)
    label = match["label"] if match else ""
    return match if 0 < len(label.split()) <= MAX_LABEL and label.lower() not in _NOTES else None


def _turn(match: re.Match[str], paragraph: Span, quotes: list[Quotation]) -> Quotation:
    content = Span(match.end(), paragraph.end)
    inner = tuple(
        replace(quote, inner=()) for quote in quotes if content.covers(quote.span) and quote.span != content
    )
    return Quotation(content, content, closed=True, inner=inner, label=Span(*match.span("label")))
