"""Training: the same from the same, and nothing in the model but what parsing needs."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from pipeline import resources
from pipeline.errors import InputError
from pipeline.syntax.parser import Parser
from pipeline.text import Span
from pipeline.training.parser import PARTS, train_parser
from pipeline.training.treebank import read_part
from tests.pipeline.training.invented import NAMES, THINGS, treebank

ROOT = Path(__file__).parents[3]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Two models from the same sentences, and the lines that were told of each."""
    folder = tmp_path_factory.mktemp("training")
    data = treebank(folder / "data")
    made = []
    for name in ("a", "b"):
        lines = []
        material = {part: read_part(data, part) for part in PARTS}
        train_parser(material, resources.recipe_path("parser"), folder / name, steps=12, tell=lines.append)
        made.append((folder / name, lines))
    return made


def test_the_same_treebank_gives_the_same_model(trained):
    (first, told), (second, told_again) = trained
    assert files(first) == files(second)
    assert [line.split(" s: ")[1] for line in told] == [line.split(" s: ")[1] for line in told_again]
    assert told[-1].startswith("step 12, ")


def test_it_learns(trained):
    text = "Bruna said that the offer failed."
    [tree] = Parser(trained[0][0]).parse(text, [Span(0, len(text))])
    assert [token.tag for token in tree] == ["NNP", "VBD", "IN", "DT", "NN", "VBD", "."]


def test_the_model_holds_no_word_of_the_treebank_and_no_path(trained):
    held = files(trained[0][0])
    labels = json.loads(held["vocab/strings.json"])
    assert {"NNP", "ROOT"} <= set(labels)
    assert not {*NAMES, *THINGS} & set(labels)
    assert str(trained[0][0].parent).encode() not in b"".join(held.values())
    assert b"conllu" not in b"".join(held.values())


def test_the_model_that_ships_is_of_the_same_make(trained):
    shipped = resources.model_path("parser")
    assert {*files(trained[0][0]), "README.md", "LICENSE"} == set(files(shipped))
    for name in ("config.cfg", "meta.json", "tokenizer"):
        assert (shipped / name).read_bytes() == files(trained[0][0])[name]
    assert sum(map(len, files(shipped).values())) < 8_000_000


def test_the_model_asks_for_the_spacy_that_is_required():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [required] = [r for r in map(Requirement, project["dependencies"]) if r.name == "spacy"]
    meta = json.loads((resources.model_path("parser") / "meta.json").read_text(encoding="utf-8"))
    assert Requirement(f"spacy{meta['spacy_version']}").specifier == required.specifier


def test_a_folder_with_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    for out in (tmp_path, tmp_path / "letter.txt"):
        with pytest.raises(InputError, match=r"holds something else; .*--out DIR"):
            train_parser({}, resources.recipe_path("parser"), out, steps=1, tell=print)
    assert files(tmp_path) == {"letter.txt": b"mine"}
