"""Which files an input stands for."""

from __future__ import annotations

import os

import pytest

from pipeline.errors import InputError
from pipeline.ingest.read import read_inputs
from pipeline.ingest.source import Source, check, expand
from pipeline.records import RawRecord


@pytest.fixture
def pile(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.html", ".git/d.txt", "sub/.e/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def refs(*inputs: str) -> list[str]:
    return [found.ref for found in expand(inputs)]


def test_a_folder_gives_its_files_sorted_by_their_path_below_it_and_nothing_hidden(pile) -> None:
    assert refs(str(pile)) == ["a.txt", "b.txt", "sub/c.html"]


def test_a_file_is_called_what_the_user_called_it(pile, monkeypatch) -> None:
    monkeypatch.chdir(pile)
    assert refs("b.txt", "./a.txt", "sub") == ["b.txt", "./a.txt", "c.html"]


def test_a_glob_gives_its_matches_sorted_folders_included(pile, monkeypatch) -> None:
    monkeypatch.chdir(pile)
    assert refs("*") == ["a.txt", "b.txt", "c.html"]
    assert refs("**/*.html") == ["sub/c.html"]


def test_a_name_with_glob_characters_that_exists_is_a_file(tmp_path) -> None:
    path = tmp_path / "odd[1].txt"
    path.write_text("x")
    assert refs(str(path)) == [str(path)]


def test_a_name_that_is_no_utf_8_is_written_so_that_it_can_be_stored(tmp_path) -> None:
    name = b"M\xe1laga.txt"
    try:
        (tmp_path / os.fsdecode(name)).write_text("x")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    (found,) = expand([str(tmp_path)])
    assert isinstance(found, Source)
    with found.open() as stream:
        assert (found.ref, stream.read()) == ("M\\xe1laga.txt", b"x")
    (found,) = expand([str(tmp_path / os.fsdecode(name))])
    assert found.ref.encode().endswith(b"/M\\xe1laga.txt")


def test_a_name_with_a_line_break_is_one_line_and_its_file_is_read(tmp_path) -> None:
    (tmp_path / "a\n\x1b[31mb.txt").write_text("x")
    (found,) = read_inputs([str(tmp_path)])
    assert isinstance(found, RawRecord)
    assert (found.ref, found.payload) == ("a\ufffd\ufffd[31mb.txt", "x")


def test_standard_input_is_a_source() -> None:
    assert [found.ref for found in expand(["-"])] == ["-"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere.txt", "no such file"),
        ("*.nothing", "no file matches"),
        ("https://", "no web address"),
        ("http://[", "no web address"),
    ],
)
def test_an_input_that_stands_for_nothing_is_an_error_at_once(pile, monkeypatch, name, words) -> None:
    monkeypatch.chdir(pile)
    with pytest.raises(InputError, match=words) as error:
        check(["a.txt", name])
    assert error.value.got == name


def test_no_input_is_an_error() -> None:
    with pytest.raises(InputError, match="no input"):
        check([])


def test_a_folder_that_cannot_be_listed_is_rejected_and_the_rest_goes_through(pile, monkeypatch) -> None:
    import pipeline.ingest.source as module  # noqa: PLC0415 - only its os is replaced

    real = module.os.walk

    def walk(top, onerror):
        onerror(PermissionError(13, "Permission denied", str(pile / "sub")))
        yield from ((p, d, [f for f in files if f != "c.html"]) for p, d, files in real(top))

    monkeypatch.setattr(module.os, "walk", walk)
    found = list(expand([str(pile)]))
    assert [f.ref for f in found if isinstance(f, Source)] == ["a.txt", "b.txt"]
    assert [f.reason for f in found if not isinstance(f, Source)] == [
        "The folder can't be listed: Permission denied."
    ]


@pytest.mark.parametrize("place", ["my-store", "."])
def test_a_store_among_the_articles_is_no_article(tmp_path, place):
    (tmp_path / "a.txt").write_text("An article.", encoding="utf-8")
    log = tmp_path / place / "runs" / "_delta_log"
    log.mkdir(parents=True)
    (log / "00000000000000000000.json").write_text("{}", encoding="utf-8")
    assert [source.ref for source in expand([str(tmp_path)])] == ["a.txt"]
