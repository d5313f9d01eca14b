"""Which reader a file needs: by its name, unless its first bytes say something else."""

from __future__ import annotations

import re
from collections.abc import Collection

from pipeline.errors import UnreadableInput
from pipeline.ingest.decode import HEAD_BYTES, encoding_of
from pipeline.ingest.jsonl import is_jsonl
from pipeline.ingest.kinds import recognised
from pipeline.ingest.opened import Opened
from pipeline.ingest.text import is_page

# Endings of files that are not text: where the bytes are, the name is wrong.
_BINARY = frozenset([".zip", ".tar", ".gz", ".tgz", ".bz2", ".tbz2", ".xz", ".txz", ".docx", ".pdf"])
# Under these a mail or a saved page (MHTML) would be read with its coding in it.
_WRITTEN = frozenset([".txt", ".text", ".html", ".htm", ".xhtml"])
_MULTIPART = re.compile(r"^(?:MIME-Version|Content-Type: ?multipart/)", re.IGNORECASE | re.MULTILINE)
# An ending that somebody gave to say what a file is; "index.html?id=4" and "Talks. A reply" have none.
_ENDING = re.compile(r"\.[a-z][a-z0-9_]{0,9}")
_XML = re.compile(r"\s*(?:<\?xml\b|<rss\b|<feed\b|<rdf:RDF\b)", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_JSON = re.compile(r'\s*\[?\s*\{\s*"[^"\n]{1,60}"\s*:')
_JSON_TEXT = re.compile(r'"(?:text|body|content|html)"\s*:', re.IGNORECASE)
_MAIL = re.compile(
    r"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|From|Date|Subject|Content-Type): ?\S",
    re.IGNORECASE,
)
_MAIL_HEADERS = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Content-Type): ?\S", re.IGNORECASE | re.MULTILINE
)
_MBOX = re.compile(r"From \S+.{0,80}\d{4}\s*\n[A-Za-z-]+: ?\S")
# A mark of a kind stands at the beginning, or its file is of none.
_LOOK_CHARS = 4096
# Files without an ending that lie beside articles and are none.
_BESIDE = frozenset(["license", "licence", "copying", "notice", "readme", "changelog", "makefile"])
_ALLOWED = "texts, pages, JSON, CSV, mails, feeds, .docx, .pdf and archives of them"
_RENAME = "If it is an article, save it as .txt or .html"


def ending_of(opened: Opened, readable: Collection[str]) -> str:
    """The ending whose reader reads a file; one of `readable`.

    Bytes go before names where they leave no doubt (a PDF called .html, a page called .pdf). Plain
    text is read under its own ending or without one, not as .css or .py.

    Raises:
        UnreadableInput: If there is no such reader.
    """
    named = opened.suffix
    kind = recognised(opened.head)
    if kind is not None:
        if kind.suffix == named or (named in _BINARY and _alike(named, kind.suffix)):
            return named
        known = kind.suffix if kind.suffix in readable else None
        if known == ".zip" and named not in readable and _ENDING.fullmatch(named):
            then = "If articles are in it, give it the ending .zip"  # programs and projects are ZIPs too
            raise UnreadableInput(f"it is {kind.words} under another name", got=named, then=then)
        if known:
            return known
        raise UnreadableInput(f"it is {kind.words}, not text", then=kind.then)
    if named == ".tar":  # archives of the seventies have no mark, only a sum
        return named
    if named in readable and named not in _BINARY:
        return ".eml" if named in _WRITTEN and _is_mail(opened) else named
    if not named and opened.source.path.name.lower() in _BESIDE:
        raise UnreadableInput(f"it is a {opened.source.path.name} and no article", then=_RENAME)
    found = _of_text(opened)
    if found in readable and (found != ".txt" or not _ENDING.fullmatch(named)):
        return found
    if named in _BINARY:
        raise UnreadableInput(f"its ending says {named}, and its bytes say otherwise", then=_RENAME)
    raise UnreadableInput("it is not a kind of file that is read", got=named, allowed=_ALLOWED, then=_RENAME)


def _is_mail(opened: Opened) -> bool:
    """Whether a text begins with a mail's headers and says that it has parts."""
    look = opened.head[:_LOOK_CHARS].decode("latin-1")
    return bool(_MAIL.match(look) and len(_MULTIPART.findall(look.replace("\r", ""))) > 1)


def _alike(named: str, found: str | None) -> bool:
    """Whether two endings stand for one format: .tgz is .gz, .docx may look like any .zip."""
    pairs = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz", ".docx": ".zip", ".zip": ".docx"}
    return found is not None and pairs.get(named) == found


def _of_text(opened: Opened) -> str:
    """The ending of what is written in a text."""
    text = opened.head.decode(encoding_of(opened.head), "replace")
    look = text[:_LOOK_CHARS]
    signs = (
        (".html", is_page(text)),
        (".jsonl", is_jsonl(text, whole=len(opened.head) < HEAD_BYTES)),
        (".xml", bool(_XML.match(look) and _FEED.search(look))),
        (".json", bool(_JSON.match(look) and _JSON_TEXT.search(text))),
        (".mbox", bool(_MBOX.match(look))),
        (".eml", bool(_MAIL.match(look) and _MAIL_HEADERS.search(look))),
    )
    return next((ending for ending, shown in signs if shown), ".txt")
