"""standpoint brief."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.options import Actors, FromDrawn, Link, Out, Outlets, StorePath, ToDrawn, Topics, Undated
from pipeline.cli.outgoing import asked, commands, ending, ready, write
from pipeline.cli.progress import steps

SOME_LEFT_OUT = 3  # as a run that could not read some inputs

Title = Annotated[str, typer.Option(help="What the briefing is called.", show_default=False)]
Editable = Annotated[
    bool,
    typer.Option("--editable", help="Slides: charts and tables of PowerPoint's own where there are such."),
]
Template = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Slides: a .pptx or .potx; its masters, fonts and colours are kept."),
]
TrayFile = Annotated[
    Path | None,
    typer.Option("--tray", metavar="FILE", help="A tray that was saved as a file on the page Briefing."),
]
Address = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where the dashboard is served, for links; by default this machine."),
]


def brief(
    store: StorePath,
    out: Out,
    actor: Actors = None,
    topic: Topics = None,
    outlet: Outlets = None,
    start: FromDrawn = None,
    end: ToDrawn = None,
    undated: Undated = True,
    link: Link = "",
    title: Title = "",
    editable: Editable = False,
    template: Template = None,
    tray: TrayFile = None,
    address: Address = None,
) -> None:
    """Write a briefing: slides (pptx), an A4 report (pdf), or figures with their data (zip).

    The file's ending says which. Without --tray it is the default briefing: who stands where, since when, who
    changed sides, how outlets differ, typical and strongest statements, data and method, and the sentences.
    It needs no browser window and fits a timetable of cron. Pictures need Chrome or Chromium; slides with
    --editable and an archive without pictures do not. What could not be printed is named, and the code is 3.
    Undated articles count unless --no-undated is given; every figure says how many they are.
    """
    found = commands()
    of = asked(found, store, (actor, topic, outlet), (start, end), link=link, undated=undated)
    styled = found.Styled(
        title=title, address=address or found.ADDRESS, editable=editable, template=template, tray=tray
    )
    file_format = ending(out, tuple(found.ROOMS))
    ready(out)
    with steps(Console(stderr=True), "Drawing") as tell:
        made = found.brief(of, styled, file_format, dt.datetime.now(dt.UTC).date(), tell)
    write(out, made.file)
    for line in made.left_out:
        typer.echo(f"left out: {line}", err=True)
    n = len(made.briefing.sections)
    typer.echo(f"{n} {'part' if n == 1 else 'parts'}, method and evidence written to {out}")
    if made.left_out:
        raise typer.Exit(SOME_LEFT_OUT)
