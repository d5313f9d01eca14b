"""What is installed is enough to work: built, unpacked, used from another folder, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]
USE = """
from pathlib import Path
from pipeline import resources
from pipeline.packs import find_pack
from pipeline.syntax.parser import Parser
from pipeline.text import Span
from pipeline.steps.config import registry_in_use
assert resources.folder().parent == Path({root!r}) / "pipeline", resources.folder()
sample = any(resources.sample_folder().iterdir())
[tree] = Parser(resources.model_path("parser")).parse("It ended.", [Span(0, 9)])
print(find_pack("israel-security").id, len(registry_in_use().actors) > 0, sample, len(tree))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    return Path(next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))))


def test_the_wheel_carries_what_a_first_run_needs_and_no_more(wheel) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"pipeline", "dashboard", "standpoint-0.1.0.dist-info"}
    data = {"/".join(name.split("/")[2:4]) for name in names if name.startswith("pipeline/data/")}
    assert {"packs/israel-security.toml", "registry/actors.toml", "registry/outlets.toml"} <= data
    assert {"language/en.toml", "sample/outlets.toml", "sample/raw"} <= data
    assert {"model/parser", "model/parser.cfg"} <= data
    assert {"pipeline/data/model/parser/LICENSE", "pipeline/data/model/parser/tok2vec/model"} <= set(names)
    own = {name for name in data if name.startswith(("gold", "sample/drafts", "sample/truth"))}
    assert own == {"gold/gate.json"}  # what was measured, without the labels it was measured on
    assert {"dashboard/app.py", "dashboard/views/map.py"} <= set(names)


def test_the_command_that_is_installed_exists(wheel) -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    module, _, function = scripts["standpoint"].partition(":")
    source = zipfile.ZipFile(wheel).read(module.replace(".", "/") + ".py").decode()
    assert f"def {function}(" in source


def test_it_works_from_another_folder(wheel, tmp_path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-P", "-c", USE.format(root=str(tmp_path / "site"))],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["israel-security", "True", "True", "3"], done.stderr
