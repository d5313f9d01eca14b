"""Days, weeks and months of a timeline: how each is named in an address, where it begins and ends.

An article without a day belongs to none of them; `UNDATED` is the bucket it stands in, on every timeline.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

UNITS = {"day": "Days", "week": "Weeks", "month": "Months"}
UNDATED_KEY = "undated"
# The longest time that days, or weeks, still show as marks that can be told apart at 1440 px.
DAYS_UP_TO, WEEKS_UP_TO = 62, 550
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both included; both None for what has no day. `key` names it in an address."""

    key: str
    start: dt.date | None
    end: dt.date | None

    @property
    def label(self) -> str:
        """The period in words: 27 Oct 2025, week of 27 Oct 2025, October 2025, undated."""
        if self.start is None or self.end is None:
            return "undated"
        if self.start == self.end:
            return f"{self.start.day} {self.start:%b %Y}"
        return (
            f"{self.start:%B %Y}"
            if _MONTH.fullmatch(self.key)
            else f"week of {self.start.day} {self.start:%b %Y}"
        )


UNDATED = Period(UNDATED_KEY, None, None)


def of_day(day: dt.date | None, unit: str) -> Period:
    """The period of a unit that a day lies in; a week begins on Monday (ISO 8601).

    Raises:
        ValueError: If the unit is none of UNITS.
    """
    if day is None:
        return UNDATED
    match unit:
        case "day":
            return Period(day.isoformat(), day, day)
        case "week":
            start = day - dt.timedelta(days=day.weekday())
            year, week, _ = day.isocalendar()
            return Period(f"{year}-W{week:02}", start, start + dt.timedelta(days=6))
        case "month":
            start = day.replace(day=1)
            following = (start + dt.timedelta(days=31)).replace(day=1)
            return Period(f"{start:%Y-%m}", start, following - dt.timedelta(days=1))
        case _:
            raise ValueError(unit)


def read(key: str) -> Period:
    """The period a key names.

    Raises:
        ValueError: If it names none.
    """
    if key == UNDATED_KEY:
        return UNDATED
    if _DAY.fullmatch(key):
        return of_day(dt.date.fromisoformat(key), "day")
    if found := _WEEK.fullmatch(key):
        return of_day(dt.date.fromisocalendar(int(found[1]), int(found[2]), 1), "week")
    if found := _MONTH.fullmatch(key):
        return of_day(dt.date(int(found[1]), int(found[2]), 1), "month")
    raise ValueError(key)


def unit_for(first: dt.date | None, last: dt.date | None) -> str:
    """The unit that shows a stretch of time without crowding; weeks where no day is known."""
    if first is None or last is None:
        return "week"
    days = (last - first).days
    if days <= DAYS_UP_TO:
        return "day"
    return "week" if days <= WEEKS_UP_TO else "month"
