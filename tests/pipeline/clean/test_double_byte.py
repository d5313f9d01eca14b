"""UTF-8 punctuation decoded as GBK, Shift-JIS, EUC-KR or Big5 comes back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.changes import applied
from pipeline.clean.double_byte import double_byte_changes

DECODERS = ("gbk", "gb18030", "cp932", "cp949", "big5hkscs")
KINDS = {"gbk": "gbk", "gb18030": "gbk", "cp932": "shift_jis", "cp949": "euc_kr", "big5hkscs": "big5"}


def fixed(text: str) -> str:
    return applied(text, double_byte_changes(text))


def in_browser(garbled: str) -> str:
    """What a browser shows: one U+FFFD for the two bytes that begin a mark, where Python writes two."""
    return garbled.replace("\ufffd\ufffd", "\ufffd")


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
        ("鈥 One\n鈥 Two", "• One\n• Two"),
        ("ok.鈥欌�� he", "ok.’” he"),
        ("锘縏he one, 鈥淥ne鈥 馃檪", "\ufeffThe one, “One” 🙂"),
        ("窶廬srael is the state,窶� he", "“Israel is the state,” he"),
        ("Trump窶冱 plan窶輩es", "Trump’s plan—yes"),
        ("cafﾃｩ, Erdoﾄ歛n, five窶ｦ", "café, Erdoğan, five…"),
        ("��쏧srael, Trump��셲 plan��봸es", "“Israel, Trump’s plan—yes"),
        ("�쏧srael, Trump�셲 plan", "“Israel, Trump’s plan"),
        ("쏧srael, Trump셲 plan", "“Israel, Trump’s plan"),
        ("��쒋�쁍ever", "“‘Never"),
        ("Trump��셲 caf챕", "Trump’s café"),
        ("��𦔒srael, Trump��䏭 plan", "“Israel, Trump’s plan"),
        ("�𦔒srael, Trump�䏭 plan", "“Israel, Trump’s plan"),
        ("𦔒srael, Trump䏭 plan", "“Israel, Trump’s plan"),
        ("Trump��䏭 caf矇", "Trump’s café"),
        # the same, by way of Windows-1252: what ftfy finishes
        ("芒鈧�艙I go", "â€œI go"),
        ("it芒鈧�鈩�s", "itâ€™s"),
    ],
)
def test_each_context_has_its_reading(raw, text) -> None:
    assert fixed(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "10 鈧�5",  # e2 82 and a lost byte: any sign of currency
        "R�쁝zekne",  # one mark alone, in a word: an accented letter's last byte looks alike
        "Trump셲 plan",  # without its first bytes, and alone
        "the kanji (窶) stands for it",
        "\ufffd\ufffd\ufffd Israel",
    ],
)
def test_what_is_not_certain_stays(text) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize("decoder", DECODERS)
def test_every_repair_is_named_after_the_decoder(decoder) -> None:
    garbled = "“We will go,” she said. It’s Monday.".encode().decode(decoder, "replace")
    assert {change.kind for change in double_byte_changes(garbled)} == {KINDS[decoder]}


# Marks where the next byte is a letter: the pair is kept, and with it both.
KEPT = st.sampled_from(
    ["Israel", "we", "it’s", "Hamas’s", "“No", "“We go", "don’t", "plan—yes", "a–b", "‘Never"]
)


@given(st.lists(KEPT, min_size=2), st.sampled_from(DECODERS), st.booleans())
def test_where_both_bytes_are_kept_the_text_comes_back_whole(words, decoder, browser) -> None:
    sentence = "So the “word” was it’s " + " ".join(words) + " he said."
    garbled = sentence.encode().decode(decoder, "replace")
    if browser and decoder in {"cp949", "big5hkscs"}:
        garbled = in_browser(garbled)
    back = fixed(garbled)
    start = back.index("word") + len("word")
    # The one mark that is lost: the end of “word”, before a space.
    assert back[start:].lstrip("\ufffd”’—") == sentence.split("word”")[1]


ANY = st.sampled_from(
    ["Israel", "we", "it’s", "Hamas’", "“no”", "“We go,”", "—", "café", "(“so”)", "1990–95", "five…"]
)


@given(st.lists(ANY, min_size=2), st.sampled_from(["gbk", "cp932"]), st.sampled_from(["ignore", "replace"]))
def test_no_letter_and_no_mark_is_lost_whatever_stood_beside_it(words, decoder, errors) -> None:
    sentence = "So it’s " + " ".join(words) + " he said."
    back = fixed(sentence.encode().decode(decoder, errors))
    marks = str.maketrans("“”‘’–—…•", "''''''''")
    assert back.replace("\ufffd", "").translate(marks) == sentence.translate(marks)


@given(st.text(st.sampled_from("鈥淚檚檒窶廬冱쏧셲𦔒䏭 ab.\n”“1鈥€\ufffd\x80中é")))
def test_nothing_raises_and_changes_never_overlap(text) -> None:
    changes = double_byte_changes(text)
    assert all(before.end <= after.start for before, after in itertools.pairwise(changes))
    assert all(change.start < change.end and change.new for change in changes)
