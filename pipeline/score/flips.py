"""What would have turned a score: the same words without a negation, or without their strongest cue.

A score that hangs on one small word should be read with it in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.records import Attribution, CueHit
from pipeline.score.cues import NEGATED, OPPOSITE, holder_words
from pipeline.text import Span

NEGATION = re.compile(r"\b(?:not|never|no|without|nor|neither|cannot)\b|n['’]t\b", re.IGNORECASE)
# A negation turns what follows within about six words.
REACH = 40


def left_out(
    text: str, attribution: Attribution, hits: Sequence[CueHit]
) -> Iterator[tuple[str, Span, Attribution, list[CueHit]]]:
    """What to leave out: its kind and span, and the attribution and cues as they are without it.

    At most one negation, the nearest before the first cue or else the first, and at most one cue.
    """
    negation = _negation(text, attribution, hits)
    if negation is not None:
        plain = replace(attribution, marks=attribution.marks - {"negated"})
        yield "negation", negation, plain, [_turned_back(hit, negation) for hit in _others(hits, negation)]
    if hits:
        first = hits[0].span
        yield "cue", first, attribution, _others(hits, first)


def _negation(text: str, attribution: Attribution, hits: Sequence[CueHit]) -> Span | None:
    region = holder_words(attribution)
    start = min(region.start, max(attribution.span.start, region.start - REACH))
    found = [Span(*match.span()) for match in NEGATION.finditer(text, start, region.end)]
    before = [span for span in found if hits and span.start <= hits[0].span.end]
    return before[-1] if before else next(iter(found), None)


def _others(hits: Sequence[CueHit], gone: Span) -> list[CueHit]:
    return [hit for hit in hits if not hit.span.overlaps(gone)]


def _turned_back(hit: CueHit, negation: Span) -> CueHit:
    if hit.kind != NEGATED or not 0 <= hit.span.start - negation.end <= REACH:
        return hit
    return replace(hit, kind="cue", side=OPPOSITE[hit.side])
