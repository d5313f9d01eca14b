"""The browser that is found, the one that is named, and the ones that are none."""

from __future__ import annotations

import sys
import time

import pytest
from choreographer.browsers.chromium import Chromium

from dashboard.rendering import browser
from dashboard.rendering.engine import Engine, NoBrowserError
from tests.dashboard.rendering.test_engine import FIGURE, lives


@pytest.fixture
def named(tmp_path, monkeypatch):
    """Names a program of these lines of a shell."""

    def name(lines, *, runs=True):
        program = tmp_path / "some-browser"
        program.write_text(f"#!/bin/sh\n{lines}\n")
        program.chmod(0o755 if runs else 0o644)
        monkeypatch.setenv("BROWSER_PATH", str(program))
        return program

    return name


def test_what_is_named_goes_before_all_others(named):
    program = named("echo 'Chromium 150.0.7871.100 built on Debian'")

    assert browser.find() == str(program)
    assert browser.check() == (str(program), "Chromium 150.0.7871.100")


@pytest.mark.parametrize(
    ("says", "name"),
    [
        ("Google Chrome 142.0.7444.59 ", "Google Chrome 142.0.7444.59"),
        ("Google Chrome for Testing 142.0.7444.59", "Google Chrome for Testing 142.0.7444.59"),
        ("Microsoft Edge 141.0.3537.71", "Microsoft Edge 141.0.3537.71"),
        ("Brave Browser 141.1.83.118", "Brave Browser 141.1.83.118"),
    ],
)
def test_browsers_say_who_they_are(named, says, name):
    named(f"echo 'some warning of its shell' >&2; echo '{says}'")

    assert browser.check()[1] == name


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("", "ends with 0 and no word"),
        ("echo 'Mozilla Firefox 140.0.2'", "is no Chrome or Chromium that starts: Mozilla Firefox 140.0.2"),
        ("echo 'true (GNU coreutils) 9.1'", "is no Chrome or Chromium that starts: true (GNU coreutils) 9.1"),
        (
            "echo 'libnss3.so: cannot open shared object file'; exit 127",
            "libnss3.so: cannot open shared object",
        ),
        ("echo 'Chromium 150.0.1'; exit 1", "is no Chrome or Chromium that starts"),
    ],
)
def test_a_program_that_is_no_browser_is_told_with_what_it_says(named, lines, told):
    program = named(lines)

    found, sentence = browser.check()

    assert found is None
    assert f"BROWSER_PATH={program}" in sentence
    assert told in sentence
    assert browser.GET_ONE in sentence


def test_a_program_that_hangs_is_ended_with_what_it_started(named, tmp_path):
    named(f"sleep 60 & echo $! > {tmp_path}/child; sleep 60")
    begin = time.monotonic()

    found, sentence = browser.check(seconds=0.5)

    assert found is None
    assert "does not answer within 0.5 s" in sentence
    assert time.monotonic() - begin < 10
    assert not lives((tmp_path / "child").read_text().strip())


@pytest.mark.parametrize("what", ["nothing", "folder", "text"])
def test_a_path_that_is_no_program_is_told_and_no_other_is_taken(tmp_path, monkeypatch, what):
    path = tmp_path / "path"
    if what == "folder":
        path.mkdir()
    if what == "text":
        path.write_text("no program")
    monkeypatch.setenv("BROWSER_PATH", str(path))

    assert browser.find() is None
    assert browser.check() == (None, browser.why_none())
    assert f"BROWSER_PATH names no program: {path}" in browser.why_none()


def test_a_text_that_is_marked_as_a_program_does_not_start(tmp_path, monkeypatch):
    path = tmp_path / "browser"
    path.write_bytes(b"\x00\x01 no program")
    path.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(path))

    found, sentence = browser.check()

    assert found is None
    assert "does not start: Exec format error" in sentence


def test_a_name_is_looked_for_like_a_command(monkeypatch, named):
    program = named("echo 'Chromium 150.0.1'")
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setenv("BROWSER_PATH", program.name)

    assert browser.find() == str(program)


def test_where_none_is_installed_it_is_said_how_to_get_one(monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    monkeypatch.setattr(Chromium, "find_browser", lambda **_: None)

    assert browser.find() is None
    sentence = browser.check()[1]
    assert "no Chrome or Chromium is installed here" in sentence
    assert "apt-get install chromium" in sentence
    assert "editable deck" in sentence


def test_finding_starts_nothing(named, tmp_path):
    named(f"touch {tmp_path}/started")

    assert browser.find() is not None
    assert not (tmp_path / "started").exists()


def test_on_windows_a_browser_is_not_asked(named, tmp_path, monkeypatch):
    program = named(f"touch {tmp_path}/started")
    monkeypatch.setattr(sys, "platform", "win32")

    assert browser.check() == (str(program), str(program))
    assert not (tmp_path / "started").exists()


def test_the_engine_says_at_once_that_a_program_is_no_browser(named):
    named("echo 'true 9.1'")
    begin = time.monotonic()

    with Engine() as engine, pytest.raises(NoBrowserError, match=r"is no Chrome or Chromium .* true 9\.1"):
        engine.picture(FIGURE, "png")

    assert time.monotonic() - begin < 5
