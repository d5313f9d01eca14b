"""Names are found as whole words, wherever the marks around them look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.resolve.names import NameIndex
from pipeline.resolve.words import Words, folded


def found(name: str, text: str, **options) -> list[str]:
    return [hit.name for hit in NameIndex([(name, 1)], **options).find(Words(text, {}))]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("Ben-Gvir", "Itamar Ben‑Gvir left", ["Ben‑Gvir"]),
        ("Ben-Gvir", "Itamar Ben Gvir left", ["Ben Gvir"]),
        ("Sa'ar", "Gideon Sa’ar left", ["Sa’ar"]),
        ("Sa'ar", "Gideon Saar left", ["Saar"]),
        ("el-Sisi", "with al-Sisi and El Sisi", ["al-Sisi", "El Sisi"]),
        ("U.S.", "the U.S. said", ["U.S."]),
        ("US", "the U.S. said", ["U.S."]),
        ("U.N.", "the U.N. said", ["U.N."]),
        ("JD Vance", "J.D. Vance and J. D. Vance", ["J.D. Vance"]),
        ("Ann B Doe", "Ann B. Doe", ["Ann B. Doe"]),
        ("US", "USA and US", ["US"]),
        ("US", "US-led and US.", ["US"]),
        ("US", "anti-US", []),
        ("US", "tell us", []),
        ("Abu Obeida", "Abu\u00a0Obeida", ["Abu\u00a0Obeida"]),
        ("Erdogan", "Erdoğan, Erdog\u0306an, ERDOĞAN", ["Erdoğan", "Erdog\u0306an", "ERDOĞAN"]),
        ("Katz", "KATZ and katz", ["KATZ"]),
        ("Israel Katz", "in Israel. Katz left", []),
    ],
)
def test_find(name: str, text: str, expected: list[str]) -> None:
    assert found(name, text) == expected


def test_case_counts_unless_told_otherwise() -> None:
    assert found("Prime Minister", "the prime minister") == []
    assert found("prime minister", "the Prime Minister", ignore_case=True) == ["Prime Minister"]
    assert found("Norland Foreign Ministry", "the Norland foreign ministry") == []
    generic = frozenset(("foreign", "ministry"))
    assert found("Norland Foreign Ministry", "the Norland foreign ministry", generic=generic) == [
        "Norland foreign ministry"
    ]


def test_two_spellings_are_one_word() -> None:
    spelling = {"defence": "defense"}
    index = NameIndex([("Defence Board", 1)], spelling=spelling)
    assert [h.name for h in index.find(Words("the Defense Board", spelling))] == ["Defense Board"]


def test_one_name_may_stand_for_several() -> None:
    hits = NameIndex([("Katz", 1), ("Katz", 2)]).find(Words("Katz", {}))
    assert sorted(hit.value for hit in hits) == [1, 2]


@given(st.text())
def test_every_word_keeps_its_place(text: str) -> None:
    words = Words(text, {})
    assert len(words.starts) == len(words.ends) == len(words.raws) == len(words.forms) == len(words.gaps)
    assert all(a < b for a, b in zip(words.starts, words.ends, strict=True))
    assert all(a <= b for a, b in zip(words.ends, words.starts[1:], strict=False))
    pieces = zip(words.starts, words.ends, words.raws, strict=True)
    assert all(folded(text[a:b]) == raw for a, b, raw in pieces)
