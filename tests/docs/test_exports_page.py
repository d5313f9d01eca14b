"""docs/exports.md: its commands run, its Python reads what they wrote, its tables name what there is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.export.cells import XLSX_CHARS, XLSX_ROWS
from pipeline.export.cite import MOST_WORDS
from pipeline.export.columns import COMPUTED
from tests.docs.blocks import blocks

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The README's store, and the page's blocks run on it in their order."""
    place = tmp_path_factory.mktemp("exports")
    (place / ".bin").mkdir()
    command = place / ".bin" / "standpoint"
    code = "import sys; from pipeline.cli.main import main; sys.exit(main())"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c \'{code}\' "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    path = f"{place / '.bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    made = next(
        block for block in blocks(README) if "standpoint run articles" in block.code and not block.why
    )
    runs = [made, *[b for b in blocks(PAGE) if b.language in {"bash", "python"} and b.why is None]]
    for block in sorted(runs, key=lambda block: block.language):  # Python reads what the commands wrote
        program = ["bash", "-euo", "pipefail", "-c"] if block.language == "bash" else [sys.executable, "-c"]
        written = "standpoint export positions --store my-store --out positions.csv\n"
        code = written + block.code if block is not made and "positions.xlsx" in block.code else block.code
        done = subprocess.run(
            [*program, code], cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return place


def test_the_page_s_blocks_write_what_they_say(folder) -> None:
    assert {"positions.xlsx", "budapest.csv", "everything"} <= {path.name for path in folder.iterdir()}
    assert (folder / "positions.xlsx.manifest.json").is_file()
    files = json.loads((folder / "everything" / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert len(files) == len(list((folder / "everything").glob("*.parquet"))) > 5


def test_every_field_of_a_manifest_is_documented(folder) -> None:
    told = json.loads((folder / "budapest.csv.manifest.json").read_text(encoding="utf-8"))
    rows = PAGE.split("### The manifest")[1].split("###")[0]
    first = " ".join(re.findall(r"^\| (`.+?) \|", rows, re.MULTILINE))
    assert set(re.findall(r"`(\w+)`", first)) == set(told)
    assert set(told["versions"]) <= set(re.findall(r"`(\w+)`", rows))


def test_every_column_that_is_worked_out_is_documented() -> None:
    section = PAGE.split("| column | in |")[1].split("###")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \|[^|]+\| (.+) \|$", section, re.MULTILINE))
    assert rows == {name: column.sentence for name, column in COMPUTED.items()}


def test_the_page_s_numbers_are_the_code_s() -> None:
    for number in (XLSX_CHARS, XLSX_ROWS, MOST_WORDS):
        assert f"{number:,}" in PAGE
