"""A briefing as a page of HTML that a browser prints: the report.

Whatever comes from data is escaped, and the page may load nothing and run nothing, whatever it holds.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from pathlib import Path

from dashboard.briefing.compose import Briefing, Omitted, Section
from dashboard.briefing.method import Topic
from dashboard.briefing.svg import inline
from dashboard.exhibits.exhibit import Exhibit, Place, Quote
from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.rendering import fonts
from dashboard.theme import LIGHT, side

STYLE = Path(__file__).with_name("report.css")
SHORT = 70  # characters of the title that a footer has room for
MOST_TOLD = 14  # entries of the contents that have room on a page for what each shows
_CLOSED = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
METHOD, OMITTED, EVIDENCE = "method", "left-out", "evidence"  # anchors of what follows the sections


def page(briefing: Briefing, pictures: Sequence[bytes | None], pages: Mapping[str, int] | None = None) -> str:
    """The whole page.

    Args:
        briefing: The briefing, its figures made for the report.
        pictures: For each section the SVG of its figure; None where it is of statements.
        pages: On which page each anchor is printed, where that is known already; the contents tell it.
    """
    sections = "".join(
        _section(briefing, one, picture, place)
        for place, (one, picture) in enumerate(zip(briefing.sections, pictures, strict=True), start=1)
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_CLOSED}">'
        f"<title>{_text(briefing.title)}</title>"
        f"<style>{fonts.faces()}{_style(briefing)}</style></head><body>"
        f"{_cover(briefing, pages or {})}<main>{sections}</main>"
        f"{_method(briefing.method)}{_omitted(briefing.omitted)}{_evidence(briefing)}</body></html>"
    )


def anchors(briefing: Briefing) -> dict[str, str]:
    """What the contents list: titles by their anchors, in order."""
    found = {f"section-{place}": one.title for place, one in enumerate(briefing.sections, start=1)}
    found |= {METHOD: "Data and method"} if briefing.method else {}
    found |= {OMITTED: "Left out"} if briefing.omitted else {}
    return found | ({EVIDENCE: "Evidence"} if briefing.appendix else {})


def _style(briefing: Briefing) -> str:
    """The style sheet with the colours of the theme and the words of the footer."""
    short = briefing.title if len(briefing.title) <= SHORT else f"{briefing.title[: SHORT - 1].rstrip()}…"
    # As CSS escapes: a title could otherwise end the string, the sheet or the element it stands in.
    told = "".join(f"\\{ord(sign):06x}" for sign in short)
    colours = "".join(
        f"--{name}:{getattr(LIGHT, name)};"
        for name in ("favor", "against", "neutral", "ink", "muted", "line", "surface", "mark", "mark_ink")
    )
    footer = f'@page{{@bottom-left{{content:"{told}"}}}}'
    return f':root{{{colours}--font:"{fonts.FAMILY}"}}{STYLE.read_text(encoding="utf-8")}{footer}'


def _cover(briefing: Briefing, pages: Mapping[str, int]) -> str:
    lines = "".join(f"<p>{_text(line)}</p>" for line in briefing.lines)
    listed = anchors(briefing)
    takeaways = {f"section-{n}": one.takeaway for n, one in enumerate(briefing.sections, start=1)}
    if len(listed) > MOST_TOLD:
        takeaways = {}
    entries = ""
    for anchor, title in listed.items():
        told = takeaways.get(anchor, "")
        short = f"<p>{_text(told)}</p>" if told else ""
        number = str(pages[anchor]) if anchor in pages else "\u2007"
        entries += (
            f'<li><a href="#{anchor}"><span class="entry">{_text(title)}</span><span class="dots"></span>'
            f'<span class="number">{number}</span></a>{short}</li>'
        )
    return (
        f'<header class="cover"><h1>{_text(briefing.title)}</h1><div class="lines">{lines}</div>'
        f'<nav aria-label="Contents"><h2>Contents</h2><ol>{entries}</ol></nav></header>'
    )


def _section(briefing: Briefing, one: Section, picture: bytes | None, place: int) -> str:
    head = f"<h2>{_text(one.title)}</h2>"
    if one.takeaway:
        head += f'<p class="takeaway">{_text(one.takeaway)}</p>'
    if one.exhibit is not None and picture is not None:
        drawn = inline(picture, f"f{place}", one.exhibit.alt)
        body = f'<div class="whole">{head}<figure>{drawn}</figure></div>{_notes(briefing, one.exhibit)}'
    else:
        told = [_quote(briefing, quote) for quote in one.quotes]
        foot = f'<p class="source">{_text(one.source)}</p>{_link(briefing, one.place)}'
        body = _parted([head, *told], foot)
    return f'<section id="section-{place}">{body}</section>'


def _parted(parts: Sequence[str], foot: str) -> str:
    """Heading, quotations and foot in two halves that may stand on two pages; nothing is left alone there."""
    half = len(parts) // 2 + 1
    first, rest = "".join(parts[:half]), "".join(parts[half:])
    if not rest:
        return f'<div class="whole">{first}{foot}</div>'
    return f'<div class="whole">{first}</div><div class="whole">{rest}{foot}</div>'


def _notes(briefing: Briefing, exhibit: Exhibit) -> str:
    """What a figure of the report leaves to the page: what is left out, the source, the link."""
    rest = "".join(f"<p>{_text(note)}</p>" for note in exhibit.notes[1:])
    return (
        f'<div class="notes">{rest}<p class="source">{_text(exhibit.source)}</p>'
        f"{_link(briefing, exhibit.place)}</div>"
    )


def _link(briefing: Briefing, place: Place) -> str:
    """The permalink, with its address in words: paper can't be clicked."""
    to = html.escape(briefing.permalink(place))
    return f'<p class="link">The same on screen: <a href="{to}">{to}</a></p>'


def _quote(briefing: Briefing, quote: Quote) -> str:
    """A statement: its sentence with the attributed words marked, whose it is, the side, where it stands."""
    words = "".join(f"<mark>{_text(piece)}</mark>" if own else _text(piece) for piece, own in quote.words)
    shown = side(quote.label).css.removeprefix("sp-")
    title = f"“<bdi>{_text(quote.title)}</bdi>” · " if quote.title else ""
    outlet = _text(quote.outlet or UNKNOWN_OUTLET_NAME)
    to = html.escape(briefing.permalink(quote.place))
    return (
        f'<article class="quote {shown}"><blockquote dir="auto">{words}</blockquote>'
        f'<p class="who"><span class="side">{_text(quote.side)}</span> on {_text(quote.topic)} · '
        f"<bdi>{_text(quote.chain)}</bdi></p>"
        f'<p class="where"><bdi>{outlet}</bdi> · {title}{_text(quote.told)} · '
        f'<a href="{to}">Read it in its article</a></p></article>'
    )


def _method(topics: Sequence[Topic]) -> str:
    if not topics:
        return ""
    body = ""
    for topic in topics:
        items = "".join(f"<li>{_text(line)}</li>" for line in topic.lines)
        body += f"<h3>{_text(topic.heading)}</h3><ul>{items}</ul>"
    head = "<h2>Data and method</h2>"
    return f'<section id="{METHOD}" class="method">{head}<div class="two">{body}</div></section>'


def _omitted(omitted: Sequence[Omitted]) -> str:
    if not omitted:
        return ""
    body = "".join(f"<li><strong>{_text(one.title)}</strong>: {_text(one.why)}</li>" for one in omitted)
    return f'<section id="{OMITTED}"><h2>Left out</h2><ul>{body}</ul></section>'


def _evidence(briefing: Briefing) -> str:
    """The sentences behind the figures, each in a line or two."""
    if not briefing.appendix:
        return ""
    told = [_quote(briefing, quote) for quote in briefing.appendix]
    head = (
        '<h2>Evidence</h2><p class="lead">Typical sentences behind the figures, as they stand in the '
        "articles. <mark>Marked</mark>: the words that are attributed.</p>"
    )
    return (
        f'<section id="{EVIDENCE}" class="evidence"><div class="whole">{head}{told[0]}</div>'
        f"{''.join(told[1:])}</section>"
    )


def _text(words: str) -> str:
    return html.escape(words)
