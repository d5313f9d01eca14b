"""A link: what it says, what of it is dropped, and that it comes back the same."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.filters import VIEWS, Domain, Filters, Tile
from dashboard.link import Link, changed, encode, parse
from dashboard.parameters import Dropped
from dashboard.periods import UNDATED, of_day, read
from pipeline.schema import VOICES

DOMAIN = Domain(
    topics={"independence": "Independence", "pressure": "Pressure"},
    outlets={"ledger": "The Ledger", "unknown": "Outlet unknown"},
    actors={"ann": "Ann", "bob": "Bob"},
    first=dt.date(2025, 1, 1),
    last=dt.date(2025, 12, 31),
)


def test_an_empty_link_is_the_default_and_names_the_first_topic() -> None:
    assert parse({}, DOMAIN) == (Link(topic="independence"), [])


def test_a_link_says_everything() -> None:
    link, dropped = parse(
        {
            "view": ["actors-topics"], "from": ["2025-01-05"], "to": ["2025-02-01"], "undated": ["0"],
            "outlet": ["ledger", "unknown", "ledger"], "voice": ["direct"], "conf": ["0.65"], "copies": ["all"],
            "actor": ["ann"], "actors": ["bob"], "topics": ["pressure"], "measure": ["count"], "unit": ["month"],
            "who": ["bob", "ann"], "vs": ["unknown", "ledger"], "when": ["2025-W03"], "story": ["a~b"], "page": ["3"],
            "q": ["troops"], "side": ["none"], "sort": ["oldest"], "list": ["articles"], "data": ["20251103T120000-x"],
            "on": ["pressure"], "all": ["1"], "table": ["timeline", "stance-map"], "order": ["newest"], "article": ["a1"],
            "statement": ["s1"], "text": ["raw"], "marks": ["pressure"], "outcome": ["failed"], "find": ["a b"],
        },
        DOMAIN,
    )  # fmt: skip
    assert dropped == []
    assert link == Link(
        view=VIEWS["actors-topics"],
        filters=Filters(
            start=dt.date(2025, 1, 5), end=dt.date(2025, 2, 1), undated=False, topics=("pressure",),
            outlets=("ledger", "unknown"), actors=("bob",), voices=("direct",), confidence=0.65, copies="all",
        ),
        topic="pressure", actor="ann", on="pressure", when=read("2025-W03"), measure="count", unit="month",
        who=("bob", "ann"), versus=("unknown", "ledger"), story="a~b", page=3, query="troops", side="none",
        sort="oldest", listing="articles", data="20251103T120000-x", show_all=True, tables=("timeline", "stance-map"), order="newest", article="a1", statement="s1", text="raw", marks="pressure",
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
        ({"when": ["2025-W60"]}, "when=2025-W60", "2025-W44"),
        ({"who": ["zed"]}, "who=zed", "no such actor"),
        ({"table": ["pie"]}, "table=pie", "stance-map, timeline"),
        ({"page": ["0"]}, "page=0", "from 1"),
        ({"topics": ["climate"]}, "topics=climate", "no such topic"),
        ({"utm": ["x"]}, "utm=x", "not a part"),
    ],
)
def test_a_bad_part_is_dropped_and_named(params, part, why) -> None:
    link, dropped = parse(params, DOMAIN)
    assert [d.part for d in dropped] == [part]
    assert why in dropped[0].why
    kept = Filters(outlets=("ledger",) if "outlet" in params else ())
    assert link == Link(topic="independence", filters=kept)


def test_stance_on_different_topics_is_never_averaged_together() -> None:
    for view in VIEWS.values():
        link, _ = parse({"view": [view.id], "topic": ["pressure"]}, DOMAIN)
        assert (link.map_filters.topics == ("pressure",)) == view.one_topic


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
        outlets=tuple(outlets),
        voices=tuple(voices),
        confidence=percent / 100,
    )


@given(some.dictionaries(some.text(max_size=8), some.lists(some.text(max_size=12), min_size=1, max_size=2)))
def test_no_address_breaks_the_page(params) -> None:
    link, dropped = parse(params, DOMAIN)
    assert isinstance(link, Link)
    assert all(isinstance(part, Dropped) for part in dropped)


def test_a_chosen_topic_is_one_the_filter_leaves() -> None:
    link, dropped = parse({"topics": ["pressure"], "topic": ["independence"]}, DOMAIN)
    assert (link.topic, [d.part for d in dropped]) == ("pressure", ["topic=independence"])
    assert link.on_topic.topics == ("pressure",)


def test_a_page_of_results_goes_when_what_was_asked_changes() -> None:
    assert changed({"page": ["3"], "conf": ["0.5"]}, {"conf": 0.6}) == {"conf": ["0.6"]}
    assert changed({"page": ["3"]}, {"page": 4}) == {"page": ["4"]}
    assert changed({"page": ["3"]}, {"table": ["timeline"]}) == {"page": ["3"], "table": ["timeline"]}


@pytest.mark.parametrize(
    ("key", "start", "end", "label"),
    [
        ("2025-10-27", (2025, 10, 27), (2025, 10, 27), "27 Oct 2025"),
        ("2025-W01", (2024, 12, 30), (2025, 1, 5), "week of 30 Dec 2024"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "February 2024"),
    ],
)
def test_a_key_names_a_period(key, start, end, label) -> None:
    period = read(key)
    assert (period.key, period.start, period.end) == (key, dt.date(*start), dt.date(*end))
    assert period.label == label


@given(some.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), some.sampled_from(["day", "week", "month"]))
def test_every_day_lies_in_the_period_its_key_names(day, unit) -> None:
    period = of_day(day, unit)
    assert read(period.key) == period
    assert period.start <= day <= period.end


def test_what_has_no_day_stands_in_its_own_bucket() -> None:
    assert of_day(None, "week") is UNDATED
    assert read("undated").label == "undated"
