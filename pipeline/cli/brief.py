"""standpoint brief."""

from __future__ import annotations

from pipeline.cli.options import Actors, From, Out, Outlets, StorePath, To, Topics
from pipeline.errors import UsageError


def brief(
    store: StorePath,
    out: Out,
    actor: Actors = None,
    topic: Topics = None,
    outlet: Outlets = None,
    start: From = None,
    end: To = None,
) -> None:
    """Write a briefing as slides, PDF or images (not there yet)."""
    del actor, topic, outlet, start, end
    raise UsageError(
        "briefings are not there yet",
        got=str(out),
        then=f"Use: standpoint export positions --store {store} --format xlsx --out positions.xlsx",
    )
