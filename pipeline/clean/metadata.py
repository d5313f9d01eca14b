"""What a page says about itself: meta elements, links and JSON-LD, as (key, value) pairs.

Keys are the page's own, in lower case ("og:title", "article:published_time"), with "jsonld:" before
what comes from JSON-LD and "canonical" for the address. Values are never empty.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

from pipeline.clean.tags import Token, attributes, tokens

# The keys later stages read; a page's other hundred are about sharing and advertising.
_WANTED = """
og:title og:site_name og:url article:published_time article:author author byl twitter:title application-name
og:article:published_time date pubdate publishdate publish-date publication_date dc.date dc.date.issued
dcterms.created dc.publisher publisher dc.creator citation_date parsely-pub-date parsely-author
parsely-title sailthru.date sailthru.author datepublished article:publisher
"""
_NAMES = frozenset(_WANTED.split())
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")
_KEEP = ("datePublished", "headline", "publisher", "author", "url")
MAX_JSONLD_NODES = 5_000  # a page's graph has dozens; one with more is not describing an article
_SPACE = re.compile(r"\s+")


def metadata(source: str) -> tuple[tuple[str, str], ...]:
    """The pairs a page declares, in page order, each once; malformed JSON-LD is passed over."""
    pairs: list[tuple[str, str]] = []
    title: list[str] = []
    inside: str | None = None
    for token in tokens(source):
        if token.kind == "open":
            found = attributes(token.attributes) if token.value in {"meta", "link", "script"} else {}
            pairs += _of_element(token, found)
            inside = "jsonld" if found.get("type", "").lower() == "application/ld+json" else token.value
        elif token.kind == "close":
            inside = None
        elif inside == "jsonld":
            pairs += _of_jsonld(token.value)
        elif inside == "title":
            title.append(token.value)
    pairs.append(("title", "".join(title)))
    tidy = ((key, _SPACE.sub(" ", html.unescape(value)).strip()) for key, value in pairs)
    return tuple(dict.fromkeys((key, value) for key, value in tidy if value))


def _of_element(token: Token, found: dict[str, str]) -> Iterator[tuple[str, str]]:
    if token.value == "meta":
        key = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        if key in _NAMES:
            yield key, found.get("content", "")
    elif token.value == "link" and "canonical" in found.get("rel", "").lower().split():
        yield "canonical", found.get("href", "")


def _of_jsonld(text: str) -> Iterator[tuple[str, str]]:
    stripped = re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$", "", text)
    try:
        value = json.loads(stripped, strict=False)
    except (ValueError, RecursionError):
        return
    article = next((node for node in _objects(value) if _is_article(node)), None)
    if article is None:
        return
    for key in _KEEP:
        for name in _named(article.get(key)):
            yield f"jsonld:{key}", name


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Every object in a graph, outer before inner, without recursion."""
    waiting = [value]
    for _ in range(MAX_JSONLD_NODES):
        if not waiting:
            return
        current = waiting.pop(0)
        if isinstance(current, dict):
            yield current
            waiting += [inner for inner in current.values() if isinstance(inner, (dict, list))]
        elif isinstance(current, list):
            waiting += current


def _is_article(node: dict[str, object]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names)


def _named(value: object) -> Iterator[str]:
    """The strings a property gives: itself, its name, or those of its members."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        name = value.get("name")
        if isinstance(name, str):
            yield name
    elif isinstance(value, list):
        for member in value[:50]:
            if isinstance(member, (str, dict)):
                yield from _named(member)
