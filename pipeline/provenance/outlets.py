"""Which outlet published an article, and which agency it is credited to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from pipeline.records import Clean, RawRecord
from pipeline.registry import Outlet, Registry

_SITE_KEYS = ("og:site_name", "jsonld:publisher", "application-name", "dc.publisher", "publisher")
_ADDRESS_KEYS = ("canonical", "og:url", "jsonld:url")
_AUTHOR_KEYS = (
    "jsonld:author",
    "author",
    "byl",
    "article:author",
    "parsely-author",
    "dc.creator",
    "sailthru.author",
)
# "GAZA (Reuters) —" opens the text; "Source: Reuters", "By Reuters" or the name alone fill a line.
_DATELINE = re.compile(r"\A[^\n]{0,60}?\((?P<name>[A-Z][\w .]{1,30})\)\s*[—–-]")
_CREDIT_LINE = re.compile(
    r"^[ \t]{0,20}(?:by|By|BY|[Ss]ource:?|[Ff]rom|—|–|-|[Cc]redit:?|\()?[ \t]{0,20}"
    r"(?P<name>[A-Z][\w .’'-]{1,40}?)\)?[ \t]{0,20}$",
    re.MULTILINE,
)
_BY = re.compile(r"^by ", re.IGNORECASE)
AGENCY = "agency"
MAX_CREDIT_LINES = 400  # candidates looked up; a page of short lines is no article


@dataclass(frozen=True, slots=True)
class Placed:
    """The decision: the outlet's registry id (None outside it), its name, and the evidence."""

    outlet_id: str | None = None
    outlet: str | None = None
    evidence: str | None = None


def outlet_of(record: RawRecord, article: Clean, registry: Registry) -> Placed:
    """The outlet, by the first signal that names one.

    Declared source, address, what the page calls itself, tell-tale lines of exactly one outlet. A
    name the registry does not have is kept as declared only where no other signal leads into it.
    """
    unlisted: list[Placed] = []
    for found, evidence in _signals(record, article, registry):
        if isinstance(found, Outlet):
            return Placed(found.id, found.name, evidence)
        unlisted.append(Placed(None, found, evidence))
    # A name says more than a host, wherever it stands.
    return min(unlisted, key=_is_host, default=Placed())


def _is_host(placed: Placed) -> bool:
    return placed.outlet is not None and placed.outlet == _host(placed.outlet)


def wire_of(record: RawRecord, article: Clean, registry: Registry) -> str | None:
    """The registry id of the agency the text is credited to; None without a credit, or with two."""
    names = [*record.authors, *(value for key, value in article.meta if key in _AUTHOR_KEYS)]
    names += [_BY.sub("", words) for words in _bylines(record, article)]
    dateline = _DATELINE.match(article.text)
    if dateline:
        names.append(dateline["name"])
    if record.kind == "text":
        lines = _CREDIT_LINE.finditer(record.payload)
        names += [line["name"] for line in islice(lines, MAX_CREDIT_LINES)]
    outlets = (registry.outlet_of_name(name) for name in names)
    found = {outlet.id for outlet in outlets if outlet is not None and outlet.kind == AGENCY}
    return found.pop() if len(found) == 1 else None


def authors_of(record: RawRecord, article: Clean) -> tuple[str, ...]:
    """The authors the input declares, else those the page names."""
    if record.authors:
        return record.authors
    for key in _AUTHOR_KEYS:
        names = [value for name, value in article.meta if name == key and not value.startswith("http")]
        if names:
            return tuple(dict.fromkeys(_BY.sub("", name).strip() for name in names))
    return ()


def address_of(record: RawRecord, article: Clean) -> str | None:
    """The article's address: declared, else the page's canonical one."""
    return record.url or next((value for key, value in article.meta if key in _ADDRESS_KEYS), None)


def _signals(record: RawRecord, article: Clean, registry: Registry) -> Iterator[tuple[Outlet | str, str]]:
    if record.source:
        outlet = registry.outlet_of_name(record.source) or registry.outlet_of_domain(_host(record.source))
        yield outlet or record.source, f"The input declares the source “{record.source}”."
    address = address_of(record, article)
    host = _host(address or "")
    if host:
        yield registry.outlet_of_domain(host) or host, f"The address is at “{host}”."
    for key in _SITE_KEYS:
        for name, value in article.meta:
            if name == key:
                yield registry.outlet_of_name(value) or value, f"The page's {key} says “{value}”."
    for byline in _bylines(record, article):
        outlet = registry.outlet_of_name(_BY.sub("", byline))
        if outlet and outlet.kind != AGENCY:
            yield outlet, f"The byline is “{byline}”."
    told = _told(record.payload, registry)
    if told:
        yield told


def _bylines(record: RawRecord, article: Clean) -> list[str]:
    """The lines that cleaning took for bylines."""
    spans = [removal.span for removal in article.removed if removal.kind == "byline"]
    return [span.of(record.payload).strip() for span in spans]


def _told(raw: str, registry: Registry) -> tuple[Outlet, str] | None:
    hits = [(outlet, tell) for outlet in registry.outlets.values() for tell in outlet.tells if tell in raw]
    if len({outlet.id for outlet, _ in hits}) != 1:
        return None
    outlet, tell = hits[0]
    return outlet, f"The page has the line “{tell}”, which only {outlet.name} prints."


def _host(address: str) -> str:
    """The host of an address, with or without its scheme; "" where there is none."""
    text = address.strip().lower()
    if " " in text or "." not in text:
        return ""
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:  # an unclosed bracket
        return ""
    return host.removeprefix("www.") if "." in host else ""
