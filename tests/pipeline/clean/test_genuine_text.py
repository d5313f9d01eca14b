"""Real writing of other languages is left alone, also within English, also where it looks like mojibake."""

from __future__ import annotations

import pytest

from pipeline.clean.encoding import repaired
from pipeline.text import AlignedText

CHINESE = """
政府周二宣布，新的预算将在下个月提交议会讨论。
议会通过预算案
部长说：“我们会继续谈判。”
港口恢复通航
“不会”
上海市长的茅台酒和每月的拢共开支
钚、镅、锔和鈥字的写法
会议在2025年10月26日举行，共有120人参加。
每天3次，每次20分钟
他买了一部iPhone，每月付100元。
專家表示，這項計畫需要三年才能完成。
議會通過預算
瞿先生說：「我們不會被矇騙。」
佢話今日唔返工，email咗俾老細。
港鐵延誤30分鐘
這家KTV每晚十點關門
銀行（Bank）利率上調
The minister, Wang Xiaoming (王小明), spoke on Monday.
She quoted the proverb 塞翁失马 in her speech.
The word 茅 is read “mao”, and 每 is read “mei”.
The two characters (瞿) and (矇) are rare.
The paper 人民日报 reported “progress” — and nothing else.
A sign read 禁止停车; nobody could explain it.
Moutai (茅台) is sold for £5 a glass, and 拢 means “to gather”.
""".strip().splitlines()
JAPANESE = """
政府は火曜日、新しい予算案を来月国会に提出すると発表した。
予算案を可決
大臣は「交渉を続ける」と述べた。
やつれた顔を窶れた顔と書く。
港が再開
会議は2025年10月26日に開かれ、120人が参加した。
ﾃﾚﾋﾞとﾗｼﾞｵのﾆｭｰｽ
ﾊﾟｰﾃｨｰのﾃﾞｰﾀ
カフェでコーヒーを飲む
iPhoneを買った。
東京（Tokyo）の天気
彼女は、はにかんだ。
The mayor, Tanaka Hanako (田中花子), opened the fair.
The word 窶 is rare; 窶れる is the verb.
He wrote 渋谷 on the card — “Shibuya”.
The band ﾃｨﾅ played on Monday.
The film しずかな海 won a prize.
Readers asked what “廬” and “冱” mean.
""".strip().splitlines()
KOREAN = """
정부는 화요일 새 예산안을 다음 달 국회에 제출한다고 발표했다.
예산안 통과
장관은 “협상을 계속할 것”이라고 말했다.
항구 재개
AI칩 시장
LG처럼 하라
EU청은 답하지 않았다.
책의 두 번째 챕터
회의는 2025년 10월 26일에 열렸고 120명이 참가했다.
휓과 짙은 안개
뷁과 쏧은 드문 글자다.
K팝 공연
The mayor, Kim Hana (김하나), opened the fair.
The headline read 국회 통과 and nothing more.
The word 책 means “book”; 챕 alone means nothing.
A song called 봄날 — “spring day” — was played.
The firm (주) 한빛 denied it.
He typed 쏧 by mistake.
""".strip().splitlines()
OTHERS = """
הממשלה הודיעה ביום שלישי כי התקציב החדש יוגש בחודש הבא.
השר אמר: "נמשיך במשא ומתן".
The spokesman (דובר הצבא) declined to comment.
أعلنت الحكومة يوم الثلاثاء أن الميزانية الجديدة ستقدم الشهر المقبل.
قال الوزير: «سنواصل المفاوضات».
The group (المقاومة) said “no” — twice.
Hükûmet, yeni bütçenin gelecek ay Meclis’e sunulacağını açıkladı.
İstanbul’da ışıklar söndü; çığlıklar duyuldu. Şişli’ye gidiyoruz.
Mr Yılmaz’s office in Iğdır said “hayır”.
Chính phủ thông báo hôm thứ Ba rằng ngân sách mới sẽ được trình vào tháng tới.
Правительство объявило во вторник, что новый бюджет внесут в парламент.
Министр сказал: «Мы продолжим переговоры» — и ушёл.
Η κυβέρνηση ανακοίνωσε την Τρίτη τον νέο προϋπολογισμό.
Le ministre a dit : « Nous continuerons à négocier », à Paris, où il était né.
L’œuvre de sa sœur est à l’Élysée ; ça va de soi.
Der Minister sagte: „Wir verhandeln weiter“, und fuhr über Österreich nach Köln.
Minister powiedział: „Będziemy dalej negocjować” — i wyszedł. Łódź, Śląsk, żółć.
O ministro disse “não” à comissão. ÀS ARMAS, CIDADÃOS! SÃO PAULO
Ministern sade: ”Vi förhandlar vidare.” Å ena sidan, ö på den andra.
Českým ministrem řečeno: příští měsíc, žádné změny.
Phở, crème brûlée and piñatas cost £5 – or €6 – at 30°C.
x² + y³ ≤ 5 µm, ©2025, ½ of it, §5, ™
हिन्दी में समाचार ไทย ქართული Հայերեն
emoji 🙂 ♥️ 👍🏽 stay, so do ☎ and →
""".strip().splitlines()


@pytest.mark.parametrize("line", [*CHINESE, *JAPANESE, *KOREAN, *OTHERS])
def test_a_line_alone_is_left_alone(line) -> None:
    aligned, repairs = repaired(AlignedText.of(line))
    assert (aligned.text, repairs) == (line, ())


@pytest.mark.parametrize("lines", [CHINESE, JAPANESE, KOREAN, OTHERS])
def test_it_is_left_alone_beside_a_line_that_is_broken(lines) -> None:
    before = "鈥淲e will go on,鈥 she said; it鈥檚 late.\nTrump窶冱 plan.\nTrump��셲 plan.\nitâ€™s so, don\ufffdt ask"
    after = "“We will go on,” she said; it’s late.\nTrump’s plan.\nTrump’s plan.\nit’s so, don’t ask"
    aligned, _ = repaired(AlignedText.of("\n".join([before, *lines])))
    assert aligned.text.split("\n")[4:] == lines
    assert aligned.text.split("\n")[:4] == after.split("\n")


def test_each_language_has_its_dozen() -> None:
    assert min(len(CHINESE), len(JAPANESE), len(KOREAN)) >= 12
