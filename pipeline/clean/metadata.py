"""What a page says about itself: meta elements, links, JSON-LD and marked elements, as (key, value) pairs.

Keys are the page's own, in lower case ("og:title", "article:published_time"), with "jsonld:" before
what comes from JSON-LD, "canonical" for the address, "datepublished" for microdata, and "page:author",
"page:byline" and "page:date" for the text of elements whose markup says they are that. Values are
never empty.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.clean.jsonld import of_scripts
from pipeline.clean.tags import Token, attributes, tokens

# The keys later stages read; a page's other hundred are about sharing and advertising.
_WANTED = """
og:title og:site_name og:url article:published_time article:author author byl twitter:title application-name
og:article:published_time date pubdate publishdate publish-date publication_date dc.date dc.date.issued
dcterms.created dc.publisher publisher dc.creator citation_date citation_publication_date citation_author
parsely-pub-date parsely-author parsely-title sailthru.date sailthru.author datepublished datemodified
article:publisher article:modified_time og:updated_time twitter:site dcsext.author
"""
_NAMES = frozenset(_WANTED.split())
_SPACE = re.compile(r"\s+")
# A cheap look at the attributes of any element: plain searches first, for a page has thousands. What both
# let through is read properly.
_HINTS = ("ate", "yline", "uthor", "ublished", "tarih")
_MARKED = re.compile(
    r"itemprop\s*=\s*[\"']?[\w ]*?(?:date|author)|\brel\s*=\s*[\"']?[\w ]*?author|by-?line|-date\b|dateline|"
    r"pub(?:lish(?:ed)?)?-?date|date-?published|published-|tarih",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(r"(?:^|[\s_-])by-?line(?:$|[\s_])", re.IGNORECASE)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:pub(?:lish(?:ed)?)?-?date|date-?published|published-?(?:on|at|time)|(?:entry|post|article|story)-date"
    r"|dateline|tarih)(?:$|[\s_])",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    {"meta", "link", "img", "br", "hr", "input", "source", "wbr", "col", "area", "base", "embed", "track"}
)
MAX_TEXT_CHARS = 200  # of a byline with its date
MAX_MARKED = 6  # of each kind: the page's own stand before those of other stories
AUTHORS_APART = 1_500  # characters of markup between the links of two authors of one article


@dataclass(slots=True)
class _Open:
    """A marked element that is being read: how deep its own tag is nested, and its text so far."""

    key: str
    tag: str
    start: int
    depth: int = 1
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Page:
    """What one pass over the tokens collects."""

    pairs: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    reading: list[_Open] = field(default_factory=list)
    marked: list[tuple[int, str, str]] = field(default_factory=list)


def metadata(source: str) -> tuple[tuple[str, str], ...]:
    """The pairs a page declares, in page order, each once; malformed JSON-LD is passed over."""
    page = _Page()
    inside: str | None = None
    for token in tokens(source):
        if token.kind == "open":
            inside = _opened(page, token)
        elif token.kind == "close":
            inside = None
            _closed(page, token.value)
        elif inside == "jsonld":
            page.scripts.append(token.value)
        elif inside == "title":
            page.title.append(token.value)
        elif inside not in {"script", "style"}:
            for element in page.reading:
                element.parts.append(token.value)
    pairs = [
        *page.pairs,
        *of_scripts(page.scripts),
        *_first_marked(page.marked),
        ("title", "".join(page.title)),
    ]
    tidy = ((key, _SPACE.sub(" ", html.unescape(value)).strip()) for key, value in pairs)
    return tuple(dict.fromkeys((key, value) for key, value in tidy if value))


def _opened(page: _Page, token: Token) -> str:
    """Take in an opening tag; what its text would be: "jsonld", or the tag's name."""
    for element in page.reading:
        element.depth += element.tag == token.value
    if token.value in {"meta", "link", "script"}:
        found = attributes(token.attributes)
        page.pairs += _of_element(token, found)
        return "jsonld" if found.get("type", "").lower() == "application/ld+json" else token.value
    if token.attributes and token.value not in _EMPTY and _may_be_marked(token.attributes):
        _marked(page, token, attributes(token.attributes))
    return token.value


def _may_be_marked(text: str) -> bool:
    a, b, c, d, e = _HINTS
    return (a in text or b in text or c in text or d in text or e in text) and bool(_MARKED.search(text))


def _of_element(token: Token, found: dict[str, str]) -> Iterator[tuple[str, str]]:
    if token.value == "meta":
        key = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        if key in _NAMES:
            yield key, found.get("content", "")
    elif token.value == "link" and "canonical" in found.get("rel", "").lower().split():
        yield "canonical", found.get("href", "")


def _marked(page: _Page, token: Token, found: dict[str, str]) -> None:
    """Begin to read an element whose attributes say that it is a date, a byline or an author."""
    properties = found.get("itemprop", "").lower().split()
    for name in ("datepublished", "datemodified"):
        stated = found.get("datetime") or found.get("content")
        if name in properties and stated:
            page.pairs.append((name, stated))
            return
    classes = found.get("class", "")
    if "author" in found.get("rel", "").lower().split() or "author" in properties:
        key = "page:author"
    elif "datepublished" in properties or _DATE_CLASS.search(classes):
        key = "page:date"
    elif _BYLINE_CLASS.search(classes):
        key = "page:byline"
    else:
        return
    if not any(element.key == key for element in page.reading):
        page.reading.append(_Open(key, token.value, token.start))


def _closed(page: _Page, tag: str) -> None:
    if not page.reading:
        return
    for element in [element for element in page.reading if element.tag == tag]:
        element.depth -= 1
        if not element.depth:
            page.reading.remove(element)
            text = _SPACE.sub(" ", " ".join(element.parts)).strip()
            if text and len(text) <= MAX_TEXT_CHARS:
                page.marked.append((element.start, element.key, text))


def _first_marked(marked: list[tuple[int, str, str]]) -> Iterator[tuple[str, str]]:
    """The first elements of each kind; of authors those that stand together, for cards have authors too."""
    counts: dict[str, int] = {}
    last = None
    for start, key, text in sorted(marked):
        if key == "page:author":
            if last is not None and start - last > AUTHORS_APART:
                continue
            last = start
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= MAX_MARKED:
            yield key, text
