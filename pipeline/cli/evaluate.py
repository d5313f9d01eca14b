"""standpoint evaluate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from pipeline.cli.progress import bar
from pipeline.errors import UsageError, unknown
from pipeline.run import DEFAULT_SCORER

if TYPE_CHECKING:
    from pipeline.evaluate.figure import Figure
    from pipeline.steps.batches import Progress


STAGES = ("reading", "attribution", "stance", "portrayal", "impartiality")
# What each stage is measured on, and the whole on the labels; another option would do nothing.
_TAKEN = {
    None: ("seeds",),
    "reading": ("data",),
    "attribution": ("seeds", "polnear", "sample"),
    "stance": ("data", "base"),
    "portrayal": ("data", "file"),
    "impartiality": ("data", "scorer"),
}
POLNEAR = "PolNeAR is left out. To measure on it: git clone {} and name its folder with --polnear DIR"
POLNEAR_AT = "https://github.com/networkdynamics/PolNeAR"
WIDE = 200  # characters of a table that goes into a file


def evaluate(
    stage: Annotated[
        str | None,
        typer.Argument(metavar=f"[{'|'.join(STAGES)}]", help="Measure this stage alone.", show_default=False),
    ] = None,
    seeds: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A folder of labelled articles to measure as well."),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="The folder of the public data, for all but attribution."),
    ] = None,
    polnear: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A checkout of the PolNeAR corpus, for attribution."),
    ] = None,
    part: Annotated[
        str,
        typer.Option(metavar="[train|dev]", help="Its part: dev once per release, train while developing."),
    ] = "dev",
    sample: Annotated[
        int | None,
        typer.Option(metavar="N", help="So many of its articles, the same ones each time.", min=1),
    ] = None,
    base: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="An encoder that saw no label, to compare with, for stance."),
    ] = None,
    file: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A file of NewsMTSC, for portrayal; give it once for each."),
    ] = None,
    scorer: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Another scorer than the default, for impartiality."),
    ] = None,
) -> None:
    """Measure how right the pipeline is, stage by stage.

    On the labelled sample corpus of the repository, and on the packs' own examples. With `reading`:
    bodies, outlets, dates, authors, copies, agency credits, speed and memory, on public data that does
    not travel with Standpoint. With `attribution`: contents, voices, holders, sources and marks on the
    repository's own passages, quotations of the seeds, and contents and sources on PolNeAR. With `stance`:
    the scorers beside what anybody would try first, on passages labelled blind; real ones need the data.
    With `portrayal`: the encoder beside VADER, on NewsMTSC. With `impartiality`: what changes when names
    are swapped in the same sentences, and errors by side on passages labelled blind.
    """
    given = {"seeds": seeds, "data": data, "polnear": polnear, "sample": sample}
    _check(stage, given | {"base": base, "file": file or None, "scorer": scorer})
    if stage in {"stance", "portrayal"}:
        _compare(stage, data, base, file or [])
        return
    table = figure_table("value")
    with bar(Console(stderr=True)) as tell:
        for figure in _figures(stage, seeds, data, (polnear, part, sample), scorer, tell):
            table.add_row(figure.name, shown(figure), *counted(figure))
    wide().print(table)
    if stage == "attribution" and polnear is None:
        wide().print(POLNEAR.format(POLNEAR_AT), soft_wrap=True)


def _compare(stage: str, data: Path | None, base: Path | None, names: list[str]) -> None:
    from pipeline.cli.peers import show_portrayal, show_stance  # noqa: PLC0415 - it borrows from here

    if stage == "stance":
        show_stance(data, base)
    elif data is None:
        raise _no_data(stage)
    else:
        show_portrayal(data, names)


def _figures(
    stage: str | None,
    seeds: Path | None,
    data: Path | None,
    corpus: tuple[Path | None, str, int | None],
    scorer: str | None,
    tell: Progress | None,
) -> Iterable[Figure]:
    if stage == "attribution":
        from pipeline.evaluate.report import attribution  # noqa: PLC0415 - it loads every stage

        return attribution(*corpus, seeds, tell)
    if stage == "impartiality":
        from pipeline.evaluate.impartiality import impartiality  # noqa: PLC0415 - as above

        return impartiality(scorer or DEFAULT_SCORER, data, tell)
    return _of_labels(seeds) if stage is None else _of_stage(stage, data)


def _of_labels(seeds: Path | None) -> Iterable[Figure]:
    from pipeline.evaluate.report import report  # noqa: PLC0415 - it loads every stage

    return report(seeds)


def _check(stage: str | None, options: Mapping[str, object]) -> None:
    """Refuses a stage that is not known, and options that would do nothing with it."""
    if stage is not None and stage not in STAGES:
        raise unknown(UsageError, "no such stage to measure", stage, STAGES)
    given = [name for name, value in options.items() if value is not None]
    for name in given:
        if name not in _TAKEN[stage]:
            where = next(one for one, taken in _TAKEN.items() if name in taken)
            told = f"evaluate {stage}" if stage else "evaluate without a stage"
            then = f"Use it so: standpoint evaluate {f'{where} ' if where else ''}--{name} …"
            raise UsageError(
                f"{told} can't use this",
                got=f"--{name}",
                allowed=[f"--{one}" for one in _TAKEN[stage]],
                then=then,
            )
    if "sample" in given and "polnear" not in given:
        raise UsageError(
            "--sample counts articles of PolNeAR",
            got="no --polnear",
            then="Name its folder with --polnear DIR",
        )


def _of_stage(stage: str, data: Path | None) -> Iterable[Figure]:
    if data is None:
        raise _no_data(stage)
    from pipeline.evaluate.reading import reading  # noqa: PLC0415 - as above

    return reading(data)


def _no_data(stage: str) -> UsageError:
    return UsageError(f"{stage} is measured on public data", then="Name its folder with --data DIR")


def figure_table(*columns: str) -> Table:
    """A table for figures: the name, `columns` of numbers, and what was counted on what."""
    table = Table()
    table.add_column("figure", no_wrap=True)
    for column in (*columns, "n"):
        table.add_column(column, justify="right")
    table.add_column("data")
    table.add_column("meaning")
    return table


def shown(figure: Figure) -> str:
    """A share with three digits, or the value with its unit; a dash where nothing could be measured."""
    return number(figure.value) if figure.unit is None else f"{figure.value or 0:,.4g} {figure.unit}"


def wide() -> Console:
    """A console that breaks no figure where nobody watches: a file has no width of its own."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDE)


def number(value: float | None) -> str:
    """A share with three digits; a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def counted(figure: Figure) -> Iterable[str]:
    """On how many, on which data, and what the figure means."""
    return f"{figure.n:g}", figure.data, figure.meaning
