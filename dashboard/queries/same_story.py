"""Which articles of different outlets tell the same story.

Near copies are known (`story_id`). Others are found in two steps: articles of two outlets, at most DAYS
apart, that quote the same people or are on the same topic; then, of the most promising, the words that are
attributed in them are compared (story_words.py), and only what is alike enough is a story. Words on one topic
are alike for years: without a day, a quotation must be the same too. A wrong pair is worse than none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import duckdb
import numpy as np

from dashboard.filters import UNKNOWN_OUTLET_NAME, Filters
from dashboard.queries.scope import OUTLET_KEY, facts
from dashboard.queries.shared_quotes import quoting_alike
from dashboard.queries.story_words import Likeness, likeness, told
from dashboard.queries.texts import texts
from pipeline.schema import SPOKEN

DAYS = 2  # 82 of the 83 dated pairs of the sample lie within; later news is told as background
# Measured on the sample with dates left out of account, as if all had happened on one day (docs/figures.md):
# from here on fewer than one pair in a hundred is wrong; with dates, none was.
ALIKE = 0.14
MOST_STORIES = 50  # a longer list is not read; a narrower period shows others
EACH = 2  # articles of one outlet in a story: its own report, and the agency's that it ran as well
# Candidates by kind. The texts of all but the copies are read: 0.2 s of a core at a million statements.
MOST_READ = {"dated": 60, "undated": 40, "copy": 60}
PAIRS = 400  # candidates of each kind that are looked at, best first
# A holder, or a topic, of more of the articles than this finds no candidates: that costs, and says little.
COMMON = 1_000
COMMON_UNDATED = 50  # without a date nothing else narrows it down

Pairs = list[tuple[int, int]]  # of articles that were read, by their places


@dataclass(frozen=True, slots=True)
class Telling:
    """An article of a story; `copied` where another outlet's article of the story is a near copy of it."""

    article_id: str
    outlet_key: str
    outlet: str
    title: str
    published: dt.date | None
    copied: bool = False


@dataclass(frozen=True, slots=True)
class SameStory:
    """Articles of at least two outlets that tell one story, at most EACH of an outlet, by outlet.

    `shared` speakers are quoted by two outlets or more; `alike` is the mean likeness of its articles.
    `undated` articles have no day, and no near copy here that has one: they may be of another day.
    """

    tellings: tuple[Telling, ...]
    shared: int
    alike: float
    undated: int = 0

    @property
    def id(self) -> str:
        """What the address calls it: its articles."""
        return "~".join(sorted(telling.article_id for telling in self.tellings))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, in order."""
        return tuple(dict.fromkeys(telling.outlet_key for telling in self.tellings))

    @property
    def day(self) -> dt.date | None:
        """Its first known day."""
        return min((t.published for t in self.tellings if t.published is not None), default=None)

    @property
    def copies(self) -> bool:
        """Whether the outlets ran one text."""
        return all(telling.copied for telling in self.tellings)


@dataclass(frozen=True, slots=True)
class _Read:
    """An article whose words were read."""

    telling: Telling
    story_id: str
    words: frozenset[str]
    speakers: frozenset[str]


def same_stories(
    cursor: duckdb.DuckDBPyConnection, outlets: tuple[str, ...], filters: Filters
) -> list[SameStory]:
    """The stories that at least two of these outlets tell.

    Args:
        cursor: A cursor of the snapshot's connection.
        outlets: Keys of the outlets; their order is that of the articles of a story.
        filters: An article takes part when one of its statements passes; `outlets` and `copies` of the
            filters play no part.

    Returns:
        At most MOST_STORIES: those told by most outlets first, then by shared speakers and by day, the newest
        first; stories of which the outlets ran one text come last.
    """
    found = _candidates(cursor, outlets, filters)
    if not found:
        return []
    read = _read(cursor, found)
    alike = likeness([one.words for one in read])
    pairs = _certain(cursor, read, _pairs(read, alike))
    stories = [_story(read, alike, members, outlets) for members in grouped(read, alike, pairs)]
    stories.sort(key=_rank, reverse=True)
    return stories[:MOST_STORIES]


def named(stories: Sequence[SameStory], story_id: str) -> SameStory | None:
    """The story a link names: the one that shares most of the articles named, at least two; else None."""
    wanted = set(story_id.split("~"))

    def held(story: SameStory) -> int:
        return len(wanted & {telling.article_id for telling in story.tellings})

    best = max(stories, key=held, default=None)
    return best if best is not None and held(best) > 1 else None


def _rank(story: SameStory) -> tuple[bool, int, int, dt.date]:
    return not story.copies, len(story.outlets), story.shared, story.day or dt.date.min


def _candidates(
    cursor: duckdb.DuckDBPyConnection, outlets: tuple[str, ...], filters: Filters
) -> dict[str, set[int]]:
    """The numbers of the articles that may have a partner, by kind of the pair; {} where there is none."""
    passing = facts(replace(filters, outlets=outlets, copies="all"))
    near = ", ".join(f"({shift})" for shift in range(-DAYS, DAYS + 1))
    rows = cursor.execute(
        f"""
        WITH passing AS (SELECT DISTINCT article_id FROM ({passing.sql})),
        telling AS (SELECT * FROM facts SEMI JOIN passing USING (article_id)),
        held AS (
            SELECT DISTINCT article_id, outlet_key, published, enum_code(holder_id)::INTEGER AS what
            FROM telling WHERE holder_id IS NOT NULL
            UNION ALL
            SELECT DISTINCT article_id, outlet_key, published, -1 - enum_code(topic)::INTEGER FROM telling
        ),
        known AS (
            SELECT what, count(*) AS n, ln((SELECT count(*) + 1 FROM passing) / n) AS rare
            FROM held GROUP BY 1 HAVING n BETWEEN 2 AND {COMMON}
        ),
        says AS (SELECT * FROM held JOIN known USING (what)),
        around AS (SELECT says.*, published + shift AS near FROM says, (VALUES {near}) AS days(shift)),
        dated AS (
            SELECT 'dated' AS kind, a.article_id AS one, b.article_id AS other, sum(a.rare) AS score
            FROM says a JOIN around b ON b.what = a.what AND b.near = a.published
            WHERE a.outlet_key < b.outlet_key GROUP BY ALL ORDER BY score DESC, one DESC, other LIMIT {PAIRS}
        ),
        undated AS (
            SELECT 'undated' AS kind, a.article_id AS one, b.article_id AS other, sum(a.rare) AS score
            FROM says a JOIN says b ON b.what = a.what
            WHERE a.n <= {COMMON_UNDATED} AND a.published IS NULL AND a.outlet_key <> b.outlet_key
            GROUP BY ALL ORDER BY score DESC, one DESC, other LIMIT {PAIRS}
        ),
        ran AS (SELECT DISTINCT article_id, story_id, outlet_key, published FROM telling WHERE copied),
        copy AS (
            SELECT 'copy' AS kind, a.article_id AS one, b.article_id AS other, 0 AS score
            FROM ran a JOIN ran b USING (story_id) WHERE a.outlet_key < b.outlet_key
            ORDER BY a.published DESC NULLS LAST, one DESC, other LIMIT {PAIRS}
        )
        FROM dated UNION ALL FROM undated UNION ALL FROM copy
        """,
        passing.params,
    ).fetchall()
    chosen: dict[str, set[int]] = {}
    for kind, one, other, _ in rows:
        taken = chosen.setdefault(kind, set())
        if len(taken | {one, other}) <= MOST_READ[kind]:
            taken |= {one, other}
    return chosen


def _read(cursor: duckdb.DuckDBPyConnection, candidates: Mapping[str, set[int]]) -> list[_Read]:
    """The candidates with the words attributed in them; a copy that is not read has those of another copy."""
    spoken = ", ".join(f"'{voice}'" for voice in sorted(SPOKEN))
    rows = cursor.execute(
        f"""
        WITH wanted AS (SELECT article_id FROM article_numbers WHERE list_contains(?, number)),
        spans AS (
            SELECT article_id, list([content_start, content_end]) AS spans,
                   list(DISTINCT holder_id) FILTER (voice IN ({spoken}) AND holder_id IS NOT NULL) AS speakers
            FROM attributions SEMI JOIN wanted USING (article_id) GROUP BY article_id
        )
        SELECT r.article_id, r.story_id, {OUTLET_KEY} AS outlet_key, outlet, coalesce(title, ref), published,
               spans, speakers
        FROM articles r SEMI JOIN wanted USING (article_id) JOIN spans USING (article_id)
        ORDER BY r.article_id
        """,
        [sorted(set().union(*candidates.values()))],
    ).fetchall()
    compared = set().union(*(numbers for kind, numbers in candidates.items() if kind != "copy"))
    found = texts(cursor, compared)
    words = {row[0]: told(found[row[0]], row[6]) for row in rows if row[0] in found}
    of_story = {row[1]: words[row[0]] for row in rows if row[0] in words}
    return [
        _Read(
            Telling(article_id, key, outlet or UNKNOWN_OUTLET_NAME, title, published),
            story_id,
            words.get(article_id, of_story.get(story_id, frozenset())),
            frozenset(speakers or ()),
        )
        for article_id, story_id, key, outlet, title, published, _, speakers in rows
    ]


def grouped(read: Sequence[_Read], alike: Likeness, pairs: Pairs) -> Iterator[list[int]]:
    """Groups of articles of two outlets or more that tell one story, in the order of the pairs.

    Groups join when their articles are ALIKE on average: a chain of pairs from one story into the next holds
    them not together. Of one outlet there are at most EACH, and no two articles lie more than DAYS apart.
    """
    group = {at: [at] for at in range(len(read))}
    for one, other in pairs:
        left, right = group[one], group[other]
        if left is right or not _fit(read, alike, left, right):
            continue
        left += right
        for at in right:
            group[at] = left
    seen: set[int] = set()
    for members in group.values():
        if len(members) > 1 and id(members) not in seen:
            seen.add(id(members))
            yield members


def _pairs(read: Sequence[_Read], alike: Likeness) -> Pairs:
    """Pairs of articles of two outlets that quote somebody both and are alike enough, near copies first."""
    scored = []
    for one, other in combinations(range(len(read)), 2):
        left, right, score = read[one], read[other], _alike(read, alike, one, other)
        together = left.story_id == right.story_id or not left.speakers.isdisjoint(right.speakers)
        if left.telling.outlet_key != right.telling.outlet_key and together and score >= ALIKE:
            scored.append((-score, one, other))
    return [(one, other) for _, one, other in sorted(scored)]


def _certain(cursor: duckdb.DuckDBPyConnection, read: Sequence[_Read], pairs: Pairs) -> Pairs:
    """The pairs without those whose days are not known and that have no quotation in common."""
    unsure: dict[tuple[int, int], tuple[str, str]] = {}
    for pair in pairs:
        one, other = (read[at] for at in pair)
        if one.story_id != other.story_id and None in {one.telling.published, other.telling.published}:
            unsure[pair] = (one.telling.article_id, other.telling.article_id)
    quoting = quoting_alike(cursor, set(unsure.values()))
    return [pair for pair in pairs if pair not in unsure or unsure[pair] in quoting]


def _fit(read: Sequence[_Read], alike: Likeness, left: Sequence[int], right: Sequence[int]) -> bool:
    both = [read[at].telling for at in (*left, *right)]
    by_outlet = [telling.outlet_key for telling in both]
    days = [telling.published for telling in both if telling.published is not None]
    if max(map(by_outlet.count, by_outlet)) > EACH or (days and (max(days) - min(days)).days > DAYS):
        return False
    scores = [_alike(read, alike, one, other) for one, other in product(left, right)]
    return float(np.mean(scores)) >= ALIKE


def _alike(read: Sequence[_Read], alike: Likeness, one: int, other: int) -> float:
    return 1.0 if read[one].story_id == read[other].story_id else float(alike[one, other])


def _story(
    read: Sequence[_Read], alike: Likeness, members: Sequence[int], outlets: tuple[str, ...]
) -> SameStory:
    def copied(at: int) -> bool:
        here = read[at]
        return any(
            read[o].story_id == here.story_id and read[o].telling.outlet_key != here.telling.outlet_key
            for o in members
        )

    by_outlet: dict[str, set[str]] = {}
    for at in members:
        by_outlet.setdefault(read[at].telling.outlet_key, set()).update(read[at].speakers)
    shared = {who for one, other in combinations(by_outlet.values(), 2) for who in one & other}
    tellings = [replace(read[at].telling, copied=copied(at)) for at in members]
    tellings.sort(key=lambda t: (outlets.index(t.outlet_key), t.copied, t.article_id))
    mean = np.mean([_alike(read, alike, one, other) for one, other in combinations(members, 2)])
    dated = {read[at].story_id for at in members if read[at].telling.published is not None}
    several = len({read[at].story_id for at in members}) > 1  # copies of one text need no day
    unsure = sum(read[at].story_id not in dated for at in members) if several else 0
    return SameStory(tuple(tellings), len(shared), float(mean), unsure)
