"""The README's shell blocks run, one after the other, as a reader would run them."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from pipeline.packs import load_pack
from tests.docs.blocks import Block, blocks

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN = [block for block in blocks(README) if block.language == "bash" and block.why is None]


def test_a_block_without_its_reason_is_run() -> None:
    page = "<!-- not run: it serves -->\n```bash\na\n```\n\n```bash\nb\n```\n```toml\nc = 1\n```\n"
    assert blocks(page) == [
        Block("bash", "a\n", "it serves"),
        Block("bash", "b\n", None),
        Block("toml", "c = 1\n", None),
    ]


@pytest.fixture(scope="module")
def session(tmp_path_factory) -> tuple[Path, list[subprocess.CompletedProcess[str]]]:
    """A folder in which every block was run in order, with `standpoint` on the path."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / ".bin").mkdir()
    command = folder / ".bin" / "standpoint"
    code = "import sys; from pipeline.cli.main import main; sys.exit(main())"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c \'{code}\' "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = os.environ | {"PATH": f"{folder / '.bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = [
        subprocess.run(
            ["bash", "-euo", "pipefail", "-c", block.code],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for block in RUN
    ]
    return folder, done


def test_there_is_something_to_run() -> None:
    assert len(RUN) >= 2


@pytest.mark.parametrize("number", range(len(RUN)))
def test_a_block_runs_as_it_stands(session, number) -> None:
    done = session[1][number]
    assert done.returncode == 0, f"{RUN[number].code}\n{done.stdout}\n{done.stderr}"


def test_the_first_result_is_the_one_the_readme_tells(session) -> None:
    with (session[0] / "positions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["actor"], row["topic"], row["label"]) for row in rows}
    assert ("Gideon Sa'ar", "foreign_forces", "against") in found, found


def test_toml_blocks_of_the_docs_are_toml() -> None:
    read = [
        tomllib.loads(block.code)
        for page in sorted((ROOT / "docs").rglob("*.md"))
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.language == "toml"
    ]
    assert read


def test_the_smallest_pack_of_the_docs_is_a_pack(tmp_path) -> None:
    page = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    path = tmp_path / "energy.toml"
    path.write_text(next(b.code for b in blocks(page) if b.language == "toml"), encoding="utf-8")
    pack = load_pack(path)
    topic = pack.topic("reactors")
    for example in topic.examples:
        at_stake = any(cue.pattern.search(example.text) for cue in topic.scope)
        assert at_stake is (example.label != "none"), example
        sides = {cue.side for cue in topic.cues if cue.pattern.search(example.text)}
        assert sides == ({example.label} if example.label != "none" else set()), example
