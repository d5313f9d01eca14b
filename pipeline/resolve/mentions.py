"""The mentions of registry actors in one article: by name, alias, metonym or office.

One candidate or none: a name that two actors share, an office whose holder is not known on that
day, a capital that is only a place, is no mention.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from pipeline.records import Mention
from pipeline.registry import Actor, Registry
from pipeline.resolve.names import Hit, NameIndex
from pipeline.resolve.offices import Offices
from pipeline.text import Span

# After these a capital or country is a place: "in Washington", "across Israel".
_PLACE = re.compile(
    r"(?:^|\W)(?:in|into|within|near|across|throughout|inside|outside|around|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_METONYM_PLACE = re.compile(
    r"(?:^|\W)(?:to|from|for|via|through|visit|visiting|leave|left|reach|reached)\s+$", re.IGNORECASE
)
# "Washington Post", "Tel Aviv University": the name of something else.
_LONGER_NAME = re.compile(r"\s[A-Z][a-z]")
_CONTEXT = 16  # characters that are enough for the longest of the words above

CONFIDENCE = {"name": 1.0, "alias": 0.95, "role": 0.9, "metonym": 0.8}  # order of trust, not calibrated


class Resolver:
    """Finds mentions; built once from a registry, then a pure function of text and date."""

    def __init__(self, registry: Registry) -> None:
        actors = registry.actors.values()
        self._names = NameIndex(
            (name, (actor, method)) for actor in actors for name, method in _sure_names(actor)
        )
        self._ambiguous = NameIndex((name, actor) for actor in actors for name in actor.ambiguous)
        self._offices = Offices(registry)
        # "Israel Hayom reported": the name of an outlet is no mention of a country.
        names = (
            n for outlet in registry.outlets.values() for n in (outlet.name, *outlet.aliases) if " " in n
        )
        self._outlets = NameIndex((name, name) for name in names)
        countries = [actor for actor in actors if actor.kind == "country"]
        self._officials = NameIndex((phrase, actor) for actor in countries for phrase in _officials(actor))

    def resolve(self, text: str, published: dt.date | None) -> tuple[Mention, ...]:
        """Mentions in text order, none overlapping another."""
        titles = self._offices.spans(text)
        found = (self._named(text, hit, titles) for hit in self._names.find(text))
        mentions = [mention for mention in found if mention is not None]
        named = {mention.actor_id for mention in mentions if mention.method in ("name", "alias")}
        mentions += self._ambiguous_names(text, mentions)
        mentions += self._roles(text, published, named)
        mentions += (_mention(hit.span, hit.name, hit.value, "metonym") for hit in self._officials.find(text))
        blocked = [hit.span for hit in self._outlets.find(text)]
        return _without_overlap([m for m in mentions if not any(b.covers(m.span) for b in blocked)])

    def _named(self, text: str, hit: Hit[tuple[Actor, str]], titles: list[Span]) -> Mention | None:
        actor, method = hit.value
        if any(title.covers(hit.span) for title in titles):
            return None  # the "US" of "US president" is no mention of the country
        before = text[max(0, hit.span.start - _CONTEXT) : hit.span.start]
        if actor.kind == "country" and _PLACE.search(before):
            return None
        if method == "metonym" and (
            _PLACE.search(before) or _METONYM_PLACE.search(before) or _LONGER_NAME.match(text, hit.span.end)
        ):
            return None
        return _mention(hit.span, hit.name, actor, method)

    def _ambiguous_names(self, text: str, sure: list[Mention]) -> Iterator[Mention]:
        first: dict[str, int] = {}
        for mention in sure:
            first.setdefault(mention.actor_id, mention.span.start)
        by_span: dict[Span, list[Hit[Actor]]] = {}
        for hit in self._ambiguous.find(text):
            if first.get(hit.value.id, len(text)) < hit.span.start:
                by_span.setdefault(hit.span, []).append(hit)
        for span, hits in by_span.items():
            if len(hits) == 1:
                yield _mention(span, hits[0].name, hits[0].value, "alias")

    def _roles(self, text: str, day: dt.date | None, named: Iterable[str]) -> Iterator[Mention]:
        named = set(named)
        for hit in self._offices.full(text):
            actor = self._offices.holder(hit.value, day, named)
            if actor:
                yield _mention(hit.span, hit.name, actor, "role")
        # Without its country an office is only clear when the article names exactly one holder.
        by_span: dict[Span, dict[str, Actor]] = {}
        for hit in self._offices.short(text):
            actor = self._offices.holder(hit.value, day, named)
            if actor and actor.id in named:
                by_span.setdefault(hit.span, {})[actor.id] = actor
        for span, actors in by_span.items():
            if len(actors) == 1:
                yield _mention(span, span.of(text), next(iter(actors.values())), "role")


def _sure_names(actor: Actor) -> Iterator[tuple[str, str]]:
    yield actor.name, "name"
    for alias in actor.aliases:
        yield alias, "alias"
    for metonym in actor.metonyms:
        yield metonym, "metonym"


def _officials(country: Actor) -> Iterator[str]:
    """Who speaks for a country without a name: "US officials", "the Israeli government"."""
    for adjective in country.adjectives:
        for body in ("officials", "official", "government", "administration"):
            yield f"{adjective} {body}"


def _mention(span: Span, text: str, actor: Actor, method: str) -> Mention:
    return Mention(span, text, actor.id, actor.name, actor.kind, method, CONFIDENCE[method], actor.pronoun)


def _without_overlap(mentions: list[Mention]) -> tuple[Mention, ...]:
    """The longest mention at each place; of two equal ones for different actors, neither."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        last = kept[-1] if kept else None
        if last and last.span.overlaps(mention.span):
            if last.span == mention.span and last.actor_id != mention.actor_id:
                kept.pop()
            continue
        kept.append(mention)
    return tuple(kept)
