"""A store of the sample corpus, made by the pipeline as `standpoint demo` makes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import resources


def sample_store(place: Path) -> Path:
    """Runs the sample corpus into `place`; skips where this checkout has no sample yet."""
    folder = resources.sample_folder()
    if not folder.is_dir() or not any(folder.iterdir()):
        pytest.skip("no sample corpus in this checkout yet")
    code = f"from pipeline.run import run; run([{str(folder)!r}], {str(place)!r}, workers=1, sample=True)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return place
