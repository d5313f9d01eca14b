"""Which agency a text is credited to, and the words that credit it.

A credit stands in a place of its own: dateline, byline, author field, source line, copyright line, last
line. An agency that is named in a sentence, under a picture or as a contributor has no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from pipeline.provenance.outlets import AGENCY, AUTHOR_KEYS, address_of, bylines
from pipeline.provenance.site_names import host_of
from pipeline.records import Clean, RawRecord
from pipeline.registry import Outlet, Registry

TOP_LINES = 15  # captions, bylines and highlights stand above a dateline; further down it is another item's
BYLINE_LINES = 8
SIGNED_LINES = 2  # a signature ends the text; one line of the page may follow
MAX_LINE_CHARS = 300  # of a line that can be a credit; a paragraph is none
MAX_DATELINE_CHARS = 1_000  # of a line in which a dateline is looked for: captions are glued in front of it
# More names with an agency's are the bylines of a whole page, scraped together.
MAX_SIGNED = 3
_NAME = r"[\w.’'&/,|+ –-]{2,60}?"
# "CITY, Oct. 26 (Agency) —", "(Agency) -", "City (Agency): "; a city in capitals may stand behind a caption.
_DATELINE = re.compile(
    r"(?:^|(?<=[.)\]”\"] ))(?P<place>[A-ZÀ-Þ][\w .,:/'’&\[\]-]{0,70}? ?)?"
    rf"\((?P<name>{_NAME})\)\s{{0,2}}(?P<mark>[—–:-])?"
)
# "MOSCOW, October 26. /TASS/." and "TOKYO - Kyodo -"
_SLASHED = re.compile(
    rf"^[A-Z][\w .,'’-]{{0,60}}[./] ?/(?P<name>{_NAME})/[. ]|^[A-Z][A-Z .,]+ [–-] (?P<dashed>[\w ]+?) [–-] "
)
_BY = re.compile(r"^by:? ", re.IGNORECASE)
_BYLINE = re.compile(r"^(?:by|BY|By)[: ] ?(?P<names>[^\n]{2,150})$")
_SOURCE = re.compile(
    r"^[(\[]?(?:(?:news )?source|from|via|credit|agency|distributed by"
    r"|(?:republished|reprinted) (?:with permission )?from)"
    rf"[: ]\s*(?P<name>{_NAME})[.)\]]*$",
    re.IGNORECASE,
)
_CREATED = re.compile(r"^(?:all )?content created by (?P<name>[^\n]{2,60}?) is available", re.IGNORECASE)
# The last line alone: "— Agency", "(Agency)", "Agency".
_SIGNATURE = re.compile(rf"^[—–(\[-]{{0,3}} ?(?P<name>{_NAME})[)\].]{{0,2}}$")
_COPYRIGHT = re.compile(
    r"(?:(?:©|\(c\)|copyright)\s?){1,3}(?P<year>(?:19|20)\d\d(?:[–-]\d{2,4})?)?[,.]?\s*(?:by )?"
    r"(?P<name>[A-Z][^\n.,;|()]{1,50})",
    re.IGNORECASE,
)
# What a line needs for one of the three above to match; nearly every line has none of it.
_MAY_CREDIT = re.compile(
    r"©|\(c\)|copyright|content created by"
    r"|^[(\[]?(?:news )?(?:source|from|via|credit|agency|distributed|rep)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"all rights reserved|may not be published|licen[sc]ed", re.IGNORECASE)
_PICTURE = re.compile(
    r"\b(?:images?|photos?|photographs?|pictures?|video|graphics?|captions?|getty|footage|toggle|illustration)\b",
    re.IGNORECASE,
)
# "Agency contributed", "with agency", "agencies": part of a text, or nobody's.
_PARTLY = re.compile(
    r"\b(?:contribut\w+|with|additional|inputs?|reporting from|materials?|agencies|wires)\b", re.IGNORECASE
)
_PARTS = re.compile(r"\s*(?:[,;/|•·+&–—]|\s-\s|\band\b)\s*", re.IGNORECASE)
_TITLE = re.compile(
    r"(?: (?:[a-z]+ ){0,2}(?:staff|staff writers?|writers?|reporters?|correspondents?|editors?)| via .*)$",
    re.IGNORECASE,
)
_DESK = re.compile(r"\b(?:staff|desk|newsroom|wires?)$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TAG = re.compile(r"<[^<>]{0,500}>")
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)
_RIGHTS_AFTER = re.compile(
    r"[ ]*(?:all rights.*|inc|llc|l(?:\.?p)?|ltd|limited|news agency)[.]?$", re.IGNORECASE
)
MIN_BARE = 5  # letters of a name that alone is a byline; "AP" alone is a picture's


@dataclass(frozen=True, slots=True)
class Wire:
    """The decision: the agency's registry id (None without a credit) and the words that led to it."""

    agency_id: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class _Credit:
    agency: Outlet
    evidence: str
    leads: bool = False


def wire_of(record: RawRecord, article: Clean, registry: Registry) -> Wire:
    """The agency the whole text is credited to, with the words that say so.

    A dateline leads: it says who wrote what follows. Else the credits of byline, authors, source and
    copyright lines have to name one agency; where they name two there is none. Without any of them an
    article published by an agency is its own.
    """
    credits_found = list(_credits(record, article, registry))
    leading = [credit for credit in credits_found if credit.leads] or credits_found
    if len({credit.agency.id for credit in leading}) == 1:
        return Wire(leading[0].agency.id, leading[0].evidence)
    return Wire() if leading else _published(record, article, registry)


def _credits(record: RawRecord, article: Clean, registry: Registry) -> Iterator[_Credit]:
    page, body = _page_lines(record, article), _stripped(article.text.splitlines())
    for line in [*page[:TOP_LINES], *body[:TOP_LINES]]:
        dateline = _of_dateline(line, registry)
        if dateline:
            yield dateline
            break  # a second one is another item's
    for line in _signing(record, article, page, registry):
        agency = _signed(line, registry)
        if agency:
            yield _Credit(agency, f"The byline is “{line}”.")
    for line in page:
        yield from _of_line(line, registry)
    for line in dict.fromkeys((*body[-SIGNED_LINES:], *page[-SIGNED_LINES:])):
        yield from _of_end(line, registry)


def _page_lines(record: RawRecord, article: Clean) -> list[str]:
    """The lines of a page: of a text all that was read, of markup the article and what was taken out."""
    if record.kind == "text":
        return _stripped(record.payload.splitlines())
    taken = (removal.span.of(record.payload) for removal in article.removed)
    shown = (_TAG.sub(" ", part) for part in taken if len(part) <= MAX_DATELINE_CHARS)
    return _stripped(line for part in (article.text, *shown) for line in part.splitlines())


def _stripped(lines: Iterable[str]) -> list[str]:
    return [" ".join(line.split()) for line in lines if line.strip()]


def _signing(record: RawRecord, article: Clean, page: list[str], registry: Registry) -> Iterator[str]:
    """Bylines and author fields, from the page's lines to what the input declares."""
    yield from (_BY.sub("", line) for line in bylines(record, article) if "<" not in line)
    for line in page[:BYLINE_LINES]:
        match = _BYLINE.match(line)
        if match:
            yield match["names"]
        elif line[0].isalnum() and _is_bare(line) and _agency(line, registry):
            yield line
    yield from (value for key, value in article.meta if key in AUTHOR_KEYS)
    yield ", ".join(record.authors)


def _of_dateline(line: str, registry: Registry) -> _Credit | None:
    head = line[:MAX_DATELINE_CHARS]
    if not ("(" in head or "/" in head or " - " in head or " – " in head):
        return None  # most lines; the patterns are far slower to say so
    for match in islice(_DATELINE.finditer(head), 3):
        place = (match["place"] or "").strip()
        if match.start() and not place.split(",")[0].isupper():
            continue  # a sentence of a caption, not a city
        if not match["mark"] and not _DIGIT.search(place):
            continue  # a picture's credit; some agencies put no dash after "City, Oct. 26 (Agency)"
        agency = _agency(match["name"], registry)
        if agency:
            return _Credit(agency, f"The dateline is “{match.group().strip()}”.", leads=True)
    slashed = _SLASHED.match(head)
    agency = _agency(slashed["name"] or slashed["dashed"], registry) if slashed else None
    if slashed and agency:
        return _Credit(agency, f"The dateline is “{slashed.group().strip()}”.", leads=True)
    return None


def _of_line(line: str, registry: Registry) -> Iterator[_Credit]:
    """Source, copyright and republication lines, wherever they stand."""
    if not _MAY_CREDIT.search(line):
        return
    if len(line) > MAX_LINE_CHARS or _PICTURE.search(line):
        created = _CREATED.match(line)
        agency = _agency(created["name"], registry) if created else None
        if agency and created:
            yield _Credit(agency, f"A line says “{created.group()}”.")
        return
    for pattern in (_SOURCE, _CREATED):
        match = pattern.match(line)
        agency = _agency(match["name"], registry) if match else None
        if agency:
            yield _Credit(agency, f"A line says “{line}”.")
    for match in _COPYRIGHT.finditer(line):
        agency = _agency(_RIGHTS_AFTER.sub("", match["name"]), registry)
        alone = match.span() == (0, len(line.rstrip(".")))
        if agency and (match["year"] or alone or _RIGHTS.search(line)):
            yield _Credit(agency, f"A line says “{line}”.")


def _of_end(line: str, registry: Registry) -> Iterator[_Credit]:
    match = _SIGNATURE.match(line)
    agency = _agency(match["name"], registry) if match else None
    if agency and (line[0] in "—–-([" or _is_bare(line)):
        yield _Credit(agency, f"The text is signed “{line}”.")


def _signed(line: str, registry: Registry) -> Outlet | None:
    """The agency of a byline or author field: alone, first, or beside the few whom it sent."""
    if _PARTLY.search(line) or _PICTURE.search(line):
        return None
    parts = [part for part in _PARTS.split(line.strip()) if part]
    agencies = [_agency(part, registry) for part in parts]
    named = {agency.id: agency for agency in agencies if agency}
    if len(named) != 1 or len(parts) > MAX_SIGNED:
        return None
    others = [
        part
        for part, agency in zip(parts, agencies, strict=True)
        if not agency and _is_outlet(part, registry)
    ]
    return next(iter(named.values())) if agencies[0] or not others else None


def _is_outlet(part: str, registry: Registry) -> bool:
    """Whether a part of a byline is a desk or an outlet, not a person."""
    return bool(_DESK.search(part)) or registry.outlet_of_name(_TITLE.sub("", part)) is not None


def _agency(name: str, registry: Registry) -> Outlet | None:
    for words in _spellings(name.strip(" .()[]—–-*_")):
        outlet = registry.outlet_of_name(words)
        if outlet is not None:
            return outlet if outlet.kind == AGENCY else None
    return None


def _spellings(name: str) -> Iterable[str]:
    plain = _ARTICLE.sub("", name)
    return dict.fromkeys((name, plain, _TITLE.sub("", plain), plain.replace("/", " ")))


def _is_bare(line: str) -> bool:
    """Whether a line can be a name that signs: long enough to be no picture's mark, and not in capitals."""
    return MIN_BARE <= len(line) <= MAX_LINE_CHARS // 4 and not line.isupper() and line[-1] not in ":?!"


def _published(record: RawRecord, article: Clean, registry: Registry) -> Wire:
    source = record.source or ""
    host = host_of(address_of(record, article) or "")
    named = registry.outlet_of_name(source) or registry.outlet_of_domain(host_of(source))
    outlet = named or registry.outlet_of_domain(host)
    if outlet is None or outlet.kind != AGENCY:
        return Wire()
    where = f"The input declares the source “{source}”" if named else f"The address is at “{host}”"
    return Wire(outlet.id, f"{where}, which is the agency itself.")
