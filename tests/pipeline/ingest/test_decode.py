"""Bytes to text: what is not text is refused, the encoding is found."""

from __future__ import annotations

import pytest

from pipeline.errors import UnreadableInput
from pipeline.ingest import decode

WESTERN = "Café owners in São Paulo said “no” — it’s over, and the government’s answer was brief. " * 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“No” — Erdoğan".encode(), "“No” — Erdoğan"),
        (b"\xef\xbb\xbfNo", "No"),
        ("No 中文".encode("utf-16"), "No 中文"),
        ("No".encode("utf-32"), "No"),
        (WESTERN.encode("cp1252"), WESTERN),
        (("Привет, это обычное предложение на русском языке. " * 4).encode("cp1251"), None),
        (("以色列总理今天表示，新闻报道说。" * 6).encode("gbk"), None),
    ],
)
def test_the_encoding_is_found(data, text) -> None:
    found = decode.decoded(data)
    assert found == text if text else ("Привет" in found or "以色列" in found)


def test_a_page_may_declare_its_charset() -> None:
    page = '<html><head><meta charset="windows-1254"></head>İstanbul’da Dışişleri Bakanı açıkladı</html>'
    assert decode.decoded(page.encode("cp1254"), markup=True) == page


OWN = {
    "gb18030": "今天上午，市政府宣布将在河边新建一座桥梁。工程预计明年春天开始，费用约为三亿元。",
    "big5": "今天上午，市政府宣布將在河邊新建一座橋樑。工程預計明年春天開始，費用約為三億元。",
    "shift_jis": "今朝、市役所は川沿いに新しい橋を建設すると発表した。工事は来年の春に始まる見込みだ。",
    "euc_jp": "今朝、市役所は川沿いに新しい橋を建設すると発表した。工事は来年の春に始まる見込みだ。",
    "iso2022_jp": "今朝、市役所は川沿いに新しい橋を建設すると発表した。",
    "euc_kr": "오늘 아침 시청은 강변에 새로운 다리를 건설한다고 발표했다. 공사는 내년 봄에 시작될 예정이다.",
    "cp1251": "Сегодня утром городские власти сообщили, что на берегу реки построят новый мост.",
    "koi8_r": "Сегодня утром городские власти сообщили, что на берегу реки построят новый мост.",
    "cp1253": "Ο δήμος ανακοίνωσε σήμερα το πρωί ότι θα χτίσει νέα γέφυρα στην όχθη του ποταμού.",
    "cp1254": "Belediye bu sabah nehir kıyısına yeni bir köprü yapılacağını açıkladı, dedi sözcü.",
    "cp1255": "הבוקר הודיעה העירייה כי יוקם גשר חדש על גדות הנהר. העבודות צפויות להתחיל באביב הבא.",
    "cp1256": "أعلنت البلدية صباح اليوم أنها ستبني جسرا جديدا على ضفة النهر. ومن المتوقع أن تبدأ الأعمال قريبا.",
    "utf-16-le": "The council said “no”. 今天上午，市政府宣布。",
    "utf-16-be": "The council said “no”. 今天上午，市政府宣布。",
}
LABELS = {
    "gb18030": "GB2312",
    "big5": "big5",
    "shift_jis": "Shift_JIS",
    "euc_kr": "ks_c_5601-1987",
    "cp1255": "windows-1255",
}


@pytest.mark.parametrize("codec", OWN)
@pytest.mark.parametrize("times", [1, 30])
def test_a_whole_file_in_an_old_encoding_reads_right(codec, times) -> None:
    text = f"{OWN[codec]}\n" * times
    assert decode.decoded(text.encode(codec)) == text


@pytest.mark.parametrize(("codec", "label"), LABELS.items())
@pytest.mark.parametrize(
    "form",
    [
        '<html><meta charset="{}"><p>{}',
        "<html><meta http-equiv='Content-Type' content='text/html; charset={}'><p>{}",
        '<?xml version="1.0" encoding="{}"?><html><p>{}',
    ],
)
def test_a_page_says_its_encoding_in_three_ways_and_means_the_larger_set(codec, label, form) -> None:
    text = form.format(label, OWN[codec][:9])  # too few characters to be guessed
    assert decode.decoded(text.encode(codec), markup=True) == text
    assert decode.decoded(OWN[codec][:9].encode(codec), declared=label) == OWN[codec][:9]


def test_a_wrong_charset_that_reads_the_head_falls_through_where_it_does_not_read_the_rest(
    monkeypatch,
) -> None:
    monkeypatch.setattr(decode, "HEAD_BYTES", 60)
    page = f'<meta charset="gb2312">{"words " * 9}{WESTERN}'
    assert decode.decoded(page.encode("cp1252"), markup=True) == page


def test_utf_8_with_a_bad_byte_or_a_cut_end_stays_utf_8() -> None:
    text = "“Nein”, sagte die Bürgermeisterin, „über die Brücke fährt niemand“ – später vielleicht. " * 3
    data = bytearray(text.encode())
    assert decode.decoded(bytes(data) + "—".encode()[:2]) == text + "\ufffd"
    data[data.index("ü".encode())] = 0xFF
    assert decode.decoded(bytes(data)).count("\ufffd") in {1, 2}
    assert "fährt niemand“ – später" in decode.decoded(bytes(data))


def test_bytes_that_look_wide_and_are_none_are_binary() -> None:
    for data in (b"ab\x00cd\x00ef" * 9, b"a\x00\x01\x00" * 20, b"\x00" * 64, b"a\x00b\x00c"):
        with pytest.raises(UnreadableInput, match="binary"):
            decode.decoded(data)


def test_a_charset_that_does_not_read_the_page_is_not_believed() -> None:
    page = f'<meta charset="ascii">{WESTERN}'
    assert decode.decoded(page.encode("cp1252"), markup=True) == page


# All but the first are codecs that Python has, and no text.
@pytest.mark.parametrize("name", ["no-such", "hex", "zip", "rot13", "base64", "undefined"])
def test_a_charset_that_is_none_is_not_believed(name) -> None:
    page = f'<meta charset="{name}">{WESTERN}'
    assert decode.decoded(page.encode("cp1252"), markup=True) == page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 rest", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"PK\x03\x04xxxx[Content_Types].xmlxxword/document.xml", "a Word document"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"abc\x00def", "binary"),
        (b" \n\t\n", "nothing but space"),
        (bytes(range(128, 256)) * 9, "no text|text"),
    ],
)
def test_what_is_no_text_is_refused_in_a_plain_sentence(data, words) -> None:
    with pytest.raises(UnreadableInput, match=words) as error:
        decode.decoded(data)
    assert error.value.sentence().endswith(".")
    assert "\n" not in error.value.sentence()


def test_a_bad_byte_behind_the_head_is_refused_not_replaced(monkeypatch) -> None:
    monkeypatch.setattr(decode, "from_bytes", lambda _: _NoGuess())
    with pytest.raises(UnreadableInput, match="no text in any encoding"):
        decode.decoded("день ".encode("cp1251") * 50 + b"\x98\x98")


class _NoGuess:
    def best(self) -> None:
        return None


def test_halves_of_surrogate_pairs_cannot_be_stored() -> None:
    assert decode.sound("a\ud800b") == "a\ufffdb"
    assert decode.sound("plain") == "plain"
