"""Whose stance an attribution can show."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.records import Attribution, Mention
from pipeline.score.whose import Side, Whose
from pipeline.text import Span

ACTORS = {
    "norland": SimpleNamespace(id="norland", name="Norland", kind="country", country="NL"),
    "dornan": SimpleNamespace(id="dornan", name="Ilse Dornan", kind="person", country="NL"),
    "sarre": SimpleNamespace(id="sarre", name="Sarre", kind="country", country="SA"),
}


def who(actor_id: str, kind: str = "person", body_id: str | None = None) -> Mention:
    return Mention(Span(0, 1), "x", actor_id, actor_id.title(), kind, "name", body_id=body_id)


def said(
    holder: Mention | None, start: int = 0, end: int = 100, reporter: Mention | None = None
) -> Attribution:
    return Attribution("indirect", Span(0, 200), Span(start, end), holder=holder, reporter=reporter)


@pytest.mark.parametrize(
    ("holder", "side"),
    [
        (None, Side(None, None)),
        (who("dornan"), Side("dornan", "Dornan")),
        (who("~norland-official-unnamed", "unnamed", "norland"), Side("norland", "Norland")),
        (who("~norland-foreign-ministry", "government", "norland"), Side("norland", "Norland")),
        # an aide is not the person, a collective not its country, a body unknown to the registry nobody's
        (
            who("~dornan-aide-unnamed", "unnamed", "dornan"),
            Side("~dornan-aide-unnamed", "~Dornan-Aide-Unnamed"),
        ),
        (who("~norland-critics", "collective", "norland"), Side("~norland-critics", "~Norland-Critics")),
        (who("~official-unnamed", "unnamed", "~guild"), Side("~official-unnamed", "~Official-Unnamed")),
        (who("outlet:herald", "outlet"), None),
    ],
)
def test_whose_stance_it_is(holder, side):
    assert Whose(ACTORS).sides([said(holder)]) == [side]


@pytest.mark.parametrize(
    ("inner", "end", "shows"),
    [
        (who("sarre", "country"), 90, False),  # "Dornan said Sarre opposes the pact"
        (who("norland", "country"), 90, True),  # her own country's plan is hers
        (who("sarre", "country"), 40, True),  # less than half of what she said
        (who("~stranger"), 90, False),
    ],
)
def test_who_tells_anothers_view_shows_none(inner, end, shows):
    dornan = who("dornan")
    outer, told = said(dornan), said(inner, 10, end, reporter=dornan)
    first, second = Whose(ACTORS).sides([outer, told])
    assert (first is not None) is shows
    assert second == Side(inner.actor_id, inner.actor)


def test_a_view_that_somebody_else_reports_takes_nothing_from_the_speaker():
    other = said(who("sarre", "country"), 10, 90, reporter=who("~witness"))
    assert Whose(ACTORS).sides([said(who("dornan")), other])[0] == Side("dornan", "Dornan")
