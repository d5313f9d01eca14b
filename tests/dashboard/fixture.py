"""A small store with known answers: every test of the dashboard reads these rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from dashboard.queries import cube
from pipeline import ids
from pipeline.schema import TABLES
from pipeline.store import PINNED, Store
from pipeline.text import AlignedText, Edit
from tests.dashboard.portrayed import flips, mentions

RUN_ID = "20251103T120000-fixture"
BOILERPLATE = "Skip to content\n"
BIBI, TRUMP, ERDOGAN = "benjamin-netanyahu", "donald-trump", "recep-tayyip-erdogan"
NAMES = {BIBI: "Benjamin Netanyahu", TRUMP: "Donald Trump", ERDOGAN: "Recep Tayyip Erdogan"}
LEDGER = ("harbour-ledger", "The Harbour Ledger")
COURIER = ("carmel-courier", "The Carmel Courier")
DECLARED = (None, "Valley <b>Post</b>")
NOWHERE = (None, None)
ENVOY = ("the envoy has asked for restraint", {"us_pressure": 0.5})
FRENCH = "It is in French; only English is analysed so far: nothing in it is attributed or scored."
HOSTILE = (
    "<script>document.title='owned'</script> ![x](https://x.example/p.png) $x^2$ "
    '=HYPERLINK("https://x.example") :material/bug_report: **bold**'
)


@dataclass
class Paper:
    """An article under construction; `say` adds a sentence that somebody says."""

    outlet: tuple[str | None, str | None]
    published: dt.date | None
    title: str
    text: str = "The day began quietly. "
    said: list[dict[str, Any]] = field(default_factory=list)
    copy_of: Paper | None = None
    wire: str | None = None
    language: str = "en"
    reason: str | None = None

    @property
    def aligned(self) -> AlignedText:
        """The text as it is cleaned: a heading is gone, and an accent where there was one."""
        raw = BOILERPLATE + self.text.replace("The day", "Thé day")
        edits = [Edit(0, len(BOILERPLATE), "")]
        if "Thé day" in raw:
            place = raw.index("Thé day") + 2
            edits.append(Edit(place, place + 1, "e"))
        return AlignedText.of(raw).edited(edits)

    @property
    def article_id(self) -> str:
        """The id of the article, as the pipeline makes it."""
        return ids.article_id(self.outlet[0] or self.outlet[1], self.aligned.text)

    def say(
        self,
        holder: str | None,
        content: str,
        stances: dict[str, float | None],
        *,
        words: str | None = None,
        voice: str = "indirect",
        confidence: float = 0.8,
        **found: Any,
    ) -> Paper:
        """Add '<holder> said that <content>.'; a stance None means the scorer abstained.

        `found` are other columns of the attribution; its `chain` is given as the words it leads over.
        """
        name = None if holder is None else NAMES.get(holder, holder.strip("~").partition(".")[0].title())
        named = words or name or "It"
        start = len(self.text)
        cue_start = start + len(named) + 1
        content_start = cue_start + len("said that ")
        end = content_start + len(content)
        self.text += f"{named} said that {content}. Nothing else was known. "
        steps = [(self.text.index(one), one) for one in found.pop("chain", ())]
        self.said.append(
            {
                "holder_id": holder, "holder": name, "voice": voice, "start": start, "end": end,
                "content_start": content_start, "content_end": end, "cue": "said", "cue_start": cue_start,
                "cue_end": cue_start + 4, "holder_text": named if holder else None,
                "holder_start": start if holder else None,
                "holder_end": start + len(named) if holder else None,
                "holder_method": ("pronoun" if words else "name") if holder else None,
                "holder_confidence": (0.7 if words else 1.0) if holder else None,
                "chain": [{"start": at, "end": at + len(one), "text": one} for at, one in steps] or None,
                "stances": stances, "confidence": confidence, **found,
            }
        )  # fmt: skip
        return self


def strike() -> Paper:
    """The second article: a chain, marks, a reporter and a body, each of its attributions other."""
    office = "Benjamin Netanyahu is prime minister. The premier has an office in Jerusalem. The day began quietly. "
    paper = Paper(LEDGER, dt.date(2025, 6, 13), "The strike", office).say(
        BIBI,
        "the operation was ours",
        {"independence": 1.0},
        words="He",
        confidence=0.55,
        chain=["The premier", "Benjamin Netanyahu"],
        cue_verb="say",
        framing="neutral",
    )
    paper.say(BIBI, "friends were told", {"independence": 0.0}, voice="direct")
    paper.say(None, "it was a success", {"independence": 0.5})
    paper.say(
        BIBI,
        "more will follow",
        {"independence": None},
        marks=["modal", "hypothetical"],
        framing="doubting",
        body_id="cabinet",
        body="The <cabinet>",
        reporter_id=TRUMP,
        reporter="Donald Trump",
    )
    return paper


def papers() -> list[Paper]:
    """The articles, with what is said in them.

    Independence, by tile: Netanyahu in the Ledger: articles 0.8 and (1.0, 0.0) → mean 0.65 of 3
    statements in 2 articles. Trump in the Ledger: −0.6 (2, one article). Netanyahu in the Courier:
    0.9 undated. Erdogan at the unknown outlet: −1. Sixteen others, one statement each, in the Courier.

    US pressure: Trump in the Ledger 1.0. One story, 0.5 of Trump, is run by Ledger, Courier and Valley
    Post; the Ledger's represents it, and the Courier adds −0.7 of Netanyahu. Copies once: 3 statements in
    3 articles, 2 of copies left out; each: 5 in 4. The last article is French and was not analysed.
    """
    day = dt.date(2025, 10, 27)
    first = Paper(LEDGER, day, "Cabinet meets").say(BIBI, "Israel decides alone", {"independence": 0.8})
    first.say(TRUMP, "Israel must ask first", {"independence": -0.4, "us_pressure": 1.0})
    first.say(TRUMP, "Israel must listen", {"independence": -0.8})
    second = strike()
    third = Paper(COURIER, None, f"Undated {HOSTILE}").say(BIBI, HOSTILE, {"independence": 0.9})
    for number in range(16):
        third.say(f"actor-{number:02}", "nobody decides for us", {"independence": 0.1})
    fourth = Paper(NOWHERE, day, "Found in a drawer").say(
        ERDOGAN, "no country is alone", {"independence": -1.0}
    )
    fourth.say(ERDOGAN, "our soldiers are ready", {"foreign_forces": 1.0})
    fifth = Paper(DECLARED, dt.date(2025, 1, 5), "From the valley").say(
        "~john <i>doe</i>.0a1b2c3d", "troops may come", {"foreign_forces": 0.6}
    )
    fifth.say(BIBI, "no troops may come", {"foreign_forces": -0.9, "independence": 0.2})
    sixth = Paper(LEDGER, dt.date(2025, 10, 20), "The envoy lands").say(TRUMP, *ENVOY)
    seventh = Paper(COURIER, dt.date(2025, 10, 21), "Envoy lands at dawn", copy_of=sixth).say(TRUMP, *ENVOY)
    seventh.say(BIBI, "we do not take orders", {"us_pressure": -0.7})
    eighth = Paper(
        DECLARED, dt.date(2025, 10, 22), "Envoy arrives", copy_of=sixth, wire="associated-press"
    ).say(TRUMP, *ENVOY)
    ninth = Paper(
        DECLARED, dt.date(2025, 10, 2), "La journée", "La journée commença calmement. ", language="fr",
        reason=FRENCH,
    )  # fmt: skip
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth]


def rows() -> dict[str, list[dict[str, Any]]]:
    """The rows of every stored table but runs, by table."""
    tables: dict[str, list[dict[str, Any]]] = {
        "articles": [],
        "attributions": [],
        "statements": [],
        "mentions": [],
    }
    for paper in papers():
        _add(tables, paper)
    first = tables["articles"][0]
    tables["articles"] += [
        {**first, "article_id": "copy", "status": "duplicate",
        "reason": "same outlet and text as another input",
         "duplicate_of": first["article_id"], "ref": "copy.txt", "origin": "copy.txt"},
        unread(first, "bad", "bad.bin", "rejected", "not text: <binary>"),
        unread(first, "cut", "cut.zip", "rejected", "It is a ZIP archive that ends too early."),
        unread(first, "odd", "=odd.txt", "failed", "The analysis broke (ValueError: odd)."),
    ]  # fmt: skip
    return tables


def unread(kept: dict[str, Any], own_id: str, ref: str, status: str, reason: str) -> dict[str, Any]:
    """The row of an input that gave no article, otherwise like `kept`."""
    nothing = dict.fromkeys(("text", "raw", "alignment", "language", "story_id", "n_words", "title"))
    own = {"article_id": own_id, "ref": ref, "origin": ref, "status": status, "reason": reason}
    return {**kept, **nothing, **own}


def run_row() -> dict[str, Any]:
    """The ledger's row, without `tables`."""
    moment = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)
    return {
        "run_id": RUN_ID, "started_at": moment, "finished_at": moment, "inputs": 13, "kept": 9,
        "duplicates": 1, "rejected": 2, "failed": 1, "unanalysed": 1, "unchanged": 0,
        "pack": "israel-security@1", "scorer": "cues@1",
        "config_key": "0" * 16, "version": "0.1.0", "rows": [], "timings": None,
    }  # fmt: skip


def connection(tables: dict[str, list[dict[str, Any]]] | None = None) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB with the fixture's tables."""
    opened = duckdb.connect()
    found = {**(rows() if tables is None else tables), "runs": [{**run_row(), "tables": []}]}
    for name, table_rows in found.items():
        built = TABLES[name].build(table_rows)
        opened.register(f"{name}_rows", built)
        opened.table(f"{name}_rows").create(name)
    cube.build(opened)
    return opened


def write_store(path: Path, tables: dict[str, list[dict[str, Any]]] | None = None) -> Path:
    """The fixture as a real store at `path`."""
    store = Store.create_or_open(path)
    found = rows() if tables is None else tables
    for name in PINNED:
        store.write(name, TABLES[name].build(found[name]).to_batches())
    store.commit(run_row())
    return path


def _add(tables: dict[str, list[dict[str, Any]]], paper: Paper) -> None:
    outlet_id, outlet = paper.outlet
    aligned, article = paper.aligned, paper.article_id
    story = (paper.copy_of or paper).article_id
    place = aligned.raw.find("Thé day") + 2
    repairs = [{"start": place, "end": place + 1, "kind": "encoding", "before": "é", "after": "e"}]
    known = {"article_id": article, "run_id": RUN_ID}
    tables["articles"].append(
        {
            **known, "input_key": article, "ref": f"{paper.title}.txt", "origin": f"{paper.title}.txt",
            "url": None,
            "title": paper.title, "authors": [], "outlet_id": outlet_id, "outlet": outlet,
            "outlet_evidence": "byline “The <Ledger>”" if outlet else None, "published": paper.published,
            "published_at": None, "date_precision": "day" if paper.published else "unknown",
            "date_evidence": "dateline" if paper.published else None, "date_conflicts": None,
            "language": paper.language,
            "raw": aligned.raw, "text": aligned.text, "alignment": aligned.alignment.to_ints(),
            "repairs": repairs if "Thé day" in aligned.raw else None,
            "removed": [{"start": 0, "end": len(BOILERPLATE), "kind": "navigation"}],
            "n_words": len(aligned.text.split()), "story_id": story, "story_keys": None,
            "wire": paper.wire, "wire_evidence": "byline “By AP <Staff>”" if paper.wire else None,
            "status": "kept", "reason": paper.reason, "duplicate_of": None, "sample": outlet_id == COURIER[0], "analysis_key": article,
        }
    )  # fmt: skip
    tables["mentions"] += mentions(known, paper.said)
    for said in paper.said:
        _state(tables, paper, dict(said), known)


def _state(
    tables: dict[str, list[dict[str, Any]]], paper: Paper, said: dict[str, Any], known: dict[str, Any]
) -> None:
    stances, confidence = said.pop("stances"), said.pop("confidence")
    number = f"{known['article_id']}-{said['start']}"
    nothing = dict.fromkeys(TABLES["attributions"].names)
    tables["attributions"].append({**nothing, **known, **said, "attribution_id": number, "tone": 0.0})
    shared = {key: said[key] for key in ("holder_id", "holder", "voice")}
    for topic, stance in stances.items():
        scored = stance is not None
        tables["statements"].append(
            {
                **known, **shared, "attribution_id": number, "statement_id": f"{number}-{topic}",
                "topic": topic,
                "p_favor": max(stance, 0.0) if scored else None,
                "p_against": max(-stance, 0.0) if scored else None,
                "p_neutral": 1 - abs(stance) if scored else None, "stance": stance,
                "label": _label(stance) if scored else None, "status": "scored" if scored else "abstained",
                "confidence": confidence if scored else None,
                "cues": [{"start": said["content_start"], "end": said["content_end"], "kind": "cue",
                          "side": "favor", "text": "decides <alone>"}] if scored and stance > 0 else None,
                "flips": flips(said["content_start"], stance),
                "scorer": "cues@1", "outlet_id": paper.outlet[0], "outlet": paper.outlet[1],
                "published": paper.published,
                "story_id": (paper.copy_of or paper).article_id,
            }
        )  # fmt: skip


def _label(stance: float) -> str:
    if abs(stance) < 0.15:
        return "neutral"
    return "favor" if stance > 0 else "against"
