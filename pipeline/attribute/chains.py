"""The words that lead from a pronoun or a noun back to a name: "he" ← "Gallant" ← "Yoav Gallant"."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import Mention
from pipeline.text import Span

MOST = 6  # spans of a chain; of a longer one the nearest are kept, and the one that names


class Chains:
    """The naming mentions of an article, and the chain of every word that was resolved."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_actor: dict[str, list[Mention]] = {}
        for mention in mentions:
            self._by_actor.setdefault(mention.actor_id, []).append(mention)
        self._chains: dict[Span, tuple[Span, ...]] = {}

    def chain(self, span: Span, actor_id: str, antecedent: Span | None) -> tuple[Span, ...]:
        """The chain of the words at `span` whose nearest antecedent is `antecedent`; kept for later words.

        Only what stands before is part of it: a pronoun before its name has none.
        """
        if antecedent is None or antecedent.end > span.start:
            return ()
        further = self._chains.get(antecedent)
        if further is None:
            further = self._full(antecedent, actor_id)
        links = (antecedent, *further)
        if len(links) > MOST:
            links = (*links[: MOST - 1], links[-1])
        self._chains[span] = links
        return links

    def _full(self, name: Span, actor_id: str) -> tuple[Span, ...]:
        """The fullest mention before a name, first of its length, where it is fuller than the name."""
        before = [m for m in self._by_actor.get(actor_id, ()) if m.span.end <= name.start]
        if not before:
            return ()
        fullest = max(before, key=lambda m: (m.method == "name", len(m.text), -m.span.start))
        return (fullest.span,) if len(fullest.text) > name.end - name.start else ()
