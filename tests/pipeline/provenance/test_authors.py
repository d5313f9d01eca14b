"""Who signed an article."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.article import clean
from pipeline.provenance.authors import authors_of, names_in
from pipeline.records import RawRecord
from pipeline.registry import Actor, Outlet, Registry

OUTLETS = tuple(
    Outlet(key, name, (), (f"{key}.example",), None, kind, ())
    for key, name, kind in (("ledger", "Harbour Ledger", "newspaper"), ("wire", "Wire", "agency"), ("lw", "Land and Sea", "magazine"))
)  # fmt: skip
REGISTRY = Registry({}, {}, {o.id: o for o in OUTLETS}, "f", {}, {o.name.casefold(): o for o in OUTLETS})


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Anna Writer", ["Anna Writer"]),
        ("By Anna Writer", ["Anna Writer"]),
        ("BY ANNA WRITER", ["ANNA WRITER"]),
        ("Written by Anna Writer", ["Anna Writer"]),
        ("Anna Writer and Ben Reader", ["Anna Writer", "Ben Reader"]),
        (
            "By Anna Writer, Ben Reader and Cleo van der Berg",
            ["Anna Writer", "Ben Reader", "Cleo van der Berg"],
        ),
        ("Anna Writer, Ben Reader, and Cleo Third", ["Anna Writer", "Ben Reader", "Cleo Third"]),
        ("Anna Writer; Ben Reader", ["Anna Writer", "Ben Reader"]),
        ("Anna Writer & Ben Reader", ["Anna Writer", "Ben Reader"]),
        ("Anna Writer, chief political correspondent", ["Anna Writer"]),
        ("Anna Writer, Harbour Ledger", ["Anna Writer"]),
        ("Anna Writer | Harbour Ledger", ["Anna Writer"]),
        ("Anna Writer (Harbour Ledger)", ["Anna Writer"]),
        ("Anna Writer, Jr.", ["Anna Writer"]),
        ("Anna Writer anna@ledger.example", ["Anna Writer"]),
        ("Anna Writer @annawrites", ["Anna Writer"]),
        ("Anna Writer | Oct 27, 2025", ["Anna Writer"]),
        ("A. Writer", ["A. Writer"]),
        ("Wire", ["Wire"]),
        ("Land and Sea", ["Land and Sea"]),
        ("Harbour staff reporter", ["Harbour staff reporter"]),
        ("https://ledger.example/authors/anna", []),
        ("27 October 2025", []),
        ("A sentence of many more words than any name could have", []),
        ("", []),
    ],
)
def test_names_are_parted_and_cleaned(value, names) -> None:
    assert list(names_in(value, REGISTRY)) == names


def found(payload: str, **declared) -> tuple[str, ...]:
    kind = "html" if payload.startswith("<") else "text"
    record = RawRecord("r", "r", payload, kind=kind, **declared)
    return authors_of(record, clean(record), REGISTRY)


LD = '<script type="application/ld+json">{"@type": "NewsArticle", "author": %s}</script><p>x'


@pytest.mark.parametrize(
    ("payload", "names"),
    [
        (LD % '{"name": "Anna Writer"}', ("Anna Writer",)),
        (
            LD % '["Anna Writer", {"name": "Ben Reader"}, {"name": "ANNA WRITER"}]',
            ("Anna Writer", "Ben Reader"),
        ),
        (LD % '"Anna Writer and Ben Reader"', ("Anna Writer", "Ben Reader")),
        (LD % '{"name": ["Anna Writer", "Ben Reader"]}', ("Anna Writer", "Ben Reader")),
        (
            "<meta name=author content='Harbour Ledger'><meta name=dc.creator content='Writer, Anna'><p>x",
            ("Anna Writer",),
        ),
        ("<meta name=author content='Harbour Ledger'><p>x", ("Harbour Ledger",)),
        ("<meta name=author content='By Anna Writer'><meta name=byl content=x><p>x", ("Anna Writer",)),
        ("<meta property=article:author content='https://ledger.example/anna'><p>x", ()),
        ("<a rel=author href=x><b>By</b> <i>Anna Writer</i></a><p>x", ("Anna Writer",)),
        ("<div class=byline>By Anna Writer | Harbour Ledger</div><p>x", ("Anna Writer",)),
        ("<div class=byline>Anna met the council</div><p>x", ()),
        ("Head\nBy Anna Writer and Ben Reader\n\nWords of it.", ("Anna Writer", "Ben Reader")),
        ("By Anna Writer, Harbour Ledger | Oct 27, 2025\n\nWords of it.", ("Anna Writer",)),
        ("By Wire\n\nWords of it.", ("Wire",)),
        ("By Land And By Sea\n\nWords of it.", ()),
        ("By Any Means Possible\n\nWords of it.", ()),
        ("By Monday the council had met and voted on the bridge.", ()),
        ("Words of it, by Anna Writer.", ()),
    ],
)
def test_authors_are_the_first_people_somebody_names(payload, names) -> None:
    assert found(payload) == names


LONG = "The council said on Monday that the bridge would stay open, whatever anybody else demanded of it."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Mara Tenby and Ben Reader", ("Mara Tenby", "Ben Reader")),
        ("Mara Tenby", ("Mara Tenby",)),
        ("Harbour Correspondents", ()),
        ("The Editorial Board", ()),
        ("Harbour News", ()),
        ("Harbour Ledger", ()),
        ("Cleo Third", ()),  # an actor: the label of a photograph
    ],
)
def test_names_alone_over_a_text_are_its_authors(line, names) -> None:
    actor = Actor("cleo", "Cleo Third", "person", None, (), (), (), (), "own", None, ())
    record = RawRecord("r", "r", f"{line}\n\n{LONG}\n\n{LONG.replace('Monday', 'Friday')}")
    registry = replace(REGISTRY, actors={"cleo": actor})
    assert authors_of(record, clean(record), registry) == names


def test_declared_authors_win() -> None:
    assert found("By Anna Writer\n\nWords.", authors=("Ben Reader and Cleo Third",)) == (
        "Ben Reader",
        "Cleo Third",
    )
    assert found("x", authors=("B.", "1234")) == ("B.", "1234")  # what can't be read stays as it was declared


@given(st.text(st.sampled_from("AaBb .,;&|()-@/1ándBy ")) | st.text())
def test_nothing_raises_and_no_name_is_blank(value) -> None:
    assert all(name.strip() for name in names_in(value, REGISTRY))
