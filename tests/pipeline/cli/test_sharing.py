"""What leaves by the command line: exports with their manifests, and citations."""

import hashlib
import json

import pytest

from pipeline.export.tables import TABLE_NAMES
from pipeline.steps.config import version
from pipeline.store import Store


@pytest.fixture(scope="session")
def statement(stored):
    with Store.open(stored).snapshot().connect() as connection:
        return connection.execute("SELECT min(statement_id) FROM statements").fetchone()[0]


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet", "xlsx", "XLSX"])
def test_the_ending_says_the_format_and_the_manifest_is_beside(tmp_path, stored, call, ending):
    out = tmp_path / f"positions.{ending}"
    code, told, _ = call("export", "positions", "--store", stored, "--out", out)
    kept = json.loads((tmp_path / f"positions.{ending}.manifest.json").read_text(encoding="utf-8"))
    assert code == 0
    assert kept["format"] == ending.lower()
    assert kept["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert kept["versions"]["standpoint"] == version()
    assert kept["snapshot"] == Store.open(stored).snapshot().name
    assert f"{kept['rows']} rows of positions written to {out}" in told
    assert f"What they are: {out}.manifest.json" in told


def test_an_ending_that_names_no_format_takes_the_one_that_is_said(tmp_path, stored, call):
    assert call("export", "runs", "--store", stored, "-f", "csv", "--out", tmp_path / "runs.txt")[0] == 0
    assert (tmp_path / "runs.txt").read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_manifest_leaves_none_of_an_earlier_file_either(tmp_path, stored, call):
    out = tmp_path / "runs.csv"
    call("export", "runs", "--store", stored, "--out", out)
    code, told, _ = call("export", "runs", "--store", stored, "--out", out, "--no-manifest")
    assert code == 0
    assert "What they are" not in told
    assert [path.name for path in tmp_path.iterdir()] == ["runs.csv"]


def test_what_is_left_out_is_said(tmp_path, stored, call):
    out = tmp_path / "a.csv"
    code, told, _ = call("export", "articles", "--store", stored, "--out", out, "--from", "2025-10-28")
    kept = json.loads((tmp_path / "a.csv.manifest.json").read_text(encoding="utf-8"))
    assert code == 0
    assert told.startswith("0 rows of articles")
    assert [f"  {note}" for note in kept["notes"]] == told.splitlines()[1:-1]


def test_everything_goes_into_a_folder_with_one_manifest(tmp_path, stored, call):
    code, told, _ = call("export", "all", "--store", stored, "--format", "parquet", "--out", tmp_path / "all")
    kept = json.loads((tmp_path / "all" / "manifest.json").read_text(encoding="utf-8"))
    assert code == 0
    assert [one["table"] for one in kept["files"]] == list(TABLE_NAMES)
    for one in kept["files"]:
        assert hashlib.sha256((tmp_path / "all" / one["file"]).read_bytes()).hexdigest() == one["sha256"]
        assert f"rows of {one['table']} written to" in told


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["positions", "--format", "csv", "--out", "x.xlsx"], "contradicts the file's ending; got 'x.xlsx'"),
        (["positions", "--out", "x"], "nothing says which kind of file to write; got 'x'; allowed: csv, jsonl"),
        (["positions", "--out", "x.doc"], "allowed: csv, jsonl, parquet, xlsx"),
        (["positions", "--format", "doc", "--out", "x"], "no such format"),
        (["positions", "--format", "csv", "--out", "-"], "it is not printed; got '--out -'. Name a file"),
        (["all", "--out", "x"], "a folder, which has no ending"),
        (["all", "--format", "csv", "--out", "x", "--actor", "Benjamin Netanyahu"], "not every table can be filtered"),
        (["positions", "--out", "x.csv", "--from", "2025-02-01", "--to", "2025-01-31"], "first day is after the last"),
        (["positions", "--out", "no/x.csv"], "can't be written (No such file or directory)"),
    ],
)  # fmt: skip
def test_what_can_t_be_written_says_why_and_leaves_nothing(
    tmp_path, stored, call, monkeypatch, arguments, words
):
    monkeypatch.chdir(tmp_path)
    code, _, err = call("export", *arguments, "--store", stored)
    assert code == 1
    assert words in err
    assert err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_statement_is_cited_in_both_styles(stored, statement, call):
    code, entry, _ = call("cite", statement, "--store", stored)
    assert code == 0
    assert entry.startswith("@misc{article-2025-")
    assert f"statement {statement}, input a, data of {Store.open(stored).snapshot().name}" in entry
    code, note, _ = call("cite", statement, "--store", stored, "--style", "chicago")
    assert code == 0
    assert "Benjamin Netanyahu, " in note
    assert "an article without a headline, outlet unknown, October 27, 2025. " in note


def test_the_tool_is_cited_alone_and_as_it_made_a_store(stored, call):
    assert f"version = {{{version()}}}" in call("cite")[1]
    told = call("cite", "--store", stored, "--style", "chicago")[1]
    assert (
        f"version {version()} (2026). Data of {Store.open(stored).snapshot().name}, pack israel-security@1"
        in told
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing", "--store", "{s}"], "standpoint export statements"),
        (["3f0c5b1e9a7d2468"], "Name it: --store DIR"),
        (["--style", "bibtec"], "Did you mean 'bibtex'"),
        (["x", "--store", "nowhere"], "no such folder"),
    ],
)
def test_what_can_t_be_cited_says_why(stored, call, arguments, words):
    code, _, err = call("cite", *[one.format(s=stored) for one in arguments])
    assert code == 1
    assert words in err
