"""Whose words, in which voice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import schema
from tests.pipeline.world import read

Row = tuple[str, str | None, str]


def rows(text: str) -> list[Row]:
    """Voice, holder and content of each attribution."""
    return [
        (a.voice, a.holder.actor if a.holder else None, a.content.of(text)) for a in read(text).attributions
    ]


NETANYAHU, TRUMP, VANCE = "Benjamin Netanyahu", "Donald Trump", "JD Vance"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We decide alone,” Netanyahu said.", [("direct", NETANYAHU, "We decide alone,")]),
        ("“We decide alone,” said Benjamin Netanyahu.", [("direct", NETANYAHU, "We decide alone,")]),
        ("Netanyahu said: “We decide alone.”", [("direct", NETANYAHU, "We decide alone.")]),
        (
            "Netanyahu, the prime minister, said, “We decide alone.”",
            [("direct", NETANYAHU, "We decide alone.")],
        ),
        (
            "Netanyahu said Israel would “decide alone on this”.",
            [("mixed", NETANYAHU, "decide alone on this")],
        ),
        ("Netanyahu said that Israel would decide.", [("indirect", NETANYAHU, "Israel would decide.")]),
        (
            "According to JD Vance, the plan holds.",
            [("indirect", VANCE, "According to JD Vance, the plan holds.")],
        ),
        ("Netanyahu vetoed the visit.", [("action", NETANYAHU, "vetoed the visit.")]),
        ("Netanyahu believes that it will work.", [("position", NETANYAHU, "it will work.")]),
        ("Netanyahu’s ministers rejected the plan.", []),
        ("A meeting with Trump warned nobody.", []),
        ("The so-called “safe zone” was empty.", []),
        (
            "“Nobody knows who wrote this line here.”",
            [("direct", None, "Nobody knows who wrote this line here.")],
        ),
        ("The plan was rejected by many.", []),
        ("If Netanyahu rejected the plan, it would fail.", []),
        ("The plan holds for now, said JD Vance.", [("indirect", VANCE, "The plan holds for now,")]),
        ("Israel, he added, decides.", []),
        ("King Abdullah of Jordan said it was late.", [("indirect", "King Abdullah II", "it was late.")]),
        ("Vance, who met Netanyahu, said it was late.", [("indirect", VANCE, "it was late.")]),
        ("Turkey, close to Hamas, said it was late.", [("indirect", "Turkey", "it was late.")]),
        ("Prabowo Subianto of Indonesia, who came, said no.", [("indirect", "Prabowo Subianto", "no.")]),
        ("Netanyahu was criticised at home.", []),
        ("Netanyahu said: “ “", []),
        ("“…” Netanyahu said.", []),
        (
            "Fred Fleitz, chief of staff to national security adviser John Bolton, said it was late.",
            [("indirect", "Fred Fleitz", "it was late.")],
        ),
        ("They are lost for good, says former US diplomat.", []),
        (
            "They are lost for good, said Israel on Monday.",
            [("indirect", "Israel", "They are lost for good,")],
        ),
        ("Having supplanted Israel, declared itself a state.", []),
        ("Israel’s leader, Netanyahu, said it was late.", [("indirect", NETANYAHU, "it was late.")]),
        (
            "House of Representatives Democratic leader Nancy Pelosi said it was late.",
            [("indirect", "Nancy Pelosi", "it was late.")],
        ),
        ("Add to Your Checks\n\nPresident Trump said it was late.", [("indirect", TRUMP, "it was late.")]),
        ("Maybe Trump said it was late.", [("indirect", TRUMP, "it was late.")]),
        ("Michelle Obama said it was late.", [("indirect", "Michelle Obama", "it was late.")]),
        ("“It is late,” said Sara Netanyahu.", [("direct", "Sara Netanyahu", "It is late,")]),
        ("“It is late,” said Sarah Huckabee Sanders.", [("direct", "Sarah Huckabee Sanders", "It is late,")]),
        ("Donald Trump Jr. said it was late.", []),
        ("Michael Pompeo said it was late.", [("indirect", "Mike Pompeo", "it was late.")]),
        ("So Trump said it was so late.", [("indirect", TRUMP, "it was so late.")]),
        ("Senator Rubio said it was late.", [("indirect", "Marco Rubio", "it was late.")]),
        ("He read “War and Peace in Our Time” on the way.", []),
    ],
)
def test_one_sentence(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vance met Herzog. “We want a partnership here,” he said.",
            [("direct", VANCE, "We want a partnership here,")],
        ),
        (
            "“We decide alone,” Netanyahu said. “We always did so.”",
            [("direct", NETANYAHU, "We decide alone,"), ("direct", NETANYAHU, "We always did so.")],
        ),
        (
            "“We decide,” says Jane Doe, a scholar.\n\n“Nobody else does it,” says Ms. Doe.",
            [("direct", "Jane Doe", "We decide,"), ("direct", "Jane Doe", "Nobody else does it,")],
        ),
        (
            "“It begins here,” said Netanyahu. “It goes on.\n\n“And it ends here.”",
            [
                ("direct", NETANYAHU, "It begins here,"),
                ("direct", NETANYAHU, "It goes on."),
                ("direct", NETANYAHU, "And it ends here."),
            ],
        ),
        (
            "Netanyahu wrote that “they love him,” while Trump said the talks “must go on until the end.”",
            [("mixed", NETANYAHU, "they love him,"), ("mixed", TRUMP, "must go on until the end.")],
        ),
        (
            "While Trump backs the force, Netanyahu opposes Turkish troops.",
            [("action", TRUMP, "backs the force,"), ("action", NETANYAHU, "opposes Turkish troops.")],
        ),
        (
            "Kamala Harris met Trump. “It was a good long talk,” she said.",
            [("direct", "Kamala Harris", "It was a good long talk,")],
        ),
    ],
)
def test_across_sentences(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_who_reports_another_view_is_not_its_holder() -> None:
    found = rows("Vance said Netanyahu opposes Turkish troops.")
    assert ("action", NETANYAHU, "opposes Turkish troops.") in found
    assert all(holder != VANCE for _, holder, content in found if "Turkish" in content)


def test_a_pronoun_with_two_candidates_has_no_holder() -> None:
    text = "Trump told Vance that he opposes the plan."
    assert all(a.holder is None or a.holder.text != "he" for a in read(text).attributions)


def test_the_same_people_twice_give_the_same_ids() -> None:
    text = "“We decide here,” says Jane Doe, a scholar. Then Doe warned that it was late."
    holders = {a.holder.actor_id for a in read(text).attributions if a.holder}
    assert holders == {"~jane-doe.aaaaaaaa"}


BITS = [
    "“",
    "”",
    '"',
    "Netanyahu",
    "said",
    "that",
    " he ",
    "Trump’s",
    ", ",
    ". ",
    "\n\n",
    "rejected",
    "«",
    "a",
    "Jane Doe",
    "says",
    "?",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=40).map("".join))
def test_any_text_gives_spans_inside_it_and_never_raises(text: str) -> None:
    result = read(text)
    for attribution in result.attributions:
        assert 0 <= attribution.span.start < attribution.span.end <= len(text)
        assert attribution.span.start <= attribution.content.start <= attribution.content.end <= len(text)
        assert attribution.voice in schema.VOICES
        assert attribution.cue is None or attribution.cue.of(text)
        assert attribution.holder is None or attribution.holder.span.of(text) == attribution.holder.text
    quoted = [a.content for a in result.attributions if a.voice in ("direct", "mixed") and a.cue]
    assert len(quoted) == len(set(quoted)), "two speakers for one quotation"
