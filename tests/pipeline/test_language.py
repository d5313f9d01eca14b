"""The words that attribute."""

from __future__ import annotations

import pytest

from pipeline.language import inflect
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
