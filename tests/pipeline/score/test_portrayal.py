"""Portrayal: which mentions have one, and that they go to the right sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from pipeline import resources
from pipeline.encode.passage import Passage
from pipeline.records import Attribution, Mention, Portrayal, Surroundings
from pipeline.score import portrayal as module
from pipeline.score.portrayal import Portrayer, unread
from pipeline.text import Span

TEXT = "Doe ruined it. Doe, said Roe, “saved Doe’s name”. He and Doe left."
SECOND, THIRD = TEXT.index("Doe, said"), TEXT.index("He and")
SENTENCES = [Span(0, SECOND - 1), Span(SECOND, THIRD - 1), Span(THIRD, len(TEXT))]


def sentence(at: int) -> Span:
    return next(span for span in SENTENCES if at < span.end)


def mention(words: str, start: int, actor: str) -> Mention:
    at = TEXT.index(words, start)
    return Mention(Span(at, at + len(words)), words, actor, actor, "person", "alias")


class Counts:
    """Gives each passage its number as a probability, to tell which one was read for whom."""

    def __init__(self) -> None:
        self.read: list[Passage] = []

    def probabilities(self, passages: Sequence[Passage]) -> np.ndarray:
        self.read += passages
        return np.array([[0.0, 1 - 0.1 * n, 0.1 * n] for n in range(len(passages))])


def portray(
    monkeypatch: pytest.MonkeyPatch, mentions: Sequence[Mention]
) -> tuple[list[float | None], Counts]:
    told = Counts()
    told.about = type("About", (), {"name": "portrayal@1"})()  # type: ignore[attr-defined]
    monkeypatch.setattr(module, "Encoder", lambda _folder: told)
    quoted = Span(TEXT.index("saved"), TEXT.index("”"))
    said = [Attribution("direct", SENTENCES[1], quoted)]
    found = Portrayer(Path()).portray(Surroundings(TEXT, tuple(mentions), sentence), mentions, said)
    return [None if one is None else round(one.value, 3) for one in found], told


def test_a_sentence_is_read_once_for_each_actor_and_quotations_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mentions = [
        mention("Doe", 0, "doe"),
        mention("Doe", SECOND, "doe"),
        mention("Roe", SECOND, "roe"),
        mention("Doe", SECOND + 5, "doe"),  # in the quotation
        mention("He", THIRD, "doe"),
        mention("Doe", THIRD, "doe"),  # the same actor in the same sentence
    ]
    values, told = portray(monkeypatch, mentions)
    assert values == [0.0, 0.1, 0.2, None, 0.3, 0.3]
    assert [one.focus[0].of(TEXT) for one in told.read] == ["Doe", "Doe", "Roe", "He"]
    assert [one.window for one in told.read] == [SENTENCES[0], SENTENCES[1], SENTENCES[1], SENTENCES[2]]


def test_nobody_mentioned_is_nothing_read(monkeypatch: pytest.MonkeyPatch) -> None:
    values, told = portray(monkeypatch, [])
    assert (values, told.read) == ([], [])


def test_a_run_without_a_model_portrays_nobody() -> None:
    mentions = (mention("Doe", 0, "doe"),)
    assert unread(Surroundings(TEXT, mentions), mentions, []) == [None]


def test_the_value_is_positive_less_negative() -> None:
    assert Portrayal(0.2, 0.3, 0.5).value == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Doe, a disgraced crook, robbed the poor and lied about it.", -1),
        ("Doe, widely admired for her courage, won a well-deserved prize.", 1),
    ],
)
def test_the_file_that_ships_knows_praise_from_blame(text: str, sign: int) -> None:
    found = [Mention(Span(0, 3), "Doe", "doe", "Doe", "person", "name")]
    (one,) = Portrayer(resources.model_path("portrayal")).portray(Surroundings(text), found, [])
    assert one is not None
    assert one.value * sign > 0.5
