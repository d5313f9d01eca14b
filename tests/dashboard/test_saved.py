"""Saved views: names, what is kept of an address, and the file they travel in."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from dashboard import saved
from dashboard.markup import saved as markup
from dashboard.saved import MOST_CHARACTERS, MOST_VIEWS, View, ViewError

NOW = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)
MINE = saved.view("Mine", "timeline", {"topic": ["us_pressure"], "who": ["a", "b"]}, NOW)


def test_a_view_keeps_the_filters_and_not_the_moment() -> None:
    params = {
        "topic": ["t"],
        "data": ["20251103"],
        "tray": ["0" * 16],
        "page": ["3"],
        "odd": ["1"],
        "conf": ["0.5"],
    }
    one = saved.view("  My \n view ", "map", params, NOW)
    assert one == View("My view", "map", {"conf": ("0.5",), "topic": ("t",)}, NOW)


@pytest.mark.parametrize("name", ["", "   ", "x" * (MOST_CHARACTERS + 1)])
def test_a_view_has_a_name_that_can_be_read(name) -> None:
    with pytest.raises(ViewError, match="allowed: 1 to 60 characters"):
        saved.view(name, "map", {}, NOW)


def test_names_are_there_once_in_whatever_case() -> None:
    views = saved.saved((), MINE)
    with pytest.raises(ViewError, match="there is a view of this name; got 'Mine'"):
        saved.saved(views, saved.view("mINE", "map", {}, NOW))
    assert [one.name for one in saved.saved(views, saved.view("all", "map", {}, NOW))] == ["all", "Mine"]


def test_there_is_an_end_to_a_list() -> None:
    views = tuple(saved.view(f"{n}", "map", {}, NOW) for n in range(MOST_VIEWS))
    with pytest.raises(ViewError, match="too many views"):
        saved.saved(views, MINE)


def test_rename_and_delete() -> None:
    views = saved.saved(saved.saved((), MINE), saved.view("Other", "map", {}, NOW))
    assert [one.name for one in saved.renamed(views, "Mine", "MINE")] == [
        "MINE",
        "Other",
    ]  # its own name is free
    with pytest.raises(ViewError, match="there is a view of this name"):
        saved.renamed(views, "Mine", "other")
    with pytest.raises(ViewError, match="no view of this name any more"):
        saved.renamed(views, "Gone", "New")
    assert saved.deleted(views, "Other") == (MINE,)
    assert saved.deleted(views, "Gone") == views


def test_views_travel_in_a_file() -> None:
    views = saved.saved((), MINE)
    assert saved.decode(saved.encode(views)) == views
    assert saved.added(views, views) == views  # the same view is not doubled
    other = saved.view("mine", "map", {}, NOW)
    assert [one.name for one in saved.added(views, (other,))] == ["Mine", "mine (2)"]


def test_a_number_behind_a_name_fits() -> None:
    long = saved.view("x" * MOST_CHARACTERS, "map", {}, NOW)
    both = saved.added((long,), (saved.view("x" * MOST_CHARACTERS, "actor", {}, NOW),))
    assert {len(one.name) for one in both} == {MOST_CHARACTERS}


def broken(**parts) -> str:
    return json.dumps({**json.loads(saved.encode((MINE,))), **parts})


def one(**parts) -> str:
    (view,) = json.loads(saved.encode((MINE,)))["views"]
    return broken(views=[{**view, **parts}])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "not JSON"),
        ("[]", "holds no views; got 'list'"),
        (broken(extra=1), "holds no views"),
        (broken(format=2), "of this version; got 2"),
        (broken(standpoint="briefing"), "of this version"),
        (broken(views={}), "of this version"),
        (broken(views=[1]), "other parts"),
        (one(page="timelines"), "Did you mean 'timeline'"),
        (one(params={"nonsense": ["x"]}), "parts of a link"),
        (one(params={"topic": "x"}), "parts of a link"),
        (one(params={"topic": [1]}), "parts of a link"),
        (one(created="yesterday"), "says when it was made"),
        (one(name=""), "a view has a name"),
    ],
)
def test_a_file_that_is_none_says_why(text, why) -> None:
    with pytest.raises(ViewError, match=why):
        saved.decode(text)


def test_a_name_is_no_markdown() -> None:
    assert markup.label("*a* [b](c) $x$ :smile:") == r"\*a\* \[b\]\(c\) \$x\$ \:smile\:"
