"""Quotation marks typed with other keys pair up; what does not stays."""

from __future__ import annotations

import pytest

from pipeline.clean.changes import applied
from pipeline.clean.typed_quotes import typed_quote_changes


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("''No,'' he said.", "“No,” he said."),
        ("He called it ''a start.''", "He called it “a start.”"),
        ("``No,'' he said. ``Never.''", "“No,” he said. “Never.”"),
        ("``No,″ he said.", "“No,” he said."),
        ("``We go on", "“We go on"),
        ("He said.``We go on,'' twice.", "He said.“We go on,” twice."),
        ("\"No,'' he said.", '"No," he said.'),
        ("''No,\" he said.", '"No," he said.'),
        ("“No,'' he said.", "“No,” he said."),
        ("''No,” he said.", "“No,” he said."),
        (",,Nein,'' sagte er.", "“Nein,” sagte er."),
        ("<<Oui>>, dit-il.", "“Oui”, dit-il."),
        ("''Don't,'' he said, 'and don't ask.'", "“Don't,” he said, 'and don't ask.'"),
        ("He said \"yes\" and ''no'' at once.", 'He said "yes" and “no” at once.'),
    ],
)
def test_a_pair_is_repaired(raw, text) -> None:
    assert applied(raw, typed_quote_changes(raw)) == text


@pytest.mark.parametrize(
    "text",
    [
        "He is 5'10'' tall, the other 6'' taller.",
        "\"He is 5'10'' tall,\" she said.",
        "the boys'' and the girls'' teams",
        "x = '' and y = ''",
        "print('', '')",
        "It is ''one\n\nand two'' here.",
        "the '''bold''' and ''italic'' of [[Wiki]]",
        "1 << 2 and 8 >> 1",
        "std::cout << x << y;",
        "on August 17,, 2014, she came",
        "``code`` in a document",
        "He said ''yes''' at once",
        "''",
        "a bomb,''\" said the man",
        "''{a} = b''",
    ],
)
def test_what_does_not_pair_stays(text) -> None:
    assert typed_quote_changes(text) == []


def test_marks_that_are_too_far_apart_do_not_pair() -> None:
    assert typed_quote_changes("''Yes " + "and so on " * 400 + "it was.''") == []
