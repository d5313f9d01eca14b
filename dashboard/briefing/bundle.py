"""A briefing as an archive: figures, their data, the sentences, and a manifest of what each file is."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dashboard.briefing import tray as trays
from dashboard.briefing.compose import Briefing, Section, Tell
from dashboard.briefing.tray import Tray
from dashboard.exhibits.data import Value, as_csv, as_xlsx, csv_of
from dashboard.exhibits.exhibit import Exhibit, Quote
from dashboard.figures.parts.framed import SHEET
from dashboard.queries import installed
from dashboard.rendering import browser
from dashboard.rendering.engine import FORMATS, Engine, RenderError
from dashboard.theme import count

FORMAT = 1  # of the manifest
STATEMENTS = "statements.csv"
STATEMENT_COLUMNS = (
    "section", "statement_id", "article_id", "holder", "topic", "side", "stance", "confidence",
    "attributed_words", "sentence", "holder_how", "told", "outlet", "published", "title", "link",
)  # fmt: skip
APPENDIX = "appendix"  # in the place of a section's number
MOST_MISSING = 2  # figures that could not be drawn, before no more are tried: each may take a minute
_README = """{title}
{rule}

Made {made} with Standpoint {version}. {n}.

{STATEMENTS}  all sentences of the briefing, with speaker, side, outlet, date and link
data/           the data of each figure: CSV, and Excel with a sheet that says what the columns are
figures/        each figure as PNG (2x), SVG and PDF{none}
briefing.json   the tray: what was pinned, with titles and comments
manifest.json   per file its bytes and SHA-256; per figure its n, filters, link and the state of the data

Files have the number of their section. To open the tray again: on the page Briefing, load briefing.json, or
standpoint brief --store YOUR-STORE --tray briefing.json --out again.pptx

CSV files are UTF-8. A text that a spreadsheet would take for a formula has an apostrophe before it.
"""


@dataclass
class _Archive:
    """Files in their order, with what the manifest tells of each."""

    files: dict[str, bytes] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def put(self, path: str, content: bytes, rows: int | None = None) -> str:
        self.files[path] = content
        if rows is not None:
            self.rows[path] = rows
        return path

    def told(self) -> list[dict[str, Any]]:
        """Path, bytes and checksum of each, and the rows of those that have some."""
        return [
            {"path": path, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            | ({"rows": self.rows[path]} if path in self.rows else {})
            for path, content in self.files.items()
        ]

    def zipped(self, made: dt.date) -> bytes:
        """The ZIP; files are dated with the day it was made: the same briefing is the same archive."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in self.files.items():
                entry = zipfile.ZipInfo(path, (made.year, made.month, made.day, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system, entry.external_attr = 3, 0o644 << 16  # Unix, whatever writes it
                archive.writestr(entry, content)
        return out.getvalue()


class _Pictures:
    """Draws as long as that works: what can't be drawn is told, and the data are saved all the same."""

    def __init__(self, engine: Engine | None) -> None:
        self._engine = engine
        self.missing = [] if engine is not None else [_without()]

    def of(self, exhibit: Exhibit, title: str) -> Iterator[tuple[str, bytes]]:
        """Format and file of each; none after one that could not be drawn."""
        figure = exhibit.picture(SHEET, title)
        for file_format in FORMATS:
            if self._engine is None:
                return
            try:
                drawn = self._engine.picture(figure, file_format)
            except RenderError as error:
                self.missing.append(f"{title}: {error.sentence()}")
                if len(self.missing) == MOST_MISSING:
                    self._engine = None
                return
            yield file_format, drawn


def bundle(briefing: Briefing, engine: Engine | None, tray: Tray, tell: Tell | None = None) -> bytes:
    """The briefing as a ZIP; the same briefing gives the same bytes.

    Args:
        briefing: The briefing, composed for the room SHEET.
        engine: Draws the figures; without one, or where it can't, there are none, and the manifest says why.
        tray: What it was composed from.
        tell: Is told before each section.
    """
    archive, pictures = _Archive(), _Pictures(engine)
    figures, quotes = list[dict[str, Any]](), list[tuple[Value, ...]]()
    for place, one in enumerate(briefing.sections, start=1):
        if tell is not None:
            tell(place - 1, len(briefing.sections), one.title)
        quotes += [_row(briefing, f"{place:02}", quote) for quote in one.quotes]
        if one.exhibit is not None:
            files = _files(archive, pictures, (briefing, one, one.exhibit), f"{place:02}-{one.exhibit.noun}")
            figures.append(_figure(briefing, one, one.exhibit) | {"files": files})
    quotes += [_row(briefing, APPENDIX, quote) for quote in briefing.appendix]
    archive.put(STATEMENTS, csv_of(list(STATEMENT_COLUMNS), iter(quotes)), len(quotes))
    archive.put("briefing.json", trays.encode(tray).encode("utf-8"))
    archive.put("README.txt", _read_me(briefing, len(figures), pictures.missing).encode("utf-8"))
    told = _manifest(briefing, pictures.missing) | {"figures": figures, "files": archive.told()}
    archive.put("manifest.json", (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8"))
    return archive.zipped(briefing.made)


def _without() -> str:
    return browser.why_none() if browser.find() is None else "It was made without pictures."


def _files(
    archive: _Archive, pictures: _Pictures, of: tuple[Briefing, Section, Exhibit], name: str
) -> list[str]:
    """Puts the files of a figure into the archive; their paths."""
    briefing, section, exhibit = of
    paths = [
        archive.put(f"figures/{name}.{ending}", drawn)
        for ending, drawn in pictures.of(exhibit, section.title)
    ]
    n, link = len(exhibit.table), briefing.permalink(exhibit.place)
    return [
        *paths,
        archive.put(f"data/{name}.csv", as_csv(exhibit), n),
        archive.put(f"data/{name}.xlsx", as_xlsx(exhibit, link), n),
    ]


def _row(briefing: Briefing, section: str, quote: Quote) -> tuple[Value, ...]:
    words = " … ".join(piece for piece, own in quote.words if own)
    return (
        section, quote.statement_id, quote.article_id, quote.holder, quote.topic, quote.label, quote.stance,
        quote.confidence, words, quote.said, quote.chain, quote.told, quote.outlet, quote.published,
        quote.title, briefing.permalink(quote.place),
    )  # fmt: skip


def _figure(briefing: Briefing, section: Section, exhibit: Exhibit) -> dict[str, Any]:
    """What a figure is, so that a number in it can be traced."""
    return {
        "noun": exhibit.noun,
        "title": section.title,
        "takeaway": section.takeaway,
        "lines": list(exhibit.lines),
        "notes": list(exhibit.notes),
        "n_statements": exhibit.n_statements,
        "n_articles": exhibit.n_articles,
        "filters": {key: list(values) for key, values in exhibit.place.params.items() if key != "data"},
        "snapshot": next(iter(exhibit.place.params.get("data", ())), None),
        "permalink": briefing.permalink(exhibit.place),
        "source": exhibit.source,
        "columns": dict(exhibit.columns),
    }


def _manifest(briefing: Briefing, missing: list[str]) -> dict[str, Any]:
    """What the whole is; `files` and `figures` follow."""
    return {
        "standpoint": "bundle",
        "format": FORMAT,
        "title": briefing.title,
        "lines": list(briefing.lines),
        "made": briefing.made.isoformat(),
        "version": installed.version(),
        "address": briefing.address,
        "snapshots": {
            snapshot: {
                "version": one.version,
                "pack": one.pack,
                "scorer": one.scorer,
                "config_key": one.config_key,
                "articles": one.articles,
                "articles_of_other_configurations": one.others,
            }
            for snapshot, one in briefing.versions.items()
        },
        "pictures_missing": missing,
        "omitted": [{"title": one.title, "why": one.why} for one in briefing.omitted],
        "method": {topic.heading: list(topic.lines) for topic in briefing.method},
    }


def _read_me(briefing: Briefing, figures: int, missing: list[str]) -> str:
    return _README.format(
        title=briefing.title,
        rule="=" * len(briefing.title),
        made=briefing.made.isoformat(),
        version=installed.version(),
        n=f"{count(figures, 'figure')}, {count(len(briefing.sections), 'section')}",
        STATEMENTS=STATEMENTS,
        none="".join(f"\n                not all are here: {why}" for why in missing),
    )
