"""Which outlet, which agency, which authors."""

from __future__ import annotations

import pytest

from pipeline.clean.article import clean
from pipeline.provenance.outlets import Placed, address_of, outlet_of
from pipeline.records import RawRecord
from pipeline.registry import Outlet, Registry


def outlet(name: str, *tells: str, kind: str = "newspaper") -> Outlet:
    key = name.lower().replace(" ", "-")
    return Outlet(
        key,
        name if kind == "agency" else f"The {name}",
        (name, f"{name} Staff"),
        (f"{key}.example",),
        None,
        kind,
        tells,
    )


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
        (record(source="Politics desk", url="https://www.ledger.example/a"), "ledger", "The Ledger", "“ledger.example”"),
        (record(url="https://news.ledger.example:443/a"), "ledger", "The Ledger", "address"),
        (record("<meta property='og:site_name' content='The Courier'><p>x"), "courier", "The Courier", "og:site_name"),
        (record("<link rel=canonical href='https://courier.example/x'><p>x"), "courier", "The Courier", "address"),
        (record(source="Ledger Politics"), "ledger", "The Ledger", "declares the source “Ledger Politics”"),
        (record(url="https://web.archive.org/web/2025/https://ledger.example/a"), "ledger", "The Ledger", "“ledger.example”"),
        (record(url="https://ledger-example.cdn.ampproject.org/c/s/amp.ledger.example/a"), "ledger", "The Ledger", "address"),
        (record("<meta property='og:site_name' content='Home | The Courier'><p>x"), "courier", "The Courier", "Home | The Courier"),
        (record("<meta property='og:site_name' content='ledger.example'><p>x"), "ledger", "The Ledger", "og:site_name"),
        (record("<meta name='application-name' content='Breaking news - Harbour Post'><p>x", url="https://harbourpost.example"), None, "Harbour Post", "application-name"),
        (record("<meta property='og:site_name' content='Big Group'><meta name=publisher content='Harbour Post'><p>x", url="https://harbourpost.example"), None, "Harbour Post", "publisher"),
        (record("<meta name='twitter:site' content='@Ledger'><p>x"), "ledger", "The Ledger", "twitter:site"),
        (record("<meta name='twitter:site' content='@foo'><p>x"), None, None, None),
        (record(source="Wire", url="https://ledger.example/a"), "wire", "Wire", "declares"),
        (record("By Anna Writer, Ledger staff\n\nWords of the article."), "ledger", "The Ledger", "byline"),
        (record("By Anna Writer | Courier\n\nWords of the article."), "courier", "The Courier", "byline"),
        (record("By Anna Writer, Wire\n\nWords of the article."), None, None, None),
        (record("<div class=byline>By Anna Writer, Courier</div><p>x"), "courier", "The Courier", "byline"),
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


def test_the_address_is_declared_or_the_pages_own() -> None:
    page = "<link rel=canonical href='https://c.example'><p>x"
    assert address_of(record(page), clean(record(page))) == "https://c.example"
    declared = record(page, url="https://d.example")
    assert address_of(declared, clean(declared)) == "https://d.example"
    bare = record("<p>x")
    assert address_of(bare, clean(bare)) is None
