"""Scorers are found by name; a wrong name says which there are."""

from __future__ import annotations

import pytest

from pipeline.errors import UsageError
from pipeline.score.scorers import find_scorer
from pipeline.score.tone import tone
from tests.pipeline.world import pack


def test_find() -> None:
    assert find_scorer("cues", pack()).name == "cues@1"
    assert find_scorer("encoder", pack()).name == "encoder@1"


def test_an_unknown_name_suggests_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"Did you mean 'cues'\?"):
        find_scorer("cue", pack())


@pytest.mark.parametrize(
    ("text", "sign"), [("A great success.", 1), ("A terrible disaster.", -1), ("A table.", 0)]
)
def test_tone_is_the_words_own(text: str, sign: int) -> None:
    assert (tone(text) > 0) - (tone(text) < 0) == sign
