"""Citations: each part where its style wants it, nothing invented, and hostile text is only text."""

import datetime as dt
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from pipeline.export import cite
from pipeline.export.cite import Cited, Tool
from pipeline.schema import PRECISIONS, VOICES

ROOT = Path(__file__).resolve().parents[3]
MADE = dt.date(2025, 11, 2)
ONE = Cited(
    statement_id="3f0c5b1e9a7d2468", voice="direct", quote="We “never” left,", speaker="Jane Doe",
    title="A question of “whose” troops.", authors=("Ann Roe", "Max Roe"), outlet="The Herald",
    published=dt.date(2025, 10, 27), precision="day", url="https://herald.example/a?b=1&c=50%25_x",
    ref="a.html", sample=False, version="9.8.7", snapshot="20251101T000000",
)  # fmt: skip
HOSTILE = 'a}, note={\\input{x} %c\n@misc{y, "q" $1_2^3~4&#\x00\u202eb'


def parsed(entry):
    """Kind, key and fields of an entry, read as BibTeX does: by counting braces."""
    head, rest = re.fullmatch(r"@(\w+\{[^,\s]+),\n(.*)\n\}", entry, re.DOTALL).groups()
    fields = {}
    for line in rest.split("\n"):
        name, value = re.fullmatch(r"  (\w+) = (.*),", line).groups()
        depth = 0
        for at, sign in enumerate(value):
            depth += (sign == "{") - (sign == "}")
            assert depth > 0 or at == len(value) - 1 or name == "month", f"{name} ends early: {value}"
        assert depth == 0, value
        fields[name] = value if name == "month" else value[1:-1]
    return *head.split("{"), fields


def test_an_entry_has_every_part_in_its_field():
    kind, key, fields = parsed(cite.bibtex(ONE, MADE))
    assert (kind, key) == ("article", "ann-roe-2025-3f0c5b1e")
    assert fields == {
        "author": "Ann Roe and Max Roe",
        "title": "{A question of ``whose'' troops.}",
        "journal": "The Herald",
        "year": "2025",
        "month": "oct",
        "day": "27",
        "url": "https://herald.example/a?b=1&c=50%25_x",
        "note": (
            "Words (Jane Doe): ``We ‘never’ left.'' Found with Standpoint 9.8.7, statement "
            "3f0c5b1e9a7d2468, data of 20251101T000000, cited November 2, 2025."
        ),
    }


def test_a_note_in_chicago_s_style():
    assert cite.chicago(ONE, MADE) == (
        "Jane Doe, quoted in Ann Roe and Max Roe, “A question of ‘whose’ troops,” The Herald, October 27, 2025, "
        "https://herald.example/a?b=1&c=50%25_x. Words (Jane Doe): “We ‘never’ left.” Found with Standpoint 9.8.7, "
        "statement 3f0c5b1e9a7d2468, data of 20251101T000000, cited November 2, 2025."
    )


def test_what_is_not_known_is_left_out_and_never_guessed():
    bare = replace(
        ONE, speaker=None, title=None, authors=(), outlet=None, published=None, precision="unknown", url=None
    )
    kind, key, fields = parsed(cite.bibtex(bare, MADE))
    assert (kind, key) == ("misc", "article-nd-3f0c5b1e")
    assert set(fields) == {"title", "year", "note"}
    assert (fields["title"], fields["year"]) == ("{[No headline]}", "n.d.")
    assert "(speaker unknown)" in fields["note"]
    assert "input a.html," in fields["note"]
    assert cite.chicago(bare, MADE).startswith(
        "Speaker unknown, quoted in an article without a headline, outlet unknown, n.d. Words"
    )


@pytest.mark.parametrize(
    ("precision", "said", "fields"),
    [
        ("second", "October 27, 2025", {"year", "month", "day"}),
        ("minute", "October 27, 2025", {"year", "month", "day"}),
        ("day", "October 27, 2025", {"year", "month", "day"}),
        ("month", "October 2025", {"year", "month"}),
        ("year", "2025", {"year"}),
        ("unknown", "n.d.", {"year"}),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(precision, said, fields):
    assert precision in PRECISIONS
    one = replace(ONE, precision=precision)
    assert f"The Herald, {said}, https" in cite.chicago(one, MADE)
    assert set(parsed(cite.bibtex(one, MADE))[2]) & {"year", "month", "day"} == fields


@pytest.mark.parametrize("voice", VOICES)
def test_only_a_speaker_s_own_words_are_called_that(voice):
    told = cite.chicago(replace(ONE, voice=voice), MADE)
    assert ("quoted in" in told) == (voice in {"direct", "mixed"})
    assert ("The article’s words (Jane Doe)" in told) == (voice not in {"direct", "mixed"})


@pytest.mark.parametrize(
    ("authors", "listed", "field"),
    [
        (("A B",), " in A B, “", "A B"),
        (("A B", "C D", "E F"), " in A B, C D, and E F, “", "A B and C D and E F"),
        (tuple("ABCDEFGHIJK"), " in A, B, C, D, E, F, G, et al., “", "A and B and C and D and E and F and G and others"),
        (("Roe, Ann",), " in Roe, Ann, “", "{Roe, Ann}"),
        (("Sand and Sons",), " in Sand and Sons, “", "{Sand and Sons}"),
    ],
)  # fmt: skip
def test_authors_as_each_style_lists_them(authors, listed, field):
    one = replace(ONE, authors=authors)
    assert listed in cite.chicago(one, MADE)
    assert parsed(cite.bibtex(one, MADE))[2]["author"] == field


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/{x}\\y z\n", "https://a.example/%7Bx%7D%5Cy%20z"),
        ("http://a.example/é", "http://a.example/%C3%A9"),
        ("javascript:alert(1)", None),
        ("ftp://a.example/x", None),
        ("a.example/x", None),
    ],
)
def test_an_address_is_one_of_the_web(url, shown):
    one = replace(ONE, url=url)
    assert parsed(cite.bibtex(one, MADE))[2].get("url") == shown
    assert (shown or "input a.html") in cite.chicago(one, MADE)


@pytest.mark.parametrize(
    ("ref", "shown"),
    [("/" + "home/ann/a.txt", "a.txt"), (r"C:\x\a.txt", "a.txt"), ("~/b.txt", "b.txt"), ("x/a#3", "x/a#3")],
)
def test_no_folder_of_somebody_s_disk_is_cited(ref, shown):
    assert f"input {shown}, data" in cite.chicago(replace(ONE, url=None, ref=ref), MADE)


def test_long_words_are_cut_and_say_so():
    told = cite.chicago(replace(ONE, quote="word " * 400), MADE)
    assert "word […].” Found" in told
    assert len(told) < 1000


def test_an_invented_article_says_so():
    sample = replace(ONE, sample=True)
    for style in cite.STYLES:
        assert "Invented sample article" in cite.statement(sample, style, MADE)
        assert "Invented" not in cite.statement(ONE, style, MADE)


TEXTS = some.text(max_size=60)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
@example(HOSTILE, HOSTILE, HOSTILE, "https://a.example/" + HOSTILE)
@example("{{{", "}", "\\", "%")
def test_hostile_text_stays_inside_its_field(title, author, quote, url):
    one = replace(
        ONE, title=title, authors=(author, title), outlet=quote, quote=quote, speaker=author, url=url
    )
    kind, key, fields = parsed(cite.bibtex(one, MADE))
    assert kind in {"article", "misc"}
    assert re.fullmatch(r"[a-z0-9-]+", key)
    assert set(fields) <= {"author", "title", "journal", "year", "month", "day", "url", "note"}
    for name in set(fields) - {"url"}:
        assert not re.search(r"(?<!\\)[%$&#_]", fields[name]), fields[name]
    told = cite.chicago(one, MADE)
    assert "\n" not in told
    assert "\u202e" not in told


def test_the_commands_of_a_title_are_letters():
    shown = parsed(cite.bibtex(replace(ONE, title=HOSTILE), MADE))[2]["title"]
    assert r"a\textbraceright{}, note=\textbraceleft{}\textbackslash{}input\textbraceleft{}x" in shown
    assert r"\%c @misc" in shown


# --- the tool ---


def test_the_tool_is_cited_with_its_version_and_the_data():
    assert parsed(cite.tool(Tool("1.2.3"), "bibtex"))[:2] == ("software", "standpoint-1-2-3")
    fields = parsed(cite.tool(Tool("1.2.3", "20251101T000000", "p_q@1", "s@2"), "bibtex"))[2]
    assert fields["version"] == "1.2.3"
    assert fields["note"] == r"Data of 20251101T000000, pack p\_q@1, scorer s@2"
    assert cite.tool(Tool("1.2.3", "20251101T000000"), "chicago").endswith(
        "version 1.2.3 (2026). Data of 20251101T000000."
    )
    assert cite.tool(Tool("1.2.3"), "chicago").endswith("version 1.2.3 (2026).")


def test_the_file_for_citing_says_what_the_command_says():
    lines = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    found = dict(re.match(r'^[ -]*([\w-]+): *"?(.*?)"?$', line).groups() for line in lines)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert found["version"] == project["version"]
    assert found["name"] == cite.TOOL_AUTHORS
    assert found["title"] == f"{cite.TOOL}: {cite.TOOL_ABOUT}"
    assert found["cff-version"] == "1.2.0"
    assert found["license"] in project["license"]
