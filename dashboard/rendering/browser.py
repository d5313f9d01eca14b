"""The browser that draws: which one, whether it starts, and what to say where there is none."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.rendering.process import kill

SETTING = "BROWSER_PATH"
GET_ONE = "install one (Debian: apt-get install chromium), or set BROWSER_PATH to the program of one"
STILL = "an editable deck, the data as CSV or Excel, and the camera beside each chart work without one"
CHECK_SECONDS = 15.0  # from a cold disk; 0.1 s otherwise
# What they call themselves: "Chromium 150.0.7871.100", "Google Chrome 142…", "Microsoft Edge …"
_NAME = re.compile(
    r"(?:Google |Microsoft )?\b(?:Chromium|Chrome|HeadlessChrome|Edge|Brave)\b[^\n]*? \d+(?:\.\d+)+"
)


def find() -> str | None:
    """The program of a Chrome or Chromium; None where there is none. Half a millisecond: nothing is started.

    BROWSER_PATH goes before all others; one that names nothing is not passed over in silence: there is none.
    """
    named = os.environ.get(SETTING)
    if named:
        return shutil.which(named)
    from choreographer.browsers.chromium import Chromium  # noqa: PLC0415 - no page waits for it

    found = Chromium.find_browser(skip_local=False)
    return str(found) if found and Path(found).is_file() else None


def check(seconds: float = CHECK_SECONDS) -> tuple[str | None, str]:
    """Whether there is one that starts: its program and what it calls itself; or None, and what is wrong.

    Never longer than `seconds`. On Windows, where browsers answer no such question, only that it is there.
    """
    program = find()
    if program is None:
        return None, why_none()
    if sys.platform == "win32":
        return program, program
    try:
        # In a session of its own, so that what it may have started is ended with it.
        asked = subprocess.Popen(  # noqa: S603 - the browser that was found or named
            (program, "--version"), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        return None, _refused(program, f"does not start: {error.strerror or error}")
    with asked:
        try:
            said = asked.communicate(timeout=seconds)[0].decode("utf-8", "replace").strip()
        except subprocess.TimeoutExpired:
            kill(asked)
            return None, _refused(program, f"does not answer within {seconds:g} s")
    name = _NAME.search(said)
    if asked.returncode or name is None:
        told = said.splitlines()[-1][:200] if said else f"it ends with {asked.returncode} and no word"
        return None, _refused(program, f"is no Chrome or Chromium that starts: {told}")
    return program, name[0]


def why_none() -> str:
    """What is missing, and how to get it, in a sentence."""
    named = os.environ.get(SETTING)
    what = f"{SETTING} names no program: {named}" if named else "no Chrome or Chromium is installed here"
    return f"Pictures and PDF need a browser, and {what}. To get them, {GET_ONE}; {STILL}."


def _refused(program: str, what: str) -> str:
    named = f"{SETTING}={program}" if os.environ.get(SETTING) else program
    why = what.rstrip(".")
    return f"Pictures and PDF need a browser, and {named} {why}. To get them, {GET_ONE}; {STILL}."
