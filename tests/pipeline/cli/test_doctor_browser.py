"""What `standpoint doctor` says of the browser that draws."""

from __future__ import annotations

import importlib

import pytest
from rich.console import Console

from dashboard.rendering import browser


@pytest.fixture
def said(call, monkeypatch):
    """What doctor prints, on one line."""
    monkeypatch.setattr("pipeline.cli.doctor.Console", lambda: Console(width=400))

    def say():
        code, out, _ = call("doctor")
        assert code == 0  # a browser is not needed for most things
        return next(line for line in out.splitlines() if " browser " in line)

    return say


def test_one_that_starts_is_named_with_its_program(said, monkeypatch):
    monkeypatch.setattr(browser, "check", lambda: ("its-chromium", "Chromium 150.0.1"))

    line = said()

    assert "✓" in line
    assert "Chromium 150.0.1: its-chromium" in line


def test_without_one_it_says_how_to_get_one_and_goes_on(said, monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))

    line = said()

    assert "–" in line
    assert f"BROWSER_PATH names no program: {tmp_path / 'none'}" in line
    assert "apt-get install chromium" in line


def test_without_what_draws_it_goes_on(said, monkeypatch):
    found = importlib.import_module

    def missing(name):
        if name == "dashboard.rendering.browser":
            raise ModuleNotFoundError(name="choreographer")
        return found(name)

    monkeypatch.setattr("pipeline.cli.doctor.importlib.import_module", missing)

    assert "no pictures and no PDF: choreographer is not installed" in said()
