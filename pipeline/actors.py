"""Actors that the registry does not have: who they are, who looks like the same, and what people decide.

A discovered actor is kept apart until somebody merges it into another one or into the registry's. A
decision is checked against the store as it stands, and written in one commit; see `pipeline.decisions`.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import duckdb

from pipeline import ids, lock
from pipeline.decisions import ID, KIND, NAME, TARGET, Actor, Decision, actors_now, decisions, undo_id
from pipeline.errors import UsageError, nearest
from pipeline.registry import Registry
from pipeline.schema import CORRECTIONS
from pipeline.store import Store

DISCOVERED = "~"  # how an id begins that is not the registry's
PERSON = "person"
CONTEXT = 40  # characters on each side of an example: enough to see who is meant
MOST_ALIKE = 3  # more of one surname is a family name, no hint
LISTED = 20  # up to so many ids are listed when the one asked for is not among them
NAME_CHARS = 200  # no name of a person or a body is longer; what is longer was pasted by mistake
WHY_CHARS = 500  # a reason is one line of the history
# Controls, ends of a line, what turns the direction of words: by Unicode's names of their classes.
_CONTROLS = {"Cc", "Cs", "Zl", "Zp", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_NOT_SURNAMES = {"jr", "sr", "ii", "iii", "iv"}

_COUNTS = """
WITH seen AS (
  SELECT actor_id AS id, actor AS name, kind, article_id, false AS held FROM mentions
  UNION ALL SELECT holder_id, holder, NULL, article_id, true FROM attributions
)
SELECT id, mode(name), mode(kind), count(DISTINCT article_id)::INTEGER AS articles,
       count_if(held)::INTEGER AS attributions
FROM seen WHERE starts_with(id, ?) GROUP BY id ORDER BY articles DESC, attributions DESC, id
"""
# The longest words that mention an actor: those that introduce it.
_EXAMPLES = """
SELECT m.actor_id, a.ref, substr(a.text, greatest(m.start - $context, 0) + 1,
       least(m."end" + $context, length(a.text)) - greatest(m.start - $context, 0))
FROM mentions m JOIN articles a USING (article_id) WHERE list_contains($shown, m.actor_id)
QUALIFY row_number() OVER (
  PARTITION BY m.actor_id ORDER BY length(m.text) DESC, m.article_id, m.start
) = 1
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A discovered actor: its name and kind most often, and in how much it stands.

    `example` are words of an article `ref` that mention it; these and `kind` are None where no words do.
    `alike` are ids of actors that may be the same, each with the reason.
    """

    id: str
    name: str
    kind: str | None
    articles: int
    attributions: int
    ref: str | None
    example: str | None
    alike: tuple[tuple[str, str], ...]


def discovered(
    connection: duckdb.DuckDBPyConnection, registry: Registry, like: str = "", limit: int | None = None
) -> tuple[list[Listed], int]:
    """Discovered actors that are not merged into another, those in most articles first; how many there are.

    Args:
        connection: A cursor of `Snapshot.connect()`.
        registry: Whose actors are looked at for the same names.
        like: Only those whose name or id has this in it; case and accents are ignored.
        limit: At most so many; None for all.
    """
    rows = connection.execute(_COUNTS, [DISCOVERED]).fetchall()
    same = _Alike(registry, [(row[0], row[1], row[2]) for row in rows])
    part = ids.slug(like)
    fitting = [row for row in rows if part in ids.slug(row[1]) or part in row[0]]
    shown = fitting if limit is None else fitting[:limit]
    asked = {"context": CONTEXT, "shown": [row[0] for row in shown]}
    found = connection.execute(_EXAMPLES, asked).fetchall()
    examples = {actor: (ref, " ".join(words.split())) for actor, ref, words in found}
    listed = []
    for own_id, name, kind, articles, attributions in shown:
        ref, example = examples.get(own_id, (None, None))
        alike = same.to(own_id, name, kind)
        listed.append(Listed(own_id, name, kind, articles, attributions, ref, example, alike))
    return listed, len(fitting)


def merge(store: Store, registry: Registry, actor: str, into: str, by: str, why: str) -> Decision:
    """Decides that the discovered actor `actor` is `into`, another one or the registry's.

    Ids may be given without their "~".

    Raises:
        UsageError: If `actor` is the registry's, one of them is not known or merged already, or both are one.
        StoreError: As `Store.snapshot` and `lock.deciding`.
    """
    with lock.deciding(store.path):
        state = _State(store, registry)
        target = state.own(actor)
        end = state.any(into)
        if target == end:
            raise UsageError("an actor is not merged into itself", got=target)
        now = {ID: end, NAME: state.name(end), KIND: state.kind(end)}
        was: dict[str, str | None] = {ID: target, NAME: state.name(target), KIND: state.kind(target)}
        return _write(store, target, was, now, by, why)


def rename(store: Store, registry: Registry, actor: str, name: str, by: str, why: str) -> Decision:
    """Decides what the discovered actor `actor` is called.

    Raises:
        UsageError: If `actor` is the registry's, not known or merged already, or has that name, or the name
            is another actor's or none: without a letter, with control characters, over NAME_CHARS.
        StoreError: As `merge`.
    """
    given = " ".join(name.split())
    if not any(map(str.isalnum, given)) or _printed(name) != name or len(given) > NAME_CHARS:
        allowed = f"letters, no control characters, at most {NAME_CHARS} characters"
        raise UsageError("an actor needs a name", got=name, allowed=allowed, then="Write it on one line")
    with lock.deciding(store.path):
        state = _State(store, registry)
        target = state.own(actor)
        before = state.name(target)
        if before == given:
            raise UsageError("the actor has that name", got=given)
        if (other := state.called(given, target)) is not None:
            then = f"If they are one, merge instead: standpoint actors merge {target} {other} --store DIR"
            raise UsageError("another actor has that name", got=given, then=then)
        return _write(store, target, {NAME: before}, {NAME: given}, by, why)


def undo(store: Store, actor: str | None, by: str) -> tuple[Decision, Decision]:
    """Undoes the last decision that stands, on `actor` or on any; what was undone, and the one that did.

    Raises:
        UsageError: If there is none.
        StoreError: As `merge`.
    """
    with lock.deciding(store.path):
        standing = [one for one in history(store) if one.stands]
        if actor is not None:
            targets = {one.target for one in standing}
            target = _completed(actor, targets) or _refused(
                "no decision on this actor stands", actor, targets
            )
            standing = [one for one in standing if one.target == target]
        if not standing:
            raise UsageError("no decision stands that could be undone")
        last = standing[-1]
        of = tuple(undo_id(one) for one in last.corrections)
        why = f"undoes: {last.why}"
        return last, _write(store, last.target, dict(last.now), dict(last.was), by, why, of)


def history(store: Store) -> list[Decision]:
    """The decisions on actors, in the order they were made, those that were undone included."""
    with store.snapshot().connect() as connection:
        return decisions(connection.sql("SELECT * FROM corrections").to_arrow_table().to_pylist())


class _State:
    """What is known of a store's actors when a decision is made."""

    def __init__(self, store: Store, registry: Registry) -> None:
        self._registry = registry
        with store.snapshot().connect() as connection:
            made = decisions(connection.sql("SELECT * FROM corrections").to_arrow_table().to_pylist())
            rows = connection.execute(_COUNTS, [DISCOVERED]).fetchall()
        self._found = {row[0]: Actor(row[0], row[1], row[2]) for row in rows}
        self._merged = {found: now for found, now in actors_now(made).items() if now.id != found}

    def own(self, word: str) -> str:
        """The id of a discovered actor that people may decide on."""
        if word in self._registry.actors:
            raise UsageError(
                "an actor of the registry is not decided on here",
                got=word,
                then="Its names stand in data/registry/actors.toml",
            )
        return self._standing(word, self._found)

    def any(self, word: str) -> str:
        """The id of an actor of the registry or a discovered one."""
        return self._standing(word, {*self._registry.actors, *self._found})

    def name(self, actor: str) -> str:
        """What an actor is called today."""
        listed = self._registry.actors.get(actor)
        return listed.name if listed else self._found[actor].name

    def called(self, name: str, but: str) -> str | None:
        """The id of an actor other than `but` with this name or id in any case; None if there is none."""
        known = {*self._found, *self._registry.actors} - {but}
        same = (one for one in known if name.casefold() in {one.casefold(), self.name(one).casefold()})
        return min(same, default=None)

    def kind(self, actor: str) -> str | None:
        """What kind of actor it is."""
        listed = self._registry.actors.get(actor)
        return listed.kind if listed else self._found[actor].kind

    def _standing(self, word: str, known: Iterable[str]) -> str:
        known = set(known)
        found = _completed(word, known | set(self._merged))
        if found in self._merged:
            end = self._merged[found].id
            then = f"It is {end} now; take that one, or undo it: standpoint actors undo {found}"
            raise UsageError("the actor was merged into another", got=found, then=then)
        return found or _refused("there is no such actor", word, known)


class _Alike:
    """Which actors may be the same: the same surname, or the same name in other letters."""

    def __init__(self, registry: Registry, found: Iterable[tuple[str, str, str | None]]) -> None:
        self._surnames: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._names: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for actor in registry.actors.values():
            for name in (actor.name, *actor.aliases):
                self._add(actor.id, name, actor.kind)
        for own_id, name, kind in found:
            self._add(own_id, name, kind)

    def _add(self, own_id: str, name: str, kind: str | None) -> None:
        self._names[ids.slug(name)][own_id] = None
        if kind == PERSON and (surname := _surname(name)):
            self._surnames[surname][own_id] = None

    def to(self, own_id: str, name: str, kind: str | None) -> tuple[tuple[str, str], ...]:
        """At most MOST_ALIKE others, the same name first, each with the reason."""
        found = dict.fromkeys(
            (*self._names[ids.slug(name)], *self._names[own_id.strip(DISCOVERED)]), "same name"
        )
        surname = _surname(name)
        if kind == PERSON and surname:
            found |= {other: "same surname" for other in self._surnames[surname] if other not in found}
        found.pop(own_id, None)
        return tuple(found.items())[:MOST_ALIKE]


def _surname(name: str) -> str | None:
    """The last word of a name of several, in plain letters; None for a name of one word."""
    words = [word for word in ids.slug(name).split("-") if word not in _NOT_SURNAMES]
    return words[-1] if len(words) > 1 else None


def _printed(words: str) -> str:
    """The same with a space in the place of each character of _CONTROLS."""
    classes = ({unicodedata.category(one), unicodedata.bidirectional(one)} for one in words)
    return "".join(" " if own & _CONTROLS else one for own, one in zip(classes, words, strict=True))


def _completed(word: str, known: Iterable[str]) -> str | None:
    """The id that is meant: a shell may take the "~" of one for a home folder, so it may be left out."""
    known = set(known)
    return next((one for one in (word, DISCOVERED + word) if one in known), None)


def _refused(what: str, got: str, known: Iterable[str]) -> str:
    """Raises UsageError for an id that is not known, with the nearest one."""
    known = sorted(known)
    close = nearest(got, known) or nearest(DISCOVERED + ids.slug(got), known)
    then = f"Did you mean {close!r}?" if close else "List them: standpoint actors list --all --store DIR"
    raise UsageError(what, got=got, allowed=known if len(known) <= LISTED else None, then=then)


def _write(  # noqa: PLR0913, PLR0917 - the columns of a correction
    store: Store,
    target: str,
    was: Mapping[str, str | None],
    now: Mapping[str, str | None],
    by: str,
    why: str,
    own_ids: tuple[str, ...] = (),
) -> Decision:
    """Writes a decision as one commit; `own_ids` are the ids of its rows, else they are made here."""
    made_at = dt.datetime.now(dt.UTC)
    made = own_ids or tuple(ids.digest("decision", target, column, made_at.isoformat()) for column in now)
    who, reason = (" ".join(_printed(words).split()) for words in (by, why))
    known = {"made_at": made_at, "made_by": who[:NAME_CHARS], "why": reason[:WHY_CHARS]}
    known |= {"target_table": TARGET, "target_id": target}
    rows = [
        known | {"correction_id": own, "column": column, "was": was[column], "is_now": value}
        for own, (column, value) in zip(made, now.items(), strict=True)
    ]
    store.write("corrections", CORRECTIONS.build(rows).to_batches())
    return replace(decisions(rows)[0], undoes=bool(own_ids))
