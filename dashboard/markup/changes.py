"""Position changes in words: each with its days, its means before and after, and how sure it is."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from dashboard.markup.links import href
from dashboard.markup.tables import table
from dashboard.queries.changes import MOST_ACTORS, Change
from dashboard.theme import SIDES, count, day, ends, interval, signed
from dashboard.turns import Part

Who = Callable[[str], tuple[str, ...]]  # the actors of the chart once this one is on it
FOUND = "Found: chance is an unlikely reason."
HINT = "A hint: too few articles to tell it from chance."


def summary(changes: Sequence[Change], n_others: int, n_actors: int) -> str:
    """How many changes there are, or what it means that there is none, and of how many actors.

    Args:
        changes: Those of the actors on the chart.
        n_others: How many there are of other actors.
        n_actors: Actors with two or more dated articles.
    """
    if not n_actors:
        return '<p class="sp-small">A change needs dated articles on both sides of it; no actor has two.</p>'
    looked = searched(n_actors)
    if not changes:
        who = "No actor of the chart" if n_others else "No actor"
        why = f"{who} went from one side to the other in a way these articles can tell. {looked}"
        return f'<p class="sp-small">{why}</p>'
    found = sum(change.turn.found for change in changes)
    hints = len(changes) - found
    told = [
        words
        for n, words in ((found, f"{found:,} found"), (hints, count(hints, "hint") + " from few articles"))
        if n
    ]
    return (
        f'<p class="sp-small">{", ".join(told)}. Diamonds on the chart, hollow where a hint. The change '
        f"lies between two articles; what was said between them is not known. {looked}</p>"
    )


def searched(n_actors: int) -> str:
    """Whose articles were looked at."""
    if n_actors > MOST_ACTORS:
        return (
            f"Looked at: the actors of the chart, and the {MOST_ACTORS} with most articles of the "
            f"{n_actors:,} with two or more dated ones."
        )
    whose = "the one actor" if n_actors == 1 else f"all {n_actors:,} actors"
    return f"Looked at: {whose} with two or more dated articles."


def others(found: Sequence[Change]) -> str:
    """What the actors are who stand under the heading of others."""
    n, sure = len({one.actor_id for one in found}), sum(one.turn.found for one in found)
    hints = len(found) - sure
    return (
        f'<p class="sp-small">{count(n, "actor")} who {"is" if n == 1 else "are"} not on the chart: '
        f"{sure:,} found, {count(hints, 'hint')}, the surest and largest first.</p>"
    )


def rest(found: Sequence[Change], page: str, params: Mapping[str, Sequence[str]], who: Who) -> str:
    """The changes further down, folded, each a line with a link that shows the actor.

    Args:
        found: The changes.
        page: The page's name in the address.
        params: The address's parameters.
        who: Whom the chart shows when an actor is put on it.
    """
    entries = "".join(
        f'<li>{_line(one)} <a href="{html.escape(href(page, params, who=who(one.actor_id)))}" '
        f'target="_self" aria-label="Show {html.escape(one.actor)} on the chart">Show on the chart</a></li>'
        for one in found
    )
    return f'<details class="sp-turned"><summary>{len(found):,} more</summary><ul>{entries}</ul></details>'


def heading(change: Change, level: int = 3) -> str:
    """Who went where, and between which days, under a heading of this level."""
    by = change.turn.by
    apart = "" if by.low is None or by.high is None else f" ({signed(by.low)} to {signed(by.high)})"
    days = f"Between {day(change.last)} and {day(change.first)}"
    sure = FOUND if change.turn.found else HINT
    return (
        f'<h{level} class="sp-h3">{_who(change)}</h{level}>'
        f'<p class="sp-small">{days}, by {signed(by.value)}{apart}. {sure}</p>'
    )


def part(change: Change, *, before: bool) -> str:
    """The line over a sentence: the mean before or after, and of how much."""
    one = change.turn.before if before else change.turn.after
    when = f"until {day(change.last)}" if before else f"from {day(change.first)}"
    return (
        f'<p class="sp-small"><strong>{"Before" if before else "After"}</strong>, {when}: mean '
        f"{signed(one.mean)}, {interval(one.low, one.high)}; {count(one.n_statements, 'statement')} in "
        f"{count(one.n_articles, 'article')}</p>"
    )


def as_table(changes: Sequence[Change], title: str) -> str:
    """Every change as a row."""
    rows = [
        {
            "actor": change.actor,
            "last": day(change.last),
            "first": day(change.first),
            "before": _numbers(change.turn.before),
            "after": _numbers(change.turn.after),
            "how": "found" if change.turn.found else "hint",
        }
        for change in changes
    ]
    headers = {
        "actor": "Actor", "last": "Last before", "first": "First after", "before": "Mean before",
        "after": "Mean after", "how": "How sure",
    }  # fmt: skip
    return table(pd.DataFrame(rows, columns=list(headers)), headers, f"Position changes on {title}")


def _who(change: Change) -> str:
    before, after = (_side(part) for part in (change.turn.before, change.turn.after))
    return f"<bdi>{html.escape(change.actor)}</bdi>: {before} → {after}"


def _line(change: Change) -> str:
    sure = "found" if change.turn.found else "a hint"
    return f"{_who(change)}, between {day(change.last)} and {day(change.first)}; {sure}."


def _side(one: Part) -> str:
    side = SIDES["favor" if one.mean > 0 else "against"]
    return f"{side.symbol} {side.word}"


def _numbers(one: Part) -> str:
    return f"{signed(one.mean)} ({ends(one.low, one.high)}; {count(one.n_articles, 'article')})"
