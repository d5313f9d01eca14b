"""The dateline of a report: "JERUSALEM, Oct. 26 —", "CAIRO, 26 October (Reuters) -"."""

from __future__ import annotations

import re

from pipeline.provenance.months import DATE
from pipeline.provenance.page_dates import signal
from pipeline.provenance.signals import Signal

_PLACE_WORD = r"(?:(?-i:[A-ZÀ-Þ])[\w.’'-]*|(?-i:de|del|la|al|el|as|of|the|and|on))"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE_WORD}(?:[ ,/]{{1,2}}{_PLACE_WORD}){{0,7}}?[,:]? [-–—]? ?)?\(?(?P<date>{DATE})\)?,?"
    r" ?(?:\((?P<agency>(?-i:[A-Z])[^()\n]{1,40})\))?\s*(?:—|–|--?|:)+\s",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+\b")
_DIGIT = re.compile(r"\d")
DATELINE_CHARS = 140  # of place, date and agency together
HEAD_CHARS, HEAD_LINES = 3_000, 12  # a headline, a standfirst, a byline may come before it
LAG_DAYS = 2  # a report filed in the evening is in the paper of the next day, or of Monday


def of_dateline(text: str) -> list[Signal]:
    """The day a report was filed, from the first dateline of an article's text, at most one.

    Place in capitals or the agency in brackets makes it a dateline: "In May 2020 – …" is none.
    """
    for line in text.lstrip()[:HEAD_CHARS].splitlines()[:HEAD_LINES]:
        head = line[:DATELINE_CHARS]
        match = _DATELINE.match(head) if _DIGIT.search(head) else None
        if match and (match["agency"] or _CAPITALS.match(match["place"] or "")):
            return [signal("The dateline says", match["date"], LAG_DAYS)]
    return []
