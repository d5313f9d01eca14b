"""The sentences around a figure: what it shows, how much stands behind it, what stays out."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import replace

from dashboard.filters import OUTLET, UNKNOWN_OUTLET_NAME, Domain, Filters, View
from dashboard.measures import DISAGREEMENT, MEAN, NO_SIDE_TAKEN, Measure
from dashboard.parameters import Dropped
from dashboard.queries.counts import Counts
from dashboard.queries.domain import Size
from dashboard.theme import (
    BLANK,
    FEW_STATEMENTS,
    LIGHT,
    VOICES,
    Palette,
    count,
    day,
    interval,
    percent,
    signed,
    split,
)
from pipeline.packs import Topic

MOST_DROPPED, PART_CHARS = 10, 80  # parts of a bad link that are named, and characters of each


def note(paragraphs: Sequence[str], css: str = "") -> str:
    """A boxed note; the paragraphs are text."""
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return f'<div class="sp-note {css}" role="note">{body}</div>'


def paragraph(text: str) -> str:
    """A paragraph of small text."""
    return f'<p class="sp-small">{html.escape(text)}</p>'


def command(purpose: str, line: str) -> str:
    """A command to type and what it is for."""
    return f'<p class="sp-lead">{html.escape(purpose)}</p><code class="sp-command">{html.escape(line)}</code>'


def title(text: str) -> str:
    """A page's title that comes from data: Streamlit's own would read it as Markdown."""
    return f'<h1 class="sp-h1">{html.escape(text)}</h1>'


def nothing(counted: Counts, filters: Filters) -> str:
    """No tile at all: what to do, and what was there that no tile can show."""
    where = "in this store" if len(filters.topics) != 1 else "on this topic"
    lines = [f"Nobody’s statement {where} has a side."]
    if active(replace(filters, topics=()), Domain()):
        lines = [f"No statement {where} matches the filters. Widen or reset them."]
    if len(filters.topics) == 1:
        lines[0] += " Other topics may have some."
    if counted.no_holder or counted.abstained:
        lines.append(
            f"Not shown in tiles: {count(counted.no_holder, 'statement')} whose speaker is unknown, "
            f"{counted.abstained:,} without a side."
        )
    return note(lines)


def no_article(article_id: str | None) -> list[str]:
    """Why there is no article to show, and where to find one."""
    found = (
        "No article was named."
        if article_id is None
        else f"There is no article “{_cut(article_id)}” in this store."
    )
    return [found, "Open one from the evidence beside a chart, or find it under Statements."]


def sample_banner(size: Size) -> str:
    """Says that articles are invented, and how many; "" when none is."""
    if not size.samples:
        return ""
    which = f"All {size.articles:,} articles here are samples"
    if size.samples != size.articles:
        verb = "is a sample" if size.samples == 1 else "are samples"
        which = f"{size.samples:,} of the {size.articles:,} articles here {verb}"
    told = "Sample corpus: invented outlets, documented events retold in our own words."
    return note([f"{told} {which}; never cite one."], "sp-sample")


def dropped(parts: Sequence[Dropped]) -> str:
    """Which parts of the link were not used and why; "" when all were."""
    if not parts:
        return ""
    told = [f"<li><code>{html.escape(_cut(p.part))}</code>: {html.escape(p.why)}</li>" for p in parts]
    listed = "".join(told[:MOST_DROPPED])
    if len(told) > MOST_DROPPED:
        listed += f"<li>and {len(told) - MOST_DROPPED:,} more</li>"
    plural = "A part" if len(parts) == 1 else f"{len(parts)} parts"
    lead = f"<p>{plural} of the link could not be used. The rest applies.</p>"
    return f'<div class="sp-note" role="status">{lead}<ul>{listed}</ul></div>'


def _cut(part: str) -> str:
    return part if len(part) <= PART_CHARS else f"{part[:PART_CHARS]}…"


def headline(counted: Counts, topic: str | None, filtered: Sequence[str] = ()) -> str:
    """What the map shows, in a sentence with its numbers, and the filters that made it so."""
    on = f" on <strong>{html.escape(topic)}</strong>" if topic is not None else ""
    unknown = f" ({counted.no_outlet:,} of unknown outlet)" if counted.no_outlet else ""
    known = f" from {count(counted.outlets, 'outlet')}" if counted.outlets else ""
    told = (
        f'<p class="sp-lead"><strong>{count(counted.statements, "statement")}</strong> in '
        f"{count(counted.articles, 'article')}{unknown}{known}{on}{_period(counted)}.</p>"
    )
    if filtered:
        told += f'<p class="sp-small">Filtered: {html.escape(", ".join(filtered))}.</p>'
    return told


def _period(counted: Counts) -> str:
    """From when to when the dated ones are, and how many have no date."""
    dated = "" if counted.first is None else f", {day(counted.first)}"
    if counted.first != counted.last:
        dated += f" to {day(counted.last)}"
    return dated + (f", {counted.undated:,} undated" if counted.undated else "")


def active(filters: Filters, domain: Domain) -> list[str]:
    """The filters that are set, in words: a picture of the page must say what it leaves out."""
    parts = []
    named = (
        (filters.topics, domain.topics),
        (filters.outlets, domain.outlets),
        (filters.actors, domain.actors),
    )
    if filters.start:
        parts.append(f"from {day(filters.start)}")
    if filters.end:
        parts.append(f"to {day(filters.end)}")
    if not filters.undated:
        parts.append("without undated articles")
    parts += ["only " + ", ".join(names.get(key, key) for key in keys) for keys, names in named if keys]
    if filters.voices:
        parts.append("only " + ", ".join(VOICES[voice] for voice in filters.voices))
    if filters.confidence:
        parts.append(f"confidence at least {percent(filters.confidence)}")
    if filters.copies == "all":
        parts.append("each copy of a story counted")
    return parts


def definitions(topics: Sequence[Topic]) -> str:
    """What actors are in favour of or against: in full for one topic, by label for several."""
    if not topics:
        return paragraph("What in favour and against mean here is not known: its pack is not installed.")
    if len(topics) == 1:
        return (
            f'<p class="sp-small">In favour of or against: “{html.escape(topics[0].statement)}”<br>'
            f"{_labels(topics[0])}</p>"
        )
    lines = (f"{html.escape(topic.title)}: {_labels(topic)}" for topic in topics)
    return f'<p class="sp-small">{"<br>".join(lines)}</p>'


def legend(measure: Measure = MEAN, colours: Palette = LIGHT, most: int = 1) -> str:
    """The colour scale in words, and what hatching and blanks mean.

    Args:
        measure: What the tiles tell.
        colours: The palette of the mode.
        most: The most statements a tile has: the end of the scale where that is what tiles tell.
    """
    low, high = (html.escape(end) for end in measure.ends)
    if measure.id == MEAN.id:
        low, high = f"<strong>▼ Against</strong> {low}", f"{high} <strong>In favour ▲</strong>"
    if measure.bounds is None:
        high = f"{most:,} {high}"
    steps = ", ".join(measure.stops(colours))
    bar = f'<span class="sp-bar" style="background:linear-gradient(90deg, {steps})"></span>'
    signs = [f'<span class="sp-scale">{low} {bar} {high}</span>']
    if measure.least is not None:
        few = f"fewer than {FEW_STATEMENTS} {measure.least}"
        signs.append(f'<span><span class="sp-hatch"></span>{few}</span>')
    if measure.id == DISAGREEMENT.id:
        signs.append(f"<span><strong>{NO_SIDE_TAKEN}</strong>&ensp;no statement took a side</span>")
    signs.append(f"<span><strong>{BLANK}</strong>&ensp;no evidence</span>")
    return f'<div class="sp-legend">{"".join(signs)}</div>'


def caption(
    view: View,
    filters: Filters,
    counted: Counts,
    hidden: tuple[int, int],
    measure: Measure = MEAN,
    *,
    discovered: bool,
) -> str:
    """What stands behind the tiles and what stays out of them."""
    parts = [html.escape(measure.explained)]
    if view.id == "actors-topics":
        parts.append("All outlets are pooled here.")
    if view.id == "outlets-topics":
        parts.append("It is the stance of the actors an outlet quotes, not the outlet’s own.")
    if counted.no_outlet and OUTLET in (view.rows, view.columns):
        parts.append(f"“{UNKNOWN_OUTLET_NAME}” is no one outlet: it pools what can’t be placed.")
    axes = zip(hidden, (view.rows, view.columns), strict=True)
    fewer = [count(n, axis.title.lower()) for n, axis in axes if n]
    if fewer:
        parts.append(f"Not shown: {' and '.join(fewer)} with fewer statements.")
    outside = [
        f"{count(n, 'statement')} {why}"
        for n, why in ((counted.no_holder, "whose speaker is unknown"), (counted.abstained, "without a side"))
        if n
    ]
    if outside:
        parts.append(f"Left out: {', '.join(outside)}.")
    parts += [_copies(filters, counted), _undated(filters, counted)]
    if discovered:
        parts.append("* not in the registry.")
    return f'<p class="sp-small">{" ".join(part for part in parts if part)}</p>'


def everything(view: View, size: tuple[int, int], most: tuple[int, int]) -> str:
    """The switch that shows more of the map: all of it, or as much as can be drawn."""
    parts = [
        f"all {axis.plural}" if n <= limit else f"{limit} {axis.plural}"
        for axis, n, limit in zip((view.rows, view.columns), size, most, strict=True)
    ]
    told = " and ".join(parts)
    return told[0].upper() + told[1:]


def tile_summary(members: str, counted: Counts, filters: Filters) -> str:
    """What was chosen and how much stands behind it."""
    mean = sides = ""
    if counted.mean is not None:
        mean = f" · mean {signed(counted.mean)}, {interval(counted.low, counted.high)}"
        sides = f"<br>{split(counted.sides)}"
    named = counted.abstained - counted.nameless
    abstained = f" · {named:,} more without a side" if named else ""
    if counted.no_holder + counted.nameless:
        abstained += f" · {counted.no_holder + counted.nameless:,} whose speaker is unknown, not listed"
    if counted.copies and counted.statements and filters.copies == "once":
        abstained += f" · {counted.copies:,} more in copies of a story, counted elsewhere"
    few = counted.statements < FEW_STATEMENTS
    hint = "<br>A small sample: a hint, not a finding." if few and counted.statements else ""
    return (
        f'<h3 class="sp-h3">{html.escape(members)}</h3><p class="sp-small">'
        f"{count(counted.statements, 'statement')} in {count(counted.articles, 'article')}"
        f"{mean}{sides}{abstained}{hint}</p>"
    )


def no_evidence(counted: Counts, filters: Filters) -> list[str]:
    """Why a tile shows no statement, and what to do where something can be done."""
    if counted.copies and filters.copies == "once":
        verbs = ("repeats", "counts") if counted.copies == 1 else ("repeat", "count")
        told = f"{count(counted.copies, 'statement')} here {verbs[0]} what {verbs[1]} at another outlet"
        return [f"{told}: a copy of {_stories(counted)}.", "Count each copy to read it here."]
    return ["No evidence here with these filters. That is not the same as neutral."]


def not_analysed(reason: str, *, duplicate: bool) -> list[str]:
    """Why an article has no statements."""
    if duplicate:
        return ["This input is a duplicate. What is said in it is told with the article it repeats.", reason]
    return ["This article was kept and not analysed, so it has no statements.", reason]


def _copies(filters: Filters, counted: Counts) -> str:
    if not counted.copies:
        return ""
    repeated = f"{count(counted.copies, 'statement')} in other copies"
    if filters.copies == "once":
        outlets = f", and with them {count(counted.only_copies, 'outlet')} that ran nothing else here"
        gone = outlets if counted.only_copies else ""
        return f"Copies of {_stories(counted)} count once: {repeated} left out{gone}."
    return f"Each copy counts: {repeated} of {_stories(counted)} included."


def _stories(counted: Counts) -> str:
    return count(counted.stories, "story", "stories")


def _labels(topic: Topic) -> str:
    return f"▲ {html.escape(topic.favor_label)} &nbsp; ▼ {html.escape(topic.against_label)}"


def _undated(filters: Filters, counted: Counts) -> str:
    if not filters.undated:
        return "Undated articles are left out."
    return f"{count(counted.undated, 'statement')} undated, included." if counted.undated else ""
