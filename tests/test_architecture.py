"""The house's laws: small files, small functions, named things, edges where they belong."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = ("pipeline", "dashboard", "tools", "bench")
FILE_LINES = 300
FUNCTION_LINES = 60
VIEW_LINES = 60

# `except Exception` is an edge: beyond it nothing may fail. Each edge is named here, with its reason.
CATCH_ALL = {
    "dashboard/rendering/worker.py": "a figure that can't be drawn is an answer, not an end",
    "pipeline/cli/main.py": "a user never sees a traceback",
    "pipeline/steps/work.py": "one article that breaks is a ledger line, not the end of a run",
}
PRINTS = ("pipeline/cli/", "tools/", "bench/")
SQL = re.compile(r"\b(SELECT|INSERT INTO|CREATE (VIEW|TABLE)|GROUP BY)\b")


def sources(*folders: str) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree(path: str) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


def functions(path: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def n_lines(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_the_laws_see_the_code() -> None:
    assert {"pipeline/text.py", "tests/test_architecture.py"} <= set(sources(*CODE, "tests"))


@pytest.mark.parametrize("path", sources(*CODE, "tests"))
def test_a_file_fits_in_one_head(path) -> None:
    limit = VIEW_LINES if Path(path).parent == Path("dashboard/views") else FILE_LINES
    assert n_lines(path) <= limit, f"{path}: {n_lines(path)} lines, allowed {limit}"


@pytest.mark.parametrize("path", sources(*CODE, "tests"))
def test_a_function_fits_on_one_screen(path) -> None:
    long = {
        node.name: length
        for node in functions(path)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    }
    assert not long, f"{path}: {long}, allowed {FUNCTION_LINES}"


@pytest.mark.parametrize("path", sources(*CODE))
def test_a_file_is_named_for_what_it_knows(path) -> None:
    assert not set(Path(path).with_suffix("").parts) & {
        "utils",
        "util",
        "helpers",
        "helper",
        "misc",
        "common",
    }


@pytest.mark.parametrize("path", [p for p in sources(*CODE, "tests") if p.endswith("__init__.py")])
def test_a_package_file_holds_its_sentence_and_no_more(path) -> None:
    body = tree(path).body
    assert len(body) == 1, path
    assert ast.get_docstring(tree(path)), path


@pytest.mark.parametrize("path", sources(*CODE))
def test_imports_are_absolute(path) -> None:
    relative = [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.ImportFrom) and n.level]
    assert not relative, f"{path}: lines {relative}"


@pytest.mark.parametrize("path", sources("pipeline", "dashboard"))
def test_everything_public_says_what_it_does(path) -> None:
    module = tree(path)
    silent = [] if ast.get_docstring(module) else ["the module"]
    for node in ast.walk(module):
        if not isinstance(node, (ast.FunctionDef, ast.ClassDef)) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node) and not is_nested(module, node):
            silent.append(node.name)
    assert not silent, f"{path}: {silent}"


def is_nested(module: ast.Module, node: ast.AST) -> bool:
    """Whether it stands inside a function or a private class, where nobody else reads it."""
    return any(
        node in ast.walk(outer)
        for outer in ast.walk(module)
        if (isinstance(outer, ast.FunctionDef) and outer is not node)
        or (isinstance(outer, ast.ClassDef) and outer.name.startswith("_"))
    )


@pytest.mark.parametrize("path", sources(*CODE))
def test_only_the_edges_catch_everything(path) -> None:
    caught = [
        node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler) and broad(node)
    ]
    allowed = 1 if path in CATCH_ALL else 0
    assert len(caught) <= allowed, f"{path}: lines {caught}, allowed {allowed}"


def broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
        for kind in kinds
    )


@pytest.mark.parametrize("path", [p for p in sources(*CODE) if not p.startswith(PRINTS)])
def test_only_the_edges_print(path) -> None:
    printed = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printed, f"{path}: lines {printed}"


@pytest.mark.parametrize("path", sources("dashboard/views", "dashboard/figures"))
def test_pages_and_figures_ask_no_database(path) -> None:
    asked = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    ]
    assert not asked, f"{path}: lines {asked}; put the question in dashboard/queries"


def test_the_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache", "--no-logo"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)
