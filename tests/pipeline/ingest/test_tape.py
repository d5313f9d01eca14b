"""Tar archives, whole, broken and hostile."""

from __future__ import annotations

import gzip
import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import tape
from tests.pipeline.ingest.packing import bad, good, read, tarred

LINES = b'{"text": "one"}\n{bad\n{"text": "three"}\n'
LONG = "folder-with-a-long-name/" * 9 + "ā-page.html"


@pytest.mark.parametrize("layout", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT])
@pytest.mark.parametrize(
    ("ending", "pack"), [(".tar", bytes), (".tar.gz", gzip.compress), (".tgz", gzip.compress)]
)
def test_members_are_read_as_the_files_they_are(tmp_path, layout, ending, pack) -> None:
    path = tmp_path / f"pile{ending}"
    members = {
        "a.txt": b"first",
        LONG: b"<p>A page</p>",
        "b/lines.jsonl": LINES,
        "._a.txt": b"\x00",
        "e.txt": b"",
    }
    found = read(path, pack(tarred(members, layout)))
    assert good(found, path) == {
        "a.txt": "first",
        LONG: "<p>A page</p>",
        "b/lines.jsonl#1": "one",
        "b/lines.jsonl#3": "three",
    }
    assert set(bad(found, path)) == {"b/lines.jsonl#2", "e.txt"}


def test_links_devices_and_sparse_files_are_left_alone(tmp_path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, kind in [("d", tarfile.DIRTYPE), ("s.txt", tarfile.SYMTYPE), ("h.txt", tarfile.LNKTYPE)]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            made.addfile(info)
        for name, kind in [("c.txt", tarfile.CHRTYPE), ("f.txt", tarfile.FIFOTYPE), ("v.txt", b"V")]:
            info = tarfile.TarInfo(name)
            info.type = kind
            made.addfile(info)
        sparse = tarfile.TarInfo("sparse.txt")
        sparse.type = tarfile.GNUTYPE_SPARSE
        made.addfile(sparse)
        last = tarfile.TarInfo("last.txt")
        last.size = 4
        made.addfile(last, io.BytesIO(b"last"))
    path = tmp_path / "a.tar"
    found = read(path, out.getvalue())
    assert good(found, path) == {"last.txt": "last"}
    assert {ref: reason.split(",")[0].rstrip(".") for ref, reason in bad(found, path).items()} == {
        "s.txt": "It is a link or a device",
        "h.txt": "It is a link or a device",
        "c.txt": "It is a link or a device",
        "f.txt": "It is a link or a device",
        "v.txt": "It is no regular file",
        "sparse.txt": "It is a sparse file",
    }


@pytest.mark.parametrize(
    ("cut", "texts", "where"),
    [
        (512 + 100, {"a.txt"}, ""),  # in the header of the second
        (1024 + 512 + 20, {"a.txt", "b.jsonl#1"}, "b.jsonl"),  # in its data
        (1024 + 1024, {"a.txt", "b.jsonl#1", "b.jsonl#3"}, ""),  # between two members
    ],
)
def test_a_truncated_archive_gives_what_stood_before_the_cut(tmp_path, cut, texts, where) -> None:
    path = tmp_path / "a.tar"
    cut = cut if cut > 1024 else cut + 512
    found = read(path, tarred({"a.txt": b"first", "b.jsonl": LINES, "c.txt": b"x"})[:cut])
    assert set(good(found, path)) == texts
    cuts = [ref for ref, reason in bad(found, path).items() if "is cut off" in reason]
    assert cuts == [where]


def test_a_damaged_header_is_told_and_not_taken_for_the_end(tmp_path) -> None:
    data = bytearray(tarred({"a.txt": b"first", "b.txt": b"x"}))
    data[1024 + 3] ^= 0xFF
    path = tmp_path / "a.tar"
    found = read(path, bytes(data))
    assert good(found, path) == {"a.txt": "first"}
    assert bad(found, path)[""].startswith("The archive is damaged")


def test_a_header_that_wants_memory_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tape, "MAX_HEADER_BYTES", 100)
    path = tmp_path / "a.tar"
    found = read(path, tarred({"a.txt": b"first", "x" * 300: b"x"}))
    assert good(found, path) == {"a.txt": "first"}
    assert "which no name needs" in bad(found, path)[""]


def test_text_that_is_called_tar_is_no_archive(tmp_path) -> None:
    path = tmp_path / "a.tar"
    assert bad(read(path, b"words " * 200), path)[""] == "It is no tar archive."


WHOLE = tarred({"a.txt": b"first " * 50, LONG: b"<p>x", "b.jsonl": LINES})


@given(st.integers(0, len(WHOLE)), st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))))
def test_any_damage_gives_records_or_reasons_and_never_an_error(tmp_path_factory, cut, flips) -> None:
    data = bytearray(WHOLE)
    for place, change in flips:
        data[place] ^= change
    found = read(tmp_path_factory.mktemp("tar") / "a.tar", bytes(data[:cut] if cut % 2 else data))
    assert found
    assert all(f.ref for f in found)
