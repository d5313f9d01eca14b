"""How many records a file will give, cheaply: for a progress bar, not for the ledger."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.ingest.lines import MAX_LINE_CHARS

# Read this much of a large file and extrapolate: a progress bar bears an error of a few per cent.
SAMPLE_BYTES = 8 * 1024 * 1024


def count_lines(path: Path) -> int:
    """Lines with something in them: exact below SAMPLE_BYTES, estimated by size above."""
    head, size = _head(path)
    return _scaled(sum(1 for line in head.splitlines() if line.strip()), head, size)


def count_rows(path: Path) -> int:
    """Rows below the header: exact for a UTF-8 CSV below SAMPLE_BYTES, estimated by size above."""
    head, size = _head(path)
    csv.field_size_limit(MAX_LINE_CHARS)
    lines = head.decode("utf-8", "replace").splitlines(keepends=True)
    try:
        rows = sum(1 for row in csv.reader(lines) if any(row))
    except csv.Error:
        rows = len(lines)
    return max(0, _scaled(rows, head, size) - 1)


def _head(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as stream:
            return stream.read(SAMPLE_BYTES), path.stat().st_size
    except OSError:
        return b"", 0


def _scaled(count: int, head: bytes, size: int) -> int:
    return count if len(head) >= size else round(count * size / len(head))
