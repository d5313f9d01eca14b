"""Articles a second and peak memory over the first N records of a JSON Lines file.

python bench/throughput.py articles.jsonl --n 2000 --workers 2
"""

from __future__ import annotations

import argparse
import gzip
import io
import lzma
import os
import platform
import resource
import shlex
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from pipeline.run import run  # noqa: E402 - after the path is set

KIB_PER_MIB = 1024
BYTES_PER_KIB = 1024 if sys.platform == "darwin" else 1  # ru_maxrss is KiB on Linux, bytes on macOS


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the benchmark; exit code 1 when the ledger does not reconcile."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path, help="a JSON Lines file, plain or .xz or .gz")
    parser.add_argument("--n", type=int, default=2000, help="how many records (default 2000)")
    parser.add_argument("--workers", type=int, default=None, help="worker processes (default: one a core)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="standpoint-bench-") as folder:
        inputs = Path(folder) / "records.jsonl"
        n = first_records(options.records, options.n, inputs)
        started = time.perf_counter()
        summary = run([str(inputs)], str(Path(folder) / "store"), workers=options.workers)
        seconds = time.perf_counter() - started
    counts = summary.counts
    accounted = counts.kept + counts.duplicates + counts.rejected + counts.failed
    print(f"command   python bench/throughput.py {shlex.join(arguments or sys.argv[1:])}")
    print(f"data      {options.records.name}, first {n} records")
    print(f"machine   {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"ledger    {counts.inputs} inputs = {counts.kept} kept + {counts.duplicates} duplicates")
    print(f"          + {counts.rejected} rejected + {counts.failed} failed")
    print(f"time      {seconds:.1f} s, {n / seconds:.1f} articles/s")
    here, worker = peak(resource.RUSAGE_SELF), peak(resource.RUSAGE_CHILDREN)
    print(f"memory    {here} MiB here, {worker} MiB the largest worker")
    return 0 if accounted == counts.inputs == n else 1


def first_records(source: Path, n: int, target: Path) -> int:
    """Copy the first `n` lines of `source` to `target`; the number copied."""
    copied = 0
    with opened(source) as lines, target.open("wb") as out:
        for line in islice(lines, n):
            out.write(line)
            copied += 1
    return copied


def opened(path: Path) -> io.BufferedIOBase:
    """The file's bytes, unpacked where its ending says that it is packed."""
    if path.suffix == ".xz":
        return lzma.open(path)
    if path.suffix == ".gz":
        return gzip.open(path)
    return path.open("rb")


def peak(who: int) -> int:
    """Peak resident memory in MiB, of this process or of its largest finished child."""
    return resource.getrusage(who).ru_maxrss // BYTES_PER_KIB // KIB_PER_MIB


if __name__ == "__main__":
    sys.exit(main())
