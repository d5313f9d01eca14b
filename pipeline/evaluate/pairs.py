"""Figures of syndication: copies made by the edits of desks, found again among thousands of articles.

The articles are those of `allsides_articles`, in two halves by a hash of the id: thresholds were fitted
on "dev", figures come from "report". Every pair of the pool counts, end to end: signature, bands,
candidates, verification, stories. Two articles that were not made from one count as different, but for
those that were read and found to be one text (`data/gold/syndication/pairs.jsonl`): some real copies are
in the set. A real pair that is found and was never read counts as wrong.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow as pa

from pipeline import delta, resources
from pipeline.evaluate.allsides import articles
from pipeline.evaluate.edits import GAP, KINDS, Donor, edited
from pipeline.evaluate.figure import Figure, Row, lines, words
from pipeline.steps.stories import paired
from pipeline.syndication.bands import bands
from pipeline.syndication.match import compare, is_copy
from pipeline.syndication.signature import signature
from pipeline.syndication.stories import Copy, assign
from pipeline.syndication.words import Words
from pipeline.syndication.words import words as text_words

HALVES = ("dev", "report")
PER_KIND = 100  # edited copies of each kind; a recall of 0.90 is then known to ± 0.06
MIN_WORDS = 150  # a shorter article has no tail to cut
DONOR_WORDS = 15  # shorter paragraphs are captions and links, which no desk adds as a paragraph
DONOR_PARAGRAPHS = 4
MIN_DONOR_WORDS = 400  # of a shorter article the paragraphs given away would be half
STATEMENT_WORDS = 200
NEGATIVES = 200  # pairs of each kind that look alike and are no copies
NEAR_DAYS = 2  # reports on one event
GOLD = "syndication/pairs.jsonl"
Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Pool:
    """Articles by id (the edited ones too), the source and kind of each edited one, and the pairs read."""

    copies: dict[str, Copy]
    made: dict[str, Ids]
    titles: dict[str, str]
    read_as_copies: frozenset[Ids]
    name: str

    def are_copies(self, one: str, other: str) -> bool:
        """Whether two articles are one text: made from one, or read and found so."""
        a, b = (self.made.get(article, (article, ""))[0] for article in (one, other))
        return a == b or _pair(a, b) in self.read_as_copies


def pairs(data: Path, half: str = "report") -> list[Figure]:
    """Precision and recall of copies, by kind of edit, and how well articles that look alike stay apart.

    Args:
        data: The folder that holds `allsides_articles`.
        half: One of `HALVES`; "dev" is for fitting.
    """
    pool = make_pool(data, half)
    met = _met(pool)
    read = {one: text_words(pool.copies[one].text) for one in sorted({one for pair in met for one in pair})}
    found = {pair for pair in met if _verified(*((pool.copies[one], read[one]) for one in pair))}
    stories = assign(pool.copies.values(), met)
    return [*_recall(pool, found, stories), *_precision(pool, found, stories), *_apart(pool)]


def _met(pool: Pool) -> list[tuple[str, str]]:
    """The candidates of a pool, found as a run finds them."""
    copies = list(pool.copies.values())
    keyed = {
        "article_id": [copy.article_id for copy in copies],
        "n_words": [copy.n_words for copy in copies],
        "story_keys": [bands(signature(copy.text)) for copy in copies],
        "fresh": [True] * len(copies),
    }
    with delta.connect() as connection:
        connection.register("fresh", pa.table(keyed))
        connection.execute("CREATE VIEW staying AS SELECT * FROM fresh LIMIT 0")
        return paired(connection)


def make_pool(data: Path, half: str) -> Pool:
    """The articles of a half with `PER_KIND` edited copies of each kind, each from an article of its own."""
    rows = _rows(data, half)
    copies = {row["ID"]: _copy(row) for row in rows}
    made: dict[str, Ids] = {}
    donors = _donors(rows)
    sources = iter(rows)
    for kind in KINDS:
        for row, _ in zip(sources, range(PER_KIND), strict=False):
            key = f"{row['ID']}+{kind}"
            text = edited(row["text"], donors[row["ID"]], kind, row["ID"])
            # A copy is another outlet's: that is what an agency's copies are.
            source = copies[row["ID"]]
            copies[key] = replace(
                source, article_id=key, text=text, n_words=len(text.split()), outlet=f"{source.outlet}+"
            )
            made[key] = (row["ID"], kind)
    gold = frozenset(
        _pair(row["a"], row["b"]) for row in lines(resources.folder() / "gold" / GOLD) if row["copy"]
    )
    name = f"allsides_articles, {half} half"
    return Pool(copies, made, {row["ID"]: row["title"] for row in rows}, gold, name)


def _rows(data: Path, half: str) -> list[Row]:
    """The articles of a half, in the order of their hash."""
    ordered = []
    for row in articles(data):
        digest = hashlib.sha256(row["ID"].encode()).digest()
        # The second byte: other sets of this project are drawn by the first.
        if HALVES[digest[1] % 2] == half and len(row["text"].split()) >= MIN_WORDS:
            ordered.append((digest, row))
    return [row for _, row in sorted(ordered, key=lambda pair: pair[0])]


def _copy(row: Row) -> Copy:
    day = row["date"] if row["date"][:2] in {"19", "20"} else ""
    try:
        published = dt.date.fromisoformat(day)
    except ValueError:  # the set's dates are dirty on purpose
        published = None
    host = urlsplit(row["url"]).hostname or row["source"]
    outlet = ".".join(host.split(".")[-2:])
    return Copy(row["ID"], len(row["text"].split()), published, None, row["text"], outlet)


def _donors(rows: list[Row]) -> dict[str, Donor]:
    """For each article another one, on its topic where that has two that are long enough."""
    long = [row for row in rows if len(row["text"].split()) >= MIN_DONOR_WORDS]
    topics: defaultdict[str, list[Row]] = defaultdict(list)
    for row in long:
        topics[row["topic"]].append(row)
    donors = {}
    for i, row in enumerate(rows):
        having = topics[row["topic"]] if len(topics[row["topic"]]) > 1 else long
        other = having[i % len(having)]
        if other is row:
            other = having[(i + 1) % len(having)]
        parts = [part for part in other["text"].split(GAP) if len(part.split()) >= DONOR_WORDS]
        donors[row["ID"]] = Donor(other["title"], tuple(parts[:DONOR_PARAGRAPHS]))
    return donors


def _found(a: Copy, b: Copy) -> bool:
    return _verified((a, text_words(a.text)), (b, text_words(b.text)))


def _verified(a: tuple[Copy, Words], b: tuple[Copy, Words]) -> bool:
    return is_copy(compare(a[1], b[1]), same_outlet=a[0].outlet == b[0].outlet)


def _recall(pool: Pool, found: set[Ids], stories: dict[str, str]) -> Iterator[Figure]:
    for kind in KINDS:
        made = [(key, source) for key, (source, how) in pool.made.items() if how == kind]
        right = sum(_pair(*pair) in found for pair in made)
        yield Figure(f"copies.recall.{kind}", right, len(made), pool.name, "edited copies found")
    joined = sum(stories[key] == stories[source] for key, (source, _) in pool.made.items())
    yield Figure("stories.recall", joined, len(pool.made), pool.name, "edited copies in their source's story")


def _precision(pool: Pool, found: set[Ids], stories: dict[str, str]) -> Iterator[Figure]:
    n = f"{pool.name}, every pair of {len(pool.copies)} articles"
    right = sum(pool.are_copies(*pair) for pair in found)
    yield Figure("copies.precision", right, len(found), n, "of the pairs found, those that are copies")
    real = [pair for pair in found if not any(one in pool.made for one in pair)]
    right = sum(pool.are_copies(*pair) for pair in real)
    yield Figure(
        "copies.precision.real", right, len(real), n, "the same, of pairs of unedited articles alone"
    )
    members: defaultdict[str, list[str]] = defaultdict(list)
    for article, story in stories.items():
        members[story].append(article)
    together = [pair for having in members.values() for pair in combinations(sorted(having), 2)]
    right = sum(pool.are_copies(*pair) for pair in together)
    yield Figure("stories.precision", right, len(together), n, "of pairs in one story, those that are copies")


def _apart(pool: Pool) -> Iterator[Figure]:
    """Articles that look alike and are no copies."""
    alike = [pair for pair in _one_event(pool) if not pool.are_copies(*pair)][:NEGATIVES]
    right = sum(not _found(*(pool.copies[one] for one in pair)) for pair in alike)
    meaning = "other outlets' articles with the most alike titles within two days, kept apart"
    yield Figure("copies.apart.event", right, len(alike), pool.name, meaning)
    for quoted, what in ((True, "quotation"), (False, "block")):
        shared = list(_sharing(pool, quoted=quoted))
        right = sum(not _found(a, b) for a, b in shared)
        meaning = f"two articles that share {STATEMENT_WORDS} words as a {what}, kept apart"
        yield Figure(f"copies.apart.{what}", right, len(shared), pool.name, meaning)


def _one_event(pool: Pool) -> list[Ids]:
    """Pairs of different outlets and about one day, those with the most title words in common first."""
    days: defaultdict[dt.date, list[Copy]] = defaultdict(list)
    for copy in pool.copies.values():
        if copy.published and copy.article_id not in pool.made:
            days[copy.published].append(copy)
    bags = {one: frozenset(words(title)) for one, title in pool.titles.items()}
    scored = []
    for day, having in days.items():
        later = [c for ahead in range(1, NEAR_DAYS + 1) for c in days.get(day + dt.timedelta(ahead), [])]
        for i, a in enumerate(having):
            for b in (*having[i + 1 :], *later):
                one, other = bags[a.article_id], bags[b.article_id]
                if a.outlet != b.outlet and one & other:
                    share = len(one & other) / len(one | other)
                    scored.append((-share, *_pair(a.article_id, b.article_id)))
    return [(one, other) for _, one, other in sorted(scored)[: 2 * NEGATIVES]]


def _sharing(pool: Pool, *, quoted: bool) -> Iterator[tuple[Copy, Copy]]:
    """Articles in threes: two that get the beginning of the third put in their middle."""
    whole = [c for c in pool.copies.values() if c.article_id not in pool.made and c.n_words > STATEMENT_WORDS]
    for i in range(0, min(3 * NEGATIVES // 2, len(whole) - 2), 3):
        a, b, third = whole[i : i + 3]
        words_of_it = " ".join(third.text.replace('"', "").split()[:STATEMENT_WORDS])
        statement = f"“{words_of_it}”" if quoted else words_of_it
        yield _with(a, statement), _with(replace(b, outlet=f"{a.outlet}+"), statement)


def _with(copy: Copy, statement: str) -> Copy:
    parts = copy.text.split(GAP)
    middle = len(parts) // 2
    return replace(copy, text=GAP.join([*parts[:middle], statement, *parts[middle:]]))


def _pair(one: str, other: str) -> Ids:
    return (min(one, other), max(one, other))
