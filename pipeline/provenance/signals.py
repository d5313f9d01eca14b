"""What a signal of a date is: where it stands, what it says, how exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

# No article of a news site is older, and none is from after this; a year outside is a default or a slip.
FIRST_YEAR, LAST_YEAR = 1990, 2100
_FINENESS = ("second", "minute", "day", "month", "year")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date read from words, at the precision they give.

    `day` is the first day of the month or year where precision is "month" or "year"; `at` is set
    when the words give a time of day and a zone.
    """

    day: dt.date
    precision: str
    at: dt.datetime | None = None

    @property
    def knows_day(self) -> bool:
        """Whether the day itself is known, not only its month or year."""
        return self.precision not in {"month", "year"}

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

    def finer(self, other: Moment) -> bool:
        """Whether this says more than the other: a day more than a month, a month more than a year."""
        if self.knows_day or other.knows_day:
            return self.knows_day and not other.knows_day
        return _FINENESS.index(self.precision) < _FINENESS.index(other.precision)


@dataclass(frozen=True, slots=True)
class Signal:
    """Words that name a date. `source` says where they stand, in words for the reader.

    `moment` is None where the words can't be read as one date; `refused` then says why, and `options`
    are the moments they could mean. `note` ends the evidence: what made them readable. Publication may
    follow the words by `lag` days without contradicting them. A signal that `leans` took its year from
    another that knows the day, and never stands before that one.
    """

    source: str
    words: str
    moment: Moment | None
    refused: str | None = None
    options: tuple[Moment, ...] = ()
    note: str = ""
    lag: int = 0
    leans: bool = False

    @property
    def evidence(self) -> str:
        """The signal as a sentence without its full stop: ‘The address says “/2025/11/03”’."""
        return f"{self.source} “{self.words}”{self.note}"

    def contradicts(self, kept: Moment) -> bool:
        """Whether the article can't have been published at `kept` if this signal is right."""
        if self.moment is None or self.moment.agrees(kept):
            return False
        days = (kept.day - self.moment.day).days
        return not (self.moment.knows_day and kept.knows_day and 0 <= days <= self.lag)


@dataclass(frozen=True, slots=True)
class Bound:
    """Words that say the article existed by `day`: it was changed or printed then."""

    source: str
    words: str
    day: dt.date

    @property
    def evidence(self) -> str:
        """The bound as a sentence without its full stop."""
        return f"{self.source} “{self.words}”"


def refusal(day: dt.date, today: dt.date | None) -> str | None:
    """Why `day` can't be when an article was published, or None."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return f"{day.year} is outside {FIRST_YEAR} to {LAST_YEAR}"
    if today is not None and day > today + dt.timedelta(days=1):  # a day, for zones ahead of ours
        return f"{day} lies in the future"
    return None
