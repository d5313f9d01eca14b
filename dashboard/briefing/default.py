"""The briefing nobody had to put together: what a reader asks first of a topic, in that order."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.briefing.tray import Pin, Tray
from dashboard.filters import VIEWS
from dashboard.link import FILTER_KEYS, Link
from dashboard.loaded import Loaded
from dashboard.nouns import STATEMENTS
from dashboard.queries.domain import told

ALONE = ("portrayal", "attention-actors")  # nouns that are told only where one topic is: they take room
MOST_TOPICS = 6  # with more a briefing is read by nobody; those with most statements are told


def standing(store: Loaded, link: Link, params: Mapping[str, tuple[str, ...]]) -> Tray:
    """The default briefing of a store.

    Who stands where (the map), since when (timelines), who changed sides, how outlets differ, the most
    typical and the strongest statements, and what the data cover.

    Args:
        store: The store; pins name its snapshot.
        link: The filters, and the topics where it names some.
        params: The parameters of the link.
    """
    kept = {key: tuple(params[key]) for key in FILTER_KEYS if key in params}
    base = {**kept, "data": (store.snapshot,)}
    topics = _topics(store, link)
    pins = []
    if len(topics) > 1:
        pins.append(Pin("stance-map", {**base, "view": ("actors-topics",)}))
    for topic in topics:
        pins += _of_topic(base, topic, alone=len(topics) == 1)
    pins.append(Pin("coverage", base))
    return Tray(_title(store, topics), tuple(pins))


def _of_topic(base: Mapping[str, tuple[str, ...]], topic: str, *, alone: bool) -> list[Pin]:
    own = {**base, "topic": (topic,)}
    nouns = ["timeline", "changes", "dumbbell", *(ALONE if alone else ())]
    return [
        Pin("stance-map", {**own, "view": (next(iter(VIEWS)),)}),
        *(Pin(noun, own) for noun in nouns),
        *(Pin(STATEMENTS, {**own, "order": (order,)}) for order in ("typical", "strongest")),
    ]


def _topics(store: Loaded, link: Link) -> list[str]:
    """The topics to tell of: those with a statement that passes the filters, in the pack's order."""
    most = told(store.connection.cursor(), link.filters)[:MOST_TOPICS]
    return [topic for topic in store.titles() if topic in most]


def _title(store: Loaded, topics: list[str]) -> str:
    if len(topics) == 1:
        return f"{store.titles()[topics[0]]}: who stands where"
    return "Who stands where"
