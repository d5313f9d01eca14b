"""Position changes in words: each with its days, its means before and after, and how sure it is."""

from __future__ import annotations

import html
from collections.abc import Sequence

import pandas as pd

from dashboard.markup.tables import table
from dashboard.queries.changes import Change
from dashboard.theme import SIDES, count, day, ends, interval, signed
from dashboard.turns import Part

FOUND = "Found: chance is an unlikely reason."
HINT = "A hint: too few articles to tell it from chance."


def summary(changes: Sequence[Change], *, dated: bool) -> str:
    """How many changes there are, or what it means that there is none."""
    if not changes:
        why = (
            "No actor of the chart went from one side to the other in a way these articles can tell."
            if dated
            else "A change needs dated articles on both sides of it."
        )
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
        "lies between two articles; what was said between them is not known.</p>"
    )


def heading(change: Change) -> str:
    """Who went where, and between which days."""
    before, after = (_side(part) for part in (change.turn.before, change.turn.after))
    by = change.turn.by
    apart = "" if by.low is None or by.high is None else f" ({signed(by.low)} to {signed(by.high)})"
    days = f"Between {day(change.last)} and {day(change.first)}"
    sure = FOUND if change.turn.found else HINT
    return (
        f'<h3 class="sp-h3"><bdi>{html.escape(change.actor)}</bdi>: {before} → {after}</h3>'
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


def _side(one: Part) -> str:
    side = SIDES["favor" if one.mean > 0 else "against"]
    return f"{side.symbol} {side.word}"


def _numbers(one: Part) -> str:
    return f"{signed(one.mean)} ({ends(one.low, one.high)}; {count(one.n_articles, 'article')})"
