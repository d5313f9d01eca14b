"""standpoint dashboard."""

from __future__ import annotations

import importlib
import signal
import subprocess
from pathlib import Path
from types import FrameType
from typing import NoReturn

import typer

from pipeline.cli.options import Headless, Port, StorePath
from pipeline.errors import StandpointError


def dashboard(store: StorePath, port: Port = None, headless: Headless = False) -> None:
    """Open the dashboard on a store.

    It is served from this machine, in the browser, until ctrl-C.
    """
    serve(store, port=port, headless=headless)


def serve(store: Path, *, port: int | None, headless: bool) -> None:
    """Serves the dashboard until it is stopped; a missing, broken or empty store has a page of its own.

    Raises:
        StandpointError: If the dashboard is not installed or does not start.
    """
    try:
        # By name: nothing in the pipeline depends on the dashboard, only this verb finds it.
        launch = importlib.import_module("dashboard.launch")
    except ModuleNotFoundError as missing:
        raise StandpointError(
            "the dashboard is not installed", got=missing.name, then="Install it: pip install standpoint"
        ) from missing
    before = signal.signal(signal.SIGTERM, _end)
    try:
        command = launch.command(store, port, headless=headless)
        code = subprocess.run(command, env=launch.environment(), check=False).returncode  # noqa: S603 - our own command
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)
    if code:
        raise typer.Exit(1)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    """A request to end ends the server too: `subprocess.run` kills it on the way out."""
    raise SystemExit(128 + number)
