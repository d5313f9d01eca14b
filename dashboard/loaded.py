"""A state of a store, opened and ready to answer; the pages, the commands and exports all read this.

Opening takes a second at a million statements and room for the cube, so that who asks often keeps what is
opened: the pages through `data`, a briefing for as long as it is made.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dashboard.filters import Domain
from dashboard.queries import cube
from dashboard.queries import domain as domain_query
from dashboard.queries.domain import Size
from pipeline.errors import PackError, StoreError
from pipeline.packs import Event, Topic, find_pack
from pipeline.store import Store

# What the cube and a question took goes back to the machine instead of staying with the process. A DuckDB
# that is closed, as the one that looks for new runs, ends it for all in the process: it is said each time.
FRUGAL = "SET allocator_background_threads = true"
# A question may take as much memory again as the tables themselves; one that needs more goes over the disk.
# A small store gets a quarter of a gigabyte: reading sentences from files takes some whatever its size.
_ROOM = """
SELECT greatest(2 * sum(memory_usage_bytes) + 2**26, 2**28)::BIGINT FROM duckdb_memory()
"""


@dataclass(frozen=True)
class Loaded:
    """A snapshot of a store, ready to answer. `topics`, `events`: the pack’s; none where it can’t be read.

    `newest` is the newest snapshot there is; a link may have asked for an older one. `refused` says why the
    one it asked for can't be shown, None where it can.
    """

    place: str
    snapshot: str
    newest: str
    refused: str | None
    connection: duckdb.DuckDBPyConnection
    topics: dict[str, Topic]
    events: tuple[Event, ...]
    domain: Domain
    size: Size

    @property
    def pinned(self) -> bool:
        """Whether an older state is shown than the newest."""
        return self.snapshot != self.newest

    def titles(self) -> dict[str, str]:
        """Titles of the topics by id, in the order they are shown."""
        return dict(self.domain.topics)


@dataclass(frozen=True)
class Opened:
    """A connection with the cube, the pack of its newest run as id@version, and how much there is."""

    connection: duckdb.DuckDBPyConnection
    pack: str
    size: Size


def load(place: str, snapshot: str | None = None) -> Loaded:
    """The store as it is now, or as a snapshot's name says.

    Raises:
        StoreError: If there is no store, no such snapshot, or no run has been finished.
        StoreBroken: If a table can't be read.
    """
    found = Store.open(place).snapshot(snapshot).name
    if found is None:
        raise StoreError(
            "no run has been finished in this store", got=place, then="Analyse articles first: standpoint run"
        )
    opened = connect(place, found)
    topics, events = pack(opened.pack)
    titles = {topic.id: topic.title for topic in topics.values()}
    own = domain_query.domain(opened.connection.cursor(), titles)
    return Loaded(
        place=place, snapshot=found, newest=found, refused=None, connection=opened.connection, topics=topics,
        events=events, domain=own, size=opened.size,
    )  # fmt: skip


def connect(place: str, snapshot: str) -> Opened:
    """A connection to a snapshot with its cube; questions get a cursor of it each."""
    connection = Store.open(place).snapshot(snapshot).connect()
    connection.execute(FRUGAL)
    cube.build(connection)
    ((room,),) = connection.execute(_ROOM).fetchall()
    spilled = str(Path(tempfile.gettempdir()) / f"standpoint-{os.getpid()}-{snapshot}").replace("'", "''")
    connection.execute(f"SET temp_directory = '{spilled}'; SET memory_limit = '{room}B'")
    cursor = connection.cursor()
    return Opened(connection, domain_query.pack(cursor), domain_query.size(cursor))


def pack(pack_id: str) -> tuple[dict[str, Topic], tuple[Event, ...]]:
    """The pack's topics by id, and what it says happened when; none where this machine has not the pack."""
    name, _, _ = pack_id.partition("@")
    try:
        found = find_pack(name)
    except PackError:  # a pack of the analyst's own that is not where this server looks
        return {}, ()
    return {topic.id: topic for topic in found.topics}, found.events
