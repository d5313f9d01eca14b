"""NewsMTSC (Hamborg & Donnay 2021): sentences of news with a target and how it is portrayed.

Files as in https://github.com/fhamborg/NewsMTSC: one JSON object a line, with `sentence`, the characters
`from` and `to` of the target in it, and its `polarity`, -1, 0 or 1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pipeline.encode.passage import Passage
from pipeline.errors import InputError
from pipeline.text import Span

LABELS = ("negative", "neutral", "positive")
_POLARITIES = {-1: 0, 0: 1, 1: 2}


@dataclass(frozen=True, slots=True)
class Portrayed:
    """A target in its sentence and the place of its label in LABELS."""

    sentence: str
    target: Span
    label: int

    @property
    def passage(self) -> Passage:
        """What the encoder reads: the sentence with the target in focus."""
        return portrayed(self.sentence, Span(0, len(self.sentence)), self.target)


def portrayed(text: str, window: Span, target: Span) -> Passage:
    """A sentence of a text with a target in focus, as the portrayal encoder takes it."""
    return Passage(text, window, (target,))


def read_targets(path: Path) -> list[Portrayed]:
    """The rows of a file; raises InputError naming the line that is none."""
    rows = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            row = json.loads(line)
            found = Portrayed(
                row["sentence"], Span(row["from"], row["to"]), _POLARITIES[int(float(row["polarity"]))]
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path.name}:{number} is no row of NewsMTSC",
                got=line[:80],
                allowed="a JSON object with sentence, from, to and polarity (-1, 0 or 1)",
            ) from error
        rows.append(found)
    return rows
