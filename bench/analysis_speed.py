"""Articles of 700 words a second through the whole analysis, everything on, on one core.

python bench/analysis_speed.py                              the sample corpus, with the default scorer
python bench/analysis_speed.py FOLDER --n 200 --scorer cues     files of your own, without the encoder
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from pipeline import resources  # noqa: E402 - after the path is set
from pipeline.packs import find_pack  # noqa: E402 - as above
from pipeline.records import RawRecord  # noqa: E402 - as above
from pipeline.run import DEFAULT_PACK, DEFAULT_SCORER, Analyzer  # noqa: E402 - as above
from pipeline.steps.config import registry_in_use  # noqa: E402 - as above
from pipeline.steps.stages import Stopwatch  # noqa: E402 - as above

ARTICLE_WORDS = 700  # the length that the figure is given for
ROUNDS = 3  # the fastest counts: other work on the machine only ever slows one down


def main(arguments: Sequence[str] | None = None) -> int:
    """Print articles a second and each stage's share; exit code 1 when there is nothing to read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=resources.sample_folder())
    parser.add_argument("--n", type=int, default=None, help="how many .txt files (default: all)")
    parser.add_argument("--scorer", default=DEFAULT_SCORER)
    options = parser.parse_args(arguments)
    paths = sorted(options.folder.rglob("*.txt"))[: options.n]
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace") for path in paths}
    words = sum(len(text.split()) for text in texts.values())
    if not words:
        print(f"no .txt file with a word in {options.folder}", file=sys.stderr)
        return 1
    records = [RawRecord(name, name, text) for name, text in texts.items()]
    started = time.perf_counter()
    analyzer = Analyzer(find_pack(DEFAULT_PACK), registry_in_use(), options.scorer)
    analyzer.analyze(records[0])  # the first call builds what later ones keep
    loaded = time.perf_counter() - started
    rounds = [_read(records, analyzer) for _ in range(ROUNDS)]
    seconds, watch = min(rounds, key=lambda one: one[0])
    articles = words / ARTICLE_WORDS
    print(f"command   python bench/analysis_speed.py {shlex.join(arguments or sys.argv[1:])}".rstrip())
    print(f"machine   {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"data      {len(texts)} texts, {words} words = {articles:.1f} articles of {ARTICLE_WORDS} words")
    print(f"scorer    {options.scorer}; start-up {loaded:.2f} s, `standpoint --help` {_help():.2f} s")
    total = sum(watch.seconds.values())
    for stage, spent in sorted(watch.seconds.items(), key=lambda item: -item[1]):
        each = 1000 * seconds * spent / total / articles
        print(f"          {stage:12} {spent / total:5.1%}  {each:6.1f} ms an article")
    print(f"speed     {articles / seconds:.1f} articles/s")
    return 0


def _read(records: Sequence[RawRecord], analyzer: Analyzer) -> tuple[float, Stopwatch]:
    watch, started = Stopwatch(), time.process_time()
    for record in records:
        analyzer.analyze(record, watch)
    return time.process_time() - started, watch


def _help() -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "pipeline.cli", "--help"]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)  # noqa: S603 - our own words
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
