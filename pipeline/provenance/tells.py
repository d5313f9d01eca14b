"""Tell-tale lines: words that one outlet alone prints on its pages, and the site's handle."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from pipeline.records import Clean, RawRecord
from pipeline.registry import Outlet, Registry

_HANDLE_KEY = "twitter:site"
_WORD = re.compile(r"\w+")


class _Same:
    """A registry as a key of a cache: it is never changed, so the same object has the same tells."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def __hash__(self) -> int:
        return id(self.registry)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.registry is self.registry


def told(record: RawRecord, article: Clean, registry: Registry) -> tuple[Outlet, str] | None:
    """The one outlet that the page's handle or tell-tale lines give away, with the evidence; two are none."""
    handle = next((value for key, value in article.meta if key == _HANDLE_KEY), "")
    owners = _of_handle(handle, registry)
    if len(owners) == 1:
        return owners[0], f"The page's twitter:site is “{handle}”, the name of {owners[0].name}."
    raw = record.payload
    by_word = _by_word(_Same(registry))
    hits = [
        hit for word in by_word.keys() & set(_WORD.findall(raw)) for hit in by_word[word] if hit[1] in raw
    ]
    if len({outlet.id for outlet, _ in hits}) != 1:
        return None
    outlet, tell = min(hits, key=lambda hit: raw.index(hit[1]))
    return outlet, f"The page has the line “{tell}”, which only {outlet.name} prints."


@lru_cache(maxsize=4)
def _by_word(key: _Same) -> dict[str, list[tuple[Outlet, str]]]:
    """The tells by their longest word, for one look at the words of a page finds the few to search for.

    So a tell stands at the bounds of its longest word at least: "HomeLedger | Home" has the last word only.
    """
    found: dict[str, list[tuple[Outlet, str]]] = defaultdict(list)
    for outlet in key.registry.outlets.values():
        for tell in outlet.tells:
            found[max(_WORD.findall(tell) or [tell], key=len)].append((outlet, tell))
    return dict(found)


def _of_handle(handle: str, registry: Registry) -> list[Outlet]:
    """The outlets whose name or first label of a domain is the handle."""
    letters = _plain(handle)
    if not letters:
        return []
    return [
        outlet
        for outlet in registry.outlets.values()
        if letters in {_plain(outlet.name), *(domain.partition(".")[0] for domain in outlet.domains)}
    ]


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
