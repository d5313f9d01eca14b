"""Which words mention whom; what is ambiguous mentions nobody."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from tests.pipeline.world import DAY, resolver


def found(text: str, day: dt.date | None = DAY) -> list[tuple[str, str, str]]:
    return [(m.text, m.actor_id, m.method) for m in resolver().resolve(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Benjamin Netanyahu spoke.", [("Benjamin Netanyahu", "benjamin-netanyahu", "name")]),
        ("Binyamin Netanyahu spoke.", [("Binyamin Netanyahu", "benjamin-netanyahu", "alias")]),
        ("Netanyahu’s plan", [("Netanyahu", "benjamin-netanyahu", "alias")]),
        (
            "Recep\u00a0Tayyip\u00a0Erdogan agreed.",
            [("Recep\u00a0Tayyip\u00a0Erdogan", "recep-tayyip-erdogan", "alias")],
        ),
        ("Türkiye agreed.", [("Türkiye", "turkey", "alias")]),
        ("Ankara said no.", [("Ankara", "turkey", "metonym")]),
        ("They met in Ankara.", []),
        ("He flew to Washington.", []),
        ("Washington said no.", [("Washington", "united-states", "metonym")]),
        ("The Washington Post reported it.", []),
        ("Israel Hayom reported it.", []),
        ("Fighting went on in Israel.", []),
        ("the US-backed plan", []),
        ("Israeli officials said no.", [("Israeli officials", "israel", "metonym")]),
        ("Netanyahuism is a word.", []),
    ],
)
def test_names_aliases_and_metonyms(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("The US president spoke.", dt.date(2024, 5, 9), "joe-biden"),
        ("The U.S. President spoke.", dt.date(2025, 10, 27), "donald-trump"),
        ("The American president spoke.", dt.date(2018, 1, 2), "donald-trump"),
        ("The Israeli leader spoke.", dt.date(2022, 1, 5), "naftali-bennett"),
        ("Israel's defence minister spoke.", dt.date(2024, 5, 9), "yoav-gallant"),
        ("The US president spoke.", None, None),
        ("The former US president spoke.", dt.date(2025, 10, 27), None),
        ("The president spoke.", dt.date(2025, 10, 27), None),
    ],
)
def test_an_office_is_its_holder_of_that_day(text: str, day: dt.date | None, actor: str | None) -> None:
    assert [m.actor_id for m in resolver().resolve(text, day)] == ([actor] if actor else [])


def test_without_a_date_an_office_is_the_only_holder_the_article_names() -> None:
    text = "Joe Biden spoke. The US president was firm."
    assert [m.actor_id for m in resolver().resolve(text, None)] == ["joe-biden", "joe-biden"]
    both = "Joe Biden and Donald Trump differ. The US president was firm."
    assert [m.text for m in resolver().resolve(both, None)] == ["Joe Biden", "Donald Trump"]


def test_a_bare_office_counts_once_its_holder_is_named() -> None:
    text = "Donald Trump spoke. The president was firm."
    assert [(m.text, m.method) for m in resolver().resolve(text, DAY)][-1] == ("president", "role")


def test_an_ambiguous_surname_counts_only_after_the_full_name() -> None:
    assert found("Katz spoke. Later Israel Katz spoke.") == [("Israel Katz", "israel-katz", "name")]
    assert [m[0] for m in found("Israel Katz spoke. Later Katz left.")] == ["Israel Katz", "Katz"]


def test_mentions_are_ordered_and_do_not_overlap() -> None:
    text = (
        "Israeli Prime Minister Benjamin Netanyahu met US President Donald Trump; the US president was firm."
    )
    mentions = resolver().resolve(text, DAY)
    assert [m.text for m in mentions if m.kind == "person"] == [
        "Benjamin Netanyahu",
        "Donald Trump",
        "US president",
    ]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
    assert all(m.span.of(text) == m.text for m in mentions)
