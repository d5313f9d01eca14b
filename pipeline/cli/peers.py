"""The tables of evaluate stance and evaluate portrayal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from pipeline.cli.evaluate import number, wide

if TYPE_CHECKING:
    from pipeline.evaluate.calibration import Calibration
    from pipeline.evaluate.intervals import Interval
    from pipeline.evaluate.portrayal import Measured
    from pipeline.evaluate.stance import Comparison

INTERVALS = "In brackets: the middle 95 % of 1000 resamples, of whole articles and families of twins"
REAL_LEFT_OUT = (
    "Real articles are left out, of what peers learn from too. "
    "Name the folder of the public data with --data DIR"
)
PUBLISHED_STANCE = (
    "Published, on other data and so for scale only: VAST zero-shot, macro-F1 66.1 (BERT-joint), "
    "72.3 (JointCL). Quoted from memory, not re-checked."
)
PUBLISHED_PORTRAYAL = (
    "Published, on the official test files (rw / mt), macro-F1: GRU-TSC on RoBERTa 83.1 / 82.5, BERT SPC "
    "80.1 / 73.7. Hamborg & Donnay 2021, Table 2."
)


def show_stance(data: Path | None, base: Path | None) -> None:
    """Measures the peers and prints their tables; seconds, or minutes with real articles."""
    from pipeline.evaluate.stance import compare  # noqa: PLC0415 - it loads every stage

    screen = Console(stderr=True)
    if screen.is_terminal:
        with screen.status("") as status:
            found = compare(data, base, lambda peer: status.update(f"Asking {peer}"))
    else:
        found = compare(data, base)
    out = wide()
    out.print(_of_peers(found))
    rows = ((f"{data}, {peer}", one) for data, peer, one in found.calibrations)
    out.print(_of_calibrations(rows, ("favor", "against", "neutral")))
    for line in _notes(found, data):
        out.print(line, soft_wrap=True)


def _notes(found: Comparison, data: Path | None) -> Iterator[str]:
    yield INTERVALS
    yield "sign and AUC: on the rows with a side. given: how many of these get one, and the sign of those"
    yield "–: a label or a side that the figure needs is not among the rows"
    if found.mixed:
        yield f"Blind rows labelled mixed, and left out: {found.mixed}"
    if data is None:
        yield REAL_LEFT_OUT
    yield from found.notes
    yield PUBLISHED_STANCE


def _of_peers(found: Comparison) -> Table:
    table = Table()
    table.add_column("peer", no_wrap=True)
    for column in ("n", "macro-F1", "with a side", "sign, balanced", "AUC", "given", "sign of the given"):
        table.add_column(column, justify="right", no_wrap=True)
    section = None
    for line in found.lines:
        if section != (line.data, line.topic):
            section = (line.data, line.topic)
            table.add_section()
            table.add_row(f"{line.data}: {line.topic}", style="bold")
        table.add_row(
            line.peer,
            f"{line.n}",
            _ranged(line.f1),
            f"{line.polar}",
            _ranged(line.sign),
            _ranged(line.area),
            f"{line.given} ({_per_cent(line.given / line.polar if line.polar else None)})",
            _ranged(line.given_sign),
        )
    return table


def show_portrayal(data: Path, names: list[str]) -> None:
    """Measures the readers of NewsMTSC and prints their tables."""
    from pipeline.evaluate.portrayal import portrayal  # noqa: PLC0415 - it loads every stage
    from pipeline.training.newsmtsc import LABELS  # noqa: PLC0415 - as above

    found = portrayal(data, names)
    out = wide()
    out.print(_of_files(found))
    rows = [(f"{line.data}, {line.reader}", line.calibration) for line in found.lines]
    out.print(_of_calibrations(((name, one) for name, one in rows if one is not None), LABELS))
    for line in (INTERVALS, *found.notes, PUBLISHED_PORTRAYAL):
        out.print(line, soft_wrap=True)


def _of_files(found: Measured) -> Table:
    table = Table()
    for column in ("file", "reader"):
        table.add_column(column, no_wrap=True)
    for column in ("n", "macro-F1", "accuracy", "flips"):
        table.add_column(column, justify="right", no_wrap=True)
    for line in found.lines:
        shares = (_ranged(line.f1), _ranged(line.accuracy), number(line.flips))
        table.add_row(line.data, line.reader, f"{line.n}", *shares)
    return table


def _of_calibrations(rows: Iterator[tuple[str, Calibration]], labels: tuple[str, ...]) -> Table:
    """Calibration errors; accuracy of the surest; what is answered with the threshold that ships."""
    from pipeline.evaluate.calibration import COVERAGES  # noqa: PLC0415 - numpy waits for its use

    table = Table()
    table.add_column("calibration", no_wrap=True)
    errors = ("n", "ECE", *(f"ECE {label}" for label in labels))
    curve = (f"right at {share} %" for share in COVERAGES)
    for column in (*errors, *curve, "answered", "right", "ECE"):
        table.add_column(column, justify="right")
    for name, one in rows:
        shown = [f"{one.n}", *map(number, (one.likeliest, *one.classes, *one.curve))]
        kept = one.shipped
        if kept is not None:
            shown += [_per_cent(kept.coverage), number(kept.accuracy), number(one.given)]
        table.add_row(name, *shown)
    return table


def _ranged(found: Interval) -> str:
    ends = "" if found.low is None else f" [{number(found.low)}–{number(found.high)}]"
    return number(found.value) + ends


def _per_cent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f} %"
