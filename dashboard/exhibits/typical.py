"""The statements that show an exhibit best: for the appendix of a briefing."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.exhibits.said import Order
from dashboard.filters import Filters
from dashboard.queries import typical as query

MOST_ACTORS = 6  # of one exhibit whose sentences are printed; an appendix is read, not stored


def typical(order: Order, filters: Filters, actors: Sequence[str], at: str | None = None) -> tuple[str, ...]:
    """Ids of the most typical statement of each of the first actors, as the page shows it first.

    Args:
        order: The order.
        filters: Those of the exhibit.
        actors: Ids; what is no actor's has no statement.
        at: An outlet, where the exhibit is of one.
    """
    known = [one for one in actors if one in order.store.domain.actors]
    return order.ask(query.typical, filters, known[:MOST_ACTORS], at)
