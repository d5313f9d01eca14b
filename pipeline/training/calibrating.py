"""The temperature that makes an encoder's probabilities frequencies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.encode.model import softmax

if TYPE_CHECKING:
    from pipeline.encode.model import Floats

# A grid is exact enough: the loss is flat around its lowest point.
TRIED = np.round(np.arange(0.5, 4.01, 0.05), 2)


def temperature(scores: Floats, truth: Sequence[int]) -> float:
    """The temperature of TRIED under which the true labels are likeliest.

    Args:
        scores: One row a passage, one column a label, before they become probabilities.
        truth: The place of the true label of each row.
    """
    rows = np.arange(len(truth))
    losses = [-np.log(softmax(scores / t)[rows, list(truth)] + 1e-12).mean() for t in TRIED]
    return float(TRIED[int(np.argmin(losses))])
