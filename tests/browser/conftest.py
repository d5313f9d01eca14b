"""The dashboard served on a free port, and Chromium to look at it; skipped where there is none."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard import launch
from tests.browser.stores import sample_store
from tests.dashboard.fixture import write_store

ARTIFACTS = Path(__file__).resolve().parents[2] / "artifacts"
# Without these Chromium looks up hosts of its maker at every start.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
START_SECONDS = 60
CHARTS = "[...document.querySelectorAll('[data-testid=stPlotlyChart]')]"
# A chart has drawn when it has marks; one that is not shown at this width never does.
MARKS = ".barlayer path, .scatterlayer path, .scatterlayer text, .shapelayer path"
DRAWN = f"{CHARTS}.every(chart => !chart.offsetParent || chart.querySelector('{MARKS}'))"
HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    path = os.environ.get("BROWSER_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium: apt-get install chromium, or set BROWSER_PATH")
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is missing: pip install playwright"
    )
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextlib.contextmanager
def served(store: Path, folder: Path) -> Iterator[str]:
    """The address of a dashboard that was started from another folder than ours."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    log = folder / "streamlit.log"
    with log.open("w", encoding="utf-8") as out:
        command = launch.command(store, port, headless=True)
        process = subprocess.Popen(command, cwd=folder, env=launch.environment(), stdout=out, stderr=out)
        try:
            _wait_for(port, process, log)
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="session")
def known(tmp_path_factory) -> Iterator[str]:
    """The fixture's store, whose answers are known."""
    folder = tmp_path_factory.mktemp("known")
    with served(write_store(folder / "S"), folder) as address:
        yield address


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Iterator[str]:
    """The sample corpus as the pipeline reads it."""
    folder = tmp_path_factory.mktemp("sample")
    with served(sample_store(folder / "S"), folder) as address:
        yield address


@pytest.fixture
def visit(chromium) -> Iterator[Callable[..., Any]]:
    """Opens an address in a fresh browser context and waits until it stands."""
    contexts = []

    def opened(address: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Any:
        viewport = {"width": width, "height": height}
        context = chromium.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        settle(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settle(page: Any) -> None:
    """Wait until the page's script has run and the browser has drawn."""
    page.wait_for_timeout(400)  # what was just done takes a moment to reach the server
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1", timeout=30_000)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(300)


def tile_centre(page: Any, row: int, column: int) -> tuple[float, float]:
    """Where the tile in this row and column of the map is, counted from 0 over all columns."""
    plot = page.locator(".js-plotly-plot .plot-container .nsewdrag").first.bounding_box()
    rows = page.locator(".js-plotly-plot .ytick text").count()
    columns = page.locator(".js-plotly-plot .xtick text").count()
    x = plot["x"] + plot["width"] * (column + 0.5) / columns
    return x, plot["y"] + plot["height"] * (row + 0.5) / rows


def click_tile(page: Any, row: int, column: int) -> None:
    """Click the tile in this row and column of the map."""
    page.mouse.click(*tile_centre(page, row, column))


def choose(page: Any, row: int, column: int) -> None:
    """Click a tile and wait until the page shows what stands behind it."""
    before = page.url
    click_tile(page, row, column)
    page.wait_for_function("before => location.href !== before", arg=before)
    settle(page)


def screenshot(page: Any, name: str) -> Path:
    """A picture of the page as it stands, in artifacts/."""
    ARTIFACTS.mkdir(exist_ok=True)
    path = ARTIFACTS / f"{name}.png"
    page.screenshot(path=path)
    return path


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("localhost", port), timeout=2):
            return
        time.sleep(0.2)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(encoding='utf-8')}")
