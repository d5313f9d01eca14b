"""Which blocks are the article, with the second reader and without it."""

from __future__ import annotations

import pytest

from pipeline.clean.blocks import blocks_of
from pipeline.clean.choice import choose
from pipeline.clean.guide import Guide
from pipeline.clean.tree import parse

A = "The ferry to the northern islands will run twice a day from the first of May, the company said."
B = "Fishing boats keep their berths along the old wall, and the market hall stays where it is now."
C = "Readers of the harbour blog have asked for a night boat since the bridge was closed last year."
D = "A third crew is being trained in the winter months, and two more captains have signed contracts."
TEASER = "Ten ways to cook a cod that your grandmother would have liked, from a chef in the old town."

LONG = f"{A[:-1]} and {B[:-1]}"
PARTS = "".join(f"<div class=part><p>{text}</p></div>" for text in (A, B, C, D))
LEAD = f"<p>{A * 2}</p><p>{B * 2}</p>"
REST = f"<p>{C * 8}</p><p>{D * 8}</p>"
LINES = [A * 2, B * 2, C * 8, D * 8]


def kept(html: str, *lines: str) -> list[str]:
    """The blocks kept of a page whose second reader takes `lines`; without any there is no reader."""
    page = parse(html)
    kinds = choose(page, Guide("\n".join(lines)) if lines else None)
    return [block.text for block in blocks_of(page) if any(kinds[i] is None for i in block.chunks)]


def kinds_of(html: str, *lines: str) -> dict[str, str | None]:
    page = parse(html)
    kinds = choose(page, Guide("\n".join(lines)) if lines else None)
    return {block.text: kinds[block.chunks[0]] for block in blocks_of(page)}


@pytest.mark.parametrize(
    ("html", "lines", "expected"),
    [
        # Where both agree, a paragraph between paragraphs stays though the guide passed it over ...
        (f"<div><p>{A}</p><p>{B}</p><p>No.</p><p>{C}</p></div>", [A, C], [A, B, "No.", C]),
        (f"<div><p>{A}</p><p>{B}</p><div><i>{D}</i></div><p>{C}</p></div>", [A, B, C], [A, B, D, C]),
        # ... and so does one in a section like theirs, but no teaser behind the last of them.
        (f"<main>{PARTS}<div class=card><p>{TEASER}</p></div></main>", [A, B, C], [A, B, C, D]),
        # Labels and cells only we take go; cells both take stay.
        (f"<div><p>{A}</p><div>Ticker</div><p>{B}</p></div>", [A, B], [A, B]),
        (f"<div><p>{A}</p><table><tr><td>Berth<td>12</table><p>{B}</p></div>", [A, B], [A, B]),
        (
            f"<div><p>{A}</p><table><tr><td>Berth<td>12</table><p>{B}</p></div>",
            [A, "| Berth | 12 |", B],
            [A, "Berth", "12", B],
        ),
        # A lead that stands outside the container comes back.
        (f"<div><p>{A}</p></div><div class=x><p>{B}</p><p>{C}</p><p>{D}</p></div>", [A, B, C, D], [A, B, C, D]),
        # Where they speak of two texts, it is the guide's: ours took the longer comments.
        (
            f"<div><p>{A}</p><p>{B}</p></div><ul id=talk>{f'<li><p>{C} {D}</p></li>' * 4}</ul>",
            [A, B],
            [A, B],
        ),
        # A class name is no verdict on what holds most of the guide's text.
        (f"<article><div class=sidebar>{LEAD}</div>{REST}</article>", LINES, LINES),
        (f"<article><div class=comments>{LEAD}</div>{REST}</article>", LINES, LINES[2:]),
        # Nor is the class of a heading or paragraph itself, where both its neighbours are the article.
        (
            f"<div><p>{A}</p><h3 class=widget-title>Berths</h3><p class=promo>Old ones.</p><p>{B}</p></div>",
            [A, "Berths", "Old ones.", B],
            [A, "Berths", "Old ones.", B],
        ),
        # A paragraph without an end mark is prose when it is long.
        (f"<div><p>{B}</p><p>{C}</p><p>{D}</p></div><p>{LONG}</p>", [B, C, D, LONG], [B, C, D, LONG]),
        (f"<div><p>{B}</p><p>{C}</p><p>{D}</p></div><p>{A[:-1]}</p>", [B, C, D, A[:-1]], [B, C, D]),
        # A guide that finds nothing of the page changes nothing.
        (f"<div><p>{A}</p><p>{B}</p></div>", ["Elsewhere entirely, and long enough to be a line."], [A, B]),
    ],
)  # fmt: skip
def test_two_readers(html, lines, expected) -> None:
    assert kept(html, *lines) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Whole copies of the article, hidden; and one paragraph pulled out and printed large.
        (f"<div><p>{A}</p><p>{B}</p></div><div style='display:none'><p>{A}</p><p>{B}</p></div>", [A, B]),
        (f"<div><h3>{A}</h3><p>{B}</p><p>{A}</p><p>{C}</p></div>", [B, A, C]),
        # A heading with nothing below it; a page of headings keeps them.
        (f"<div><p>{A}</p><h2>Ferries</h2><p>{B}</p><h3>Comments</h3></div>", [A, "Ferries", B]),
        ("<h1>Only this</h1>", ["Only this"]),
        # Links: a sentence that is one stays, "read more" does not.
        (f"<p>{A}</p><p>Read more: <a>the night boat and the bridge of last year</a></p><p>{B}</p>", [A, B]),
        (f"<p>{A}</p><p>So <a>it said</a>.</p><p>{B}</p>", [A, "So it said.", B]),
        # Quotations of the article stay, embedded posts as well: they are somebody's words.
        (f"<div><p>{A}</p><blockquote><p>{B}</p></blockquote><p>{C}</p></div>", [A, B, C]),
        (f"<div><p>{A}</p><blockquote class=twitter-tweet><p>{B}</p></blockquote><p>{C}</p></div>", [A, B, C]),
    ],
)  # fmt: skip
def test_our_rules_alone(html, expected) -> None:
    assert kept(html) == expected


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ("<div class=key-takeaways><ul><li>Boats run twice.</ul></div>", "summary"),
        ("<div class='newsletter-box'><p>Boats in your inbox.</p></div>", "subscription"),
        ("<div class=slideshow><p>Boats in pictures.</p></div>", "gallery"),
        ("<div class='author-bio'><p>Ann writes of boats.</p></div>", "byline"),
        ("<div class=related-stories><p>Boats of old.</p></div>", "related"),
        ("<div hidden><p>Boats unseen.</p></div>", "hidden"),
    ],
)
def test_boxes_inside_the_article_go(box, kind) -> None:
    html = f"<article><p>{A}</p>{box}<p>{B}</p><p>{C}</p></article>"
    assert kept(html) == [A, B, C]
    assert list(kinds_of(html).values()) == [None, kind, None, None]


def test_a_gallery_that_holds_paragraphs_of_the_article_gives_them_back() -> None:
    box = f"<div class=slideshow><p>{A}</p><p>{B}</p></div>"
    rest = "".join(f"<p>{text} {text} {text} {text}</p>" for text in (C, D, TEASER))
    html = f"<article>{box}{rest}</article>"
    lines = [A, B, *(f"{text} {text} {text} {text}" for text in (C, D, TEASER))]
    assert kept(html) == lines[2:]
    assert kept(html, *lines) == lines
