"""Names are found as whole words, wherever the marks around them look alike."""

from __future__ import annotations

import pytest

from pipeline.resolve.names import NameIndex, fold


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ben-Gvir", "Itamar Ben‑Gvir left", ["Ben‑Gvir"]),
        ("Sa'ar", "Gideon Sa’ar left", ["Sa’ar"]),
        ("U.S.", "the U.S. said", ["U.S."]),
        ("U.N.", "the U.N. said", ["U.N."]),
        ("US", "USA and US", ["US"]),
        ("US", "US-led and US.", ["US"]),
        ("Abu Obeida", "Abu\u00a0Obeida", ["Abu\u00a0Obeida"]),
    ],
)
def test_find(name: str, text: str, expected: list[str]) -> None:
    assert [hit.name for hit in NameIndex([(name, 1)]).find(text)] == expected


def test_case_counts_unless_told_otherwise() -> None:
    assert not list(NameIndex([("US", 1)]).find("join us"))
    assert [h.name for h in NameIndex([("prime minister", 1)], ignore_case=True).find("Prime Minister")] == [
        "Prime Minister"
    ]


def test_folding_keeps_every_character_in_its_place() -> None:
    text = "Sa’ar\u00a0met İbrahim"
    assert len(fold(text)) == len(text)
    hit = next(iter(NameIndex([("met", 1)], ignore_case=True).find(text)))
    assert text[hit.span.start : hit.span.end] == "met"


def test_one_name_may_stand_for_several() -> None:
    assert sorted(hit.value for hit in NameIndex([("Katz", 1), ("Katz", 2)]).find("Katz")) == [1, 2]
