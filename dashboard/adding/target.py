"""Where articles are added, and how they are read: as the newest run of the store read its own."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import StoreMissing
from pipeline.packs import find_pack
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class Target:
    """The store's place, and the names of pack and scorer; None are those of `standpoint run`.

    `used` is the pack of the newest run (id@version) where another version of it is installed by now.
    """

    place: str
    pack: str | None = None
    scorer: str | None = None
    used: str | None = None


def target(place: str) -> Target:
    """The target for a store, also where there is none yet or no run has been finished in it.

    Raises:
        PackError: If the pack of its newest run is not installed here.
        StoreError: If there is a store that can't be read.
    """
    try:
        runs = Store.open(place).runs()
    except StoreMissing:
        runs = []
    if not runs:
        return Target(place)
    used = str(runs[-1]["pack"])
    name, _, _ = used.partition("@")
    pack = find_pack(name)
    same = f"{pack.id}@{pack.version}" == used
    return Target(place, name, str(runs[-1]["scorer"]).partition("@")[0], None if same else used)
