"""The same story at several outlets: their articles, whom they quote, what both carry and only one."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence

from dashboard.markup.links import href
from dashboard.markup.versions import UNKNOWN, Columns, alone, shared_quote
from dashboard.queries.quotations import Quotation
from dashboard.queries.same_story import DAYS, MOST_STORIES, SameStory
from dashboard.queries.shared_quotes import RUN, Compared, SharedQuote
from dashboard.theme import count, day

OPEN_SHARED = 6  # quotations open at once; a page of more is not compared, it is scrolled
OPEN_ALONE = 5  # of each outlet
TITLE = 60  # characters of a title in the box; the whole title stands below it

NONE = (
    "No story was found that two of these outlets tell.",
    f"Two articles tell one when they are at most {DAYS} days apart and bring the same people’s same words.",
    "Where a day is not known, a quotation has to be the same as well.",
    "Widen the period, reset the filters, or choose other outlets.",
)
GONE = "The story of this link is not among those found for these outlets and filters."


def label(story: SameStory) -> str:
    """A story in a line of text, for a box: day, outlets, shared speakers, a title."""
    title = story.tellings[0].title
    short = title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"
    told = "copies of one text" if story.copies else count(story.shared, "shared speaker")
    sure = " · possibly" if story.undated else ""
    return f"{day(story.day)} · {count(len(story.outlets), 'outlet')} · {told}{sure} · {short}"


def unsure(story: SameStory) -> str:
    """That articles without a day may be of another one; "" where all days are known."""
    if not story.undated:
        return ""
    which = "One of them is" if story.undated == 1 else f"{story.undated} of them are"
    return (
        f'<p class="sp-line">{which} undated: possibly the same story. They bring the same words of the same '
        "speaker, and old words are sometimes quoted again.</p>"
    )


def found(n: int) -> str:
    """How many stories there are, and what the filters do to them."""
    more = " (no more are listed: narrow the period to see others)" if n == MOST_STORIES else ""
    return (
        f'<p class="sp-small">{count(n, "story", "stories")} that at least two of these outlets tell{more}. '
        "Filters choose the stories; a story is shown whole, with all its topics and voices.</p>"
    )


def heads(story: SameStory, columns: Columns) -> str:
    """The articles, by outlet: title with its link, day, whether it is a copy of another's text."""
    cells = {}
    for key in columns.names:
        told = []
        for telling in story.tellings:
            if telling.outlet_key != key:
                continue
            to = html.escape(href("article", columns.params, article=telling.article_id))
            copy = '<br><span class="sp-tag">copy of one text</span>' if telling.copied else ""
            told.append(
                f'<p class="sp-side-title"><a href="{to}"><bdi>{html.escape(telling.title)}</bdi></a></p>'
                f'<p class="sp-meta">{day(telling.published)}{copy}</p>'
            )
        if told:
            cells[key] = f'<p class="sp-side-name">{columns.name(key)}</p>{"".join(told)}'
    return columns.grid(cells, empty="No article of this story was found.")


def speakers(compared: Compared, columns: Columns) -> str:
    """Who is quoted where: speakers by outlets, with how many quotations of which kind."""
    rows = _by_speaker(compared.quotations)
    several = [row for row in rows if len({one.outlet_key for one in row}) > 1]
    single = [row for row in rows if len({one.outlet_key for one in row}) == 1]
    told = '<h3 class="sp-h3">Who is quoted</h3>'
    if several:
        told += _matrix(several, columns, "Speakers quoted by two outlets or more")
    else:
        told += '<p class="sp-small">No speaker is quoted by two of the outlets.</p>'
    if single:
        table = _matrix(single, columns, "Speakers quoted by one outlet only")
        summary = f"<summary>{count(len(single), 'speaker')} quoted by one outlet only</summary>"
        told += f'<details class="sp-small">{summary}{table}</details>'
    return told


def shared(compared: Compared, columns: Columns) -> str:
    """Quotations that two outlets or more carry: those that differ first, the same ones folded away."""
    differ = [one for one in compared.shared if one.differs]
    same = [one for one in compared.shared if not one.differs]
    told = f'<h3 class="sp-h3">The same quotations: {len(compared.shared):,}</h3>'
    if not compared.shared:
        return told + (
            '<p class="sp-small">No quotation of one outlet has the words of another’s. Words that were put '
            "in another way are not recognised as the same.</p>"
        )
    told += (
        '<p class="sp-small"><mark class="sp-said">Marked</mark>: words that no other outlet here has. '
        f'<span class="sp-cut">[…]</span>: words left out that another has. Paired where {RUN} words in a '
        "row, or most of the shorter one’s, agree; a paraphrase is not recognised.</p>"
    )
    told += "".join(shared_quote(one, columns) for one in differ[:OPEN_SHARED])
    told += _folded(differ[OPEN_SHARED:], "more that differ", columns)
    return told + _folded(same, "with the same words, framed alike", columns)


def only(compared: Compared, columns: Columns) -> str:
    """Quotations that one outlet alone carried, by outlet."""
    cells = {}
    for key in columns.names:
        own = [one for one in compared.alone if one.outlet_key == key]
        all_here = sum(one.outlet_key == key for one in compared.quotations)
        if not all_here:
            continue
        told = f'<p class="sp-side-name">{columns.name(key)}</p>'
        told += f'<p class="sp-meta">{len(own):,} of its {count(all_here, "quotation")}</p>'
        told += "".join(alone(one, columns) for one in own[:OPEN_ALONE])
        if more := own[OPEN_ALONE:]:
            listed = "".join(alone(one, columns) for one in more)
            told += f'<details class="sp-small"><summary>{len(more):,} more</summary>{listed}</details>'
        cells[key] = told
    return (
        '<h3 class="sp-h3">Only one carried</h3><p class="sp-small">No other outlet here has these words in '
        f"an article of this story that was found.</p>{columns.grid(cells, empty='Nobody is quoted.')}"
    )


def _folded(quotes: Sequence[SharedQuote], what: str, columns: Columns) -> str:
    if not quotes:
        return ""
    body = "".join(shared_quote(one, columns) for one in quotes)
    return f'<details class="sp-small"><summary>{len(quotes):,} {what}</summary>{body}</details>'


def _by_speaker(found: Sequence[Quotation]) -> list[list[Quotation]]:
    """The quotations of each speaker: of most outlets first, then of most quotations; unknown last."""
    rows: dict[str, list[Quotation]] = {}
    for one in found:
        rows.setdefault(one.holder_id or "", []).append(one)
    return [
        rows[who]
        for who in sorted(
            rows, key=lambda who: (not who, -len({one.outlet_key for one in rows[who]}), -len(rows[who]), who)
        )
    ]


def _matrix(rows: Sequence[Sequence[Quotation]], columns: Columns, caption: str) -> str:
    head = "".join(f'<th scope="col">{columns.name(key)}</th>' for key in columns.names)
    body = "".join(_row(row, columns) for row in rows)
    return (
        f'<div class="sp-scroll" tabindex="0" role="region" aria-label="{caption}">'
        f'<table class="sp-table sp-side-table"><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">Speaker</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _row(row: Sequence[Quotation], columns: Columns) -> str:
    holder = row[0].holder
    who = f"<bdi>{html.escape(holder)}</bdi>" if holder is not None else UNKNOWN.capitalize()
    cells = "".join(_cell([one for one in row if one.outlet_key == key]) for key in columns.names)
    return f'<tr><th scope="row">{who}</th>{cells}</tr>'


def _cell(quoted: Sequence[Quotation]) -> str:
    """How many quotations: in the speaker's own words, in whole or in part, and reported."""
    if not quoted:
        return '<td class="sp-side-none">not quoted</td>'
    own = Counter("reported" if one.voice == "indirect" else "quoted" for one in quoted)
    return f"<td>{', '.join(f'{own[kind]:,} {kind}' for kind in ('quoted', 'reported') if own[kind])}</td>"
