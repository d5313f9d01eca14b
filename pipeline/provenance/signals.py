"""What a signal of a date is: where it stands, what it says, how exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

# No article of a news site is older, and none is from after this; a year outside is a default or a slip.
FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """A date read from words, at the precision they give.

    `day` is the first day of the month or year where precision is "month" or "year"; `at` is set
    when the words give a time of day and a zone.
    """

    day: dt.date
    precision: str
    at: dt.datetime | None = None

    def agrees(self, other: Moment) -> bool:
        """Whether both can be true of one article, each at its own precision.

        Two days are one apart where a time zone lies between the signals.
        """
        if "year" in (self.precision, other.precision):
            return self.day.year == other.day.year
        if "month" in (self.precision, other.precision):
            return (self.day.year, self.day.month) == (other.day.year, other.day.month)
        slack = 1 if self.at or other.at else 0
        return abs((self.day - other.day).days) <= slack


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that name a date. `source` says where they stand, in words for the reader.

    `moment` is None where the words can't be read as one date; `refused` then says why.
    """

    source: str
    words: str
    moment: Moment | None
    refused: str | None = None

    @property
    def evidence(self) -> str:
        """The signal as half a sentence: ‘the address names 2025/11/03’."""
        return f"{self.source} “{self.words}”"


def refusal(day: dt.date, today: dt.date | None) -> str | None:
    """Why `day` can't be when an article was published, or None."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return f"{day.year} is outside {FIRST_YEAR} to {LAST_YEAR}"
    if today is not None and day > today + dt.timedelta(days=1):  # a day, for zones ahead of ours
        return f"{day} lies in the future"
    return None
