"""The gate: floors under the figures, over gold pinned by its checksum.

`data/gold/gate.json` holds, for each figure of the repository's own gold, the value it had when it
was last pinned and the floor under it. `standpoint gate --update` raises floors; it lowers one only
with `--allow-regression` and a line in CHANGELOG.md that names the figure and says why.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import resources
from pipeline.errors import InputError
from pipeline.evaluate.figure import COMMAND, Figure
from pipeline.evaluate.report import report

# Half of the last digit that is pinned; the figures themselves are exact on pinned data. More would let a
# floor sink a little with each update.
EPSILON = 0.00005
LOWER_IS_BETTER = ("attribution.wrong_speaker", "attribution.wrong_holder")
_PINNED = (
    "sample/truth.jsonl",
    "sample/raw",
    "gold/sample",
    "gold/attribution",
    "gold/impartiality",
    "gold/stance",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure against its floor (a ceiling where lower is better); floor None: not pinned yet."""

    figure: Figure
    floor: float | None

    @property
    def passed(self) -> bool:
        """Whether the figure keeps its floor; one that is not pinned does not pass."""
        value = self.figure.value
        if self.floor is None or value is None:
            return False
        if self.figure.name in LOWER_IS_BETTER or "lower is better" in self.figure.meaning:
            return value <= self.floor + EPSILON
        return value >= self.floor - EPSILON


def gate() -> list[Verdict]:
    """Every figure of the repository's own gold against its floor.

    Raises:
        InputError: If the gold is not the pinned one, or there are no floors yet.
    """
    pinned = _read()
    got = checksums()
    if pinned["gold"] != got:
        changed = sorted(
            name for name in pinned["gold"].keys() | got if pinned["gold"].get(name) != got.get(name)
        )
        raise InputError(
            "the gold is not the pinned one", got=changed, then="Measure again: standpoint gate --update"
        )
    floors = {name: entry["floor"] for name, entry in pinned["figures"].items()}
    figures = report()
    return [Verdict(figure, floors.get(figure.name)) for figure in (*figures, *_vanished(floors, figures))]


def update(changelog: str, *, allow_regression: bool = False) -> list[Verdict]:
    """Pins the figures as they are now as floors, and the gold they were measured on.

    Args:
        changelog: The text of CHANGELOG.md.
        allow_regression: Whether a floor may be lowered, if the changelog names its figure.

    Raises:
        InputError: If a floor would be lowered without the flag or without its line.
    """
    before = _read()["figures"] if _path().exists() else {}
    figures = report()
    for verdict in (
        Verdict(figure, before[figure.name]["floor"])
        for figure in (*figures, *_vanished(before, figures))
        if figure.name in before
    ):
        name = verdict.figure.name
        if not verdict.passed and not (allow_regression and name in changelog):
            raise InputError(
                f"the floor of {name} would be lowered",
                got=verdict.figure.value,
                allowed=f"{verdict.floor} or better",
                then="Use --allow-regression, with a line in CHANGELOG.md that names the figure and says why",
            )
    entries = {figure.name: _entry(figure) for figure in figures}
    _write({"command": COMMAND, "gold": checksums(), "figures": entries})
    return [Verdict(figure, entries[figure.name]["floor"]) for figure in figures]


def _vanished(pinned: Iterable[str], figures: Iterable[Figure]) -> list[Figure]:
    """Pinned figures that are not measured any more: they have no value, and pass no floor."""
    measured = {figure.name for figure in figures}
    return [
        Figure(name, 0, 0, "nothing", "pinned, and measured no more")
        for name in pinned
        if name not in measured
    ]


def checksums() -> dict[str, str]:
    """SHA-256 of each file or folder of gold; of a folder over its files' names and contents.

    Raises:
        InputError: If this installation has the figures without the gold they were measured on.
    """
    gone = [name for name in _PINNED if not (resources.folder() / name).exists()]
    if gone:
        raise InputError("there is no gold here", got=gone, then="Run it from a checkout of the repository")
    return {name: _checksum(resources.folder() / name) for name in _PINNED}


def _checksum(path: Path) -> str:
    total = hashlib.sha256()
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    for file in files:
        total.update(file.relative_to(path.parent).as_posix().encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def _entry(figure: Figure) -> dict[str, Any]:
    value = None if figure.value is None else round(figure.value, 4)
    return {"floor": value, "n": figure.n, "data": figure.data, "meaning": figure.meaning}


def _path() -> Path:
    return resources.folder() / "gold" / "gate.json"


def _read() -> dict[str, Any]:
    if not _path().exists():
        raise InputError(
            "there are no floors here", got=str(_path()), then="Run it from a checkout of the repository"
        )
    found: dict[str, Any] = json.loads(_path().read_text(encoding="utf-8"))
    return found


def _write(pinned: dict[str, Any]) -> None:
    temporary = _path().with_suffix(".tmp")
    temporary.write_text(json.dumps(pinned, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    temporary.replace(_path())
