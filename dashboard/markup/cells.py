"""Cells of a frame as plain values: its signs for null, its lists, its dates."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

Row = Mapping[Hashable, Any]  # a row of a frame


def given(value: Any) -> Any:  # noqa: ANN401 - a cell of a frame
    """The value, or None where the frame has one of its signs for null."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return value


def listed(value: Any) -> list[Any]:  # noqa: ANN401 - a cell of a frame
    """The items of a cell that holds a list; none where it is null."""
    return [] if given(value) is None else list(value)


def as_day(value: Any) -> dt.date | None:  # noqa: ANN401 - a cell of a frame
    """A cell of a date column as a date."""
    known = given(value)
    return None if known is None else pd.Timestamp(known).date()
