"""A figure: a number with its n, the data it was measured on and the command that prints it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = "standpoint evaluate"
Row = dict[str, Any]
_LETTERS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured share: `right` of `n`, of what, on which data.

    With a `unit` it is no share: `right` is the value itself, in that unit, and `n` what it was measured on.
    """

    name: str
    right: float
    n: float
    data: str
    meaning: str
    unit: str | None = None

    @property
    def value(self) -> float | None:
        """The share, 0 to 1, or the value in its unit; None when nothing could be measured."""
        if not self.n:
            return None
        return self.right if self.unit else self.right / self.n


def lines(path: Path) -> list[Row]:
    """The objects of a JSON Lines file of labels."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def token_f1(expected: str, got: str) -> float:
    """F1 of the words of two texts as bags, 0 to 1; 1 where both are empty."""
    want, have = Counter(words(expected)), Counter(words(got))
    both = sum(want.values()) + sum(have.values())
    return 2 * sum((want & have).values()) / both if both else 1.0


def words(text: str) -> list[str]:
    """The words of a text, case ignored."""
    return _LETTERS.findall(text.casefold())
