"""The process that adds articles: who it ends with, and what is left of it; a save outlives its session."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboard.adding import messages, running, tray, worker
from dashboard.adding.desk import Desk
from dashboard.adding.messages import Job, Refused
from dashboard.adding.target import Target
from dashboard.adding.tray import Pasted
from dashboard.launch import environment
from pipeline.store import Store
from tests.dashboard.jobs import LIMIT, SAID, cues


def test_a_process_that_takes_too_long_ends_itself(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    one = running.Running(cues(tmp_path / "S", paths=(str(tmp_path / "a.txt"),), seconds=0.01))
    end = one.wait(LIMIT)
    assert isinstance(end, Refused)
    assert "0.01 seconds and was stopped" in end.sentence


def test_a_process_ends_with_the_one_that_holds_its_input(tmp_path) -> None:
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    one = running.Running(cues(tmp_path / "S", paths=(str(tmp_path / "a.txt"),)))
    running._input(one._process).close()  # as the system does when the server dies
    end = one.wait(LIMIT)
    assert isinstance(end, Refused)
    assert "broke off" in end.sentence


def saving(tmp_path: Path, **changed: object) -> Job:
    """A job of a save, with a folder of its own."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    return cues(tmp_path / "S", paths=(str(folder / "a.txt"),), folder=str(folder), **changed)


SERVER = """
import os, sys, time
from dashboard.adding import messages, running
held = running.Running(messages.job_of(sys.stdin.readline()))
time.sleep(0.5)
os._exit(0)
"""


def test_a_save_goes_on_without_the_server_and_clears_away(tmp_path) -> None:
    job = saving(tmp_path)
    subprocess.run(
        [sys.executable, "-c", SERVER], input=messages.job_line(job), text=True, check=True,
        env=environment(), stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert not (tmp_path / "S").exists()  # it has only begun
    end = time.monotonic() + LIMIT
    while (tmp_path / "given").exists():
        assert time.monotonic() < end
        time.sleep(0.2)
    assert Store.open(tmp_path / "S").runs()[-1]["kept"] == 1


def test_a_save_that_nobody_holds_goes_on(tmp_path) -> None:
    one = running.Running(saving(tmp_path))
    process, thread = one._process, one._thread
    del one
    gc.collect()
    thread.join(LIMIT)
    assert process.poll() == 0
    assert Store.open(tmp_path / "S").runs()[-1]["kept"] == 1
    assert (tmp_path / "given").exists()  # the server is there: its tray takes it away


def test_a_save_without_a_server_still_has_its_time_limit(tmp_path) -> None:
    one = running.Running(saving(tmp_path, seconds=0.01))
    running._input(one._process).close()
    assert isinstance(one.wait(LIMIT), (Refused, type(None)))
    assert one._process.poll() == worker.LATE


@pytest.mark.parametrize(
    ("code", "why"), [("import os; os.kill(os.getpid(), 9)", "memory"), ("1/0", "exit code 1")]
)
def test_a_process_that_dies_is_told(monkeypatch, tmp_path, code, why) -> None:
    monkeypatch.setattr(running, "COMMAND", (running.sys.executable, "-c", code))
    end = running.Running(cues(tmp_path)).wait(LIMIT)
    assert isinstance(end, Refused)
    assert why in end.sentence


def test_cancel_ends_this_process_and_nothing_is_left(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path))
    desk = Desk()
    desk.read([("a.txt", SAID.encode())], Pasted("kept"), Target(str(tmp_path / "S"), scorer="cues"))
    assert (desk.step, desk.busy) == ("reading", True)
    process = desk._running._process
    desk.cancel()
    assert process.poll() is not None
    desk.settle()
    assert (desk.step, desk.told, desk.pasted) == ("collect", "You cancelled it.", Pasted("kept"))
    assert list(tmp_path.iterdir()) == []


def test_a_save_outlives_its_session_and_a_preview_does_not(tmp_path, monkeypatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path / "tmp"))
    goal = Target(str(tmp_path / "S"), scorer="cues")
    desk = Desk()
    desk.read([("a.txt", SAID.encode())], None, goal)
    process = desk._running._process
    desk.leave()
    assert process.poll() is not None
    assert list((tmp_path / "tmp").iterdir()) == []

    desk.read([("a.txt", SAID.encode())], None, goal)
    desk.wait(LIMIT)
    desk.save(goal)
    process, thread = desk._running._process, desk._running._thread
    assert not desk._tray._last.atexit  # nor does it lose its files when the server ends
    desk.leave()
    del desk
    gc.collect()
    assert process.poll() is None
    assert list((tmp_path / "tmp").iterdir()) != []
    thread.join(LIMIT)
    assert process.poll() == 0
    assert Store.open(goal.place).runs()[-1]["kept"] == 1
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_save_that_was_refused_can_be_left(tmp_path, monkeypatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path / "tmp"))
    goal = Target(str(tmp_path / "S"), scorer="cues")
    desk = Desk()
    desk.read([("a.txt", SAID.encode())], None, goal)
    desk.wait(LIMIT)
    (tmp_path / "S").write_text("a file", encoding="utf-8")
    desk.save(goal)
    desk.wait(LIMIT)
    assert desk.step == "found"
    assert "a store is a folder" in str(desk.told)
    assert desk._tray._last.atexit
    desk.leave()
    assert list((tmp_path / "tmp").iterdir()) == []
