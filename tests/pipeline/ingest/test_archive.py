"""ZIP archives, whole, broken and hostile."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import archive, bounds
from pipeline.ingest.read import count_inputs
from tests.pipeline.ingest.packing import bad, good, read, tarred, zipped

LINES = b'{"text": "one"}\n{bad\n{"text": "three"}\n'


def test_members_are_read_as_the_files_they_are(tmp_path) -> None:
    path = tmp_path / "pile.zip"
    members = {
        "folder/a.html": b"<p>A page</p>",
        "lines.jsonl": LINES,
        "t.csv": b"text\nfour\n",
        "picture.png": b"\x89PNG\r\n\x1a\n" + b"\x00" * 99,
        "__MACOSX/folder/._a.html": b"\x00\x05\x16\x07",
        ".DS_Store": b"\x00\x01",
        "folder/.hidden/b.txt": b"hidden",
        "folder/Thumbs.db": b"\xd0\xcf",
        "empty.txt": b"",
    }
    found = read(path, zipped(members))
    assert good(found, path) == {
        "folder/a.html": "<p>A page</p>",
        "lines.jsonl#1": "one",
        "lines.jsonl#3": "three",
        "t.csv#2": "four",
    }
    reasons = bad(found, path)
    assert set(reasons) == {"lines.jsonl#2", "picture.png", "empty.txt"}
    assert reasons["picture.png"] == "It is a PNG picture, not text."
    assert count_inputs([str(path)]) is None


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_methods_that_stream_are_read(tmp_path, method) -> None:
    path = tmp_path / "a.zip"
    assert good(read(path, zipped({"a.txt": b"words " * 999}, method)), path) == {"a.txt": "words " * 999}


def test_a_method_that_takes_any_memory_is_refused(tmp_path) -> None:
    path = tmp_path / "a.zip"
    found = read(path, zipped({"a.txt": b"x"}, zipfile.ZIP_LZMA))
    assert "packed by method 14" in bad(found, path)["a.txt"]


@pytest.mark.parametrize(
    "name",
    ["../x.txt", "a/../../x.txt", "/etc/x.txt", "C:\\x.txt", "c:x.txt", "..\\x.txt", "\\\\host\\x.txt"],
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_a_path_that_leads_out_touches_no_disk_and_the_rest_goes_through(tmp_path, name, pack) -> None:
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    before = set(tmp_path.rglob("*"))
    path = folder / "pile.zip"
    found = read(path, pack({"a.txt": b"first", name: b"out", "b.txt": b"last"}))
    assert good(found, path) == {"a.txt": "first", "b.txt": "last"}
    (reason,) = bad(found, path).values()
    assert reason == "Its path leads out of the archive, so it was left alone."
    assert set(tmp_path.rglob("*")) - before == {path}


def test_links_encrypted_members_and_odd_names_are_rejected_by_themselves(tmp_path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/hostname")
        made.writestr("secret.txt", "x")
        made.writestr("bell\x07\n.txt", "rings")
        made.writestr("long/" * 300 + "a.txt", "x")
        made.writestr("good.txt", "good")
    data = out.getvalue()
    place = data.rindex(b"secret.txt") - 46 + 8  # the flags of its entry in the directory
    data = data[:place] + b"\x01\x00" + data[place + 2 :]
    path = tmp_path / "a.zip"
    found = read(path, data)
    assert good(found, path) == {"bell\ufffd\ufffd.txt": "rings", "good.txt": "good"}
    reasons = [words.split(",")[0].split(";")[0] for words in bad(found, path).values()]
    assert reasons == [
        "It is a link or a device",
        "It is encrypted",
        "Its path has more than 1",
    ]


def test_archives_in_archives_are_read_to_a_small_depth(tmp_path) -> None:
    inner = zipped({"a.txt": b"inside"})
    path = tmp_path / "outer.zip"
    found = read(path, zipped({"x/inner.zip": inner, "y.tar": tarred({"b.txt": b"b"}), "z.txt": b"z"}))
    assert good(found, path) == {"x/inner.zip/a.txt": "inside", "y.tar/b.txt": "b", "z.txt": "z"}
    for _ in range(bounds.MAX_DEPTH):
        inner = zipped({"in.zip": inner, "beside.txt": b"beside"})
    found = read(path, inner)
    assert len(good(found, path)) == bounds.MAX_DEPTH
    (reason,) = bad(found, path).values()
    assert reason.startswith("It lies more than 4 archives deep")


def test_a_bomb_is_refused_by_its_ratio_and_what_lies_beside_it_goes_through(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archive, "FREE_BYTES", 100_000)
    monkeypatch.setattr(bounds, "FREE_BYTES", 100_000)
    path = tmp_path / "a.zip"
    found = read(path, zipped({"bomb.txt": b"0" * 3_000_000, "good.txt": b"good"}))
    assert good(found, path) == {"good.txt": "good"}
    assert "as an archive made to fill a disk would" in bad(found, path)["bomb.txt"]


def overlapping(copies: int, size: int) -> bytes:
    """One member's bytes, named many times in the directory."""
    data = zipped({"0000.txt": b"0" * size})
    place = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entry = data[place:end]
    entries = b"".join(entry.replace(b"0000.txt", f"{n:04}.txt".encode()) for n in range(copies))
    # The local header says 0000.txt; zipfile compares, so the entries keep its name.
    entries = entry * copies if b"0001" in entries else entries
    tail = bytearray(data[end:])
    tail[8:10] = tail[10:12] = copies.to_bytes(2, "little")
    tail[12:16] = len(entries).to_bytes(4, "little")
    return data[:place] + entries + bytes(tail)


def test_members_that_overlap_stop_at_the_archives_budget(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(bounds, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr(archive, "FREE_BYTES", 1_000_000)
    path = tmp_path / "a.zip"
    path.write_bytes(overlapping(500, 90_000))
    found = read(path, overlapping(500, 90_000))
    payload = sum(len(f.payload) for f in found if hasattr(f, "payload"))
    limit = max(1_000_000, path.stat().st_size * bounds.MAX_RATIO)
    assert 0 < payload <= limit < 500 * 90_000


def test_more_members_than_any_pile_has_end_the_archive(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(bounds, "MAX_MEMBERS", 3)
    path = tmp_path / "a.zip"
    found = read(path, zipped({f"{n}.txt": b"x" for n in range(9)}))
    assert len(good(found, path)) == 3
    assert "more than 3 members" in bad(found, path)[""]


def test_a_directory_too_large_for_memory_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 5)
    path = tmp_path / "a.zip"
    found = read(path, zipped({f"{n}.txt": b"x" for n in range(9)}))
    assert "names more than 5 members" in bad(found, path)[""]


def streamed() -> bytes:
    """A ZIP as programs write it into a pipe: sizes stand behind the data."""

    class _Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data) -> int:
            self.data += bytes(data)
            return len(data)

    out = _Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", "first")
        made.writestr("b.jsonl", LINES)
        made.writestr("c.txt", bytes(range(32, 127)) * 50)
    return out.data


@pytest.mark.parametrize("whole", [zipped({"a.txt": b"first", "b.jsonl": LINES, "c.txt": b"x"}), streamed()])
def test_a_truncated_archive_gives_what_stood_before_the_cut(tmp_path, whole) -> None:
    path = tmp_path / "a.zip"
    found = read(path, whole[: whole.index(b"PK\x01\x02") + 5])
    wanted = {"a.txt": "first", "b.jsonl#1": "one", "b.jsonl#3": "three"}
    assert wanted.items() <= good(found, path).items()
    assert bad(found, path)[""].startswith("The archive is cut off")


def test_a_cut_inside_a_member_is_told_once(tmp_path) -> None:
    path = tmp_path / "a.zip"
    whole = streamed()
    found = read(path, whole[: whole.index(b"c.txt") + 20])
    assert set(good(found, path)) == {"a.txt", "b.jsonl#1", "b.jsonl#3"}
    assert [ref for ref, reason in bad(found, path).items() if "cut off" in reason] == ["c.txt"]


def test_a_damaged_member_is_rejected_by_itself(tmp_path) -> None:
    data = bytearray(zipped({"a.txt": b"first" * 99, "b.txt": b"last"}))
    data[45] ^= 0xFF
    path = tmp_path / "a.zip"
    found = read(path, bytes(data))
    assert good(found, path) == {"b.txt": "last"}
    assert "is damaged" in bad(found, path)["a.txt"]


WHOLE = zipped({"a.txt": b"first " * 50, "b.jsonl": LINES, "in.zip": zipped({"c.txt": b"c"})})


@given(st.integers(0, len(WHOLE)), st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))))
def test_any_damage_gives_records_or_reasons_and_never_an_error(tmp_path_factory, cut, flips) -> None:
    data = bytearray(WHOLE)
    for place, change in flips:
        data[place] ^= change
    found = read(tmp_path_factory.mktemp("zip") / "a.zip", bytes(data[:cut] if cut % 2 else data))
    assert found
    assert all(f.ref for f in found)
