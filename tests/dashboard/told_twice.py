"""Invented articles of three outlets, two of which tell of a bridge on the same day; nobody in them exists."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.dashboard.fixture import COURIER, DECLARED, LEDGER, Paper, _add

DAY = dt.date(2025, 9, 10)
ADA, BO, CY = "~ada-quill", "~bo-lund", "~cy-moss"
TOPIC = {"independence": 0.5}
OUTLETS = (LEDGER[0], COURIER[0], f"name:{DECLARED[1]}")
WHOLE = "the bridge will stay open through the whole winter and nobody will be turned away"
CUT = "The bridge will stay open through the whole winter"
HOSTILE = "<img src=x onerror=alert(1)> the ferry company asked for nothing"
SAID = {"cue": "said", "cue_verb": "say", "framing": "neutral"}
CLAIMED = {"cue": "claimed", "cue_verb": "claim", "framing": "doubting"}
ADMITTED = {"cue": "admitted", "cue_verb": "admit", "framing": "conceding"}


def whole() -> Paper:
    """The Ledger: the whole quotation, plainly; the engineer's figure; a remark nobody else has."""
    paper = Paper(LEDGER, DAY, "Bridge <b>stays</b> open").say(ADA, WHOLE, TOPIC, voice="direct", **SAID)
    paper.say(BO, "four of the eleven piers were cracked below the waterline", TOPIC, **ADMITTED)
    return paper.say(CY, HOSTILE, TOPIC, **SAID)


def cut() -> Paper:
    """The Courier: the same quotation cut and doubted, the same figure put a little otherwise."""
    paper = Paper(COURIER, DAY + dt.timedelta(days=1), "Winter promise on bridge")
    paper.say(ADA, CUT, TOPIC, voice="direct", **CLAIMED)
    paper.say(BO, "four of eleven piers had cracked below the waterline", TOPIC, **SAID)
    return paper.say(BO, "repairs start on Monday", {}, **SAID)


def elsewhere() -> Paper:
    """The Courier again, on the same day and of the same speaker: another story."""
    paper = Paper(COURIER, DAY, "Harbour budget").say(
        ADA, "the harbour budget shrinks by nine million", TOPIC
    )
    return paper.say(ADA, "dockers keep their contracts until spring", TOPIC)


def retold() -> Paper:
    """The Ledger, a fortnight later: the old quotation as background."""
    later = DAY + dt.timedelta(days=14)
    return (
        Paper(LEDGER, later, "Two weeks on")
        .say(ADA, WHOLE, TOPIC, voice="direct")
        .say(BO, "no comment", TOPIC)
    )


def undated() -> Paper:
    """The third outlet, without a day: the same quotation and figure."""
    paper = Paper(DECLARED, None, "Notes from the river").say(ADA, WHOLE, TOPIC, voice="direct", **SAID)
    return paper.say(BO, "four of the eleven piers were cracked below the waterline", TOPIC, **SAID)


def tables(*papers: Paper) -> dict[str, list[dict[str, Any]]]:
    """Rows of the stored tables for these articles."""
    found: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("articles", "attributions", "statements", "mentions")
    }
    for paper in papers:
        _add(found, paper)
    return found
