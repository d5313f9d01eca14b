"""The scorers there are, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pipeline import resources
from pipeline.errors import UsageError, unknown
from pipeline.packs import Pack
from pipeline.records import Attribution, Stance, Surroundings
from pipeline.score.cues import CueScorer
from pipeline.score.encoder import EncoderScorer


class Scorer(Protocol):
    """Reads an attribution against the topics of a pack. `name` is name@version."""

    @property
    def name(self) -> str:
        """Name and version, written beside every score."""
        ...

    def score(self, seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
        """One stance for each topic at stake; abstained where it can't tell the side."""
        ...


def _encoder(pack: Pack) -> Scorer:
    return EncoderScorer(pack, resources.model_path("stance"))


SCORERS: dict[str, Callable[[Pack], Scorer]] = {"encoder": _encoder, "cues": CueScorer}


WITHOUT_MODEL = frozenset({"cues"})


def find_scorer(name: str, pack: Pack) -> Scorer:
    """The scorer called `name` for a pack; raises UsageError with the nearest where there is none."""
    if name not in SCORERS:
        raise unknown(UsageError, "no such scorer", name, SCORERS)
    return SCORERS[name](pack)
