"""Single files under gzip, bzip2 and xz."""

from __future__ import annotations

import bz2
import gzip
import lzma

import pytest

from pipeline.ingest import bounds, packed
from tests.pipeline.ingest.packing import bad, good, read, tarred, zipped

LINES = b'{"text": "one"}\n{bad\n{"text": "three"}\n'
PACKERS = [(".gz", gzip.compress), (".bz2", lambda data: bz2.compress(data, 1)), (".xz", lzma.compress)]


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_what_is_inside_is_read_as_if_it_lay_there(tmp_path, ending, pack) -> None:
    path = tmp_path / f"pile.jsonl{ending}"
    found = read(path, pack(LINES))
    assert [f.ref for f in found] == [f"{path}#1", f"{path}#2", f"{path}#3"]
    page = tmp_path / f"page.html{ending}"
    (record,) = read(page, pack(b"<p>A page"))
    assert (record.ref, record.kind, record.payload) == (str(page), "html", "<p>A page")


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_several_streams_are_one_file(tmp_path, ending, pack) -> None:
    path = tmp_path / f"pile.jsonl{ending}"
    assert len(good(read(path, pack(LINES) + pack(LINES)), path)) == 4


@pytest.mark.parametrize(("ending", "pack"), PACKERS[1:])
def test_rubbish_behind_the_last_stream_is_left_alone(tmp_path, ending, pack) -> None:
    path = tmp_path / f"a.txt{ending}"
    assert good(read(path, pack(b"words") + b"\x00" * 8 + b"rubbish"), path) == {"": "words"}


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_a_truncated_file_gives_the_lines_before_the_cut(tmp_path, ending, pack) -> None:
    path = tmp_path / f"pile.jsonl{ending}"
    lines = b"".join(b'{"text": "%08x %d"}\n' % (hash((n, "salt")) & 0xFFFFFFFF, n) for n in range(30_000))
    whole = pack(lines)
    found = read(path, whole[: len(whole) * 9 // 10])
    if ending != ".xz":  # one block of xz holds more than this file
        assert len(good(found, path)) > 10_000
    (reason,) = bad(found, path).values()
    assert reason.startswith("The packed file is cut off")


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_a_bomb_stops_at_its_ratio(tmp_path, monkeypatch, ending, pack) -> None:
    monkeypatch.setattr(bounds, "FREE_BYTES", 300_000)
    path = tmp_path / f"pile.jsonl{ending}"
    line = b'{"text": "x"}\n'
    found = read(path, pack(line * 60_000))
    assert 0 < len(found) - 1 < 60_000
    assert "made to fill a disk" in bad(found, path)[""]


def test_xz_that_wants_more_memory_than_any_setting_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(packed, "XZ_MEMORY_BYTES", 1024 * 1024)
    path = tmp_path / "a.txt.xz"
    assert "is damaged" in bad(read(path, lzma.compress(b"words", preset=9)), path)[""]


@pytest.mark.parametrize("name", ["a.gz", "a.txt", "a.zip", "a", "a.html"])
def test_an_archive_is_read_under_a_wrong_name(tmp_path, name) -> None:
    path = tmp_path / name
    assert good(read(path, gzip.compress(b"<!doctype html><p>A page")), path) == {
        "": "<!doctype html><p>A page"
    }
    if name != "a.gz":
        assert good(read(path, zipped({"b.txt": b"b"})), path) == {"b.txt": "b"}
        assert good(read(path, tarred({"b.txt": b"b"})), path) == {"b.txt": "b"}


def test_a_zip_under_an_ending_that_programs_have_is_not_opened(tmp_path) -> None:
    path = tmp_path / "a.jar"
    assert "give it the ending .zip" in bad(read(path, zipped({"b.txt": b"b"})), path)[""]
