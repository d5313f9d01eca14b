"""How long an analyst waits: loads, clicks, filters and pages of the dashboard, in Chromium, over a store.

python bench/dashboard_store.py STORE --statements 1000000
python bench/dashboard_speed.py STORE

A click is timed in the browser, from the mouse's button to the first card of the new tile in the page. A load
ends when the tiles stand and the script rests. Each load has a browser without cache. "Cold" is a server that
has shown nothing yet, visited the moment it listens.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import shlex
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

from dashboard import launch  # noqa: E402 - after the path is set
from dashboard.pages import PAGES  # noqa: E402 - as above

# Without these Chromium looks up hosts of its maker at every start.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
LIMIT_MS = 30_000
START_SECONDS = 60
COLD = 3  # servers started anew
# Targets of the issue, in milliseconds and MiB; pages other than the map have none.
TARGETS = {"first load, cold": 4000, "click": 400, "click, 95 %": 1000, "filter": 1000, "memory": 500}
RESTS = "document.querySelector('[data-testid=stApp][data-test-script-state=notRunning] h1')"
WHOLE = (
    f"{RESTS} && !document.querySelector('[data-testid=stSkeleton]')"
    " && [...document.querySelectorAll('[data-testid=stPlotlyChart]')]"
    ".every(chart => chart.querySelector('.plot, .pielayer'))"
)
TILES = f"{RESTS} && document.querySelector('.js-plotly-plot .barlayer path')"
# Where the tiles are on the screen, in the order of the figure's customdata.
PLACES = """() => {
  const chart = document.querySelector('.js-plotly-plot');
  const box = chart.querySelector('.nsewdrag').getBoundingClientRect();
  const at = chart.data.findIndex(trace => trace.name === 'tiles');
  const {xaxis, yaxis} = chart._fullLayout;
  return chart.calcdata[at].filter(mark => mark.ct || mark.x !== undefined).map(mark => {
    const [x, y] = mark.ct || [xaxis.c2p(mark.x), yaxis.c2p(mark.y)];
    return [box.left + x, box.top + y];
  });
}"""
FIRST_CARD = "(document.querySelector('[class*=st-key-card-]') || {}).className"
# From the button going down to the change that brings the new first card.
AWAIT_CARD = f"""() => {{
  const first = () => {FIRST_CARD};
  const before = first();
  const press = () => {{ window.pressed = performance.now(); }};
  addEventListener('pointerdown', press, {{once: true, capture: true}});
  window.carded = null;
  const watch = new MutationObserver(() => {{
    if (!first() || first() === before) return;
    watch.disconnect();
    window.carded = performance.now() - window.pressed;
  }});
  watch.observe(document.body, {{subtree: true, childList: true, attributes: true}});
}}"""
GO = "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }"
FILTERS = ("conf=0.7", "voice=direct", "from=2024-03-06&to=2025-04-10", "copies=all")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--clicks", type=int, default=20, help="tiles to click (default 20)")
    options = parser.parse_args(arguments)
    path = os.environ.get("BROWSER_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        print("no Chromium: apt-get install chromium, or set BROWSER_PATH", file=sys.stderr)
        return 1
    before = os.getloadavg()[0]
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        found = measured(browser, options.store, options.clicks)
        chromium = browser.version
        browser.close()
    tools = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "duckdb"))
    print(f"command   python bench/dashboard_speed.py {shlex.join(arguments or sys.argv[1:])}")
    print(
        f"machine   {platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores,",
        end=" ",
    )
    print(f"load before {before:.1f}, after {os.getloadavg()[0]:.1f}; {tools}, Chromium {chromium}")
    return 1 if told(found) else 0


def measured(browser: Browser, store: Path, clicks: int) -> dict[str, list[float]]:
    """Milliseconds of everything by name, and MiB under "memory" and "memory, peak"."""
    found: dict[str, list[float]] = {"first load, cold": []}
    for round_ in range(COLD):
        with served(store) as (address, pid), opened(browser) as page:
            found["first load, cold"].append(load(page, address, TILES))
            if round_ < COLD - 1:
                continue
            places, spent = spread(page.evaluate(PLACES), clicks), processor(pid)
            found["click"] = [click(page, place) for place in places]
            found["click, processor"] = [(processor(pid) - spent) / len(places)]
            for asked in FILTERS:
                found[f"filter {asked.partition('=')[0]}"] = [refilter(page, asked)]
            found["filter"] = [
                ms for name, times in found.items() if name.startswith("filter ") for ms in times
            ]
            found["load, warm"] = []
            for _ in range(COLD):
                with opened(browser) as fresh:
                    found["load, warm"].append(load(fresh, address, TILES))
            for other in PAGES[1:]:
                if other.listed:
                    with opened(browser) as fresh:
                        found[f"page {other.name}"] = [load(fresh, f"{address}/{other.name}", WHOLE)]
            now, peak = memory(pid)
            found |= {"memory": [now], "memory, peak": [peak]}
    return found


def spread(places: list[list[float]], n: int) -> list[list[float]]:
    """`n` places evenly out of all, none next to the one before."""
    step = max(1, len(places) // n)
    return places[::step][:n]


def load(page: Page, address: str, stands: str) -> float:
    """Milliseconds until a page stands."""
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(stands, timeout=LIMIT_MS)
    return (time.perf_counter() - started) * 1000


def click(page: Page, place: list[float]) -> float:
    """Milliseconds from a click on a tile to its first card; the page is at rest before and after."""
    page.evaluate(AWAIT_CARD)
    page.mouse.click(*place)
    page.wait_for_function("window.carded !== null", timeout=LIMIT_MS)
    ms: float = page.evaluate("window.carded")
    page.wait_for_timeout(150)
    page.wait_for_function(RESTS, timeout=LIMIT_MS)
    page.wait_for_timeout(500)  # an analyst reads; nothing of the last click runs into the next
    return ms


def refilter(page: Page, asked: str) -> float:
    """Milliseconds from a change of the address to the new headline on a page at rest."""
    page.evaluate("window.lead = document.querySelector('.sp-lead').textContent")
    base = page.url.partition("?")[0]
    started = time.perf_counter()
    page.evaluate(GO, f"{base}?{asked}")
    changed = "document.querySelector('.sp-lead').textContent !== window.lead"
    page.wait_for_function(f"{TILES} && {changed}", timeout=LIMIT_MS)
    ms = (time.perf_counter() - started) * 1000
    page.wait_for_timeout(500)
    return ms


@contextlib.contextmanager
def served(store: Path) -> Iterator[tuple[str, int]]:
    """Address and process of a dashboard that was started just now."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="standpoint-bench-") as folder:
        log = Path(folder) / "log"
        with log.open("w", encoding="utf-8") as out:
            command = launch.command(store.resolve(), port, headless=True)
            process = subprocess.Popen(command, cwd=folder, env=launch.environment(), stdout=out, stderr=out)  # noqa: S603 - ours
            try:
                _listening(port, process, log)
                yield f"http://localhost:{port}", process.pid
            finally:
                process.terminate()
                process.wait(10)


def _listening(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("localhost", port), timeout=2):
            return
        time.sleep(0.1)
    raise TimeoutError(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}")


@contextlib.contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page in a browser that has seen nothing."""
    # Tall enough for every tile to be under the mouse.
    context = browser.new_context(viewport={"width": 1440, "height": 1300}, reduced_motion="reduce")
    try:
        yield context.new_page()
    finally:
        context.close()


def memory(pid: int) -> tuple[float, float]:
    """Resident memory of a process in MiB, now and at its peak."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    known: dict[str, Any] = dict(line.split(":", 1) for line in lines)
    now, peak = (int(known[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, peak


def processor(pid: int) -> float:
    """Milliseconds of a core a process has used: what a click costs also where others use the machine."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000


def told(found: dict[str, list[float]]) -> list[str]:
    """Print the table; the names of what misses its target."""
    found = {**found, "click, 95 %": [statistics.quantiles(found["click"], n=20, method="inclusive")[-1]]}
    missed = []
    print(f"{'':26} {'n':>3} {'median':>8} {'least':>8} {'most':>8}  target")
    for name, values in found.items():
        middle, target = statistics.median(values), TARGETS.get(name)
        unit = "MiB" if name.startswith("memory") else "ms"
        print(f"{name:26} {len(values):3} {middle:8,.0f} {min(values):8,.0f} {max(values):8,.0f}", end=" ")
        print(f"{unit:3} {'' if target is None else f'≤ {target:,}'}")
        if target is not None and middle > target:
            missed.append(name)
    print(f"missed: {', '.join(missed) or 'none'}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
