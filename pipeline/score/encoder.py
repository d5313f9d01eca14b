"""The default scorer: the encoder reads, cues and voice are weighed beside it, a judge decides.

The encoder sees the sentences of an attribution with the attributed words marked and every mention of the
holder replaced, paired with the topic's statement. The judge turns its scores and the pack's cues into
calibrated probabilities. Who the holder is goes into neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.encode.model import Encoder
from pipeline.encode.passage import Passage
from pipeline.packs import Pack, Topic
from pipeline.records import Attribution, CueHit, Flip, Stance, Surroundings
from pipeline.score.cues import cue_evidence, is_no_evidence
from pipeline.score.fitted import Fitted, fit, name_of_all, scorer_names
from pipeline.score.flips import left_out
from pipeline.score.judge import Judge, Verdict, features
from pipeline.score.stake import at_stake, speaks, within_reach
from pipeline.text import Span

if TYPE_CHECKING:
    from pipeline.encode.model import Floats

LABELS = ("favor", "against", "neutral")
# Both sides hold this much of what is at stake: too much to name one. With cues for both the holder says
# yes and no; without, the encoder does not know, and that is no stance.
LESSER_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class _Read:
    """An attribution with what the pack's phrases tell of it for one topic."""

    attribution: Attribution
    hits: tuple[CueHit, ...]
    scope: bool
    undecided: bool


class EncoderScorer:
    """Scores attributions with the encoder in a folder."""

    def __init__(self, pack: Pack, folder: Path) -> None:
        self._topics = pack.topics
        self._encoder = Encoder(folder)
        self._judge = Judge.read(folder / "judge.json")
        self._names = scorer_names(self._encoder.about.name, pack, folder)
        self.name = name_of_all(self._names)

    def score(self, seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
        """One stance for each topic at stake, in the pack's order; abstained where the side is unsure.

        Nothing for the journalist's own framing, and for what somebody did not say.
        """
        if not speaks(attribution):
            return ()
        around = seen.around(attribution.span)
        topics = [t for t in self._topics if within_reach(t, seen, attribution, around)]
        if not topics:
            return ()
        passages = [passage(seen, attribution, around, topic.statement) for topic in topics]
        rows = self._probabilities(topics, passages)
        found = []
        for topic, asked, row in zip(topics, passages, rows, strict=True):
            scope, hits, undecided = evidence(topic, seen, attribution)
            read = _Read(attribution, tuple(hits), scope is not None, undecided)
            stance = self._stance(topic.id, read, row)
            if stance is None:
                continue
            flips = self._flips(seen.text, read, asked, topic) if stance.status == "scored" else ()
            cues = (scope, *hits) if scope else tuple(hits)
            found.append(replace(stance, cues=cues, flips=flips))
        return tuple(found)

    @cached_property
    def _fitted(self) -> dict[str, Fitted]:
        """What the labels of each topic that is to be learned taught; learned when first asked for."""
        return {topic.id: fit(topic, self._encoder, passage) for topic in self._topics if topic.learn}

    def _probabilities(self, topics: Sequence[Topic], passages: Sequence[Passage]) -> Floats:
        """The encoder's, a row a passage, or in their place what the labels of its topic taught."""
        rows = self._encoder.probabilities(passages)
        for place, topic in enumerate(topics):
            if topic.learn:
                features = self._encoder.features([passages[place]])
                rows[place] = self._fitted[topic.id].probabilities(features, rows[[place]])[0]
        return rows

    def _verdict(self, read: _Read, row: Sequence[float]) -> Verdict:
        known = features(read.attribution, row, read.hits, scope=read.scope, undecided=read.undecided)
        return self._judge.verdict(known)

    def _stance(self, topic: str, read: _Read, row: Sequence[float]) -> Stance | None:
        """What the judge's verdict comes to; None where the topic is not at stake."""
        verdict = self._verdict(read, row)
        if 1 - verdict.neutral < self._judge.stake:
            return None
        given = (verdict.favor, verdict.against, verdict.neutral)
        confidence = max(verdict.favor, verdict.against)
        both = {hit.side for hit in read.hits} == {"favor", "against"}
        split = 1 - verdict.side > LESSER_SHARE
        if read.undecided or confidence < self._judge.scored or (split and not both):
            return Stance(topic, "abstained", self._names[topic], *given)
        label = "favor" if verdict.favor > verdict.against else "against"
        return Stance(topic, "scored", self._names[topic], *given, "mixed" if split else label, confidence)

    def _flips(self, text: str, read: _Read, asked: Passage, topic: Topic) -> tuple[Flip, ...]:
        gone = list(left_out(text, read.attribution, read.hits))
        if not gone:
            return ()
        without = [replace(asked, without=span) for _, span, _, _ in gone]
        rows = self._probabilities([topic] * len(gone), without)
        flips = []
        for (kind, span, attribution, hits), row in zip(gone, rows, strict=True):
            then = replace(read, attribution=attribution, hits=tuple(hits))
            verdict, stance = self._verdict(then, row), self._stance(topic.id, then, row)
            label = stance.label if stance else None
            flips.append(Flip(span, kind, span.of(text), verdict.favor - verdict.against, label))
        return tuple(flips)


def passage(seen: Surroundings, attribution: Attribution, around: Span, statement: str) -> Passage:
    """What the encoder reads of an attribution, in `around`: the words in focus, the holder replaced."""
    holder = attribution.holder
    named = [holder.span] if holder else []
    if holder:
        named += [m.span for m in seen.mentions if m.actor_id == holder.actor_id and m.span.overlaps(around)]
    outlets = tuple(m.span for m in seen.mentions if m.kind == "outlet" and m.span.overlaps(around))
    pieces = attribution.pieces
    return Passage(seen.text, around, pieces, tuple(sorted(set(named))), statement, outlets=outlets)


def evidence(
    topic: Topic, seen: Surroundings, attribution: Attribution
) -> tuple[CueHit | None, list[CueHit], bool]:
    """What the pack's phrases tell: the scope's, those with a side, and whether it is no evidence."""
    undecided = is_no_evidence(seen.text, attribution)
    hits = [] if undecided else cue_evidence(seen.text, attribution, topic)
    return at_stake(topic, seen, attribution), hits, undecided
