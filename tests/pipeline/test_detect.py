"""The language of a text: sentences of our own, and what is too little to tell."""

from __future__ import annotations

from functools import cache

import pytest

from pipeline.detect import WINDOW_CHARS, Detector, _windows


@cache
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The ferry left the harbour an hour late because the captain waited for the mail."),
        ("en", "“The bridge is closed,” the mayor said. “It will open again when the river falls.”"),
        ("fr", "Le bac a quitté le port avec une heure de retard parce que le capitaine attendait le courrier."),
        ("de", "Die Fähre verließ den Hafen eine Stunde zu spät, weil der Kapitän auf die Post wartete."),
        ("es", "El transbordador salió del puerto una hora tarde porque el capitán esperaba el correo."),
        ("tr", "Kaptan postayı beklediği için vapur limandan bir saat geç ayrıldı ve köprü kapalı kaldı."),
        ("ru", "Паром вышел из порта на час позже, потому что капитан ждал почту, и мост остался закрытым."),
        ("ar", "غادرت العبارة الميناء متأخرة ساعة لأن القبطان كان ينتظر البريد وبقي الجسر مغلقا طوال اليوم."),
        ("he", "המעבורת יצאה מהנמל באיחור של שעה משום שהקברניט חיכה לדואר והגשר נשאר סגור."),
        ("zh", "因为船长在等邮件,渡轮晚了一个小时才离开港口,桥整天都关闭着,居民们只好绕路回家。"),
        ("ja", "船長が郵便を待っていたため、フェリーは一時間遅れて港を出た。橋は一日中閉まったままだった。"),
        ("ko", "선장이 우편물을 기다렸기 때문에 여객선은 한 시간 늦게 항구를 떠났고 다리는 종일 닫혀 있었다."),
    ],
)
def test_a_sentence_or_two_tell_the_language(code, text):
    assert detector().language(text) == code


@pytest.mark.parametrize("text", ["", "12 345 67 – 89", "Yes.", "Ana", "%$#@ {} []"])
def test_too_little_to_tell_is_unknown(text):
    assert detector().language(text) is None


def test_a_name_in_another_script_does_not_change_the_language():
    text = "The mayor of the harbour town (בעיר הנמל) opened the bridge. " * 3
    assert detector().language(text) == "en"


def test_a_foreign_first_paragraph_does_not_hide_the_rest():
    first = "Die Fähre verließ den Hafen eine Stunde zu spät, weil der Kapitän auf die Post wartete. "
    rest = "The captain waited for the mail, and the bridge stayed closed for most of the day. "
    assert detector().language(first * 4 + rest * 40) == "en"


def test_only_windows_of_a_long_text_are_read():
    seen = _windows("a" * 1_000_000 + "b" * 1_000_000 + "c" * 1_000_000)
    assert len(seen) < 4 * WINDOW_CHARS
    assert set(seen) == {"a", "b", "c", "\n"}
