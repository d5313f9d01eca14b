"""What happened when: events that an analyst brings as a CSV file, and which of all fit a timeline."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Sequence

from dashboard.filters import EARLIEST, LATEST
from pipeline.packs import Event

MOST_EVENTS = 50  # more lines than that hide what they are drawn over
MOST_CHARACTERS = 80  # an event is a few words; an article pasted into a cell is a mistake
MOST_BYTES = 200_000  # far above what MOST_EVENTS rows take
COLUMNS = ("date", "text")
SEPARATORS = ",;\t"  # spreadsheets write the one their country uses
_NAMED = 20  # rows a message is given for, each; the rest is counted


def read_events(data: bytes) -> tuple[tuple[Event, ...], list[str]]:
    """The events of a CSV file with the columns date and text, and what could not be used.

    Args:
        data: The file. UTF-8, a first row with the names of the columns, dates like 2025-10-27; other
            columns are passed over.

    Returns:
        Events by date, each once, at most MOST_EVENTS; and a sentence for each row that was not used.
    """
    if len(data) > MOST_BYTES:
        return (), [
            f"The file is too large; events take at most {MOST_BYTES // 1000:,} kB. Nothing was used."
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (), ["The file is not UTF-8 text. Save it as “CSV UTF-8” and upload it again."]
    head = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        return (), [f"The file can’t be read as CSV: {error}. Nothing was used."]
    names = [name.strip().lower() for name in rows[0]] if rows else []
    if not set(COLUMNS) <= set(names):
        return (), ["The first row must name the columns: date,text. Nothing was used."]
    return _events(rows[1:], names.index("date"), names.index("text"))


def within(
    events: Sequence[Event], first: dt.date | None, last: dt.date | None
) -> tuple[tuple[Event, ...], int]:
    """The events from the first to the last day, in order and each once, and how many lie outside."""
    once = sorted(dict.fromkeys(events), key=lambda event: event.date)
    if first is None or last is None:
        return (), len(once)
    shown = tuple(event for event in once if first <= event.date <= last)
    return shown, len(once) - len(shown)


def _events(rows: Sequence[Sequence[str]], date: int, text: int) -> tuple[tuple[Event, ...], list[str]]:
    events: dict[Event, None] = {}
    problems: list[str] = []
    beyond = 0
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        found = _event(row, date, text)
        if isinstance(found, str):
            problems.append(f"Row {number}: {found}.")
        elif len(events) == MOST_EVENTS and found not in events:
            beyond += 1
        else:
            events[found] = None
    if len(problems) > _NAMED:
        problems[_NAMED:] = [f"And {len(problems) - _NAMED:,} more rows like these."]
    if beyond:
        problems.append(f"At most {MOST_EVENTS} events are shown; {beyond:,} more in the file were not used.")
    if not events and not problems:
        problems.append("The file has no row below its first.")
    return tuple(sorted(events, key=lambda event: event.date)), problems


def _event(row: Sequence[str], date: int, text: int) -> Event | str:
    """The event of a row, or what is wrong with it."""
    if len(row) <= max(date, text):
        return "a date and a text are expected"
    day, words = row[date].strip(), _plain(row[text])
    try:
        known = dt.date.fromisoformat(day)
    except ValueError:
        return f"“{_cut(day)}” is no day like 2025-10-27"
    if not EARLIEST <= known <= LATEST:
        return f"{known.isoformat()} is not between {EARLIEST.year} and {LATEST.year}"
    if not words:
        return "the text is empty"
    if len(words) > MOST_CHARACTERS:
        return f"the text has {len(words):,} characters; at most {MOST_CHARACTERS} fit"
    return Event(known, words)


def _plain(text: str) -> str:
    """The words on one line, without characters that steer a terminal or turn the direction of a line."""
    kept = (" " if char.isspace() else char for char in text)
    return " ".join("".join(char for char in kept if unicodedata.category(char)[0] != "C").split())


def _cut(text: str) -> str:
    return _plain(text)[:_NAMED] + ("…" if len(text) > _NAMED else "")
