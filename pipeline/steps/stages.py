"""The stages of an analysis as functions, so that a test can put its own in their place."""

from __future__ import annotations

import contextlib
import datetime as dt
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipeline import resources
from pipeline.packs import Pack
from pipeline.records import (
    Attribution,
    Clean,
    Mention,
    Portrayal,
    Provenance,
    RawRecord,
    Stance,
    Surroundings,
)
from pipeline.registry import Registry
from pipeline.text import Span

if TYPE_CHECKING:
    from pipeline.attribute.article import Attributed
    from pipeline.score.whose import Side


@dataclass(frozen=True)
class Stages:
    """The stages of an analysis, in their order; a test puts its own in their place."""

    clean: Callable[[RawRecord], Clean]
    decide: Callable[[RawRecord, Clean, Registry], Provenance]
    language: Callable[[str], str | None]
    resolve: Callable[[str, dt.date | None, Sequence[str], Sequence[Span]], tuple[Mention, ...]]
    author: Callable[[Sequence[str]], Mention | None]
    attribute: Callable[[str, tuple[Mention, ...], Sequence[Span], Mention | None], Attributed]
    sides: Callable[[Sequence[Attribution]], Sequence[Side | None]]
    country: Callable[[str], str | None]
    score: Callable[[Surroundings, Attribution], tuple[Stance, ...]]
    portray: Callable[[Surroundings, Sequence[Mention], Sequence[Attribution]], Sequence[Portrayal | None]]
    tone: Callable[[str], float]
    sentence: Callable[[str], Callable[[int], Span]]
    story_keys: Callable[[str], Sequence[int]]
    analysed: frozenset[str] = frozenset({"en"})


def load_stages(pack: Pack, registry: Registry, scorer_name: str) -> Stages:
    """The stages as they ship. They are imported here, so that `--help` need not wait for them.

    They have no clock of their own: the day of the run, after which nothing was published, is set here.
    """
    from pipeline.attribute.article import Attributor  # noqa: PLC0415
    from pipeline.attribute.sentences import Spans, sentences  # noqa: PLC0415
    from pipeline.clean.article import clean  # noqa: PLC0415
    from pipeline.detect import Detector  # noqa: PLC0415
    from pipeline.language import load_language  # noqa: PLC0415
    from pipeline.provenance.decide import decide  # noqa: PLC0415
    from pipeline.resolve.mentions import Resolver  # noqa: PLC0415
    from pipeline.score.portrayal import Portrayer, unread  # noqa: PLC0415
    from pipeline.score.scorers import WITHOUT_MODEL, find_scorer  # noqa: PLC0415
    from pipeline.score.tone import tone  # noqa: PLC0415
    from pipeline.score.whose import Whose  # noqa: PLC0415
    from pipeline.syndication.bands import bands  # noqa: PLC0415
    from pipeline.syndication.signature import signature  # noqa: PLC0415
    from pipeline.syntax.parser import Parser  # noqa: PLC0415

    language, resolver = load_language(resources.language_path("en")), Resolver(registry)
    whose = Whose(registry.actors)
    # Who asks for a scorer without a model wants a run without one.
    modelled = scorer_name not in WITHOUT_MODEL
    portray = Portrayer(resources.model_path("portrayal")).portray if modelled else unread
    return Stages(
        clean=clean,
        decide=partial(decide, today=dt.datetime.now(dt.UTC).date()),
        language=Detector().language,
        resolve=resolver.resolve,
        author=resolver.author_actor,
        attribute=Attributor(language, Parser(resources.model_path("parser"))).attribute,
        sides=whose.sides,
        country=whose.country,
        score=find_scorer(scorer_name, pack).score,
        portray=portray,
        tone=tone,
        sentence=lambda text: Spans(sentences(text)).at,
        story_keys=lambda text: bands(signature(text)),
        analysed=resources.languages(),
    )


class Stopwatch:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextlib.contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Counts the time of a block to `stage`."""
        start = time.perf_counter()
        yield
        self.seconds[stage] += time.perf_counter() - start
