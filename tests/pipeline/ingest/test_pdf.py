"""PDF documents."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest import pdf, word
from pipeline.records import RawRecord
from tests.pipeline.ingest.packing import bad, read

pypdf = pytest.importorskip("pypdf", reason="the extra standpoint[documents] is not installed")

PAGE = [
    "Bridge opens",
    "The new bridge opened on Monday morning, the mayor said, and the govern-",
    "ment of the province paid for it. The government expects many well-",
    "known visitors.",
    "It closed again on Tuesday, after a storm had moved over the whole valley",
    "and the town.",
]


def made(pages: list[list[str]], about: str = "") -> bytes:
    """A PDF of lines, as a printer would set them."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(f"1 0 0 1 72 {760 - 14 * n} Tm ({line}) Tj\n" for n, line in enumerate(lines))
        stream = f"BT /F1 11 Tf\n{drawn}ET".encode() if lines else b"0 0 9 9 re f"
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        resources = "/Resources << /Font << /F1 3 0 R >> >> /MediaBox [0 0 612 792]"
        bodies.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {len(bodies)} 0 R >>".encode())
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    bodies.append(f"<< {about} >>".encode())
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1)
    return out + head + table + tail % (len(bodies) + 1, len(bodies), len(out))


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.html"])
def test_lines_are_joined_into_paragraphs(tmp_path, name) -> None:
    (record,) = read(
        tmp_path / name, made([PAGE], "/Title (Bridge opens) /Author (A. Writer) /CreationDate (D:20260101)")
    )
    assert isinstance(record, RawRecord)
    assert record.payload.split("\n\n") == [
        "Bridge opens",
        "The new bridge opened on Monday morning, the mayor said, and the government of the province paid for it. The government expects many well-known visitors.",
        "It closed again on Tuesday, after a storm had moved over the whole valley and the town.",
    ]
    assert (record.title, record.authors, record.published) == ("Bridge opens", ("A. Writer",), None)


def test_heads_feet_and_numbers_of_pages_do_not_cut_sentences() -> None:
    lines = [
        f"{letter} words that fill a line of the page from one end to the other" for letter in "abcdefgh"
    ]
    pages = [
        f"Example Morning 2{n} October\n{lines[2 * n]}\n{lines[2 * n + 1]}\nPage {n} of 4" for n in range(4)
    ]
    assert pdf.joined(pages) == "Example Morning 20 October\n\n" + " ".join(lines)
    assert pdf.joined(["", " "]) == ""
    assert pdf.joined(["2025"]) == "2025"


@pytest.mark.parametrize("title", ["Microsoft Word - draft.docx", "untitled", "page_3.indd", ""])
def test_the_name_of_a_file_is_no_title(tmp_path, title) -> None:
    (record,) = read(tmp_path / "a.pdf", made([PAGE], f"/Title ({title})"))
    assert isinstance(record, RawRecord)
    assert record.title is None


def encrypted() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(made([PAGE])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (made([[]]), "pictures of pages, no text"),
        (made([PAGE])[:400], "no PDF that can be read"),
        (b"%PDF-1.4\n" + b"\x00" * 500, "no PDF that can be read"),
        (encrypted(), "it is encrypted"),
        (made([["x"]] * 6), "has 6 pages, more than 5"),
        (made([["x" * 500]] * 2), "more text than an article"),
        (made([["x"] * 100]), "drawings too large"),
    ],
)
def test_what_cannot_be_read_is_rejected(tmp_path, monkeypatch, data, words) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 5)
    monkeypatch.setattr(pdf, "MAX_CHARS", 900)
    monkeypatch.setattr(pdf, "MAX_CONTENT_BYTES", 2500)
    path = tmp_path / "a.pdf"
    assert words in bad(read(path, data), path)[""].replace("It is enc", "it is enc")


def test_without_the_library_the_sentence_says_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(word.importlib.util, "find_spec", lambda _: None)
    path = tmp_path / "a.pdf"
    assert bad(read(path, made([PAGE])), path)[""].endswith("pip install 'standpoint[documents]'.")


WHOLE = made([PAGE, PAGE], "/Title (Bridge)")


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=20))
def test_any_damage_gives_a_record_or_a_reason_and_never_an_error(tmp_path_factory, flips) -> None:
    data = bytearray(WHOLE)
    for place, change in flips:
        data[place] ^= change
    assert read(tmp_path_factory.mktemp("pdf") / "a.pdf", bytes(data))
