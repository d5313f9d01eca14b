"""The most typical statement of each actor is the one that evidence begins with."""

from __future__ import annotations

import pytest

from dashboard.filters import Filters, Tile
from dashboard.queries.evidence import evidence
from dashboard.queries.typical import typical
from tests.dashboard.fixture import BIBI, ERDOGAN, LEDGER, TRUMP

ON = Filters(topics=("independence",))


@pytest.mark.parametrize("filters", [ON, Filters(), Filters(voices=("direct",)), Filters(copies="all")])
@pytest.mark.parametrize("at", [None, LEDGER[0]])
def test_it_is_the_first_of_the_evidence(cursor, filters, at) -> None:
    actors = [TRUMP, BIBI, "nobody", ERDOGAN]
    firsts = [evidence(cursor, filters, Tile(actor=one, outlet=at), "typical", 1) for one in actors]
    expected = tuple(frame["statement_id"].iloc[0] for frame in firsts if len(frame))
    assert typical(cursor, filters, actors, at) == expected


def test_a_filter_of_actors_holds(cursor) -> None:
    only = Filters(topics=("independence",), actors=(BIBI,))
    assert len(typical(cursor, only, [TRUMP, BIBI])) == 1
    assert typical(cursor, only, [TRUMP]) == ()
    assert typical(cursor, ON, []) == ()
