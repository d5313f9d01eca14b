"""Figures of agency credits, on articles that a reader labelled without seeing the rules."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline import resources
from pipeline.clean.article import clean
from pipeline.evaluate.allsides import articles
from pipeline.evaluate.figure import Figure, Row, lines
from pipeline.provenance.wire import wire_of
from pipeline.records import RawRecord
from pipeline.registry import Registry, load_registry

GOLD = "wire/labels.jsonl"
_AUTHOR_BREAK = re.compile(r", *")


def wires(data: Path) -> list[Figure]:
    """Accuracy of the agency found, precision and recall of credits, and recall on other outlets' pages.

    Args:
        data: The folder that holds `allsides_articles`; the labels name its articles.
    """
    gold = {row["id"]: row["wire"] for row in lines(resources.folder() / "gold" / GOLD)}
    registry = load_registry(resources.registry_path("actors"), [resources.registry_path("outlets")])
    rows = [row for row in articles(data) if row["ID"] in gold]
    found = {row["ID"]: _agency(row, registry) for row in rows}
    name = f"allsides_articles, {len(found)} labelled blind"
    right = {one for one, agency in found.items() if gold[one] == agency}
    given = {one for one, agency in found.items() if agency is not None}
    credited = {one for one in found if gold[one] is not None}
    elsewhere = {row["ID"] for row in rows if _is_elsewhere(row, gold[row["ID"]], registry)}
    return [
        Figure(
            "wire.accuracy", len(right), len(found), name, "articles with the right agency, or rightly none"
        ),
        Figure(
            "wire.precision", len(right & given), len(given), name, "of the credits found, the right ones"
        ),
        Figure(
            "wire.recall", len(right & credited), len(credited), name, "of the labelled credits, those found"
        ),
        Figure(
            "wire.recall.elsewhere",
            len(right & elsewhere),
            len(elsewhere),
            name,
            "the same, where the page is not the agency's own",
        ),
    ]


def _agency(row: Row, registry: Registry) -> str | None:
    record = RawRecord(
        row["ID"],
        "allsides_articles",
        row["text"],
        title=row["title"],
        source=row["source"],
        url=row["url"],
        authors=tuple(author for author in _AUTHOR_BREAK.split(row["authors"]) if author),
    )
    return wire_of(record, clean(record), registry).agency_id


def _is_elsewhere(row: Row, agency: str | None, registry: Registry) -> bool:
    outlet = registry.outlet_of_name(row["source"])
    return agency is not None and (outlet is None or outlet.id != agency)
