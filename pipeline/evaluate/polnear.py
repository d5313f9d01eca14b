"""Figures of attributions on PolNeAR (see `pipeline.evaluate.polnear_articles`: parts, kinds, labels).

**Classes.** The corpus has no voices: on both sides the marks of a content make it direct, mixed or indirect.
A transcript's turn has none and is indirect here. Ours of the voice position count as indirect, since the
corpus counts attitudes ("opposes the deal"); `indirect.actions` counts deeds as well, most of which are
none there. A quotation inside a quotation is left out: there a word is in one attribution at most.

**Spans.** As in `pipeline.evaluate.spans`. In the corpus a content never holds its cue, ours of a position
does ("opposes the deal"): the words of the cue are dropped from ours. `direct_mixed` pairs the direct and
mixed of one side with those of the other, whichever of the two each is.

A quotation that resumes after its cue (“A,” she said. “B.”) is one content there, in pieces, and two of ours:
ours are joined where the second has no cue of its own, and paragraph and holder are the same. Across
paragraphs they stay apart, there and here.

**Sources.** Of all contents paired (gold of any kind with ours of direct, mixed, indirect, position), those
whose source has a head in common with ours; ours without a source is wrong. `source.overlap` is the laxer
measure, any shared word but determiners and titles; `source.actor` also counts ours right where the gold's
head is a mention of the actor that we hold responsible. Gold without a source is counted apart. A source
is outside the sentence where it lies in none that its content touches, by our own sentence splitter;
`outside` counts what was not paired as wrong, `outside.given_span` leaves it out. No ids of people are in
the corpus, so whether a chain leads to the right person is measured on our own gold only.

Dates are those of the file names. Texts are cleaned as the product cleans them, and what is found is led back
to the published text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.evaluate.figure import Figure
from pipeline.evaluate.polnear_articles import KINDS, Article, Labelled, articles, kind_of
from pipeline.evaluate.spans import Words, paired, span_figures
from pipeline.evaluate.told import Heard, Listener, Told
from pipeline.records import RawRecord
from pipeline.schema import SPOKEN
from pipeline.text import Span

_BESIDE = frozenset("“”\"«»'`")
QUOTED = frozenset({"direct", "mixed"})
# Name of the figure: kinds of the gold, voices of ours, what is counted.
CLASSES: dict[str, tuple[frozenset[str], frozenset[str], str]] = {
    "direct": (frozenset({"direct"}), frozenset({"direct"}), "contents wholly in marks"),
    "mixed": (frozenset({"mixed"}), frozenset({"mixed"}), "contents partly in marks"),
    "direct_mixed": (
        QUOTED,
        QUOTED,
        "contents wholly or partly in marks",
    ),
    "indirect": (
        frozenset({"indirect"}),
        frozenset({"indirect", "position"}),
        "contents without marks",
    ),
    "indirect.actions": (
        frozenset({"indirect"}),
        frozenset({"indirect", "position", "action"}),
        "contents without marks, ours with deeds",
    ),
    "all": (
        frozenset(KINDS),
        frozenset({"direct", "mixed", "indirect", "position"}),
        "contents of any kind",
    ),
}
Tell = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Compared:
    """An article of the corpus beside what was found in it."""

    article: Article
    heard: Heard
    turns: tuple[Told, ...]  # what was found, quotations resumed after their cue joined
    words: Words
    sentence: Callable[[int], Span]

    def told(self, voices: frozenset[str]) -> list[Told]:
        """What was found with one of these voices."""
        return [told for told in self.turns if told.voice in voices]

    def gold(self, kinds: frozenset[str]) -> list[Labelled]:
        """What is labelled of these kinds."""
        return [gold for gold in self.article.gold if gold.kind in kinds]

    def pairs(self, name: str) -> list[tuple[Labelled, Told]]:
        """The contents of a class of CLASSES that both have, one to one."""
        kinds, voices, _ = CLASSES[name]
        gold, told = self.gold(kinds), self.told(voices)
        taken = paired(
            [self.words.content(one.content) for one in gold],
            [self.content(one) for one in told],
            lambda one, other: gold[one].kind == told[other].voice,
        )
        return [(gold[one], told[other]) for one, other in taken.items()]

    def content(self, told: Told) -> frozenset[int]:
        """The places of the words of a content that was found, without its own cue."""
        return self.words.content(told.parts, told.cue)

    def same_source(self, gold: Labelled, told: Told) -> bool:
        """Whether the two sources share a head."""
        return self.words.same_source(gold.source, told.source)

    def overlapping(self, gold: Labelled, told: Told) -> bool:
        """Whether the two sources share any word that names."""
        return told.source is not None and bool(
            self.words.naming(gold.source) & self.words.naming([told.source])
        )

    def same_actor(self, gold: Labelled, told: Told) -> bool:
        """Whether a head of the labelled source is a mention of the actor held responsible, or the same."""
        if self.same_source(gold, told):
            return True
        holder, heads = told.found.holder, self.words.heads(gold.source)
        return holder is not None and any(
            actor == holder.actor_id and heads & self.words.heads([span])
            for span, actor in self.heard.mentions
        )

    def is_outside(self, gold: Labelled) -> bool:
        """Whether the source stands in no sentence that the content touches."""
        places = self.words.places(gold.content)
        touched = {self.sentence(self.words.spans[place].start) for place in places}
        return not any(self.sentence(part.start) in touched for part in gold.source)


# --- the figures ---


def polnear(
    folder: Path, part: str, sample: int | None, listener: Listener, tell: Tell | None = None
) -> list[Figure]:
    """The figures of a part of the corpus.

    Args:
        folder: As for `articles`, as are `part` and `sample`.
        part: "dev" for a release, once; "train" while developing.
        sample: How many articles; None is all of them.
        listener: What finds attributions.
        tell: Called with the articles done and all there are.

    Raises:
        UsageError: If there is no such part.
        InputError: If the corpus is not in the folder.
    """
    chosen = articles(folder, part, sample)
    compared = list(compare(chosen, listener, tell))
    data = f"PolNeAR {part}, {len(chosen)} articles"
    return [*_span_figures(compared, data), *_source_figures(compared, data)]


def compare(chosen: Sequence[Article], listener: Listener, tell: Tell | None = None) -> Iterator[Compared]:
    """Each article beside what is found in it."""
    for done, article in enumerate(chosen, start=1):
        heard = listener.hear(RawRecord(article.name, article.name, article.text), article.published)
        words = Words(article.text)
        turns = tuple(by_marks(article.text, words, told) for told in joined(article.text, heard.told))
        yield Compared(article, heard, turns, words, listener.stages.sentence(article.text))
        if tell:
            tell(done, len(chosen))


def joined(text: str, told: Iterable[Told]) -> Iterator[Told]:
    """What was found, in the corpus' way: a quotation that resumes after its cue joined to what it resumes.

    Quotations inside a quotation are left out: in the corpus a word is in one attribution at most.

    That is a direct or mixed one without a cue of its own, where the direct or mixed one before it stands
    in the same paragraph and has the same holder; the two are direct where both are.
    """
    last: Told | None = None
    told = sorted(told, key=lambda one: one.parts)
    quoted = [one for one in told if one.voice == "direct"]
    for one in told:
        if one.voice == "direct" and any(other is not one and _inside(one, other) for other in quoted):
            continue
        if one.voice not in QUOTED:
            yield one
        elif last is not None and _resumes(text, last, one):
            voice = "direct" if last.voice == one.voice == "direct" else "mixed"
            last = replace(last, voice=voice, parts=(*last.parts, *one.parts))
        else:
            if last is not None:
                yield last
            last = one
    if last is not None:
        yield last


def by_marks(text: str, words: Words, told: Told) -> Told:
    """What was found, with the kind that its marks give, as for the labels: a transcript's turn has none.

    Attitudes and deeds stay what they are.
    """
    if told.voice not in SPOKEN:
        return told
    return replace(told, voice=kind_of(text, [_with_marks(text, part) for part in told.parts], words))


def _with_marks(text: str, part: Span) -> Span:
    """A content with the marks right beside it."""
    start, end = part
    while start and text[start - 1] in _BESIDE:
        start -= 1
    while end < len(text) and text[end] in _BESIDE:
        end += 1
    return Span(start, end)


def _inside(one: Told, other: Told) -> bool:
    """Whether a content lies in one piece of another and is shorter."""
    whole = Span(one.parts[0].start, one.parts[-1].end)
    return any(piece.covers(whole) and piece != whole for piece in other.parts)


def _resumes(text: str, last: Told, one: Told) -> bool:
    between = text[last.parts[-1].end : one.parts[0].start]
    holders = {(told.found.holder.actor_id if told.found.holder else None) for told in (last, one)}
    return one.cue in {None, last.cue} and "\n" not in between and len(holders) == 1


def _span_figures(compared: Iterable[Compared], data: str) -> Iterator[Figure]:
    compared = list(compared)
    for name, (kinds, voices, what) in CLASSES.items():
        counts = (
            sum(len(one.gold(kinds)) for one in compared),
            sum(len(one.told(voices)) for one in compared),
            sum(len(one.pairs(name)) for one in compared),
        )
        yield from span_figures(f"polnear.{name}", counts, data, what)


def _source_figures(compared: Iterable[Compared], data: str) -> Iterator[Figure]:
    counts: Counter[str] = Counter()
    for one in compared:
        for gold, told in one.pairs("all"):
            if gold.source:
                counts.update(_sourced(one, gold, told))
        counts["gold"] += len(one.article.gold)
        counts["none"] += sum(not gold.source for gold in one.article.gold)
        counts["all outside"] += sum(bool(gold.source) and one.is_outside(gold) for gold in one.article.gold)
    given = "of contents paired whose gold has a source, those with a head of it in ours"
    for name, right, n, meaning in (
        ("source", "right", "paired", given),
        ("source.direct_mixed", "marked right", "marked", f"{given}; direct and mixed"),
        ("source.indirect", "indirect right", "indirect", f"{given}; indirect"),
        ("source.overlap", "overlapping", "paired", "the same, any word of the source shared"),
        ("source.actor", "actor", "paired", "the same, or its head a mention of the actor we hold for it"),
        (
            "outside",
            "outside right",
            "all outside",
            "sources outside the sentence: content paired and head right",
        ),
        ("outside.given_span", "outside right", "outside", "of those outside whose content is paired"),
        (
            "outside.actor",
            "outside actor",
            "outside",
            "the same, or its head a mention of the actor we hold for it",
        ),
        ("no_source", "none", "gold", "labelled without a source, left out of the source figures"),
    ):
        yield Figure(f"polnear.{name}", counts[right], counts[n], data, meaning)


def _sourced(one: Compared, gold: Labelled, told: Told) -> Iterator[str]:
    right, actor = one.same_source(gold, told), one.same_actor(gold, told)
    kind = "indirect" if gold.kind == "indirect" else "marked"
    yield from ("paired", kind)
    if right:
        yield from ("right", f"{kind} right")
    if one.overlapping(gold, told):
        yield "overlapping"
    if actor:
        yield "actor"
    if one.is_outside(gold):
        yield "outside"
        if right:
            yield "outside right"
        if actor:
            yield "outside actor"
