"""What cleaning did to an article, in words: what was repaired, and what is not the article."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard.markup.cells import Row, listed
from dashboard.theme import count

MOST = 40  # lines of a list; how many more there are is said, and the raw text marks each
BEGINNING = 160  # characters shown of a stretch that was removed

Edit = Mapping[str, Any]  # a repair or a removed stretch, as the store keeps it


def repairs(article: Row) -> str:
    """What was repaired and what was removed, folded away under a line that counts both.

    Args:
        article: The row of `queries.article`.
    """
    repaired, removed = listed(article["repairs"]), listed(article["removed"])
    raw = str(article["raw"])
    characters = sum(int(edit["end"]) - int(edit["start"]) for edit in removed)
    told = (
        f"Nothing was removed; {_repaired(repaired)}."
        if not removed
        else f"{count(len(removed), 'stretch', 'stretches')} removed ({count(characters, 'character')}); "
        f"{_repaired(repaired)}."
    )
    if not removed and not repaired:
        return '<p class="sp-small">Nothing was repaired or removed: the raw text is the text.</p>'
    body = _list("Repaired", "Nothing was repaired.", _repairs(repaired))
    body += _list("Removed, since it is not the article", "Nothing was removed.", _removed(removed, raw))
    return (
        f'<details class="sp-small sp-repairs"><summary>What was repaired and removed: {told}</summary>'
        f"{body}<p>The raw text shows each in its place.</p></details>"
    )


def _repaired(found: Sequence[Edit]) -> str:
    return count(len(found), "repair") if found else "nothing was repaired"


def _repairs(found: Iterable[Edit]) -> list[str]:
    """A line for each repair that differs from the others, most frequent first."""
    kinds = Counter((str(e["kind"]), str(e["before"]), str(e["after"])) for e in found)
    return [
        f"{html.escape(kind)}, {n:,}\u00a0×: {_shown(before)} → {_shown(after)}"
        for (kind, before, after), n in kinds.most_common()
    ]


def _removed(found: Iterable[Edit], raw: str) -> list[str]:
    """A line for each stretch, in the order of the text."""
    lines = []
    for edit in sorted(found, key=lambda one: int(one["start"])):
        start, end = int(edit["start"]), int(edit["end"])
        more = f" … ({count(end - start, 'character')})" if end - start > BEGINNING else ""
        lines.append(
            f"{html.escape(str(edit['kind']))}: {_shown(raw[start : min(end, start + BEGINNING)])}{more}"
        )
    return lines


def _shown(text: str) -> str:
    """Characters as they stand; of those that can't be seen, the number."""
    if not text:
        return "nothing"
    if text.isprintable() and text.strip():
        return f"<code><bdi>{html.escape(text)}</bdi></code>"
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    if plain:
        return f"<code><bdi>{html.escape(plain)}</bdi></code>"
    named = ", ".join(f"U+{ord(letter):04X}" for letter in text[:3]) + (
        " …" if len(text) > len("abc") else ""
    )
    return f"{count(len(text), 'character')} that can’t be seen ({named})"


def _list(title: str, none: str, lines: Sequence[str]) -> str:
    if not lines:
        return f"<p>{none}</p>"
    items = "".join(f"<li>{line}</li>" for line in lines[:MOST])
    more = f"<p>and {len(lines) - MOST:,} more</p>" if len(lines) > MOST else ""
    return f"<p><strong>{title}</strong></p><ul>{items}</ul>{more}"
