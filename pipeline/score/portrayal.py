"""How the outlet's own sentences portray the actors they mention.

An actor in what somebody says is portrayed by who speaks, not by the outlet: such a mention has no
portrayal. One that an outlet's sentence names twice is read once, by its first mention there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.encode.model import Encoder
from pipeline.encode.passage import Passage
from pipeline.records import Attribution, Mention, Portrayal, Surroundings
from pipeline.schema import SPOKEN
from pipeline.text import Span

# They are somebody else in each article, or the ones who portray.
_FACELESS = frozenset({"unnamed", "collective", "outlet"})


def unread(
    _seen: Surroundings, mentions: Sequence[Mention], _attributions: Sequence[Attribution]
) -> list[Portrayal | None]:
    """No portrayal for anybody: for runs without a model."""
    return [None] * len(mentions)


class Portrayer:
    """Reads mentions with the encoder in a folder."""

    def __init__(self, folder: Path) -> None:
        self._encoder = Encoder(folder)
        self.name = self._encoder.about.name

    def portray(
        self, seen: Surroundings, mentions: Sequence[Mention], attributions: Sequence[Attribution]
    ) -> list[Portrayal | None]:
        """One for each mention, in their order; None in what somebody says, and for the faceless."""
        told = [piece for one in attributions if one.voice in SPOKEN for piece in one.pieces]
        places: dict[tuple[Span, str], int] = {}
        passages: list[Passage] = []
        which: list[int | None] = []
        for mention in mentions:
            nowhere = mention.span.start == mention.span.end  # an author who nowhere speaks of himself
            if nowhere or mention.kind in _FACELESS or any(span.overlaps(mention.span) for span in told):
                which.append(None)
                continue
            sentence = seen.around(mention.span)
            key = (sentence, mention.actor_id)
            if key not in places:
                places[key] = len(passages)
                passages.append(Passage(seen.text, sentence, (mention.span,)))
            which.append(places[key])
        if not passages:
            return [None] * len(which)
        rows = [Portrayal(*map(float, row)) for row in self._encoder.probabilities(passages)]
        return [None if place is None else rows[place] for place in which]
