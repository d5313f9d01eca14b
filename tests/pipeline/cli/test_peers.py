"""evaluate stance and evaluate portrayal print their tables, their notes and their sources."""

from __future__ import annotations

import json
import re

import pytest

from tests.pipeline.evaluate import stance_world as world


@pytest.fixture
def gold(monkeypatch, tmp_path):
    folder = world.write_gold(tmp_path / "gold", mixed=1)
    world.install(monkeypatch, folder, world.write_model(tmp_path / "model"))
    return folder


@pytest.mark.usefixtures("gold")
def test_stance_prints_peers_intervals_and_notes(call):
    code, out, err = call("evaluate", "stance")
    assert (code, err) == (0, "")
    assert "written, blind: all topics" in out
    assert re.search(r"encoder\W+6\W+1\.000 \[1\.000–1\.000\]\W+4\W+1\.000", out)
    assert re.search(r"VADER sign .* 0 \(0 %\)\W+–", out)
    assert re.search(r"written, blind, judge\W+9\W+0\.200.* 67 %\W+1\.000\W+0\.200", out)
    assert "Blind rows labelled mixed, and left out: 1" in out
    assert "Real articles are left out" in out
    assert "not re-checked" in out
    assert "In brackets: " in out
    assert "--base DIR" in out


def test_stance_reads_real_articles_where_they_are(call, gold, tmp_path):
    world.write_real(gold, tmp_path / "data")
    base = world.write_model(tmp_path / "base")
    code, out, _ = call("evaluate", "stance", "--data", tmp_path / "data", "--base", base)
    assert code == 0
    assert "real, blind: all topics" in out
    assert "frozen embedding + logistic regression" in out
    assert "left out, of" not in out
    assert "no base encoder" not in out


def test_portrayal_prints_files_and_sources(call, monkeypatch, tmp_path):
    monkeypatch.setattr("pipeline.resources.model_path", lambda _name: tmp_path)
    row = {"sentence": "Ann Bo lives by a river.", "from": 0, "to": 6, "polarity": 0}
    (tmp_path / "own.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    code, out, _ = call("evaluate", "portrayal", "--data", tmp_path, "--file", "own.jsonl")
    assert code == 0
    assert re.search(r"own\.jsonl\W+VADER\W+1\W+1\.000\W+1\.000\W+0\.000", out)
    assert "Hamborg & Donnay 2021, Table 2" in out
    assert "no encoder of portrayal" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["portrayal"], "portrayal is measured on public data"),
        (["portrayal", "--data", "nowhere"], "no such file of NewsMTSC"),
        (["stance", "--base", "nowhere"], "there is no encoder in that folder"),
        (["stance", "--file", "x"], "evaluate stance can't use this; got '--file'; allowed: --data, --base"),
        (["--base", "x"], "Use it so: standpoint evaluate stance --base"),
    ],
)
def test_what_a_stage_can_not_use_is_refused(call, arguments, words):
    code, _, err = call("evaluate", *arguments)
    assert (code, words in err, err.count("\n")) == (1, True, 1), err
