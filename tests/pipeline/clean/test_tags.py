"""Tokens of a page, with exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.tags import attributes, tokens


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>a &amp; b</p>", [("open", "p"), ("text", "a "), ("reference", "&"), ("text", " b"), ("close", "p")]),
        ("a<!-- <p> -->b<!-- open", [("text", "a"), ("text", "b")]),
        ("<!DOCTYPE html><?xml?>x", [("text", "x")]),
        ("<![CDATA[ x ]]>y", [("text", "y")]),
        ("<script>a < b && '<p>'</script>c", [("open", "script"), ("text", "a < b && '<p>'"), ("close", "script"), ("text", "c")]),
        ("<style>x", [("open", "style"), ("text", "x")]),
        ("5 < 6 & 7", [("text", "5 < 6 & 7")]),
        ("&nosuch; &#8217; &#xD800;", [("text", "&nosuch;"), ("text", " "), ("reference", "’"), ("text", " "), ("reference", "\ufffd")]),
        ('<a title="x > y">z', [("open", "a"), ("text", "z")]),
        ('<a title="open>z<b>', [("open", "a"), ("text", "z"), ("open", "b")]),
        ("<br/>", [("open", "br")]),
    ],
)  # fmt: skip
def test_tokens(source, expected) -> None:
    assert [(token.kind, token.value) for token in tokens(source)] == expected


def test_attributes_are_read_once_with_references() -> None:
    found = attributes(' CLASS="a b" id=x data-y=\'"\' hidden class="c" title="a &amp; b"')
    assert found == {"class": "a b", "id": "x", "data-y": '"', "hidden": "", "title": "a & b"}


PIECES = st.sampled_from(
    ["<p>", "</p", ">", "<", "&", "&amp;", "&#x", ";", '"', "'", "<!--", "-->", "<script>", "a ", "é\n"]
)


@given(st.lists(PIECES | st.text(max_size=5)).map("".join))
def test_tokens_follow_each_other_and_text_is_the_source(source) -> None:
    position = 0
    for token in tokens(source):
        assert position <= token.start < token.end <= len(source)
        position = token.end
        if token.kind == "text":
            assert source[token.start : token.end] == token.value
