"""figure and brief on the command line: what is written, said and refused."""

import csv
import json

import pytest
from pptx import Presentation

from pipeline.cli import outgoing
from pipeline.errors import StandpointError


def test_a_figure_is_written_by_the_files_ending(tmp_path, stored, call):
    out = tmp_path / "map.csv"
    code, told, _ = call("figure", "stance-map", "--store", stored, "--out", out, "--topic", "foreign_forces")
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert code == 0
    assert "stance-map written to" in told
    assert {row["row_id"] for row in rows} == {"turkey"}


def test_a_briefing_is_written_without_a_browser(tmp_path, stored, call, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    out = tmp_path / "week.pptx"
    code, told, _ = call("brief", "--store", stored, "--out", out, "--editable", "--title", "This week")
    assert code == 0
    assert "method and evidence written to" in told
    assert Presentation(out).slides[0].shapes.title.text == "This week"
    code, _, error = call("brief", "--store", stored, "--out", tmp_path / "week.pdf")
    assert code == 1
    assert "BROWSER_PATH" in error
    assert not (tmp_path / "week.pdf").exists()


def test_what_is_left_out_is_named_with_a_code_of_its_own(tmp_path, stored, call):
    tray = tmp_path / "tray.json"
    pins = [
        {"noun": "stance-map", "params": {"topic": ["foreign_forces"]}, "title": "", "comment": ""},
        {"noun": "stance-map", "params": {"data": ["gone"]}, "title": "Last year", "comment": ""},
    ]
    whole = {"standpoint": "briefing", "format": 1, "title": "", "pins": pins}
    tray.write_text(json.dumps(whole), encoding="utf-8")
    out = tmp_path / "week.pptx"
    code, told, error = call("brief", "--store", stored, "--out", out, "--editable", "--tray", tray)
    assert code == 3
    assert "left out: Last year" in error
    assert "1 part," in told
    assert out.exists()


@pytest.mark.parametrize("out", ["week.docx", "week"])
def test_an_ending_we_do_not_write_is_refused(tmp_path, stored, call, out):
    code, _, error = call("brief", "--store", stored, "--out", tmp_path / out)
    assert code == 1
    assert "ending" in error
    assert "pptx" in error


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path, stored, call):
    code, _, error = call(
        "figure",
        "stance-map",
        "--store",
        stored,
        "--out",
        tmp_path / "no" / "map.csv",
        "--topic",
        "foreign_forces",
    )
    assert code == 1
    assert "can't be written" in error
    assert list(tmp_path.iterdir()) == []


def test_an_installation_without_the_dashboard_says_so(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(outgoing.importlib, "import_module", missing)
    with pytest.raises(StandpointError, match="not installed"):
        outgoing.commands()
