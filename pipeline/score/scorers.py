"""The scorers there are, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pipeline.errors import UsageError, unknown
from pipeline.packs import Pack
from pipeline.records import Attribution, Stance
from pipeline.score.cues import CueScorer


class Scorer(Protocol):
    """Reads an attribution against the topics of a pack. `name` is name@version."""

    @property
    def name(self) -> str:
        """Name and version, written beside every score."""
        ...

    def score(self, text: str, attribution: Attribution) -> tuple[Stance, ...]:
        """One stance for each topic at stake; abstained where it can't tell the side."""
        ...


SCORERS: dict[str, Callable[[Pack], Scorer]] = {"cues": CueScorer}


def find_scorer(name: str, pack: Pack) -> Scorer:
    """The scorer called `name` for a pack; raises UsageError with the nearest where there is none."""
    if name not in SCORERS:
        raise unknown(UsageError, "no such scorer", name, SCORERS)
    return SCORERS[name](pack)
