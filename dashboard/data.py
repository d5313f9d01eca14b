"""The one way to the store: opens it, keeps the connection, remembers answers.

A connection belongs to one snapshot of the store and never changes; a new run, or a correction, is
noticed within FRESH_SECONDS. Every question gets its own cursor, since a connection shared by
threads gives wrong rows (DuckDB 2.0).
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

import duckdb
import streamlit as st

from dashboard.filters import Domain
from dashboard.loaded import FRUGAL, Loaded, Opened, connect, pack
from dashboard.queries import domain as domain_query
from pipeline.errors import InputError, RegistryError, StoreBroken, StoreError, StoreMissing
from pipeline.packs import Event, Topic
from pipeline.registry import load_registry
from pipeline.resources import registry_path
from pipeline.store import Store

P = ParamSpec("P")
R = TypeVar("R")

FRESH_SECONDS = 20  # an analyst who runs again sees it before asking why not
DEFAULT_STORE = "standpoint-store"
AGENCY = "agency"  # of registry.OUTLET_KINDS


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is nothing to show: what is wrong, where, in a sentence; the run where there is one."""

    kind: Literal["missing", "broken", "empty"]
    place: str
    sentence: str
    store: Loaded | None = None


def store_place(arguments: Sequence[str] | None = None) -> str:
    """The store named on the command line, after `--`: `--store DIR`."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--store", default=DEFAULT_STORE)
    known, _ = parser.parse_known_args(sys.argv[1:] if arguments is None else arguments)
    return str(known.store)


def opened() -> Loaded | Problem:
    """The state of the store that the link asks for, or else the newest, or why there is none."""
    place, asked = store_place(), st.query_params.get("data")
    try:
        newest = _newest(place)
        if newest is None:
            return Problem("empty", place, "no run has been finished")
        refused = None if asked is None or asked == newest else _refused(place, asked)
        snapshot = newest if asked is None or refused is not None else asked
        loaded = replace(_ready(place, snapshot), newest=newest, refused=refused)
    except StoreMissing as error:
        return Problem("missing", place, error.sentence())
    except StoreError as error:
        return Problem("broken", place, error.sentence())
    except duckdb.Error as error:
        return Problem("broken", place, f"a table can't be read: {error}")
    if not loaded.size.articles:
        return Problem("empty", place, "no article was kept", loaded)
    return loaded


def loaded() -> Loaded:
    """The newest run; pages that are only shown when there is one call this."""
    found = opened()
    if isinstance(found, Problem):
        raise StoreBroken(found.sentence, got=found.place)
    return found


def readable() -> Loaded:
    """The newest run, also where it kept no article: the ledger says why."""
    found = opened()
    if isinstance(found, Problem) and found.kind == "empty" and found.store is not None:
        return found.store
    return loaded()


def state(snapshot: str | None) -> Loaded:
    """The store as a snapshot's name says, or as it is now; raises StoreError where there is none such."""
    place = store_place()
    newest = _newest(place)
    if newest is None:
        raise StoreError("no run has been finished in this store", got=place)
    return replace(_ready(place, snapshot or newest), newest=newest)


def ask(
    store: Loaded,
    query: Callable[Concatenate[duckdb.DuckDBPyConnection, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """The answer to a question, remembered for this snapshot of the store."""
    where, name = f"{store.place}@{store.snapshot}", f"{query.__module__}.{query.__qualname__}"
    answer: R = _answer(where, name, args, kwargs, store, query)
    return answer


@st.cache_resource(show_spinner=False)
def agencies() -> dict[str, str]:
    """Names of the agencies by id, as the registry that ships has them."""
    try:
        known = load_registry(registry_path("actors"), [registry_path("outlets")])
    except (InputError, RegistryError):  # an installation without its data still shows its stores
        return {}
    return {outlet.id: outlet.name for outlet in known.outlets.values() if outlet.kind == AGENCY}


def agency(wire: str | None) -> str | None:
    """The name of the agency an article is credited to; one that is not in our registry by its id."""
    return None if wire is None else agencies().get(wire, wire.replace("-", " ").title())


@st.cache_data(max_entries=500, max_size="40MB", show_spinner=False)
def _answer(
    where: str,
    name: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    _store: Loaded,
    _query: Callable[..., R],
) -> R:
    del where, name
    return _query(_store.connection.cursor(), *args, **kwargs)


@st.cache_data(ttl=FRESH_SECONDS, show_spinner=False)
def _newest(place: str) -> str | None:
    return Store.open(place).snapshot().name


def newest(place: str) -> str | None:
    """The name of the newest state of the store, as of some seconds ago; None where it can't be told now."""
    try:
        return _newest(place)
    except StoreError:
        return None


def forget() -> None:
    """Look at the store anew at the next run of the page: something was written into it just now."""
    _newest.clear()


@st.cache_data(ttl=FRESH_SECONDS, max_entries=50, show_spinner=False)
def _refused(place: str, asked: str) -> str | None:
    """Why the store can't be shown as it was; None where it can."""
    try:
        Store.open(place).snapshot(asked)
    except StoreBroken:
        raise
    except StoreError:
        return "the store has no such state; the newest is shown"
    return None


def _ready(place: str, snapshot: str) -> Loaded:
    opened = _load(place, snapshot)
    connection = opened.connection
    connection.cursor().execute(FRUGAL)
    topics, events = _topics(opened.pack)
    titles = {topic.id: topic.title for topic in topics.values()}
    return Loaded(
        place=place,
        snapshot=snapshot,
        newest=snapshot,
        refused=None,
        connection=connection,
        topics=topics,
        events=events,
        domain=_domain(f"{place}@{snapshot}", titles, connection),
        size=opened.size,
    )


def warm(place: str) -> None:
    """Open the store before anybody asks; what is wrong with it is said to who asks."""
    with contextlib.suppress(StoreError, duckdb.Error):
        newest = Store.open(place).snapshot().name
        if newest is not None:
            _opened(place, newest)


@st.cache_resource(max_entries=2, show_spinner="Opening the store…")
def _load(place: str, snapshot: str) -> Opened:
    return _opened(place, snapshot)


@st.cache_resource(max_entries=2, show_spinner=False)
def _opened(place: str, snapshot: str) -> Opened:
    return connect(place, snapshot)


@st.cache_data(max_entries=4, show_spinner=False)
def _domain(where: str, titles: dict[str, str], _connection: duckdb.DuckDBPyConnection) -> Domain:
    del where
    return domain_query.domain(_connection.cursor(), titles)


# Not kept for longer: a pack that is mended or put in place is taken up while the server runs.
@st.cache_resource(ttl=FRESH_SECONDS, show_spinner=False)
def _topics(pack_id: str) -> tuple[dict[str, Topic], tuple[Event, ...]]:
    return pack(pack_id)
