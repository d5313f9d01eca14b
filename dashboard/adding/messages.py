"""What the dashboard and the process that analyses say to each other: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be analysed into which store.

    `pack` and `scorer` are names, None for those that `standpoint run` takes by itself. `seconds` is the time
    after which the process stops. `folder` is given for a job that goes on when the server is gone: what is
    temporary, and is taken away at the end where nobody else is left to do it. A job without one ends with
    the server.
    """

    paths: tuple[str, ...]
    store: str
    pack: str | None
    scorer: str | None
    seconds: float
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """Inputs done, and inputs in all where that is known."""

    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is committed: how many inputs became what, by name as in pipeline.steps.ledger.Counts."""

    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """The run did not take place, or was stopped: why, in a sentence."""

    sentence: str


Message = Progress | Finished | Refused
_KINDS: Mapping[str, type[Message]] = {"progress": Progress, "finished": Finished, "refused": Refused}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def written(message: Message) -> str:
    """The message as a line."""
    return json.dumps({_NAMES[type(message)]: asdict(message)}) + "\n"


def read(line: str) -> Message | None:
    """The message in a line; None where a library has printed something of its own."""
    try:
        found = json.loads(line)
        ((name, values),) = found.items()
        return _KINDS[name](**values)
    except (ValueError, AttributeError, KeyError, TypeError):
        return None


def job_line(job: Job) -> str:
    """The job as a line."""
    return json.dumps(asdict(job)) + "\n"


def job_of(line: str) -> Job:
    """The job in a line that `job_line` made."""
    values: dict[str, Any] = json.loads(line)
    return Job(**{**values, "paths": tuple(values["paths"])})
