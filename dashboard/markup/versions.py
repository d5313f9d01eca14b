"""One quotation as each outlet has it: the words only one has marked, cuts shown, the verbs side by side."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.markup.cards import cue
from dashboard.markup.links import href
from dashboard.markup.marked import Mark, marked
from dashboard.queries.quotations import Quotation
from dashboard.queries.shared_quotes import SharedQuote, Version
from dashboard.theme import FRAMINGS, VOICES

CUT = "[…]"
UNKNOWN = "speaker unknown"


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a story: names of the outlets by key, in order, and the address that links keep."""

    names: Mapping[str, str]
    params: Mapping[str, Sequence[str]]

    def grid(self, cells: Mapping[str, str], empty: str) -> str:
        """A cell for each outlet, stacked where it is narrow; `empty` is told of outlets without one."""
        body = "".join(self._cell(key, cells.get(key), empty) for key in self.names)
        return f'<div class="sp-sides sp-sides-{len(self.names)}">{body}</div>'

    def _cell(self, key: str, cell: str | None, empty: str) -> str:
        if cell is not None:
            return f'<div class="sp-side-cell">{cell}</div>'
        name = f'<p class="sp-side-name">{self.name(key)}</p>'
        return f'<div class="sp-side-cell sp-side-empty">{name}<p class="sp-meta">{empty}</p></div>'

    def name(self, outlet_key: str) -> str:
        """The outlet's name as HTML."""
        return f"<bdi>{html.escape(self.names[outlet_key])}</bdi>"

    def link(self, one: Quotation, words: str) -> str:
        """A link to the quotation's place in its article: to the statement where there is one."""
        to = href("article", self.params, article=one.article_id, statement=one.statement_id, marks=one.topic)
        return f'<a href="{html.escape(to)}">{html.escape(words)}</a>'


def shared_quote(one: SharedQuote, columns: Columns) -> str:
    """A quotation of several outlets: whose it is, what differs in words, and each outlet's version."""
    cells = {}
    for key in columns.names:
        versions = [version for version in one.versions if version.quotation.outlet_key == key]
        told = "".join(_version(version, columns) for version in versions)
        if told:
            cells[key] = f'<p class="sp-side-name">{columns.name(key)}</p>{told}'
    lead = f'<p class="sp-line">{_speakers(one, columns)}</p>{_verbs(one)}'
    return f'<div class="sp-shared">{lead}{columns.grid(cells, empty="Not carried.")}</div>'


def alone(one: Quotation, columns: Columns) -> str:
    """A quotation that only its outlet carried."""
    who = html.escape(one.holder) if one.holder is not None else UNKNOWN
    return (
        f'<div class="sp-version"><p class="sp-line"><strong><bdi>{who}</bdi></strong></p>'
        f'<p class="sp-quote">{_words(one)}</p>{_source(one, columns)}</div>'
    )


def _version(version: Version, columns: Columns) -> str:
    one = version.quotation
    cuts = "".join(
        f'<p class="sp-meta">{CUT} Not here: “{html.escape(cut.missing)}” '
        f"({columns.name(cut.outlet_key)})</p>"
        for cut in version.cuts
    )
    return (
        f'<div class="sp-version"><p class="sp-quote">{_words(one, version)}</p>{cuts}'
        f"{_source(one, columns)}</div>"
    )


def _words(one: Quotation, version: Version | None = None) -> str:
    """The words as they stand in the text; the cue between two pieces is no word of the holder's."""
    marks = [Mark(end, start, "sp-between") for (_, end), (start, _) in pairwise(one.pieces)]
    places: list[int] = []
    if version is not None:
        marks += [Mark(start, end, "sp-said", "only here") for start, end in version.own]
        places = sorted({cut.at for cut in version.cuts})
    edges = [one.offset, *places, one.offset + len(one.text)]
    parts = [
        marked(one.of(start, end), [Mark(m.start - start, m.end - start, m.css, m.title) for m in marks])
        for start, end in pairwise(edges)
    ]
    told = f'<span class="sp-cut">{CUT}</span> '.join(parts)
    return f"“{told}”" if one.voice == "direct" else told


def _source(one: Quotation, columns: Columns) -> str:
    """The verb and what it does, the voice, and the link."""
    verb = cue({"cue": one.cue, "framing": one.framing})
    told = f'<span class="sp-verb">{html.escape(verb)}</span> · ' if verb is not None else ""
    return f'<p class="sp-meta">{told}{VOICES[one.voice]} · {columns.link(one, "Open in article")}</p>'


def _speakers(one: SharedQuote, columns: Columns) -> str:
    """Whose words they are; who names whom where the outlets name different speakers."""
    if len(one.holders) == 1:
        (holder,) = one.holders
        return f"<strong><bdi>{html.escape(holder) if holder is not None else UNKNOWN}</bdi></strong>"
    told = []
    for holder in one.holders:
        versions = [version.quotation for version in one.versions if version.quotation.holder == holder]
        where = ", ".join(dict.fromkeys(columns.name(quotation.outlet_key) for quotation in versions))
        name = html.escape(holder) if holder is not None else UNKNOWN
        told.append(f"<strong><bdi>{name}</bdi></strong> ({where})")
    return "Speaker named differently: " + " · ".join(told)


def _verbs(one: SharedQuote) -> str:
    """The verbs side by side where they frame the words differently, or are not the same."""
    seen: dict[str, Quotation] = {}
    for version in one.versions:
        quotation = version.quotation
        if quotation.cue is not None:  # “says” and “said” are one verb
            seen.setdefault(quotation.cue_verb or quotation.cue.casefold(), quotation)
    if len(seen) < 2:  # noqa: PLR2004 - one verb does not differ
        return ""
    verbs = [(f"“{html.escape(str(first.cue).casefold())}”", first.framing) for first in seen.values()]
    if len(one.framings) > 1:
        told = [
            f"<strong>{verb}</strong>" + (f" {FRAMINGS[framing]}" if framing is not None else "")
            for verb, framing in verbs
        ]
        return f'<p class="sp-line sp-framed">Framed differently: {" · ".join(told)}</p>'
    return f'<p class="sp-meta">Verbs of one kind: {", ".join(verb for verb, _ in verbs)}</p>'
