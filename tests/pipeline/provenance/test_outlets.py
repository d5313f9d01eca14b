"""Which outlet, which agency, which authors."""

from __future__ import annotations

import pytest

from pipeline.clean.article import clean
from pipeline.provenance.outlets import Placed, address_of, authors_of, outlet_of, wire_of
from pipeline.records import RawRecord
from pipeline.registry import Outlet, Registry


def outlet(name: str, *tells: str, kind: str = "newspaper") -> Outlet:
    key = name.lower().replace(" ", "-")
    return Outlet(key, f"The {name}", (name, f"{name} Staff"), (f"{key}.example",), None, kind, tells)


OUTLETS = (outlet("Ledger", "Ledger | Home", "shared line"), outlet("Courier", "Courier | Home", "shared line"), outlet("Wire", kind="agency"))  # fmt: skip
REGISTRY = Registry(
    {},
    {},
    {o.id: o for o in OUTLETS},
    "f",
    {domain: o for o in OUTLETS for domain in o.domains},
    {name.casefold(): o for o in OUTLETS for name in (o.name, *o.aliases)},
)


def record(payload: str = "x", **declared) -> RawRecord:
    kind = "html" if payload.startswith("<") else "text"
    return RawRecord("r", "r", payload, kind=kind, **declared)


def placed(given: RawRecord) -> Placed:
    return outlet_of(given, clean(given), REGISTRY)


@pytest.mark.parametrize(
    ("given", "outlet_id", "name", "words"),
    [
        (record(source="ledger"), "ledger", "The Ledger", "declares the source “ledger”"),
        (record(source="www.ledger.example"), "ledger", "The Ledger", "declares"),
        (record(source="Courier", url="https://ledger.example/a"), "courier", "The Courier", "declares"),
        (record(source="Ledger Politics", url="https://www.ledger.example/a"), "ledger", "The Ledger", "“ledger.example”"),
        (record(url="https://news.ledger.example:443/a"), "ledger", "The Ledger", "address"),
        (record("<meta property='og:site_name' content='The Courier'><p>x"), "courier", "The Courier", "og:site_name"),
        (record("<link rel=canonical href='https://courier.example/x'><p>x"), "courier", "The Courier", "address"),
        (record("By Courier Staff\n\nWords of the article."), "courier", "The Courier", "byline"),
        (record("Words.\nLedger | Home\nWords."), "ledger", "The Ledger", "which only The Ledger prints"),
        (record("Words.\nLedger | Home\nshared line"), None, None, None),
        (record("Words.\nshared line"), None, None, None),
        (record("By Wire Staff\n\nWords of the article."), None, None, None),
        (record(source="Foo Daily", url="https://foo.example/a"), None, "Foo Daily", "declares"),
        (record(url="https://www.foo.example/a"), None, "foo.example", "address"),
        (record("<meta property='og:site_name' content='Foo Times'><p>x", url="https://foo.example/a"), None, "Foo Times", "og"),
        (record(url="https://[broken/a"), None, None, None),
        (record(url="/only/a/path"), None, None, None),
        (record("The Ledger reported on Monday that talks failed."), None, None, None),
    ],
)  # fmt: skip
def test_the_first_signal_that_leads_into_the_registry_wins(given, outlet_id, name, words) -> None:
    found = placed(given)
    assert (found.outlet_id, found.outlet) == (outlet_id, name)
    assert words in found.evidence if words and found.evidence else found.evidence is None


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        (record("GAZA (Wire) — The minister spoke."), "wire"),
        (record("By Wire\n\nThe minister spoke at length on Monday."), "wire"),
        (record("The minister spoke at length on Monday.\n\n— Wire"), "wire"),
        (record("The minister spoke.\nSource: Wire"), "wire"),
        (record("x", authors=("Wire",)), "wire"),
        (record("<meta name=author content=Wire><p>x"), "wire"),
        (record("<p>By Wire</p><p>The minister spoke at length on Monday.</p>"), "wire"),
        (record("The minister told Wire that he was leaving."), None),
        (record("By Ledger\n\nThe minister spoke."), None),
        (record("<p>The minister spoke.</p>"), None),
    ],
)
def test_an_agency_is_credited_in_its_own_place_only(given, wire) -> None:
    assert wire_of(given, clean(given), REGISTRY) == wire


def test_authors_and_address_are_declared_or_the_pages_own() -> None:
    page = "<meta name=author content='By A. Writer'><meta name=byl content=x><link rel=canonical href='https://c.example'><p>x"
    given = record(page)
    assert authors_of(given, clean(given)) == ("A. Writer",)
    assert address_of(given, clean(given)) == "https://c.example"
    declared = record(page, authors=("B.",), url="https://d.example")
    assert authors_of(declared, clean(declared)) == ("B.",)
    assert address_of(declared, clean(declared)) == "https://d.example"
    bare = record("<meta property='article:author' content='https://f.example/x'><p>x")
    assert authors_of(bare, clean(bare)) == ()
    assert address_of(bare, clean(bare)) is None
