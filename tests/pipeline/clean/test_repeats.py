"""What says again what the article says goes; what is said once stays."""

from __future__ import annotations

from pipeline.clean.furniture import furniture

TITLE = "Minister says government decides by itself"
P1 = "The minister said on Monday that the government would decide by itself, whatever anybody else demanded."
P2 = "Officials in two capitals confirmed that the talks would go on, and that nothing had been settled so far."
AGAIN = (
    "The government would decide by itself, the minister confirmed, and talks would go on in two capitals."
)
NEW = "Wheat prices doubled overnight while railway workers went on strike in every province of the north."


def kinds(*lines: str) -> dict[str, str]:
    return {line.text: kind for line, kind in furniture("\n\n".join(lines))}


def test_a_standfirst_between_headline_and_byline_goes() -> None:
    assert kinds(TITLE, AGAIN, "By Mara Tenby", P1, P2) == {AGAIN: "standfirst", "By Mara Tenby": "byline"}


def test_a_first_paragraph_stays_whatever_it_shares() -> None:
    assert kinds(AGAIN, P1, P2) == {}
    assert kinds(TITLE, AGAIN, P1, P2) == {}
    assert AGAIN not in kinds(TITLE, AGAIN, "6 years ago", P1, P2)
    assert AGAIN not in kinds(AGAIN, "By Mara Tenby", P1, P2)


def test_a_standfirst_that_says_something_new_or_quotes_stays() -> None:
    assert kinds(TITLE, NEW, "By Mara Tenby", P1, P2) == {"By Mara Tenby": "byline"}
    quoting = AGAIN.replace("confirmed", "said: “We decide”")
    assert quoting not in kinds(TITLE, quoting, "By Mara Tenby", P1, P2)


def test_highlights_run_into_their_label_go_up_to_the_first_paragraph() -> None:
    first, second = "Story highlights Government would decide by itself", "Talks would go on in two capitals"
    assert kinds(first, second, P1, P2) == {first: "summary", second: "summary"}
    assert kinds("Story highlights Wheat prices doubled overnight", P1, P2) == {}


def test_a_pull_quote_goes_and_its_sentence_stays() -> None:
    pulled = "“The government would decide by itself, whatever anybody else demanded.”"
    assert kinds(P1, pulled, P2, NEW) == {pulled: "pull quote"}


def test_a_heading_in_the_words_of_the_text_stays() -> None:
    assert kinds(P1, "The government would decide by itself, whatever", P2, NEW) == {}
    assert kinds(P1, "“No, sir.”", P2, f"{NEW} “No, sir.”") == {}


def test_of_two_equal_paragraphs_none_is_taken() -> None:
    assert kinds(P1, P2, P1, NEW) == {}
