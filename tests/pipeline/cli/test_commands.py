"""The command line: what it prints, where, and how it ends."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from rich.console import Console

from pipeline import lock
from pipeline.cli import progress
from pipeline.cli import run as run_verb
from pipeline.cli.main import app, main
from pipeline.store import Store
from tests.pipeline.cli.conftest import TEXT

ROOT = Path(__file__).parents[3]
COMMANDS = typer.main.get_command(app).commands


# --- help ---


def test_the_help_groups_the_commands(call):
    code, out, err = call("--help")
    assert (code, err) == (0, "")
    for words in ("Analyse", "Look and share", "Check", *COMMANDS):
        assert words in out
    assert call()[:2] == (0, out)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_help_and_examples(call, name):
    code, out, err = call(name, "--help")
    assert (code, err) == (0, "")
    assert f"Usage: standpoint {name}" in out
    assert "Examples" in out
    assert re.search(rf"^ *standpoint {name}", out, re.MULTILINE)
    for parameter in COMMANDS[name].params:
        assert parameter.help, parameter.name


def test_the_version(call):
    assert re.fullmatch(r"standpoint \S+\n", call("--version")[1])


# --- run ---


def test_run_shows_the_ledger_and_nothing_else_where_nobody_watches(tmp_path, call):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    code, out, err = call("run", tmp_path / "a.txt", "--store", tmp_path / "s")
    assert (code, err) == (0, "")
    assert re.search(r"kept\W+1\b", out)
    assert re.search(r"inputs\W+1\b", out)
    assert "attributions" in out
    code, out, _ = call("run", tmp_path / "a.txt", "--store", tmp_path / "s")
    assert (code, "1 of them analysed before" in out, "Nothing was new" in out) == (0, True, True)


def test_run_ends_with_3_and_lists_what_was_not_analysed(tmp_path, call):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b[1].txt").write_bytes(b"")
    code, out, err = call("run", tmp_path, "--store", tmp_path.with_name("s"))
    assert code == 3
    assert re.search(r"rejected\W+1\b", out)
    assert "b[1].txt" in err
    with Store.open(tmp_path.with_name("s")).snapshot().connect() as stored:
        assert stored.execute("SELECT status, count(*) FROM articles GROUP BY 1 ORDER BY 1").fetchall() == [
            ("kept", 1),
            ("rejected", 1),
        ]


def test_many_problems_are_cut_and_the_rest_is_pointed_to(tmp_path, call):
    lines = [json.dumps({"id": str(n), "text": TEXT + str(n)}) for n in range(3)] + ["{broken"] * 30
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    code, _, err = call("run", tmp_path / "in.jsonl", "--store", tmp_path / "s", "--workers", 1)
    assert code == 3
    assert "… and 10 more" in err
    assert "standpoint ledger --store" in err


def test_a_stopped_run_says_how_to_go_on(tmp_path, call, monkeypatch):
    def stop(*_args, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(run_verb, "run_pipeline", stop)
    code, _, err = call("run", "x", "--store", tmp_path)
    assert code == 130
    assert "run the same command again" in err


def test_a_terminal_sees_a_bar():
    screen = Console(file=io.StringIO(), force_terminal=True, width=120)
    with progress.bar(screen) as tell:
        tell(1, None)
        tell(70, 100)
    shown = screen.file.getvalue()
    assert "70/100" in shown
    assert "articles/s" in shown
    with progress.bar(Console(file=io.StringIO())) as tell:
        assert tell is None


# --- errors ---


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["runn"], "Did you mean 'run'"),
        (["run", "--stor", "x"], "--store"),
        (["run", "--store", "x"], "INPUT"),
        (["run", "nowhere.txt", "--store", "x"], "nowhere.txt"),
        (["run", "{a}", "--store", "x", "--pack", "israel"], "israel-security"),
        (["run", "{a}", "--store", "x", "--scorer", "cue"], "Did you mean 'cues'"),
        (["run", "{a}", "--store", "x", "--engine", "dask"], "--engine local"),
        (["run", "{a}", "--store", "x", "--engine", "spark"], "local"),
        (["run", "{a}", "--store", "x", "--scheduler", "tcp://x"], "--scheduler"),
        (["run", "{a}", "--store", "x", "--workers", "0"], "workers"),
        (["export", "positions", "--store", "x", "--format", "csv", "--out", "y"], "standpoint run INPUT"),
        (["export", "positions", "--store", "{s}", "--format", "doc", "--out", "y"], "csv"),
        (["export", "position", "--store", "{s}", "--format", "csv", "--out", "y"], "positions"),
        (["export", "positions", "--store", "{s}", "--format", "csv", "--out", "y", "--from", "May"], "May"),
        (["brief", "--store", "x", "--out", "y.pptx"], "standpoint run INPUT"),
        (["figure", "pie", "--store", "{s}", "--out", "y.png"], "stance-map"),
        (["explain", "nothing", "--store", "{s}"], "standpoint export statements"),
        (["check-pack", "none.toml"], "none.toml"),
        (["gate", "--allow-regression"], "--update"),
        (["doctor", "--store", "x"], "standpoint run INPUT"),
    ],
)
def test_an_error_is_one_line_and_ends_with_1(tmp_path, stored, call, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    filled = [a.format(a=stored.parent / "a.txt", s=stored) for a in arguments]
    code, _, err = call(*filled)
    assert code == 1
    assert err.startswith("standpoint: ")
    assert err.count("\n") == 1
    assert words in err
    assert list(tmp_path.iterdir()) == []


def test_a_busy_store_says_who_is_writing(stored, call):
    with lock.held(stored, "20250101T000000000000Z"):
        code, _, err = call("run", stored.parent / "a.txt", "--store", stored)
    assert code == 1
    assert "20250101T000000000000Z" in err


def test_a_defect_is_one_line_and_its_traceback_can_be_seen(tmp_path, call, monkeypatch):
    def break_down(*_args, **_options):
        raise ZeroDivisionError("oh\nno")

    monkeypatch.setattr(run_verb, "run_pipeline", break_down)
    code, _, err = call("run", "x", "--store", tmp_path)
    assert code == 1
    assert err == (
        "standpoint: unexpected ZeroDivisionError: oh no; a defect of Standpoint, "
        "its traceback is shown with STANDPOINT_DEBUG=1.\n"
    )
    monkeypatch.setenv("STANDPOINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["run", "x", "--store", str(tmp_path)])


def test_it_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "--version"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("standpoint ")


def test_the_sample_does_not_go_into_a_store_of_ones_own(stored, call):
    code, _, said = call("demo", "--store", stored, "--headless")
    assert code == 1
    assert "Name another folder with --store" in said
