"""A job for the worker that adds articles, and what is in the article."""

from __future__ import annotations

from pathlib import Path

from dashboard.adding.messages import Job

SAID = "Tamar Lindqvist said that Israel will decide alone about its security."
LIMIT = 60.0  # seconds; a start takes three


def cues(place: Path, **changed: object) -> Job:
    """A job for the scorer that needs no model."""
    job = {"paths": (), "store": str(place), "pack": None, "scorer": "cues", "seconds": LIMIT}
    return Job(**{**job, **changed})
