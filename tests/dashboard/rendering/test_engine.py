"""The engine's promises, with workers that break them: time limits, one restart, a sentence, nothing left over."""

from __future__ import annotations

import gc
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import plotly.graph_objects as go
import pytest

from dashboard.rendering import browser, engine, process
from dashboard.rendering.engine import Engine, NoBrowserError, RenderError

FIGURE = go.Figure(go.Bar(x=[1], y=[2]), {"width": 200, "height": 100})
# A worker without a browser: it tells its number, and draws what its first lines say.
WORKER = """
import json, os, subprocess, sys, time
diary, program, folder = sys.argv[1:]
open(diary, "a").write(f"{os.getpid()} {folder}\\n")
start = len(open(diary).read().splitlines())
def say(**answer): print(json.dumps(answer), flush=True)
def draw(order, made=b"drawn"):
    open(order["out"], "wb").write(made); say(id=order["id"], error=None)
%s
"""
SERVE = "say(error=None)\nfor line in sys.stdin:\n    order = json.loads(line)\n    %s"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """An engine with a worker of these lines; its diary is `diary`."""
    monkeypatch.setattr(browser, "find", lambda: "browser")
    monkeypatch.setattr(browser, "check", lambda: ("browser", "Browser 1.0"))
    monkeypatch.setattr(process, "CLOSING_SECONDS", 0.5)
    engines = []

    def make(lines, limit=0.5, start=10.0):
        code = WORKER % textwrap.dedent(lines)
        engines.append(Engine(limit, (sys.executable, "-c", code, str(tmp_path / "diary")), start))
        return engines[-1]

    yield make
    for one in engines:
        one.close()
    assert all(not Path(folder).exists() for _, folder in diary(tmp_path))
    assert not [pid for pid, _ in diary(tmp_path) if lives(pid)]


def diary(folder):
    """The number and the folder of each worker that was started."""
    file = folder / "diary"
    return [line.split() for line in file.read_text().splitlines()] if file.exists() else []


def lives(pid):
    """Whether a process runs; one that has ended and that nobody asked for is dead."""
    asked = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return bool(asked.stdout.strip()) and not asked.stdout.startswith("Z")


def test_an_order_is_drawn_and_the_worker_is_kept(made, tmp_path):
    drawing = made(SERVE % "draw(order, open(order['figure'], 'rb').read())")

    assert drawing.picture(FIGURE, "png") == FIGURE.to_json().encode()
    assert drawing.picture(FIGURE, "svg") == FIGURE.to_json().encode()
    assert len(diary(tmp_path)) == 1


def test_an_order_says_size_and_scale(made):
    drawing = made(SERVE % "draw(order, json.dumps(order).encode())")

    assert b'"format": "png", "width": 200, "height": 100, "scale": 2.0' in drawing.picture(FIGURE, "png")
    assert b'"format": "pdf", "width": 200, "height": 100, "scale": 1.0' in drawing.picture(FIGURE, "pdf")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (SERVE % "time.sleep(60)", "no answer within 0.5 s"),
        (SERVE % "sys.exit()", "it ended"),
        (SERVE % "print('no JSON', flush=True)", "its answer can't be read: b'no JSON"),
        (SERVE % "print('[1]', flush=True)", "its answer can't be read"),
        (SERVE % "say(id=order['id'], error='KaleidoError: bad axis')", "KaleidoError: bad axis"),
        (SERVE % "say(id=77, error=None)", "it answered something else"),
        (SERVE % "say(id=order['id'], error=None)", "No such file"),
        ("say(id=None, error='BrowserFailedError: no display')", "BrowserFailedError: no display"),
        ("sys.exit()", "it ended"),
        ("raise ValueError", "it ended"),
    ],
)
def test_what_breaks_is_started_anew_once_and_told(made, tmp_path, lines, told):
    drawing = made(lines)
    begin = time.monotonic()

    with pytest.raises(RenderError, match="the browser did not draw it") as error:
        drawing.picture(FIGURE, "png")

    assert told in str(error.value)
    assert "can be saved all the same" in str(error.value)
    assert len(diary(tmp_path)) == 2
    assert time.monotonic() - begin < 10


def test_a_worker_that_never_starts_is_not_waited_for(made, tmp_path):
    with pytest.raises(RenderError, match=r"no answer within 0\.3 s"):
        made("time.sleep(60)", start=0.3).picture(FIGURE, "png")
    assert len(diary(tmp_path)) == 2


@pytest.mark.parametrize("first", ["time.sleep(60)", "sys.exit()", "say(id=order['id'], error='x')"])
def test_what_breaks_once_is_drawn_by_the_second(made, tmp_path, first):
    drawing = made(SERVE % f"{first} if start == 1 else draw(order)")

    assert drawing.picture(FIGURE, "png") == b"drawn"
    assert drawing.picture(FIGURE, "png") == b"drawn"
    assert len(diary(tmp_path)) == 2


def test_a_late_answer_is_never_that_of_the_next(made):
    drawing = made(SERVE % "time.sleep(1 if start == 1 else 0); draw(order, str(start).encode())")

    assert drawing.picture(FIGURE, "png") == b"2"


def test_what_a_worker_started_ends_with_it(made, tmp_path):
    child = "open(sys.argv[1] + '-child', 'w').write(str(subprocess.Popen(['sleep', '60']).pid))"
    drawing = made(f"{child}\n{SERVE}" % "draw(order)")
    drawing.picture(FIGURE, "png")
    pid = (tmp_path / "diary-child").read_text()
    assert lives(pid)

    drawing.close()

    assert ends(pid)


def ends(pid):
    end = time.monotonic() + 5
    while lives(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not lives(pid)


def test_a_worker_that_will_not_end_is_ended(made, tmp_path):
    drawing = made(SERVE % "draw(order)" + "\ntime.sleep(60)")
    drawing.picture(FIGURE, "png")
    begin = time.monotonic()

    drawing.close()

    assert time.monotonic() - begin < 5
    assert ends(diary(tmp_path)[0][0])


def test_an_order_after_close_starts_another(made, tmp_path):
    drawing = made(SERVE % "draw(order)")
    drawing.picture(FIGURE, "png")
    drawing.close()
    drawing.close()

    assert drawing.picture(FIGURE, "png") == b"drawn"
    assert len(diary(tmp_path)) == 2


def test_a_worker_is_warmed_without_waiting_for_it(made, tmp_path):
    drawing = made(f"time.sleep(1)\n{SERVE}" % "draw(order)")
    begin = time.monotonic()

    drawing.warm()
    drawing.warm()

    assert time.monotonic() - begin < 0.8
    assert drawing.picture(FIGURE, "png") == b"drawn"
    assert len(diary(tmp_path)) == 1


@pytest.mark.parametrize("found", [None, "browser"])
def test_what_can_not_be_warmed_is_told_to_the_first_order(made, monkeypatch, found):
    monkeypatch.setattr(browser, "find", lambda: found)
    monkeypatch.setattr(browser, "check", lambda: (None, "Pictures and PDF need a browser"))
    drawing = made(SERVE % "draw(order)")

    drawing.warm()

    with pytest.raises(NoBrowserError, match="need a browser"):
        drawing.picture(FIGURE, "png")


def test_an_engine_that_nobody_has_any_more_leaves_nothing(made, tmp_path):
    one = Engine(0.5, made(SERVE % "draw(order)")._command)
    one.picture(FIGURE, "png")
    pid, folder = diary(tmp_path)[0]

    del one
    gc.collect()

    assert ends(pid)
    assert not Path(folder).exists()


def test_a_fork_leaves_the_worker_to_the_other(made, tmp_path):
    drawing = made(SERVE % "draw(order)")
    drawing.picture(FIGURE, "png")
    first = drawing._process
    drawing._owner = -1  # as in a fork, whose number is another

    assert drawing.picture(FIGURE, "png") == b"drawn"
    assert lives(first.pid)
    assert len(diary(tmp_path)) == 2
    first.stop()


def test_threads_take_turns(made):
    drawing = made(SERVE % "time.sleep(0.01); draw(order, open(order['page'], 'rb').read())", limit=5)
    got = {}

    def ask(text):
        got[text] = drawing.report(text)

    threads = [threading.Thread(target=ask, args=(str(number),)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert got == {str(number): str(number).encode() for number in range(12)}


def test_nobody_waits_for_ever_for_a_turn(made, monkeypatch):
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0.1)
    drawing = made(SERVE % "draw(order)")

    with drawing._lock, pytest.raises(RenderError, match="other pictures are being drawn"):
        drawing.picture(FIGURE, "png")


def test_without_a_browser_nothing_is_started(made, tmp_path, monkeypatch):
    monkeypatch.setattr(browser, "find", lambda: None)

    with pytest.raises(NoBrowserError, match="need a browser"):
        made(SERVE % "draw(order)").picture(FIGURE, "png")
    assert diary(tmp_path) == []


def test_a_browser_that_is_none_is_told_at_once(made, tmp_path, monkeypatch):
    monkeypatch.setattr(browser, "check", lambda: (None, "it is a text"))

    with pytest.raises(NoBrowserError, match="it is a text"):
        made(SERVE % "draw(order)").picture(FIGURE, "png")
    assert diary(tmp_path) == []


def test_a_worker_that_is_no_program_is_told(made, tmp_path):
    drawing = made("")
    drawing._command = (str(tmp_path / "nothing"),)

    with pytest.raises(RenderError, match="it does not start"):
        drawing.picture(FIGURE, "png")


@pytest.mark.parametrize(
    ("figure", "kind", "told"),
    [
        (FIGURE, "gif", "no such format"),
        (go.Figure(layout={"width": 9000, "height": 10}), "png", "too large"),
    ],
)
def test_what_can_not_be_drawn_is_refused_before(made, tmp_path, figure, kind, told):
    with pytest.raises(RenderError, match=told):
        made(SERVE % "draw(order)").picture(figure, kind)
    assert diary(tmp_path) == []
