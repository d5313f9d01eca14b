"""How long figures and a deck take: each figure of a store in each format, the default briefing as slides.

python bench/briefing_speed.py STORE

A figure is timed from `go.Figure` to the file's bytes; the browser has drawn it once before. The deck is made
as `standpoint brief` makes it, with a browser that has not started: a title and the first eleven slides of
the default briefing that have something to show, the method and the sentences behind them. Its time is split
into what is asked of the store (compose), what the browser draws, and what is written (PowerPoint's file);
processor's time is this process's own, without the browser's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shlex
import statistics
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import plotly.graph_objects as go

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from dashboard.briefing.compose import ADDRESS, compose  # noqa: E402 - after the path is set
from dashboard.briefing.deck import deck  # noqa: E402 - as above
from dashboard.briefing.default import standing  # noqa: E402 - as above
from dashboard.briefing.tray import Pin, Tray  # noqa: E402 - as above
from dashboard.exhibits.catalogue import BUILDERS  # noqa: E402 - as above
from dashboard.exhibits.exhibit import NothingToShow  # noqa: E402 - as above
from dashboard.exhibits.said import Order  # noqa: E402 - as above
from dashboard.figures.parts.framed import SHEET, SLIDE  # noqa: E402 - as above
from dashboard.link import parse  # noqa: E402 - as above
from dashboard.loaded import Loaded, load  # noqa: E402 - as above
from dashboard.rendering import browser  # noqa: E402 - as above
from dashboard.rendering.engine import FORMATS, Engine  # noqa: E402 - as above
from pipeline.errors import StandpointError  # noqa: E402 - as above

TARGET_FIGURE, TARGET_DECK, SLIDES = 0.5, 15.0, 12  # seconds of the issue, and slides of the deck
DAY = dt.date(2026, 1, 1)  # stands in the figures; any will do
PACKAGES = ("kaleido", "choreographer", "plotly", "python-pptx", "duckdb")


class Timed(Engine):
    """An engine that knows how long it drew."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds: list[float] = []

    def picture(self, figure: go.Figure, file_format: str) -> bytes:
        """As the engine's."""
        begin = time.perf_counter()
        made = super().picture(figure, file_format)
        self.seconds.append(time.perf_counter() - begin)
        return made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store")
    parser.add_argument("--n", type=int, default=10, help="times each figure is drawn (10)")
    asked = parser.parse_args()
    store = load(asked.store)
    program, name = browser.check()
    print(f"$ {shlex.join(sys.argv)}")
    print(f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    print(f"Python {platform.python_version()}, " + ", ".join(f"{one} {version(one)}" for one in PACKAGES))
    print(f"browser: {name}")
    if program is None:
        raise SystemExit(1)
    timed(figures(store), asked.n)
    made(store)
    print(f"load {os.getloadavg()[0]:.1f} at the end")


def figures(store: Loaded) -> Mapping[str, go.Figure]:
    """Each figure that has something to show with the store's defaults, as a file of its own."""
    link, _ = parse({}, store.domain)
    found = {}
    for noun, build in BUILDERS.items():
        try:
            found[noun] = build(Order(store, link, {}, SHEET, DAY)).picture(SHEET)
        except NothingToShow as nothing:
            print(f"{noun}: {nothing}")
    return found


def timed(drawn: Mapping[str, go.Figure], times: int) -> None:
    """Prints seconds by figure and format."""
    every: dict[str, list[float]] = {one: [] for one in FORMATS}
    print(f"\n{'figure':20}{'kB of JSON':>12}" + "".join(f"{one:>18}" for one in FORMATS))
    with Engine() as engine:
        begin = time.perf_counter()
        engine.report("<p>.</p>")
        started = time.perf_counter() - begin
        for noun, figure in drawn.items():
            cells = ""
            for one in FORMATS:
                engine.picture(figure, one)
                taken = [clocked(engine, figure, one) for _ in range(times)]
                every[one] += taken
                cells += f"{told(taken):>18}"
            print(f"{noun:20}{len(figure.to_json()) / 1000:>12.0f}{cells}")
    print(f"{'all':32}" + "".join(f"{told(taken):>18}" for taken in every.values() if taken))
    whole = [one for taken in every.values() for one in taken]
    print(f"median and 95 % of {times} in seconds; the browser started in {started:.1f} s")
    if whole:
        print(f"all formats: {told(whole)}; target: a median of {TARGET_FIGURE} (n = {len(whole)})")


def clocked(engine: Engine, figure: go.Figure, file_format: str) -> float:
    """Seconds for one picture."""
    begin = time.perf_counter()
    engine.picture(figure, file_format)
    return time.perf_counter() - begin


def told(seconds: list[float]) -> str:
    """Median and 95 %."""
    most = statistics.quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    return f"{statistics.median(seconds):.2f}, {most:.2f}"


def printed(store: Loaded, tray: Tray) -> Tray:
    """The first pins of a tray that have something to show, as many as the deck has slides for."""
    kept: list[Pin] = []
    for pin in tray.pins:
        try:
            compose(lambda _: store, replace(tray, pins=(pin,)), SLIDE, DAY, ADDRESS)
        except StandpointError as nothing:
            print(f"left out: {nothing}")
            continue
        kept.append(pin)
        if len(kept) == SLIDES - 1:
            break
    return replace(tray, pins=tuple(kept))


def made(store: Loaded) -> None:
    """Prints what the default briefing takes, as slides."""
    link, _ = parse({}, store.domain)
    tray = printed(store, standing(store, link, {}))
    with Timed() as engine:
        begin, busy = time.perf_counter(), time.process_time()
        engine.warm()
        briefing = compose(lambda _: store, tray, SLIDE, DAY, ADDRESS)
        composed, composing = time.perf_counter() - begin, time.process_time() - busy
        begin, busy = time.perf_counter(), time.process_time()
        file = deck(briefing, engine)
        whole, writing = time.perf_counter() - begin, time.process_time() - busy
        drawn = sum(engine.seconds)
        pictures = len(engine.seconds)
    slides = len(briefing.sections) + 1
    print(f"\ndeck of {slides} slides, method and evidence: {pictures} pictures, {len(file) / 1e6:.1f} MB")
    print(
        f"{composed + whole:.1f} s (target {TARGET_DECK:.0f}) = compose {composed:.1f} + draw {drawn:.1f}"
        f" (with what was left of the browser's start) + write {whole - drawn:.1f};"
        f" processor's time: compose {composing:.1f}, draw and write {writing:.1f}"
    )


if __name__ == "__main__":
    main()
