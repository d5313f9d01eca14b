"""Who and what only an article introduces: people by what stands around them, countries, companies."""

from __future__ import annotations

import pytest

from tests.pipeline.world import DAY, resolver


def found(text: str, *kinds: str) -> list[tuple[str, str]]:
    return [(m.text, m.actor) for m in resolver().resolve(text, DAY) if m.kind in (kinds or ("person",))]


@pytest.mark.parametrize(
    "text",
    [
        "It was painted by the sculptor Vessel Marn in May.",
        "She met her neighbour Vessel Marn at noon.",
        "It was given to a retired pilot called Vessel Marn in May.",
        "The leader of the county council, Vessel Marn, left early.",
        "Counsel, Vessel Marn, rose.",
        "The tunnel’s long-time keeper, Vessel Marn, left.",
        "Her counterpart at the trust, Vessel Marn, left.",
        "He wrote to his minister, the late Vessel Marn, in June.",
        "One of its members, Vessel Marn, left.",
        "Vessel Marn, the treasurer, left.",
        "Vessel Marn of the Evening Star admired it.",
        "Vessel Marn, for the opposition, has denied it.",
        "Asked by Vessel Marn of Corbin Bank, she left.",
        "Vessel Marn thinks not.",
        "It took Vessel Marn a year. “It was cold,” says Marn.",
        "We are back with Vessel Marn.\n\nMARN: I left.\n\nHOST: Why?",
        "It took Vessel Marn a year. Mr Marn was cold.",
    ],
)
def test_what_stands_around_a_name_shows_somebody(text) -> None:
    assert ("Vessel Marn", "Vessel Marn") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel, Vessel Marn, opened in May.",
        "They sailed the Vessel Marn to the coast.",
        "The Vessel Marn Bill of May was a failure.",
        "It opened near Vessel Marn, the oldest of its streets.",
    ],
)
def test_names_of_things_are_no_people(text) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A resident, Mr Stobbs, wept. Stobbs left.", ["Stobbs", "Stobbs"]),
        ("Cllr Stobbs objected. Cllr Stobbs left.", ["Stobbs", "Stobbs"]),
        ("President Stobbs conceded. Stobbs left.", ["Stobbs", "Stobbs"]),
        ("MINISTER STOBBS: It is over.\n\nQUESTION: Why?", ["Stobbs"]),
        ("Queen Marn smiled.", ["Queen Marn"]),
        # A title before a word that is no name, a longer name, a name that the registry shares out.
        ("The Chief Executive left. Executive Order 9 stands.", []),
        ("The president Stobbs left.", []),
        ("Dr. Ruth Marn left. Dr. Marn smiled.", ["Ruth Marn", "Ruth Marn"]),
        ("Mr. Katz left.", []),
    ],
)
def test_a_title_and_one_name_are_somebody(text, expected) -> None:
    assert [actor for _, actor in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Tobin Marn, a fellow, left. “Tobin said no,” she recalled.", "Tobin", "Tobin Marn"),
        ("The painter Vessel Marn left; Vessel, 80, contends she won.", "Vessel", "Vessel Marn"),
        ("Sir Otmar Marn, a judge, left. “No,” said Sir Otmar.", "Otmar", "Otmar Marn"),
        ("Kamala Harris left. She left Kamala alone.", "Kamala", "Kamala Harris"),
    ],
)
def test_a_given_name_alone_after_the_full_one(text, word, actor) -> None:
    assert (word, actor) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        # Two of one name; before the full name; a word that opens a sentence; a title of surnames.
        "Tobin Marn, a fellow, met Tobin Skel, a poet. She asked Tobin again.",
        "She asked Tobin again.\nTobin Marn, a fellow, left.",
        "Hope Marn, a fellow, left. Hope of peace faded.",
        "Tobin Marn, a fellow, left. Mr Tobin wept over it and Mr. Tobin Skel too.",
    ],
)
def test_a_given_name_that_may_be_anothers_is_nobodys(text) -> None:
    assert not [one for one in found(text) if one[0] in {"Tobin", "Hope"} and one[1].endswith("Marn")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("President Obama left. Michelle Obama, a lawyer, smiled. “No,” Obama said.", "Barack Obama"),
        ("Michelle Obama, a lawyer, smiled. “No,” Obama said.", None),
        ("Michelle Obama, a lawyer, smiled. “No,” Mrs. Obama said.", "Michelle Obama"),
    ],
)
def test_a_surname_that_the_registry_knows_is_not_the_other_ones(text, actor) -> None:
    last = found(text)[-1]
    assert (last[1] if last[0] == "Obama" else None) == actor


def test_a_headline_has_the_surname_before_the_full_name() -> None:
    text = "Marn: ‘I will not go’\n\nThe minister for ports, Vessel Marn, will not go."
    assert found(text)[0] == ("Marn", "Vessel Marn")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Brellany’s foreign ministry left. Brellany denied it.", "Brellany"),
        ("The president of Brellany smiled. Brellany denied it.", "Brellany"),
        ("Neighbouring Brellany condemned it.", "Brellany"),
        ("Brellany, which trained them, denied it. Its ambassador smiled.", "Brellany"),
        ("Brellania denied it. Brellanian guards smiled.", "Brellania"),
    ],
)
def test_a_country_nobody_listed(text, word) -> None:
    assert (word, word) in found(text, "country")


@pytest.mark.parametrize(
    "text",
    [
        "Marn’s friends left. Marn denied it.",
        "Governor Vessel Marn smiled. Marn’s government denied it.",
        "Ohio’s president denied it.",
        "Julia denied it.",
        "Monday’s army of fans left.",
    ],
)
def test_a_capital_alone_is_no_country(text) -> None:
    assert found(text, "country") == []


def test_what_belongs_to_an_unlisted_country_speaks_for_it() -> None:
    text = "Brellania’s defence ministry denied it. A Brellanian spokesman smiled."
    told = [(m.actor, m.body) for m in resolver().resolve(text, DAY)]
    assert told == [
        ("Brellanian defence ministry", "Brellania"),
        ("Brellanian spokesman (unnamed)", "Brellania"),
    ]


def test_both_orders_of_a_ministry_of_a_country_are_one() -> None:
    text = "Brellany’s foreign ministry denied it. The foreign ministry of Brellany smiled."
    assert len({m.actor_id for m in resolver().resolve(text, DAY) if m.kind == "government"}) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Quellon, the maker of the chip, said no.", "Quellon"),
        ("A poll by the firm Quellon said no.", "Quellon"),
        ("It was mocked by the nationalist daily Quellon, too.", "Quellon"),
        ("Her union, the NSQ, is against it.", "NSQ"),
        ("The budget fell to her coalition partners, the Harvesters, in May.", "Harvesters"),
        ("The opposition Harvesters criticized it.", "Harvesters"),
    ],
)
def test_an_organisation_by_what_it_is_called(text, word) -> None:
    assert (word, word) in found(text, "organisation")


@pytest.mark.parametrize(
    "text", ["Quellon said no.", "The Quellon opened in May.", "Ruth Quellon, the maker of it, left."]
)
def test_a_word_of_which_nothing_is_said_is_no_organisation(text) -> None:
    assert found(text, "organisation") == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Turkey will join, and the Defense Ministry was glad.", "turkish-defence-ministry"),
        ("The Ministry of National Defence wrote to Turkish officers.", "turkish-defence-ministry"),
        ("Israel and Turkey spoke, and the Foreign Ministry was glad.", None),
        ("Brellany’s army left Turkey, and the Defense Ministry was glad.", None),
        ("It rained. The Defense Ministry was glad.", None),
        (
            "Turkey spoke. Turkey wept. Turkey slept. The Defense Ministry was glad.",
            "turkish-defence-ministry",
        ),
    ],
)
def test_a_ministry_is_that_of_the_only_country(text, actor) -> None:
    ids = [m.actor_id for m in resolver().resolve(text, DAY) if m.kind == "body"]
    assert ids == ([actor] if actor else [])
