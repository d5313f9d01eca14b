"""Data & method: what is said of a scorer, what its confidence is worth, what was measured."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from dashboard.markup import method
from dashboard.queries import measured
from tests.dashboard.screen import html


@pytest.mark.parametrize(
    ("scorer", "told", "silent"),
    [
        ("cues@1", "±0.67", "language model"),
        ("encoder@1", "a mark in place of the name", "±0.67"),
        ("encoder@1 zero-shot", "no side is given", "±0.67"),
        ("<theirs>@1", "What the scorer “&lt;theirs&gt;@1” does is not told here.", "±0.67"),
    ],
)
def test_each_scorer_is_told_in_its_own_words(scorer, told, silent) -> None:
    shown = method.scoring(scorer)
    assert told in shown
    assert silent not in shown


@pytest.mark.parametrize(
    ("scorer", "told"),
    [
        ("cues@1", "not yet calibrated"),
        ("theirs@1", "not yet calibrated"),
        ("encoders@1", "not yet calibrated"),
        ("encoder@1", method.CALIBRATED[""]),
        ("encoder@2 fitted", method.CALIBRATED["fitted"]),
        ("encoder@1 zero-shot", method.CALIBRATED["zero-shot"]),
    ],
)
def test_a_confidence_is_called_calibrated_only_where_it_is(scorer, told) -> None:
    shown = method.limits(scorer)
    assert told in shown
    assert shown.count("<dt>Confidence</dt>") == 1
    assert shown.count("<dt>") == len(method.LIMITS) + 1


def figure(floor: float | None, meaning: str = "of all, the right ones") -> dict[str, object]:
    return {"floor": floor, "n": 40, "data": "blind <gold>", "meaning": meaning}


@pytest.fixture
def figures(tmp_path, monkeypatch):
    def put(found: dict[str, dict[str, object]]) -> None:
        (tmp_path / "gold").mkdir()
        (tmp_path / "gold" / "gate.json").write_text(json.dumps({"figures": found}), encoding="utf-8")

    monkeypatch.setattr(measured.resources, "folder", lambda: tmp_path)
    return put


def test_figures_of_stance_come_first_and_others_not_at_all(figures) -> None:
    figures({"positions.f1": figure(0.5), "reading.date": figure(1.0), "stancefoo": figure(1.0),
             "impartiality.swap": figure(0.01), "stance.sign": figure(0.91), "portrayal.rw": figure(None)})  # fmt: skip
    frame = measured.measured()
    assert list(frame["name"]) == ["stance.sign", "portrayal.rw", "impartiality.swap", "positions.f1"]
    shown = method.measured(frame)
    assert "<td>stance.sign</td><td>0.910</td>" in shown
    assert '<td class="sp-number">40</td><td>blind &lt;gold&gt;</td>' in shown
    assert "<td>portrayal.rw</td><td>not measured</td>" in shown
    assert "4 figures" in shown


def test_no_figure_is_said_to_be_none(figures) -> None:
    assert "do not travel with this installation" in method.measured(measured.measured())
    figures({"reading.date": figure(1.0)})
    assert "Nothing is measured yet" in method.measured(measured.measured())


def test_the_figures_of_the_repository_can_be_shown() -> None:
    frame = measured.measured()
    assert list(frame.columns) == list(measured.COLUMNS)
    assert "positions.f1" in set(frame["name"])
    assert not pd.isna(frame["meaning"]).any()
    assert "<table" in method.measured(frame)


def test_the_page_tells_scorer_figures_and_limits(app, store) -> None:
    at = app(store, "method")
    assert not at.exception
    shown = html(at)
    for part in ("±0.67", "positions.f1", "not yet calibrated", "there a speaker portrays"):
        assert part in shown
