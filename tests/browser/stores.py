"""A store of the sample corpus, made by the pipeline as `standpoint demo` makes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline import resources


def sample_store(place: Path) -> Path:
    """Runs the sample corpus into `place`."""
    folder = resources.sample_folder()
    code = f"from pipeline.run import run; run([{str(folder)!r}], {str(place)!r}, workers=1, sample=True)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return place
