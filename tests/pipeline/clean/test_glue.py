"""Words that ran together are parted where both are words, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.glue import unglued
from pipeline.text import AlignedText, Edit

MORE = "Wheat, guards and the harbour: a healthy harvest, without the northern security of Norland or its neighbours."


def parted(text: str) -> str:
    return unglued(AlignedText.of(text))[0].text


@pytest.mark.parametrize(
    ("glued", "right"),
    [
        ("The harbour is closed.The guards went home.", "The harbour is closed. The guards went home."),
        ("They counted 1,860.Nobody asked.", "They counted 1,860. Nobody asked."),
        ("Nobody stayed (all left).In the end it rained.", "Nobody stayed (all left). In the end it rained."),
        ("“It is shut.”The guards left.", "“It is shut.” The guards left."),
        ("“It is shut,”said the guard.", "“It is shut,” said the guard."),
        ("“It is shut,” she said.“We left.”", "“It is shut,” she said. “We left.”"),
        ("The guard was told that“we left” too.", "The guard was told that “we left” too."),
        ('"It is shut."The guards left.', '"It is shut." The guards left.'),
        ('The guard said,"We left."', 'The guard said, "We left."'),
        ('It was shut."We left," he said.', 'It was shut. "We left," he said.'),
        ("Talks were long,and went nowhere.", "Talks were long, and went nowhere."),
        ("There was no securityNorland wanted.", "There was no security Norland wanted."),
        ("The day was long otherThe guards said.", "The day was long other The guards said."),
        ("They did it with orwithout wheat.", "They did it with or without wheat."),
        ("They looked at ofthe harbour.", "They looked at of the harbour."),
        ("They prized securityand wheat.", "They prized security and wheat."),
        ("They feared the northern orneighbours.", "They feared the northern or neighbours."),
    ],
)
def test_two_words_are_parted(glued, right) -> None:
    assert parted(f"{glued} {MORE}") == f"{right} {MORE}"


@pytest.mark.parametrize(
    "text",
    [
        "YouTube, LinkedIn, iPhone, eBay, McDonald, DeSantis and MacArthur are names of the harbour.",
        "The U.S.A.F. and the p.m.s of N.Y.C. and a Ph.D. met at 10.30 a.m. on 3.5.2020 for 3,000 guards.",
        "Write to ann.Bee@harbour.example, see harbour.example/The_Guards or guards.Com or @wheat.Guards there.",
        "The insecurity of an independent and informal harbour was awaiting guards; they forgot nothing.",
        "It is inside, outside, within, together, a thousand and whosoever: understand, thereof, therapist.",
        'He said "the guards" and "We left," and nothing else.',
        "iPhones are in the harbour: the guards have iTunes.",
        "A healthyHarbour and another healthyHarbour are a brand, for it is written twice.",
        "e.g. the guards, i.e. the men; etc.",
    ],
)
def test_one_word_stays_one(text) -> None:
    assert parted(f"{text} {MORE}") == f"{text} {MORE}"


def test_each_repair_is_listed_with_its_raw_span() -> None:
    aligned, repairs = unglued(AlignedText.of("It is shut.The guards left.“No,” she said."))
    assert aligned.text == "It is shut. The guards left. “No,” she said."
    assert [(tuple(r.span), r.kind, r.before, r.after) for r in repairs] == [
        ((10, 11), "glued", ".", ". "),
        ((26, 27), "glued", ".", ". "),
    ]


def test_what_was_repaired_before_is_left_to_its_neighbour() -> None:
    aligned = AlignedText.of("It is shut,鈥漵aid she.").edited([Edit(11, 13, "”s")])
    aligned, repairs = unglued(aligned)
    assert (
        aligned.text == "It is shut,”said she."
    )  # both characters come from one repair: no place of its own
    assert repairs == ()


@given(st.text(st.sampled_from("abcThe AnI.,!?\"“”\n)%5@/'"), max_size=60))
def test_nothing_but_spaces_is_put_in_and_each_is_listed(text) -> None:
    done, repairs = unglued(AlignedText.of(text))
    assert done.text.replace(" ", "") == text.replace(" ", "")
    assert len(done.text) == len(text) + len(repairs)
    assert all(repair.before == repair.span.of(text) for repair in repairs)
