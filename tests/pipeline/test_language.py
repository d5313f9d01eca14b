"""The words that attribute."""

from __future__ import annotations

import pytest

from pipeline.language import inflect, unread
from tests.pipeline.world import language


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("claim", ["claim", "claims", "claimed", "claiming"]),
        ("urge", ["urge", "urges", "urged", "urging"]),
        ("stress", ["stress", "stresses", "stressed", "stressing"]),
        ("call for", ["call for", "calls for", "called for", "calling for"]),
        ("write/writes/wrote/writing/written", ["write", "writes", "wrote", "writing", "written"]),
    ],
)
def test_inflect(verb: str, expected: list[str]) -> None:
    assert [text for text, _ in inflect(verb)] == expected


def test_cues_know_their_types() -> None:
    cues = language().cues
    assert len(cues) > 400
    assert cues["said"].types == {"speech"}
    assert cues["rejected"].types == {"action"}
    assert cues["warned"].types == {"speech", "action"}


def test_what_is_not_analysed_says_its_language_by_name_or_code() -> None:
    assert unread("fr", {"en"}).startswith("It is in French; only English is analysed")
    assert "with the code tlh" in unread("tlh", {"en"})
