"""Blocks: what stands between two breaks."""

from __future__ import annotations

import pytest

from pipeline.clean.blocks import blocks_of, letters
from pipeline.clean.tree import parse


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>One <b>bold</b>\n word.<p>Two", [("p", "One bold word."), ("p", "Two")]),
        ("<div>Loose<br>lines<p>Para</p>tail</div>", [("div", "Loose"), ("div", "lines"), ("p", "Para"), ("div", "tail")]),
        ("<li>a<li>b", [("li", "a"), ("li", "b")]),
        ("<tr><td>1<td>x", [("td", "1"), ("td", "x")]),
        ("<p>Caf&eacute; <script>var x</script>open", [("p", "Café open")]),
        ("<p>—</p><p> </p><style>p</style>", []),
        ("<noframes><p>No frames.</noframes>", []),
    ],
)  # fmt: skip
def test_blocks(page, expected) -> None:
    assert [(block.tag, block.text) for block in blocks_of(parse(page))] == expected


def test_the_share_of_links_and_the_shape() -> None:
    head, para, cell = blocks_of(parse("<h2>Head</h2><p><a>four</a> and more.</p><td>x"))
    assert (head.is_heading, head.ended, head.words, head.linked) == (True, False, 1, 0.0)
    assert (para.is_heading, para.ended, para.words) == (False, True, 3)
    assert para.linked == pytest.approx(4 / 13)
    assert cell.in_cell
    assert not para.in_cell


def test_letters_ignore_case_space_and_compatibility_forms() -> None:
    assert letters("Ｔhe ﬁrst: “Ｎo. 1”") == "thefirstno1"
