"""Encoding is repaired, every repair is listed, and repairing again changes nothing."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.encoding import repaired
from pipeline.records import Clean, Repair
from pipeline.text import AlignedText, Edit, Span
from tests.pipeline.clean.alignment_law import broken

MARKS = str.maketrans("“”‘’–—…•", "''''''''")
PIECES = st.sampled_from(
    [
        "鈥", "淚", "檚", "窶", "廬", "冱", "쏧", "셲", "��", "�", "𦔒", "䏭", "â€", "œ", "™", "Ã©", "Ã¢â‚¬", "Â ", "''", "``",
        ",,", "<<", ">>", "“", "”", "’", '"', "n", "t ", "s ", "said ", "He ", ", ", ".", " ", "\n", "&amp;", "quot;",
        "&#146;", "\x80", "\x94", "王", "가", "カ", "é", "€", "5", "芒鈧", "\ufeff", "ﬁ", "don", "it", "\x07",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=30).map(
    "".join
)
WORDS = st.sampled_from(
    [
        "Israel",
        "we",
        "it’s",
        "Hamas’s",
        "“no”",
        "“We go,”",
        "—",
        "plan—yes",
        "don’t",
        "‘so’",
        "(“so”)",
        "the",
        "plan,",
    ]
)
LATIN = ("cp1252", "latin-1", "cp437", "cp1251", "macroman")


def fixed(text: str) -> str:
    return repaired(AlignedText.of(text))[0].text


def test_repairs_are_small_and_say_what_stood_there() -> None:
    raw = "One line.\nHe said 鈥淣o鈥 and itâ€™s so, don\ufffdt ask.\n''No,'' he said."
    aligned, repairs = repaired(AlignedText.of(raw))
    assert aligned.text == "One line.\nHe said “No” and it’s so, don’t ask.\n“No,” he said."
    assert repairs == (
        Repair(Span(18, 20), "gbk", "鈥淣", "“N"),
        Repair(Span(21, 22), "gbk", "鈥", "”"),
        Repair(Span(29, 32), "single_byte", "â€™", "’"),
        Repair(Span(41, 42), "lost_bytes", "\ufffd", "’"),
        Repair(Span(49, 51), "typed_quotes", "''", "“"),
        Repair(Span(54, 56), "typed_quotes", "''", "”"),
    )


def test_what_two_steps_repaired_is_one_repair() -> None:
    (repair,) = repaired(AlignedText.of("it芒鈧�鈩�s so"))[1]
    assert repair == Repair(Span(2, 7), "gbk+single_byte", "芒鈧�鈩�", "’")


def test_repairs_of_an_edited_text_are_told_in_raw_characters() -> None:
    edited = AlignedText.of("<p>He said 鈥淣o鈥").edited([Edit(0, 3, "")])
    aligned, repairs = repaired(edited)
    assert aligned.text == "He said “No”"
    assert [repair.span for repair in repairs] == [(11, 13), (14, 15)]


def wrongly(text: str, *decoders: str) -> str:
    for decoder in decoders:
        text = text.encode().decode(decoder, "replace")
    return text


@pytest.mark.parametrize(
    "decoders",
    [
        ("cp1252",), ("cp1252", "cp1252"), ("latin-1", "latin-1"), ("latin-1", "cp1252"), ("cp1252", "latin-1"),
        ("gbk", "cp1252"), ("cp1252", "gbk"), ("gbk", "latin-1"), ("cp932", "cp1252"), ("cp437",), ("cp850",),
        ("macroman",), ("cp1251",), ("cp866",),
    ],
)  # fmt: skip
def test_what_was_broken_once_or_twice_is_whole(decoders) -> None:
    text = "“It’s late,” she said. “We don’t know—yet.”"
    assert fixed(wrongly(text, *decoders)) == text


@given(st.lists(WORDS, min_size=3), st.sampled_from(LATIN))
def test_one_byte_decoders_lose_nothing(words, decoder) -> None:
    """But 9d of Windows-1252, with it the closing quote, and 98 of Windows-1251: what is missing tells them."""
    text = "So " + " ".join(words) + " he said."
    assert fixed(wrongly(text, decoder)) == text


@given(st.lists(WORDS, min_size=3), st.sampled_from(["gbk", "gb18030", "cp932"]))
def test_two_byte_decoders_lose_only_which_mark_it_was(words, decoder) -> None:
    """Where no letter follows a mark, its last byte is lost: that a mark stood there is known, not which."""
    text = "So it’s " + " ".join(words) + " he said."
    assert fixed(wrongly(text, decoder)).translate(MARKS) == text.translate(MARKS)


@given(TEXTS)
def test_every_span_reads_in_the_raw_text_with_the_repairs_made(text) -> None:
    aligned, repairs = repaired(AlignedText.of(text))
    assert broken(Clean(aligned=aligned, repairs=repairs)) == []
    assert all(before.span.end <= after.span.start for before, after in itertools.pairwise(repairs))
    assert all(repair.before == repair.span.of(text) != repair.after for repair in repairs)
    parts, position = [], 0
    for repair in repairs:
        parts += [text[position : repair.span.start], repair.after]
        position = repair.span.end
    assert "".join((*parts, text[position:])) == aligned.text


@given(TEXTS)
def test_repairing_again_changes_nothing(text) -> None:
    once = fixed(text)
    assert fixed(once) == once


@given(st.text(st.characters(codec="ascii", exclude_characters="&'`,<\x7f", min_codepoint=32)))
def test_plain_text_is_as_it_was(text) -> None:
    aligned = AlignedText.of(text)
    assert repaired(aligned) == (aligned, ())


@pytest.mark.parametrize(
    "part",
    [
        "鈥",
        "鈥淚 ",
        "窶 a",
        "\ufffd",
        "\ufffd a",
        "''",
        "''a ",
        "''a'' ",
        "â€",
        "â€ ",
        "Â ",
        "``a ",
        "쏧s ",
        "&amp;",
    ],
)
def test_hostile_text_ends(part) -> None:
    text = part * (100_000 // len(part))
    began = time.perf_counter()
    repaired(AlignedText.of(text))
    assert time.perf_counter() - began < 20
