"""Who is meant by the words that name a source. The people and what they say are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import ids, resources
from pipeline.attribute.holders import Holders
from pipeline.attribute.nouns import nouns_of
from pipeline.resolve.vocabulary import load_vocabulary
from pipeline.text import Span
from tests.pipeline.attribute.invented import AUTHOR, holder, name, reading


@pytest.mark.parametrize(
    ("text", "source", "actor"),
    [
        ("Otto Katz left. Mr. Katz said no.", "Mr. Katz", "Otto Katz"),
        ("Foreign Minister Ilse Dornan said no.", "Foreign Minister Ilse Dornan", "Ilse Dornan"),
        ("Ilse Dornan, the foreign minister, said no.", "Ilse Dornan, the foreign minister,", "Ilse Dornan"),
        ("The Norland premier, Ilse Dornan, said no.", "The Norland premier, Ilse Dornan,", "Ilse Dornan"),
        ("The leader of the council, Ilse Dornan, said no.", "The leader of the council", "Ilse Dornan"),
        ("The Civic Union said no.", "The Civic Union", "Civic Union"),
        ("CIVIC UNION SAYS NO\n\nThe Civic Union said no.", "CIVIC UNION", "Civic Union"),
        ("Two left. One of them, the lawyer Otto Katz, said no.", "One of them", "Otto Katz"),
        ("“No,” said a retired lawyer called Otto Katz.", "a retired lawyer called Otto Katz", "Otto Katz"),
        ("Secretary of State Ilse Dornan left.", "Secretary of State Ilse Dornan", "Ilse Dornan"),
        ("Minister for Trade Otto Katz said no.", "Minister for Trade Otto Katz", "Otto Katz"),
        ("US Envoy to Norland Ilse Dornan left.", "US Envoy to Norland Ilse Dornan", "Ilse Dornan"),
        ("Navy Capt. Otto Katz left.", "Navy Capt. Otto Katz", "Otto Katz"),
        ("Sen. Otto Katz, R-S.C., told us no.", "C.", "Otto Katz"),
        ("An aide to Senator Otto Katz left.", "An aide to Senator Otto Katz", "Katz aide (unnamed)"),
        ("Critics, including hardliners who left, said no.", "hardliners", "hardliners"),
        ("When Norland persecutes gay people, all lose.", "Norland", "Norland"),
        # Whose president: somebody else.
        ("Norland's president said no.", "Norland's president", None),
        ("Otto Katz and Paul Gallin said no.", "Otto Katz and Paul Gallin", None),
        ("Otto Katz, Ilse Dornan and Paul Gallin said no.", "Otto Katz, Ilse Dornan and Paul Gallin", None),
    ],
)
def test_names(text: str, source: str, actor: str | None) -> None:
    assert name(text, source) == actor


@pytest.mark.parametrize(
    ("text", "source", "actor", "kind", "body"),
    [
        (
            "Two senior US officials said no.",
            "Two senior US officials",
            "US official (unnamed)",
            "unnamed",
            None,
        ),
        (
            "An aide to Otto Katz said no.",
            "An aide to Otto Katz",
            "Katz aide (unnamed)",
            "unnamed",
            "Otto Katz",
        ),
        (
            "A spokesman for Otto Katz said no.",
            "A spokesman",
            "Katz spokesman (unnamed)",
            "unnamed",
            "Otto Katz",
        ),
        (
            "Otto Katz's lawyer said no.",
            "Otto Katz's lawyer",
            "Katz lawyer (unnamed)",
            "unnamed",
            "Otto Katz",
        ),
        (
            "Otto Katz said no. His lawyer said yes.",
            "His lawyer",
            "Katz lawyer (unnamed)",
            "unnamed",
            "Otto Katz",
        ),
        (
            "One of Otto Katz's aides said no.",
            "One of Otto Katz's aides",
            "Katz aide (unnamed)",
            "unnamed",
            "Otto Katz",
        ),
        ("A resident said no.", "A resident", "resident (unnamed)", "unnamed", None),
        ("Officials said no.", "Officials", "official (unnamed)", "unnamed", None),
        ("Critics said it was too late.", "Critics", "critics", "collective", None),
        ("Exporters have greeted the step.", "Exporters", "exporters", "collective", None),
        ("The teachers’ union said no.", "The teachers’ union", "teachers’ union", "organisation", None),
        (
            "The ministry of fisheries said no.",
            "The ministry of fisheries",
            "ministry of fisheries",
            "organisation",
            None,
        ),
        ("The judge said no.", "The judge", "judge (unnamed)", "unnamed", None),
        # A wife or a colleague speaks for nobody but herself.
        ("Otto Katz left. His wife said no.", "His wife", "Katz wife (unnamed)", "unnamed", None),
        (
            "A top union official said no.",
            "A top union official",
            "union official (unnamed)",
            "unnamed",
            None,
        ),
        # Whose spokesman: of the body just named; whose aide: of the man.
        (
            "The Civic Union left. A spokesman said no.",
            "A spokesman",
            "Civic Union spokesman (unnamed)",
            "unnamed",
            "Civic Union",
        ),
        ("Otto Katz left. An aide said no.", "An aide", "Katz aide (unnamed)", "unnamed", "Otto Katz"),
        (
            "Otto Katz’s new party said no.",
            "Otto Katz’s new party",
            "Otto Katz’s party",
            "organisation",
            "Otto Katz",
        ),
        (
            "Critics, whose union left, said no.",
            "whose union",
            "critics’ union",
            "organisation",
            None,
        ),
        ("BOSSES SAID NO.", "BOSSES", "bosses", "collective", None),
        (
            "Two people familiar with the matter said no.",
            "Two people familiar with the matter",
            "person familiar with the matter (unnamed)",
            "unnamed",
            None,
        ),
    ],
)
def test_sources_without_a_name(text: str, source: str, actor: str, kind: str, body: str | None) -> None:
    found = holder(text, source)
    assert found is not None
    assert (found.actor, found.kind, found.body, found.method) == (actor, kind, body, "noun")
    assert found.actor_id == f"~{ids.slug(actor)}"


@pytest.mark.parametrize("source", ["People", "Some", "Everyone", "You", "Anyone", "Many people", "We"])
def test_anybody_is_nobody(source: str) -> None:
    assert name(f"{source} said that it was too late.", source) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A spokesman said no.", "A spokesman"),
        ("The Civic Union met the Foreign Ministry. A spokesman said no.", "A spokesman"),
    ],
)
def test_a_spokesman_of_nobody_or_of_two_has_no_body(text: str, source: str) -> None:
    found = holder(text, source)
    assert found is not None
    assert (found.actor, found.body) == ("spokesman (unnamed)", None)


@pytest.mark.parametrize(
    "source", ["The ministry", "The party", "The group", "The office", "His office", "The department"]
)
def test_an_office_of_nobody_is_nobody(source: str) -> None:
    assert name(f"{source} said that it was too late.", source) is None


def test_ranks_are_left_out_of_names_in_both_stages() -> None:
    words = load_vocabulary(resources.registry_path("phrases"))
    assert nouns_of("en").words["ranks"] == words.ranks


def test_a_president_of_whom_nothing_is_said_is_nobody() -> None:
    assert name("The president said no.", "The president") is None


@pytest.mark.parametrize("word", ["I", "my", "We", "us"])
def test_the_writer_speaks_of_himself(word: str) -> None:
    text = {
        "I": "I think it is over.",
        "my": "It is over, in my view.",
        "We": "We think so.",
        "us": "It hurts us.",
    }[word]
    found = holder(text, word, AUTHOR)
    assert found is not None
    assert (found.actor, found.method) == ("Ann Ruehl", "author")
    assert holder(text, word) is None


def test_in_a_quotation_i_is_not_the_writer() -> None:
    assert holder("“I think it is over,” said Otto Katz.", "I", AUTHOR) is None


def test_the_writer_is_never_he() -> None:
    assert holder("I think it is over. He said so.", "He", AUTHOR) is None


def test_the_words_of_a_name_are_without_its_title() -> None:
    text = "Otto Katz left. Mr. Katz’s view is known."
    found = holder(text, "Mr. Katz’s")
    assert found is not None
    assert (found.text, found.span.of(text)) == ("Katz", "Katz")


def test_the_words_of_a_noun_lie_in_the_source() -> None:
    text = "An aide to Otto Katz said no."
    for source in ("An aide to Otto Katz", "aide", "An aide"):
        found = holder(text, source)
        assert found is not None
        assert found.text == source


def test_of_outside_every_sentence() -> None:
    holders = Holders(reading("Otto Katz said no."))
    assert holders.of(Span(9, 10)) is None
    assert Holders(reading("")).of(Span(0, 1)) is None


ARTICLE = """Foreign Minister Ilse Dornan said on Monday that Norland would leave the pact. “It is over,” she said.

Otto Katz, a lawyer, told reporters that the minister was wrong. He said that two senior officials from the
Foreign Ministry had told him so. “They know it,” he said. “I know it.”

In her speech, Dornan denied it. The Civic Union, which backs her, said it would vote no. Critics, who had waited
for months, said they were not surprised. One said that Katz’s aides, his lawyer among them, had left.
"""


def check(found: Holders, text: str) -> None:
    for before, after in pairwise(found.mentions):
        assert before.span.end <= after.span.start
    for mention in found.mentions:
        assert mention.span.of(text) == mention.text != ""
        assert mention.chain == tuple(sorted(mention.chain, reverse=True))
        assert all(link.end <= mention.span.start for link in mention.chain)
        assert 0 < mention.confidence <= 1


def test_mentions_are_in_order_and_apart() -> None:
    found = Holders(reading(ARTICLE, AUTHOR))
    check(found, ARTICLE)
    told = {(mention.text, mention.actor) for mention in found.mentions}
    assert {("she", "Ilse Dornan"), ("the minister", "Ilse Dornan"), ("He", "Otto Katz")} <= told


@settings(max_examples=60)
@given(st.data())
def test_mutated_articles(data: st.DataObject) -> None:
    """Cut, doubled and swapped pieces of an article: whatever comes out is sound."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(ARTICLE)), min_size=2, max_size=6)))
    pieces = [ARTICLE[start:end] for start, end in pairwise([0, *cuts, len(ARTICLE)])]
    order = data.draw(st.lists(st.sampled_from(range(len(pieces))), min_size=1, max_size=8))
    marks = data.draw(st.sampled_from(["", "”", "“", "\n\n", " ’s ", ", who ", '"']))
    text = marks.join(pieces[number] for number in order)
    found = Holders(reading(text, AUTHOR))
    check(found, text)
    start = data.draw(st.integers(0, len(text)))
    source = Span(start, start + data.draw(st.integers(1, 40)))
    holder_of = found.of(source)
    if holder_of is not None:
        assert holder_of.span.of(text) == holder_of.text


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    found = Holders(reading(text))
    check(found, text)
    assert all(found.of(Span(start, start + 5)) is None or text for start in range(0, len(text), 7))
