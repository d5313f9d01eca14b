"""Stretches of time as tables and charts of others take them: whole, and with days as days."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from dashboard import periods
from dashboard.periods import Period


def dates(stamps: pd.Series) -> pd.Series:
    """Timestamps as dates, None where there is none: a spreadsheet would show midnights."""
    days = [None if pd.isna(one) else pd.Timestamp(one).date() for one in stamps]
    return pd.Series(days, index=stamps.index, dtype="object")


def every(first: dt.date, last: dt.date, unit: str) -> list[Period]:
    """The periods of a unit from the one with the first day to the one with the last, none left out."""
    found = [periods.of_day(first, unit)]
    while (end := found[-1].end) is not None and end < last:
        found.append(periods.of_day(end + dt.timedelta(days=1), unit))
    return found
