"""From a raw record to the article: the laws, on anything; and the five seeds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.article import clean
from pipeline.records import Clean, RawRecord
from tests.pipeline.clean.alignment_law import broken, removed_and_kept, seen

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"
needs_seeds = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the five seed articles are not beside the checkout"
)
NAMES = ("000_f7c2b439ef460bcb", "001_bdca630370a44bbc", "002_471d0561097dffd1", "003_f73c93858b36e7c9", "004_945787e7182174c9")  # fmt: skip

PARTS = st.sampled_from(
    [
        "<p>", "</p>", "<div class='related'>", "</div>", "<article>", "<h1>", "<h2>A head", "<br>", "<script>", "<!--",
        "-->", "&amp;", "&#8217;", "&ldquo;", "<", "&", "Fadel Senna/AP\n", "鈥淚", "鈥", "檚", "â€œ", "Ã©", "\n", "\n\n",
        "Read more", "Key Takeaways:\n• one two", " date 2025-10-27 ", "“He left,” she said. ", "A word or two ",
        "The minister said that the government would decide by itself whatever anybody demanded. ", "海角", "\u200b",
        " But the ", "\xa0", "|", "MOST READ", "/a/2025/1103/b",
    ]
)  # fmt: skip
PILES = st.lists(PARTS | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=25).map(
    "".join
)


def cleaned(payload: str, kind: str = "text") -> Clean:
    return clean(RawRecord("r", "r", payload, kind=kind))


@given(PILES, st.sampled_from(["text", "html"]))
def test_every_span_reads_in_the_raw_text_up_to_the_recorded_repairs(payload, kind) -> None:
    article = cleaned(payload, kind)
    assert article.aligned.raw == payload
    assert broken(article) == []
    assert removed_and_kept(article) == []
    assert all("\n" not in span.of(article.text) and span.of(article.text) for span in article.headings)
    assert all(repair.before == repair.span.of(payload) for repair in article.repairs)
    assert all(key and value for key, value in article.meta)


PLAIN = st.sampled_from(
    [
        "The guards left.", "“No,” she said.", "\n", "\n\n", "Advertisement", "Most read", "By Mara Tenby", "Read more",
        " (RELATED: Guards Must Yield)", "Mara Tenby/AP", "Key Takeaways:\n• one two", "securityThe", "5 min read", " ",
        "The minister said that the government would decide by itself whatever anybody demanded. ", "MAYOR: We will see.",
        "Ann Bee Ann Cecilia BeeGuards yield MORE", "Story highlights The government", "Mara Tenby is a reporter.",
    ]
)  # fmt: skip


@given(st.lists(PLAIN, max_size=25).map("".join))
def test_what_is_neither_removed_nor_space_is_in_the_clean_text(payload) -> None:
    article = cleaned(payload)
    left, position = [], 0
    for removal in article.removed:
        left.append(payload[position : removal.span.start])
        position = removal.span.end
    assert seen("".join((*left, payload[position:]))) == seen(article.text)


def test_the_law_would_see_a_break() -> None:
    article = cleaned("He said so.")
    other = cleaned("He said no.")
    forged = Clean(aligned=type(article.aligned)(article.aligned.raw, other.text, other.aligned.alignment))
    assert len(broken(forged)) == 1


def test_a_page_and_its_text_are_one_article() -> None:
    page = """<html><head><meta property="og:title" content="Headline here"></head><body><nav>Home</nav><article>
    <h1>Headline here</h1><p>One &ldquo;word&rdquo; and itâ€™s so, the minister told the assembly on Monday.</p>
    <h2>A short head?</h2><p>Two.</p><p>Advertisement</p></article></body></html>"""
    article = cleaned(page, "html")
    assert article.text == (
        "Headline here\n\nOne “word” and it’s so, the minister told the assembly on Monday.\n\nA short head?\n\nTwo."
    )
    assert [span.of(article.text) for span in article.headings] == ["Headline here", "A short head?"]
    assert article.title == "Headline here"
    assert ("og:title", "Headline here") in article.meta
    assert [(r.kind, r.span.of(page)) for r in article.removed] == [
        ("navigation", "Home"),
        ("advertisement", "Advertisement"),
    ]
    span = article.aligned.raw_span(article.text.index("“word”"), article.text.index(" and"))
    assert span.of(page) == "&ldquo;word&rdquo;"


def test_a_declared_title_serves_where_the_page_shows_none() -> None:
    page = '<meta property="og:title" content="From metadata"><p>Two words.</p>'
    assert cleaned(page, "html").title == "From metadata"
    assert cleaned("").title is None


def test_the_token_before_the_text_is_listed_as_a_date() -> None:
    article = cleaned(" date 2025-10-27 The minister spoke.")
    assert article.text == "The minister spoke."
    assert [(r.kind, r.span.of(article.aligned.raw)) for r in article.removed] == [
        ("date", " date 2025-10-27 ")
    ]


def test_words_that_ran_together_are_listed_as_repairs() -> None:
    payload = "The harbour is shut.The guards left.\n\nAdvertisement\n\nThey will be back, the mayor said."
    article = cleaned(payload)
    assert article.text == "The harbour is shut. The guards left.\n\nThey will be back, the mayor said."
    assert [(r.kind, r.span.of(payload), r.after) for r in article.repairs] == [("glued", ".", ". ")]
    shown = article.aligned.raw_span(article.text.index("The guards"), article.text.index(" left"))
    assert shown.of(payload) == "The guards"


def test_a_line_that_shares_a_repair_with_its_neighbour_stays() -> None:
    payload = "The guards left the harbour.\x1f0\r{\x08"
    article = cleaned(payload)
    assert removed_and_kept(article) == []
    assert broken(article) == []


def test_links_inside_a_paragraph_go_and_a_dateline_stays() -> None:
    payload = (
        "NORLAND, Oct. 26 (Courier) — The harbour is shut. (RELATED: Guards Must Never Yield) They left."
    )
    article = cleaned(payload)
    assert article.text == "NORLAND, Oct. 26 (Courier) — The harbour is shut. They left."
    assert [r.kind for r in article.removed] == ["related"]


def test_repairs_of_what_was_removed_are_not_listed() -> None:
    article = cleaned("The minister spoke on Monday, itâ€™s said.\n\nSign up for â€œThe Dayâ€\x9d newsletter")
    assert [repair.after for repair in article.repairs] == ["’"]


def seed(name: str) -> tuple[str, Clean]:
    raw = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return raw, cleaned(raw)


def labels(kind: str) -> list[dict[str, str]]:
    text = (SEEDS / "labels" / f"{kind}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_no_noise_is_left_in_a_seed(name) -> None:
    _, article = seed(name)
    lines = article.text.split("\n\n")
    (noise,) = [row["noise"] for row in labels("meta") if row["id"] == f"{name}.txt"]
    assert isinstance(noise, dict)
    for line in noise["boilerplate"]:
        bare = re.sub(r" \(.*\)$", "", line).strip()
        assert bare not in lines, f"{bare!r} is left"
        assert len(bare) < 20 or " ".join(bare.split()) not in article.text
    assert not [caption for caption in noise.get("photo_captions", []) if caption in article.text]
    assert "鈥" not in article.text
    for glued in noise.get("glued_subheads", []):
        assert glued not in article.text


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_no_paragraph_of_a_seed_is_lost(name) -> None:
    raw, article = seed(name)
    gone = [r.span.of(raw) for r in article.removed if r.kind not in {"caption", "summary", "standfirst"}]
    long = [text for text in gone if len(text.split()) > 12]
    houses = ("海角大神 was founded", "We want to hear", "QR Code to")  # seed 001 asking, not reporting
    assert [text for text in long if not text.startswith(houses)] == []
    said_again = sum(
        len(r.span.of(raw).split()) for r in article.removed if r.kind in {"summary", "standfirst"}
    )
    assert len(article.text.split()) + said_again > 0.8 * len(raw.split())


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_the_evidence_of_every_position_is_still_said(name) -> None:
    raw, article = seed(name)
    takeaways = " ".join(r.span.of(raw) for r in article.removed if r.kind == "summary")
    for row in labels("positions"):
        for words in row["evidence"] if row["id"] == f"{name}.txt" else ():
            # Seed 003: two were read from the takeaways, which go because the text says the same.
            assert comparable(words) in comparable(article.text) or words in takeaways


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_cleaning_a_clean_seed_again_changes_nothing(name) -> None:
    _, article = seed(name)
    again = cleaned(article.text)
    assert again.removed == ()
    assert again.text == article.text


def comparable(text: str) -> str:
    """Without what encoding loses: quotation marks, and the letter that one of them swallowed."""
    return re.sub(r"\W+", " ", text).strip()


@needs_seeds
@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_of_a_seed_stands_in_its_clean_text(name) -> None:
    _, article = seed(name)
    for row in labels("quotes"):
        if row["id"] == f"{name}.txt":
            quote = row.get("quote_clean", row["quote"]).replace("鈥", "—")
            assert quote in article.text


@needs_seeds
@pytest.mark.parametrize(
    ("name", "title", "headings"),
    [
        (NAMES[0], None, 3),
        (NAMES[1], "An international force in Gaza? Israelis struggle with outsourcing security.", 4),
        (NAMES[2], "Netanyahu Draws a ‘Red Line’ on Turkish Troops in Gaza as U.S. Sides with Israel", 6),
        (NAMES[3], "Israel Defies U.S. Warning, Vows to 'Stand Alone' on Potential Gaza Offensive", 2),
        (
            NAMES[4],
            "Netanyahu vetoes Gallant’s visit to Washington, refuses to share retaliation plans with US",
            5,
        ),
    ],
)
def test_headlines_and_headings_of_the_seeds(name, title, headings) -> None:
    _, article = seed(name)
    assert article.title == title
    assert len(article.headings) == headings


@pytest.mark.parametrize(
    ("below", "title"),
    [
        ("By Mara Tenby", "The harbour stays open."),
        ("ADVERTISEMENT", None),
        ("Sign up for our newsletter", None),
        ("Photo: Harbour picture desk", None),
    ],
)
def test_what_stands_under_a_first_sentence_tells_whether_it_is_a_headline(below, title) -> None:
    long = (
        "The minister said on Monday that the harbour would stay open, whatever anybody else demanded of him."
    )
    assert cleaned(f"The harbour stays open.\n\n{below}\n\n{long}").title == title


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Harbour shut | Harbour Ledger", "Harbour shut"),
        ("Harbour shut - Harbour Ledger", "Harbour shut"),
        ("Harbour shut | Opinion", "Harbour shut | Opinion"),
        ("Harbour Ledger", "Harbour Ledger"),
    ],
)
def test_a_declared_title_is_shown_without_the_name_of_the_site(title, shown) -> None:
    page = (
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Harbour Ledger">'
        "<p>Two words.</p>"
    )
    assert cleaned(page, "html").title == shown
