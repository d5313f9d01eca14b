"""Code blocks of a Markdown page, and whether a comment before one says that it is not run, and why."""

from __future__ import annotations

import re
from typing import NamedTuple

FENCE = re.compile(
    r"(?:^<!-- not run: (?P<why>[^\n]+?) -->\n)?^```(?P<language>\w*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A fenced block; `why` is the reason it is not run, or None."""

    language: str
    code: str
    why: str | None


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page in their order."""
    return [Block(m["language"], m["code"], m["why"]) for m in FENCE.finditer(page)]
