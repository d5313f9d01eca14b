"""A pack's own examples, scored by its own cues: the first test a pack must pass."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.packs import Pack
from pipeline.records import Attribution
from pipeline.score.cues import CueScorer
from pipeline.text import Span


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example of a pack with the label it expects and the one it got ("none": not at stake)."""

    topic: str
    text: str
    holder: str
    expected: str
    got: str

    @property
    def right(self) -> bool:
        """Whether the label is the expected one."""
        return self.expected == self.got


def check_pack(pack: Pack) -> list[ExampleResult]:
    """Every example of the pack, scored; "abstained" where the topic is at stake and no cue has a side."""
    scorer = CueScorer(pack)
    results = []
    for topic in pack.topics:
        for example in topic.examples:
            whole = Span(0, len(example.text))
            stances = scorer.score(example.text, Attribution("indirect", whole, whole))
            found = next((stance for stance in stances if stance.topic == topic.id), None)
            got = "none" if found is None else found.label or found.status
            results.append(ExampleResult(topic.id, example.text, example.holder, example.label, got))
    return results
