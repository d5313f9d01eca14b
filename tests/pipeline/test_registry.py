"""The registry: offices at their dates, one owner a name, outlets by domain and name."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import resources
from pipeline.errors import RegistryError
from pipeline.registry import Registry, Role, load_registry

ACTORS = """
[[office]]
id = "pm-x"
country = "X"
phrases = ["prime minister of X"]
short = ["prime minister"]

[[actor]]
id = "ann"
name = "Ann Alder"
kind = "person"
country = "X"
aliases = ["A. Alder"]
ambiguous = ["Alder"]
source = "https://example.org/ann"
[[actor.role]]
office = "pm-x"
from = 2020-01-01
to = 2022-06-01

[[actor]]
id = "bob"
name = "Bob Birch"
kind = "person"
ambiguous = ["Birch"]
source = "https://example.org/bob"
[[actor.role]]
office = "pm-x"
from = 2022-06-01
source = "https://example.org/oath"
"""
OUTLETS = """
[[outlet]]
id = "post"
name = "The Daily Post"
aliases = ["Daily Post"]
domains = ["post.example", "news.Gazette.example"]
kind = "newspaper"
tells = ["Read more at the Post"]

[[outlet]]
id = "wire"
name = "Wire"
domains = ["wire.example"]
kind = "agency"
sample = true
"""


@pytest.fixture
def build(tmp_path):
    """A registry of the files above, with text replaced or added."""

    def built(actors: str = ACTORS, outlets: str = OUTLETS) -> Registry:
        (tmp_path / "actors.toml").write_text(actors, encoding="utf-8")
        (tmp_path / "outlets.toml").write_text(outlets, encoding="utf-8")
        return load_registry(tmp_path / "actors.toml", [tmp_path / "outlets.toml"])

    return built


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        (dt.date(2019, 12, 31), []),
        (dt.date(2020, 1, 1), ["ann"]),
        (dt.date(2022, 5, 31), ["ann"]),
        (dt.date(2022, 6, 1), ["bob"]),
        (dt.date(2099, 1, 1), ["bob"]),
    ],
)
def test_an_office_is_held_from_its_day_and_handed_over_on_the_next(build, day, holders) -> None:
    assert [actor.id for actor in build().holders("pm-x", day)] == holders


@given(st.dates(), st.dates(), st.dates())
def test_a_role_holds_on_exactly_its_days(start, end, day) -> None:
    assert Role("x", start, end, None).held_on(day) is (start <= day < end)
    assert Role("x", start, None, None).held_on(day) is (start <= day)


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("post.example", "post"),
        ("WWW.Post.Example.", "post"),
        ("news.gazette.example", "post"),
        ("gazette.example", None),
        ("compost.example", None),
        ("example", None),
        ("", None),
        ("wire.example", "wire"),
    ],
)
def test_an_outlet_is_found_by_its_domain_or_a_part_of_it(build, host, outlet) -> None:
    found = build().outlet_of_domain(host)
    assert (found.id if found else None) == outlet


@pytest.mark.parametrize(
    ("name", "outlet"),
    [("the daily post", "post"), (" Daily\n POST ", "post"), ("WIRE", "wire"), ("Post", None), ("", None)],
)
def test_an_outlet_is_found_by_its_name(build, name, outlet) -> None:
    found = build().outlet_of_name(name)
    assert (found.id if found else None) == outlet


def test_what_is_left_out_has_its_meaning(build) -> None:
    registry = build()
    assert registry.actors["bob"].country is None
    assert registry.actors["bob"].aliases == ()
    assert registry.actors["ann"].roles[0].source is None
    assert registry.outlets["wire"].sample
    assert not registry.outlets["post"].sample


def test_the_fingerprint_follows_the_content(build) -> None:
    first = build().fingerprint
    assert build().fingerprint == first
    assert build(outlets=OUTLETS + "\n").fingerprint != first


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kind = "person"\ncountry', 'kind = "human"\ncountry', "'kind' is not a known word; got 'human'"),
        ('aliases = ["A.', 'alias = ["A.', "unknown key; got 'alias'.*Did you mean 'aliases'"),
        ('source = "https://example.org/bob"\n', "", "key 'source' is missing"),
        (
            'office = "pm-x"\nfrom = 2022',
            'office = "pm-y"\nfrom = 2022',
            "no such office.*Did you mean 'pm-x'",
        ),
        ("from = 2022-06-01", "from = 2022-05-31", "office pm-x has two holders on 2022-05-31"),
        ("to = 2022-06-01", "to = 2019-01-01", "a role ends before it begins"),
        ("to = 2022-06-01", "to = 2022-06-01T00:00:00", "'to' has the wrong type"),
        ('name = "Bob Birch"', 'name = "Ann Alder"', "two actors share a name.*ambiguous"),
        ('name = "Bob Birch"', 'name = "Bob Birch"\nmetonyms = ["A. Alder"]', "two actors share a name"),
        ('id = "bob"', 'id = "ann"', "two actors have the same id; got 'ann'"),
        ('id = "bob"', 'id = " "', "'id' is blank"),
    ],
)
def test_a_malformed_registry_of_actors_is_refused(build, old, new, words) -> None:
    assert ACTORS.count(old) == 1
    with pytest.raises(RegistryError, match=words):
        build(actors=ACTORS.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('domains = ["wire', 'domains = ["POST', "share a name or domain; got .*post.example"),
        ('name = "Wire"', 'name = "daily  post"', "share a name or domain"),
        ('id = "wire"', 'id = "post"', "two outlets have the same id"),
        ('kind = "agency"', 'kind = "blog"', "'kind' is not a known word"),
        ("sample = true", 'sample = "yes"', "'sample' has the wrong type"),
        ("sample = true", "samples = true", "unknown key; got 'samples'"),
        ("[[outlet]]\nid", "[[outlets]]\nid", "unknown key; got 'outlets'; allowed: outlet"),
    ],
)
def test_a_malformed_registry_of_outlets_is_refused(build, old, new, words) -> None:
    with pytest.raises(RegistryError, match=words):
        build(outlets=OUTLETS.replace(old, new))


def test_one_actor_may_use_a_name_twice(build) -> None:
    assert build(actors=ACTORS.replace('["A. Alder"]', '["Ann Alder", "A. Alder"]')).actors["ann"]


@pytest.mark.parametrize(("kind", "at_least"), [("actors", 120), ("outlets", 150)])
def test_the_registry_that_ships_loads_and_is_as_large_as_promised(kind, at_least) -> None:
    registry = load_registry(resources.registry_path("actors"), [resources.registry_path("outlets")])
    assert len(getattr(registry, kind)) >= at_least
    assert all("/" in actor.source for actor in registry.actors.values())
