"""What was measured of each stage: the figures that the gate holds, without the code that measures."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
from scipy.special import ndtri

from dashboard.estimates import LEVEL
from pipeline import resources

# In the order of the work; "positions" is what the whole of it gives.
STAGES = ("reading", "attribution", "stance", "portrayal", "impartiality", "positions", "packs")
COLUMNS = ("name", "stage", "value", "n", "data", "meaning", "detail", "low", "high")
# Means, differences, scores made of two shares: no interval follows from their n.
_NO_SHARE = re.compile(r"F1|\bmean\b|\blargest\b|\bbalanced\b|\bpairs\b|\bcalibration\b|\bless\b")
_DETAIL = {"stance": 3, "positions": 2}  # parts of a name, beyond which it tells of one topic


def measured() -> pd.DataFrame | None:
    """The figures of all stages, stage by stage, within a stage as the file has them.

    Returns:
        COLUMNS: value (null where nothing could be measured), n (what it was measured on), data and meaning
        in words, detail (whether it is of one topic among several), and low and high: the 95 % interval of
        Wilson where the figure is a share of n, else NaN. None where this installation has no such file.

    Raises:
        InputError: If the installation has no data folder at all.
    """
    path = resources.folder() / "gold" / "gate.json"
    if not path.exists():
        return None
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
    rows = [
        {
            "name": name, "stage": stage, "value": entry["floor"], "detail": _is_detail(stage, name),
            **{key: entry[key] for key in ("n", "data", "meaning")},
        }
        for stage in STAGES
        for name, entry in figures.items()
        if name.startswith(f"{stage}.")
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=COLUMNS[:-2]).astype({"value": float})
    low, high = wilson(frame["value"].to_numpy(dtype=float), frame["n"].to_numpy(dtype=float))
    shares = ~frame["meaning"].astype(str).str.contains(_NO_SHARE)
    return frame.assign(low=np.where(shares, low, np.nan), high=np.where(shares, high, np.nan))


def wilson(share: np.ndarray, n: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The 95 % score interval of shares of n trials (Wilson 1927); NaN where n is 0 or the share unknown.

    It stays within 0 and 1, and is right also for a few trials and for shares near the ends.
    """
    z = float(ndtri((1 + LEVEL) / 2))
    trials = np.where(n > 0, n, np.nan)
    middle = (share + z**2 / (2 * trials)) / (1 + z**2 / trials)
    half = z * np.sqrt(share * (1 - share) / trials + z**2 / (4 * trials**2)) / (1 + z**2 / trials)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def _is_detail(stage: str, name: str) -> bool:
    return stage in _DETAIL and name.count(".") >= _DETAIL[stage]
