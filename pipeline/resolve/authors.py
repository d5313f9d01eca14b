"""The author of an article as an actor: the "I" of an op-ed."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import Mention
from pipeline.registry import Registry
from pipeline.resolve.candidates import Who
from pipeline.resolve.names import NameIndex
from pipeline.resolve.vocabulary import Vocabulary
from pipeline.resolve.words import Words
from pipeline.text import Span

_MIN_WORDS, _MAX_WORDS = 2, 5  # of a person's name; a longer byline is a list or a sentence


class Authors:
    """Tells which actor an article's author is; built once."""

    def __init__(self, registry: Registry, vocabulary: Vocabulary) -> None:
        self._words = vocabulary
        people = (actor for actor in registry.actors.values() if actor.kind == "person")
        self._names = NameIndex(
            ((name, actor) for actor in people for name in (actor.name, *actor.aliases) if " " in name),
            spelling=vocabulary.spelling,
        )

    def who(self, authors: Sequence[str]) -> Who | None:
        """The actor of a byline that names one person; None for none, several, an agency or a desk."""
        if len(authors) != 1:
            return None
        words = Words(authors[0].removeprefix("By ").removeprefix("by "), self._words.spelling)
        if not _MIN_WORDS <= len(words) <= _MAX_WORDS or any(
            form in self._words.not_authors for form in words.forms
        ):
            return None
        if any(gap.strip() not in ("", "-", "'", ".") for gap in words.gaps) or "and" in words.forms:
            return None
        if not (words.capital(0) and words.capital(len(words) - 1)):
            return None
        known = {
            hit.value.id: hit.value
            for hit in self._names.find(words)
            if hit.last - hit.first + 1 == len(words)
        }
        if known:
            return Who.of(next(iter(known.values()))) if len(known) == 1 else None
        given = words.forms[0]
        he, she = given in self._words.he_names, given in self._words.she_names
        pronoun = "he" if he and not she else "she" if she and not he else None
        return Who.discovered(" ".join(words.text.split()), "person", pronoun)

    def mention(self, authors: Sequence[str]) -> Mention | None:
        """The author without a place in the text: an empty span at 0, to be put where an "I" stands."""
        who = self.who(authors)
        if who is None:
            return None
        return Mention(Span(0, 0), "", who.id, who.name, who.kind, "author", 1.0, who.pronoun)
