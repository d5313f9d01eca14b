"""Who an actor is, what articles call it, and the sentences and tables around its figures."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

from dashboard.markup.words import note
from dashboard.queries.counts import Counts
from dashboard.theme import METHODS, count, day, percent
from pipeline.registry import Registry, Role

DISCOVERED = "~"  # how the id of an actor begins who is not in the registry
TOLD = 4  # words named before the list is opened
COUNTRY = "country"  # the kind of an actor that a country is
KINDS = {
    "person": "Person", "country": "Country", "government": "Government", "body": "Public body",
    "party": "Party", "armed_group": "Armed group", "group": "Group", "organisation": "Organisation",
    "unnamed": "Somebody without a name", "collective": "Several people as one",
}  # fmt: skip

Office = tuple[str, dt.date, dt.date | None]  # its words, from, to


@dataclass(frozen=True, slots=True)
class Profile:
    """What the registry says of an actor: `country` in words, `roles` as (office, from, to), newest first."""

    kind: str
    country: str | None
    roles: tuple[Office, ...]


def profile(registry: Registry, actor: str) -> Profile | None:
    """The registry's entry of an actor; None where it has none."""
    found = registry.actors.get(actor)
    if found is None:
        return None
    countries = {one.country: one.name for one in registry.actors.values() if one.kind == COUNTRY}
    roles: list[Role] = sorted(found.roles, key=lambda role: role.start, reverse=True)
    return Profile(
        kind=found.kind,
        country=None if found.country is None else countries.get(found.country, found.country),
        roles=tuple((registry.offices[role.office].phrases[0], role.start, role.end) for role in roles),
    )


def who(known: Profile | None, kind: str | None, merged: Sequence[str]) -> str:
    """What the actor is, and how that is known.

    Args:
        known: The registry's entry, None where it has none.
        kind: What its mentions say it is, for an actor that is not in the registry.
        merged: Names of the actors that people merged into it.
    """
    if known is None:
        what = KINDS.get(str(kind), "Of unknown kind") + " · found in the articles, not in the registry"
        lines = [html.escape(what)]
    else:
        country = [known.country] if known.country is not None and known.kind != COUNTRY else []
        lines = [html.escape(" · ".join([KINDS.get(known.kind, known.kind), *country]))]
        if known.roles:
            lines.append("Offices, as the registry has them: " + _roles(known) + ".")
    if merged:
        names = ", ".join(f"<bdi>{html.escape(name)}</bdi>" for name in merged)
        lines.append(f"Merged into this actor by people: {names}.")
    return f'<p class="sp-small">{"<br>".join(lines)}</p>'


def _roles(known: Profile) -> str:
    parts = []
    for office, group in groupby(sorted(known.roles, key=_office_order(known)), key=lambda role: role[0]):
        times = [
            f"since {day(start)}" if end is None else f"{day(start)} to {day(end)}" for _, start, end in group
        ]
        parts.append(f"{html.escape(office)} {', '.join(times)}")
    return "; ".join(parts)


def _office_order(known: Profile) -> Callable[[Office], tuple[int, int]]:
    """Offices in the order of their newest time, each with its times together."""
    order = {office: place for place, (office, _, _) in reversed(list(enumerate(known.roles)))}
    return lambda role: (order[role[0]], -role[1].toordinal())


def words_used(frame: pd.DataFrame) -> str:
    """The words by which articles name the actor, by how they lead to it; "" where none does."""
    if frame.empty:
        return ""
    total, shown = int(frame["n_all"].iloc[0]), int(frame["n"].sum())
    by_method: dict[str, list[str]] = {}
    for row in frame.to_dict("records"):
        word = f"“<bdi>{html.escape(str(row['text']))}</bdi>”\u00a0{int(row['n']):,}"
        by_method.setdefault(METHODS[str(row["method"])], []).append(word)
    rows = "".join(f"<dt>{method}</dt><dd>{', '.join(parts)}</dd>" for method, parts in by_method.items())
    rest = f"<dt>in other words</dt><dd>{total - shown:,}</dd>" if total > shown else ""
    return (
        f'<details class="sp-small sp-called"><summary>Called in the articles: {_first_words(frame)}'
        f'</summary><p class="sp-small">{count(total, "mention")} in all articles of the store, whatever the '
        f'filters.</p><dl class="sp-facts">{rows}{rest}</dl></details>'
    )


def _first_words(frame: pd.DataFrame) -> str:
    """The most frequent words that are no pronouns, which everybody shares."""
    telling = frame[frame["method"] != "pronoun"]
    texts = (telling if len(telling) else frame)["text"].head(TOLD)
    told = ", ".join(f"“<bdi>{html.escape(str(text))}</bdi>”" for text in texts)
    return told + ("…" if len(frame) > len(texts) else "")


def nothing(name: str, counted: Counts, *, filtered: bool) -> str:
    """There is no statement of the actor to show: why, and what to do."""
    if not filtered:
        lines = [f"No statement of {name} is in this store. Choose another actor."]
    else:
        lines = [f"No statement of {name} passes the filters. Widen or reset them, or choose another actor."]
    if counted.copies:
        lines.append(
            f"{count(counted.copies, 'statement')} in copies of a story count elsewhere: count each copy."
        )
    return note(lines)


def nobody() -> str:
    """No actor at all passes the filters."""
    return note(["Nobody’s statement passes the filters. Widen or reset them."])


def share_abstained(counted: Counts) -> str:
    """How many statements the figures can't show since the scorer gave no side; "" where none."""
    if not counted.abstained:
        return ""
    whole = counted.statements + counted.abstained
    return (
        f'<p class="sp-small">{count(counted.abstained, "more statement")} '
        f"({percent(counted.abstained / whole)} of all) without a side: the scorer "
        "abstained, which is not neutral.</p>"
    )


def example(*, typical: bool, strongest: bool) -> str:
    """What a card is an example of."""
    told = " and ".join(word for word, yes in (("typical", typical), ("strongest", strongest)) if yes)
    return f'<p class="sp-meta">{"Most " if typical else ""}{told if typical else "Strongest"}</p>'


def topic(title: str) -> str:
    """The heading of a topic's examples."""
    return f'<h3 class="sp-h3">{html.escape(title)}</h3>'
