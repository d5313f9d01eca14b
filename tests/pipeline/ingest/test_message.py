"""Newsletters (.eml), mailboxes and saved pages (.mht)."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import mbox, message
from pipeline.records import RawRecord, RejectedInput
from tests.pipeline.ingest.packing import bad, good, read, zipped


def newsletter(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = headers.get("subject", "Bridge opens — again")
    mail["From"] = headers.get("sender", '"Example Morning" <news@example.org>')
    mail["Date"] = "Mon, 27 Oct 2025 06:30:00 +0100"
    mail.set_content("The bridge opened, the mayor said. ‘Good.’")
    mail.add_alternative("<p>The bridge <b>opened</b>, the mayor said. ‘Good.’</p>", subtype="html")
    return mail


def one(found: list[RawRecord | RejectedInput]) -> RawRecord:
    (record,) = found
    assert isinstance(record, RawRecord), record
    return record


def test_a_newsletter_is_its_page_with_its_headers(tmp_path) -> None:
    record = one(read(tmp_path / "a.eml", newsletter().as_bytes()))
    assert (record.kind, record.payload.strip()) == (
        "html",
        "<p>The bridge <b>opened</b>, the mayor said. ‘Good.’</p>",
    )
    assert (record.title, record.published) == ("Bridge opens — again", "2025-10-27T06:30:00+01:00")
    assert (record.authors, record.source, record.url) == (("Example Morning",), None, None)


def test_a_mail_without_a_page_is_its_text_and_an_address_is_no_name(tmp_path) -> None:
    data = b"From: news@example.org\nDate: some day\nContent-Type: text/plain\n\nOnly words.\n"
    record = one(read(tmp_path / "a.eml", data))
    assert (record.kind, record.payload, record.title) == ("text", "Only words.\n", None)
    assert (record.authors, record.published) == ((), "some day")


@pytest.mark.parametrize("words", ["See below.", ""])
def test_a_mail_that_was_forwarded_as_an_attachment_is_a_record_of_its_own(tmp_path, words) -> None:
    outer = EmailMessage()
    outer["Subject"] = "Fwd"
    outer.set_content(words)
    outer.add_attachment(newsletter(subject="First"))
    outer.add_attachment(newsletter(subject="Second"))
    found = [record for record in read(tmp_path / "a.eml", outer.as_bytes()) if isinstance(record, RawRecord)]
    assert [record.title for record in found if record.kind == "html"] == ["First", "Second"]
    assert [record.ref.rpartition("/")[2] for record in found[-2:]] == ["mail-1.eml", "mail-2.eml"]


@pytest.mark.parametrize(
    ("headers", "body", "title", "text"),
    [
        (b"Subject: =?utf-8?b?QnLDvGNrZQ==?= =?iso-8859-1?q?_ge=F6ffnet?=", b"x", "Brücke geöffnet", "x"),
        ("Subject: Brücke".encode(), b"x", "Brücke", "x"),
        (b"Subject: =?no-such?q?a=E9?= b", b"x", "aé b", "x"),
        (b"Subject: =?utf-8?b?!!!?=", b"x", None, "x"),
        (
            b"Subject: =?iso-2022-jp?b?GyRCNjYbKEI=?=\nContent-Type: text/plain; charset=iso-2022-jp",
            "今朝、橋が開通した。".encode("iso-2022-jp"),
            "橋",
            "今朝、橋が開通した。",
        ),
        (b"Content-Type: text/plain; charset=no-such", "Brücke".encode(), None, "Brücke"),
        (b"Content-Type: text/plain; charset=us-ascii", "Brücke".encode(), None, "Brücke"),
        (
            b'Content-Type: text/plain; charset="gb2312"',
            "新桥今天开放。".encode("gbk"),
            None,
            "新桥今天开放。",
        ),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64", b"T25l%%%", None, "One"),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: nonsense", b"One", None, "One"),
        (b"From: =?utf-8?q?M=C3=BCller=2C_?= <<<>> @@\nDate: 99 Nix", b"One", None, "One"),
    ],
)
def test_headers_and_bodies_that_are_not_quite_right_are_read(tmp_path, headers, body, title, text) -> None:
    record = one(read(tmp_path / "a.eml", b"MIME-Version: 1.0\n" + headers + b"\n\n" + body))
    assert record.payload.strip() == text
    if title:
        assert record.title == title


def test_attachments_that_can_be_read_are_records_and_pictures_are_nothing(tmp_path) -> None:
    mail = newsletter()
    mail.add_attachment("Attached words.", filename="words.txt")
    mail.add_attachment(
        zipped({"a.txt": b"Packed."}), maintype="application", subtype="zip", filename="p.zip"
    )
    mail.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="../../r.pdf")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    mail.add_attachment(newsletter(subject="Forwarded"), filename="f.eml")
    path = tmp_path / "a.eml"
    found = read(path, mail.as_bytes())
    assert set(good(found, path)) >= {"", "words.txt", "p.zip/a.txt"}
    assert set(bad(found, path)) == {"r.pdf"}
    assert not (tmp_path.parent / "r.pdf").exists()


def test_a_saved_page_has_its_address_and_not_the_day_it_was_saved(tmp_path) -> None:
    data = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: =?utf-8?Q?The=20bridge?=\n"
        b"Date: Tue, 6 Jan 2026 10:00:00 -0000\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
        b"Content-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/a\n\n"
        b'<html><meta charset=3D"utf-8"><p>caf=C3=A9</p></html>\n--b\nContent-Type: text/html\n\n<p>frame\n--b\n'
        b"Content-Type: image/png\nContent-Location: https://example.org/x.png\n\nxx\n--b--\n"
    )
    for name in ("a.mht", "a.mhtml", "a.eml", "a"):
        record = one(read(tmp_path / name, data))
        assert (record.kind, record.title, record.url) == ("html", "The bridge", "https://example.org/a")
        assert (record.published, record.authors) == (None, ())
        assert "café" in record.payload


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Subject: x\n\n", "holds no text"),
        (b"Subject: x\n\n" + b"--\n" * 200, "more lines or parts"),
        (b"Content-Type: image/png\n\nxx", "holds no text"),
    ],
)
def test_mails_without_an_article_are_rejected(tmp_path, monkeypatch, data, words) -> None:
    monkeypatch.setattr(message, "MAX_PARTS", 100)
    path = tmp_path / "a.eml"
    assert words in bad(read(path, data), path)[""]


def test_parts_in_parts_without_end_are_rejected(tmp_path) -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000))
    path = tmp_path / "a.eml"
    assert "nested" in bad(read(path, b"MIME-Version: 1.0\n" + deep + b"\nx"), path)[""]


def test_a_mailbox_is_read_mail_by_mail(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(mbox, "MAX_MESSAGE_BYTES", 3000)
    begin = b"From news@example.org Mon Oct 27 06:30:00 2025\n"
    quoted = EmailMessage()
    quoted.set_content(
        "First line.\n\n>From here on it is quoted.\nFrom here it is not, for no blank line is before.\n"
    )
    large = EmailMessage()
    large.set_content("words " * 2000)
    box = b"".join(
        begin + m.as_bytes() + b"\n" for m in (newsletter(), quoted, large, EmailMessage(), newsletter())
    )
    for name in ("news.mbox", "news"):
        path = tmp_path / name
        found = read(path, box)
        assert [f.ref.rpartition("#")[2] for f in found] == ["1", "2", "3", "4", "5"]
        texts = good(found, path)
        assert "\nFrom here on it is quoted." in texts["#2"]
        assert set(texts) == {"#1", "#2", "#5"}
        assert bad(found, path)["#3"].startswith("Mail 3: it has more than")
    assert "no mailbox" in bad(read(tmp_path / "b.mbox", b"words"), tmp_path / "b.mbox")[""]


WHOLE = newsletter().as_bytes()


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=30))
def test_any_damage_gives_records_or_reasons_and_never_an_error(tmp_path_factory, flips) -> None:
    data = bytearray(WHOLE)
    for place, value in flips:
        data[place] = value
    assert read(tmp_path_factory.mktemp("mail") / "a.eml", bytes(data))


@given(
    st.binary(max_size=80),
    st.sampled_from(["Subject", "From", "Date", "Content-Type", "Content-Disposition"]),
)
def test_any_header_gives_a_record_or_a_reason(tmp_path_factory, value, name) -> None:
    data = name.encode() + b": " + value.replace(b"\n", b"\n ") + b"\n\nwords"
    assert read(tmp_path_factory.mktemp("mail") / "a.eml", data)
