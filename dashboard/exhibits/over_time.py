"""What figures of stance over time share when they leave: columns, and what has no mark or no day."""

from __future__ import annotations

from dashboard.filters import Filters
from dashboard.queries.counts import Counts
from dashboard.theme import count

BETWEEN = "\u00a0"  # a category without a name: nothing joins what has no day with what has one
MEAN_COLUMNS = {
    "mean": "Mean of the articles' mean stances, -1 against to +1 in favour.",
    "low": "Lower end of its 95 % interval; empty where it is of one article.",
    "high": "Upper end of its 95 % interval; empty where it is of one article.",
    "n_statements": "Statements with a side.",
    "n_articles": "Articles they are in.",
    "n_favor": "Statements in favour.",
    "n_against": "Statements against.",
    "n_mixed": "Statements on both sides.",
    "n_neutral": "Neutral statements.",
}


def without(counted: Counts, filters: Filters, whose: str, where: str) -> list[str]:
    """What has no mark, having no side, and what has one outside of time.

    Args:
        counted: The numbers of the figure.
        filters: Those it was made with.
        whose: Of whom the statements are, with a space before it; "" where that is plain.
        where: Where those without a day are drawn.
    """
    parts = []
    if counted.abstained:
        parts.append(f"Left out: {count(counted.abstained, 'statement')}{whose} without a side.")
    if counted.undated:
        parts.append(f"Undated: {count(counted.undated, 'statement')}, {where}.")
    elif not filters.undated:
        parts.append("Undated articles are left out.")
    return parts
