"""Outlet and date of an article, with the evidence for each."""

from __future__ import annotations

import datetime as dt

from pipeline.provenance.authors import authors_of
from pipeline.provenance.dates import date_of
from pipeline.provenance.outlets import address_of, outlet_of
from pipeline.provenance.wire import wire_of
from pipeline.records import Clean, Provenance, RawRecord
from pipeline.registry import Registry


def decide(record: RawRecord, article: Clean, registry: Registry, today: dt.date | None = None) -> Provenance:
    """Who published the article and when, as far as it can be known.

    Args:
        record: The input, with what it declares.
        article: Its clean text and the page's metadata.
        registry: Outlets by name, domain and tell-tale lines.
        today: Dates after it are refused; without it only those outside 1990 to 2100. There is no
            clock here: the same input gives the same answer on every day.
    """
    placed = outlet_of(record, article, registry)
    country = registry.outlets[placed.outlet_id].country if placed.outlet_id else None
    dated = date_of(record, article, today, country)
    wire = wire_of(record, article, registry)
    return Provenance(
        outlet_id=placed.outlet_id,
        outlet=placed.outlet,
        outlet_evidence=placed.evidence,
        published=dated.published,
        published_at=dated.published_at,
        date_precision=dated.precision,
        date_evidence=dated.evidence,
        date_conflicts=dated.conflicts,
        title=record.title or article.title,
        url=address_of(record, article),
        authors=authors_of(record, article, registry),
        wire=wire.agency_id,
        wire_evidence=wire.evidence,
    )
