"""The archive: every file is in the manifest with its checksum, and the same briefing is the same archive."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile

import plotly.graph_objects as go
import pytest
from PIL import Image

from dashboard.briefing.bundle import MOST_MISSING, STATEMENT_COLUMNS, bundle
from dashboard.briefing.tray import decode
from dashboard.figures.parts.framed import SHEET
from dashboard.rendering import browser
from dashboard.rendering.engine import Engine, RenderError
from tests.dashboard.briefing.printed import TITLE, TRAY, composed
from tests.dashboard.fixture import HOSTILE


class Broken(Engine):
    """Draws nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def picture(self, figure: go.Figure, file_format: str) -> bytes:
        del figure, file_format
        self.asked += 1
        raise RenderError("the browser did not draw it")


@pytest.fixture(scope="module")
def briefing(store):
    return composed(store, SHEET)


@pytest.fixture(scope="module")
def files(briefing) -> dict[str, bytes]:
    return unpacked(bundle(briefing, None, TRAY))


@pytest.fixture(scope="module")
def drawn(briefing) -> bytes:
    if browser.find() is None:
        pytest.skip(browser.why_none())
    with Engine() as engine:
        return bundle(briefing, engine, TRAY)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(files) -> dict:
    return json.loads(files["manifest.json"])


def test_every_file_is_in_the_manifest_with_its_checksum(files):
    told = {one["path"]: one for one in manifest(files)["files"]}
    assert set(told) == set(files) - {"manifest.json"}
    for path, one in told.items():
        assert one["sha256"] == hashlib.sha256(files[path]).hexdigest()
        assert one["bytes"] == len(files[path])
        if path.endswith(".csv"):
            assert one["rows"] == len(rows(files[path]))


def test_the_manifest_tells_where_each_figure_comes_from(files, briefing):
    whole = manifest(files)
    one = whole["figures"][1]
    assert (whole["title"], whole["made"], whole["snapshots"]) == (
        TITLE,
        "2026-11-21",
        {
            snapshot: {
                "version": made.version, "pack": made.pack, "scorer": made.scorer,
                "config_key": made.config_key, "articles": made.articles,
                "articles_of_other_configurations": made.others,
            }
            for snapshot, made in briefing.versions.items()
        },
    )
    assert one["noun"] == "stance-map"
    assert one["permalink"] == f"https://desk.example/?data={briefing.snapshots[0]}&topic=us_pressure"
    assert one["snapshot"] == briefing.snapshots[0]
    assert one["filters"] == {"topic": ["us_pressure"]}
    assert one["files"] == ["data/02-stance-map.csv", "data/02-stance-map.xlsx"]
    assert one["n_statements"] == briefing.sections[1].exhibit.n_statements == 3
    assert "Filters: none; copies of a story count once" in one["lines"]


def test_statements_have_their_words_and_links_and_no_formula(files):
    told = rows(files["statements.csv"])
    assert tuple(told[0]) == STATEMENT_COLUMNS
    pinned = [row for row in told if row["section"] == "03"]
    (own,) = [row for row in pinned if row["attributed_words"] == HOSTILE]
    assert own["sentence"].startswith("Benjamin Netanyahu said that <script>")
    assert (own["side"], float(own["stance"]), own["published"]) == ("favor", 0.9, "")
    assert own["link"].startswith("https://desk.example/article?article=")
    assert {row["section"] for row in told} == {"03", "appendix"}
    assert len({row["statement_id"] for row in told}) == len(told)


def test_the_tray_can_be_opened_again(files):
    assert decode(files["briefing.json"].decode()) == TRAY
    assert "--tray briefing.json" in files["README.txt"].decode()


def test_without_a_browser_data_are_saved_and_the_reason_told(files, briefing, monkeypatch):
    assert not any(path.startswith("figures/") for path in files)
    monkeypatch.setattr(browser, "find", lambda: None)
    made = unpacked(bundle(briefing, None, TRAY))
    assert manifest(made)["pictures_missing"] == [browser.why_none()]
    assert browser.why_none() in made["README.txt"].decode()


def test_a_browser_that_breaks_is_not_asked_for_ever(briefing):
    engine = Broken()
    made = unpacked(bundle(briefing, engine, TRAY))
    assert engine.asked == MOST_MISSING
    (first, _) = manifest(made)["pictures_missing"]
    assert first == f"{briefing.sections[0].title}: the browser did not draw it."
    assert "data/01-stance-map.csv" in made


def test_each_section_is_told_before_it_is_made(briefing):
    told = []
    bundle(briefing, None, TRAY, lambda *one: told.append(one))
    assert [one[:2] for one in told] == [(0, 3), (1, 3), (2, 3)]
    assert told[1][2] == briefing.sections[1].title


def test_the_same_briefing_is_the_same_archive(store, briefing):
    assert bundle(briefing, None, TRAY) == bundle(composed(store, SHEET), None, TRAY)


@pytest.mark.browser
def test_figures_are_files_of_their_own(drawn):
    files = unpacked(drawn)
    assert manifest(files)["pictures_missing"] == []
    picture = Image.open(io.BytesIO(files["figures/01-stance-map.png"]))
    assert picture.width == 2 * SHEET.width
    assert files["figures/02-stance-map.pdf"].startswith(b"%PDF")
    assert b"@font-face" in files["figures/01-stance-map.svg"]
    assert b"+0.65" in files["figures/01-stance-map.svg"]  # Netanyahu in the Ledger, as the store has it


@pytest.mark.browser
def test_drawn_again_the_archive_is_the_same(drawn, briefing):
    with Engine() as engine:
        assert bundle(briefing, engine, TRAY) == drawn


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
