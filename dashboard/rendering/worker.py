"""The process that holds the browser: reads one order a line, writes one answer a line.

Run by `engine.Engine`, with the browser's program and a folder. An order is JSON with "id", "seed" and either
"figure" (a file with a figure's JSON), "format", "width", "height" and "scale", or "page" (a file of HTML);
"out" is the file to write. The answer has the id and "error", null where all went well; the first, without
an id, says that it has started. It ends when its input does, with its browser and its folder.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

from dashboard.rendering.quiet import Figures
from dashboard.rendering.sheet import Sheet, printed

LAST_SECONDS = 4.0  # from the end of the input to the end of all; less than the engine waits


class Drawer:
    """A browser with a tab for figures, which kaleido keeps, and one that what is drawn is taken from."""

    def __init__(self, browser: Figures) -> None:
        self._browser = browser
        self._sheet: Sheet | None = None

    async def made(self, order: dict[str, Any]) -> bytes:
        """What is ordered."""
        if "page" in order:
            return await self._page(_text(order["page"]))
        if self._sheet is None:
            self._sheet = Sheet(await self._browser.create_tab("about:blank"))
            await self._sheet.open()
        figure = json.loads(_text(order["figure"]))
        width, height = order["width"], order["height"]
        drawn = await self._browser.svg(figure, width, height, order["seed"])
        match order["format"]:
            case "svg":
                return await self._sheet.svg(drawn)
            case "pdf":
                return await self._sheet.pdf(drawn, width, height)
            case "png":
                return await self._sheet.png(drawn, width, height, order["scale"])
            case other:
                raise ValueError(other)

    async def _page(self, page: str) -> bytes:
        tab = await self._browser.create_tab("about:blank")
        try:
            return await printed(tab, page)
        finally:
            await self._browser.close_tab(tab.target_id)


async def serve(program: str, answers: TextIO) -> None:
    """Draw what is ordered until the input ends."""
    orders: asyncio.Queue[str] = asyncio.Queue()
    threading.Thread(target=_read, args=(asyncio.get_running_loop(), orders), daemon=True).start()
    async with Figures(program) as browser:
        drawer = Drawer(browser)
        _say(answers, {"id": None, "error": None})
        while line := await orders.get():
            order = json.loads(line)
            error = None
            try:
                _write(order["out"], await drawer.made(order))
            except Exception as problem:  # noqa: BLE001 - told to who ordered, who decides
                error = f"{type(problem).__name__}: {problem}"
            _say(answers, {"id": order["id"], "error": error})


def _read(loop: asyncio.AbstractEventLoop, orders: asyncio.Queue[str]) -> None:
    """Passes orders on. Whatever hangs at the end of the input is ended: nobody is left to do it."""
    for line in sys.stdin:
        loop.call_soon_threadsafe(orders.put_nowait, line)
    last = threading.Timer(LAST_SECONDS, _end)
    last.daemon = True
    last.start()
    loop.call_soon_threadsafe(orders.put_nowait, "")


def _end() -> None:
    shutil.rmtree(sys.argv[2], ignore_errors=True)
    if sys.platform != "win32":
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _text(file: str) -> str:
    return Path(file).read_text(encoding="utf-8")


def _write(file: str, made: bytes) -> None:
    Path(file).write_bytes(made)


def _say(answers: TextIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


def main() -> None:
    """Serve, and leave nothing behind."""
    # Answers have a way of their own: what a library prints must not come between them.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    program, folder = sys.argv[1:]
    try:
        asyncio.run(serve(program, answers))
    except (RuntimeError, OSError) as problem:  # a browser that does not start, in words
        told = problem.args[0] if problem.args else ""  # libraries put advice for developers after it
        _say(answers, {"id": None, "error": f"{type(problem).__name__}: {told}"})
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
