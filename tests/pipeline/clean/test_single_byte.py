"""Mojibake of one-byte encodings goes, once or twice broken, with small edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.single_byte import fixed, single_byte_edits
from pipeline.text import AlignedText


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("â€œNoâ€\x9d to 5â€“6", "“No” to 5–6"),
        ("Mr ErdoÄŸanâ€™s office", "Mr Erdoğan’s office"),
        ("Ã la carte", "à la carte"),
        ("AT&amp;T &quot;said&quot;", 'AT&T "said"'),
        ("ﬁrst", "first"),
        ("bell\x07 rings", "bell rings"),
        ("â€œNoâ€ he said", "“No” he said"),
        ("he said â€œNo.â€", "he said “No.”"),
        ("â€œNo,â€\ufffd he said", "“No,” he said"),
        ("itâ€s, weâ€TMre", "it’s, we’re"),
        ('one â€" two, 5â€"6', "one — two, 5–6"),
        ("one â€ two", "one — two"),
        ("Ã¢â‚¬Å“HiÃ¢â‚¬Â\x9d he", "“Hi” he"),
        ("Ã¢â‚¬Å“HiÃ¢â‚¬ he", "“Hi” he"),
        ("Ã¢â‚¬Å“HiÃ¢â‚¬ï¿½ he", "“Hi” he"),
        ("itÃ¢â‚¬â„¢s “right” and 王小明 itâ€™s", "it’s “right” and 王小明 it’s"),
        ("He said.Â  Then Â£5", "He said.\xa0 Then £5"),
        ("it&acirc;&#8364;&#8482;s", "it’s"),
        ("&acirc;&euro;&oelig;Hi&acirc;&euro; he", "“Hi” he"),
        ("&amp;quot;Hi&amp;amp;quot;", '"Hi"'),
        ("it&#146;s &#x97; so", "it’s — so"),
        ("<b>it&#146;s", "<b>it’s"),
        ("it\x92s \x96 so", "it’s – so"),
        ("late,\x80\x94 so", "late,— so"),
        ("ΓÇ£HiΓÇ¥ itΓÇÖs", "“Hi” it’s"),
        ("тАЬHiтАЭ itтАЩs", "“Hi” it’s"),
        ("ÔÇ£HiÔÇØ itÔÇÖs", "“Hi” it’s"),
        ("вЂњHiвЂќ itвЂ™s", "“Hi” it’s"),
        ("curly “quotes” stay ‘curly’", "curly “quotes” stay ‘curly’"),
        ("R&D and Q&A", "R&D and Q&A"),
        ("the footnote † stays", "the footnote † stays"),
        ("\x07", ""),
    ],
)
def test_mojibake_goes_and_writing_stays(raw, text) -> None:
    assert AlignedText.of(raw).edited(single_byte_edits(raw)).text == text


def test_edits_are_as_small_as_can_be() -> None:
    raw = "â€œfamily businessâ€\x9d and itâ€™s caf\xc3\xa9"
    assert [(raw[e.start : e.end], e.new) for e in single_byte_edits(raw)] == [
        ("â€œ", "“"),
        ("â€\x9d", "”"),
        ("â€™", "’"),
        ("Ã©", "é"),
    ]


def test_a_very_long_line_is_read_in_parts() -> None:
    raw = "itâ€™s so, and so on " * 1_000
    edits = single_byte_edits(raw)
    assert len(edits) == 1_000
    assert AlignedText.of(raw).edited(edits).text == "it’s so, and so on " * 1_000


PARTS = st.sampled_from("abâ€œ™Ã© \n&amp;\x07\xa0ﬁé“”\x80\x94<") | st.characters(exclude_categories=["Cs"])


@given(st.text(PARTS))
def test_the_edits_do_what_is_wanted_of_each_line(text) -> None:
    edits = single_byte_edits(text)
    wanted = [fixed(line) for line in text.split("\n")]
    assert AlignedText.of(text).edited(edits).text == "\n".join(wanted)
    assert all(edit.start < edit.end for edit in edits)
