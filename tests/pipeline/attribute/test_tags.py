"""Speech tags: what stands before "…, he said", and what goes on after it."""

from __future__ import annotations

import pytest

from pipeline.attribute.tags import as_tag, last_of_tag
from tests.pipeline.attribute.parsed import cue
from tests.pipeline.world import read


@pytest.mark.parametrize(
    ("text", "verb", "source"),
    [
        ("“It is dead,” Ilse Dornan said.", "said", "Ilse"),
        ("“It is dead,” said Ilse Dornan on Monday.", "said", "Ilse"),
        ("“Is it dead?” asked Ilse Dornan.", "asked", "Ilse"),
        ("It is dead, Ilse Dornan told reporters.", "told", "Ilse"),
        ("It is dead, Ilse Dornan believes.", "believes", "Ilse"),
        ("The plan, Ilse Dornan said on Monday, is dead.", "said", "Ilse"),
        ("It is dead,” Ilse Dornan said.", "said", "Ilse"),
    ],
)
def test_a_tag(text, verb, source) -> None:
    reading, frame, _ = cue(text, verb)
    found = as_tag(reading, frame)
    assert found is not None
    assert found.source is not None
    assert found.source.text == source


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ilse Dornan said it was dead.", "said"),
        ("In Paris, Ilse Dornan said it was dead.", "said"),
        ("Asked about it, Ilse Dornan said on Monday: “No.”", "said"),
        ("After a long day, Ilse Dornan endorsed a candidate.", "endorsed"),
        ("Ilse Dornan, who said it, left.", "said"),
        ("He thought of the plan, which Ilse Dornan said was dead.", "said"),
        ("It was criticised, reports said, by Ilse Dornan, saying so.", "saying"),
    ],
)
def test_no_tag(text, verb) -> None:
    reading, frame, _ = cue(text, verb)
    assert as_tag(reading, frame) is None


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("ARLEN, May 3 (Courier) — The plan is dead, Ilse Dornan said.", ["The plan is dead"]),
        ("But the plan is dead, Ilse Dornan said.", ["the plan is dead"]),
        ("The vote failed; the plan is dead, Ilse Dornan said.", ["the plan is dead"]),
        ("The plan, Ilse Dornan said on Monday, is dead and gone.", ["The plan", "is dead and gone"]),
        ("“The plan is dead. It was late,” Ilse Dornan said.", ["The plan is dead. It was late,"]),
    ],
)
def test_the_statement_before_a_tag(text, contents) -> None:
    [told] = read(text).attributions
    assert [part.of(text) for part in told.parts or (told.content,)] == contents


def test_the_last_word_of_a_tag_is_the_source_behind_the_cue() -> None:
    text = "“It is dead,” said Ilse Dornan on Monday."
    reading, frame, _ = cue(text, "said")
    tag = as_tag(reading, frame)
    assert tag is not None
    assert last_of_tag(tag).text == "Dornan"
