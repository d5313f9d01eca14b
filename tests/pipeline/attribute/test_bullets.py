"""The bullets of what is attributed, a table each: invented words of invented people.

A case is a text ("¶" is an empty line), and under it, indented, what is attributed to whom: voice, content (pieces
split by " / "), cue, the words that name the source, the holder; "-" is none. Deeds and attitudes are tested beside their
rules. A line "? reason" says that the case is known to fail; it is told in docs/limits.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from pipeline.records import Attribution
from pipeline.text import Span
from tests.pipeline.attribute import cases_phrased, cases_said
from tests.pipeline.world import read

TABLES = (cases_said.CASES, cases_phrased.CASES)


@dataclass
class Case:
    bullet: str
    text: str
    expected: list[str] = field(default_factory=list)
    fails: str | None = None


def cases(table: str) -> list[Case]:
    found: list[Case] = []
    bullet = ""
    for line in table.strip().splitlines():
        if line.startswith("## "):
            bullet = line[3:]
        elif line.startswith("  ? "):
            found[-1].fails = line[4:]
        elif line.startswith("  "):
            found[-1].expected.append(line.strip())
        else:
            found.append(Case(bullet, line))
    return found


def told(text: str) -> list[str]:
    return [line(text, a) for a in read(text).attributions if a.voice in {"direct", "indirect", "mixed"}]


def line(text: str, made: Attribution) -> str:
    def words(span: Span | None) -> str:
        return span.of(text).replace("\n\n", "¶") if span else "-"

    contents = " / ".join(words(part) for part in made.parts or (made.content,))
    holder = made.holder.actor if made.holder else "-"
    return " | ".join([made.voice, contents, words(made.cue), words(made.source), holder])


def params() -> list[object]:
    return [
        pytest.param(
            case.text.replace("¶", "\n\n"),
            case.expected,
            id=f"{case.bullet}: {case.text[:40]}",
            marks=[pytest.mark.xfail(strict=True, reason=case.fails)] if case.fails else [],
        )
        for table in TABLES
        for case in cases(table)
    ]


@pytest.mark.parametrize(("text", "expected"), params())
def test_who_said_what(text, expected) -> None:
    assert told(text) == expected


def test_every_bullet_has_its_cases() -> None:
    found = [case for table in TABLES for case in cases(table)]
    assert len(found) >= 100
    assert len({case.bullet for case in found}) >= 15
    assert len({case.text for case in found}) == len(found)
