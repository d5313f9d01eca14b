"""People and organisations that only the article introduces."""

from __future__ import annotations

import pytest

from tests.pipeline.world import DAY, resolver


def people(text: str) -> list[tuple[str, str, str, str | None]]:
    mentions = resolver().resolve(text, DAY)
    return [(m.text, m.actor_id, m.method, m.pronoun) for m in mentions if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Dornan, a senior fellow, left.", ("Ilse Dornan", "~ilse-dornan", "apposition", "she")),
        ("spokesman Omar Dajani left.", ("Omar Dajani", "~omar-dajani", "apposition", "he")),
        ("Foreign Minister Ilse Dornan left.", ("Ilse Dornan", "~ilse-dornan", "apposition", "she")),
        ("Dr. Hana Aziz of the hospital left.", ("Hana Aziz", "~hana-aziz", "apposition", "she")),
        ("chairwoman Vessel Marn left.", ("Vessel Marn", "~vessel-marn", "apposition", "she")),
        ("his wife Vessel Marn left.", ("Vessel Marn", "~vessel-marn", "apposition", "she")),
        ("Vessel Marn, 34, left.", ("Vessel Marn", "~vessel-marn", "apposition", None)),
        ("Vessel Marn (D-Calif.) left.", ("Vessel Marn", "~vessel-marn", "apposition", None)),
        ("Vessel Marn said no.", ("Vessel Marn", "~vessel-marn", "name", None)),
        ("No, said Vessel Marn.", ("Vessel Marn", "~vessel-marn", "name", None)),
        ("Ruth Marn smiled.", ("Ruth Marn", "~ruth-marn", "name", "she")),
        (
            "Jean-Paul van der Marn said no.",
            ("Jean-Paul van der Marn", "~jean-paul-van-der-marn", "name", None),
        ),
        ("Yusuf al-Marn said no.", ("Yusuf al-Marn", "~yusuf-al-marn", "name", "he")),
        ("Sen. Angus Duke left.", ("Angus Duke", "~angus-duke", "apposition", "he")),
        ("Sen. Miles King left.", ("Miles King", "~miles-king", "apposition", "he")),
        ("Capt. Bill Marn left.", ("Bill Marn", "~bill-marn", "apposition", "he")),
        ("Council Chairman Ruth Marn left.", ("Ruth Marn", "~ruth-marn", "apposition", "she")),
        ("Moshe Tur-Paz is a lawmaker.", ("Moshe Tur-Paz", "~moshe-tur-paz", "name", "he")),
    ],
)
def test_a_person_is_introduced(text, expected) -> None:
    assert expected in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vessel Marn was green.",
        "The carrier USS Miles Marn left.",
        "They met in Puerto Rico, who knows why.",
        "Rain Falls On Vessel Marn Today Again",
        "Photo: Ruth Marn/Wire",
        "The Red Sea is deep.",
        "The Alliance Defending Marns, a group, left.",
    ],
)
def test_capitals_alone_make_nobody(text) -> None:
    assert people(text) == []


def test_a_surname_may_be_a_title() -> None:
    text = "Sen. Miles King left. Mr. King said no. The King of Norland waited."
    assert [said for said, *_ in people(text)] == ["Miles King", "King"]


def test_from_a_body_to_a_man_is_no_name() -> None:
    found = resolver().resolve("Members of Congress to Prime Minister Ilse Dornan object.", DAY)
    assert [m.actor for m in found if m.kind != "person"] == ["members of Congress"]


def test_a_shore_is_no_bank() -> None:
    assert resolver().resolve("She lives in the West Bank with him.", DAY) == ()


def test_a_son_of_the_same_name_is_somebody_else() -> None:
    text = "Donald Trump Jr. said no. Donald Trump said yes."
    assert [m.actor_id for m in resolver().resolve(text, DAY)] == ["~donald-trump-jr", "donald-trump"]


def test_later_mentions_are_the_same_person() -> None:
    text = "Vessel Marn, a fellow, left. Ms. Marn smiled. Marn wept. Marnism is a word. Vessel Marn slept."
    ids = [(m[0], m[1], m[2]) for m in people(text)]
    assert ids == [
        ("Vessel Marn", "~vessel-marn", "apposition"),
        ("Marn", "~vessel-marn", "alias"),
        ("Marn", "~vessel-marn", "alias"),
        ("Vessel Marn", "~vessel-marn", "name"),
    ]


def test_of_two_with_one_surname_only_a_title_tells() -> None:
    text = "Ruth Marn, a fellow, met Omar Marn, a poet. Marn left. Mrs. Marn smiled. Mr. Marn wept."
    assert [m[1] for m in people(text)] == ["~ruth-marn", "~omar-marn", "~ruth-marn", "~omar-marn"]


def test_the_same_full_name_is_the_same_actor_in_every_article() -> None:
    one = resolver().resolve("Vessel Marn, a fellow, left.", DAY)
    other = resolver().resolve("Nobody knew her. Vessel Marn said no.", None)
    assert {m.actor_id for m in (*one, *other)} == {"~vessel-marn"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Norland Medical Association left.", [("Norland Medical Association", "organisation")]),
        ("The University of Norland and Marn College left.", [("University of Norland", "organisation"), ("Marn College", "organisation")]),
        ("The University of Norland left.", [("University of Norland", "organisation")]),
        ("The Norland Medical Association (NMA) left. The NMA wept.", [("Norland Medical Association", "organisation"), ("NMA", "organisation"), ("NMA", "organisation")]),
        ("The Obama administration left.", [("Obama administration", "government")]),
        ("The Norland government left.", [("Norland government", "government")]),
        ("The Turkish Ministry of National Defence left.", [("Turkish Ministry of National Defence", "body")]),
        ("Israel’s foreign ministry left.", [("Israel’s foreign ministry", "body")]),
        ("The State Department left.", [("State Department", "body")]),
        ("The Turkish interior ministry left.", [("Turkish interior ministry", "government")]),
        ("Turkey’s interior ministry left.", [("Turkey’s interior ministry", "government")]),
        ("The Defense Ministry left.", []),
        ("The Australian Department of Defence left.", [("Australian Department of Defence", "government")]),
    ],
)  # fmt: skip
def test_bodies_that_can_speak(text, expected) -> None:
    assert [(m.text, m.kind) for m in resolver().resolve(text, DAY)] == expected


def test_a_ministry_speaks_for_its_country() -> None:
    one, other = (
        resolver().resolve(text, DAY)[0]
        for text in ("The Turkish interior ministry left.", "Turkey’s Interior Ministry left.")
    )
    assert (one.actor_id, one.actor, one.body_id) == (
        "~turkish-interior-ministry",
        "Turkish interior ministry",
        "turkey",
    )
    assert one.actor_id == other.actor_id


@pytest.mark.parametrize(
    ("authors", "actor", "pronoun"),
    [
        (("Ruth Marn",), "~ruth-marn", "she"),
        (("By Ruth Marn",), "~ruth-marn", "she"),
        (("Benjamin Netanyahu",), "benjamin-netanyahu", "he"),
        (("Ruth Marn", "Omar Dajani"), None, None),
        (("Ruth Marn and Omar Dajani",), None, None),
        (("Reuters Staff",), None, None),
        (("Editorial Board",), None, None),
        (("marn",), None, None),
        ((), None, None),
    ],
)
def test_the_author_is_an_actor(authors, actor, pronoun) -> None:
    mention = resolver().author_actor(authors)
    assert (mention.actor_id if mention else None) == actor
    if mention:
        assert (mention.method, mention.pronoun, mention.span.of("any text"), mention.text) == (
            "author",
            pronoun,
            "",
            "",
        )


def test_an_author_named_in_the_text_is_the_same_actor() -> None:
    text = "It rains. Vessel Marn is old."
    assert resolver().resolve(text, DAY) == ()
    assert [m.actor_id for m in resolver().resolve(text, DAY, ("Vessel Marn",))] == ["~vessel-marn"]
