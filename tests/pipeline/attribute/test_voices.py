"""Whose words stand inside whose."""

from __future__ import annotations

import pytest

from tests.pipeline.world import read

DORNAN, KATZ = "Ilse Dornan", "Otto Katz"
Row = tuple[str, str, str | None, str | None]


def rows(text: str) -> list[Row]:
    """Voice, content, holder and reporter of each attribution."""
    return [
        (
            a.voice,
            a.content.of(text),
            a.holder.actor if a.holder else None,
            a.reporter.actor if a.reporter else None,
        )
        for a in read(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ilse Dornan said Otto Katz opposes the plan.",
            [
                ("indirect", "Otto Katz opposes the plan", DORNAN, None),
                ("position", "opposes the plan", KATZ, DORNAN),
            ],
        ),
        (
            "Ilse Dornan said Otto Katz believes that the plan is dead.",
            [
                ("indirect", "Otto Katz believes that the plan is dead", DORNAN, None),
                ("indirect", "the plan is dead", KATZ, DORNAN),
            ],
        ),
        (
            "Ilse Dornan said that Otto Katz had said the plan was dead.",
            [
                ("indirect", "Otto Katz had said the plan was dead", DORNAN, None),
                ("indirect", "the plan was dead", KATZ, DORNAN),
            ],
        ),
        (
            "Ilse Dornan’s claim that the plan is dead is wrong, Otto Katz said.",
            [
                ("indirect", "Ilse Dornan’s claim that the plan is dead is wrong", KATZ, None),
                ("indirect", "the plan is dead", DORNAN, KATZ),
            ],
        ),
        (
            "“Otto Katz told us, ‘The plan is dead,’ and left,” Ilse Dornan said.",
            [
                ("direct", "Otto Katz told us, ‘The plan is dead,’ and left,", DORNAN, None),
                ("direct", "The plan is dead,", KATZ, DORNAN),
            ],
        ),
    ],
)
def test_who_reports_is_not_whose_it_is(text, expected) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Dornan said she believed the plan was dead.",
        "Ilse Dornan said she opposes the plan.",
        "“I oppose the plan,” Ilse Dornan said.",
    ],
)
def test_what_a_speaker_says_of_herself_is_part_of_her_words(text) -> None:
    [told] = rows(text)
    assert told[2:] == (DORNAN, None)


def test_i_inside_a_quotation_is_who_speaks() -> None:
    text = "“I told them, ‘The plan is dead,’ and left,” Ilse Dornan said."
    assert ("direct", "The plan is dead,", DORNAN, None) in rows(text)


@pytest.mark.xfail(strict=True, reason="who quotes is known only where his words hold the other's")
def test_a_paper_that_quotes_reports() -> None:
    [told] = read("The Herald quoted Ilse Dornan as saying that the plan was dead.").attributions
    assert told.reporter is not None
