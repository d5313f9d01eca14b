"""Who an actor is: found by number of statements, told by the registry, named by the articles."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard.filters import Filters, Tile
from dashboard.markup import actor as markup
from dashboard.queries import actor as query
from dashboard.queries.counts import Counts
from dashboard.queries.evidence import evidence
from pipeline.registry import load_registry
from pipeline.resources import registry_path
from tests.dashboard.fixture import BIBI, ERDOGAN, TRUMP, connection


@pytest.fixture(scope="module")
def registry():
    return load_registry(registry_path("actors"), [registry_path("outlets")])


def test_the_actor_with_most_statements_leads(cursor) -> None:
    assert query.leading(cursor, Filters()) == BIBI
    assert query.leading(cursor, Filters(actors=(ERDOGAN,))) == ERDOGAN
    assert query.leading(cursor, Filters(confidence=1.0)) is None


@pytest.mark.parametrize("order", ["typical", "strongest"])
@pytest.mark.parametrize("actor", [BIBI, TRUMP])
def test_examples_are_the_first_of_the_evidence(cursor, actor, order) -> None:
    found = query.examples(cursor, Filters(), actor)
    assert len(found)
    for topic in set(found["topic"]):
        first = evidence(cursor, Filters(), Tile(actor=actor, topic=topic), order, 1).iloc[0]
        (mine,) = found[(found["topic"] == topic) & found[order]].to_dict("records")
        for column in ("statement_id", "stance", "excerpt", "offset", "holder", "pack"):
            assert mine[column] == first[column]


def test_what_is_typical_and_strongest_is_one_card(cursor) -> None:
    found = query.examples(cursor, Filters(topics=("us_pressure",)), BIBI)
    (only,) = found.to_dict("records")
    assert (only["typical"], only["strongest"]) == (True, True)
    assert query.examples(cursor, Filters(), "nobody").empty


def test_one_statement_of_this_actor(cursor) -> None:
    mine = query.examples(cursor, Filters(), BIBI).iloc[0]
    found = query.statement(cursor, BIBI, mine["article_id"], mine["statement_id"])
    assert list(found["excerpt"]) == [mine["excerpt"]]
    assert query.statement(cursor, TRUMP, mine["article_id"], mine["statement_id"]).empty
    assert query.statement(cursor, BIBI, "elsewhere", mine["statement_id"]).empty


def test_the_words_articles_use(cursor) -> None:
    found = query.words(cursor, BIBI)
    assert list(found.iloc[0][["text", "method"]]) == ["Benjamin Netanyahu", "name"]
    assert list(found.loc[found["text"] == "He", ["method", "n"]].iloc[0]) == ["pronoun", 1]
    assert set(found["n_all"]) == {int(found["n"].sum())}
    assert query.words(cursor, "nobody").empty
    assert query.kind(cursor, BIBI) == "person"
    assert query.kind(cursor, "nobody") is None


def test_who_was_merged_is_named(cursor) -> None:
    assert query.merged(cursor, BIBI) == []
    own = connection()
    own.execute("CREATE TABLE decided (found VARCHAR, actor_id VARCHAR, actor VARCHAR, kind VARCHAR)")
    own.execute("CREATE TABLE corrections (target_table VARCHAR, target_id VARCHAR, made_at TIMESTAMP, "
                'was VARCHAR, "column" VARCHAR)')  # fmt: skip
    own.execute(
        "INSERT INTO decided VALUES ('~b.1', 'a', 'A', NULL), ('~c.2', 'a', 'A', NULL), ('a', 'a', 'A', NULL)"
    )
    own.execute("INSERT INTO corrections VALUES ('actors', '~b.1', '2025-01-01', 'B. Beta', 'actor')")
    assert query.merged(own.cursor(), "a") == ["B. Beta", "~c.2"]


def test_the_registry_tells_kind_country_and_dated_roles(registry) -> None:
    known = markup.profile(registry, TRUMP)
    assert known is not None
    told = markup.who(known, None, [])
    assert "Person · United States" in told
    assert "US president since 20 Jan 2025, 20 Jan 2017 to 20 Jan 2021" in told
    assert "not in the registry" not in told


def test_offices_come_with_the_newest_first(registry) -> None:
    known = markup.profile(registry, BIBI)
    assert known is not None
    told = markup.who(known, None, [])
    assert told.index("Israeli prime minister since") < told.index("Israeli opposition leader")
    assert told.count("Israeli prime minister") == 1


def test_a_discovered_actor_is_said_to_be_found(registry) -> None:
    assert markup.profile(registry, "~jane.0a1b2c3d") is None
    told = markup.who(None, "armed_group", ["J. <b>Doe</b>"])
    assert "Armed group · found in the articles, not in the registry" in told
    assert "J. &lt;b&gt;Doe" in told
    assert "Of unknown kind" in markup.who(None, None, [])


def test_a_country_is_not_said_to_be_of_itself(registry) -> None:
    known = markup.profile(registry, "united-states")
    assert known is not None
    assert ">Country<" in markup.who(known, None, [])


def test_words_are_text_and_grouped_by_how_they_lead(cursor) -> None:
    frame = query.words(cursor, BIBI)
    frame.loc[0, "text"] = "<img src=x>"
    told = markup.words_used(frame.assign(n_all=frame["n"].sum() + 7))
    assert "<img" not in told
    assert "<dt>by pronoun</dt>" in told
    assert "<dt>in other words</dt><dd>7</dd>" in told
    assert "“<bdi>He</bdi>”" not in told.partition("</summary>")[0]
    assert markup.words_used(frame.iloc[:0]) == ""


def test_nothing_says_what_to_do() -> None:
    none = Counts(0, 0, 0, 0, 0, 0, 0, None)
    assert "Choose another actor" in markup.nothing("Jane <Doe>", none, filtered=False)
    assert "Jane &lt;Doe&gt; passes the filters. Widen or reset" in markup.nothing(
        "Jane <Doe>", none, filtered=True
    )
    copies = Counts(0, 0, 0, 0, 0, 0, 0, None, copies=2)
    assert "2 statements in copies of a story" in markup.nothing("Jane", copies, filtered=True)
    assert markup.share_abstained(none) == ""
    assert "3 more statements (75\u00a0% of all)" in markup.share_abstained(Counts(1, 1, 1, 0, 0, 0, 3, 0.5))


def test_an_office_that_lasts_has_no_end() -> None:
    known = markup.Profile("person", None, (("envoy", dt.date(2024, 1, 2), None),))
    assert "envoy since 2 Jan 2024" in markup.who(known, None, [])
