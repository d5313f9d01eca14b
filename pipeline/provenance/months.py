"""Names of months, in English and in the languages whose pages reach us most, and of weekdays."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

# One row a month: English; French, German, Spanish, Italian, Portuguese, Turkish. No name means two months.
_NAMES = (
    "january jan janvier januar enero gennaio janeiro ocak",
    "february feb février fevrier februar febrero febbraio fevereiro şubat",
    "march mar mars märz marzo março mart",
    "april apr avril abril aprile nisan",
    "may mai mayo maggio maio mayıs",
    "june jun juin juni junio giugno junho haziran",
    "july jul juillet juli julio luglio julho temmuz",
    "august aug août aout agosto ağustos",
    "september sept sep septembre septiembre settembre setembro eylül",
    "october oct octobre oktober octubre ottobre outubro ekim",
    "november nov novembre noviembre novembro kasım",
    "december dec décembre dezember diciembre dicembre dezembro aralık",
)
MONTHS = MappingProxyType({name: number for number, row in enumerate(_NAMES, 1) for name in row.split()})
_ENGLISH = "mon tue wed thu fri sat sun"
WEEKDAYS = MappingProxyType({name: number for number, name in enumerate(_ENGLISH.split())})

_ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ANY_WEEKDAY = r"mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun"
NAME = rf"(?P<name>{_ANY_MONTH})\b\.?"
WEEKDAY = rf"(?P<weekday>{_ANY_WEEKDAY})(?:day)?\b\.?"
_ANY_YEAR = r"\d{4}(?:\b|(?=\d{1,2}:\d\d)|(?-i:(?=[A-Z][a-z])))"  # "20257:55 AM", "2025Updated" are glued
# A date somewhere in a line, its year written or not; `formats.read` says what it means.
DATE = (
    rf"(?:\b(?:{_ANY_WEEKDAY})(?:day)?\b\.?,? )?"
    rf"(?:\b(?:{_ANY_MONTH})\b\.? \d\d?(?:st|nd|rd|th)?\b(?:,? {_ANY_YEAR})?"
    rf"|\b\d\d?(?:st|nd|rd|th|\.)? (?:of |de )?(?:{_ANY_MONTH})\b\.?(?:,? (?:de )?{_ANY_YEAR})?"
    r"|\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\b"
    r"|\b\d\d?(?P<dsep>[/.-])\d\d?(?P=dsep)(?:\d{4}|\d\d)\b)"
)


def weekday(words: str) -> int:
    """The weekday, Monday 0, of words that WEEKDAY matched."""
    return WEEKDAYS[words[:3].lower()]


def spoken(day: dt.date) -> str:
    """A date as an evidence sentence says it: "27 October 2025"."""
    return f"{day.day} {_NAMES[day.month - 1].partition(' ')[0].capitalize()} {day.year}"
