"""Calling the command line, and a small store to look at."""

import json

import pytest

from pipeline.cli.main import main

TEXT = (
    "Prime Minister Benjamin Netanyahu said Israel is an independent state. "
    "“We control our own security,” Netanyahu said on Sunday.\n\nTurkey offered troops for Gaza."
)


@pytest.fixture(autouse=True)
def width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("STANDPOINT_DEBUG", raising=False)


@pytest.fixture
def call(capsys):
    """Calls the command line; gives its exit code, standard output and standard error."""

    def called(*arguments):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return ended.value.code, printed.out, printed.err

    return called


@pytest.fixture(scope="session")
def stored(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cli")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    dated = {"id": "a", "text": TEXT, "published": "2025-10-27"}
    (folder / "a.jsonl").write_text(json.dumps(dated), encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["run", str(folder / "a.jsonl"), "--store", str(folder / "s")])
    assert ended.value.code == 0
    return folder / "s"
