"""When an article was published: every signal found, the strongest kept, the others as conflicts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.provenance.formats import is_ambiguous, read
from pipeline.provenance.signals import Moment, Signal, refusal
from pipeline.records import Clean, RawRecord

# Keys of metadata in order of trust; "date" of old templates is sometimes the page's own.
_META_KEYS = (
    "jsonld:datePublished",
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_date",
    "dc.date.issued",
    "dcterms.created",
    "publication_date",
    "publishdate",
    "publish-date",
    "pubdate",
    "dc.date",
    "date",
)
_ADDRESS_KEYS = {"canonical", "og:url", "jsonld:url"}
_TOKEN = re.compile(r"\A\s*date (\d{4}-\d\d-\d\d)\s")
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
# "Published on October 27, 2025": the word must be the page's, so it opens a line.
_PUBLISHED_LINE = re.compile(
    r"^[ \t]{0,20}(?:first )?(?:published|posted)(?: on| at)?[ \t]?:?[ \t]+([^\n]{6,60}?)[ \t]{0,20}$",
    re.MULTILINE | re.IGNORECASE,
)
MAX_SHOWN_CHARS = 120  # of an address in a sentence of evidence; of a longer one the date alone
MAX_CONFLICTS = 8  # a page that contradicts itself more often is shown by the first of them


@dataclass(frozen=True, slots=True)
class Dated:
    """The decision: the day, the moment, the precision, the evidence, and what contradicts it."""

    published: dt.date | None
    published_at: dt.datetime | None
    precision: str
    evidence: str | None
    conflicts: tuple[str, ...]


def date_of(record: RawRecord, article: Clean, today: dt.date | None) -> Dated:
    """The date of publication.

    Declared by the input, then by the page's metadata, then in the address, then in the text
    (leading token, "Published" line, path line). A finer signal that agrees with the strongest
    refines it. Month or year alone give a precision and no day.
    """
    signals = [_judged(signal, today) for signal in _signals(record, article)]
    good = [signal for signal in signals if signal.moment]
    if not good:
        return Dated(None, None, "unknown", None, _conflicts(signals, None))
    chosen = _refined(good)
    moment = chosen.moment
    assert moment is not None  # noqa: S101 - good signals have one
    return Dated(
        published=moment.day if _knows_day(chosen) else None,
        published_at=moment.at,
        precision=moment.precision,
        evidence=_sentence(chosen),
        conflicts=_conflicts([signal for signal in signals if signal is not chosen], moment),
    )


def _signals(record: RawRecord, article: Clean) -> Iterator[Signal]:
    if record.published:
        yield _of_words("The input declares", record.published)
    for key in _META_KEYS:
        for name, value in article.meta:
            if name == key:
                yield _of_words(f"The page's {_shown(key)} says", value)
    for address in (record.url or "", *(value for key, value in article.meta if key in _ADDRESS_KEYS)):
        yield from _of_path("The address says", address)
    if record.kind == "text":
        yield from _of_text(record.payload)


def _of_text(text: str) -> Iterator[Signal]:
    token = _TOKEN.match(text)
    if token:
        yield _of_words("The text begins with the token", token[1])
    for line in _PUBLISHED_LINE.finditer(text):
        signal = _of_words("A line of the text says published", line[1])
        if signal.moment:
            yield signal
    paths = [
        s for line in _PATH_LINE.finditer(text) for s in _of_path("A line of the text is the path", line[1])
    ]
    if len({signal.moment for signal in paths}) == 1:  # two paths are links, and neither is the page's
        yield paths[0]


def _of_words(source: str, words: str) -> Signal:
    if is_ambiguous(words):
        return Signal(source, words, None, "it means one day in America and another elsewhere")
    moment = read(words)
    return Signal(source, words, moment, None if moment else "it is not a date that can be read")


def _of_path(source: str, address: str) -> Iterator[Signal]:
    """The first date in a path; one that is impossible is none."""
    path = re.split("[?#]", address, maxsplit=1)[0]
    for pattern in _PATH_DATES:
        match = pattern.search(path)
        if match:
            moment = _path_moment(match.groupdict())
            if moment:
                yield Signal(source, path if len(path) <= MAX_SHOWN_CHARS else match.group(), moment)
            return


def _path_moment(parts: dict[str, str]) -> Moment | None:
    if "name" in parts:
        return read(f"{parts['d']} {parts['name']} {parts['y']}")
    if "d" in parts:
        return read(f"{parts['y']}-{parts['m']}-{parts['d']}")
    return read(f"{parts['y']}-{parts['m']}")


def _judged(signal: Signal, today: dt.date | None) -> Signal:
    if signal.moment is None:
        return signal
    why = refusal(signal.moment.day, today)
    return replace(signal, moment=None, refused=why) if why else signal


def _refined(good: list[Signal]) -> Signal:
    """The strongest signal, or the first that agrees with it and knows the day where it does not."""
    first = good[0]
    if _knows_day(first):
        return first
    for other in good[1:]:
        if _knows_day(other) and other.moment and first.moment and first.moment.agrees(other.moment):
            return other
    return first


def _knows_day(signal: Signal) -> bool:
    return signal.moment is not None and signal.moment.precision not in {"month", "year"}


def _conflicts(signals: list[Signal], kept: Moment | None) -> tuple[str, ...]:
    found = []
    for signal in signals:
        if signal.refused:
            found.append(f"{signal.evidence}, refused: {signal.refused}.")
        elif signal.moment and kept and not signal.moment.agrees(kept):
            found.append(f"{signal.evidence}.")
    return tuple(dict.fromkeys(found))[:MAX_CONFLICTS]


def _sentence(signal: Signal) -> str:
    return f"{signal.evidence}."


def _shown(key: str) -> str:
    return f"JSON-LD {key.removeprefix('jsonld:')}" if key.startswith("jsonld:") else f"metadata {key}"
