"""What exists is documented, what is generated is up to date, and links lead somewhere."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import schema
from pipeline.ingest.fields import ALIASES
from pipeline.ingest.read import READERS
from pipeline.packs import SIDES, compile_phrase
from tests.docs.blocks import FENCE
from tools import build_docs
from tools.command_pages import command_names

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "bench" / "README.md",
        *(ROOT / "data").glob("*.md"),
    ]
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
ASKS = {"take", "strings", "entries", "choice"}
CUE_ROW = re.compile(r"^\| `(?P<cue>.+?)` \| (?P<found>.+?) \| (?P<not_found>.+?) \|$", re.MULTILINE)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def keys_read_by(path: str) -> set[str]:
    """The TOML keys a reader asks for: the first argument of Entry's methods."""
    keys = set()
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS:
            keys |= {a.value for a in node.args[:1] if isinstance(a, ast.Constant)}
    return keys


def keys_documented_in(text: str) -> set[str]:
    """The first cell of every row of a table of keys."""
    return set(re.findall(r"^\| `([a-z_]+)` \|", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("source", "name", "computed"),
    [
        (
            "pipeline/packs.py",
            "packs.md",
            {"scope", "context", "excluded", "reach", *(f"{side}_cues" for side in SIDES)},
        ),
        ("pipeline/registry.py", "registry.md", set()),
        ("pipeline/language.py", "registry.md", {"speech", "opinion", "action"}),
    ],
)
def test_every_key_is_documented(source, name, computed) -> None:
    keys = keys_read_by(source) | computed
    assert len(keys) > 5
    assert keys <= keys_documented_in(page(name))


def test_no_key_is_documented_that_is_not_read() -> None:
    cues = {"scope", "context", "setting", "excluded", "reach", "favor_cues", "against_cues"}
    assert keys_documented_in(page("packs.md")) <= keys_read_by("pipeline/packs.py") | cues
    assert keys_documented_in(page("registry.md")) <= (
        keys_read_by("pipeline/registry.py")
        | keys_read_by("pipeline/language.py")
        | {"speech", "opinion", "action"}
    )


def test_every_input_is_documented_with_its_other_names() -> None:
    text = page("inputs.md")
    rows = dict(re.findall(r"^\| `(\w+)` \|([^|]*)\|", text, re.MULTILINE))
    assert {key: tuple(re.findall(r"`(\w+)`", cell)) for key, cell in rows.items()} == ALIASES
    assert set(re.findall(r"`(\.\w+)`", text)) == set(READERS)


def test_the_notation_is_as_documented() -> None:
    """Each row of the table of cues: the second column is found, the third is not."""
    rows = list(CUE_ROW.finditer(page("packs.md").split("## Cues")[1]))
    assert len(rows) >= 5
    for row in rows:
        pattern = compile_phrase(row["cue"].replace("\\|", "|"))
        assert all(pattern.search(text) for text in row["found"].split(", ")), row.group()
        assert not pattern.search(row["not_found"]), row.group()


def test_the_generated_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "build_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_table_column_and_command_is_on_its_page() -> None:
    tables, commands = page("schema.md"), page("commands.md")
    for table in schema.TABLES.values():
        section = tables.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
        assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == table.names
    assert len(command_names()) >= 8
    for name in command_names():
        assert f"\n## standpoint {name}\n" in commands


def test_every_figure_has_its_query_its_section_and_its_test() -> None:
    figures = {path.stem for path in (ROOT / "dashboard" / "figures").glob("*.py")} - {"__init__"}
    assert figures
    for figure in figures:
        assert (ROOT / "dashboard" / "queries" / f"{figure}.py").is_file(), figure
        assert f"\n## {figure}\n" in page("figures.md"), figure
        assert list((ROOT / "tests" / "dashboard").rglob(f"test_*{figure}*.py")), figure


@pytest.mark.parametrize("path", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    for target in LINK.findall(text):
        if target.startswith(("https://", "http://")):
            continue
        file, _, anchor = target.partition("#")
        found = (path.parent / file).resolve() if file else path
        assert found.exists(), f"{path.name}: {target}"
        if anchor:
            assert anchor in anchors(found.read_text(encoding="utf-8")), f"{path.name}: {target}"


def anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", FENCE.sub("", text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_figures_go_between_their_marks_and_nowhere_else(tmp_path) -> None:
    marked = f"a\n{build_docs.GATE_BEGIN}\nBEFORE\n{build_docs.GATE_END}\nb\n"
    assert build_docs.with_figures(marked, "AFTER") == marked.replace("BEFORE", "AFTER")
    with pytest.raises(ValueError, match="lacks its marks"):
        build_docs.with_figures("a\nb\n", "new")
    gate = tmp_path / "gate.json"
    assert build_docs.gate_table(gate) == build_docs.NOTHING_MEASURED
    entry = {"floor": 0.5, "n": 9.0, "data": "gold|x", "meaning": "Share of quotes found."}
    gate.write_text(json.dumps({"command": "c", "figures": {"quotes.f1": entry}}), encoding="utf-8")
    shown = build_docs.gate_table(gate).splitlines()
    assert shown[0] == "Measured by `c`, pinned by `standpoint gate --update`."
    assert shown[-1] == "| `quotes.f1` | 0.5 | 9 | gold\\|x | Share of quotes found. |"
