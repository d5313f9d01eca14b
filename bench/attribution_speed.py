"""Articles of 700 words a second through resolve and attribute, on one core.

python bench/attribution_speed.py                                   the sample corpus, read three times
python bench/attribution_speed.py FOLDER --n 200 --profile 30       files of your own, and where time goes
"""

from __future__ import annotations

import argparse
import cProfile
import os
import platform
import pstats
import shlex
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from pipeline import resources  # noqa: E402 - after the path is set
from pipeline.attribute.article import Attributor  # noqa: E402 - as above
from pipeline.language import load_language  # noqa: E402 - as above
from pipeline.resolve.mentions import Resolver  # noqa: E402 - as above
from pipeline.steps.config import registry_in_use  # noqa: E402 - as above
from pipeline.syntax.parser import Parser  # noqa: E402 - as above

ARTICLE_WORDS = 700  # the length that the figure is given for
ROUNDS = 3  # the fastest counts: other work on the machine only ever slows one down


def main(arguments: Sequence[str] | None = None) -> int:
    """Print articles a second by the clock of the process; exit code 1 when there is nothing to read."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?", default=resources.sample_folder())
    parser.add_argument("--n", type=int, default=None, help="how many .txt files (default: all)")
    parser.add_argument("--profile", type=int, default=0, help="print this many functions, costliest first")
    options = parser.parse_args(arguments)
    paths = sorted(options.folder.rglob("*.txt"))[: options.n]
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    words = sum(len(text.split()) for text in texts)
    if not words:
        print(f"no .txt file with a word in {options.folder}", file=sys.stderr)
        return 1
    resolver = Resolver(registry_in_use())
    language = load_language(resources.language_path("en"))
    attributor = Attributor(language, Parser(resources.model_path("parser")))
    read(texts[:1], resolver, attributor)  # the first call builds what later ones keep
    rounds = [read(texts, resolver, attributor) for _ in range(ROUNDS)]
    resolving, attributing = min(rounds, key=sum)
    articles = words / ARTICLE_WORDS
    print(f"command   python bench/attribution_speed.py {shlex.join(arguments or sys.argv[1:])}".rstrip())
    print(f"machine   {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores")
    print(f"data      {len(texts)} texts, {words} words = {articles:.1f} articles of {ARTICLE_WORDS} words")
    print(f"time      {resolving:.2f} s resolve + {attributing:.2f} s attribute, of the process")
    print(f"speed     {articles / (resolving + attributing):.1f} articles/s")
    if options.profile:
        profile(texts, resolver, attributor, options.profile)
    return 0


def read(texts: Sequence[str], resolver: Resolver, attributor: Attributor) -> tuple[float, float]:
    """Seconds of processor time for resolving and for attributing."""
    started = time.process_time()
    mentions = [resolver.resolve(text, None) for text in texts]
    resolved = time.process_time()
    for text, known in zip(texts, mentions, strict=True):
        attributor.attribute(text, known)
    return resolved - started, time.process_time() - resolved


def profile(texts: Sequence[str], resolver: Resolver, attributor: Attributor, rows: int) -> None:
    """Print the functions that cost most, by the time in them and in what they call."""
    profiler = cProfile.Profile()
    profiler.runcall(read, texts, resolver, attributor)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(rows)


if __name__ == "__main__":
    sys.exit(main())
