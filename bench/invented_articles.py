"""Articles nobody wrote, with what is said in them: many at once, as columns of the store's tables.

A text is made of pieces out of pools (who, cue, what, two sentences more), so all texts of a batch are one
`take`, and where its pieces lie is where the spans are. Every character is ASCII.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bench import invented_words
from bench.columns import batch, ints, lists, structs
from bench.invented_words import ids, picked

TOPICS = np.array(["independence", "us_pressure", "foreign_forces"])
VOICES = np.array(["direct", "indirect", "mixed", "position"])
CUES = {
    "said": "neutral", "told": "neutral", "claimed": "doubting", "admitted": "conceding",
    "insisted": "certain", "warned": "certain", "revealed": "revealing",
}  # fmt: skip
OUTLETS, ACTORS, DISCOVERED, CONTENTS, FILLERS, WORDS = 30, 400, 5_000, 30_000, 30_000, 12_000
FIRST_DAY, DAYS = np.datetime64("2023-11-01"), 730
HEADER = "Skip to content\n"
PIECES = 6  # of an attribution: who, cue, what, full stop, two sentences that nobody said
NEUTRAL = 0.15  # as the cue scorer has it
MENTIONED = 3  # attributions of an article whose holders are mentions
UNPORTRAYED = 0.5  # of the mentions
KEYS = 16  # a text of 2 kB has about as many
# Shares of what the module `dashboard_store` promises.
COPIES, UNDATED, ABSTAINED, NOBODY, SELDOM, NO_OUTLET = 0.08, 0.05, 0.12, 0.05, 0.06, 0.02


@dataclass(frozen=True, slots=True)
class World:
    """What all batches share. `pool` holds every piece of text: who speaks first, then cues, and so on."""

    seed: int
    pool: pa.StringArray
    holders: pa.StringArray
    outlets: pa.StringArray
    cues: pa.StringArray
    first_words: pa.StringArray
    leanings: np.ndarray  # mean stance by holder and topic
    chances: np.ndarray  # how often each holder speaks

    @classmethod
    def of(cls, seed: int) -> World:
        """The world of a seed."""
        rng = np.random.default_rng(seed)
        words = invented_words.vocabulary(rng, WORDS)
        names = invented_words.people(words, ACTORS + DISCOVERED)
        contents = invented_words.sentences(rng, words, CONTENTS, (5, 12), "")
        fillers = invented_words.sentences(rng, words, FILLERS, (6, 14), ". ")
        cues = [f" {cue} that " for cue in CUES]
        nobody = ["It"]
        seldom = np.full(DISCOVERED, SELDOM / DISCOVERED)
        return cls(
            seed=seed,
            pool=pa.array([*names, *nobody, *cues, *contents, ". ", *fillers]),
            holders=pa.array(names),
            outlets=pa.array(invented_words.outlets(OUTLETS)),
            cues=pa.array(list(CUES)),
            first_words=pa.array([content.split()[0] for content in contents]),
            leanings=np.append(rng.uniform(-0.8, 0.8, (len(names), 3)), np.zeros((1, 3)), axis=0),
            chances=np.append(invented_words.zipf(ACTORS) * (1 - SELDOM), seldom),
        )


@dataclass
class Batch:
    """A batch of articles: arrays with a value for each article, and arrays (`of_*`) for each attribution."""

    world: World
    number: int
    article_ids: pa.StringArray
    attribution_ids: pa.StringArray
    story: np.ndarray  # the article that represents an article's story
    outlet: np.ndarray  # -1: unknown
    day: np.ndarray  # since 1970; -1: unknown
    first: np.ndarray  # where each article's attributions begin, and the end
    of_article: np.ndarray
    of_holder: np.ndarray  # the last number there is: nobody
    of_topic: np.ndarray
    of_pieces: np.ndarray  # (n, PIECES) places in the pool
    of_voice: np.ndarray
    of_stance: np.ndarray  # NaN: abstained
    of_doubt: np.ndarray
    stated: np.ndarray  # which attributions have a statement

    @classmethod
    def of(cls, world: World, number: int, n_articles: int, n_statements: int) -> Batch:
        """The batch of this number."""
        rng = np.random.default_rng([world.seed, number])
        n_stories = n_articles - int(n_articles * COPIES)
        story = np.append(np.arange(n_stories), rng.integers(0, n_stories, n_articles - n_stories))
        told = rng.binomial(12, 0.5, n_stories) + 1  # attributions of each story: 7 on average
        at, drawn = np.append(0, told.cumsum()), cls._told(world, rng, int(told.sum()))
        counts = told[story]
        first = np.append(0, counts.cumsum())
        of_article = np.repeat(np.arange(n_articles), counts)
        rows = at[story][of_article] + np.arange(len(of_article)) - first[of_article]
        return cls(
            world=world,
            number=number,
            article_ids=ids(rng, n_articles),
            attribution_ids=ids(rng, len(rows)),
            story=story,
            outlet=np.where(
                rng.random(n_articles) < NO_OUTLET,
                -1,
                rng.choice(OUTLETS, n_articles, p=invented_words.zipf(OUTLETS)),
            ),
            day=np.where(
                rng.random(n_articles) < UNDATED,
                -1,
                FIRST_DAY.astype(int) + rng.integers(0, DAYS, n_articles),
            ),
            first=first,
            of_article=of_article,
            stated=np.sort(np.argsort(drawn.pop("of_place")[rows], kind="stable")[:n_statements]),
            **{name: values[rows] for name, values in drawn.items()},
        )

    @staticmethod
    def _told(world: World, rng: np.random.Generator, n: int) -> dict[str, np.ndarray]:
        """What the stories tell: copies tell the same."""
        holder = rng.choice(len(world.chances), n, p=world.chances)
        holder[rng.random(n) < NOBODY] = len(world.holders)
        topic = rng.choice(3, n, p=[0.5, 0.3, 0.2])
        stance = np.clip(world.leanings[holder, topic] + rng.normal(0, 0.35, n), -0.97, 0.97)
        stance[rng.random(n) < ABSTAINED] = np.nan
        starts = np.cumsum([0, len(world.holders) + 1, len(CUES), CONTENTS, 1])
        pieces = np.stack(
            [
                holder, starts[1] + rng.integers(0, len(CUES), n), starts[2] + rng.integers(0, CONTENTS, n),
                np.full(n, starts[3]), *(starts[4] + rng.integers(0, FILLERS, (2, n))),
            ],
            axis=1,
        )  # fmt: skip
        return {
            "of_place": rng.random(n), "of_holder": holder, "of_topic": topic, "of_pieces": pieces,
            "of_voice": rng.choice(4, n, p=[0.3, 0.5, 0.1, 0.1]), "of_stance": stance,
            "of_doubt": rng.random(n) * (1 - np.abs(np.nan_to_num(stance))) / 2,
        }  # fmt: skip

    @cached_property
    def _pieces(self) -> tuple[pa.StringArray, np.ndarray]:
        """All pieces one after the other, and where each begins, from the beginning of the first text."""
        pieces = picked(self.world.pool, self.of_pieces.ravel())
        return pieces, np.frombuffer(pieces.buffers()[1], np.int32)

    @cached_property
    def _spans(self) -> np.ndarray:
        """Where the pieces of each attribution begin in their text, (n, PIECES)."""
        _, offsets = self._pieces
        begins = offsets[:-1].reshape(-1, PIECES)
        spans: np.ndarray = begins - begins[self.first[self.of_article], :1]
        return spans

    @cached_property
    def texts(self) -> pa.StringArray:
        """The clean texts."""
        pieces, offsets = self._pieces
        edges = offsets[self.first * PIECES].copy()
        return pa.StringArray.from_buffers(len(self.article_ids), pa.py_buffer(edges), pieces.buffers()[2])

    def articles(self, run_id: str) -> pa.RecordBatch:
        """The rows of the articles."""
        n, rng = len(self.article_ids), self._own(1)
        head, lengths = len(HEADER), pc.utf8_length(self.texts).to_numpy(zero_copy_only=False)
        edges = np.stack([np.zeros(n), lengths, np.full(n, head), lengths + head], axis=1).astype(np.int32)
        title = picked(self.world.pool, self.of_pieces[self.first[:-1], 2])
        numbers = pc.cast(pa.array(np.arange(n)), pa.string())
        ref = pc.binary_join_element_wise(run_id, numbers, "/")
        return batch(
            "articles", n,
            article_id=self.article_ids, input_key=ids(rng, n), ref=ref, origin=ref,
            url=pc.binary_join_element_wise("https://news.example", run_id, numbers, "/"),
            title=pc.utf8_capitalize(title), **self._outlets(np.arange(n)),
            outlet_evidence=pa.repeat("given with the article", n), published=self._days(np.arange(n)),
            date_precision=pa.array(np.where(self.day < 0, "unknown", "day")),
            date_evidence=pa.array(np.full(n, "given with the article"), mask=self.day < 0),
            language=pa.repeat("en", n),
            raw=pc.binary_join_element_wise(HEADER, self.texts, ""), text=self.texts,
            alignment=lists(np.arange(n + 1) * 4, pa.array(edges.ravel())),
            removed=lists(np.arange(n + 1), structs(
                "removed", start=ints(np.zeros(n)), end=ints(np.full(n, head)),
                kind=pa.repeat("navigation", n),
            )),
            n_words=pc.count_substring(self.texts, " "), story_id=picked(self.article_ids, self.story),
            story_keys=lists(
                np.arange(n + 1) * KEYS, pa.array(rng.integers(-2**31, 2**31, n * KEYS, np.int32))
            ),
            status=pa.repeat("kept", n), sample=pa.array(np.zeros(n, bool)),
            analysis_key=ids(rng, n), run_id=pa.repeat(run_id, n),
        )  # fmt: skip

    def attributions(self, run_id: str) -> pa.RecordBatch:
        """The rows of the attributions."""
        n, spans = len(self.of_article), self._spans
        cue = self.of_pieces[:, 1] - len(self.world.holders) - 1
        verbs = picked(self.world.cues, cue)
        lengths = pc.utf8_length(verbs).to_numpy(zero_copy_only=False)
        nobody = self.of_holder == len(self.world.holders)
        start, end = (ints(spans[:, piece], nobody) for piece in (0, 1))
        framings = pa.array(list(CUES.values()))
        return batch(
            "attributions", n,
            attribution_id=self.attribution_ids, article_id=picked(self.article_ids, self.of_article),
            voice=pa.array(VOICES[self.of_voice]), start=ints(spans[:, 0]), end=ints(spans[:, 3]),
            content_start=ints(spans[:, 2]), content_end=ints(spans[:, 3]), cue=verbs,
            cue_start=ints(spans[:, 1] + 1), cue_end=ints(spans[:, 1] + 1 + lengths), cue_verb=verbs,
            framing=picked(framings, cue), **self._holders(np.arange(n)),
            holder_text=self._holders(np.arange(n))["holder"],
            holder_start=start, holder_end=end,
            holder_method=pa.array(np.full(n, "name"), mask=nobody),
            holder_confidence=pa.array(np.ones(n), mask=nobody),
            tone=pa.array(np.zeros(n)), run_id=pa.repeat(run_id, n),
        )  # fmt: skip

    def statements(self, run_id: str) -> pa.RecordBatch:
        """The rows of the statements."""
        at, n = self.stated, len(self.stated)
        stance, article = self.of_stance[at], self.of_article[at]
        none = np.isnan(stance)
        favor = np.where(stance > 0, stance, 0) + self.of_doubt[at]
        against = np.where(stance < 0, -stance, 0) + self.of_doubt[at]
        neutral = 1 - favor - against
        label = np.select([np.abs(stance) < NEUTRAL, stance > 0], ["neutral", "favor"], "against")
        content = self.of_pieces[at, 2] - len(self.world.holders) - 1 - len(CUES)
        cue = picked(self.world.first_words, content)
        begin = self._spans[at, 2]
        known = np.flatnonzero(~none)
        own = self._own(2)
        return batch(
            "statements", n,
            statement_id=ids(own, n), attribution_id=picked(self.attribution_ids, at),
            article_id=picked(self.article_ids, article), topic=pa.array(TOPICS[self.of_topic[at]]),
            **self._holders(at), voice=pa.array(VOICES[self.of_voice[at]]),
            p_favor=pa.array(favor, mask=none), p_against=pa.array(against, mask=none),
            p_neutral=pa.array(neutral, mask=none), stance=pa.array(favor - against, mask=none),
            label=pa.array(label, mask=none),
            status=pa.array(np.where(none, "abstained", "scored")),
            confidence=pa.array(np.maximum(np.maximum(favor, against), neutral), mask=none),
            cues=lists(np.append(0, (~none).cumsum()), structs(
                "cues", start=ints(begin[known]),
                end=ints(begin[known] + pc.utf8_length(cue).to_numpy(zero_copy_only=False)[known]),
                kind=pa.repeat("cue", len(known)),
                side=pa.array(np.where(stance[known] > 0, "favor", "against")),
                text=cue.take(pa.array(known)),
            ), none),
            scorer=pa.repeat("invented@1", n), **self._outlets(article), published=self._days(article),
            story_id=picked(self.article_ids, self.story[article]), run_id=pa.repeat(run_id, n),
        )  # fmt: skip

    def mentions(self, run_id: str) -> pa.RecordBatch:
        """The rows of the mentions: the holders of the first three attributions of each article."""
        place = np.arange(len(self.of_article)) - self.first[self.of_article]
        at = np.flatnonzero((place < MENTIONED) & (self.of_holder < len(self.world.holders)))
        n, own = len(at), self._own(3)
        told = self._holders(at)
        return batch(
            "mentions", n,
            mention_id=ids(own, n), article_id=picked(self.article_ids, self.of_article[at]),
            actor_id=told["holder_id"], actor=told["holder"], kind=pa.repeat("person", n),
            text=told["holder"], start=ints(self._spans[at, 0]), end=ints(self._spans[at, 1]),
            method=pa.repeat("name", n),
            portrayal=pa.array(np.clip(own.normal(0, 0.4, n), -1, 1), mask=own.random(n) < UNPORTRAYED),
            tone=pa.array(np.clip(own.normal(0, 0.3, n), -1, 1)), run_id=pa.repeat(run_id, n),
        )  # fmt: skip

    def _own(self, table: int) -> np.random.Generator:
        """What a table draws for itself, the same whichever tables were made before."""
        return np.random.default_rng([self.world.seed, self.number, table])

    def _holders(self, at: np.ndarray) -> dict[str, pa.Array]:
        holder = self.of_holder[at]
        nobody = holder == len(self.world.holders)
        name = picked(self.world.holders, np.minimum(holder, len(self.world.holders) - 1), nobody)
        slug = pc.replace_substring(pc.utf8_lower(name), " ", "-")
        mark = pa.array(np.where(holder >= ACTORS, "~", ""))
        return {"holder_id": pc.binary_join_element_wise(mark, slug, ""), "holder": name}

    def _outlets(self, at: np.ndarray) -> dict[str, pa.Array]:
        outlet = self.outlet[at]
        name = picked(self.world.outlets, np.maximum(outlet, 0), outlet < 0)
        return {"outlet_id": pc.replace_substring(pc.utf8_lower(name), " ", "-"), "outlet": name}

    def _days(self, at: np.ndarray) -> pa.Array:
        days = self.day[at]
        return pa.array(days.astype(np.int32), pa.int32(), mask=days < 0).cast(pa.date32())
