"""Encoding is repaired, and every repair is listed."""

from __future__ import annotations

import ftfy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import encoding
from pipeline.clean.encoding import ftfy_edits, repaired
from pipeline.records import Repair
from pipeline.text import AlignedText, Span


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("â€œNoâ€\x9d to 5â€“6", "“No” to 5–6"),
        ("Mr ErdoÄŸanâ€™s office", "Mr Erdoğan’s office"),
        ("Ã la carte", "à la carte"),
        ("AT&amp;T &quot;said&quot;", 'AT&T "said"'),
        ("ﬁrst", "first"),
        ("bell\x07 rings", "bell rings"),
        ("curly “quotes” stay ‘curly’", "curly “quotes” stay ‘curly’"),
        ("Hamas ♥️ Biden", "Hamas ♥️ Biden"),
        ("以色列总理今天表示", "以色列总理今天表示"),
        ("أعلن رئيس الوزراء", "أعلن رئيس الوزراء"),
        ("Cumhurbaşkanı Erdoğan söyledi", "Cumhurbaşkanı Erdoğan söyledi"),
        ("\x07", ""),
    ],
)
def test_mojibake_goes_and_writing_stays(raw, text) -> None:
    aligned, _ = repaired(AlignedText.of(raw))
    assert aligned.text == text


def test_repairs_are_small_and_say_what_stood_there() -> None:
    raw = "One line.\nHe said 鈥淣o鈥 and itâ€™s so."
    aligned, repairs = repaired(AlignedText.of(raw))
    assert aligned.text == "One line.\nHe said “No” and it’s so."
    assert repairs == (
        Repair(Span(18, 20), "gbk", "鈥淣", "“N"),
        Repair(Span(21, 22), "gbk", "鈥", "”"),
        Repair(Span(29, 32), "ftfy", "â€™", "’"),
    )


def test_a_very_long_line_is_one_repair(monkeypatch) -> None:
    monkeypatch.setattr(encoding, "MAX_DIFF_CHARS", 10)
    _, (repair,) = repaired(AlignedText.of("itâ€™s so, isnâ€™t it"))
    assert repair.after == "it’s so, isn’t it"


@given(st.text(st.sampled_from("abâ€œ™Ã© \n&amp;\x07\xa0ﬁé“”") | st.characters(exclude_categories=["Cs"])))
def test_the_edits_do_what_ftfy_does(text) -> None:
    edits = ftfy_edits(text)
    wanted = [ftfy.fix_text_segment(line, encoding._CONFIG) for line in text.split("\n")]
    assert AlignedText.of(text).edited(edits).text == "\n".join(wanted)
    assert all(edit.start < edit.end for edit in edits)
