"""Ten thousand damaged inputs: none breaks the reading, and the good ones between them are not lost.

The damage is what disks, scrapers and strangers do: bytes flipped, cut, doubled, two files in one, scripts mixed,
lines of a megabyte. Every input has to end as an article or as a rejection with a sentence, nothing may raise.
"""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.evaluate.pile import reader
from pipeline.ingest.read import read_inputs
from pipeline.records import RawRecord, RejectedInput
from pipeline.run import Analyzer

DAMAGED, CHUNKS = 10_000, 20
GOOD_EVERY = 10  # the first of ten is good
EACH = 556  # in a chunk: 56 good ones and 500 damaged
LONG = 1_000_000

PARAGRAPHS = (
    "JERUSALEM, Oct. 26 — The harbour council met on Sunday and spoke of the bridge for two hours.",
    "“We will mend it before the winter,” the mayor said. “Nobody will have to take the ferry.”",
    "Residents were less sure. A teacher who crosses it every day said that she had heard it before.",
    "Read more: The bridge in ten pictures",
    "The repair is to cost as much as a school, according to a report that the council published on Friday.",
)
SCRIPTS = (
    "鈥淚srael",
    "Ð¡Ñ‚Ð¾Ñ€",
    "שלום",
    "مرحبا",
    "漢字かな",
    "\u202e\u200b\ufeff",
    "�",
    "\x00",
    "’‘“”",
    "&#x1F600;&amp;",
)


def page(text: str) -> str:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n\n"))
    return (
        '<!DOCTYPE html><html><head><title>Bridge</title><meta property="og:site_name" content="The Ledger">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-10-27"}</script></head>'
        f"<body><nav>Home News</nav><article><h1>Bridge</h1>{body}</article></body></html>"
    )


def packed(text: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", text)
        archive.writestr("b.html", page(text))
    return out.getvalue()


def rows(text: str) -> str:
    return "\n".join(json.dumps({"id": n, "text": text, "published": "2025-10-27"}) for n in range(3))


KINDS: tuple[tuple[str, int, Callable[[str], bytes]], ...] = (
    ("txt", 6, str.encode),
    ("html", 4, lambda text: page(text).encode()),
    ("jsonl", 3, lambda text: rows(text).encode()),
    ("csv", 2, lambda text: ('id,title,text\n1,Bridge,"' + text.replace('"', '""') + '"\n').encode()),
    ("json", 1, lambda text: json.dumps([{"text": text}, {"body": text}]).encode()),
    ("zip", 2, packed),
    ("eml", 1, lambda text: f"Subject: Bridge\nDate: Mon, 27 Oct 2025 10:00:00 +0000\n\n{text}".encode()),
    (
        "xml",
        1,
        lambda text: f"<rss><channel><item><description>{text}</description></item></channel></rss>".encode(),
    ),
)


def flipped(dice: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(dice: random.Random, data: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def doubled(dice: random.Random, data: bytes) -> bytes:
    start = dice.randrange(len(data))
    return data[:start] + data[start : start + 200] * dice.randint(2, 40) + data[start:]


def mixed(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + dice.choice(SCRIPTS).encode() * dice.randint(1, 30) + data[at:]


def recoded(dice: random.Random, data: bytes) -> bytes:
    wrong = dice.choice(("gbk", "big5", "shift_jis", "euc_kr", "cp1252", "utf-16", "koi8_r"))
    return data.decode("latin-1").encode(wrong, "replace")


def joined(dice: random.Random, data: bytes) -> bytes:
    return cut(dice, data) + data[dice.randrange(len(data)) :]


def long_line(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    filler = dice.choice((b"word ", b"<div>", b"[", b"\xe9\x88\xa5", b"''", b"\x80", b'"', b"https://a.b/c "))
    return data[:at] + filler * (LONG // len(filler)) + data[at:]


DAMAGE = (flipped, cut, doubled, mixed, recoded, joined)


@cache
def shared() -> Analyzer:
    """As far as syndication, once for all chunks: the stages after it read clean text."""
    return reader()


def text(dice: random.Random) -> str:
    return "\n\n".join(dice.sample(PARAGRAPHS, 4))


def damaged(dice: random.Random, number: int) -> tuple[str, bytes]:
    suffix, _, make = dice.choices(KINDS, [weight for _, weight, _ in KINDS])[0]
    data = make(text(dice))
    if number % (EACH - 1) == EACH - 2:  # one in a chunk: each takes as long as hundreds of others
        return suffix, long_line(dice, data)
    for _ in range(dice.choice((1, 1, 2, 3))):
        data = dice.choice(DAMAGE)(dice, data) or b"\n"
    return suffix, data


@pytest.mark.slow
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_damaged_inputs_break_nothing_and_hide_no_good_one(tmp_path: Path, chunk: int) -> None:
    dice = random.Random(f"hostile {chunk}")  # noqa: S311 - damage, no secret
    good = {}
    for number in range(EACH):
        if number % GOOD_EVERY == 0:
            name = f"{number:04}-good.txt"
            good[name] = f"{text(dice)}\n\nGood number {number} of {chunk}."
            (tmp_path / name).write_text(good[name], encoding="utf-8")
        else:
            suffix, data = damaged(dice, number)
            (tmp_path / f"{number:04}.{suffix}").write_bytes(data)
    found: dict[str, list[str]] = {}
    for given in read_inputs([str(tmp_path)]):
        name = given.origin.partition("#")[0].partition("/")[0]
        if isinstance(given, RejectedInput):
            assert given.reason.endswith(".")
            assert len(given.reason) > len("No.")
            found.setdefault(name, []).append("rejected")
        else:
            article = shared().analyze(given).article
            assert article["status"] in {"kept", "rejected"}
            found.setdefault(name, []).append(article["raw"])
    assert found.keys() == {path.name for path in tmp_path.iterdir()}
    assert len(found) - len(good) == DAMAGED // CHUNKS
    assert {name: found[name] for name in good} == {name: [raw] for name, raw in good.items()}


def test_nothing_is_left_of_nothing() -> None:
    record = RawRecord("r", "r", "\n \n")
    assert shared().analyze(record).article["status"] == "rejected"
