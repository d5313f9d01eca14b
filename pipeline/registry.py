"""The registry: who the actors and outlets are, what they are called, and which office when.

Names are data: `data/registry/actors.toml` and `outlets.toml`, every key documented in
`docs/registry.md`. A registry is built once and never changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from pipeline.errors import RegistryError, unknown
from pipeline.toml import Entry, load

ACTOR_KINDS = ("person", "country", "government", "body", "party", "armed_group", "group", "organisation")
PRONOUNS = ("he", "she")
OUTLET_KINDS = ("newspaper", "broadcaster", "agency", "digital", "magazine", "think_tank")


@dataclass(frozen=True, slots=True)
class Office:
    """An office somebody holds at a time.

    `phrases` name it in full, `short` only where the country is clear.
    """

    id: str
    country: str | None
    phrases: tuple[str, ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """An office held from a day (included) to a day (excluded; None while it lasts)."""

    office: str
    start: dt.date
    end: dt.date | None
    source: str | None

    def held_on(self, day: dt.date) -> bool:
        """Whether the office was held on `day`; on the day of a handover it is the successor's."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can take a side. `ambiguous` names count only after an unambiguous one."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    ambiguous: tuple[str, ...]
    metonyms: tuple[str, ...]
    adjectives: tuple[str, ...]
    source: str
    pronoun: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. `tells` are short strings that only this outlet prints in its pages."""

    id: str
    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    country: str | None
    kind: str
    tells: tuple[str, ...]
    sample: bool = False


_Entry = TypeVar("_Entry", Office, Actor, Outlet)


@dataclass(frozen=True)
class Registry:
    """Actors, offices and outlets, with the look-ups the stages need."""

    actors: dict[str, Actor]
    offices: dict[str, Office]
    outlets: dict[str, Outlet]
    fingerprint: str
    _by_domain: dict[str, Outlet] = field(default_factory=dict, repr=False)
    _by_name: dict[str, Outlet] = field(default_factory=dict, repr=False)

    def holders(self, office: str, day: dt.date) -> list[Actor]:
        """Who held `office` on `day`."""
        return [
            actor
            for actor in self.actors.values()
            if any(role.office == office and role.held_on(day) for role in actor.roles)
        ]

    def outlet_of_domain(self, host: str) -> Outlet | None:
        """The outlet that publishes under `host` or a parent domain of it."""
        labels = _host(host).split(".")
        for i in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[i:]))
            if found:
                return found
        return None

    def outlet_of_name(self, name: str) -> Outlet | None:
        """The outlet with this name or alias; case and runs of space ignored."""
        return self._by_name.get(_name(name))


def load_registry(actors: Path, outlets: Iterable[Path]) -> Registry:
    """The registry in these files.

    Raises:
        RegistryError: On an unknown or missing key, a word outside its list, an id, name or domain
            used twice, a role without its office, or an office held by two on one day.
    """
    outlets = list(outlets)
    top = Entry(actors.name, load(actors, RegistryError), RegistryError)
    offices = _unique([_office(entry) for entry in top.entries("office")], "office")
    people = _unique([_actor(entry) for entry in top.entries("actor")], "actor")
    top.done()
    publishers = _unique([outlet for path in outlets for outlet in _outlets(path)], "outlet")
    _check_names(people.values())
    _check_roles(people.values(), offices)
    by_domain = _index((_host(domain), o) for o in publishers.values() for domain in o.domains)
    by_name = _index((_name(n), o) for o in publishers.values() for n in (o.name, *o.aliases))
    content = b"".join(path.read_bytes() for path in (actors, *outlets))
    fingerprint = hashlib.blake2b(content, digest_size=8).hexdigest()
    return Registry(people, offices, publishers, fingerprint, by_domain, by_name)


def _office(entry: Entry) -> Office:
    office = Office(
        id=entry.take("id", str),
        country=entry.take("country", str, None),
        phrases=entry.strings("phrases"),
        short=entry.strings("short"),
    )
    entry.done()
    return office


def _actor(entry: Entry) -> Actor:
    roles = tuple(_role(role) for role in entry.entries("role"))
    actor = Actor(
        id=entry.take("id", str),
        name=entry.take("name", str),
        kind=entry.choice("kind", ACTOR_KINDS),
        country=entry.take("country", str, None),
        aliases=entry.strings("aliases"),
        ambiguous=entry.strings("ambiguous"),
        metonyms=entry.strings("metonyms"),
        adjectives=entry.strings("adjectives"),
        source=entry.take("source", str),
        pronoun=entry.choice("pronoun", PRONOUNS, None),
        roles=roles,
    )
    entry.done()
    return actor


def _role(entry: Entry) -> Role:
    role = Role(
        office=entry.take("office", str),
        start=entry.take("from", dt.date),
        end=entry.take("to", dt.date, None),
        source=entry.take("source", str, None),
    )
    entry.done()
    if role.end is not None and role.end <= role.start:
        raise RegistryError(f"{entry.where}: a role ends before it begins", got=f"{role.start} to {role.end}")
    return role


def _outlets(path: Path) -> list[Outlet]:
    top = Entry(path.name, load(path, RegistryError), RegistryError)
    found = []
    for entry in top.entries("outlet"):
        outlet = Outlet(
            id=entry.take("id", str),
            name=entry.take("name", str),
            aliases=entry.strings("aliases"),
            domains=entry.strings("domains"),
            country=entry.take("country", str, None),
            kind=entry.choice("kind", OUTLET_KINDS),
            tells=entry.strings("tells"),
            sample=entry.take("sample", bool, default=False),
        )
        entry.done()
        found.append(outlet)
    top.done()
    return found


def _host(domain: str) -> str:
    return domain.lower().strip(".")


def _name(name: str) -> str:
    return " ".join(name.casefold().split())


def _unique(entries: list[_Entry], kind: str) -> dict[str, _Entry]:
    by_id: dict[str, _Entry] = {}
    for entry in entries:
        if entry.id in by_id:
            raise RegistryError(f"two {kind}s have the same id", got=entry.id, allowed="one entry an id")
        by_id[entry.id] = entry
    return by_id


def _index(pairs: Iterable[tuple[str, Outlet]]) -> dict[str, Outlet]:
    index: dict[str, Outlet] = {}
    for key, outlet in pairs:
        if index.setdefault(key, outlet) is not outlet:
            raise RegistryError("two outlets share a name or domain", got=[key, index[key].id, outlet.id])
    return index


def _check_names(actors: Iterable[Actor]) -> None:
    owner: dict[str, str] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases, *actor.metonyms):
            if owner.setdefault(name, actor.id) != actor.id:
                got = [name, owner[name], actor.id]
                then = "List it under `ambiguous` of both"
                raise RegistryError("two actors share a name", got=got, then=then)


def _check_roles(actors: Iterable[Actor], offices: dict[str, Office]) -> None:
    held: dict[str, list[tuple[dt.date, dt.date, str]]] = {}
    for actor in actors:
        for role in actor.roles:
            if role.office not in offices:
                raise unknown(RegistryError, f"actor {actor.id}: no such office", role.office, offices)
            held.setdefault(role.office, []).append((role.start, role.end or dt.date.max, actor.id))
    for office, terms in held.items():
        ordered = sorted(terms)
        for (_, end, before), (start, _, after) in pairwise(ordered):
            if start < end:
                raise RegistryError(f"office {office} has two holders on {start}", got=[before, after])
