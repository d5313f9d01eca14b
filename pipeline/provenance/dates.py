"""When an article was published: every signal found, the strongest kept, the others as conflicts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.provenance.dateline import of_dateline
from pipeline.provenance.formats import IMPOSSIBLE, read
from pipeline.provenance.months import spoken
from pipeline.provenance.page_dates import Printed, of_marked_lines, printed_dates
from pipeline.provenance.paths import of_address, of_path_line
from pipeline.provenance.relative import of_phrases
from pipeline.provenance.settle import settled
from pipeline.provenance.signals import Bound, Moment, Signal, refusal
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
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.created",
    "publication_date",
    "publishdate",
    "publish-date",
    "pubdate",
    "dc.date",
    "jsonld:dateCreated",
    "date",
)
_CHANGED_KEYS = ("article:modified_time", "jsonld:dateModified", "og:updated_time", "datemodified")
_ADDRESS_KEYS = frozenset({"canonical", "og:url", "jsonld:url"})
PAGE_LINE_KEYS = frozenset({"page:byline", "page:date"})  # what elements marked as such read
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TOKEN = re.compile(r"\A\s*date (\d{4}-\d\d-\d\d)\s")
MAX_CONFLICTS = 8  # a page that contradicts itself more often is shown by the first of them


@dataclass(frozen=True, slots=True)
class Dated:
    """The decision: the day, the moment, the precision, the evidence, and what contradicts it."""

    published: dt.date | None
    published_at: dt.datetime | None
    precision: str
    evidence: str | None
    conflicts: tuple[str, ...]


def date_of(record: RawRecord, article: Clean, today: dt.date | None, country: str | None = None) -> Dated:
    """The date of publication.

    Declared by the input, then by the page's metadata, then in the address, then what the page prints:
    leading token, "Published" line, path line, date at the byline, dateline, and last a phrase that ties
    the article's time to a dated event. A finer signal that agrees with the strongest refines it. Month
    or year alone give a precision and no day; a day of a later change gives evidence and no precision.

    Args:
        record: The input, with what it declares.
        article: Its clean text and the page's metadata.
        today: Dates after it are refused; None refuses only those outside 1990 to 2100.
        country: The outlet's, two letters; decides whether 3/4/2025 is read month first or day first.
    """
    lines = _printed(record, article)
    signals = [_judged(signal, today) for signal in _signals(record, article, lines)]
    signals = [_judged(signal, today) for signal in settled(signals, article.text, country)]
    bounds = [bound for bound in _bounds(article, lines) if refusal(bound.day, today) is None]
    good = [signal for signal in signals if signal.moment and not signal.leans]
    chosen = _with_phrase(_refined(good) if good else None, article.text, today)
    moment = chosen.moment if chosen else None
    if chosen is None or moment is None:
        evidence = _no_later(min(bounds, key=lambda bound: bound.day)) if bounds else None
        return Dated(None, None, "unknown", evidence, _conflicts(signals, [], None))
    return Dated(
        published=moment.day if moment.knows_day else None,
        published_at=moment.at,
        precision=moment.precision,
        evidence=f"{chosen.evidence}.",
        conflicts=_conflicts(signals, bounds, moment),
    )


def _signals(record: RawRecord, article: Clean, lines: Printed) -> Iterator[Signal]:
    if record.published:
        yield _of_words("The input declares", record.published)
    for key in _META_KEYS:
        for name, value in article.meta:
            if name == key:
                yield _of_words(f"The page's {_shown(key)} says", value)
    for address in (record.url or "", *(value for key, value in article.meta if key in _ADDRESS_KEYS)):
        yield from of_address("The address says", address)
    plain = record.kind == "text"
    token = _TOKEN.match(record.payload) if plain else None
    if token:
        yield _of_words("The text begins with the token", token[1])
    yield from _readable(lines.published)
    if plain:
        yield from of_path_line(record.payload)
    yield from _readable(lines.beside)
    yield from of_dateline(article.text)


def _printed(record: RawRecord, article: Clean) -> Printed:
    """The dates in the lines of a text, or in the elements that a page marks as byline or date."""
    if record.kind == "text":
        return printed_dates(record.payload)
    return of_marked_lines([value for key, value in article.meta if key in PAGE_LINE_KEYS])


def _bounds(article: Clean, lines: Printed) -> Iterator[Bound]:
    for key, value in article.meta:
        if key in _CHANGED_KEYS:
            moment = read(value).moment
            if moment and moment.knows_day:
                yield Bound(f"The page's {_shown(key)} says", value, moment.day)
    yield from lines.bounds


def _readable(signals: Iterable[Signal]) -> list[Signal]:
    """The signals that name a date, or could, or name a day of a year that there is not.

    Another number in a line is no date that failed.
    """
    return [
        signal
        for signal in signals
        if signal.moment or signal.options or (signal.refused == IMPOSSIBLE and _YEAR.search(signal.words))
    ]


def _of_words(source: str, words: str) -> Signal:
    reading = read(words)
    return Signal(source, words, reading.moment, reading.why, reading.options)


def _judged(signal: Signal, today: dt.date | None) -> Signal:
    if signal.moment is None:
        return signal
    why = refusal(signal.moment.day, today)
    return replace(signal, moment=None, refused=why) if why else signal


def _refined(good: list[Signal]) -> Signal:
    """The strongest signal, or the finest of those that agree with it, the first of them."""
    chosen = good[0]
    for other in good[1:]:
        kept, moment = chosen.moment, other.moment
        if kept and moment and moment.finer(kept) and moment.agrees(kept):
            chosen = other
    return chosen


def _with_phrase(chosen: Signal | None, text: str, today: dt.date | None) -> Signal | None:
    """The chosen signal, or where it knows no day, what a phrase of the text makes of it."""
    if chosen and chosen.moment and chosen.moment.knows_day:
        return chosen
    for phrase in of_phrases(text, chosen.moment if chosen else None):
        if phrase.moment is None or refusal(phrase.moment.day, today):
            continue
        if chosen is None or chosen.moment is None:
            return phrase
        finer = phrase.moment if phrase.moment.finer(chosen.moment) else chosen.moment
        also = f"; {phrase.evidence[:1].lower()}{phrase.evidence[1:]}"
        return replace(chosen, moment=finer, note=f"{chosen.note}{also}")
    return chosen


def _conflicts(signals: list[Signal], bounds: list[Bound], kept: Moment | None) -> tuple[str, ...]:
    found = []
    for signal in signals:
        if signal.refused:
            found.append(f"{signal.evidence}, refused: {signal.refused}.")
        elif kept and signal.contradicts(kept):
            found.append(f"{signal.evidence}.")
    if kept and kept.knows_day:
        early = [bound for bound in bounds if (kept.day - bound.day).days > 1]  # one day may be a time zone
        found += [f"{bound.evidence}, before the day of publication." for bound in early]
    return tuple(dict.fromkeys(found))[:MAX_CONFLICTS]


def _no_later(bound: Bound) -> str:
    return f"{bound.evidence}: published on {spoken(bound.day)} or before."


def _shown(key: str) -> str:
    return f"JSON-LD {key.removeprefix('jsonld:')}" if key.startswith("jsonld:") else f"metadata {key}"
