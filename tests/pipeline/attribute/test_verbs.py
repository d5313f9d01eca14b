"""What form a verb has where it stands."""

from __future__ import annotations

import pytest

from pipeline.attribute.verbs import before_verb, is_finite, is_passive
from tests.pipeline.attribute.parsed import sentence, word


@pytest.mark.parametrize(
    ("text", "verb", "finite", "passive"),
    [
        ("Ilse Dornan rejected the plan.", "rejected", True, False),
        ("Ilse Dornan rejects the plan.", "rejects", True, False),
        ("Ilse Dornan would reject the plan.", "would", True, False),
        ("Ilse Dornan would reject the plan.", "reject", False, False),
        ("Ilse Dornan has rejected the plan.", "rejected", False, False),
        ("The plan was rejected by the council.", "rejected", False, True),
        ("The plan was not quickly rejected.", "rejected", False, True),
        ("The plan rejected by the council was dead.", "rejected", False, False),
        ("Rejecting the plan, Ilse Dornan left.", "Rejecting", False, False),
    ],
)
def test_forms(text, verb, finite, passive) -> None:
    _, tree = sentence(text)
    token = word(tree, verb)
    assert (is_finite(tree, token), is_passive(tree, token)) == (finite, passive)


def test_the_word_before_a_verb_passes_adverbs_over() -> None:
    _, tree = sentence("The plan was not quickly rejected.")
    assert before_verb(tree, word(tree, "rejected")) == "was"
    assert before_verb(tree, tree[0]) == ""
