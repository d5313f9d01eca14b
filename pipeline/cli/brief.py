"""standpoint brief."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline.cli.options import Actors, From, Link, Out, Outlets, StorePath, To, Topics
from pipeline.cli.outgoing import commands, ending, write
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
    start: From = None,
    end: To = None,
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
    """
    found = commands()
    asked = found.Asked(
        store=str(store),
        link=link,
        actors=tuple(actor or ()),
        topics=tuple(topic or ()),
        outlets=tuple(outlet or ()),
        start=start.date() if start else None,
        end=end.date() if end else None,
    )
    styled = found.Styled(
        title=title, address=address or found.ADDRESS, editable=editable, template=template, tray=tray
    )
    today = dt.datetime.now(dt.UTC).date()
    file_format = ending(out, tuple(found.ROOMS))
    with steps(Console(stderr=True), "Drawing") as tell:
        made, briefing = found.brief(asked, styled, file_format, today, tell)
    write(out, made)
    failed = [one for one in briefing.omitted if one.failed]
    for one in failed:
        typer.echo(f"left out: {one.title}: {one.why}", err=True)
    typer.echo(f"{len(briefing.sections)} figures and lists of “{briefing.title}” written to {out}")
    if failed:
        raise typer.Exit(SOME_LEFT_OUT)
