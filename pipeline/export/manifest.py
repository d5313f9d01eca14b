"""What an export is, said beside it: which rows of which data, made by what, and how to check the file."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.export.cells import XLSX_CHARS, XLSX_ROWS, Counted
from pipeline.export.columns import kind
from pipeline.table import Column

ENDING = ".manifest.json"
FOLDER_FILE = "manifest.json"  # of a folder of exports
FORM = 1  # of the manifest; another number when a field changes its meaning
ENCODINGS = {"csv": "utf-8-sig", "jsonl": "utf-8"}

_OF_COLUMN = ("unit", "range", "null", "sentence")

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the rows can't say: the snapshot's name, the version of Standpoint that exports, and when."""

    snapshot: str | None
    version: str
    made: dt.datetime


@dataclass(frozen=True, slots=True)
class Analysis:
    """What rows were analysed with. `rows` is how many of the export's were."""

    config_key: str | None
    pack: str | None
    scorer: str | None
    version: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an export before its rows are read.

    `given` are the filters as they were asked for, `understood` whom and what they meant. `newest` is the
    configuration of the newest run, None before the first. `undated` counts rows that were left out because
    days were asked for and their article has none.
    """

    table: str
    about: str
    file_format: str
    columns: Sequence[Column]
    stamp: Stamp
    newest: Analysis | None
    analyses: Sequence[Analysis]
    given: Mapping[str, Sequence[str]]
    understood: Mapping[str, Sequence[Mapping[str, str | None]]]
    copies: str
    undated: int


@dataclass
class Written:
    """What was written: the number of rows, and what was done to their cells."""

    rows: int = 0
    cells: Counted = field(default_factory=Counted)


def document(facts: Facts, written: Written) -> Document:
    """The manifest without what only the finished file has: name, size and checksum."""
    newest = facts.newest
    return {
        "manifest": FORM,
        "table": facts.table,
        "about": facts.about,
        "format": facts.file_format,
        "encoding": ENCODINGS.get(facts.file_format),
        "rows": written.rows,
        "made": facts.stamp.made.astimezone(dt.UTC).isoformat(timespec="seconds"),
        "snapshot": facts.stamp.snapshot,
        "versions": {
            "standpoint": facts.stamp.version,
            "analysis": newest.version if newest else None,
            "pack": newest.pack if newest else None,
            "scorer": newest.scorer if newest else None,
            "config_key": newest.config_key if newest else None,
        },
        "analyses": [
            {
                "standpoint": one.version,
                "pack": one.pack,
                "scorer": one.scorer,
                "config_key": one.config_key,
                "rows": one.rows,
            }
            for one in facts.analyses
        ],
        "rows_of_other_analyses": other_rows(facts),
        "filters": {
            name: {"given": list(values), "understood": [dict(one) for one in facts.understood[name]]}
            for name, values in facts.given.items()
        },
        "copies": facts.copies,
        "undated_left_out": facts.undated,
        "cut_cells": dict(written.cells.cut),
        "defused_cells": dict(written.cells.defused),
        "notes": notes(facts, written),
        "columns": [
            {"name": c.name, "type": kind(c)} | {key: getattr(c, key) for key in _OF_COLUMN}
            for c in facts.columns
        ],
    }


def other_rows(facts: Facts) -> int:
    """Rows that were analysed with another configuration than the newest run's."""
    own = facts.newest.config_key if facts.newest else None
    return sum(analysis.rows for analysis in facts.analyses if analysis.config_key != own)


def notes(facts: Facts, written: Written) -> list[str]:
    """What a reader of the file must know, in sentences; nothing where there is nothing to say."""
    cells, other = written.cells, other_rows(facts)
    told = []
    if facts.undated:
        told.append(
            f"{_n(facts.undated, 'row')} of articles without a date left out, because days were asked for."
        )
    if other:
        told.append(f"{_n(other, 'row')} analysed with another configuration than the newest run's.")
    if cells.cut:
        told.append(
            f"{_cells(cells.cut)} cut at the {XLSX_CHARS:,} characters a cell of Excel holds; each says so."
        )
    if cells.long:
        told.append(
            f"{_cells(cells.long)} longer than the {XLSX_CHARS:,} characters that Excel shows of a cell."
        )
    if facts.file_format == "csv" and written.rows > XLSX_ROWS:
        told.append(f"Excel shows the first {XLSX_ROWS:,} rows of a file; this one has {written.rows:,}.")
    if cells.defused:
        told.append(
            f"{_cells(cells.defused)} with an apostrophe before what a spreadsheet would run as a formula."
        )
    return told


def of_file(path: Path, name: str, told: Document) -> Document:
    """The manifest of a finished file.

    Args:
        path: Where it lies.
        name: What it will be called.
        told: What `document` says of it.
    """
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return {"file": name, "bytes": path.stat().st_size, "sha256": found.hexdigest(), **told}


def beside(out: Path) -> Path:
    """Where the manifest of a file lies."""
    return out.with_name(out.name + ENDING)


def keep(path: Path, told: Document) -> None:
    """Writes a manifest, whole or not at all; raises UsageError where it can't be written."""
    with whole(path) as partial:
        partial.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def drop(path: Path) -> None:
    """Takes away the manifest of a file that was there before: it tells of other rows."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        what = f"the manifest of the file that was there can't be removed ({error.strerror})"
        raise UsageError(what, got=str(path)) from error


@contextlib.contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A file to write, which takes the place of `out` at the end and is gone where writing fails.

    Raises:
        UsageError: If it can't be written.
    """
    partial = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    try:
        partial.touch()  # xlsxwriter finds out at its end, and then not with an OSError
        yield partial
        partial.replace(out)
    except OSError as error:
        raise UsageError(f"the file can't be written ({error.strerror})", got=str(out)) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink()


def _cells(found: Mapping[str, int]) -> str:
    listed = ", ".join(f"{n:,} of {column}" for column, n in found.items())
    return f"{_n(sum(found.values()), 'cell')} ({listed})"


def _n(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
