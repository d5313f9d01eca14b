"""The ways a date is written, each read only where it can mean one day and no other.

What could mean several days keeps them as options: another signal may settle it.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from dataclasses import dataclass

from pipeline.provenance.months import MONTHS, NAME, WEEKDAY, weekday
from pipeline.provenance.signals import FIRST_YEAR, LAST_YEAR, Moment

UNREADABLE = "it is not a date that can be read"
IMPOSSIBLE = "there is no such day"
ORDER = "it means one day in America and another elsewhere"
NO_YEAR = "it names no year"
SHORT_YEAR = "its year has two digits"
OTHER_WEEKDAY = "that day was another weekday"

_ZONE = r"(?:\(?(?:[A-Z]{1,5}|GMT ?[+-]\d\d?(?::?\d\d)?|[+-]\d\d:?\d\d|local time)\)?)"
_TIME = rf"(?:\d{{1,2}}(?:[:.]\d\d){{1,2}} ?(?:[ap]\.? ?m\b\.?)?|\d{{1,2}} ?[ap]\.? ?m\b\.?)(?:,? ?{_ZONE})?"
_BEFORE = rf"(?:{_TIME},? ?(?:on )?)?(?:{WEEKDAY},? )?"
_AFTER = rf"(?:,? ?[|·•–-]? ?(?:at )?{_TIME})?\s*"
_DAY = r"(?P<d>\d\d?)(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)"
    r"(?:[T ]+(?P<H>\d\d?):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)? ?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?(?: ?[A-Za-z/_]{1,30})?)?\s*"
)
_RFC = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d.{0,30}")
_EPOCH = re.compile(r"(?P<s>[1-9]\d{9})(?P<ms>\d{3})?")
_MONTH_ONLY = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)|(?P<year>\d{4})")
_MONTH_WORDS = re.compile(rf"{NAME},? {_YEAR}", re.IGNORECASE)
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T?(?:\d{4}|\d{6})Z?)?")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?:,? .{0,20})?")
_MONTH_FIRST = re.compile(rf"{_BEFORE}{NAME} {_DAY}(?:,? {_YEAR})?{_AFTER}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_BEFORE}{_DAY} (?:of |de )?{NAME}(?:,? (?:de )?{_YEAR})?{_AFTER}", re.IGNORECASE)
_SLASHED = re.compile(
    rf"{_BEFORE}(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y>\d{{4}}|\d\d)(?:,? .{{0,20}})?",
    re.IGNORECASE,
)
YEAR_DIGITS = 4
CENTURY = 2000
LEAP_YEAR = 2000  # has every day of the calendar


@dataclass(frozen=True, slots=True)
class Reading:
    """What words mean: a moment, or why none, with the moments they could mean where another signal may tell.

    Options of two orders come month first, then day first.
    """

    moment: Moment | None = None
    why: str | None = None
    options: tuple[Moment, ...] = ()


def read(words: str) -> Reading:
    """What `words` name. Nothing raises: an impossible date is a reading with its reason."""
    words = " ".join(words.split())
    for pattern, reader in _READERS:
        match = pattern.fullmatch(words)
        if match:
            try:
                return reader(match)
            except ValueError:  # the 30th of February
                return Reading(why=IMPOSSIBLE)
    return Reading(why=UNREADABLE)


def _iso(match: re.Match[str]) -> Reading:
    day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    zone = match["zone"]
    if not zone:
        return _of_day(day)  # a time without a zone is no moment
    time = dt.time(int(match["H"]), int(match["M"]), int(match["S"] or 0), tzinfo=_zone(zone))
    return _at(dt.datetime.combine(day, time), "second" if match["S"] else "minute")


def _zone(text: str) -> dt.timezone:
    if text in {"Z", "UTC", "GMT"}:
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    delta = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-delta if text[0] == "-" else delta)


def _at(moment: dt.datetime, precision: str) -> Reading:
    try:
        moment = moment.astimezone(dt.UTC)
    except OverflowError as cause:  # the year 1 in a zone east of Greenwich
        raise ValueError from cause
    return Reading(Moment(moment.date(), precision, moment))


def _of_day(day: dt.date) -> Reading:
    return Reading(Moment(day, "day"))


def _rfc(match: re.Match[str]) -> Reading:
    moment = email.utils.parsedate_to_datetime(match.string)
    return _of_day(moment.date()) if moment.tzinfo is None else _at(moment, "second")


def _epoch(match: re.Match[str]) -> Reading:
    """Seconds or milliseconds since 1970, as templates print them."""
    return _at(dt.datetime.fromtimestamp(int(match["s"]), dt.UTC), "second")


def _month_only(match: re.Match[str]) -> Reading:
    if match["year"]:
        return Reading(Moment(dt.date(int(match["year"]), 1, 1), "year"))
    return Reading(Moment(dt.date(int(match["y"]), int(match["m"]), 1), "month"))


def _month_words(match: re.Match[str]) -> Reading:
    return Reading(Moment(dt.date(int(match["y"]), MONTHS[match["name"].lower()], 1), "month"))


def _numbers(match: re.Match[str]) -> Reading:
    return _of_day(dt.date(int(match["y"]), int(match["m"]), int(match["d"])))


def _words(match: re.Match[str]) -> Reading:
    month, day = MONTHS[match["name"].lower()], int(match["d"])
    if match["y"]:
        return _on_weekday(match, dt.date(int(match["y"]), month, day))
    dt.date(LEAP_YEAR, month, day)
    return Reading(why=NO_YEAR, options=_every_year(month, day, match["weekday"]))


def _on_weekday(match: re.Match[str], day: dt.date) -> Reading:
    if match["weekday"] and weekday(match["weekday"]) != day.weekday():
        return Reading(why=OTHER_WEEKDAY)
    return _of_day(day)


def _every_year(month: int, day: int, name: str | None) -> tuple[Moment, ...]:
    """The day in each year that has it, on that weekday where one is named."""
    found = []
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        try:
            one = dt.date(year, month, day)
        except ValueError:  # the 29th of February
            continue
        if name is None or one.weekday() == weekday(name):
            found.append(Moment(one, "day"))
    return tuple(found)


def _slashed(match: re.Match[str]) -> Reading:
    """Three numbers: with points the day comes first, with others where that is the only order."""
    a, b, short = int(match["a"]), int(match["b"]), len(match["y"]) < YEAR_DIGITS
    year = int(match["y"]) + (CENTURY if short else 0)
    orders = [(b, a)] if match["sep"] == "." else [(a, b), (b, a)]
    days = []
    for month, day in orders:
        try:
            days.append(dt.date(year, month, day))
        except ValueError:  # no thirteenth month
            continue
    if match["weekday"]:
        days = [day for day in days if weekday(match["weekday"]) == day.weekday()]
    options = tuple(dict.fromkeys(Moment(day, "day") for day in days))
    if not options:
        return Reading(why=IMPOSSIBLE)
    if short:
        return Reading(why=SHORT_YEAR, options=options)
    return Reading(options[0]) if len(options) == 1 else Reading(why=ORDER, options=options)


_READERS = (
    (_RFC, _rfc),
    (_ISO, _iso),
    (_COMPACT, _numbers),
    (_EPOCH, _epoch),
    (_MONTH_ONLY, _month_only),
    (_YEAR_FIRST, _numbers),
    (_MONTH_FIRST, _words),
    (_DAY_FIRST, _words),
    (_MONTH_WORDS, _month_words),
    (_SLASHED, _slashed),
)
