"""What an analyst read as furniture goes; what only begins like it stays."""

from __future__ import annotations

import pytest

from pipeline.clean.furniture import furniture

P1 = "The minister said on Monday that the government would decide by itself, whatever anybody else demanded."
P2 = "Officials in two capitals confirmed that the talks would go on, and that nothing had been settled so far."


def kinds(text: str) -> dict[str, str]:
    return {line.text: kind for line, kind in furniture(text)}


@pytest.mark.parametrize(
    "line",
    [
        "Like many officials, she announced it on Twitter before the vote.",
        "Like us, the captains have waited for years.",
        "Join us or leave, the minister told his party.",
        "Support for local journalism has fallen sharply, the report said.",
        "We use cookies only where the law allows it, the company said.",
        "Sign up for a free trial and you will find it hard to leave, the regulator said.",
        "By signing up you agree to be tracked, the regulator warned users of the service.",
        "Be a member of the union and you pay dues all your life, he said.",
        "Photo credit rules were changed in the spring, the council said.",
        "Opinions expressed in the hall were not those of the council, its chair said.",
    ],
)
def test_a_sentence_that_reports_is_the_article_though_it_begins_like_a_button(line) -> None:
    assert kinds(f"{P1}\n\n{line}\n\n{P2}") == {}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Follow Harbour Courier on Google News and add us as a source.", "share"),
        ("Like us on Facebook", "share"),
        ("Photo : Mara Tenby ( Harbour Pictures )", "credit"),
        ("By Mara Tenby, opinion contributor", "byline"),
        ("By Mara Tenby, Courier diplomatic correspondent", "byline"),
        ("(Reporting by Mara Tenby; Editing by Ivo Lask)", "byline"),
        ("Additional reporting from PA", "byline"),
        ("Mara Tenby and Ivo Lask contributed.", "byline"),
        ("Updated Feb. 18 at 9 a.m. ET", "date"),
        ("Updated at 4 p.m.", "date"),
        ("This is a breaking new story - more to follow", "note"),
        ("Get in touch with our news team by emailing us at news@courier.example.", "feedback"),
        ("For more stories like this, check our news page.", "feedback"),
    ],
)
def test_lines_read_by_an_analyst_as_furniture(line, kind) -> None:
    assert kinds(f"{P1}\n\n{P2}\n\n{line}") == {line: kind}


@pytest.mark.parametrize(
    "text",
    [
        "The rain\nfalls on the quiet harbour town\nand nobody\ngoes home tonight",
        "Results of the district election\n\nNorth Quarter\n\nLabour 44\n\nGreens 31",
        f"Five questions\n\nQ: Who decides?\n\nA: The council.\n\nQ: When?\n\nOn Monday\n\n{P1}",
    ],
)
def test_short_lines_that_are_the_article_stay(text) -> None:
    assert kinds(text) == {}


def test_a_list_of_stories_ends_at_a_short_sentence() -> None:
    text = f"{P1}\n\nMost read\n\nHarbour shut\n\nSchools in three districts stay closed."
    assert kinds(text) == {"Most read": "related", "Harbour shut": "related"}


CAPITALS = "COUNCIL SLAMS ‘BRUTAL’ MINISTER OVER SHAMEFUL HARBOUR DEAL"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{P1}\n\n{CAPITALS}\n\n{P2}", {CAPITALS: "related"}),
        (f"{CAPITALS}\n\n{P1}\n\n{P2}", {}),  # a headline
        (f"{P1}\n\nNO DEAL, NO TALKS\n\n{P2}", {}),  # a subheading
        (f"{P1}\n\n“{CAPITALS}”\n\n{P2}", {}),
        (f"{P1.upper()}\n\n{CAPITALS}\n\n{P2.upper()}", {}),  # a wire in capitals
        (f"{P1}\n\n{CAPITALS}.\n\n{P2}", {}),
    ],
)
def test_a_headline_in_capitals_between_paragraphs_is_another_story(text, found) -> None:
    assert kinds(text) == found


def test_takeaways_glued_to_their_head_may_begin_with_a_quotation() -> None:
    point = 'Story highlights "The government would decide by itself," the minister said on Monday'
    assert kinds(f"{point}\n\n{P1}\n\n{P2}") == {point: "summary"}
