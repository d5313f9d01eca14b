"""Data & method: what is said of a scorer, what its confidence is worth, what was measured."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from dashboard.markup import installed as versions
from dashboard.markup import measured as markup
from dashboard.markup import method
from dashboard.queries import installed, measured
from pipeline.errors import InputError
from tests.dashboard import fixture
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


def test_figures_stand_by_stage_in_the_order_of_the_work(figures) -> None:
    figures({"positions.f1": figure(0.5), "reading.date": figure(1.0), "stancefoo": figure(1.0),
             "stance.judge.sign": figure(0.91), "stance.judge.sign.one_topic": figure(0.5),
             "portrayal.rw": figure(None)})  # fmt: skip
    frame = measured.measured()
    assert list(frame["name"]) == [
        "reading.date", "stance.judge.sign", "stance.judge.sign.one_topic", "portrayal.rw", "positions.f1"
    ]  # fmt: skip
    assert list(frame["detail"]) == [False, False, True, False, False]
    shown = markup.measured(frame)
    stages = [title for title in markup.STAGE_TITLES.values() if f">{title}</h3>" in shown]
    assert stages == list(markup.STAGE_TITLES.values())
    assert "Scorer “encoder”, with its judge: of all, the right ones</th><td>91.0\u00a0%</td>" in shown
    assert '<td class="sp-number">40</td><td>blind &lt;gold&gt;</td>' in shown
    assert "<td>not measured</td>" in shown
    assert shown.count('<details class="sp-stage"') == 4  # those with a figure
    assert shown.count(" open>") == 1
    assert '<details class="sp-stage" open><summary><h3 class="sp-h3">Reading</h3>' in shown
    assert shown.count("Topic by topic</summary>") == 1
    assert "5 figures" in shown
    assert shown.count("Not measured on the labels") == 3  # attribution, impartiality, packs


def test_a_stage_that_is_folded_says_its_main_figure(figures) -> None:
    figures({"positions.recall": figure(0.5), "positions.f1": figure(0.25, "F1 of <it>"),
             "stance.cues.sign": figure(0.75)})  # fmt: skip
    shown = markup.measured(measured.measured())
    assert "F1 of &lt;it&gt;: <strong>0.250</strong> (of 40)</span></summary>" in shown
    assert "Scorer “cues”: of all, the right ones: <strong>75.0\u00a0%</strong> (95\u00a0%: " in shown
    assert shown.count("<strong>") == 2


def test_no_figure_is_said_to_be_none(figures) -> None:
    assert "do not travel with this installation" in markup.measured(measured.measured())
    figures({"stancefoo": figure(1.0)})
    assert "Nothing is measured yet" in markup.measured(measured.measured())


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    # Where none is right the upper end is z² over n + z²: 3.8415 of 13.8415.
    [(8, 44, 0.0951, 0.3196), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_the_interval_of_a_share_is_wilsons(right, n, low, high) -> None:
    got = measured.wilson(np.array([right / n]), np.array([float(n)]))
    assert [round(float(end[0]), 4) for end in got] == [low, high]
    assert np.isnan(measured.wilson(np.array([0.5, np.nan]), np.array([0.0, 10.0]))).all()


@pytest.mark.parametrize(
    ("meaning", "share"),
    [
        ("direct quotations found", True),
        ("holders swapped, the label another or gone (lower is better)", True),
        ("F1 of clauses", False),
        ("macro-F1, of favor, against and neutral", False),
        ("right sides of rows that have one, balanced", False),
        ("mean |Δstance| of a swap", False),
        ("wrong labels, favor less against", False),
    ],
)
def test_only_a_share_gets_an_interval(figures, meaning, share) -> None:
    figures({"stance.cues.x": figure(0.5, meaning)})
    frame = measured.measured()
    assert frame["low"].notna().all() == share
    assert (" to " in markup._interval(*frame[["low", "high"]].iloc[0])) == share
    assert "favor" not in markup.measured(frame).replace("stance.cues", "")


def test_an_interval_told_in_words_is_not_told_twice(figures) -> None:
    figures({"impartiality.x": figure(0.2, "wrong labels; 95 % in 9.5% to 32.0% (lower is better)")})
    assert "Wrong labels (lower is better)</th>" in markup.measured(measured.measured())


def test_the_figures_of_the_repository_can_be_shown() -> None:
    frame = measured.measured()
    assert list(frame.columns) == list(measured.COLUMNS)
    assert {"reading", "attribution", "stance", "impartiality", "positions"} <= set(frame["stage"])
    assert not pd.isna(frame["meaning"]).any()
    known = frame[frame["low"].notna()]
    assert ((known["low"] <= known["value"] + 1e-9) & (known["value"] <= known["high"] + 1e-9)).all()
    assert "<table" in markup.measured(frame)


# --- versions ---


def test_versions_tell_what_made_the_numbers(cursor, monkeypatch) -> None:
    made = installed.made(cursor)
    assert made == installed.Made("0.1.0", "israel-security@1", "cues@1", "0" * 16, 9, 0)
    shown = versions.versions(made, "0.1.0", {"stance": "<encoder>@1"})
    assert "the same is installed here" in shown
    assert "&lt;encoder&gt;@1 (which side words take)" in shown
    assert "All articles were analysed with it." in shown
    other = versions.versions(replace(made, others=1), "0.2.0", {})
    assert "installed here is 0.2.0" in other
    assert "1 article was analysed with another one, of 9" in other
    assert "none" in other

    def gone(name: str) -> str:
        raise installed.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(installed.metadata, "version", gone)
    assert installed.version() == "unknown"


def test_models_that_are_installed_are_named(monkeypatch, tmp_path) -> None:
    assert set(installed.models()) == set(installed.resources.MODELS)
    assert installed.models()["stance"].startswith("encoder@")
    monkeypatch.setattr(installed.resources, "model_path", lambda name: tmp_path / name)
    assert installed.models() == {}

    def missing(name: str) -> None:
        raise InputError("no data folder", got=name)

    monkeypatch.setattr(installed.resources, "model_path", missing)
    assert installed.models() == {}


def test_articles_of_an_earlier_configuration_are_counted() -> None:
    with fixture.connection() as opened:
        opened.execute("CREATE OR REPLACE TABLE earlier AS SELECT * FROM runs")
        opened.execute("UPDATE earlier SET run_id = 'Z-later', config_key = 'other'")
        opened.execute("INSERT INTO runs SELECT * FROM earlier")
        found = installed.made(opened.cursor())
    assert (found.config_key, found.articles, found.others) == ("other", 9, 9)


# --- the page ---


def test_the_page_tells_scorer_figures_and_limits(app, store) -> None:
    at = app(store, "method")
    assert not at.exception
    shown = html(at)
    for part in (
        "±0.67", "positions.f1", "not yet calibrated", "there a speaker portrays", "<strong>13 inputs</strong>",
        "Student’s t with k − 1", "0000000000000000", "reading.outlet", "attribution.holder",
    ):  # fmt: skip
        assert part in shown
    assert "Not shown yet" not in shown


def test_the_parts_of_the_page_are_linked(app, store) -> None:
    at = app(store, "method")
    assert [one.proto.anchor for one in at.header] == list(method.CONTENTS)
    assert [one.value for one in at.header] == list(method.CONTENTS.values())
    assert all(f'href="#{anchor}"' in html(at) for anchor in method.CONTENTS)
