"""The shelf: trays called by their content, files that were tampered with, and lists that two write at once."""

from __future__ import annotations

import datetime as dt
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import saved
from dashboard.briefing import tray as trays
from dashboard.briefing.shelf import FOLDER, TRAYS, VIEWS, Shelf
from dashboard.briefing.tray import Pin, Tray
from pipeline.errors import StoreError
from pipeline.store import Store
from tests.dashboard.fixture import write_store

MAP = Pin("stance-map", {"data": ("one",), "topic": ("us_pressure",)})
OTHER = Pin("ledger", {"data": ("one",)})
NOW = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)


def test_a_tray_comes_back_as_it_was(tmp_path) -> None:
    shelf, tray = Shelf(tmp_path), Tray("Week 44", (MAP, OTHER))
    name = shelf.keep(tray)
    assert name == trays.name(tray)
    assert shelf.load(name) == tray
    assert shelf.keep(tray) == name
    assert len(list((tmp_path / FOLDER / TRAYS).iterdir())) == 1  # nothing half written stays beside it


@pytest.mark.parametrize(
    "name", ["../../secret", "0" * 15, "0" * 17, "G" * 16, "0123456789ABCDEF", "", "0000000000000000\n"]
)
def test_what_is_no_name_is_not_looked_for(tmp_path, name) -> None:
    with pytest.raises(StoreError, match="no such name"):
        Shelf(tmp_path).load(name)


def test_a_tray_that_is_not_there_is_said(tmp_path) -> None:
    with pytest.raises(StoreError, match="no such briefing"):
        Shelf(tmp_path).load("0" * 16)


@pytest.mark.parametrize(
    "written", [b"{}", b"\xff\xfe", b"not json", trays.encode(Tray("x", (MAP,))).encode()]
)
def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path, written) -> None:
    shelf = Shelf(tmp_path)
    name = shelf.keep(Tray("", (MAP,)))
    (tmp_path / FOLDER / TRAYS / f"{name}.json").write_bytes(written)
    with pytest.raises(StoreError):
        shelf.load(name)
    assert shelf.recent(5) == []


def test_earlier_trays_newest_first_without_the_steps_to_them(tmp_path) -> None:
    shelf = Shelf(tmp_path)
    kept = [shelf.keep(tray) for tray in (Tray("", (OTHER,)), Tray("", (MAP,)), Tray("Both", (MAP, OTHER)))]
    for age, name in enumerate(reversed(kept)):
        os.utime(tmp_path / FOLDER / TRAYS / f"{name}.json", (1_000_000 - age, 1_000_000 - age))
    assert [one.name for one in shelf.recent(5)] == [kept[2]]  # the others are steps to it
    lone = shelf.keep(Tray("", (OTHER,)))  # put there once more, it is the newest
    assert [one.name for one in shelf.recent(5)] == [lone, kept[2]]
    assert [one.name for one in shelf.recent(1)] == [lone]
    assert Shelf(tmp_path / "nowhere").recent(5) == []


def test_a_folder_that_cannot_be_written_is_an_error_of_the_store(tmp_path) -> None:
    (tmp_path / FOLDER).write_text("a file stands where the folder would be")
    shelf = Shelf(tmp_path)
    with pytest.raises(StoreError, match=r"can't be written to.*got .*briefings.*Ask who may write") as told:
        shelf.keep(Tray("", (MAP,)))
    assert "\n" not in told.value.sentence()
    with pytest.raises(StoreError, match="can't be written to"):
        shelf.change(lambda views: views)
    assert shelf.views() == ()


def test_two_who_save_a_view_at_once_both_do(tmp_path) -> None:
    shelf = Shelf(tmp_path)

    def save(number: int) -> None:
        shelf.change(lambda views: saved.saved(views, saved.view(f"View {number}", "map", {}, NOW)))

    with ThreadPoolExecutor(8) as many:
        list(many.map(save, range(16)))
    assert len(shelf.views()) == 16


def test_a_change_that_is_refused_leaves_the_views(tmp_path) -> None:
    shelf = Shelf(tmp_path)
    shelf.change(lambda views: saved.saved(views, saved.view("Mine", "map", {}, NOW)))
    before = (tmp_path / FOLDER / VIEWS).read_bytes()
    with pytest.raises(saved.ViewError):
        shelf.change(lambda views: saved.saved(views, saved.view("mine", "map", {}, NOW)))
    assert (tmp_path / FOLDER / VIEWS).read_bytes() == before


def test_the_store_reads_and_writes_as_before_with_the_folder_in_it(tmp_path) -> None:
    place = write_store(tmp_path / "S")
    before = Store.open(place).snapshot()
    Shelf(place).keep(Tray("", (MAP,)))
    assert Store.create_or_open(place).snapshot() == before
    assert Store.open(place).undo() == []
