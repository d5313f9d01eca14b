"""Feeds, and what else is XML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import feed
from pipeline.records import RawRecord, RejectedInput
from tests.pipeline.ingest.packing import bad, read

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Example Morning</title><link>https://example.org/</link>
<item><title>Bridge &amp;amp; tunnel</title><link>https://example.org/1</link>
  <pubDate>Mon, 27 Oct 2025 06:30:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>
  <description>A summary.</description>
  <media:description>A much longer caption of a picture that is no article at all, not this one.</media:description>
  <content:encoded><![CDATA[<p>The bridge opened, the mayor said.</p>]]></content:encoded></item>
<item><title>Two</title><author>b@example.org (B. Writer)</author><description>Plain words only.</description></item>
<item><title>Three</title><link>https://example.org/3</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Example &lt;b&gt;Evening&lt;/b&gt;</title>
<author><name>The Desk</name></author>
<entry><title>One</title><link rel="self" href="https://example.org/feed/1"/><link href="https://example.org/1"/>
<published>2025-10-27T06:30:00Z</published><updated>2026-01-01T00:00:00Z</updated>
<author><name>A. Writer</name><email>a@example.org</email></author><author><name>B. Writer</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p class="a&quot;b">Less &lt; more.</p><br/>End.</div></content>
</entry></feed>"""


def records(found: list[RawRecord | RejectedInput]) -> list[RawRecord]:
    return [f for f in found if isinstance(f, RawRecord)]


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a"])
def test_an_entry_of_rss_is_a_record(tmp_path, name) -> None:
    path = tmp_path / name
    found = read(path, RSS.encode())
    assert records(found) == [
        RawRecord(
            f"{path}#1",
            f"{path}#1",
            "<p>The bridge opened, the mayor said.</p>",
            kind="html",
            title="Bridge & tunnel",
            source="Example Morning",
            url="https://example.org/1",
            published="2025-10-27T06:30:00+00:00",
            authors=("A. Writer",),
        ),
        RawRecord(
            f"{path}#2",
            f"{path}#2",
            "Plain words only.",
            title="Two",
            source="Example Morning",
            authors=("B. Writer",),
        ),
    ]
    assert bad(found, path)["#3"].startswith("Line 11: the entry has a link and no text")


def test_an_entry_of_atom_is_a_record_with_its_inline_page(tmp_path) -> None:
    (record,) = records(read(tmp_path / "a.atom", ATOM.encode()))
    assert (
        record.payload
        == '<div xmlns="http://www.w3.org/1999/xhtml"><p class="a&quot;b">Less &lt; more.</p><br></br>End.</div>'
    )
    assert (record.source, record.url, record.kind) == ("Example Evening", "https://example.org/1", "html")
    assert (record.published, record.authors) == ("2025-10-27T06:30:00Z", ("A. Writer", "B. Writer"))


def test_old_feeds_with_other_encodings_and_entities_of_html_are_read(tmp_path) -> None:
    text = (
        '\n<?xml version="1.0" encoding="windows-1251"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "x.dtd">'
        "<rss><channel><title>Пример</title><item><title>Мост&nbsp;открыт</title>"
        "<description>Мост открыли сегодня утром.</description></item></channel></rss>"
    )
    (record,) = records(read(tmp_path / "a.rss", text.encode("cp1251")))
    assert (record.source, record.title, record.payload) == (
        "Пример",
        "Мост открыт",
        "Мост открыли сегодня утром.",
    )


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]><rss><item><title>&a9;</title></item></rss>',
            "entities of its own",
        ),
        (
            '<!DOCTYPE rss [<!ENTITY x SYSTEM "secret.txt">]><rss><item><description>&x;</description></item></rss>',
            "entities of its own",
        ),
        ('<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><rss/>', "entities of its own"),
        ("<svg/>", "neither a feed nor a page"),
        ("<urlset><url/></urlset>", "'urlset'"),
        ("<rss><channel/></rss>", "has no entries"),
        ("words", "not valid XML from line 1 on"),
        ("<rss>" + "<a>" * 600, "nested more than 500 deep"),
    ],
)
def test_what_is_no_feed_or_an_attack_is_rejected(tmp_path, text, words) -> None:
    path = tmp_path / "a.xml"
    assert words in bad(read(path, text.encode()), path)[""]


def test_a_page_saved_as_xml_is_a_page(tmp_path) -> None:
    page = (
        '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>x</p></html>'
    )
    (record,) = records(read(tmp_path / "a.xml", page.encode()))
    assert (record.kind, record.payload) == ("html", page)


def test_a_feed_that_breaks_off_gives_the_entries_before(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(feed, "_FEED_CHUNK", 50)
    path = tmp_path / "a.rss"
    found = read(path, RSS[: RSS.index("Three")].encode())
    assert [r.title for r in records(found)] == ["Bridge & tunnel", "Two"]
    assert "not valid XML" in bad(found, path)[""]


@given(
    st.integers(0, len(RSS)),
    st.lists(st.tuples(st.integers(0, len(RSS) - 1), st.integers(0, 255)), max_size=9),
)
def test_any_damage_gives_records_or_reasons_and_never_an_error(tmp_path_factory, cut, flips) -> None:
    data = bytearray(RSS.encode())
    for place, value in flips:
        data[place] = value
    assert read(tmp_path_factory.mktemp("feed") / "a.rss", bytes(data[:cut] if cut % 2 else data))
