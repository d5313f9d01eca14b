"""Whom pronouns and definite nouns mean. The people and what they say are invented."""

from __future__ import annotations

import pytest

from tests.pipeline.attribute.invented import holder, name


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Ilse Dornan met Otto Katz on Monday. She said no.", "She", "Ilse Dornan"),
        ("Ilse Dornan met Otto Katz on Monday. He said no.", "He", "Otto Katz"),
        ("Otto Katz said he would go.", "he", "Otto Katz"),
        ("Otto Katz told Paul Gallin he would go.", "he", "Otto Katz"),
        # Who is named often and not last is not who has just spoken.
        (
            "Paul Gallin left, and he sold his coat.\n\nOtto Katz said the vote, set by Gallin, was over, as he admitted.",
            "he admitted",
            "Otto Katz",
        ),
        ("Otto Katz left. Later, he said, Paul Gallin had lied.", "he", "Otto Katz"),
        ("The Civic Union wrote a letter. One of its aides said no.", "its", "Civic Union"),
        ("Otto Katz met Paul Gallin on Monday. He said no.", "He", "Otto Katz"),
        ("“We go,” Otto Katz said. “We go now,” he added.", "he", "Otto Katz"),
        ("“No,” said Otto Katz.\n\n“Never,” he added.", "he", "Otto Katz"),
        (
            "Otto Katz said on Monday that Paul Gallin had lied.\n\nHe added that it was over.",
            "He",
            "Otto Katz",
        ),
        (
            "Otto Katz spoke. Ilse Dornan listened. His insistence that all was well failed.",
            "His",
            "Otto Katz",
        ),
        ("Ilse Dornan resigned. Her warning that rates would rise was ignored.", "Her", "Ilse Dornan"),
        # Whoever is only spoken of in a quotation does not speak next.
        ("“Paul Gallin lied,” Otto Katz said. He denied it himself.", "He", "Otto Katz"),
        ("Otto Katz criticised him.", "him", None),
        # Whoever is warned last is nearer than who acted two sentences before.
        (
            "Paul Gallin will travel on Sunday.\n\nThe Civic Union warned Otto Katz.\n\nHowever, he has threatened them.",
            "he",
            "Otto Katz",
        ),
        # Who tells it speaks on, not who acts in what is told.
        (
            "Otto Katz will win the vote, Paul Gallin says. And he believes that it is over.",
            "he",
            "Paul Gallin",
        ),
        (
            "As Sen. Otto Katz (D-N.M.) put it, “I worry about Paul Gallin’s plan.”\n\n“It is bad,” he said.",
            "he",
            "Otto Katz",
        ),
        ("Secretary of State Otto Katz spoke of Paul Gallin. He said no.", "He", "Otto Katz"),
        ("In her speech, Ilse Dornan said no.", "her", "Ilse Dornan"),
        ("Otto Katz left. Asked about her plans, Ilse Dornan said no.", "her", "Ilse Dornan"),
        # A title tells of a woman, also further down.
        ("Sam Orlo said no. She left. Mrs. Orlo smiled.", "She", "Sam Orlo"),
        ("Otto Katz met Rhea Vandel, who said no.", "who", "Rhea Vandel"),
        ("The Civic Union lost. It said the vote was rigged.", "It", "Civic Union"),
        ("Ilse Dornan left Norland. It said nothing.", "It", "Norland"),
        ("It is clear that Norland lost.", "It", None),
        ("Otto Katz and Paul Gallin met on Monday. They said no.", "They", None),
        ("Critics met on Monday. They said it was too late.", "They", "critics"),
    ],
)
def test_pronouns(text: str, source: str, actor: str | None) -> None:
    assert name(text, source) == actor


def test_two_equally_good_candidates_are_none() -> None:
    text = "On Monday Otto Katz spoke in one town, and Paul Gallin spoke in another. He said no."
    assert name(text, "He") in {None, "Otto Katz"}  # never the second of two subjects
    assert name("There were talks of Otto Katz with Paul Gallin in town. He said no.", "He") is None


def test_nobody_is_meant_where_nobody_has_been_for_long() -> None:
    text = "Otto Katz left. " + "The rain fell on the roofs of the old town. " * 8 + "He said no."
    assert name(text, "He") is None


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Foreign Minister Ilse Dornan met Otto Katz. The minister said no.", "The minister", "Ilse Dornan"),
        (
            "Ilse Dornan, the foreign minister, met Otto Katz. The foreign minister said no.",
            "The foreign minister",
            "Ilse Dornan",
        ),
        ("Ilse Dornan is a senator. Otto Katz met the lawmaker.", "the lawmaker", "Ilse Dornan"),
        ("Sen. Ilse Dornan met Otto Katz. The senator said no.", "The senator", "Ilse Dornan"),
        ("Otto Katz, a lawyer, met Paul Gallin, a banker. The banker said no.", "The banker", "Paul Gallin"),
        ("Otto Katz, 74, met Ilse Dornan. The 74-year-old said no.", "The 74-year-old", "Otto Katz"),
        (
            "Finance Minister Otto Katz met Defence Minister Paul Gallin. The defence minister said no.",
            "The defence minister",
            "Paul Gallin",
        ),
        # A spokesman is no woman.
        (
            "Ilse Dornan, a spokeswoman, met Otto Katz. The spokesman said no.",
            "The spokesman",
            "spokesman (unnamed)",
        ),
        ("The Foreign Ministry met Otto Katz. The ministry said no.", "The ministry", "Foreign Ministry"),
        ("Red Dawn fired rockets. The militant group said no.", "The militant group", "Red Dawn"),
        ("The Civic Union lost. The party said no.", "The party", "Civic Union"),
        ("A US official spoke to us. The official said no.", "The official", "US official (unnamed)"),
        ("Two senators met. One said no.", "One", "senator (unnamed)"),
        ("Red Dawn left. The Civic Union wrote a letter. The group said no.", "The group", "Civic Union"),
        ("The site of the Civic Union fell. The party said no.", "The party", "Civic Union"),
    ],
)
def test_definite_nouns(text: str, source: str, actor: str) -> None:
    assert name(text, source) == actor


def test_a_lead_names_its_man_a_sentence_later() -> None:
    text = "Norland’s finance minister said on Monday that it was over.\n\nOtto Katz spoke after a meeting."
    found = holder(text, "Norland’s finance minister")
    assert found is not None
    assert (found.actor, found.method, found.chain) == ("Otto Katz", "noun", ())
