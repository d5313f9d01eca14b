"""An analysis that worker processes can build, whose articles say what should happen to them."""

import datetime as dt
import os
import re
import signal
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from pipeline.audit import audit
from pipeline.records import (
    Attribution,
    Clean,
    CueHit,
    Mention,
    Provenance,
    RawRecord,
    Stance,
    Surroundings,
)
from pipeline.run import Analyzer
from pipeline.score.whose import Whose
from pipeline.steps.config import Job
from pipeline.steps.stages import Stages
from pipeline.store import Store
from pipeline.syndication.bands import bands
from pipeline.syndication.signature import signature
from pipeline.text import AlignedText, Span

CONFIG = "c" * 16


def clean(log: Path, pause: float, record: RawRecord) -> Clean:
    with log.open("a") as lines:
        lines.write(f"{record.ref}\n")
    time.sleep(pause)
    if "DIE" in record.payload:
        os._exit(7)
    if "KILL" in record.payload:
        os.kill(os.getpid(), signal.SIGKILL)
    if "RAISE" in record.payload:
        raise ValueError("the article says so")
    if "HANG" in record.payload:
        time.sleep(600)
    aligned = AlignedText.of(record.payload)
    return Clean(AlignedText("", "", aligned.alignment) if "EMPTY" in record.payload else aligned)


def decide(record, _article, _registry) -> Provenance:
    return Provenance(
        outlet_id=record.source,
        outlet=record.source and record.source.title(),
        published=dt.date.fromisoformat(record.published) if record.published else None,
        date_precision="day" if record.published else "unknown",
        title=record.title,
        url=record.url,
        authors=record.authors,
    )


def resolve(text: str, _published, _authors=(), _headings=()) -> tuple[Mention, ...]:
    return tuple(
        Mention(Span(*found.span()), found[0], found[0].lower(), found[0], "person", "name")
        for found in re.finditer("Ann|Bob", text)
    )


def attribute(text: str, mentions, _headings=(), _author=None):
    found = []
    for mention in mentions:
        end = text.find(".", mention.span.end)
        end = len(text) if end < 0 else end
        said = Span(mention.span.end + 1, min(mention.span.end + 5, end))
        if said.end < end and text[said.start : said.end] == "said":
            content = Span(said.end + 1, end)
            found.append(Attribution("indirect", Span(mention.span.start, end), content, said, mention))
    return SimpleNamespace(attributions=tuple(found), mentions=mentions)


def score(seen: Surroundings, attribution: Attribution) -> tuple[Stance, ...]:
    words = attribution.content.of(seen.text)
    if "yes" not in words and "no" not in words:
        return ()
    favor = 0.8 if "yes" in words else 0.1
    hit = CueHit(attribution.content, "cue", "favor" if favor > 0.5 else "against", words)
    label = "favor" if favor > 0.5 else "against"
    return (Stance("peace", "scored", "fake@1", favor, 0.9 - favor, 0.1, label, 0.7, (hit,)),)


def build(log: Path, pause: float) -> Analyzer:
    stages = Stages(
        clean=partial(clean, log, pause),
        decide=decide,
        resolve=resolve,
        author=lambda _authors: None,
        attribute=attribute,
        sides=Whose({}).sides,
        country=Whose({}).country,
        score=score,
        portray=lambda _seen, mentions, _said: [None] * len(mentions),
        tone=lambda _text: 0.25,
        sentence=lambda text: lambda _at: Span(0, len(text)),
        language=lambda text: "fr" if "PARLEZ" in text else "en",
        story_keys=lambda text: bands(signature(text)),
    )
    return Analyzer(None, None, "fake", stages)


def job(folder: Path, config: str = CONFIG, pause: float = 0.0) -> Job:
    """A job that notes each analysis in `folder`/analysed.log."""
    return Job(partial(build, folder / "analysed.log", pause), config, "fake-pack@1", "fake@1")


def analysed(folder: Path) -> list[str]:
    """The refs that were analysed, in the order they were begun."""
    log = folder / "analysed.log"
    return log.read_text().splitlines() if log.exists() else []


def records(n: int, start: int = 0) -> list[RawRecord]:
    """Different articles with one statement each, by two outlets, a day apart."""
    first = dt.date(2025, 1, 1)
    return [
        RawRecord(
            ref=f"r{i}",
            origin=f"file#{i}",
            payload=f"Ann said yes to plan {i}. Bob was there. Bob said no to it.",
            title=f"Plan {i}",
            source=("herald", "courier")[i % 2],
            published=str(first + dt.timedelta(days=i % 300)),
        )
        for i in range(start, start + n)
    ]


# --- looking at a store ---

TABLES = ("articles", "attributions", "statements", "mentions")


def rows(store: Path, table: str, columns: str = "* EXCLUDE (run_id)") -> list[tuple]:
    with Store.open(store).snapshot().connect() as connection:
        return connection.execute(f"SELECT {columns} FROM {table}").fetchall()  # noqa: S608 - our own words


def everything(store: Path) -> dict[str, list[tuple]]:
    return {table: rows(store, table) for table in TABLES}


def sound(store: Path) -> bool:
    with Store.open(store).snapshot().connect() as connection:
        return audit(connection) == []
