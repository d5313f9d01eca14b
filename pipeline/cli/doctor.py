"""standpoint doctor."""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Annotated, NamedTuple

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline import resources
from pipeline.audit import audit
from pipeline.errors import StandpointError
from pipeline.packs import find_pack
from pipeline.steps.config import registry_in_use
from pipeline.store import Store

PYTHON = ((3, 11), (3, 13))
_NAME = re.compile(r"[\w.-]+")


class Check(NamedTuple):
    """What was looked at, whether it is well (None: not needed for most things), and what was found."""

    name: str
    well: bool | None
    found: str


def doctor(
    store: Annotated[
        Path | None, typer.Option("--store", "-s", metavar="DIR", help="A store to audit, column by column.")
    ] = None,
) -> None:
    """Check that everything Standpoint needs is there.

    Python, packages, the data folder, the registry, the packs, a browser for pictures and PDF (LibreOffice
    is not needed); with --store, whether the store holds what its schema says. Ends with 0 when nothing that
    is needed is missing.
    """
    checks = [_python(), *_packages(), *_data(), _browser(), *(_store(store) if store else ())]
    table = Table("", "what", "found")
    marks = {True: "✓", False: "✗", None: "–"}
    for check in checks:
        table.add_row(
            marks[check.well], check.name, escape(check.found), style="bold" if check.well is False else None
        )
    Console().print(table)
    missing = [check.name for check in checks if check.well is False]
    if missing:
        raise StandpointError("something that Standpoint needs is not well", got=", ".join(missing))
    typer.echo("All that is needed is there.")


def _python() -> Check:
    lowest, highest = PYTHON
    here = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    well = lowest <= sys.version_info[:2] <= highest
    return Check("python", well, here if well else f"{here}; 3.11, 3.12 or 3.13 is needed")


def _packages() -> Iterator[Check]:
    try:
        needed = metadata.requires("standpoint") or []
    except metadata.PackageNotFoundError:
        yield Check("standpoint", None, "not installed: it runs from its folder, packages are not checked")
        return
    for line in needed:
        name = _NAME.match(line)
        if name is None or "extra ==" in line:
            continue
        try:
            yield Check(name[0], True, metadata.version(name[0]))
        except metadata.PackageNotFoundError:
            yield Check(name[0], False, f"missing; pip install '{line.partition(';')[0].strip()}'")


def _data() -> Iterator[Check]:
    try:
        yield Check("data folder", True, str(resources.folder()))
        registry = registry_in_use()
        outlets = len(registry.outlets)
        yield Check("registry", True, f"{len(registry.actors)} actors, {outlets} outlets")
        for name in resources.pack_paths():
            pack = find_pack(name)
            yield Check(f"pack {name}", True, f"version {pack.version}, {len(pack.topics)} topics")
    except StandpointError as error:
        yield Check("data", False, error.sentence())


def _browser() -> Check:
    """The one that draws, started once: one that is there and broken is found here, and not in a meeting."""
    try:
        # By name: nothing in the pipeline depends on the dashboard.
        browser = importlib.import_module("dashboard.rendering.browser")
    except ModuleNotFoundError as missing:
        return Check("browser", None, f"no pictures and no PDF: {missing.name} is not installed")
    program, found = browser.check()
    return Check("browser", True, f"{found}: {program}") if program else Check("browser", None, found)


def _store(path: Path) -> Iterator[Check]:
    store = Store.open(path)
    snapshot = store.snapshot()
    with snapshot.connect() as connection:
        findings = audit(connection)
        articles = connection.execute("SELECT count(*) FROM articles").fetchone()
    n = articles[0] if articles else 0
    yield Check(
        "store", True, f"{n:,} articles, {len(store.runs())} runs, the newest {snapshot.run_id or 'none'}"
    )
    for finding in findings:
        yield Check(f"store, {finding.table}", False, str(finding))
    if not findings:
        yield Check("audit", True, "every column holds what the schema says; the ledger adds up")
