"""Which outlet published an article: the site that ran it, by the first signal that names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.provenance.site_names import alike, host_of, named, tidy
from pipeline.provenance.tells import told
from pipeline.records import Clean, RawRecord
from pipeline.registry import Outlet, Registry

_SITE_KEYS = (
    "og:site_name",
    "jsonld:publisher",
    "application-name",
    "jsonld:site",
    "dc.publisher",
    "publisher",
)
_ADDRESS_KEYS = ("canonical", "og:url", "jsonld:url")
# Who signed, in order of trust; what elements marked as bylines read comes last.
AUTHOR_KEYS = (
    "jsonld:author",
    "parsely-author",
    "author",
    "byl",
    "article:author",
    "sailthru.author",
    "jsonld:creator",
    "dcsext.author",
    "citation_author",
    "dc.creator",
    "page:author",
    "page:byline",
)
AGENCY = "agency"
# "By A. Writer, Harbour Ledger staff": what follows the name, without what the writer is there.
_AFTER_NAME = re.compile(r"(?: ?[,|•·/(–—]|\s-|\bof|\bfor)\s*(?P<part>[^,|•·/()–—]{3,60})")
_BYLINE = re.compile(r"^[ \t]{0,20}(?:by|BY|By):? +(?P<names>[A-Z][^\n]{2,120})$", re.MULTILINE)
_POST = re.compile(
    r"\s*(?:chief |senior |political |foreign |special )*(?:staff|writers?|staff writers?|reporters?"
    r"|correspondents?|editors?|desk|newsroom|team|bureau|contributors?)\W*$",
    re.IGNORECASE,
)
_BY = re.compile(r"^by:? ", re.IGNORECASE)
MAX_BYLINE_CHARS = 150  # a longer one is the author's biography, with every outlet of a life
_HEAD_CHARS = 3_000  # a byline stands over the article


@dataclass(frozen=True, slots=True)
class Placed:
    """The decision: the outlet's registry id (None outside it), its name, and the evidence."""

    outlet_id: str | None = None
    outlet: str | None = None
    evidence: str | None = None


def outlet_of(record: RawRecord, article: Clean, registry: Registry) -> Placed:
    """The outlet, by the first signal that leads into the registry.

    Declared source, address, what the page calls itself, byline, the site's handle, tell-tale lines of
    exactly one outlet. It is the site that ran the text: a portal's copy is the portal's, whoever wrote
    it. A name the registry does not have is kept, without slogan, where no signal leads into it; of
    several such names the declared one, then the one most like the address.
    """
    unlisted: list[tuple[int, Placed]] = []
    host = host_of(address_of(record, article) or "")
    for found, evidence, rank in _signals(record, article, registry, host):
        if isinstance(found, Outlet):
            return Placed(found.id, found.name, evidence)
        unlisted.append((rank, Placed(None, found, evidence)))
    return min(unlisted, key=lambda ranked: ranked[0], default=(0, Placed()))[1]


def address_of(record: RawRecord, article: Clean) -> str | None:
    """The article's address: declared, else the page's canonical one."""
    return record.url or next((value for key, value in article.meta if key in _ADDRESS_KEYS), None)


def bylines(record: RawRecord, article: Clean) -> list[str]:
    """The lines that cleaning took for bylines."""
    spans = [removal.span for removal in article.removed if removal.kind == "byline"]
    return [span.of(record.payload).strip() for span in spans]


Found = tuple[Outlet | str, str, int]


def _signals(record: RawRecord, article: Clean, registry: Registry, host: str) -> Iterator[Found]:
    """Outlets, or names outside the registry; ranks: 0 declared, 1 like the address, 2 other, 3 host."""
    if record.source:
        outlet = named(record.source, registry) or registry.outlet_of_domain(host_of(record.source))
        yield outlet or tidy(record.source, host), f"The input declares the source “{record.source}”.", 0
    if host:
        yield registry.outlet_of_domain(host) or host, f"The address is at “{host}”.", 3
    for key in _SITE_KEYS:
        for name, value in article.meta:
            if name == key:
                outlet = named(value, registry) or registry.outlet_of_domain(host_of(value))
                clean = tidy(value, host)
                yield (
                    outlet or clean,
                    f"The page's {_shown(key)} says “{value}”.",
                    1 if alike(clean, host) else 2,
                )
    yield from (
        (outlet, f"The byline is “{line}”.", 1) for line, outlet in _signed(record, article, registry)
    )
    found = told(record, article, registry)
    if found:
        yield found[0], found[1], 1


def _signed(record: RawRecord, article: Clean, registry: Registry) -> Iterator[tuple[str, Outlet]]:
    """Bylines that name an outlet; an agency's is a credit."""
    lines = [line for line in bylines(record, article) if len(line) <= MAX_BYLINE_CHARS and "<" not in line]
    lines += [value for key, value in article.meta if key == "page:byline"]
    if record.kind == "text":
        lines += [match.group().strip() for match in _BYLINE.finditer(record.payload[:_HEAD_CHARS])]
    for line in dict.fromkeys(lines):
        words = _BY.sub("", line)
        parts = [words, *(match["part"] for match in _AFTER_NAME.finditer(words))]
        for part in parts:
            outlet = registry.outlet_of_name(part.strip()) or registry.outlet_of_name(
                _POST.sub("", part).strip()
            )
            if outlet and outlet.kind != AGENCY:
                yield line, outlet


def _shown(key: str) -> str:
    return f"JSON-LD {key.removeprefix('jsonld:')}" if key.startswith("jsonld:") else key
