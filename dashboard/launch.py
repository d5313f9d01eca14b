"""How to start the dashboard; `standpoint dashboard` runs this command in this environment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APP = Path(__file__).resolve().parent / "app.py"


def command(store: str | Path, port: int | None = None, *, headless: bool = False) -> list[str]:
    """The command that serves `store`.

    Theme and server settings need no flag: Streamlit reads `.streamlit/config.toml` beside app.py,
    wherever it is started.

    Args:
        store: The store's folder or address.
        port: The port, or None for the first free one from 8501.
        headless: Whether to open no browser.
    """
    # -P: the folder it is started in must not be importable, or a user's data.py would be ours.
    parts = [sys.executable, "-P", "-m", "dashboard.serve"]
    if port is not None:
        parts += ["--server.port", str(port)]
    if headless:
        parts += ["--server.headless", "true"]
    return [*parts, "--", "--store", str(store)]


def environment() -> dict[str, str]:
    """The environment to serve in: ours, with the package importable where it is not installed."""
    root = str(APP.parent.parent)
    paths = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([*paths, root] if root not in paths else paths)}
