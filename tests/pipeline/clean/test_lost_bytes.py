"""U+FFFD becomes a quote or an apostrophe only where English allows nothing else."""

from __future__ import annotations

import pytest

from pipeline.clean.changes import applied
from pipeline.clean.lost_bytes import lost_byte_changes

X, XXX = "\ufffd", "\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (f"I don{X}t know", "I don’t know"),
        (f"We{X}re here and I{X}m not", "We’re here and I’m not"),
        (f"It{XXX}s late", "It’s late"),
        (f"The minister{XXX}s plan", "The minister’s plan"),
        (f"The minister{X}s plan won{X}t do", "The minister’s plan won’t do"),
        (f"{X}We are ready,{X} she said", "“We are ready,” she said"),
        (f"a call for {X}Unity{X} today", "a call for “Unity” today"),
        (f"the {XXX}yellow line{XXX} there", "the “yellow line” there"),
        (f"“We are ready,{XXX} she said", "“We are ready,” she said"),
        (f"“We are ready,{X}{X} she said", "“We are ready,” she said"),
        (f"the “yellow line{XXX} there", "the “yellow line” there"),
    ],
)
def test_a_mark_that_is_certain_comes_back(raw, text) -> None:
    assert applied(raw, lost_byte_changes(raw)) == text


@pytest.mark.parametrize(
    "raw",
    [
        f"two caf{X}s and a clich{X}s list",
        f"The minister{X}s plan",  # nothing else tells that it is an apostrophe
        f"I don{X}t like caf{X}s".replace(f"don{X}t", "do not"),
        f"the na{X}ve reading",
        f"{X} one item",
        f"Gaza {X} the minister said",
        f"the {X}lite troops at the caf{X}",
        f"no{XXX}yes",
        f"costs {XXX}5",
        f"“The states{XXX} army,” he said",
        f"“Well{XXX} then,” he said",
        f"{X}{X} la carte",
        X * 50,
    ],
)
def test_what_is_not_certain_stays(raw) -> None:
    assert lost_byte_changes(raw) == []
