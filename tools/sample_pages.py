"""The sample articles as web pages, with what web pages have around an article."""

from __future__ import annotations

import json
from html import escape

from tools.sample_drafts import WIRE, Draft
from tools.sample_text import NOTE

_STYLE = "body{font:16px serif}nav a{margin:4px}.cookie-banner{position:fixed}"
_COOKIES = "This site uses cookies to remember what you have read. Accept all cookies"


def harbour(draft: Draft) -> str:
    """A page that says everything about itself."""
    address = f"https://www.harbour-ledger.example{draft.address}"
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": draft.headline,
        "datePublished": f"{draft.date}T06:30:00+00:00",
        "author": [{"@type": "Organization", "name": draft.byline}],
        "publisher": {"@type": "NewsMediaOrganization", "name": "The Harbour Ledger"},
        "mainEntityOfPage": address,
    }
    head = [
        f"<title>{escape(draft.headline)} | The Harbour Ledger</title>",
        f'<meta property="og:title" content="{escape(draft.headline)}">',
        '<meta property="og:site_name" content="The Harbour Ledger">',
        f'<meta property="article:published_time" content="{draft.date}T06:30:00+00:00">',
        f'<link rel="canonical" href="{address}">',
        f'<script type="application/ld+json">{json.dumps(about, ensure_ascii=False)}</script>',
        f"<style>{_STYLE}</style>",
    ]
    body = [
        "<nav>The Harbour Ledger | Home | World | Europe | Opinion</nav>",
        f'<div class="cookie-banner">{_COOKIES}</div>',
        "<main><article>",
        f"<h1>{escape(draft.headline)}</h1>",
        f'<p class="byline">By {escape(draft.byline)}</p>',
        _figure(draft),
        *_paragraphs(draft),
        _related(draft, "Related stories"),
        "</article></main>",
        f"<footer>© {draft.date.year} The Harbour Ledger. {NOTE}</footer>",
    ]
    return _page(head, body)


def olive(draft: Draft, *, dated: bool) -> str:
    """A page that says nothing about itself; the date stands in its address where `dated`."""
    path = draft.address if dated else f"/report/{draft.story}"
    head = [
        f"<title>{escape(draft.headline)}</title>",
        f'<link rel="canonical" href="https://olive-line-report.example{path}">',
    ]
    credit = [f'<div class="meta"><span>By {WIRE}</span></div>'] if draft.copy_of else []
    body = [
        '<div id="top-menu" class="menu">Olive Line Report | Home | Region | Aid | Opinion</div>',
        '<div class="content">',
        f"<h1>{escape(draft.headline)}</h1>",
        *credit,
        '<div class="share-bar">Share: Facebook Telegram WhatsApp</div>',
        _figure(draft),
        *_paragraphs(draft),
        _related(draft, "More from the region"),
        '<div class="newsletter-box">Sign up for our weekly letter from Amman</div>',
        "</div>",
        f'<div class="site-footer footer">{NOTE}</div>',
    ]
    return _page(head, body)


def _page(head: list[str], body: list[str]) -> str:
    lines = ["<!DOCTYPE html>", f"<!-- {NOTE} -->", '<html lang="en">', "<head>", '<meta charset="utf-8">']
    return "\n".join([*lines, *head, "</head>", "<body>", *body, "</body>", "</html>"]) + "\n"


def _figure(draft: Draft) -> str:
    caption = f'{escape(draft.caption)} <span class="credit">{escape(draft.credit)}</span>'
    picture = f'<img src="/pictures/{draft.story}.jpg" alt="">'
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _paragraphs(draft: Draft) -> list[str]:
    """Paragraphs and subheads, half of them with references for quotes, as editors' tools write them."""
    lines = []
    for index, paragraph in enumerate(draft.body):
        if index in draft.subheads:
            lines.append(f"<h2>{escape(draft.subheads[index])}</h2>")
        text = escape(paragraph, quote=False)
        if index % 2:
            text = text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("’", "&#8217;")
        lines.append(f"<p>{text}</p>")
    return lines


def _related(draft: Draft, heading: str) -> str:
    links = [f'<li><a href="/related/{i}">{escape(title)}</a></li>' for i, title in enumerate(draft.related)]
    return f'<div class="related-links"><h3>{heading}</h3><ul>{"".join(links)}</ul></div>'
