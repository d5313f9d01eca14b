"""The ways a date is written, each read only where it can mean one day and no other."""

from __future__ import annotations

import datetime as dt
import email.utils
import re

from pipeline.provenance.signals import Moment

_MONTH_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_NAME = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)"
    r"(?:[T ]+(?P<H>\d\d?):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)? ?"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?\s*"
)
_MONTH_ONLY = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)|(?P<year>\d{4})")
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:T?\d{4,6}Z?)?")
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_CLOCK = (
    r"(?:[,|·–-]? ?(?:at )?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?)?,? ?"
    r"(?:\(?[A-Za-z]{1,5}\)?|[+-]\d{4})?)?"
)
_WORDS = re.compile(
    rf"{_WEEKDAY}(?:{_NAME} (?P<d>\d\d?)(?:st|nd|rd|th)?,? (?P<y>\d{{4}})){_CLOCK}\s*", re.IGNORECASE
)
_WORDS_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<d>\d\d?)(?:st|nd|rd|th)? (?:of )?{_NAME},? (?P<y>\d{{4}}){_CLOCK}\s*", re.IGNORECASE
)
_SLASHED = re.compile(r"(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?P=sep)(?P<y>\d{4})(?:,? .{0,20})?")
_YEAR_FIRST = re.compile(r"(?P<y>\d{4})[/.](?P<m>\d\d?)[/.](?P<d>\d\d?)(?:,? .{0,20})?")
_RFC = re.compile(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
MONTHS_IN_YEAR = 12


def read(words: str) -> Moment | None:
    """The moment `words` name, or None where they name none, an impossible one, or could mean two."""
    words = words.strip()
    for pattern, reader in _READERS:
        match = pattern.match(words) if pattern is _RFC else pattern.fullmatch(words)
        if match:
            try:
                return reader(match)
            except ValueError:  # the 30th of February
                return None
    return None


def is_ambiguous(words: str) -> bool:
    """Whether `words` are a numeric date that means one day in America and another elsewhere."""
    match = _SLASHED.fullmatch(words.strip())
    return bool(match) and match is not None and match["a"] != match["b"] and _slashed_parts(match) is None


def _iso(match: re.Match[str]) -> Moment:
    day = dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    zone = match["zone"]
    if not zone:
        return Moment(day, "day")  # a time without a zone is no moment
    time = dt.time(int(match["H"]), int(match["M"]), int(match["S"] or 0), tzinfo=_zone(zone))
    return _at(dt.datetime.combine(day, time), "second" if match["S"] else "minute")


def _zone(text: str) -> dt.timezone:
    if text in {"Z", "UTC", "GMT"}:
        return dt.UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    delta = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-delta if text[0] == "-" else delta)


def _at(moment: dt.datetime, precision: str) -> Moment:
    try:
        moment = moment.astimezone(dt.UTC)
    except OverflowError as cause:  # the year 1 in a zone east of Greenwich
        raise ValueError from cause
    return Moment(moment.date(), precision, moment)


def _rfc(match: re.Match[str]) -> Moment:
    moment = email.utils.parsedate_to_datetime(match.string)
    if moment.tzinfo is None:
        return Moment(moment.date(), "day")
    return _at(moment, "second")


def _month_only(match: re.Match[str]) -> Moment:
    if match["year"]:
        return Moment(dt.date(int(match["year"]), 1, 1), "year")
    return Moment(dt.date(int(match["y"]), int(match["m"]), 1), "month")


def _numbers(match: re.Match[str]) -> Moment:
    return Moment(dt.date(int(match["y"]), int(match["m"]), int(match["d"])), "day")


def _words(match: re.Match[str]) -> Moment:
    return Moment(dt.date(int(match["y"]), _MONTHS[match["name"].lower()], int(match["d"])), "day")


def _slashed(match: re.Match[str]) -> Moment | None:
    parts = _slashed_parts(match)
    return Moment(dt.date(int(match["y"]), *parts), "day") if parts else None


def _slashed_parts(match: re.Match[str]) -> tuple[int, int] | None:
    """Month and day, where only one order is possible."""
    a, b = int(match["a"]), int(match["b"])
    if a == b or a <= MONTHS_IN_YEAR < b:
        return a, b
    return (b, a) if b <= MONTHS_IN_YEAR < a else None


_READERS = (
    (_RFC, _rfc),
    (_ISO, _iso),
    (_COMPACT, _numbers),
    (_MONTH_ONLY, _month_only),
    (_YEAR_FIRST, _numbers),
    (_WORDS, _words),
    (_WORDS_DAY_FIRST, _words),
    (_SLASHED, _slashed),
)
