"""Hostile piles: each in a process with little memory, beside good input that has to come through."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.pipeline.ingest.packing import tarred, zipped

resource = pytest.importorskip("resource", reason="memory limits need a Unix")

GOOD = "The bridge opened, the mayor said."
# Reading one text of the largest size takes some four times its bytes; Python and its libraries 200 MB.
MEMORY_BYTES = 700 * 1024 * 1024
SECONDS = 60
READ = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY_BYTES}, {MEMORY_BYTES}))
from pipeline.ingest.read import read_inputs
from pipeline.records import RawRecord
for f in read_inputs(sys.argv[1:]):
    print("good" if isinstance(f, RawRecord) else "bad", f.ref, f.payload[:60] if isinstance(f, RawRecord) else f.reason)
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
ROOT = Path(__file__).resolve().parents[3]


def survive(folder: Path) -> list[str]:
    """What is read from a folder with a hostile file between two good ones."""
    (folder / "a-good.txt").write_text(GOOD)
    (folder / "z-good.txt").write_text(GOOD)
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert time.monotonic() - begun < SECONDS
    *lines, _ = done.stdout.splitlines()
    assert lines[0] == f"good a-good.txt {GOOD}"
    assert lines[-1] == f"good z-good.txt {GOOD}"
    return lines[1:-1]


def deflated(size: int, byte: bytes = b"0") -> bytes:
    packer, chunk = zlib.compressobj(9, zlib.DEFLATED, 31), (byte * 1_000_000)[:1_000_000]
    return b"".join(packer.compress(chunk) for _ in range(size // 1_000_000)) + packer.flush()


def long_line(size: int) -> bytes:
    packer, chunk = zlib.compressobj(1, zlib.DEFLATED, 31), bytes(range(97, 123)) * 40_000
    parts = [packer.compress(f'{{"text": "{GOOD}"}}\n{{"text": "'.encode())]
    parts += [packer.compress(chunk) for _ in range(size // len(chunk))]
    return b"".join(parts) + packer.compress(f'"}}\n{{"text": "{GOOD}"}}\n'.encode()) + packer.flush()


@pytest.mark.parametrize("packed", [False, True])
def test_a_line_of_200_megabytes_is_skipped_and_the_lines_around_it_are_read(tmp_path, packed) -> None:
    data = long_line(200_000_000)
    if packed:
        (tmp_path / "lines.jsonl.gz").write_bytes(data)
    else:
        with (tmp_path / "lines.jsonl").open("wb") as out, gzip.open(io.BytesIO(data)) as lines:
            while part := lines.read(1_000_000):
                out.write(part)
    name = f"lines.jsonl{'.gz' if packed else ''}"
    wanted = [f"good {name}#1 {GOOD}", f"bad {name}#2 Line 2: the line is longer", f"good {name}#3 {GOOD}"]
    found = survive(tmp_path)
    assert [line[: len(words)] for line, words in zip(found, wanted, strict=True)] == wanted


def quine(levels: int) -> bytes:
    data = deflated(200_000_000)
    for _ in range(levels):
        data = zipped({"in.zip": data, "beside.txt": b"beside"})
    return data


def huge_zip() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("bomb.txt", "w", force_zip64=True) as bomb,
    ):
        for _ in range(300):
            bomb.write(b"0" * 1_000_000)
    return out.getvalue()


def sparse_tar() -> bytes:
    info = tarfile.TarInfo("huge.txt")
    info.size = 8**11 - 1
    return info.tobuf(tarfile.USTAR_FORMAT) + b"words " * 100


def pax_bomb() -> bytes:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 2_000_000_000
    return gzip.compress(info.tobuf(tarfile.USTAR_FORMAT)) + deflated(300_000_000)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
LAUGHING = f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><x>&a11;'.encode()
BOMBS = {
    "bomb.txt.gz": lambda: deflated(300_000_000),
    "rows.jsonl.gz": lambda: deflated(100_000_000, b"\n{}" * 7),
    "blank.jsonl.gz": lambda: deflated(20_000_000, b"\n"),
    "rows.csv.gz": lambda: gzip.compress(b"text,x\n") + deflated(100_000_000, b"\n0"),
    "bomb.txt.bz2": lambda: bz2.compress(b"0" * 100_000_000),
    "bomb.txt.xz": lambda: lzma.compress(b"0" * 100_000_000, preset=0),
    "bomb.zip": huge_zip,
    "nested.zip": lambda: quine(3),
    "huge.tar": sparse_tar,
    "pax.tar.gz": pax_bomb,
    "laughs.xml": lambda: LAUGHING.replace(b"<x>", b"<rss><item>"),
    "laughs.docx": lambda: zipped({"[Content_Types].xml": LAUGHING, "word/document.xml": b"<x/>"}),
    "deep.json": lambda: b'{"text": ' + b"[" * 5_000_000,
    "deep.jsonl": lambda: b'{"text": ' + b'{"a":' * 3_000_000,
    "deep.xml": lambda: b"<rss>" + b"<a>" * 5_000_000,
    "headers.eml": lambda: b"a:b\n" * 10_000_000,
    "parts.eml": lambda: b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\n" * 900_000,
    "binary.txt": lambda: bytes(range(256)) * 100_000,
    "empty.zip": lambda: b"",
    "random.pdf": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 30_000,
    "traversal.tar": lambda: tarred({"../../x.txt": b"x", "/x.txt": b"x"}),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_file_is_a_line_in_the_ledger(tmp_path, name) -> None:
    (tmp_path / name).write_bytes(BOMBS[name]())
    found = survive(tmp_path)
    rejected = [line for line in found if line.startswith("bad ")]
    assert not name.startswith("rows.") or "in a row can't be read" in rejected[-1]
    assert 1 <= len(rejected) <= 3 or name.startswith("rows.")
    assert all(line.endswith((".", "?")) for line in rejected)
    if name == "nested.zip":
        assert sum(line.endswith("beside") for line in found) == 3


def test_pages_nested_without_end_are_read_as_they_are(tmp_path) -> None:
    (tmp_path / "deep.html").write_bytes(b"<html>" + b"<div>" * 2_000_000)
    (found,) = survive(tmp_path)
    assert found.startswith("good deep.html <html><div>")
