"""A link: what it says, what of it is dropped, and that it comes back the same."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import VIEWS, Domain, Dropped, Filters, Link, Tile, changed, encode, parse
from pipeline.schema import VOICES

DOMAIN = Domain(
    topics={"independence": "Independence", "pressure": "Pressure"},
    outlets={"ledger": "The Ledger", "unknown": "Outlet unknown"},
    actors={"ann": "Ann", "bob": "Bob"},
    first=dt.date(2025, 1, 1),
    last=dt.date(2025, 12, 31),
)


def test_an_empty_link_is_the_default_and_names_the_first_topic() -> None:
    assert parse({}, DOMAIN) == (Link(filters=Filters(topic="independence")), [])


def test_a_link_says_everything() -> None:
    link, dropped = parse(
        {
            "view": ["actors-topics"], "from": ["2025-01-05"], "to": ["2025-02-01"], "undated": ["0"],
            "outlet": ["ledger", "unknown", "ledger"], "voice": ["direct"], "conf": ["0.65"], "copies": ["all"],
            "actor": ["ann"],
            "on": ["pressure"], "all": ["1"], "table": ["1"], "order": ["newest"], "article": ["a1"],
            "statement": ["s1"], "text": ["raw"], "marks": ["pressure"], "outcome": ["failed"], "find": ["a b"],
        },
        DOMAIN,
    )  # fmt: skip
    assert dropped == []
    assert link == Link(
        view=VIEWS["actors-topics"],
        filters=Filters(
            start=dt.date(2025, 1, 5), end=dt.date(2025, 2, 1), undated=False, topic=None,
            outlets=("ledger", "unknown"), voices=("direct",), confidence=0.65, copies="all",
        ),
        tile=Tile(actor="ann", topic="pressure"),
        show_all=True, table=True, order="newest", article="a1", statement="s1", text="raw", marks="pressure",
        outcome="failed", find="a b",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("params", "part", "why"),
    [
        ({"view": ["pie"]}, "view=pie", "actors-outlets"),
        ({"topic": ["Climate"]}, "topic=Climate", "no such topic"),
        ({"from": ["yesterday"]}, "from=yesterday", "2025-10-27"),
        ({"to": ["1066-10-14"]}, "to=1066-10-14", "2025-10-27"),
        ({"from": ["2025-03-01"], "to": ["2025-02-01"]}, "from=2025-03-01…2025-02-01", "before it begins"),
        ({"undated": ["maybe"]}, "undated=maybe", "1 or 0"),
        ({"outlet": ["ledger", "gone"]}, "outlet=gone", "no such outlet"),
        ({"voice": ["sung"]}, "voice=sung", "no such voice"),
        ({"conf": ["nan"]}, "conf=nan", "0 to 1"),
        ({"conf": ["1.5"]}, "conf=1.5", "0 to 1"),
        ({"actor": ["zed"]}, "actor=zed", "no such actor"),
        ({"order": ["best"]}, "order=best", "typical"),
        ({"text": ["pdf"]}, "text=pdf", "clean"),
        ({"copies": ["twice"]}, "copies=twice", "once, all"),
        ({"outcome": ["analysed"]}, "outcome=analysed", "rejected"),
        ({"utm": ["x"]}, "utm=x", "not a part"),
    ],
)
def test_a_bad_part_is_dropped_and_named(params, part, why) -> None:
    link, dropped = parse(params, DOMAIN)
    assert [d.part for d in dropped] == [part]
    assert why in dropped[0].why
    kept = Filters(topic="independence", outlets=("ledger",) if "outlet" in params else ())
    assert link == Link(filters=kept)


def test_stance_on_different_topics_is_never_averaged_together() -> None:
    for view in VIEWS.values():
        link, _ = parse({"view": [view.id], "topic": ["pressure"]}, DOMAIN)
        assert (link.filters.topic == "pressure") == view.one_topic


def test_a_view_reads_only_the_members_of_its_own_tile() -> None:
    link, _ = parse(
        {"view": ["outlets-topics"], "actor": ["ann"], "at": ["ledger"], "on": ["pressure"]}, DOMAIN
    )
    assert link.tile == Tile(outlet="ledger", topic="pressure")
    assert link.tile.chosen(link.view)


@pytest.mark.parametrize(
    ("value", "encoded"),
    [
        (None, []), ("", []), ([], []), (True, ["1"]), (False, ["0"]), (0.65, ["0.65"]),
        (dt.date(2025, 1, 5), ["2025-01-05"]), ("ann", ["ann"]), (["a", "b"], ["a", "b"]),
    ],
)  # fmt: skip
def test_a_value_becomes_parameters(value, encoded) -> None:
    assert encode(value) == encoded


def test_a_part_set_to_nothing_is_gone() -> None:
    assert changed({"actor": ["ann"], "conf": ["0.5"]}, {"conf": None, "at": "ledger"}) == {
        "actor": ["ann"],
        "at": ["ledger"],
    }


@given(
    start=some.none() | some.dates(dt.date(2000, 1, 1), dt.date(2020, 1, 1)),
    end=some.none() | some.dates(dt.date(2020, 1, 2), dt.date(2040, 1, 1)),
    outlets=some.lists(some.sampled_from(sorted(DOMAIN.outlets)), unique=True),
    voices=some.lists(some.sampled_from(VOICES), unique=True),
    percent=some.integers(1, 100),
)
def test_what_is_written_is_read_back(start, end, outlets, voices, percent) -> None:
    parts = {"from": start, "to": end, "outlet": outlets, "voice": voices, "conf": percent / 100}
    link, dropped = parse(changed({}, parts), DOMAIN)
    assert dropped == []
    assert link.filters == Filters(
        start=start,
        end=end,
        topic="independence",
        outlets=tuple(outlets),
        voices=tuple(voices),
        confidence=percent / 100,
    )


@given(some.dictionaries(some.text(max_size=8), some.lists(some.text(max_size=12), min_size=1, max_size=2)))
def test_no_address_breaks_the_page(params) -> None:
    link, dropped = parse(params, DOMAIN)
    assert isinstance(link, Link)
    assert all(isinstance(part, Dropped) for part in dropped)
