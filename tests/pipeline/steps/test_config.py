"""The key of a configuration: the same for the same, another for anything that shapes an analysis."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import pipeline
from pipeline import resources
from pipeline.packs import find_pack
from pipeline.run import DEFAULT_PACK, Analyzer, load_job
from pipeline.steps import config
from pipeline.steps.config import code_fingerprint, config_key, registry_in_use


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """A copy of the package that can be changed."""
    folder = tmp_path / "pipeline"
    shutil.copytree(Path(pipeline.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(config.pipeline, "__file__", str(folder / "__init__.py"))
    return folder


@pytest.mark.parametrize(
    ("path", "changes"),
    [
        ("score/tone.py", True),
        ("run.py", True),
        ("steps/rows.py", True),
        ("records.py", True),
        ("syntax/tree.py", True),
        ("training/parser.py", False),
        ("cli/run.py", False),
        ("store.py", False),
        ("export/files.py", False),
    ],
)
def test_the_code_s_fingerprint_changes_with_what_shapes_an_analysis(copy, path, changes):
    before = code_fingerprint()
    with (copy / path).open("a") as file:
        file.write("# changed\n")
    assert (code_fingerprint() != before) == changes


@pytest.mark.parametrize(
    ("path", "changes"),
    [("tok2vec/model", True), ("parser/moves", True), ("config.cfg", True), ("README.md", False)],
)
def test_another_model_is_another_configuration(tmp_path, monkeypatch, path, changes):
    model = tmp_path / "parser"
    shutil.copytree(resources.model_path("parser"), model)
    monkeypatch.setattr(config.resources, "model_path", lambda _name: model)
    before = code_fingerprint()
    with (model / path).open("ab") as file:
        file.write(b"changed")
    assert (code_fingerprint() != before) == changes


def test_every_word_list_counts():
    lists = {path.name for path in config._word_lists()}
    assert {"en.toml", "phrases.toml"} <= lists
    assert any("spacy " in version for version in config.library_versions())


def test_every_file_that_is_left_out_exists():
    names = {
        path.name
        for path in Path(pipeline.__file__).parent.rglob("*")
        if path.suffix == ".py" or path.is_dir()
    }
    assert names >= config._NOT_ANALYSIS


def test_the_key_changes_with_pack_registry_and_scorer():
    pack, registry = find_pack(DEFAULT_PACK), registry_in_use()
    keys = {
        config_key(pack, registry, "cues@1"),
        config_key(pack, registry, "cues@2"),
        config_key(replace(pack, fingerprint="x"), registry, "cues@1"),
        config_key(pack, replace(registry, fingerprint="x"), "cues@1"),
    }
    assert len(keys) == 4
    assert config_key(pack, registry, "cues@1") in keys


def test_the_shipped_job_names_what_it_is_made_of():
    job = load_job()
    assert (job.pack, job.scorer) == ("israel-security@1", "encoder@1")
    assert isinstance(job.analyzer(), Analyzer)


def test_the_sample_s_outlets_are_in_the_registry():
    assert any(outlet.sample for outlet in registry_in_use().outlets.values())


def test_another_version_of_a_library_that_judges_is_another_configuration(monkeypatch):
    pack, registry = find_pack(DEFAULT_PACK), registry_in_use()
    before = config_key(pack, registry, "cues@1")
    monkeypatch.setattr(config, "library_versions", lambda: ["trafilatura 99"])
    assert config_key(pack, registry, "cues@1") != before
