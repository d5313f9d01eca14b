"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

StorePath = Annotated[
    Path, typer.Option("--store", "-s", metavar="DIR", help="The store's folder.", show_default=False)
]
Port = Annotated[
    int | None,
    typer.Option(min=1, max=65535, metavar="N", help="The port; by default the first free one from 8501."),
]
Headless = Annotated[bool, typer.Option("--headless", help="Open no browser; print the address.")]
Out = Annotated[
    Path, typer.Option("--out", "-o", metavar="FILE", help="The file to write.", show_default=False)
]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="ACTOR", help="Only this actor, by id or name. May be repeated."),
]
Topics = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="TOPIC", help="Only this topic, by id. May be repeated."),
]
Outlets = Annotated[
    list[str] | None,
    typer.Option("--outlet", metavar="OUTLET", help="Only this outlet, by id or name. May be repeated."),
]
From = Annotated[
    dt.datetime | None,
    typer.Option(
        "--from", formats=["%Y-%m-%d"], metavar="DAY", help="Only articles of this day (2025-01-31) or later."
    ),
]
Copies = Annotated[
    str,
    typer.Option(
        "--copies",
        metavar="all|once",
        help="Copies of a story: every one of them, or one for each story.",
    ),
]
To = Annotated[
    dt.datetime | None,
    typer.Option("--to", formats=["%Y-%m-%d"], metavar="DAY", help="Only articles of this day or earlier."),
]
FromDrawn = Annotated[
    dt.datetime | None,
    typer.Option(
        "--from",
        formats=["%Y-%m-%d"],
        metavar="DAY",
        help="Only articles of this day or later, and undated ones.",
    ),
]
ToDrawn = Annotated[
    dt.datetime | None,
    typer.Option(
        "--to",
        formats=["%Y-%m-%d"],
        metavar="DAY",
        help="Only articles of this day or earlier, and undated ones.",
    ),
]
Undated = Annotated[
    bool, typer.Option("--undated/--no-undated", help="Whether articles without a date count.")
]
Link = Annotated[
    str,
    typer.Option(
        "--link",
        metavar="LINK",
        help="A link as the dashboard copies it; options here go before its parts.",
        show_default=False,
    ),
]
