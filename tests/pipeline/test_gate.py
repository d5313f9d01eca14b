"""The gate: it shuts when a figure falls, and it is not lowered in passing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline import gate
from pipeline.errors import InputError
from pipeline.evaluate.figure import Figure


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own, with a figure that can be set."""
    for name in (
        "sample/raw",
        *(f"gold/{one}" for one in ("sample", "attribution", "impartiality", "stance")),
    ):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text("gold", encoding="utf-8")
    (tmp_path / "sample" / "truth.jsonl").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(gate.resources, "folder", lambda: tmp_path)
    measured(monkeypatch, 0.8)
    return tmp_path


def measured(monkeypatch: pytest.MonkeyPatch, value: float, name: str = "positions.f1") -> None:
    monkeypatch.setattr(gate, "report", lambda: [Figure(name, value * 100, 100, "sample", "F1")])


@pytest.mark.parametrize(
    ("value", "passed"), [(0.8, True), (0.81, True), (0.79996, True), (0.7997, False), (0.79, False)]
)
def test_a_figure_must_keep_its_floor(
    here: Path, monkeypatch: pytest.MonkeyPatch, value: float, passed: bool
) -> None:
    gate.update("")
    measured(monkeypatch, value)
    assert [verdict.passed for verdict in gate.gate()] == [passed]
    assert (here / "gold" / "gate.json").is_file()


@pytest.mark.parametrize(("value", "passed"), [(0.02, True), (0.05, True), (0.06, False)])
def test_where_lower_is_better_the_floor_is_a_ceiling(value: float, passed: bool) -> None:
    verdict = gate.Verdict(Figure("attribution.wrong_speaker", value * 100, 100, "sample", ""), 0.05)
    assert verdict.passed is passed


@pytest.mark.usefixtures("here")
def test_a_figure_that_is_not_pinned_does_not_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    gate.update("")
    measured(monkeypatch, 0.9, name="attribution.quote")
    assert [(verdict.figure.name, verdict.floor, verdict.passed) for verdict in gate.gate()] == [
        ("attribution.quote", None, False),
        ("positions.f1", 0.8, False),
    ]


def test_a_figure_that_is_measured_no_more_is_dropped_only_with_a_line_that_says_why(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.update("")
    measured(monkeypatch, 0.9, name="attribution.quote")
    with pytest.raises(InputError, match=r"positions\.f1"):
        gate.update("")
    gate.update("positions.f1 is gone because …", allow_regression=True)
    pinned = json.loads((here / "gold" / "gate.json").read_text(encoding="utf-8"))
    assert pinned["figures"].keys() == {"attribution.quote"}


def test_a_floor_is_lowered_only_with_the_flag_and_a_line_that_says_why(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate.update("")
    measured(monkeypatch, 0.5)
    for changelog, allowed in (("", False), ("", True), ("positions.f1 fell because …", False)):
        with pytest.raises(InputError, match=r"floor of positions\.f1 would be lowered"):
            gate.update(changelog, allow_regression=allowed)
    gate.update("positions.f1 fell because …", allow_regression=True)
    pinned = json.loads((here / "gold" / "gate.json").read_text(encoding="utf-8"))
    assert pinned["figures"]["positions.f1"]["floor"] == 0.5


def test_changed_gold_stops_the_gate(here: Path) -> None:
    gate.update("")
    (here / "gold" / "sample" / "a.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(InputError, match="not the pinned one"):
        gate.gate()


@pytest.mark.usefixtures("here")
def test_without_floors_the_gate_says_so() -> None:
    with pytest.raises(InputError, match="no floors"):
        gate.gate()


@pytest.mark.parametrize(("value", "passed"), [(0.04, True), (0.05, True), (0.06, False)])
def test_a_figure_says_itself_that_lower_is_better(value: float, passed: bool) -> None:
    figure = Figure(
        "impartiality.flips.person", value * 100, 100, "own", "labels that flip (lower is better)"
    )
    assert gate.Verdict(figure, 0.05).passed is passed
