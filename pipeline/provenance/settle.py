"""Dates that could mean several days, settled by another signal, the outlet's country or a weekday."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from pipeline.provenance.formats import NO_YEAR, ORDER, read
from pipeline.provenance.months import DATE, spoken
from pipeline.provenance.signals import Moment, Signal

_FULL = re.compile(DATE, re.IGNORECASE)
# Who writes the month first, and who the day; Canada and Israel's English pages do both.
MONTH_FIRST = frozenset({"US", "PH"})
_DAY_FIRST = """
GB IE AU NZ ZA IN PK BD LK FR DE ES IT PT NL BE AT CH TR GR PL RU UA EG JO LB SY IQ AE QA SA KW NG KE BR AR MX
"""
DAY_FIRST = frozenset(_DAY_FIRST.split())
# A weekday fits a year in seven, so the year must be that of the dates the text tells of: the day at most
# this long before or after the latest of them, and no later year named. On the development half of
# allsides (985 such articles) that was wrong twice; without the weekday 119 times in 1,102.
DAYS_BEFORE, DAYS_AFTER = 31, 120
WEEKDAY_OPTIONS = 20  # in 111 years a weekday fits 16 times; more options mean that no weekday was written
MAX_DATES_IN_TEXT = 60
_YEAR = re.compile(r"\b(?:19[89]\d|20[0-4]\d)\b")


def settled(signals: Iterable[Signal], text: str, country: str | None) -> list[Signal]:
    """The signals, in order, those with options settled where something tells which one is meant."""
    found = list(signals)
    anchors = [signal for signal in found if signal.moment]
    return [_settled(signal, anchors, text, country) if signal.options else signal for signal in found]


def _settled(signal: Signal, anchors: list[Signal], text: str, country: str | None) -> Signal:
    for anchor in anchors:
        assert anchor.moment is not None  # noqa: S101 - anchors have one
        fits = _fitting(signal, anchor.moment)
        if len(fits) > 1 and country is not None:
            fits = _ordered(fits, country)
        if len(fits) == 1:
            settled_one = _as(signal, fits[0], f", read with what else is there ({_lower(anchor.evidence)})")
            return replace(settled_one, leans=signal.refused == NO_YEAR and anchor.moment.knows_day)
    if signal.refused == ORDER and country is not None:
        ordered = _ordered(list(signal.options), country)
        if len(ordered) == 1:
            which = "month" if country in MONTH_FIRST else "day"
            return _as(
                signal, ordered[0], f", read with the {which} first as in the outlet's country ({country})"
            )
    if signal.refused == NO_YEAR and len(signal.options) <= WEEKDAY_OPTIONS:
        return _by_weekday(signal, text)
    return signal


def _fitting(signal: Signal, anchor: Moment) -> list[Moment]:
    """The options that can be true if `anchor` is: of years beside a whole date, the nearest."""
    if signal.refused == NO_YEAR and anchor.knows_day:
        return [min(signal.options, key=lambda option: abs((option.day - anchor.day).days))]
    return [option for option in signal.options if anchor.agrees(option)]


def _ordered(options: list[Moment], country: str) -> list[Moment]:
    """Of two orders the country's own; options come month first."""
    if country in MONTH_FIRST:
        return options[:1]
    return options[-1:] if country in DAY_FIRST else options


def _by_weekday(signal: Signal, text: str) -> Signal:
    """The year in which the day was that weekday and stands close to the latest whole date of the text."""
    latest = _latest(text)
    if latest is None:
        return signal
    last_year = max(map(int, _YEAR.findall(text)), default=latest.year)
    fits = [
        option
        for option in signal.options
        if -DAYS_BEFORE <= (option.day - latest).days <= DAYS_AFTER and option.day.year >= last_year
    ]
    if len(fits) != 1:
        return signal
    return _as(signal, fits[0], f", that weekday in {fits[0].day.year}, near {spoken(latest)} in the text")


def _latest(text: str) -> dt.date | None:
    """The latest whole date the text names."""
    matches = islice(_FULL.finditer(text), MAX_DATES_IN_TEXT)
    moments = (read(match.group()).moment for match in matches)
    return max((moment.day for moment in moments if moment and moment.knows_day), default=None)


def _as(signal: Signal, moment: Moment, note: str) -> Signal:
    return replace(signal, moment=moment, refused=None, options=(), note=note)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
