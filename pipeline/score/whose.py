"""Whose stance an attribution can show: its holder's, the body's he speaks for, or nobody's.

An attribution says who said it. A stance needs more care: an official without a name speaks for his
country, an outlet that reports takes no side by it, and who tells another's view shows none of his own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.records import Attribution, Mention
from pipeline.registry import Actor

# Who speaks for these without a name or as their ministry speaks as they do; an aide of a person does not.
_BODIES = frozenset({"country", "government", "body", "party", "armed_group", "group", "organisation"})
_SPEAKS_FOR = frozenset({"unnamed", "government"})
# A speaker whose words are half another's view and more reports it.
REPORTED_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Side:
    """Whose stance it is; both None where the speaker is unknown."""

    holder_id: str | None
    holder: str | None


class Whose:
    """Tells whose stance attributions can show; built once from the registry's actors."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        countries = (actor for actor in actors.values() if actor.kind == "country" and actor.country)
        self._countries = {str(actor.country): actor.name for actor in countries}

    def sides(self, found: Sequence[Attribution]) -> list[Side | None]:
        """For each attribution of an article whose stance it can show; None where it can show none."""
        return [None if self._only_tells(one, found) else self._side(one.holder) for one in found]

    def country(self, actor_id: str) -> str | None:
        """The name of an actor's country, where it is known; of the country itself its own."""
        actor = self._actors.get(actor_id)
        return self._countries.get(actor.country or "") if actor else None

    def _side(self, holder: Mention | None) -> Side:
        if holder is None:
            return Side(None, None)
        body = self._actors.get(holder.body_id) if holder.body_id else None
        if body is not None and holder.kind in _SPEAKS_FOR and body.kind in _BODIES:
            return Side(body.id, body.name)
        return Side(holder.actor_id, holder.actor)

    def _only_tells(self, one: Attribution, found: Sequence[Attribution]) -> bool:
        """Whether it is an outlet's report, or mostly the view of somebody the speaker does not speak for."""
        if one.holder is None:
            return False
        if one.holder.kind == "outlet":
            return True
        told = (
            other
            for other in found
            if other.reporter is not None
            and other.holder is not None
            and other.reporter.actor_id == one.holder.actor_id
            and one.content.covers(other.content)
            and not self._compatriots(one.holder, other.holder)
        )
        length = one.content.end - one.content.start
        return any(other.content.end - other.content.start >= REPORTED_SHARE * length for other in told)

    def _compatriots(self, speaker: Mention, other: Mention) -> bool:
        """Whether the other is the speaker's country or a body of it: he takes the side he tells of."""
        one, another = self._actors.get(speaker.actor_id), self._actors.get(other.actor_id)
        if one is None or another is None or another.kind not in _BODIES:
            return False
        return one.country is not None and one.country == another.country
