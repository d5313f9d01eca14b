"""What of an address a figure depends on, which is what is pinned; and the command that draws the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from shlex import quote
from urllib.parse import urlencode

from dashboard.briefing.tray import Pin, frozen
from dashboard.exhibits.catalogue import NOUNS, STATEMENT
from dashboard.link import ARTICLE_KEYS, FILTER_KEYS
from dashboard.pages import ACTOR, COMPARE, LEDGER, MAP, METHOD, TIMELINE

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


def figure(noun: str, params: Mapping[str, Sequence[str]], snapshot: str) -> Pin:
    """The pin of a figure.

    Args:
        noun: A key of `catalogue.NOUNS`.
        params: The parameters of the page it stands on.
        snapshot: The state of the data it shows.
    """
    return _pin(noun, params, _READ[NOUNS[noun].page.name], snapshot)


def statement(article: str, statement_id: str, topic: str, snapshot: str) -> Pin:
    """The pin of a statement: the address of its place in the article."""
    params = {"article": (article,), "statement": (statement_id,), "marks": (topic,)}
    return _pin(STATEMENT, params, frozenset(ARTICLE_KEYS), snapshot)


def command(pin: Pin, store: str, file: str) -> str:
    """The command that writes the same figure to a file."""
    query = urlencode(sorted(pin.params.items()), doseq=True)
    link = f"{NOUNS[pin.noun].page.name}?{query}"
    return f"standpoint figure {pin.noun} --store {quote(store)} --out {quote(file)} --link {quote(link)}"


def _pin(noun: str, params: Mapping[str, Sequence[str]], read: frozenset[str], snapshot: str) -> Pin:
    own = {key: values for key, values in params.items() if key in read}
    return Pin(noun, frozen({**own, "data": [snapshot]}))
