"""Whose words stand inside whose: reporters, and what a speaker says of himself."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.attribute.holders import Holders
from pipeline.attribute.nouns import Nouns, nouns_of
from pipeline.attribute.reading import Reading
from pipeline.attribute.subjects import source_span
from pipeline.records import Attribution, Mention
from pipeline.schema import SPOKEN
from pipeline.text import Span

# People by how many: "half said", "40 percent think".
_AMOUNTS = frozenset(
    {"percent", "half", "majority", "plurality", "minority", "other", "anyone", "someone", "nobody",
     "everyone", "anybody", "somebody", "everybody", "number", "rest", "dozen", "hundred", "thousand",
     "million", "third"}
)  # fmt: skip
# Nouns of those who do something: "attendees", "hackers", "respondents".
_AGENT = re.compile(r"(?:er|or|ist|ant|(?<!m)ent|ee|ian|man|woman|men|women)s?$")
_OWN = frozenset({"I", "me", "we", "my", "We", "My"})


def held(reading: Reading, drafts: list[Attribution]) -> tuple[list[Attribution], tuple[Mention, ...]]:
    """The attributions with their holders and reporters, and every mention of the article.

    Who reports another's view is its reporter and not its holder; what a speaker says, wants or does
    inside his own words is no attribution of its own.
    """
    holders = Holders(reading)
    nouns = nouns_of(reading.language.code)
    known = [
        attribution
        for draft in drafts
        for attribution in _placed(reading, holders, draft)
        if _is_somebodys(reading, nouns, attribution)
    ]
    found = []
    for attribution in known:
        outer = _outer(attribution, known)
        if outer is None:
            found.append(attribution)
            continue
        named = _as_self(reading, attribution, outer)
        if named is None:
            found.append(replace(attribution, reporter=outer.holder))
        elif attribution.voice == "direct" and named.holder is not None:
            found.append(named)
    return found, holders.mentions


def _placed(reading: Reading, holders: Holders, draft: Attribution) -> list[Attribution]:
    """A draft with its holder; where several are named that do or say it together, one for each of them."""
    holder = holders.of(draft.source) if draft.source else None
    if holder is not None or draft.source is None or draft.voice in {"direct", "mixed"}:
        return [replace(draft, holder=holder)]
    members = _members(reading, draft.source)
    together = [replace(draft, holder=holders.of(source), source=source) for source in members]
    known = [attribution for attribution in together if attribution.holder is not None]
    return known if len(known) == len(members) > 1 else [replace(draft, holder=None)]


def _members(reading: Reading, source: Span) -> list[Span]:
    """The sources that "and" joins to this one and itself, in order; itself alone where it is one."""
    tree = reading.tree_at(source.start)
    head = tree.top(source) if tree is not None else None
    if tree is None or head is None:
        return [source]
    others = [child for child in tree.children(head, "conj") if child.is_noun]
    return [source_span(tree, token) for token in (head, *others)]


def _is_somebodys(reading: Reading, nouns: Nouns, attribution: Attribution) -> bool:
    """Whether it has a holder, or a source that can have one: no "casualties encourage", "goals forced"."""
    quoted = attribution.voice in {"direct", "mixed"}
    if attribution.holder is not None or attribution.source is None or quoted:
        return True
    tree = reading.tree_at(attribution.source.start)
    head = tree.top(attribution.source) if tree is not None else None
    if head is None or head.tag in {"NNP", "NNPS"} or not head.is_noun:
        return head is not None
    words = {head.lower, head.lower.removesuffix("s")}
    listed = nouns.base(head.lower) is not None or bool(words & reading.language.documents)
    return listed or bool(words & _AMOUNTS) or _AGENT.search(head.lower) is not None


def _outer(inner: Attribution, others: list[Attribution]) -> Attribution | None:
    """The nearest words of somebody that this attribution stands in."""
    at = inner.cue or inner.content
    around = [
        other
        for other in others
        if other is not inner and other.voice in SPOKEN and any(p.covers(at) for p in other.pieces)
    ]
    return min(around, key=lambda other: other.content.end - other.content.start) if around else None


def _as_self(reading: Reading, inner: Attribution, outer: Attribution) -> Attribution | None:
    """The attribution as the outer speaker's own, where he speaks of himself; None where it is another's."""
    word = inner.source.of(reading.text) if inner.source else ""
    if word in _OWN and reading.quote_at(inner.source.start if inner.source else 0) is not None:
        return replace(inner, holder=outer.holder)
    same = (
        inner.holder is not None
        and outer.holder is not None
        and inner.holder.actor_id == outer.holder.actor_id
    )
    unknown = inner.holder is None and inner.voice != "direct"
    return inner if same or unknown else None
