"""UTF-8 punctuation decoded as GBK comes back, Chinese stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.gbk import gbk_edits
from pipeline.text import AlignedText


def fixed(text: str) -> str:
    return AlignedText.of(text).edited(gbk_edits(text)).text


def garbled(text: str) -> str:
    return text.encode().decode("gbk", "ignore")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("鈥淚srael is", "“Israel is"),
        ("Trump鈥檚 plan", "Trump’s plan"),
        ("鈥淲e鈥檒l go鈥", "“We’ll go”"),
        ("an independent state 鈥 our policy", "an independent state — our policy"),
        ("鈥淚 go alone,鈥 he says.", "“I go alone,” he says."),
        ("no longer the case.鈥", "no longer the case.”"),
        ("aftermath of Hamas鈥 attack", "aftermath of Hamas’ attack"),
        ("鈥淭he states鈥 army,鈥 he said", "“The states’ army,” he said"),
        ("鈥淭he states鈥 he said", "“The states” he said"),
        ("鈥20 of them鈥 left", "“20 of them” left"),
        ("in 1990鈥2000", "in 1990–2000"),
        ("Covid鈥19", "Covid—19"),
        ("he said (鈥減lainly鈥)", "he said (“plainly”)"),
        ("caf茅 with Erdo臒an", "café with Erdoğan"),
        ("鈥淣o鈥 and 拢5 million", "“No” and £5 million"),
        ("worth 拢8bn", "worth £8bn"),
    ],
)
def test_each_context_has_its_reading(raw, text) -> None:
    assert fixed(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "以色列总理周一表示，该国将自行决定哪些外国部队可以进入加沙。",
        "以色列总理鈥今天表示，该国将自行决定。",
        "Xi Jinping (习近平) spoke in Beijing.",
        "The liquor is called 茅台 in China.",
        "海角大神",
        "イスラエルの首相は月曜日に述べた。",
        "이스라엘 총리는 월요일에 말했다.",
        "ראש הממשלה אמר ביום שני",
        "She wrote “no” — and meant it.",
        "",
    ],
)
def test_real_writing_is_left_alone(text) -> None:
    assert gbk_edits(text) == []


def test_quotes_within_quotes_and_bytes_that_were_dropped() -> None:
    sentence = "He said “‘Never,’ she told me” and left—quickly."
    assert fixed(garbled(sentence)) == sentence


WORDS = st.lists(
    st.sampled_from(["Israel", "we", "it’s", "Hamas’s", "“no”", "“We go”", "—", "café"]), min_size=2
)


@given(WORDS)
def test_no_letter_is_lost_whatever_stood_beside_it(words) -> None:
    sentence = "So " + " ".join(words) + " he said."
    letters = [c for c in sentence if c.isalpha()]
    assert [c for c in fixed(garbled(sentence)) if c.isalpha()] == letters


@given(st.text(st.sampled_from("鈥淚檚檒 ab.\n”“1鈥€\ufffd中")))
def test_nothing_raises_and_edits_never_overlap(text) -> None:
    AlignedText.of(text).edited(gbk_edits(text))
