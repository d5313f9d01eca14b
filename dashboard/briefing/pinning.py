"""What of an address a figure depends on, which is what is pinned; and the command that draws the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from shlex import quote
from urllib.parse import urlencode

from dashboard.briefing.tray import Pin, Tray, frozen
from dashboard.filters import Domain
from dashboard.link import ARTICLE_KEYS, FILTER_KEYS, parse
from dashboard.nouns import NOUNS, STATEMENT, STATEMENTS
from dashboard.pages import ACTOR, ARTICLE, COMPARE, LEDGER, MAP, METHOD, TIMELINE, Page
from dashboard.pages import STATEMENTS as STATEMENTS_PAGE

# What the figures of a page read. The mark that is chosen on one and the evidence beside it change nothing in
# it, and the same figure is pinned once.
_READ: Mapping[str, frozenset[str]] = {
    MAP.name: frozenset({*FILTER_KEYS, "view", "topic", "measure", "all"}),
    TIMELINE.name: frozenset({*FILTER_KEYS, "topic", "unit", "who", "actor"}),
    COMPARE.name: frozenset({*FILTER_KEYS, "topic", "vs", "all"}),
    ACTOR.name: frozenset({*FILTER_KEYS, "actor", "unit"}),
    METHOD.name: frozenset[str](),
    LEDGER.name: frozenset[str](),
}


# Parts of which each value is dropped by itself; of the others the last value counts alone.
_SEVERAL = frozenset({"topics", "outlet", "actors", "voice", "who", "vs", "table"})


def usable(params: Mapping[str, Sequence[str]], domain: Domain) -> dict[str, tuple[str, ...]]:
    """An address without the parts that a page dropped: it stands for what the page shows, and can be pinned.

    Args:
        params: The parameters of the address.
        domain: What the store holds.
    """
    _, dropped = parse(params, domain)
    parts = {one.part for one in dropped}
    gone = {part.partition("=")[0] for part in parts} - _SEVERAL
    if any(part.startswith("from=") and "…" in part for part in parts):
        gone.add("to")  # a period that ends before it begins is dropped as a whole
    kept = {
        key: tuple(value for value in values if key not in _SEVERAL or f"{key}={value}" not in parts)
        for key, values in params.items()
        if key not in gone
    }
    return {key: values for key, values in kept.items() if values}


def figure(noun: str, params: Mapping[str, Sequence[str]], snapshot: str) -> Pin:
    """The pin of a figure.

    Args:
        noun: A key of `nouns.NOUNS`.
        params: The parameters of the page it stands on.
        snapshot: The state of the data it shows.
    """
    return _pin(noun, params, _READ[NOUNS[noun].page.name], snapshot)


def statement(article: str, statement_id: str, topic: str, snapshot: str) -> Pin:
    """The pin of a statement: the address of its place in the article."""
    params = {"article": (article,), "statement": (statement_id,), "marks": (topic,)}
    return _pin(STATEMENT, params, frozenset(ARTICLE_KEYS), snapshot)


def identities(tray: Tray) -> tuple[str, ...]:
    """A name for each pin that it keeps when pins are moved, named or removed."""
    # Of equal pins each has its number.
    seen: Counter[str] = Counter()
    names = []
    for pin in tray.pins:
        own = hashlib.blake2b(
            repr((pin.noun, sorted(pin.params.items()))).encode(), digest_size=5
        ).hexdigest()
        names.append(f"{own}-{seen[own]}")
        seen[own] += 1
    return tuple(names)


def called(pin: Pin, titles: Mapping[str, str]) -> str:
    """What a pin is of, where it can't be drawn: its topic and its figure; `titles` are the topics' by id."""
    noun = NOUNS[pin.noun].name if pin.noun in NOUNS else pin.noun.capitalize()
    topic = next(iter(pin.params.get("topic", ())), "")
    return f"{titles[topic]}: {noun[0].lower()}{noun[1:]}" if topic in titles else noun


def page(pin: Pin) -> Page:
    """The page a pin was made on."""
    if pin.noun == STATEMENT:
        return ARTICLE
    return STATEMENTS_PAGE if pin.noun == STATEMENTS else NOUNS[pin.noun].page


def command(pin: Pin, store: str, file: str) -> str:
    """The command that writes the same figure to a file."""
    query = urlencode(sorted(pin.params.items()), doseq=True)
    link = f"{NOUNS[pin.noun].page.name}?{query}"
    return f"standpoint figure {pin.noun} --store {quote(store)} --out {quote(file)} --link {quote(link)}"


def _pin(noun: str, params: Mapping[str, Sequence[str]], read: frozenset[str], snapshot: str) -> Pin:
    own = {key: values for key, values in params.items() if key in read}
    return Pin(noun, frozen({**own, "data": [snapshot]}))
