"""Word documents."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import word
from pipeline.records import RawRecord
from tests.pipeline.ingest.packing import bad, good, read, zipped

docx = pytest.importorskip("docx", reason="the extra standpoint[documents] is not installed")


def document() -> bytes:
    made = docx.Document()
    made.core_properties.title = "Bridge opens"
    made.core_properties.author = "A. Writer"
    made.add_heading("Bridge opens", 1)
    made.add_paragraph("The bridge opened, ").add_run("the mayor said.").bold = True
    table = made.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "cost"
    table.cell(0, 2).text = "nine"
    made.add_paragraph(" ")
    made.add_paragraph("It closed again.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


WHOLE = document()


@pytest.mark.parametrize("name", ["a.docx", "a", "a.txt"])
def test_paragraphs_and_tables_are_read_in_order(tmp_path, name) -> None:
    (record,) = read(tmp_path / name, WHOLE)
    assert isinstance(record, RawRecord)
    assert (
        record.payload
        == "Bridge opens\n\nThe bridge opened, the mayor said.\n\ncost | nine\n\nIt closed again."
    )
    assert (record.title, record.authors, record.published) == ("Bridge opens", ("A. Writer",), None)


def test_a_document_in_an_archive_is_read(tmp_path) -> None:
    path = tmp_path / "a.zip"
    assert set(good(read(path, zipped({"d/a.docx": WHOLE})), path)) == {"d/a.docx"}


def test_what_is_no_document_is_rejected(tmp_path, monkeypatch) -> None:
    path = tmp_path / "a.docx"
    assert "damaged or cut off" in bad(read(path, WHOLE[:2000]), path)[""]
    assert "no Word document" in bad(read(path, zipped({"word/document.xml": b"<x/>"})), path)[""]
    assert (
        "an old or encrypted Office document"
        in bad(read(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99), path)[""]
    )
    out = io.BytesIO()
    docx.Document().save(out)
    assert bad(read(path, out.getvalue()), path)[""] == "The document holds no text."
    monkeypatch.setattr(word, "MAX_XML_BYTES", 1000)
    assert "more than one article has" in bad(read(path, WHOLE), path)[""]


def test_without_the_library_the_sentence_says_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(word.importlib.util, "find_spec", lambda _: None)
    path = tmp_path / "a.docx"
    assert bad(read(path, WHOLE), path)[""].endswith("pip install 'standpoint[documents]'.")


def test_a_part_that_ends_too_early_is_damage(tmp_path, monkeypatch) -> None:
    def document(_stream: object) -> None:
        raise EOFError

    monkeypatch.setattr("docx.Document", document)
    path = tmp_path / "a.docx"
    assert bad(read(path, WHOLE), path)[""].startswith("It is no Word document that can be read.")


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(1, 255)), min_size=1, max_size=20))
def test_any_damage_gives_a_record_or_a_reason_and_never_an_error(tmp_path_factory, flips) -> None:
    data = bytearray(WHOLE)
    for place, change in flips:
        data[place] ^= change
    assert read(tmp_path_factory.mktemp("docx") / "a.docx", bytes(data))
