"""Which agency a text is credited to, and what is no credit."""

from __future__ import annotations

import pytest

from pipeline.clean.article import clean
from pipeline.provenance.wire import Wire, wire_of
from pipeline.records import RawRecord
from pipeline.registry import Outlet, Registry


def outlet(key: str, *names: str, kind: str = "agency") -> Outlet:
    return Outlet(key, names[0], names[1:], (f"{key}.example",), None, kind, ())


# Invented agencies and papers, with the kinds of names that real ones have.
OUTLETS = (
    outlet("harbour", "Harbour Press", "The Harbour Press", "HP"),
    outlet("orbita", "Orbita", "Orbita News Agency"),
    outlet("ledger", "The Ledger", "Ledger", kind="newspaper"),
)
REGISTRY = Registry(
    {},
    {},
    {o.id: o for o in OUTLETS},
    "f",
    {domain: o for o in OUTLETS for domain in o.domains},
    {name.casefold(): o for o in OUTLETS for name in (o.name, *o.aliases)},
)
BODY = "The minister spoke at length on Monday about the new bridge.\n\nHe named no date for it."


def record(payload: str = BODY, **declared) -> RawRecord:
    kind = "html" if payload.startswith("<") else "text"
    return RawRecord("r", "r", payload, kind=kind, **declared)


def wire(given: RawRecord) -> Wire:
    return wire_of(given, clean(given), REGISTRY)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (record(f"PORTSIDE (HP) — {BODY}"), "dateline is “PORTSIDE (HP) —”"),
        (record(f"(Harbour Press) - {BODY}"), "dateline"),
        (record(f"PORTSIDE, Nov. 3 (HP) -- {BODY}"), "dateline"),
        (record(f"Portside, Nov 3 (HP) {BODY}"), "dateline"),
        (record(f"PORTSIDE/NORTH QUAY (HP) – {BODY}"), "dateline"),
        (record(f"Ships in the harbour. (HP Photo/A. Writer) PORTSIDE (HP) — {BODY}"), "dateline"),
        (record(f"A bridge for Portside\n\nBy A. WRITER\n\nPORTSIDE (HP) — {BODY}"), "dateline"),
        (record(f"<article><p>PORTSIDE (HP) — {BODY}</p></article>"), "dateline"),
        (record(f"By Harbour Press\n\n{BODY}"), "byline"),
        (record(f"By A. Writer, Harbour Press\n\n{BODY}"), "byline"),
        (record(f"By ANNA WRITER and BEN SCRIBE, HP Diplomatic Writer\n\n{BODY}"), "byline"),
        (record(f"By Harbour Press and Ledger staff\n\n{BODY}"), "byline"),
        (record(f"The Harbour Press\n\n{BODY}"), "byline"),
        (record(authors=("Harbour Press",)), "byline"),
        (record(authors=("A. Writer", "Harbour Press")), "byline"),
        (record(f"<meta name=author content='Harbour Press'><p>{BODY}"), "byline"),
        (record(f"{BODY}\n\nSource: Harbour Press"), "line says “Source: Harbour Press”"),
        (record(f"{BODY}\n\nDistributed by Harbour Press."), "line says"),
        (record(f"{BODY}\n\n© 2025 HP"), "line says"),
        (record(f"{BODY}\n\n© Copyright 2025 The Harbour Press. All rights reserved."), "line says"),
        (record(f"{BODY}\n\n(Copyright © Harbour Press. This material may not be published.)"), "line says"),
        (record(f"{BODY}\n\n(c) Harbour Press"), "line says"),
        (record(f"{BODY}\n\nContent created by Harbour Press is available without charge."), "line says"),
        (record(f"{BODY}\n\n— Harbour Press"), "signed"),
        (record(f"{BODY}\n\n(HP)"), "signed"),
        (record(source="Harbour Press"), "declares the source “Harbour Press”, which is the agency itself"),
        (record(url="https://www.harbour.example/a"), "address is at “harbour.example”"),
    ],
)
def test_a_credit_in_its_own_place_is_found_with_its_words(given, words) -> None:
    found = wire(given)
    assert found.agency_id == "harbour"
    assert words in (found.evidence or "")


@pytest.mark.parametrize(
    "line", ["PORTSIDE, November 3. /Orbita/. The bridge", "PORTSIDE - Orbita - The bridge"]
)
def test_agencies_that_write_their_datelines_another_way(line) -> None:
    assert wire(record(f"{line} will open.\n\n{BODY}")).agency_id == "orbita"


@pytest.mark.parametrize(
    "given",
    [
        record(),
        record(f"{BODY}\n\nHe told Harbour Press that he was leaving."),
        record(f"{BODY}\n\nThe plan was first reported by Harbour Press."),
        record(f"{BODY}\n\nA Harbour Press/Orbita poll found a majority for it."),
        record(f"{BODY}\n\nThe Harbour Press contributed to this report."),
        record(f"{BODY}\n\nHarbour Press writer A. Writer contributed to this report."),
        record(f"{BODY}\n\nContributing: Harbour Press"),
        record(f"{BODY}\n\nWith Harbour Press"),
        record(f"Image copyright Harbour Press\n\n{BODY}"),
        record(f"Ships in the harbour. (A. Writer/HP)\n\n{BODY}"),
        record(f"Ships in the harbour. (Harbour Press)\n\n{BODY}"),
        record(f"A. WRITER/HP/GETTY IMAGES\n\n{BODY}"),
        record(f"Photo: A. Writer/HP\n\n{BODY}"),
        record(f"toggle caption A. Writer/HP A. Writer/HP\n\n{BODY}"),
        record(f"Photo © 2025 Harbour Press\n\n{BODY}"),
        record(f"HP\n\n{BODY}"),
        record(f"By Ledger staff and Harbour Press\n\n{BODY}"),
        record(f"By The Ledger/HP\n\n{BODY}"),
        record(f"By Agencies\n\n{BODY}"),
        record(authors=("A. Writer", "B. Scribe", "Harbour Press", "C. Penn", "D. Quill")),
        record(source="The Ledger"),
        record(f"PORTSIDE (Ledger) — {BODY}"),
    ],
)
def test_named_in_passing_under_a_picture_or_as_a_contributor_is_no_credit(given) -> None:
    assert wire(given) == Wire()


@pytest.mark.parametrize(
    ("given", "agency"),
    [
        (record(f"By Harbour Press and Orbita\n\n{BODY}"), None),
        (record(f"PORTSIDE (HP/Orbita) — {BODY}"), None),
        (record(f"{BODY}\n\nSource: Harbour Press\nSource: Orbita"), None),
        (record(f"PORTSIDE (HP) — {BODY}\n\nSource: Orbita"), "harbour"),
        (record(f"PORTSIDE (HP) — {BODY}\n\nNORTH QUAY (Orbita) — {BODY}"), "harbour"),
        (record(f"PORTSIDE (HP) — {BODY}", source="Orbita"), "harbour"),
        (record(f"{BODY}\n\nSource: Harbour Press", source="Orbita"), "harbour"),
    ],
)
def test_of_two_agencies_the_dateline_leads_and_else_there_is_none(given, agency) -> None:
    assert wire(given).agency_id == agency
