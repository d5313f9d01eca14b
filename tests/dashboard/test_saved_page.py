"""Saved views in the head of a page: saved, renamed, deleted, and a file of them that is broken."""

from __future__ import annotations

import datetime as dt

import pytest

from dashboard import saved
from dashboard.briefing.shelf import Shelf
from tests.dashboard import fixture
from tests.dashboard.screen import html


@pytest.fixture
def own(tmp_path):
    """A store to write into."""
    return fixture.write_store(tmp_path / "S")


def key(at, name: str):
    return next(one for one in at.button if one.key == name)


def test_views_in_the_head_of_a_page(app, own) -> None:
    at = app(own, "timeline", topic="us_pressure")
    assert not [one for one in at.button if one.key == "view-save"]  # nothing is read before it is opened
    at.session_state["views"] = True
    at.run()
    at.text_input(key="view-name").set_value("Pressure")
    key(at, "view-save").click().run()
    assert not at.exception
    (one,) = Shelf(own).views()
    assert (one.name, one.page, dict(one.params)) == ("Pressure", "timeline", {"topic": ("us_pressure",)})
    assert "Pressure" in [link.proto.label for link in at.get("page_link")]
    at.text_input(key="view-name").set_value("PRESSURE")
    key(at, "view-save").click().run()
    assert "there is a view of this name" in html(at)
    at.text_input(key="view-new-name").set_value("Push")
    key(at, "view-rename").click().run()
    assert [one.name for one in Shelf(own).views()] == ["Push"]
    key(at, "view-delete").click().run()
    assert Shelf(own).views() == ()


def test_a_broken_file_of_views_is_said(app, own) -> None:
    now = dt.datetime(2025, 11, 3, tzinfo=dt.UTC)
    Shelf(own).change(lambda views: saved.saved(views, saved.view("A", "map", {}, now)))
    (own / "briefings" / "views.json").write_text("{")
    at = app(own)
    at.session_state["views"] = True
    at.run()
    assert not at.exception
    assert "the file holds no views" in html(at)
