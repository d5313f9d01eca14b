"""Dates in the path of an address."""

from __future__ import annotations

import re

from pipeline.provenance.formats import read
from pipeline.provenance.signals import Moment, Signal

_YEAR = r"(?P<y>19[9]\d|20\d\d|2100)"
# /2025/10/27/ · /2025/1103/ · -2025-10-27- · -20251027 or /20251027 · /2025/oct/27/ · then the month alone
_PATH_DATES = (
    re.compile(rf"/{_YEAR}/(?P<m>\d\d?)/(?P<d>\d\d?)(?=/|$)"),
    re.compile(rf"/{_YEAR}/(?P<m>\d\d)(?P<d>\d\d)(?=/|$)"),
    re.compile(rf"(?<![\d.]){_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(rf"(?<=[/_.-]){_YEAR}(?P<m>0\d|1[0-2])(?P<d>[0-2]\d|3[01])(?=[/_.-]|$)"),
    re.compile(rf"/{_YEAR}/(?P<name>[a-z]{{3}})/(?P<d>\d\d?)(?=/|$)"),
    re.compile(rf"/{_YEAR}/(?P<m>\d\d)(?=/|$)"),
)
# A line of the text that is nothing but a path on the page's own site (seed 001); a whole address mostly
# leads to another article.
_PATH_LINE = re.compile(r"^[ \t]{0,20}(/[\w.-]+(?:/[\w.-]+)+/?)[ \t]{0,20}$", re.MULTILINE)
# An archive's address: its own date is that of the capture, and the page's address follows.
_ARCHIVED = re.compile(
    r"\A(?:https?://)?(?:web\.archive\.org/web/[\w*]+/|webcache\.googleusercontent\.com/search\?q=cache:"
    r"(?:[\w-]{12}:)?|archive\.(?:ph|today|is|li|md|vn|fo)/\d{14}/|(?:www\.)?google\.[a-z.]{2,6}/amp/(?:s/)?"
    r"|(?P<amp>[\w-]+)\.cdn\.ampproject\.org/[a-z]/(?:s/)?)(?P<inner>\S+)",
    re.IGNORECASE,
)
MAX_SHOWN_CHARS = 120  # of an address in a sentence of evidence; of a longer one the date alone


def unwrapped(address: str) -> str:
    """The address of the page itself, where `address` is that of an archive's or AMP cache's copy."""
    found = _ARCHIVED.match(address.strip())
    return found["inner"] if found else address


def of_address(source: str, address: str) -> list[Signal]:
    """The first date in an address's path, at most one; one that is impossible is none."""
    path = re.split("[?#]", unwrapped(address), maxsplit=1)[0]
    for pattern in _PATH_DATES:
        match = pattern.search(path)
        if match:
            moment = _moment(match.groupdict())
            words = path if len(path) <= MAX_SHOWN_CHARS else match.group()
            return [Signal(source, words, moment)] if moment else []
    return []


def of_path_line(text: str) -> list[Signal]:
    """The date of the one path that fills a line of the text; two paths are links, neither the page's."""
    found = [
        s for line in _PATH_LINE.finditer(text) for s in of_address("A line of the text is the path", line[1])
    ]
    return found[:1] if len({signal.moment for signal in found}) == 1 else []


def _moment(parts: dict[str, str]) -> Moment | None:
    if "name" in parts:
        return read(f"{parts['d']} {parts['name']} {parts['y']}").moment
    if "d" in parts:
        return read(f"{parts['y']}-{parts['m']}-{parts['d']}").moment
    return read(f"{parts['y']}-{parts['m']}").moment
