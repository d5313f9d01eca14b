"""Figures of dating plain text: articles as they are, and with a dateline whose year is left out.

The articles are those of ../shared/data/allsides_articles, whose `date` is that of the listing and not
always that of the article. Halves as in `pages`: rules were written looking at "dev", and "report" is
the figure.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.evaluate.allsides import articles
from pipeline.evaluate.figure import Figure
from pipeline.provenance.dates import date_of
from pipeline.records import Clean, RawRecord
from pipeline.text import AlignedText

# The listing is of these years; what stands outside is a slip of the data ("0001-", "2050-").
FIRST, LAST = dt.date(2009, 1, 1), dt.date(2021, 12, 31)
HALVES = ("report", "dev")
PLACE = "HARBOUR CITY"


def datelines(data: Path) -> list[Figure]:
    """The figures of both halves: of articles with a listing date, given a day, and right.

    Args:
        data: The folder that holds `allsides_articles/`.
    """
    figures: list[Figure] = []
    every = list(_dated(data))
    for half in HALVES:
        own = [(text, day) for name, text, day in every if _half(name) == half]
        figures += _measured("datelines.as_is", own, f"allsides, {half} half, the text alone", half)
        data_name = f"allsides, {half} half, with weekday, month and day of the listing as a dateline"
        dated = [(f"{PLACE}, {_spoken(day)} — {text}", day) for text, day in own]
        figures += _measured("datelines.no_year", dated, data_name, half)
    return figures


def _dated(data: Path) -> Iterator[tuple[str, str, dt.date]]:
    for row in articles(data):
        try:
            day = dt.date.fromisoformat(row["date"])
        except ValueError:  # empty, or in another dress
            continue
        if FIRST <= day <= LAST:
            yield str(row["ID"]), row["text"], day


def _half(name: str) -> str:
    return HALVES[hashlib.blake2b(name.encode(), digest_size=4).digest()[0] % 2]


def _spoken(day: dt.date) -> str:
    return f"{day:%A}, {day:%b}. {day.day}"


def _measured(name: str, articles: Iterable[tuple[str, dt.date]], data: str, half: str) -> Iterator[Figure]:
    n = given = right = 0
    for text, day in articles:
        record = RawRecord("", "", text)
        found = date_of(record, Clean(AlignedText.of(text)), None).published
        n, given, right = n + 1, given + (found is not None), right + (found == day)
    yield Figure(f"{name}.given.{half}", given, n, data, "articles that are given a day")
    yield Figure(f"{name}.right.{half}", right, given, data, "of the days given, those of the listing")
