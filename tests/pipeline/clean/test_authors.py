"""Names over the text and boxes under it go; people the article speaks of stay."""

from __future__ import annotations

import pytest

from pipeline.clean.furniture import furniture

P1 = "The minister said on Monday that the government would decide by itself, whatever anybody else demanded."
P2 = "Officials in two capitals confirmed that the talks would go on, and that nothing had been settled so far."
P3 = "“We will see,” said Oda Quill, who has kept the harbour for thirty years and does not mean to stop now."


def kinds(*lines: str) -> dict[str, str]:
    return {line.text: kind for line, kind in furniture("\n\n".join(lines))}


@pytest.mark.parametrize(
    "line",
    ["Mara Tenby", "Mara Tenby and Ivo Lask", "Mara Tenby, Ivo Lask, and Juno van Dael", "Mara T. O'Dell"],
)
def test_names_over_the_text_are_a_byline(line) -> None:
    assert kinds(line, P1, P2) == {line: "byline"}


@pytest.mark.parametrize(
    "line", ["Oda Quill", "The Harbour", "Why Harbours Matter", "HARBOUR SHUT", "Norland"]
)
def test_a_heading_over_the_text_is_none(line) -> None:
    assert kinds(line, P1, P3) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Mara Tenby is a reporter covering the harbours of the north.",
        "• Mara Tenby is a senior editor of The Courier and the author of “Wheat.”",
        "— Sen. Mara Tenby, Norland Reformist, is a member of the harbour committee.",
        "Mara Tenby writes for The Courier.",
        "Write to Mara Tenby at mara.tenby@courier.example",
        "Reach the reporter at mara@courier.example.",
    ],
)
def test_a_box_goes(line) -> None:
    assert kinds(P1, P2, P3, line) == {line: "author"}


@pytest.mark.parametrize(
    "line",
    [
        "Oda Quill is a director of the harbour.",
        "The Courier is an editor of books.",
        "The Courier reports:",
        "Mara Tenby reports from the harbour that guards pushed sailors back.",
    ],
)
def test_a_source_is_no_author(line) -> None:
    assert kinds(P1, P2, P3, line) == {}
    assert kinds(P1, line, P2, P3, P1, P2, P3, P1, P2) == {}


def test_a_byline_and_a_box_of_one_author_both_go() -> None:
    box = "Mara Tenby is a columnist."
    assert kinds("Mara Tenby", P1, P2, box) == {"Mara Tenby": "byline", box: "author"}


@pytest.mark.parametrize(
    "line",
    [
        "Mara Tenby was named director of the port authority on Monday.",
        "Mara Tenby is a professor of law. She said the plan would fail in court.",
        "Mara Tenby, who owns the yard, is the only member who did not come.",
        "Mara Tenby is expected to be the new editor.",
        "Mara Tenby was quoted as telling the editor that nothing had been settled.",
    ],
)
def test_what_somebody_says_or_does_is_no_box(line) -> None:
    assert kinds(P1, P2, P3, line) == {}


@pytest.mark.parametrize("line", ["Mara Tenby is a former judge.", "Mara Tenby is the director of the port."])
def test_a_line_alone_is_the_article(line) -> None:
    assert kinds(line) == {}
