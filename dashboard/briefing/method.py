"""How the numbers of a briefing are made: what is counted, by which model, how good it is, what it can't do.

The words are those of the page Data & method, shorter; every number comes from a query.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.briefing import accuracy
from dashboard.exhibits import said
from dashboard.exhibits.said import Order
from dashboard.filters import OUTCOMES, UNKNOWN_OUTLET, Filters
from dashboard.markup import method as page
from dashboard.markup.cells import given
from dashboard.markup.installed import USES
from dashboard.markup.languages import language
from dashboard.queries import coverage, installed, ledger, measured, topics
from dashboard.queries.counts import counts
from dashboard.queries.domain import finished
from dashboard.queries.installed import Made
from dashboard.theme import FEW_STATEMENTS, count, day, percent
from pipeline.packs import Topic as Defined

# In the place of what the page tells of each scorer at length.
SCORERS = {
    "cues": "The scorer “cues” counts the topic’s listed phrases on each side. It tells how one-sided the "
    "words are, and phrases it does not know go unseen.",
    "encoder": "The scorer “encoder” is a small language model that reads the statement beside the topic’s, "
    "with a mark in the place of the speaker’s name; a second step weighs in the listed phrases. The stance "
    "is how likely “in favour” is, less how likely “against” is: not how strongly somebody feels.",
}
COUNTED = {
    "Statement": "What an article reports that somebody said or did. Its stance on a topic goes from −1 "
    "(against) to +1 (in favour): the speaker’s own, as reported, not the outlet’s.",
    "Mean": "Of an actor, outlet or period: the mean of the means of its articles, so that one long article "
    "does not outvote many short ones.",
    "Copies": "A story that several outlets ran counts once, unless a figure says that each copy counts.",
    "Blank": "There is no evidence, which is not neutral.",
    "Hatched": f"Fewer than {FEW_STATEMENTS} statements: a hint, not a finding.",
}
INTERVALS = ("The interval", "One article", "Two means")  # of what the page tells of them
# Of docs/limits.md, what changes how a chart is read; the page's own follow.
LIMITS = {
    "What it tells": "What articles report that somebody said or did, not what a person thinks.",
    "Stance": "Irony, idiom and double negation are often beyond the scorer. Read the sentences before you "
    "print a number.",
    "Only what is said": "A position that an article tells between the lines has no statement, and a topic "
    "that the pack does not describe does not exist.",
}
BECAME = {"duplicate": "already there (duplicates)"}  # where the word alone does not fit beside a number


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


def method(order: Order, shown: tuple[str, ...] = ()) -> tuple[Topic, ...]:
    """The method of a state of the data: of the whole store, whatever the filters of a figure.

    Args:
        order: The order; of it the store is read, and the day.
        shown: The topics that are defined, by id; () for all of the store's.
    """
    made = order.ask(installed.made)
    found = (
        Topic("What is counted", _told(COUNTED)),
        Topic("Intervals", (said.INTERVAL, *_told({one: page.INTERVALS[one] for one in INTERVALS}))),
        Topic("What the articles cover", _coverage(order)),
        Topic("Topics", _topics(order, shown)),
        Topic("How it was scored", _scored(made)),
        Topic("How accurate it is", accuracy.lines(measured.measured(), made.scorer)),
        Topic("Known limits", _told({**LIMITS, **page.LIMITS})),
        Topic("Versions", _versions(order, made)),
    )
    return tuple(topic for topic in found if topic.lines)


def _coverage(order: Order) -> tuple[str, ...]:
    """What became of the inputs, and what is not known of the articles."""
    became = order.ask(ledger.ledger)
    covered = order.ask(coverage.coverage)
    total, outlets = coverage.shares(covered), int((covered["outlet_id"] != UNKNOWN_OUTLET).sum())
    parts = [
        f"{n:,} {BECAME.get(key, OUTCOMES[key].lower())}"
        for key, n in zip(became["outcome"], became["n"], strict=True)
        if n
    ]
    sources = f"{count(total.articles, 'article')} from {count(outlets, 'known outlet')}"
    undated = _part(total.undated, total.articles)
    sideless = f"{_part(total.abstained, total.statements)} without a side"
    nobody = f"{_part(total.no_holder, total.statements)} without a known speaker"
    lines = [
        f"{count(int(became['n'].sum()), 'input')}: {'; '.join(parts)}.",
        f"{sources}; {undated} undated.",
        f"{count(total.statements, 'statement')}: {sideless}, {nobody}; neither are in a mean.",
        f"Statements with both: {said.period(order.ask(counts, Filters()))}.",
        *_languages(order),
    ]
    if order.store.size.samples:
        lines.insert(0, _sample(order))
    return tuple(lines)


def _sample(order: Order) -> str:
    size = order.store.size
    which = "All" if size.samples == size.articles else f"{size.samples:,} of {size.articles:,}"
    return f"{which} articles are samples: invented outlets that retell documented events."


def _languages(order: Order) -> list[str]:
    """Which languages were read, where that is not plain."""
    found = order.ask(coverage.languages)
    unread = found[found["n_analysed"] < found["n_articles"]]
    if unread.empty:
        return []
    n = int((unread["n_articles"] - unread["n_analysed"]).sum())
    names = ", ".join(language(given(code)) for code in unread["language"])
    return [f"{count(n, 'article')} kept and not analysed ({names})."]


def _topics(order: Order, shown: tuple[str, ...]) -> tuple[str, ...]:
    """What in favour and against mean, of the topics that are shown and have a statement."""
    stored = order.ask(topics.stated)
    defined = order.store.topics
    return tuple(
        _topic(defined[key]) if key in defined else f"{title}: its definition is not installed here."
        for key, title in order.store.titles().items()
        if key in stored and (not shown or key in shown)
    )


def _topic(topic: Defined) -> str:
    return f"{topic.title}: “{topic.statement}” ▲ In favour: {topic.favor} ▼ Against: {topic.against}"


def _scored(made: Made) -> tuple[str, ...]:
    name = made.scorer.partition("@")[0]
    told = SCORERS.get(name, f"What the scorer “{name}” does is not told here.")
    return (told, f"Confidence: {_confidence(made.scorer)}")


def _confidence(scorer: str) -> str:
    """What a confidence is worth, as the page says it: that hangs on the scorer and how it knows the pack."""
    name, _, training = scorer.partition(" ")
    known = page.CALIBRATED.get(training) if name.startswith("encoder@") else None
    return known or page.CONFIDENCE


def _versions(order: Order, made: Made) -> tuple[str, ...]:
    when = order.ask(finished)
    of = "" if when is None else f", finished {day(when.date())}, {when:%H:%M} UTC"
    models = "; ".join(f"{name} ({USES.get(use, use)})" for use, name in installed.models().items())
    alike = "all articles were analysed with it"
    if made.others:
        alike = f"{made.others:,} of {made.articles:,} articles were analysed with another one"
    return (
        f"Standpoint {made.version}, scorer {made.scorer}, topic pack {made.pack}.",
        f"Configuration {made.config_key} (a hash of pack, registry, scorer and code): {alike}.",
        f"Data: snapshot {order.store.snapshot}{of}.",
        f"Models installed where this was made: {models or 'none'}.",
    )


def _told(entries: Mapping[str, str]) -> tuple[str, ...]:
    """Words and what they mean, a line each."""
    return tuple(f"{word}: {text}" for word, text in entries.items())


def _part(n: int, total: int) -> str:
    return f"{n:,} ({percent(n / total)})" if total else "0"
