"""One article being read: its text, sentences and paragraphs, and the mentions that can act."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.attribute.cues import is_possessive
from pipeline.attribute.quotes import Quotation
from pipeline.attribute.sentences import Spans
from pipeline.language import Language
from pipeline.records import Mention
from pipeline.text import Span

SPEECH = frozenset({"speech", "opinion"})
TITLE_WORDS = 4  # "according to three senior US officials": words before the name itself
WORDS = re.compile(r"\w+")


@dataclass(frozen=True)
class Reading:
    """What the rules need to know of an article. `outside` are the mentions outside quotations."""

    text: str
    sentences: Spans
    paragraphs: Spans
    quotes: list[Quotation]
    outside: list[Mention]
    language: Language

    def count(self, start: int, end: int) -> int:
        """The number of words in a stretch."""
        return len(WORDS.findall(self.text, start, max(start, end)))

    def according(self, within: Span) -> Mention | None:
        """X of "according to X", when X is a known mention."""
        lowered = self.text[within.start : within.end].lower()
        for phrase in self.language.according:
            at = lowered.find(phrase)
            if at < 0:
                continue
            end = within.start + at + len(phrase)
            for mention in self.outside:
                if mention.span.start >= end:
                    near = self.count(end, mention.span.start) <= TITLE_WORDS
                    near = near and "," not in self.text[end : mention.span.start]
                    return mention if near and not is_possessive(self.text, mention) else None
        return None

    def trimmed(self, span: Span) -> Span:
        """The span without space, a comma or colon before it, or an opening mark after it."""
        piece = span.of(self.text)
        lead = len(piece) - len(piece.lstrip(" ,:\n"))
        return Span(span.start + lead, max(span.start + lead, span.start + len(piece.rstrip(" \n“"))))
