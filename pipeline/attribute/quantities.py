"""Some of those just spoken of: "Two senators disagreed. One said …", "another", "a third"."""

from __future__ import annotations

from dataclasses import replace

from pipeline import ids
from pipeline.attribute.agreement import PEOPLE
from pipeline.attribute.discourse import Choice, Discourse, Seen
from pipeline.attribute.nouns import Nouns
from pipeline.attribute.unnamed import MARK
from pipeline.records import Mention


def one_of(discourse: Discourse, at: Seen, nouns: Nouns) -> tuple[Mention, Choice] | None:
    """One of the people last spoken of, without a name, and those people; None where it is not clear who."""
    people = [referent for referent in discourse.referents.values() if referent.kind == PEOPLE]
    present = discourse.present(people, at)
    chosen = discourse.one(present)
    if chosen is None or chosen.referent.mention is None:
        return None
    mention = chosen.referent.mention
    if mention.kind == "unnamed":
        return mention, chosen
    words = mention.actor.split()
    base = nouns.base(words[-1].lower()) if words else None
    if base is None:
        return None
    name = " ".join([*words[:-1], base, MARK])
    return replace(mention, actor=name, actor_id=f"~{ids.slug(name)}", kind="unnamed"), chosen
