"""What the words beside a cue make of an attribution."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import resources
from pipeline.attribute.marks import marks
from pipeline.attribute.quotes import quotations
from pipeline.attribute.reading import Reading
from pipeline.attribute.sentences import Spans, paragraphs, sentences
from pipeline.schema import MARKS
from pipeline.syntax.parser import Parser
from pipeline.text import Span
from tests.pipeline.world import language

_WORDS = "Dornan said not if whether , who had in 2009 would ? “ ” to the . once"
ADVERBS = ("", "publicly ", "ever ", "so far ")
VERBS = ("vetoed", "opposed", "signed", "backed", "rejected", "said", "claimed", "warned")


@cache
def _parser() -> Parser:
    return Parser(resources.model_path("parser"))


def _marks(text: str, verb: str, source: str | None = "Dornan", content: str | None = None) -> set[str]:
    spans = sentences(text)
    trees = _parser().parse(text, spans)
    reading = Reading(text, language(), Spans(spans), Spans(paragraphs(text)), trees, quotations(text), ())
    tree = next(tree for tree in trees if any(token.text == verb for token in tree))
    token = next(token for token in tree if token.text == verb)
    named = next((t for t in tree if t.text == source), None)
    start = text.index(content) if content else token.start
    return set(marks(reading, tree, token, Span(start, start + len(content or verb)), named))


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Dornan said that the dam was safe.", "said", set()),
        ("Dornan said that the dam was not safe.", "said", set()),
        ("Dornan did not say that the dam was safe.", "say", {"negated"}),
        ("Dornan didn’t say that the dam was safe.", "say", {"negated"}),
        ("Dornan never said that the dam was safe.", "said", {"negated"}),
        ("Dornan did not, however, say that the dam was safe.", "say", {"negated"}),
        ("Dornan refused to say whether the dam was safe.", "say", {"negated"}),
        ("Dornan denied saying that the dam was safe.", "saying", {"negated"}),
        ("Dornan stopped short of saying that it was safe.", "saying", {"negated"}),
        ("Dornan left without saying that it was safe.", "saying", {"negated"}),
        ("Dornan has yet to say that it is safe.", "say", {"negated"}),
        ("Dornan no longer says that it is safe.", "says", {"negated"}),
        ("Dornan not only said that it was safe.", "said", set()),
        ("Dornan might oppose the dam.", "oppose", {"modal"}),
        ("Dornan may not say so.", "say", {"modal", "negated"}),
        ("Dornan could veto the bill.", "veto", {"modal"}),
        ("Dornan is likely to veto the bill.", "veto", {"modal"}),
        ("Dornan is expected to veto the bill.", "veto", {"modal"}),
        ("Dornan will veto the bill.", "veto", set()),
        ("If Dornan vetoes the bill, the house will vote again.", "vetoes", {"hypothetical"}),
        ("The vote is off unless Dornan refuses.", "refuses", {"hypothetical"}),
        ("Should Dornan refuse, the vote is off.", "refuse", {"hypothetical"}),
        ("Would Dornan veto the bill?", "veto", {"question"}),
        ("Did Dornan say that the dam was safe?", "say", {"question"}),
        ("Reporters asked whether Dornan opposes the dam.", "opposes", {"question"}),
        ("Reporters asked if Dornan opposes the dam.", "opposes", {"question"}),
        ("Dornan opposed the dam.", "opposed", set()),
        ("In 2009 Dornan had vetoed a similar bill.", "vetoed", {"history"}),
        ("Dornan vetoed a similar bill ten years ago.", "vetoed", {"history"}),
        ("Dornan once opposed the dam.", "opposed", {"history"}),
        ("Dornan used to oppose the dam.", "oppose", {"history"}),
        ("Dornan opposed the dam last year.", "opposed", {"history"}),
        ("Dornan has opposed the dam since 2019.", "opposed", set()),
        ("Dornan, who fled in 1998, opposes the dam.", "opposes", set()),
    ],
)
def test_marks(text: str, verb: str, expected: set[str]) -> None:
    assert _marks(text, verb) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [("No one said that the dam was safe.", "one"), ("Nobody said that it was safe.", "Nobody")],
)
def test_what_nobody_says_is_negated(text: str, source: str) -> None:
    assert _marks(text, "said", source) == {"negated"}


def test_a_time_in_the_content_is_not_that_of_the_attribution() -> None:
    text = "Dornan said that the dam had burst in 1987."
    assert _marks(text, "said", content="the dam had burst in 1987") == set()


def test_not_only_the_first_of_two_bare_verbs_is_negated() -> None:
    text = "Dornan did not sign or return the letter."
    assert "negated" in _marks(text, "return")


@settings(max_examples=80)
@given(
    st.sampled_from(
        ("did not {}", "never {}", "has not {}", "had never {}", "would not {}", "will never {}", "not {}")
    ),
    st.sampled_from(ADVERBS),
    st.sampled_from(VERBS),
    st.sampled_from(("Dornan", "The council", "Two ministers of the coast", "Ilse Dornan, the envoy,")),
)
def test_a_not_is_never_lost(group: str, adverb: str, verb: str, holder: str) -> None:
    text = f"{holder} {group.format(adverb + verb)} the plan on Monday."
    assert "negated" in _marks(text, verb, holder.split()[1] if " " in holder else holder)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(_WORDS.split()),
        max_size=30,
    )
)
def test_only_known_marks_and_no_exception_on_any_words(pieces: list[str]) -> None:
    assert _marks(" ".join(["Dornan", *pieces, "said"]), "said") <= set(MARKS)
