"""Archives, made in memory, for the tests of what reads them."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

from pipeline.ingest.read import read_inputs
from pipeline.records import RawRecord, RejectedInput

Members = dict[str, bytes]


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: Members, layout: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=layout) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def read(path: Path, data: bytes) -> list[RawRecord | RejectedInput]:
    path.write_bytes(data)
    return list(read_inputs([str(path)]))


def good(found: list[RawRecord | RejectedInput], root: Path) -> dict[str, str]:
    """Ref below the archive → text, of what was read."""
    return {
        f.origin.removeprefix(f"{root}").lstrip("/"): f.payload for f in found if isinstance(f, RawRecord)
    }


def bad(found: list[RawRecord | RejectedInput], root: Path) -> dict[str, str]:
    """Ref below the archive → reason, of what was not."""
    rejected = [f for f in found if isinstance(f, RejectedInput)]
    reasons = {f.origin.removeprefix(f"{root}").lstrip("/"): f.reason for f in rejected}
    assert len(reasons) == len(rejected), "one rejection a place"
    assert all(r.endswith((".", "?")) and "\n" not in r and r[0].isupper() for r in reasons.values())
    return reasons
