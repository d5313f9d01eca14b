"""Whether a topic is, or may be, at stake in an attribution: what the pack's phrases say of it.

`at_stake` is the judgement of the scorer that knows nothing else. `within_reach` is a wider net: what the
encoder is asked about, since it tells by itself what has nothing to do with the topic.
"""

from __future__ import annotations

from pipeline.packs import Cue, Topic
from pipeline.records import Attribution, CueHit, Surroundings
from pipeline.schema import SPOKEN
from pipeline.text import Span

# How far back a setting reaches: about the paragraph before. The whole article would let in every
# sentence of a long piece that names the place once.
SETTING_CHARS = 600


def speaks(attribution: Attribution) -> bool:
    """Whether an attribution can show a stance at all: not the journalist's framing, nor what nobody said."""
    if attribution.voice == "narration":
        return False
    return not ("negated" in attribution.marks and attribution.voice in SPOKEN)


def at_stake(topic: Topic, seen: Surroundings, attribution: Attribution) -> CueHit | None:
    """What shows that the topic is at stake, or None when it is not."""
    text, span = seen.text, attribution.span
    scope = _first(topic.scope, text, span)
    if scope is None or _first(topic.excluded, text, span):
        return None
    return scope if _placed(topic, seen, attribution, span) else None


def within_reach(topic: Topic, seen: Surroundings, attribution: Attribution, around: Span) -> bool:
    """Whether the encoder is to be asked about the topic; `around` are the sentences of the attribution.

    Its context and setting must hold, as ever, and one of `reach` must match in the sentences where the
    topic has such a list, or one of its scope.
    """
    text = seen.text
    if topic.reach and not (_first(topic.reach, text, around) or _first(topic.scope, text, around)):
        return False
    return _placed(topic, seen, attribution, around)


def _placed(topic: Topic, seen: Surroundings, attribution: Attribution, span: Span) -> bool:
    """Whether the context and the setting that the topic asks for are there."""
    before = Span(max(0, span.start - SETTING_CHARS), span.end)
    # A pronoun counts as whom it stands for, an official as the body he speaks for and as his country.
    name = seen.names(attribution.holder)
    return all(
        not phrases or _first(phrases, seen.text, place) or _first(phrases, name, Span(0, len(name)))
        for phrases, place in ((topic.context, span), (topic.setting, before))
    )


def _first(cues: tuple[Cue, ...], text: str, region: Span) -> CueHit | None:
    matches = (cue.pattern.search(text, region.start, region.end) for cue in cues)
    for match in matches:
        if match:
            return CueHit(Span(match.start(), match.end()), "scope", "none", match.group())
    return None
