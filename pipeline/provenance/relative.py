"""Phrases that tie the article's own time to a dated event: "on Monday, two weeks after the truce of …"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from pipeline.provenance.formats import read
from pipeline.provenance.months import DATE, WEEKDAY, spoken, weekday
from pipeline.provenance.signals import Moment, Signal

_NUMBER_WORDS = "a one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = tuple(_NUMBER_WORDS.split())
_PHRASE = re.compile(
    rf"\b(?P<n>{'|'.join(_NUMBERS)}|\d{{1,2}}|(?:the|a) day) ?(?P<unit>days?|weeks?|months?)? after "
    rf"(?P<event>[^.;!?\n]{{0,90}}?)\b(?:on|of|from|dated)? ?(?P<date>{DATE})",
    re.IGNORECASE,
)
_CUE = re.compile(r"(?:days?|weeks?|months?) after ")  # found first: the phrase itself is slow to look for
_BEFORE_CUE = 8  # characters of the longest number before it
# Words that say the sentence tells of now: a weekday without a date is of the week before publication.
_NOW = re.compile(
    rf"\b(?:on {WEEKDAY}(?!,? (?:\d|[A-Z][a-z]{{2,8}}\.? \d))|today|tonight|"
    r"this (?:morning|afternoon|evening|week))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![A-Z][a-z])[.!?][”\"’']?\s|\n")
LEAD_CHARS = 2_000  # further down a report tells of other times
PHRASE_CHARS = 120  # from "after" to the date
WEEK_DAYS = 7
SLACK_DAYS = {"day": 0, "week": 3, "month": 15}  # "two weeks" is said of 11 days and of 17
WEEKDAY_DAYS = 6  # "on Monday" is written until the next Sunday


@dataclass(frozen=True, slots=True)
class Range:
    """The days, both included, in which the article was published."""

    first: dt.date
    last: dt.date

    @property
    def moment(self) -> Moment | None:
        """The month or the year that holds the range; None where it crosses years."""
        if self.first.year != self.last.year:
            return None
        if self.first.month != self.last.month:
            return Moment(dt.date(self.first.year, 1, 1), "year")
        return Moment(self.first.replace(day=1), "month")


def of_phrases(text: str, kept: Moment | None) -> list[Signal]:
    """The range that the lead's one such phrase gives, as a signal of its month or year.

    An event without a year takes that of `kept`, the year or month known from elsewhere. No phrase
    gives a day: how long after is said roughly, and reports are published after what they tell.
    """
    cues = _CUE.finditer(text, 0, LEAD_CHARS)
    phrases = (
        _PHRASE.search(text, max(0, cue.start() - _BEFORE_CUE), cue.end() + PHRASE_CHARS) for cue in cues
    )
    matches = {match.start("event"): match for match in phrases if match}
    found = [signal for match in matches.values() if (signal := _of_match(match, kept))]
    return found if len({signal.words for signal in found}) == 1 else []


def _of_match(match: re.Match[str], kept: Moment | None) -> Signal | None:
    now = _NOW.search(_sentence(match))
    if now is None:
        return None
    reading = read(match["date"])
    events = [reading.moment] if reading.moment else list(reading.options) if kept else []
    ranges = [_range(match, event.day, now["weekday"]) for event in events if event.knows_day]
    fits = [r for r in ranges if r and r.moment and (kept is None or kept.agrees(r.moment))]
    if len(fits) != 1 or fits[0].moment is None:
        return None
    note = f", so it was published between {spoken(fits[0].first)} and {spoken(fits[0].last)}"
    return Signal("The text says", " ".join(match.group().split()), fits[0].moment, note=note)


def _range(match: re.Match[str], event: dt.date, on: str | None) -> Range | None:
    unit = (match["unit"] or "day").rstrip("s").lower()
    said = match["n"].lower()
    number = 1 if " " in said else int(said) if said.isdigit() else max(1, _NUMBERS.index(said))
    told = _later(event, number, unit)
    slack = dt.timedelta(days=SLACK_DAYS[unit])
    first, last = told - slack, told + slack
    if on is None:
        return Range(first, last)
    first += dt.timedelta(days=(weekday(on) - first.weekday()) % WEEK_DAYS)
    if first > last:
        return None  # that day was another weekday
    last -= dt.timedelta(days=(last.weekday() - weekday(on)) % WEEK_DAYS)
    return Range(first, last + dt.timedelta(days=WEEKDAY_DAYS))


def _later(day: dt.date, number: int, unit: str) -> dt.date:
    if unit != "month":
        return day + dt.timedelta(days=number * (WEEK_DAYS if unit == "week" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + number, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))


def _sentence(match: re.Match[str]) -> str:
    """The sentence the phrase stands in."""
    text = match.string
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, match.start())), default=0)
    stop = _SENTENCE_END.search(text, match.end())
    return text[start : stop.start() if stop else len(text)]
