"""RSS and Atom feeds that were saved: one article an entry.

Read with Python's own parser. A feed library would clean and rewrite the markup, and what is shown
to the analyst has to be what the outlet published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from html.entities import html5
from xml.parsers import expat

from pipeline.errors import UnreadableInput
from pipeline.ingest.mailheader import iso_time
from pipeline.ingest.opened import Opened
from pipeline.ingest.text import is_page
from pipeline.records import RawRecord, RejectedInput

# Atom with pages inline nests as deep as pages do, some 50; a page of a million is an attack.
MAX_DEPTH = 500
_ENTRIES = frozenset({"item", "entry"})
_ROOTS = frozenset({"rss", "feed", "rdf"})
# Element (in RSS or Atom) → what it is of an entry. The fullest of the bodies is taken. Other
# vocabularies (media:title, itunes:summary) speak of pictures and sounds.
_WORDS = {
    "title": "title",
    "link": "url",
    "pubdate": "published",
    "published": "published",
    "dc:date": "published",
    "author": "author",
    "dc:creator": "author",
    "description": "description",
    "summary": "description",
    "content:encoded": "body",
    "content": "body",
}
_MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*[\s/>]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_OWN_PREFIX = re.compile(r"^(?:atom|rss|a|rdf|html|xhtml|h):")
_NAMED_MAIL = re.compile(r"^\S+@\S+\s+\((.+)\)$")  # RSS: author is "mail@example.org (Name)"
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_FEED_CHUNK = 64 * 1024


@dataclass
class _Entry:
    """What was found of one entry."""

    line: int
    found: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)


class _Feed:
    """Collects entries while expat reads; `ready` holds those that are whole."""

    def __init__(self) -> None:
        self.ready: list[_Entry] = []
        self.root = self.title = ""
        self._path: list[str] = []
        self._entry: _Entry | None = None
        self._text: list[str] = []
        self._inline = 0  # the depth at which an element with markup inside began
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.UseForeignDTD(True)  # noqa: FBT003 - takes no keyword; entities that only a DTD knows are asked for, not errors
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._words
        parser.EntityDeclHandler = _no_entities
        parser.ExternalEntityRefHandler = lambda *_: 1  # nothing outside the file is read
        parser.SkippedEntityHandler = self._skipped

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _OWN_PREFIX.sub("", tag.lower())
        self._path.append(name)
        if len(self._path) > MAX_DEPTH:
            raise UnreadableInput(f"its elements are nested more than {MAX_DEPTH:,} deep")
        if len(self._path) == 1:
            self.root = name
        if self._inline:
            listed = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
            self._text.append(f"<{name}{listed}>")
            return
        if name in _ENTRIES and self._entry is None:
            self._entry = _Entry(self.parser.CurrentLineNumber)
        elif self._entry is not None and name == "link" and attributes.get("href"):
            if attributes.get("rel", "alternate") == "alternate":
                self._entry.found.setdefault("url", attributes["href"])
        elif self._entry is not None and attributes.get("type") == "xhtml":
            self._inline = len(self._path)
        self._text = []

    def _end(self, tag: str) -> None:
        name = _OWN_PREFIX.sub("", tag.lower())
        depth = len(self._path)
        self._path.pop()
        if self._inline and depth > self._inline:
            self._text.append(f"</{name}>")
            return
        self._inline = 0
        text, self._text = "".join(self._text), []
        if name in _ENTRIES and self._entry is not None and _ENTRIES.isdisjoint(self._path):
            self.ready.append(self._entry)
            self._entry = None
        elif self._entry is not None:
            _keep(self._entry, name, self._path, text)
        elif name == "title" and not self.title and self._path[-1:] in (["channel"], ["feed"]):
            self.title = _plain(text) or ""

    def _words(self, text: str) -> None:
        self._text.append(escape(text, quote=False) if self._inline else text)

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat's call
        if not is_parameter:
            self._text.append(html5.get(f"{name};", ""))


def _keep(entry: _Entry, name: str, path: list[str], text: str) -> None:
    """Keep what an element of an entry says; a person's name stands one level further down in Atom."""
    if not text.strip():
        return
    if path[-1] == "author" and name == "name":
        entry.authors.append(text.strip())
    elif path[-1] in _ENTRIES and name in _WORDS:
        key = _WORDS[name]
        if key == "author":
            named = _NAMED_MAIL.match(text.strip())
            entry.authors.append(named[1] if named else text.strip())
        elif key in {"body", "description"}:
            entry.found[key] = max(entry.found.get(key, ""), text, key=len)
        else:
            entry.found.setdefault(key, text)


def _no_entities(*_: object) -> None:
    raise UnreadableInput(
        "it declares entities of its own, which feeds don't need and attacks use", then="Save it once more"
    )


def read_xml(opened: Opened) -> Iterator[RawRecord | RejectedInput]:
    """The entries of a feed; an XHTML page is a page.

    An XML file that breaks off gives the entries before the break.

    Raises:
        UnreadableInput: If it is no feed and no page, declares entities, or breaks.
    """
    text = opened.text(markup=True).lstrip()
    if is_page(text):
        yield RawRecord(opened.ref, opened.ref, text, kind="html")
        return
    number = 0
    for entry, title in _entries(text):
        number += 1
        yield _record(entry, title, f"{opened.ref}#{number}")
    if not number:
        raise UnreadableInput("the feed has no entries")


def _entries(text: str) -> Iterator[tuple[_Entry, str]]:
    """The entries of a feed, each with the feed's title."""
    feed = _Feed()
    for place in range(0, len(text), _FEED_CHUNK):
        problem = _fed(feed, text[place : place + _FEED_CHUNK], last=place + _FEED_CHUNK >= len(text))
        for entry in feed.ready:
            yield entry, feed.title
        feed.ready.clear()
        if problem:
            raise problem


def _fed(feed: _Feed, part: str, *, last: bool) -> UnreadableInput | None:
    """Why reading can't go on behind `part`, if it can't."""
    try:
        feed.parser.Parse(part.encode(), last)
    except expat.ExpatError as cause:
        words = expat.ErrorString(cause.code)
        return UnreadableInput(f"it is not valid XML from line {cause.lineno} on: {words}")
    except UnreadableInput as error:
        return error
    if feed.root and feed.root not in _ROOTS:
        return UnreadableInput(
            f"it is XML ({feed.root!r}), and neither a feed nor a page",
            then="Save the article as .html or .txt",
        )
    return None


def _plain(title: str) -> str | None:
    """A title without the markup that Atom allows and RSS escapes twice."""
    return " ".join(unescape(_TAG.sub("", title)).split()) or None


def _record(entry: _Entry, title: str, place: str) -> RawRecord | RejectedInput:
    found = entry.found
    body = max(found.get("body", ""), found.get("description", ""), key=len)
    if not body.strip():
        reason = f"Line {entry.line}: the entry has a link and no text; save the page it leads to."
        return RejectedInput(place, place, reason)
    published = found.get("published", "").strip()
    return RawRecord(
        place,
        place,
        body,
        kind="html" if _MARKUP.search(body) else "text",
        title=_plain(found.get("title", "")),
        source=title or None,
        url=found.get("url", "").strip() or None,
        published=iso_time(published) or published or None,
        authors=tuple(dict.fromkeys(entry.authors)),
    )
