"""What the commands give: the figure of the button beside it, and the briefing of a tray or the default one."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile

import pytest
from pptx import Presentation

from dashboard import commands
from dashboard.briefing.compose import ADDRESS
from dashboard.briefing.tray import Pin, Tray, TrayError, encode
from dashboard.commands import Asked, Styled
from dashboard.exhibits.exhibit import NothingToShow
from dashboard.rendering import browser
from pipeline.errors import StandpointError, UsageError
from tests.dashboard.fixture import BIBI, LEDGER

DAY = dt.date(2026, 1, 5)
STYLED = Styled(editable=True)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_data_of_a_figure_are_the_stores(store) -> None:
    found = rows(commands.figure(Asked(str(store), topics=("independence",)), "stance-map", "csv", DAY))
    tile = next(row for row in found if row["row_id"] == BIBI and row["col_id"] == LEDGER[0])
    assert float(tile["mean"]) == pytest.approx(0.65)
    assert (tile["n_statements"], tile["n_articles"]) == ("3", "2")


def test_names_are_known_whatever_their_case_and_options_go_before_the_link(store) -> None:
    asked = Asked(
        str(store), "https://x.example/?topic=us_pressure&from=2025-10-21", outlets=("the HARBOUR ledger",)
    )
    assert {row["col_id"] for row in rows(commands.figure(asked, "stance-map", "csv", DAY))} == {LEDGER[0]}
    asked = Asked(str(store), "topic=us_pressure", topics=("INDEPENDENCE",), actors=("Benjamin Netanyahu",))
    found = rows(commands.figure(asked, "stance-map", "csv", DAY))
    assert {row["row_id"] for row in found} == {BIBI}
    assert any(float(row["mean"]) == pytest.approx(0.65) for row in found)


@pytest.mark.parametrize(
    ("asked", "noun", "file_format", "told"),
    [
        ({}, "pie", "csv", "no such figure"),
        ({}, "stance-map", "gif", "no such format"),
        ({"link": "topic=peace"}, "stance-map", "csv", "not in this store"),
        ({"link": "colour=red"}, "stance-map", "csv", "no such part of a link"),
        ({"link": "http://["}, "stance-map", "csv", "can't be read"),
        ({"outlets": ("The Harbor Ledger",)}, "stance-map", "csv", "Did you mean"),
        ({"start": dt.date(2025, 2, 1), "end": dt.date(2025, 1, 1)}, "stance-map", "csv", "ends before"),
        ({"link": "data=gone"}, "stance-map", "csv", "no such run"),
    ],
)
def test_what_is_not_known_is_refused(store, asked, noun, file_format, told) -> None:
    with pytest.raises(StandpointError, match=told):
        commands.figure(Asked(str(store), **asked), noun, file_format, DAY)


def test_a_figure_of_nothing_is_none(store) -> None:
    asked = Asked(str(store), start=dt.date(1999, 1, 1), end=dt.date(1999, 1, 2), link="undated=0")
    with pytest.raises(NothingToShow):
        commands.figure(asked, "stance-map", "csv", DAY)


def test_the_default_briefing_needs_no_browser_when_it_is_editable(store, monkeypatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    told = []
    made = commands.brief(
        Asked(str(store)), STYLED, "pptx", DAY, lambda done, total, what: told.append((done, total, what))
    )
    slides = list(Presentation(io.BytesIO(made.file)).slides)
    assert len(slides) >= len(made.briefing.sections) + 2
    assert told
    assert made.left_out == ()
    with pytest.raises(StandpointError, match="BROWSER_PATH"):
        commands.brief(Asked(str(store)), Styled(), "pptx", DAY)
    with pytest.raises(StandpointError, match="BROWSER_PATH"):
        commands.brief(Asked(str(store)), Styled(), "pdf", DAY)


def test_an_archive_without_a_browser_has_its_data_and_says_why(store, monkeypatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    made = commands.brief(Asked(str(store), topics=("independence",)), Styled(), "zip", DAY)
    assert "the pictures" in made.left_out[-1]
    with zipfile.ZipFile(io.BytesIO(made.file)) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
    assert any(name.startswith("data/") and name.endswith(".csv") for name in names)
    assert not any(name.startswith("figures/") for name in names)
    assert "BROWSER_PATH" in json.dumps(manifest)


def test_a_saved_tray_is_the_briefing(store, tmp_path) -> None:
    file = tmp_path / "tray.json"
    file.write_text(
        encode(Tray("Mine", (Pin("stance-map", {"topic": ("independence",)}, "One"),))), encoding="utf-8"
    )
    styled = Styled(editable=True, tray=file, title="Ours")
    briefing = commands.brief(Asked(str(store)), styled, "pptx", DAY).briefing
    assert (briefing.title, briefing.address) == ("Ours", ADDRESS)
    assert [section.title for section in briefing.sections] == ["One"]
    with pytest.raises(UsageError, match="own filters"):
        commands.brief(Asked(str(store), topics=("independence",)), styled, "pptx", DAY)
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(TrayError):
        commands.brief(Asked(str(store)), styled, "pptx", DAY)
    with pytest.raises(UsageError, match="can't be read"):
        commands.brief(Asked(str(store)), Styled(tray=tmp_path / "none"), "pptx", DAY)


def test_options_of_slides_are_for_slides(store) -> None:
    with pytest.raises(UsageError, match="for slides"):
        commands.brief(Asked(str(store)), STYLED, "pdf", DAY)
    with pytest.raises(UsageError, match="no such format"):
        commands.brief(Asked(str(store)), Styled(), "docx", DAY)


def test_a_link_without_a_question_asks_for_nothing(store) -> None:
    plain = commands.figure(Asked(str(store)), "stance-map", "csv", DAY)
    assert commands.figure(Asked(str(store), "http://localhost:8501/"), "stance-map", "csv", DAY) == plain
    assert commands.figure(Asked(str(store), "http://localhost:8501/?"), "stance-map", "csv", DAY) == plain


def test_undated_articles_count_unless_they_are_left_out(store) -> None:
    def n(*, undated: bool) -> int:
        asked = Asked(str(store), topics=("independence",), start=dt.date(2025, 1, 1), undated=undated)
        found = rows(commands.figure(asked, "stance-map", "csv", DAY))
        return sum(int(row["n_statements"]) for row in found)

    assert n(undated=True) - n(undated=False) == 17  # those of the undated paper in the Courier


def test_the_same_is_asked_twice_and_the_same_is_given(store) -> None:
    asked = Asked(str(store), topics=("independence",))
    assert len({commands.figure(asked, "timeline", "csv", DAY) for _ in range(4)}) == 1
