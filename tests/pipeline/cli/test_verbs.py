"""Exports, explanations, the dashboard, the checks: what each verb shows and how it ends."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from pipeline import gate
from pipeline.audit import Finding
from pipeline.cli import dashboard
from pipeline.errors import RegistryError
from pipeline.evaluate import impartiality, reading, report
from pipeline.evaluate.figure import Figure
from pipeline.gate import Verdict
from pipeline.store import Store

# --- looking ---


def test_export_writes_the_file_and_says_so(tmp_path, stored, call):
    out = tmp_path / "q.jsonl"
    code, told, _ = call(
        *("export", "attributions", "--store", stored, "--format", "jsonl", "--out", out),
        *("--actor", "Benjamin Netanyahu", "--from", "2025-10-01", "--to", "2025-10-31"),
    )
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert f"{len(rows)} rows of attributions" in told
    assert {"ref", "quote", "speaker", "voice"} <= set(rows[0])
    assert {row["speaker"] for row in rows} == {"Benjamin Netanyahu"}


def test_explain_shows_the_words_the_holder_and_the_numbers(stored, call):
    with Store.open(stored).snapshot().connect() as connection:
        ids = [row[0] for row in connection.execute("SELECT statement_id FROM statements").fetchall()]
    assert ids
    told = [call("explain", statement, "--store", stored) for statement in ids]
    assert {code for code, _, _ in told} == {0}
    text = " ".join(out for _, out, _ in told)
    for words in (
        "independent state",
        "Benjamin Netanyahu",
        "encoder@1",
        "israel-security@1",
        "raw",
        "for it",
    ):
        assert words in text


@pytest.fixture
def served(monkeypatch):
    """The dashboard's commands, noted and not run."""
    started = []

    def note(command, **_options):
        started.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(dashboard.subprocess, "run", note)
    return started


def test_dashboard_serves_the_store(stored, call, served):
    assert call("dashboard", "--store", stored, "--port", 8600, "--headless")[0] == 0
    (command,) = served
    assert command[-3:] == ["--", "--store", str(stored)]
    assert "8600" in command
    assert command[command.index("-m") + 1] == "dashboard.serve"


def test_dashboard_opens_without_a_store_too_and_its_page_says_what_to_do(tmp_path, call, served):
    assert call("dashboard", "--store", tmp_path / "none", "--headless")[0] == 0
    assert str(tmp_path / "none") in served[-1]


def test_a_dashboard_that_fails_ends_with_1_and_ctrl_c_with_0(stored, call, monkeypatch):
    def fail(command, **_options):
        return subprocess.CompletedProcess(command, 2)

    def stop(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(dashboard.subprocess, "run", fail)
    assert call("dashboard", "--store", stored)[0] == 1
    monkeypatch.setattr(dashboard.subprocess, "run", stop)
    assert call("dashboard", "--store", stored)[0] == 0


def test_demo_analyses_the_sample_and_opens_it(tmp_path, call, served):
    code, out, _ = call("demo", "--store", tmp_path / "d", "--headless")
    assert code == 0
    assert len(served) == 1
    assert "inputs" in out
    with Store.open(tmp_path / "d").snapshot().connect() as connection:
        n, samples = connection.execute("SELECT count(*), sum(sample::INTEGER) FROM articles").fetchone()
    assert n == samples >= 60


# --- checking ---


def test_check_pack_scores_the_examples(call):
    code, out, _ = call("check-pack", "israel-security")
    assert "✓" in out
    assert code in {0, 1}


def test_check_pack_ends_with_1_where_an_example_is_wrong(tmp_path, call):
    pack = tmp_path / "p.toml"
    pack.write_text(PACK, encoding="utf-8")
    code, out, err = call("check-pack", pack)
    assert (code, "✗" in out) == (1, True)
    assert "1 of 2 examples" in err
    pack.write_text(PACK.replace('label = "against"', 'label = "favor"'), encoding="utf-8")
    code, out, _ = call("check-pack", pack)
    assert (code, "all right" in out) == (0, True)


PACK = """
id = "tea"
title = "Tea"
version = 1
languages = ["en"]
[[topic]]
id = "tea"
title = "Tea"
statement = "Tea is good."
favor = "Praises it."
against = "Scorns it."
out_of_scope = "Coffee."
favor_label = "for tea"
against_label = "against tea"
scope = ["tea"]
favor_cues = ["praise*"]
[[topic.example]]
text = "Ann praised the tea."
holder = "Ann"
label = "favor"
[[topic.example]]
text = "Bob praised tea as well."
holder = "Bob"
label = "against"
"""


def test_doctor_says_what_is_there_and_what_is_not(stored, call, monkeypatch):
    code, out, _ = call("doctor", "--store", stored)
    assert code == 0, out
    for words in ("python", "registry", "pack israel-security", "browser", "audit"):
        assert words in out
    monkeypatch.setattr("pipeline.cli.doctor.PYTHON", ((2, 6), (2, 7)))
    code, out, err = call("doctor")
    assert (code, "✗" in out) == (1, True)
    assert "python" in err


FIGURES = [Figure("a.share", 3, 4, "sample", "right of all"), Figure("b.none", 0, 0, "sample", "nothing")]


def test_evaluate_prints_the_figures(call, monkeypatch):
    monkeypatch.setattr(report, "report", lambda _seeds: FIGURES)
    code, out, _ = call("evaluate")
    assert code == 0
    assert re.search(r"a\.share\W+0\.750\W+4\W+sample", out)
    assert re.search(r"b\.none\W+–", out)


def test_gate_is_shut_below_a_floor(call, monkeypatch):
    monkeypatch.setattr(gate, "gate", lambda: [Verdict(FIGURES[0], 0.7)])
    assert call("gate")[0] == 0
    monkeypatch.setattr(gate, "gate", lambda: [Verdict(FIGURES[0], 0.8)])
    code, out, err = call("gate")
    assert (code, "0.800" in out) == (1, True)
    assert "a.share" in err
    asked = []
    monkeypatch.setattr(
        gate, "update", lambda text, **options: asked.append((text, options)) or [Verdict(FIGURES[0], 0.75)]
    )
    assert call("gate", "--update", "--allow-regression")[0] == 0
    assert asked[0][1] == {"allow_regression": True}


def test_doctor_names_the_packages_that_are_missing(call, monkeypatch):
    needed = ["duckdb>=2.0", "no-such-package>=1; python_version > '3'", 'pytest>=8; extra == "test"']
    monkeypatch.setattr("pipeline.cli.doctor.metadata.requires", lambda _name: needed)
    code, out, err = call("doctor")
    assert code == 1
    assert "pip install 'no-such-package>=1'" in out
    assert "no-such-package" in err
    assert "duckdb" in out
    assert "pytest" not in out


def test_doctor_says_what_is_wrong_with_the_data(call, monkeypatch):
    def broken():
        raise RegistryError("two actors share a name")

    monkeypatch.setattr("pipeline.cli.doctor.registry_in_use", broken)
    code, out, _ = call("doctor")
    assert (code, "two actors share a name" in out) == (1, True)


def test_doctor_lists_what_a_store_does_not_hold(stored, call, monkeypatch):
    monkeypatch.setattr(
        "pipeline.cli.doctor.audit", lambda _connection: [Finding("articles", "a ref", 3, "x")]
    )
    code, out, _ = call("doctor", "--store", stored)
    assert (code, "3 rows without a ref" in out) == (1, True)


def test_ledger_tells_each_input_that_gave_no_analysed_article(tmp_path, call):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/empty.txt").write_text("")
    for name in ("a.txt", "b.txt"):
        (tmp_path / "in" / name).write_text("The mayor opened the bridge on Monday.")
    french = "Le bac a quitté le port avec une heure de retard parce que le capitaine attendait le courrier."
    (tmp_path / "in/fr.txt").write_text(french, encoding="utf-8")
    assert call("run", tmp_path / "in", "--store", tmp_path / "s")[0] == 3
    code, out, _ = call("ledger", "--store", tmp_path / "s")
    assert code == 0
    assert "rejected  empty.txt: The file is empty." in out
    assert "unanalysed  fr.txt: It is in French" in out
    assert (
        "duplicate  b.txt: It is a duplicate: the same outlet and text as a kept article. See a.txt." in out
    )
    assert "a.txt:" not in out
    assert "1 analysed" in out
    code, out, _ = call("ledger", "--store", tmp_path / "s", "--outcome", "unanalysed")
    assert ("fr.txt" in out, "empty.txt" in out) == (True, False)
    code, _, err = call("ledger", "--store", tmp_path / "s", "--outcome", "lost")
    assert (code, "no such outcome" in err) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["reading"], "--data"),
        (["writing"], "no such stage"),
        (["reading", "--data", "nowhere"], "no such folder"),
        (
            ["--polnear", "x"],
            "without a stage can't use this; got '--polnear'; allowed: --seeds. Use it so: ",
        ),
        (["--sample", "3"], "standpoint evaluate attribution --sample"),
        (["--data", "x"], "standpoint evaluate reading --data"),
        (["reading", "--data", "x", "--polnear", "x"], "evaluate reading can't use this"),
        (["reading", "--data", "x", "--seeds", "x"], "Use it so: standpoint evaluate --seeds"),
        (["attribution", "--data", "x"], "evaluate attribution can't use this; got '--data'"),
        (["attribution", "--sample", "3"], "Name its folder with --polnear DIR"),
        (["impartiality", "--seeds", "x"], "impartiality can't use this; got '--seeds'; allowed: --data"),
        (["reading", "--scorer", "cues"], "Use it so: standpoint evaluate impartiality --scorer"),
    ],
)
def test_a_stage_is_measured_on_data_that_is_there(call, arguments, words):
    code, _, err = call("evaluate", *arguments)
    assert (code, words in err, err.count("\n")) == (1, True, 1), err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], ("encoder", None)), (["--scorer", "cues", "--data", "x"], ("cues", Path("x")))],
)
def test_impartiality_is_measured_of_the_scorer_that_was_named(call, monkeypatch, arguments, expected):
    asked = []
    monkeypatch.setattr(
        impartiality, "impartiality", lambda scorer, data, _tell: asked.append((scorer, data)) or FIGURES
    )
    code, out, _ = call("evaluate", "impartiality", *arguments)
    assert (code, asked) == (0, [expected])
    assert re.search(r"a\.share\W+0\.750\W+4\W+sample", out)


def test_a_stage_prints_its_figures_with_their_unit(call, monkeypatch, tmp_path):
    monkeypatch.setattr(
        reading, "BENCHMARKS", (lambda _data: [Figure("a.speed", 250.5, 9, "d", "m", unit="articles/s")],)
    )
    code, out, _ = call("evaluate", "reading", "--data", tmp_path)
    assert code == 0
    assert re.search(r"a\.speed\W+250\.5 articles/s\W+9\W+d", out)
