"""Where things stand in small multiples: strips below each other, one scale of stance, one axis of time.

Left of the time is a place for all days together and one for what has no day. All strips share one pair of
axes, across 0 to 1 and down in px, so that one layer of marks takes the clicks: with an axis for each strip a
click in one would leave the ring of the last in another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import periods
from dashboard.theme import MINUS, SCALE_MAX, SCALE_MIN

STRIP_PX, HEAD_PX, FOOT_PX = 112, 46, 40
SLOT = 0.105  # share of the width that "all" and "undated" take each; 31 px on a phone
GAP = 0.03  # between them and the time
LEAST_DAYS = 14  # of the axis: two days side by side are no trend from edge to edge
ROOM = 1.12  # of the scale, so that a mark at +1 is whole
MOST_TICKS = 5  # with more they touch on a phone
DAY_STEPS, MONTH_STEPS = (1, 2, 7, 14, 28), (1, 2, 3, 6, 12, 24, 60, 120)
DAYS_UP_TO = MOST_TICKS * DAY_STEPS[-1]  # longer times are told in months
YEAR = 12


@dataclass(frozen=True, slots=True)
class Strips:
    """The geometry: where each strip's head begins, px from the bottom of the lowest; which times it shows.

    `first` and `last` are the ends of the axis of time, None where nothing has a day. `undated` tells
    whether there is a place for what has none. `head_px` and `strip_px` are the sizes of a head and a strip.
    """

    heads: dict[str, float]
    height: float
    undated: bool
    first: dt.datetime | None
    last: dt.datetime | None
    head_px: float = HEAD_PX
    strip_px: float = STRIP_PX

    @property
    def slots(self) -> float:
        """Where the places for what has no time end."""
        return SLOT * (2 if self.undated else 1)

    def down(self, member: str, stance: float) -> float:
        """Where a stance stands in the strip of a member."""
        share = (stance - SCALE_MIN * ROOM) / ((SCALE_MAX - SCALE_MIN) * ROOM)
        return self.heads[member] - self.head_px - self.strip_px * (1 - share)

    def across(self, moment: dt.datetime) -> float:
        """Where a moment stands; 1 where there is no axis of time."""
        if self.first is None or self.last is None:
            return 1.0
        left = self.slots + GAP
        return left + (1 - left) * ((moment - self.first) / (self.last - self.first))

    def stretches(self) -> list[tuple[float, float]]:
        """From where to where lines go across: the places without time, and the time."""
        timed = [] if self.first is None else [(self.slots + GAP, 1.0)]
        return [(0.0, self.slots), *timed]

    def ticks(self) -> list[tuple[float, str]]:
        """Places and words below the strips."""
        told = [(SLOT / 2, "all")] + ([(SLOT * 1.5, "un-<br>dated")] if self.undated else [])
        if self.first is None or self.last is None:
            return told
        days = _ticks(self.first, self.last)
        months = (self.last - self.first).days > DAYS_UP_TO
        year = None
        for one in days:
            words = f"{one:%b}" if months else f"{one.day} {one:%b}"
            told.append((self.across(one), words if one.year == year else f"{words}<br>{one.year}"))
            year = one.year
        return told


def strips(
    members: Iterable[str],
    filled: set[str],
    starts: Sequence[dt.date | None],
    unit: str,
    sizes: tuple[float, float] = (HEAD_PX, STRIP_PX),
) -> Strips:
    """The geometry of strips.

    Args:
        members: The strips, from the top.
        filled: Those with marks; of the others there is a head alone.
        starts: First days of the periods that have a mark, None for what has no day.
        unit: A key of periods.UNITS.
        sizes: Px of a head and of a strip.
    """
    head_px, strip_px = sizes
    heights = {member: head_px + (strip_px if member in filled else 0) for member in members}
    height, gone = sum(heights.values()), 0.0
    heads = {}
    for member, own in heights.items():
        heads[member] = float(height - gone)
        gone += own
    days = [start for start in starts if start is not None]
    first, last = _ends(days, unit) if days else (None, None)
    return Strips(heads, float(max(height, 1)), len(days) < len(starts), first, last, head_px, strip_px)


def middle(start: dt.date, unit: str) -> dt.datetime:
    """Where the mark of a period stands that begins on `start`: in its middle."""
    end = periods.of_day(start, unit).end or start
    first = dt.datetime.combine(start, dt.time())
    return first + (dt.datetime.combine(end, dt.time()) + dt.timedelta(days=1) - first) / 2


def scale(geometry: Strips, filled: Iterable[str]) -> dict[str, Any]:
    """The numbers of the scale beside each strip that has marks."""
    words = ((SCALE_MIN, f"▼ {MINUS}1"), (0.0, "0"), (SCALE_MAX, "▲ +1"))
    told = [(geometry.down(member, value), word) for member in filled for value, word in words]
    return {"tickvals": [place for place, _ in told], "ticktext": [word for _, word in told]}


def _ends(days: Sequence[dt.date], unit: str) -> tuple[dt.datetime, dt.datetime]:
    first, last = middle(min(days), unit), middle(max(days), unit)
    missing = max(dt.timedelta(days=LEAST_DAYS) - (last - first), dt.timedelta()) / 2
    room = missing + (last - first) * 0.04 + dt.timedelta(days=1)
    return first - room, last + room


def _ticks(first: dt.datetime, last: dt.datetime) -> list[dt.datetime]:
    """Round days between the ends, at most MOST_TICKS of them."""
    span = (last - first).days
    if span <= DAYS_UP_TO:
        step = next(step for step in DAY_STEPS if span <= MOST_TICKS * step)
        start = dt.datetime.combine(first.date() + dt.timedelta(days=1), dt.time())
        return [start + dt.timedelta(days=n * step) for n in range(-(-(last - start).days // step) or 1)]
    begin, end = first.year * YEAR + first.month, last.year * YEAR + last.month - 1  # months since year 0
    step = next((step for step in MONTH_STEPS if end - begin < MOST_TICKS * step), MONTH_STEPS[-1])
    months = [month for month in range(begin, end + 1) if month % step == 0]
    return [dt.datetime.combine(dt.date(month // YEAR, month % YEAR + 1, 1), dt.time()) for month in months]
