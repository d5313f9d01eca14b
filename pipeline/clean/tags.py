"""HTML as a flat run of tokens with exact offsets, in one pass, whatever the markup.

The standard library's HTMLParser gives up on a malformed reference, turns the rest into text, and
reads raw elements differently between patch releases; offsets into the source need neither.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# Attribute values are bounded, so that an unclosed quote costs no second pass over the page.
_TOKEN = re.compile(
    r"""(?P<comment><!--(?:.*?-->|.*))
      | (?P<other><[!?][^>]*>?)
      | <(?P<close>/?)(?P<name>[a-zA-Z][^\s/><]*)
        (?:(?P<attributes>(?:[^<>"']|"[^"]{0,4000}"|'[^']{0,4000}')*)>|(?P<loose>[^<>]*)>?)
      | (?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)
    """,
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
# What stands in these is no markup: it ends only at their own end tag.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "noembed", "noframes", "xmp", "iframe", "textarea")
}


class Token(NamedTuple):
    """Source `start:end` is a "text", "reference", "open" or "close"; `value` its reading or name."""

    kind: str
    start: int
    end: int
    value: str
    attributes: str = ""


def tokens(source: str) -> Iterator[Token]:
    """The tokens of a page in order; comments and declarations are left out, nothing raises."""
    position, length = 0, len(source)
    while position < length:
        match = _TOKEN.search(source, position)
        stop = match.start() if match else length
        if stop > position:
            yield Token("text", position, stop, source[position:stop])
        if not match:
            return
        position = match.end()
        token = _token(match)
        if token is None:
            continue
        yield token
        if token.kind == "open" and token.value in _RAW:
            position = _raw_end(source, token)
            if position > token.end:
                yield Token("text", token.end, position, source[token.end : position])


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, references read; the first of two wins."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def _token(match: re.Match[str]) -> Token | None:
    start, end = match.span()
    reference = match["reference"]
    if reference:
        value = html.unescape(reference)
        return Token("reference" if value != reference else "text", start, end, value)
    if match["name"]:
        kind = "close" if match["close"] else "open"
        return Token(kind, start, end, match["name"].lower(), match["attributes"] or match["loose"] or "")
    return None


def _raw_end(source: str, token: Token) -> int:
    found = _RAW[token.value].search(source, token.end)
    return found.start() if found else len(source)
