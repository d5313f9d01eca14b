"""Pin what we test with: requirements.lock to run, requirements-test.lock to test as well.

    python tools/build_lock.py --write    pin the newest versions that pyproject.toml allows
    python tools/build_lock.py --check    exit 1 where a pin no longer fits the ranges of pyproject.toml

Pins are made on the oldest Python we support; a package that only a newer one needs would be missed, so
`make test` on each of them is part of a change of pins. No registry address is written: a lock works with
whichever registry pip is told to use.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {"requirements.lock": (), "requirements-test.lock": ("test",)}
OLDEST = (3, 11)
FLAGS = (
    "--quiet",
    "--strip-extras",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-trusted-host",
    "--no-emit-options",
    "--allow-unsafe",
    "--upgrade",
)
HEAD = "# Pinned by tools/build_lock.py from pyproject.toml; change the ranges there, then: make lock\n"


def pinned(lock: str) -> dict[str, Version]:
    """The versions of a lock by canonical name."""
    lines = lock.splitlines()
    pins = (re.fullmatch(r"([\w.-]+)==([\w.+!]+)", line) for line in lines if line and line[0] != "#")
    return {canonicalize_name(pin[1]): Version(pin[2]) for pin in pins if pin}


def misfits(lock: str, extras: Sequence[str]) -> list[str]:
    """What pyproject.toml asks for and the lock does not give."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(w for extra in extras for w in project["optional-dependencies"][extra]),
    ]
    pins, found = pinned(lock), []
    for line in wanted:
        requirement = Requirement(line)
        version = pins.get(canonicalize_name(requirement.name))
        if version is None or version not in requirement.specifier:
            found.append(f"{line}: pinned to {version}")
    return found


def compiled(extras: Sequence[str]) -> str:
    """The lock that pip-compile makes for the project with these extras."""
    command = [sys.executable, "-m", "piptools", "compile", *FLAGS, "--output-file=-"]
    command += [f"--extra={extra}" for extra in extras]
    done = subprocess.run(  # noqa: S603 - our own words
        [*command, "pyproject.toml"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return HEAD + done.stdout


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0 when the locks fit or were written."""
    parser = argparse.ArgumentParser(description="Write or check the pinned versions.")
    choice = parser.add_mutually_exclusive_group(required=True)
    choice.add_argument("--check", action="store_true")
    choice.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    if options.write and sys.version_info[:2] != OLDEST:
        print(
            f"Pins are made on Python {OLDEST[0]}.{OLDEST[1]}: make lock PYTHON=python3.11", file=sys.stderr
        )
        return 1
    problems = []
    for name, extras in LOCKS.items():
        if options.write:
            (ROOT / name).write_text(compiled(extras), encoding="utf-8")
        problems += [f"{name}: {line}" for line in misfits((ROOT / name).read_text(encoding="utf-8"), extras)]
    for problem in problems:
        print(f"{problem}; run: make lock", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
