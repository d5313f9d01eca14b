"""No file says on which machine it was written, or where its packages came from."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Written in parts, so that this file is not its own finding.
FOLDERS = (
    "work",
    "root",
    "home/" + r"\w+",
    "Users/" + r"\w+",
    "tmp/" + r"\w+",
    "opt/" + r"\w+",
    "mnt/" + r"\w+",
)
HOSTS = ("py" + "pi.org", "python" + "hosted.org", "file:" + "//")
MACHINE = re.compile(r"(?<![\w.:/~*-])/(?:" + "|".join(FOLDERS) + r")\b|" + "|".join(map(re.escape, HOSTS)))
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".json",
    ".jsonl",
    ".yaml",
    ".yml",
    ".txt",
    ".cfg",
    ".sh",
    ".css",
    ".html",
    "",
}


def tracked() -> list[str]:
    """What git tracks or would: everything in the checkout that is not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("no git checkout: nothing says which files are tracked")
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see /" + "work/shared", True),
        ("--index-url https://" + "py" + "pi.org/simple", True),
        ("https://example.org/" + "work/x", False),
        ("frame/" + "work", False),
    ],
)
def test_the_pattern_finds_what_it_should(text, found) -> None:
    assert bool(MACHINE.search(text)) is found


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    names = tracked()
    assert "pipeline/text.py" in names
    bad = []
    for name in names:
        if Path(name).suffix not in TEXT or name.startswith("data/sample/raw"):
            continue
        for number, line in enumerate((ROOT / name).read_text("utf-8", errors="replace").splitlines(), 1):
            if MACHINE.search(line):
                bad.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not bad, "\n".join(bad)


def test_the_locks_pin_exactly_and_name_no_registry() -> None:
    for lock in sorted(ROOT.glob("requirements*.lock")):
        lines = [
            line
            for line in lock.read_text("utf-8").splitlines()
            if line and not line.lstrip().startswith("#")
        ]
        assert len(lines) > 20
        for line in lines:
            assert re.fullmatch(r"[A-Za-z0-9._-]+==[\w.+!]+( ; .+)?", line), f"{lock.name}: {line}"
