"""Lists of statements and of articles: how many match, tables that lead to the place in the text, a CSV."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dashboard import terms as search
from dashboard.filters import UNKNOWN_OUTLET_NAME, Domain, Filters
from dashboard.markup.article import title
from dashboard.markup.cards import badge, pieces
from dashboard.markup.cells import Row, as_day, given
from dashboard.markup.links import href
from dashboard.markup.marked import Mark, marked
from dashboard.periods import Period
from dashboard.queries.statements import MOST_ROWS, Found
from dashboard.theme import VOICES, count, day, percent
from pipeline.export.cells import defused

Params = Mapping[str, Sequence[str]]

HEADERS = ("Date", "Outlet", "Speaker", "Topic", "Side", "Voice", "Excerpt", "Confidence")
ARTICLE_HEADERS = ("Date", "Outlet", "Title", "Statements", "Other copies", "Words")
PIN_ONE = "Pin one of these"
CHOICE_CHARS = 50  # of the words in a box, which has a line
# What a spreadsheet takes for the beginning of a formula; a quote before it makes it text.
CSV_COLUMNS = (
    "published", "outlet", "speaker", "topic", "side", "stance", "confidence", "voice", "words", "sentence",
    "title", "url", "input", "article_id", "statement_id",
)  # fmt: skip
# Numbers of ours, and no words of anybody: a minus is a minus there.
_NUMBERS = frozenset({"stance", "confidence"})


def headline(found: Found, filtered: Sequence[str], *, once: bool) -> str:
    """How many statements match, in how many articles, and what was left out.

    Args:
        found: What was found.
        filtered: The filters that are set, in words.
        once: Whether copies of a story count once.
    """
    verb = "matches" if found.statements == 1 else "match"
    told = (
        f'<p class="sp-lead"><strong>{count(found.statements, "statement")}</strong> in '
        f"{count(found.articles, 'article')} {verb}{_sided(found)}.</p>"
    )
    parts = [f"Filtered: {html.escape(', '.join(filtered))}."] if filtered else []
    if found.copies and once:
        more = count(found.copies, "more statement")
        parts.append(f"{more} in other copies of a story, which count once.")
    return told + (f'<p class="sp-small">{" ".join(parts)}</p>' if parts else "")


def _sided(found: Found) -> str:
    """How many of them charts count: a list has the others too."""
    if not found.statements:
        return ""
    some = f"{found.sided:,} have" if found.sided > 1 else "1 has"
    if not found.sided:
        some = "none has"
    elif found.sided == found.statements:
        some = "all have" if found.sided > 1 else "it has"
    return f"; {some} a side and a known speaker"


def apart(now: Filters, then: Filters, when: Period | None, domain: Domain) -> list[str]:
    """What `then` would leave and `now` does not, in words: topics, actors, outlets and the period."""
    named = (
        (now.topics, then.topics, domain.topics),
        (now.actors, then.actors, domain.actors),
        (now.outlets, then.outlets, domain.outlets),
    )
    told = [names[key] for old, new, names in named if set(old) != set(new) for key in new]
    moved = (now.start, now.end, now.undated) != (then.start, then.end, then.undated)
    return [*told, when.label] if moved and when is not None else told


def not_followed(chosen: Sequence[str]) -> str:
    """That what was chosen on other pages does not narrow this list."""
    return (
        "All topics and actors that pass the filters are listed; chosen on other pages: "
        f"{' · '.join(chosen)}."
    )


def also_listed(n: int) -> str:
    """That the list of a tile has copies of stories which the tile counts elsewhere."""
    return f"The list may have up to {n:,} more, of stories whose copy elsewhere counts here."


def read_as(query: str) -> str:
    """How a query was read, where that is not plain; "" where it is."""
    terms, ignored = search.read(query), search.left_out(query)
    parts = []
    if len(terms) > 1:
        parts.append("Each of these must occur: " + ", ".join(f"“{term}”" for term in terms) + ".")
    if ignored:
        parts.append("Not looked for, too many words: " + ", ".join(f"“{term}”" for term in ignored) + ".")
    return f'<p class="sp-small">{html.escape(" ".join(parts))}</p>' if parts else ""


def key(*, searched: bool) -> str:
    """What the marks in an excerpt mean."""
    hit = ' Bold and underlined: <mark class="sp-hit">words searched for</mark>.' if searched else ""
    return (
        f'<p class="sp-small sp-quote-key">Highlighted: <mark class="sp-said">the attributed words</mark>.'
        f"{hit}</p>"
    )


def listing(
    frame: pd.DataFrame, params: Params, terms: Sequence[str], topics: Mapping[str, str], caption: str
) -> str:
    """A page of statements as a table; on a narrow screen each row becomes a block.

    Args:
        frame: As `queries.statements.rows` returns it.
        params: The address's parameters, which the links keep.
        terms: What was searched for; it is marked.
        topics: Titles by id.
        caption: Which page this is.
    """
    rows = [_cells_of(row, params, terms, topics) for row in frame.to_dict("records")]
    return _blocks("sp-statements", HEADERS, rows, caption)


def _blocks(css: str, headers: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """A table whose rows a style sheet can lay out as blocks; cells are HTML."""
    # The roles are said, since a table that is laid out as blocks loses its own in some browsers.
    head = "".join(f'<th scope="col" role="columnheader">{word}</th>' for word in headers)
    body = "".join(
        '<tr role="row">'
        + "".join(
            f'<td role="cell" data-label="{label}">{cell}</td>'
            for label, cell in zip(headers, row, strict=True)
        )
        + "</tr>"
        for row in rows
    )
    return (
        f'<div class="sp-scroll" tabindex="0" role="region" aria-label="{html.escape(caption)}">'
        f'<table class="sp-table {css}" role="table"><caption>{html.escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody>'
        "</table></div>"
    )


def _cells_of(row: Row, params: Params, terms: Sequence[str], topics: Mapping[str, str]) -> tuple[str, ...]:
    topic, sure, outlet = str(row["topic"]), given(row["confidence"]), given(row["outlet"])
    target = {"article": str(row["article_id"]), "statement": str(row["statement_id"]), "marks": topic}
    link = (
        f'<p class="sp-to"><a href="{html.escape(href("article", params, **target))}">'
        f"{_hits(title(row), terms)}</a></p>"
    )
    return (
        day(as_day(row["published"])),
        f"<bdi>{html.escape(outlet) if outlet is not None else UNKNOWN_OUTLET_NAME}</bdi>",
        _speaker(row, terms),
        html.escape(topics.get(topic, topic)),
        badge(row),
        VOICES[row["voice"]],
        f'<p class="sp-quote">{excerpt(row, terms)}</p>{link}',
        "–" if sure is None else percent(sure),
    )


def excerpt(row: Row, terms: Sequence[str]) -> str:
    """The sentence with the attributed words highlighted and the words searched for in bold."""
    text, offset = str(row["excerpt"]), int(row["offset"])
    marks = [Mark(start - offset, end - offset, "sp-said") for start, end in pieces(row)]
    marks += [Mark(start, end, "sp-hit") for start, end in search.places(text, terms)]
    return marked(text, marks)


def _speaker(row: Row, terms: Sequence[str]) -> str:
    name, body = given(row["holder"]), given(row["body"])
    if name is None:
        return "unknown"
    speaks = f", for <bdi>{_hits(str(body), terms)}</bdi>" if body is not None else ""
    return f"<bdi>{_hits(str(name), terms)}</bdi>{speaks}"


def _hits(text: str, terms: Sequence[str]) -> str:
    return marked(text, [Mark(start, end, "sp-hit") for start, end in search.places(text, terms)])


def articles(frame: pd.DataFrame, params: Params, caption: str) -> str:
    """A page of articles as a table; on a narrow screen each row becomes a block.

    Args:
        frame: As `queries.articles.articles` returns it.
        params: The address's parameters, which the links keep.
        caption: Which page this is.
    """
    rows = [_cells_of_article(row, params) for row in frame.to_dict("records")]
    return _blocks("sp-articles", ARTICLE_HEADERS, rows, caption)


def _cells_of_article(row: Row, params: Params) -> tuple[str, ...]:
    to = html.escape(href("article", params, article=str(row["article_id"])))
    return (
        day(as_day(row["published"])),
        f"<bdi>{html.escape(given(row['outlet']) or UNKNOWN_OUTLET_NAME)}</bdi>",
        f'<a href="{to}">{html.escape(title(row))}</a>',
        *(f"{int(row[key]):,}" for key in ("n_statements", "n_copies", "n_words")),
    )


def place(noun: str, page: int, size: int, total: int, n: int) -> str:
    """Which part of a list a page shows: Statements 51 to 75 of 1,204."""
    first = (page - 1) * size + 1
    return f"{noun}s {first:,} to {first + n - 1:,} of {total:,}" if total > n else count(total, noun.lower())


def choice(row: Row, topics: Mapping[str, str]) -> str:
    """A statement in a box, as plain text: who, on what, where and when, and how its words begin."""
    text, offset, topic = str(row["excerpt"]), int(row["offset"]), str(row["topic"])
    words = " … ".join(text[start - offset : end - offset] for start, end in pieces(row))
    said = words if len(words) <= CHOICE_CHARS else f"{words[:CHOICE_CHARS].rstrip()}…"
    outlet = given(row["outlet"]) or UNKNOWN_OUTLET_NAME
    who = given(row["holder"]) or "unknown"
    return f"{who}: “{said}” {topics.get(topic, topic)} · {outlet}, {day(as_day(row['published']))}"


def beyond(pages: int) -> str:
    """What is said to a link that asks for a page after the last."""
    return f"There {'is' if pages == 1 else 'are'} {count(pages, 'page')}; you see the last."


def nothing(terms: Sequence[str], filtered: Sequence[str], noun: str) -> list[str]:
    """Why a list is empty, and what to do."""
    if not terms and not filtered:
        return [f"There is no {noun} in this store."]
    parts = ["Search for fewer or other words."] if terms else []
    parts += ["Widen or reset the filters."] if filtered else []
    lines = [f"No {noun} matches. {' '.join(parts)}"]
    if terms:
        lines.append(
            "A word is found where a word begins: “iran” finds “Iranian”, “us” does not find “just”."
        )
    return lines


def download(total: int) -> str:
    """The label of the button: how many of the rows a file has."""
    if total <= MOST_ROWS:
        return f"Download {count(total, 'row')} (CSV)"
    return f"Download the first {MOST_ROWS:,} of {total:,} rows (CSV)"


def as_csv(frames: Iterable[pd.DataFrame], topics: Mapping[str, str]) -> bytes:
    """Statements as a CSV file that spreadsheet programs read as UTF-8; no cell is a formula.

    Args:
        frames: As `queries.statements.every` yields them.
        topics: Titles by id.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_COLUMNS)
    for frame in frames:
        for row in frame.to_dict("records"):
            cells = _cells(row, topics)
            writer.writerow([cells[key] if key in _NUMBERS else defused(cells[key]) for key in CSV_COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: Row, topics: Mapping[str, str]) -> dict[str, str]:
    text, offset = str(row["excerpt"]), int(row["offset"])
    stance, sure, published = given(row["stance"]), given(row["confidence"]), as_day(row["published"])
    words = " … ".join(text[start - offset : end - offset] for start, end in pieces(row))
    plain = {key: str(given(row[key]) or "") for key in ("outlet", "url", "title")}
    return {
        **plain,
        "published": "" if published is None else published.isoformat(),
        "speaker": str(given(row["holder"]) or ""),
        "topic": topics.get(str(row["topic"]), str(row["topic"])),
        "side": str(given(row["label"]) or ""),
        "stance": "" if stance is None else f"{stance:.4f}",
        "confidence": "" if sure is None else f"{sure:.4f}",
        "voice": str(row["voice"]),
        "words": words,
        "sentence": text,
        "input": str(row["ref"]),
        "article_id": str(row["article_id"]),
        "statement_id": str(row["statement_id"]),
    }
