"""What `standpoint figure` and `standpoint brief` do, once the command line has been read.

The pipeline finds these by name, since it does not know the dashboard.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from dashboard.briefing.bundle import bundle
from dashboard.briefing.compose import ADDRESS, Briefing, Tell, compose
from dashboard.briefing.deck import deck
from dashboard.briefing.default import standing
from dashboard.briefing.report import report
from dashboard.briefing.tray import Tray, decode, frozen
from dashboard.exhibits.catalogue import BUILDERS
from dashboard.exhibits.data import as_csv, as_xlsx
from dashboard.exhibits.exhibit import Exhibit
from dashboard.exhibits.said import Order
from dashboard.figures.parts.framed import REPORT, SHEET, SLIDE
from dashboard.link import KEYS, Link, parse
from dashboard.loaded import Loaded, load
from dashboard.rendering import browser
from dashboard.rendering.engine import FORMATS, Engine, NoBrowserError
from pipeline.errors import UsageError, unknown

DATA: Mapping[str, Callable[[Exhibit], bytes]] = {"csv": as_csv, "xlsx": as_xlsx}
FIGURE_FORMATS = (*FORMATS, *DATA)
ROOMS = {"pptx": SLIDE, "pdf": REPORT, "zip": SHEET}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of data: the store, a link, and filters that go before the link's.

    `actors`, `topics` and `outlets` go by id or by name, case ignored.
    """

    store: str
    link: str = ""
    actors: Sequence[str] = ()
    topics: Sequence[str] = ()
    outlets: Sequence[str] = ()
    start: dt.date | None = None
    end: dt.date | None = None
    undated: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A briefing as a file, what is in it, and what is not although it should be: a line each."""

    file: bytes
    briefing: Briefing
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Styled:
    """How a briefing is made."""

    title: str = ""
    address: str = ADDRESS
    editable: bool = False
    template: Path | None = None
    tray: Path | None = None


def figure(asked: Asked, noun: str, file_format: str, made: dt.date) -> bytes:
    """A figure as a file: the same as the button beside it gives.

    Raises:
        UsageError: If there is no such figure or format, or a part of the link or a filter is not known.
        NothingToShow: If nothing passes the filters.
        RenderError: If it can't be drawn.
    """
    if noun not in BUILDERS:
        raise unknown(UsageError, "no such figure", noun, BUILDERS)
    if file_format not in FIGURE_FORMATS:
        raise unknown(UsageError, "no such format of a figure", file_format, FIGURE_FORMATS)
    if file_format in FORMATS and browser.find() is None:
        raise NoBrowserError(browser.why_none())
    store, link, params = _linked(asked, lambda snapshot: load(asked.store, snapshot), one_topic=True)
    exhibit = BUILDERS[noun](Order(store, link, frozen(params), SHEET, made))
    if file_format in DATA:
        return DATA[file_format](exhibit)
    with Engine() as engine:
        return engine.picture(exhibit.picture(SHEET), file_format)


def brief(asked: Asked, styled: Styled, file_format: str, made: dt.date, tell: Tell | None = None) -> Made:
    """A briefing as a file: that of a saved tray, or the default one.

    Raises:
        UsageError: If the format or a filter is not known, or the options contradict each other.
        TrayError: If the file is no tray.
        RenderError: If it can't be drawn.
        StandpointError: If nothing could be printed.
    """
    if file_format not in ROOMS:
        raise unknown(UsageError, "no such format of a briefing", file_format, ROOMS)
    if file_format != "pptx" and (styled.editable or styled.template is not None):
        raise UsageError("--editable and --template are for slides", got=file_format, allowed="pptx")
    template = None if styled.template is None else _read(styled.template)
    drawn = browser.find() is not None
    if not drawn and not (file_format == "zip" or styled.editable):
        raise NoBrowserError(browser.why_none())  # before the store is read, which takes longer
    stores = cache(lambda snapshot: load(asked.store, snapshot))
    tray = _tray(asked, styled, stores)
    with Engine() as engine:
        if drawn:
            engine.warm()  # the browser starts while the store is read
        briefing = compose(stores, tray, ROOMS[file_format], made, styled.address, tell)
        writers: dict[str, Callable[[], bytes]] = {
            "pptx": lambda: deck(
                briefing, engine if drawn else None, editable=styled.editable, template=template, tell=tell
            ),
            "pdf": lambda: report(briefing, engine, tell),
            "zip": lambda: bundle(briefing, engine if drawn else None, tray, tell),
        }
        file = writers[file_format]()
    left_out = [f"{one.title}: {one.why}" for one in briefing.omitted if one.failed]
    if not drawn and file_format == "zip" and any(one.exhibit is not None for one in briefing.sections):
        left_out.append(f"the pictures: {browser.why_none()}")
    return Made(file, briefing, tuple(left_out))


def _tray(asked: Asked, styled: Styled, stores: Callable[[str | None], Loaded]) -> Tray:
    if styled.tray is not None:
        if asked.link or any(
            (asked.actors, asked.topics, asked.outlets, asked.start, asked.end, not asked.undated)
        ):
            raise UsageError(
                "a tray has its own filters", got="--tray with a filter", then="Leave one of them out"
            )
        tray = decode(_read(styled.tray).decode("utf-8", errors="replace"))
    else:
        tray = standing(*_linked(asked, stores, one_topic=False))
    return replace(tray, title=styled.title) if styled.title else tray


def _linked(
    asked: Asked, stores: Callable[[str | None], Loaded], *, one_topic: bool
) -> tuple[Loaded, Link, dict[str, tuple[str, ...]]]:
    """The store as the link names it, the link with the options put in, and its parameters."""
    params = _params(asked.link)
    store = stores(next(iter(params.get("data", ())), None))
    params |= _filters(asked, store, one_topic=one_topic)
    link, dropped = parse(params, store.domain)
    if dropped:
        raise UsageError(
            "parts of the link are not in this store", got="; ".join(f"{d.part} ({d.why})" for d in dropped)
        )
    return store, link, params


def _params(link: str) -> dict[str, tuple[str, ...]]:
    """The parameters of a link as it was copied: a whole address, or what follows its question mark."""
    try:
        parts = urlsplit(link)
    except ValueError as error:
        raise UsageError("the link can't be read", got=link) from error
    # What follows the question mark may stand alone; an address without one asks for nothing.
    query = parts.query or ("" if parts.scheme else link.rpartition("?")[2])
    found = {key: tuple(values) for key, values in parse_qs(query, keep_blank_values=True).items()}
    for key in found:
        if key not in KEYS:
            raise unknown(UsageError, "no such part of a link", key, KEYS)
    return found


def _filters(asked: Asked, store: Loaded, *, one_topic: bool) -> dict[str, tuple[str, ...]]:
    """The filters of the command line as parameters of an address."""
    if asked.start and asked.end and asked.start > asked.end:
        raise UsageError("the period ends before it begins", got=f"--from {asked.start} --to {asked.end}")
    domain = store.domain
    named = {
        "topics": [_known("topic", one, domain.topics) for one in asked.topics],
        "outlet": [_known("outlet", one, domain.outlets) for one in asked.outlets],
        "actors": [_known("actor", one, domain.actors) for one in asked.actors],
        "from": [] if asked.start is None else [asked.start.isoformat()],
        "to": [] if asked.end is None else [asked.end.isoformat()],
        "undated": [] if asked.undated else ["0"],
    }
    found = {key: tuple(values) for key, values in named.items() if values}
    if one_topic and len(asked.topics) == 1:  # also the one that a page of one topic shows
        found["topic"] = found["topics"]
    return found


def _known(kind: str, asked: str, names: Mapping[str, str]) -> str:
    """The id of what goes by this id or name; case is ignored."""
    wanted = asked.casefold()
    found = [key for key, name in names.items() if wanted in {key.casefold(), name.casefold()}]
    if not found:
        error = unknown(UsageError, f"the store has no such {kind}", asked, [*names, *names.values()])
        raise UsageError(error.what, got=asked, then=error.then)
    return found[0]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"the file can't be read ({error.strerror})", got=str(path)) from error
