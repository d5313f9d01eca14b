"""Which words mention whom; what is ambiguous mentions nobody."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import Span
from tests.pipeline.world import DAY, resolver


def found(text: str, day: dt.date | None = DAY) -> list[tuple[str, str, str]]:
    return [(m.text, m.actor_id, m.method) for m in resolver().resolve(text, day)]


def whom(text: str, day: dt.date | None = DAY) -> list[tuple[str, str]]:
    return [(m.text, m.actor_id) for m in resolver().resolve(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Benjamin Netanyahu spoke.", [("Benjamin Netanyahu", "benjamin-netanyahu", "name")]),
        ("Binyamin Netanyahu spoke.", [("Binyamin Netanyahu", "benjamin-netanyahu", "alias")]),
        ("Netanyahou spoke.", [("Netanyahou", "benjamin-netanyahu", "alias")]),
        ("Nethanyahu spoke.", [("Nethanyahu", "benjamin-netanyahu", "alias")]),
        ("Netanjahu spoke.", [("Netanjahu", "benjamin-netanyahu", "alias")]),
        ("Netanyahu’s plan", [("Netanyahu", "benjamin-netanyahu", "alias")]),
        (
            "Recep\u00a0Tayyip\u00a0Erdogan agreed.",
            [("Recep\u00a0Tayyip\u00a0Erdogan", "recep-tayyip-erdogan", "name")],
        ),
        ("ERDOĞAN AGREES", [("ERDOĞAN", "recep-tayyip-erdogan", "alias")]),
        ("Türkiye agreed.", [("Türkiye", "turkey", "alias")]),
        ("Turkiye agreed.", [("Turkiye", "turkey", "alias")]),
        ("Itamar Ben Gvir left.", [("Itamar Ben Gvir", "itamar-ben-gvir", "name")]),
        ("Netanyahuism is a word.", []),
        ("the US-backed plan", []),
    ],
)
def test_names_in_every_spelling(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara said no.", [("Ankara", "turkey")]),
        ("Washington has repeatedly rejected it.", [("Washington", "united-states")]),
        ("He told Washington so.", [("Washington", "united-states")]),
        (
            "Talks between Washington and Ankara failed.",
            [("Washington", "united-states"), ("Ankara", "turkey")],
        ),
        ("Jerusalem’s position is firm.", [("Jerusalem", "israel")]),
        ("Tel Aviv rejected it.", [("Tel Aviv", "israel")]),
        ("The White House denied it.", [("White House", "united-states")]),
        ("The Pentagon denied it.", [("Pentagon", "us-defense-department")]),
        ("Foggy Bottom denied it.", [("Foggy Bottom", "us-state-department")]),
        ("Downing Street denied it.", [("Downing Street", "united-kingdom")]),
        ("The Kremlin denied it.", [("Kremlin", "russia")]),
        ("Israel denied it.", [("Israel", "israel")]),
        ("They told Israel so.", [("Israel", "israel")]),
        ("Aid to Israel grew.", [("Israel", "israel")]),
        ("On Monday, Israel denied it.", [("Israel", "israel")]),
        ("the Netanyahu government", [("Netanyahu government", "israel")]),
        ("The Turkish government denied it.", [("Turkish government", "turkey")]),
    ],
)
def test_a_place_that_acts_is_an_actor(text: str, expected: list[tuple[str, str]]) -> None:
    assert whom(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They met in Ankara.",
        "He flew to Washington.",
        "It rained on Jerusalem.",
        "London was hit by rain.",
        "The state of Washington was quiet.",
        "Washington, D.C., is hot.",
        "WASHINGTON (Wire) — It rained.",
        "Washington state voted.",
        "He walked to the White House.",
        "a crowd outside the Pentagon",
        "Fighting went on in Israel.",
        "They travelled across Israel.",
        "They came from Israel.",
        "He flew to Israel.",
        "rockets over northern Israel",
        "an Israel-based firm",
        "Israel’s coast is long.",
        "He was born in Haifa, Israel.",
        "the US sanctions",
        "Turkish army positions burned.",
    ],
)
def test_a_place_is_no_actor(text: str) -> None:
    assert whom(text) == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Washington Post reported it.", ["outlet:washington-post"]),
        ("The Jerusalem Post reported it.", ["outlet:jerusalem-post"]),
        ("Israel Hayom reported it.", ["outlet:israel-hayom"]),
        ("Haaretz reported it.", ["outlet:haaretz"]),
        ("The officials told Axios so.", ["outlet:axios"]),
        ("Time passed.", []),
        ("Tel Aviv University opened.", ["~tel-aviv-university"]),
        ("Israeli media reported it.", ["~israeli-media"]),
    ],
)
def test_an_outlet_is_a_reporter_and_no_government(text: str, actors: list[str]) -> None:
    mentions = resolver().resolve(text, DAY)
    assert [m.actor_id for m in mentions] == actors
    assert all(m.kind in ("outlet", "organisation") for m in mentions)


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("The US president spoke.", dt.date(2024, 5, 9), "joe-biden"),
        ("The U.S. President spoke.", dt.date(2025, 10, 27), "donald-trump"),
        ("The American president spoke.", dt.date(2018, 1, 2), "donald-trump"),
        ("US President Rejects Plan", dt.date(2018, 1, 2), "donald-trump"),
        ("The Israeli leader spoke.", dt.date(2022, 1, 5), "naftali-bennett"),
        ("Israel's defence minister spoke.", dt.date(2024, 5, 9), "yoav-gallant"),
        ("The Turkish president spoke.", dt.date(2024, 5, 9), "recep-tayyip-erdogan"),
        ("The White House chief of staff spoke.", dt.date(2025, 10, 27), "susie-wiles"),
        ("The US president spoke.", None, None),
        ("The former US president spoke.", dt.date(2025, 10, 27), None),
        ("The then US president spoke.", dt.date(2025, 10, 27), None),
        ("He became US president.", dt.date(2025, 10, 27), None),
        ("The 45th US president spoke.", dt.date(2025, 10, 27), None),
        ("A US president spoke.", dt.date(2025, 10, 27), None),
        ("The president spoke.", dt.date(2025, 10, 27), None),
        ("The prime minister spoke.", dt.date(2025, 10, 27), None),
    ],
)
def test_an_office_is_its_holder_of_that_day(text: str, day: dt.date | None, actor: str | None) -> None:
    assert [m.actor_id for m in resolver().resolve(text, day)] == ([actor] if actor else [])


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("It rained in Israel. The defence minister spoke.", dt.date(2024, 5, 9), "yoav-gallant"),
        ("It rained in Israel. The premier spoke.", dt.date(2022, 1, 5), "naftali-bennett"),
        ("American aid grew. The secretary of state spoke.", dt.date(2025, 10, 27), "marco-rubio"),
        ("It rained in Israel and Turkey. The defence minister spoke.", dt.date(2024, 5, 9), None),
        ("It rained in Israel. The defence minister of Norland spoke.", dt.date(2024, 5, 9), None),
        ("It rained in Israel. The defence minister spoke.", None, None),
    ],
)
def test_an_office_without_country_is_that_of_the_only_country(
    text: str, day: dt.date | None, actor: str | None
) -> None:
    roles = [m.actor_id for m in resolver().resolve(text, day) if m.method == "role"]
    assert roles == ([actor] if actor else [])


def test_without_a_date_an_office_is_the_only_holder_the_article_names() -> None:
    text = "Joe Biden spoke. The US president was firm."
    assert [m.actor_id for m in resolver().resolve(text, None)] == ["joe-biden", "joe-biden"]
    both = "Joe Biden and Donald Trump differ. The US president was firm."
    assert [m.text for m in resolver().resolve(both, None)] == ["Joe Biden", "Donald Trump"]


def test_a_bare_office_counts_once_its_holder_is_named() -> None:
    text = "Donald Trump spoke. The president was firm."
    assert [(m.text, m.method) for m in resolver().resolve(text, DAY)][-1] == ("president", "role")


@pytest.mark.parametrize(
    "text",
    [
        "Israeli Defence Minister Yoav Gallant spoke.",
        "Yoav Gallant, the Israeli defence minister, spoke.",
        "The Israeli defence minister, Yoav Gallant, spoke.",
        "Israel's then defence minister Yoav Gallant spoke.",
    ],
)
def test_an_office_beside_a_name_is_nobody_else(text: str) -> None:
    assert {m.actor_id for m in resolver().resolve(text, DAY) if m.kind == "person"} == {"yoav-gallant"}


@pytest.mark.parametrize(
    "text", ["George Washington crossed it.", "Denzel Washington sang.", "Paris Hilton sang."]
)
def test_a_namesake_is_no_government(text: str) -> None:
    assert all(m.kind == "person" for m in resolver().resolve(text, DAY))


def test_an_office_that_a_stranger_holds_is_not_the_registrys() -> None:
    text = "Israel sent aid. Prime Minister Ilse Dornan of Norland thanked it. The prime minister smiled."
    assert "role" not in {m.method for m in resolver().resolve(text, DAY)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Katz spoke. Later Israel Katz spoke.", [("Israel Katz", "israel-katz")]),
        ("Israel Katz spoke. Later Katz left.", [("Israel Katz", "israel-katz"), ("Katz", "israel-katz")]),
        ("Israel Katz spoke. Mr. Katz left.", [("Israel Katz", "israel-katz"), ("Katz", "israel-katz")]),
        ("Defense Minister Katz spoke.", [("Katz", "israel-katz")]),
        (
            "Israel Katz met Yaakov Katz, a fellow. Katz left. Mr. Katz smiled. Defense Minister Katz spoke.",
            [("Israel Katz", "israel-katz"), ("Yaakov Katz", "~yaakov-katz"), ("Katz", "israel-katz")],
        ),
        (
            "Israel Katz met Dana Katz, a fellow. Ms. Katz left.",
            [("Israel Katz", "israel-katz"), ("Dana Katz", "~dana-katz")],
        ),
        (
            "Israel Katz met Esther Katz, a fellow. Ms. Katz left. Mr. Katz stayed.",
            [
                ("Israel Katz", "israel-katz"),
                ("Esther Katz", "~esther-katz"),
                ("Katz", "~esther-katz"),
                ("Katz", "israel-katz"),
            ],
        ),
        ("Sara Netanyahu arrived.", [("Sara Netanyahu", "~sara-netanyahu")]),
    ],
)
def test_a_surname_is_the_only_one_who_can_be_meant(text: str, expected: list[tuple[str, str]]) -> None:
    if "Dana" in text:
        expected = [*expected, ("Katz", "~dana-katz")]
    assert whom(text) == expected


def test_in_a_headline_the_surname_may_come_first() -> None:
    text = "Katz Signs The Paper\n\nIsrael Katz signed it."
    heading = Span(0, 20)
    assert [m.text for m in resolver().resolve(text, DAY, (), (heading,))] == ["Katz", "Israel Katz"]


def test_the_stage_runs_the_same_twice_and_in_order() -> None:
    text = (
        "Israeli Prime Minister Benjamin Netanyahu met US President Donald Trump; the US president was firm."
    )
    mentions = resolver().resolve(text, DAY)
    assert [m.text for m in mentions if m.kind == "person"] == [
        "Benjamin Netanyahu",
        "Donald Trump",
        "US president",
    ]
    assert mentions == resolver().resolve(text, DAY)
    check(text, mentions)


PIECES = (
    "Israel Katz", "Yaakov Katz", "Katz", "Mr. Katz", "the US president", "two US officials", "Washington", "in",
    "told", "said", "Israel", "’s", "'s", ",", ".", "\n\n", "“", "”", "(", ")", "-", "—", "the", "a", "senior",
    "Netanyahu aide", "sources close to", "families of", "and", "U.S.", "Turkish", "ministry", "Ministry of",
    "defence", "Haaretz", "Dr. Hana Aziz", ", a fellow at", "spokesman", "House Democrats", "of", "for", "\u00a0",
    "Erdog\u0306an", "AL-SISI", "administration", "Norland", "Council", "(NC)", "NC", "opposition", "I", "D-Calif.",
)  # fmt: skip


def check(text: str, mentions) -> None:
    assert all(m.span.of(text) == m.text and m.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
    assert all(0 <= m.confidence <= 1 and m.actor_id and m.actor for m in mentions)
    assert all(m.pronoun in ("he", "she", "it", "they", None) for m in mentions)


@given(
    st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([" ", "", "  "]), st.none() | st.dates()
)
def test_any_words_give_mentions_inside_the_text(pieces, between, day) -> None:
    text = between.join(pieces)
    check(text, resolver().resolve(text, day, ("Jane Doe",)))


@given(st.text(st.characters()), st.lists(st.text(), max_size=2))
def test_any_text_is_read(text, authors) -> None:
    check(text, resolver().resolve(text, DAY, authors, (Span(0, len(text) // 2),)))
