"""What holds of the attributions of any text, however broken."""

from __future__ import annotations

from itertools import combinations, pairwise

from pipeline import schema
from pipeline.attribute.article import Attributed
from pipeline.records import Attribution


def check(text: str, made: Attributed) -> None:
    """Every law of spans and words; asserts."""
    for attribution in made.attributions:
        _spans(text, attribution)
        _words(text, attribution)
    for before, after in pairwise(made.mentions):
        assert before.span <= after.span
    for mention in made.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
    _one_speaker(made.attributions)


def _spans(text: str, a: Attribution) -> None:
    assert 0 <= a.span.start < a.span.end <= len(text)
    assert a.content.start < a.content.end
    assert a.span.covers(a.content)
    for part in a.parts:
        assert a.content.covers(part)
        assert part.of(text).strip()
    assert all(before.end <= after.start for before, after in pairwise(a.parts))
    assert len(a.parts) != 1, "one piece is no split"
    assert any(c.isalnum() for c in a.content.of(text))
    for span in (a.cue, a.source):
        assert span is None or (0 <= span.start < span.end <= len(text) and span.of(text).strip())


def _words(text: str, a: Attribution) -> None:
    assert a.voice in schema.VOICES
    assert a.marks <= set(schema.MARKS)
    assert a.framing is None or a.framing in schema.FRAMINGS
    assert (a.cue is None) == (a.framing is None)
    for who in (a.holder, a.reporter):
        assert who is None or who.method == "author" or who.span.of(text) == who.text


def _one_speaker(attributions: tuple[Attribution, ...]) -> None:
    """No quotation has two speakers."""
    quoted = [a for a in attributions if a.voice in {"direct", "mixed"}]
    for one, other in combinations(quoted, 2):
        if one.parts == other.parts and one.content == other.content:
            assert one.holder is None or other.holder is None or one.holder.actor_id == other.holder.actor_id
