"""The progress bar: articles done, articles a second, time left. Nothing where nobody watches."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from pipeline.steps.batches import Progress as Tell


class _Speed(TextColumn):
    """Articles a second: over the last seconds, at first over all."""

    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: Task) -> Text:
        elapsed = task.elapsed or 0.0
        speed = task.speed or (task.completed / elapsed if elapsed else 0.0)
        return Text(f"{speed:,.1f} articles/s" if speed else "", style="progress.data.speed")


@contextlib.contextmanager
def steps(screen: Console, doing: str) -> Iterator[Callable[[int, int, str], None] | None]:
    """What to tell of steps (how many are done, of how many, what comes), or None where nobody watches."""
    if not screen.is_terminal:
        yield None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=screen, transient=True) as shown:
        task = shown.add_task(doing, total=None)
        yield lambda done, total, what: shown.update(
            task, completed=done, total=total, description=f"{doing} {escape(what)}"
        )


@contextlib.contextmanager
def bar(screen: Console) -> Iterator[Tell | None]:
    """What to tell of progress, or None where the screen is no terminal."""
    if not screen.is_terminal:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("Analysing"),
        BarColumn(),
        MofNCompleteColumn(),
        _Speed(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, transient=True, speed_estimate_period=10) as shown:
        task = shown.add_task("Analysing", total=None)
        yield lambda done, total: shown.update(
            task, completed=done, total=None if total is None else max(done, total)
        )
