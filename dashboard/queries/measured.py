"""What was measured of the scorers: the figures that the gate holds, without the code that measures."""

from __future__ import annotations

import json

import pandas as pd

from pipeline import resources

SHOWN = ("stance.", "portrayal.", "impartiality.", "positions.")
COLUMNS = ("name", "value", "n", "data", "meaning")


def measured() -> pd.DataFrame | None:
    """The figures of stance, portrayal, impartiality and positions, in this order.

    Returns:
        COLUMNS: value (null where nothing could be measured), n (what it was measured on), data and meaning
        in words. None where the file of figures does not travel with this installation.

    Raises:
        InputError: If the installation has no data folder at all.
    """
    path = resources.folder() / "gold" / "gate.json"
    if not path.exists():
        return None
    figures = json.loads(path.read_text(encoding="utf-8"))["figures"]
    rows = [
        {"name": name, "value": entry["floor"], **{key: entry[key] for key in ("n", "data", "meaning")}}
        for start in SHOWN
        for name, entry in figures.items()
        if name.startswith(start)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
