"""Furniture inside a line: links to other stories in brackets, and headlines run into a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

# "(RELATED: …)", "( Also on POLITICO: …)" (allsides).
_BRACKETED = re.compile(
    r" ?\( ?(?:RELATED|SEE ALSO|READ MORE|READ ALSO|ALSO READ|WATCH|VIDEO|PHOTOS?|MORE|READ|Related|"
    r"Also (?:on|in) [A-Z][\w ]{1,20}|Read more|Related story|See also) ?: ?[^()\n]{3,220}\)"
)
# "Jane Doe Jane A. DoeSenators balk at plan Doe blocks bill MORE (X-State)": the full name again, glued to
# the headlines of its topic page, up to "MORE" (allsides: The Hill).
_NAME_LINKS = re.compile(
    r"\b([A-Z][\w’'-]+)((?: [A-Z(][\w.’'()-]*){1,6}? \1(?=[A-Z\d'‘“])[^\n]{5,900}? MORE)\b"
)


def inline_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each."""
    if "(" in text:
        yield from ((found.start(), found.end(), "related") for found in _BRACKETED.finditer(text))
    if " MORE" in text:
        yield from ((found.start(2), found.end(2), "related") for found in _NAME_LINKS.finditer(text))
