"""Which quotations of several outlets are the same words, who cut what, and which only one carried.

Quotations are paired by their words alone: words that were put in another way are not recognised as the
same. Pure: no database.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product

import duckdb

from dashboard.queries.quotations import Quotation, Word, quotations

# Words in a run. Runs of four are phrases that anybody uses of a topic ("the prime minister of").
RUN = 5
RUN_CONTENT = 2  # of them carry content: "as well as in the" is nobody's
SHARE = 0.6  # of the shorter quotation's words with content, in the same order: more than half, one to spare
HALF = 0.5  # of all its words: "nine million crowns" may be most of what has content, and is a figure
FEWEST = 3  # content words in that share, so that a quotation of two words pairs with nothing by chance
MISSED = 2  # content words; where reported speech lacks a single one, it was put otherwise and not cut
NEGATIONS = frozenset({"no", "not", "nor"})  # short, and no wording is without weight that has one more


@dataclass(frozen=True, slots=True)
class Cut:
    """Words that another outlet has and this one has not: they would stand at `at` of the article's text."""

    at: int
    missing: str
    outlet_key: str


@dataclass(frozen=True, slots=True)
class Version:
    """One outlet's version: `own` are the characters that no other outlet's has, `cuts` what it left out."""

    quotation: Quotation
    own: tuple[tuple[int, int], ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class SharedQuote:
    """The same words at two outlets or more, by outlet and place; the holder of most versions."""

    versions: tuple[Version, ...]

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that carry it."""
        return tuple(dict.fromkeys(version.quotation.outlet_key for version in self.versions))

    @property
    def holders(self) -> tuple[str | None, ...]:
        """Whom the outlets name as speaker, the most frequent first; None where a speaker is unknown."""
        named = [version.quotation.holder for version in self.versions]
        return tuple(sorted(dict.fromkeys(named), key=lambda one: (one is None, -named.count(one))))

    @property
    def framings(self) -> frozenset[str]:
        """How the outlets' verbs frame it; versions without a verb, or of which it is not known, left out."""
        return frozenset(v.quotation.framing for v in self.versions if v.quotation.framing is not None)

    @property
    def differs(self) -> bool:
        """Whether the outlets differ in framing, in words of their own, or in what they left out."""
        return len(self.framings) > 1 or any(version.own or version.cuts for version in self.versions)


@dataclass(frozen=True, slots=True)
class Compared:
    """All quotations of a story: those of several outlets, and those that only one carried."""

    quotations: tuple[Quotation, ...]
    shared: tuple[SharedQuote, ...]
    alone: tuple[Quotation, ...]


def compared(
    cursor: duckdb.DuckDBPyConnection, article_ids: tuple[str, ...], outlets: tuple[str, ...]
) -> Compared:
    """The quotations of these articles, compared.

    Args:
        cursor: A cursor of the snapshot's connection.
        article_ids: The articles of a story.
        outlets: Keys of the outlets; versions stand in this order.
    """
    return compare(quotations(cursor, article_ids), outlets)


def compare(found: Sequence[Quotation], outlets: Sequence[str]) -> Compared:
    """Quotations compared, as `compared`; those that differ most in framing come first."""
    groups = _groups(found)
    carried: dict[str, list[Quotation]] = {}
    for one in found:
        carried.setdefault(one.outlet_key, []).append(one)
    shared = [
        _shared(group, outlets, carried) for group in groups if len({one.outlet_key for one in group}) > 1
    ]
    shared.sort(key=lambda one: (-len(one.framings), -len(one.outlets), -_size(one)))
    in_shared = {version.quotation.attribution_id for one in shared for version in one.versions}
    alone = [one for one in found if one.attribution_id not in in_shared]
    return Compared(tuple(found), tuple(shared), tuple(alone))


def quoting_alike(
    cursor: duckdb.DuckDBPyConnection, pairs: Collection[tuple[str, str]]
) -> set[tuple[str, str]]:
    """Those pairs of articles that bring the same words of one speaker, who is known.

    Args:
        cursor: A cursor of the snapshot's connection.
        pairs: Pairs of article_id.
    """
    if not pairs:
        return set()
    said: dict[str, list[Quotation]] = {}
    for one in quotations(cursor, sorted({article_id for pair in pairs for article_id in pair})):
        if one.holder_id is not None:
            said.setdefault(one.article_id, []).append(one)
    return {
        (left, right)
        for left, right in pairs
        if any(
            one.holder_id == other.holder_id and same_words(one, other)
            for one, other in product(said.get(left, ()), said.get(right, ()))
        )
    }


def same_words(one: Quotation, other: Quotation) -> bool:
    """Whether two quotations are the same words: of one speaker, or quoted word for word.

    Of one speaker: a run of RUN words, or of the shorter one's in the same order SHARE of those with content,
    at least FEWEST, and HALF of all. Of speakers that were not found to be one: a run of RUN that both quote.
    """
    left, right = one.words, other.words
    if (
        len({word.folded for word in left if word.content} & {w.folded for w in right if w.content})
        < RUN_CONTENT
    ):
        return False
    if one.holder_id is None or one.holder_id != other.holder_id:
        left, right = tuple(w for w in left if w.quoted), tuple(w for w in right if w.quoted)
        return _has_run(left, _blocks(left, right))
    blocks = _blocks(left, right)
    in_both = [word for start, _, size in blocks for word in left[start : start + size]]
    content = sum(word.content for word in in_both)
    share = content / max(1, min(sum(w.content for w in left), sum(w.content for w in right)))
    half = len(in_both) >= HALF * min(len(left), len(right))
    return _has_run(left, blocks) or (content >= FEWEST and share >= SHARE and half)


def _has_run(left: Sequence[Word], blocks: Sequence[tuple[int, int, int]]) -> bool:
    return any(
        size >= RUN and sum(word.content for word in left[start : start + size]) >= RUN_CONTENT
        for start, _, size in blocks
    )


def _blocks(left: Sequence[Word], right: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Runs of words that stand in both, in the same order: place in the left, in the right, words."""
    matcher = SequenceMatcher(None, [w.folded for w in left], [w.folded for w in right], autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]


def _groups(found: Sequence[Quotation]) -> list[list[Quotation]]:
    """Quotations that are the same words, from article to article; each alone where nothing pairs."""
    group = {one.attribution_id: [one] for one in found}
    for one, other in combinations(found, 2):
        left, right = group[one.attribution_id], group[other.attribution_id]
        if one.article_id == other.article_id or left is right or not same_words(one, other):
            continue
        left += right
        for member in right:
            group[member.attribution_id] = left
    return list({id(members): members for members in group.values()}.values())


def _shared(
    group: Sequence[Quotation], outlets: Sequence[str], carried: Mapping[str, Sequence[Quotation]]
) -> SharedQuote:
    ordered = sorted(group, key=lambda one: (outlets.index(one.outlet_key), one.article_id, one.pieces))
    return SharedQuote(tuple(_version(one, ordered, carried[one.outlet_key]) for one in ordered))


def _version(one: Quotation, group: Sequence[Quotation], carried: Sequence[Quotation]) -> Version:
    """A quotation beside the versions of the other outlets; `carried` is all that its own outlet quotes."""
    others = [other for other in group if other.outlet_key != one.outlet_key]
    elsewhere: set[int] = set()
    for other in others:
        for start, _, size in _blocks(one.words, other.words):
            # A single short word that stands in both is chance more often than not.
            if size > 1 or one.words[start].content:
                elsewhere |= set(range(start, start + size))
    runs: list[list[Word]] = []
    for at, word in enumerate(one.words):
        if at in elsewhere:
            continue
        if runs and at and at - 1 not in elsewhere:
            runs[-1].append(word)
        else:
            runs.append([word])
    own = tuple((run[0].start, run[-1].end) for run in runs if any(map(_weighs, run)))
    return Version(one, own, _cuts(one, others, carried))


def _cuts(one: Quotation, others: Sequence[Quotation], carried: Sequence[Quotation]) -> tuple[Cut, ...]:
    """What others have and this one has nothing in the place of; the longest of each place.

    What its outlet brings in another quotation is not missing.
    """
    cuts: dict[int, Cut] = {}
    for other in others:
        left, right = [w.folded for w in one.words], [w.folded for w in other.words]
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        for code in matcher.get_opcodes():
            missing, low = _missing(one, other, code), code[1]
            if not missing or any(_brings(brought, missing) for brought in carried):
                continue
            at = one.words[low].start if low < len(one.words) else one.words[-1].end
            words = other.of(missing[0].start, missing[-1].end)
            if at not in cuts or len(words) > len(cuts[at].missing):
                cuts[at] = Cut(at, words, other.outlet_key)
    return tuple(cuts[at] for at in sorted(cuts))


def _missing(one: Quotation, other: Quotation, code: tuple[str, int, int, int, int]) -> Sequence[Word]:
    """The words of another version that count as cut from this one; none where they were put otherwise.

    Where one of the two quotes, only quoted words can be cut, and only beside words that are quoted here too;
    a single one with content is enough, unless other quoted words stand in its place. Of reported speech it
    takes MISSED words with content, and nothing in their place.
    """
    kind, low, high, start, end = code
    there = other.words[start:end]
    if any(word.quoted for word in (*one.words, *other.words)):
        beside = one.words[max(0, low - 1) : high + 1]
        quoted = [word for word in there if word.quoted]
        instead = any(word.quoted for word in one.words[low:high])
        cut = kind in {"insert", "replace"} and not instead and any(word.quoted for word in beside)
        return quoted if cut and any(map(_weighs, quoted)) else ()
    return there if kind == "insert" and sum(word.content for word in there) >= MISSED else ()


def _brings(brought: Quotation, missing: Sequence[Word]) -> bool:
    wanted = _content(missing)
    return len(wanted & _content(brought.words)) >= SHARE * max(1, len(wanted))


def _content(words: Sequence[Word]) -> set[str]:
    return {word.folded for word in words if word.content}


def _weighs(word: Word) -> bool:
    return word.content or word.folded in NEGATIONS


def _size(one: SharedQuote) -> int:
    return max(len(version.quotation.words) for version in one.versions)
