"""Dates that a page prints about itself: "Published …", beside a byline, under the headline, "Updated …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.provenance.formats import read
from pipeline.provenance.months import DATE
from pipeline.provenance.page_lines import Line, page_lines
from pipeline.provenance.signals import Bound, Signal

_FIND = re.compile(DATE, re.IGNORECASE)
_CLOCK = r"\d{1,2}(?:[:.]\d\d){1,2} ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
_ONLY_DATE = re.compile(
    rf"\W*(?:on )?(?:(?:{_CLOCK}),? ?(?:[A-Z]{{2,4}}\b,? ?)?(?:on )?\W*)?{DATE}(?P<tail>.{{0,60}})",
    re.IGNORECASE,
)
_TIMED = re.compile(
    rf"(?:\W|(?:at|in|updated?|g[uü]ncelleme|{_CLOCK}|(?-i:[A-Z]{{1,4}}(?=[A-Z][a-z]|\b))|ago)(?=\b|Updated)|{DATE})*"
    r"(?:[/|] ?(?-i:[A-Z])[\w .]{2,30})?",  # the outlet's name ends some of them
    re.IGNORECASE,
)
_HAS_CLOCK = re.compile(_CLOCK, re.IGNORECASE)
_PUBLISHED = (
    r"(?:(?:first |originally |date |article )?"
    r"(?:published|posted|publication date|issued|publish date|appeared|"
    r"publié|veröffentlicht|publicado|pubblicato|giriş))\b"
)
_UPDATED = (
    r"(?:(?:last |recently )?(?:updated?|modified|edited|corrected|revised|reviewed|changed|"
    r"g[uü]ncelleme|mis à jour|aktualisiert|actualizado|aggiornato))\b"
)
# What opens a line or follows a bar is the page's own word; within a sentence it is somebody's.
_MARK = re.compile(
    rf"(?:^|[|•·(–—-] ?|\d ?|, |(?:this|the) (?:story|article|report|post|page|piece|interview|column|"
    rf"conversation|essay) (?:was |has been )?)(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))",
    re.IGNORECASE,
)
_MARK_IN_BYLINE = re.compile(rf"\b(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))", re.IGNORECASE)
_MARK_ALONE = re.compile(rf"\W*{_PUBLISHED}(?: on| at| by)?\W*", re.IGNORECASE)
_UPDATE_ALONE = re.compile(rf"\W*{_UPDATED}(?: on| at)?\W*", re.IGNORECASE)
_PRINTED = re.compile(
    r"\b(?:appeared|appears|published) in (?:the )?(?:print\b|[^.]{0,40} (?:print|issue))", re.IGNORECASE
)
# A day that is not the page's: of reading it, of rights, of somebody's birth, of a meeting.
_FOREIGN = re.compile(
    r"©|\(c\)|\b(?:copyright|accessed|retrieved|crawled|downloaded|captured|archived|saved|expires?|born|"
    r"event|deadline|starts?|ends?|due|until|since|effective|file|says|replied|comments?)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\W*(?:on|at|in|by)?\W*", re.IGNORECASE)
# Between "Published" and its date stand names and particles; "Published reports said on May 4" has others.
_SMALL_WORDS = "on at by in and am pm a m p time local date the from der le de la el"
_SMALL = frozenset(_SMALL_WORDS.split())
_LOWER = re.compile(r"\b[a-zà-ÿ]+")
_TAIL_CHARS = len(" at 10:15 a.m. EDT.")
NEAR_LINES = 4  # name, post, "Follow", date: a date this far from a byline is the byline's
PROSE_WITHIN = 12  # lines between the date under a headline and the article


@dataclass(slots=True)
class Printed:
    """The dates a page prints, strongest first, and the days by which it existed."""

    published: list[Signal] = field(default_factory=list)
    beside: list[Signal] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)


def printed_dates(text: str) -> Printed:
    """The dates that a plain text prints about itself.

    Above the article the first of each kind counts; below it, and under a headline without a byline,
    only a day that nothing there contradicts: lists of other stories have dates too.
    """
    lines = page_lines(text)
    signed = [i for i, line in enumerate(lines) if line.above and line.byline]
    above, below, under = Printed(), Printed(), list[Signal]()
    for i, line in enumerate(lines):
        if not line.short or not (line.above or line.below) or not any(map(str.isdigit, line.text)):
            continue
        into = above if line.above else below
        alone = _ONLY_DATE.fullmatch(line.text)
        if alone and _TIMED.fullmatch(alone["tail"]):
            _alone(lines, i, signed, into)
            under += _under_headline(lines, i)
        elif not _is_prose(line) and not _FOREIGN.search(line.text):
            _marked(line.text, into, beside=i in signed)
    if len({signal.moment for signal in below.published}) > 1:
        below.published.clear()
    beside = above.beside[:1] or (under if len({signal.words for signal in under}) == 1 else [])
    return Printed(above.published[:1] or below.published[:1], beside[:1], [*above.bounds, *below.bounds])


def of_marked_lines(lines: list[str]) -> Printed:
    """The dates of lines whose markup says that each is a byline or a date; of different days none."""
    found = Printed()
    for line in lines:
        if not _FOREIGN.search(line):
            _marked(line, found, beside=True)
    if len({signal.moment for signal in found.beside if signal.moment}) > 1:  # cards of other stories
        found.beside.clear()
    return found


def _is_prose(line: Line) -> bool:
    """Whether a line ends like a sentence, and is no note that ends with the date of publication."""
    if not line.text.endswith((".", "!", "?", "”", '"')) or line.text.lower().endswith(("a.m.", "p.m.")):
        return False
    ends = [match.end() for match in _FIND.finditer(line.text)]
    note = bool(ends) and len(line.text) - ends[-1] <= _TAIL_CHARS
    return not (note and _MARK.match(line.text))


def _alone(lines: list[Line], i: int, signed: list[int], found: Printed) -> None:
    """A line that is nothing but a date: of publication after that word, else of a byline close to it."""
    words = _first(lines[i].text)
    before = next((line.text for line in reversed(lines[:i]) if not _PARTICLE.fullmatch(line.text)), "")
    if _MARK_ALONE.fullmatch(before):
        found.published.append(signal("A line of the text says published", words))
    elif _UPDATE_ALONE.fullmatch(before):
        found.bounds += _bound(words)
    elif any(_near(lines, i, j) for j in signed):
        found.beside.append(signal("The line at the byline says", words))


def _near(lines: list[Line], i: int, j: int) -> bool:
    """Whether line i belongs to byline j: a few lines away, and no prose between them."""
    first, last = min(i, j), max(i, j)
    return 0 < last - first <= NEAR_LINES and not any(line.prose for line in lines[first + 1 : last])


def _under_headline(lines: list[Line], i: int) -> Iterator[Signal]:
    """A date with its time of day, between a headline and the article; a page's clock stands among labels."""
    beyond = _FIND.sub("", lines[i].text, count=1)
    if not lines[i].above or not (_HAS_CLOCK.search(beyond) or _MARK_IN_BYLINE.search(beyond)):
        return
    over, after = lines[max(0, i - NEAR_LINES) : i], lines[i + 1 : i + 1 + PROSE_WITHIN]
    if any(line.headline for line in over) and any(line.prose for line in after):
        yield signal("The line under the headline says", _first(lines[i].text))


def _marked(line: str, found: Printed, *, beside: bool) -> None:
    """The dates of a line, each by the word that stands before it."""
    if _PRINTED.search(line):
        found.bounds += [bound for match in _FIND.finditer(line) for bound in _bound(match.group())]
        return
    marks = _MARK_IN_BYLINE if beside else _MARK
    previous, mark = 0, "beside" if beside else ""
    for match in _FIND.finditer(line):
        named = list(marks.finditer(line, previous, match.start()))
        if named:
            between = _LOWER.findall(line, named[-1].end(), match.start())
            mark = (named[-1].lastgroup or "") if _SMALL.issuperset(between) else ""
        previous = match.end()
        if mark == "published":
            found.published.append(signal("A line of the text says published", match.group()))
        elif mark == "updated":
            found.bounds += _bound(match.group())
        elif mark == "beside":
            found.beside.append(signal("The byline says", match.group()))
        mark = ""  # a second date needs a word of its own


def signal(source: str, words: str, lag: int = 0) -> Signal:
    """The signal of words that were found in their place."""
    reading = read(words)
    return Signal(source, words, reading.moment, reading.why, reading.options, lag=lag)


def _bound(words: str) -> Iterator[Bound]:
    reading = read(words)
    if reading.moment and reading.moment.knows_day:
        yield Bound("The text was changed or printed on", words, reading.moment.day)


def _first(line: str) -> str:
    match = _FIND.search(line)
    return match.group() if match else line
