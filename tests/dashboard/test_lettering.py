"""Words are as wide as the font has them, near enough to break lines where they should break."""

from __future__ import annotations

import pytest

from dashboard.figures.parts.lettering import breadth, wrapped

TEXT = "Benjamin Netanyahu’s office said on Monday that it would not comment; nobody else did, either."


def test_kinds_of_characters_differ() -> None:
    assert breadth("iiii", 10) < breadth("nnnn", 10) < breadth("NNNN", 10) < breadth("漢字漢字", 10)
    assert breadth("n", 20) == 2 * breadth("n", 10)
    assert breadth("n", 10, bold=True) > breadth("n", 10)
    assert breadth("e\u0301", 10) == breadth("e", 10)


@pytest.mark.parametrize("width", [40, 120, 400])
def test_no_line_is_wider_and_no_word_is_lost(width) -> None:
    lines = wrapped(TEXT, 13, width)
    assert all(breadth(line, 13) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == TEXT.replace(" ", "")


def test_words_stay_whole_where_they_fit() -> None:
    assert " ".join(wrapped(TEXT, 13, 200)) == TEXT
    assert wrapped("", 13, 200) == [""]
    assert len(wrapped("x" * 100, 10, 100)) > 1
