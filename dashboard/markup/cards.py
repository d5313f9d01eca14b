"""Evidence as cards: the sentence, whose it is and how that is known, the side and what speaks for it."""

from __future__ import annotations

import html

from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup import scores
from dashboard.markup.cells import Row, as_day, given, listed
from dashboard.markup.marked import Mark, marked
from dashboard.theme import FRAMINGS, MARKS, METHODS, VOICES, count, day, percent, side, signed


def card(row: Row, others: Row | None = None, agency: str | None = None) -> str:
    """One statement.

    Args:
        row: As `queries.evidence` returns it.
        others: The article's row of `queries.stories.others`, where others ran its story.
        agency: The name of the agency the article is credited to.
    """
    shown = side(given(row["label"]))
    chips = badge(row) + tags(row) + scores.training(row)
    return (
        f'<div class="sp-card {shown.css}"><p class="sp-quote">{excerpt(row)}</p>'
        f'<p class="sp-line">{chips}<span class="sp-who">{holder(row)}</span></p>'
        f'<p class="sp-meta">{source(row, agency)}</p>{also(others)}{scores.shares(row)}'
        f"{scores.why(row)}{scores.details(row)}</div>"
    )


def also(others: Row | None) -> str:
    """Who else ran the story; "" when nobody did."""
    if others is None:
        return ""
    outlets, again = int(others["n_outlets"]), int(others["n_same"])
    parts = []
    if outlets:
        names = [f"<bdi>{html.escape(name)}</bdi>" for name in others["names"]]
        more = [f"{outlets - len(names):,} more"] if outlets > len(names) else []
        parts.append(f"Also run by {count(outlets, 'other outlet')}: {', '.join([*names, *more])}.")
    if again:
        parts.append(f"Run again by the same outlet{f', {again:,} times' if again > 1 else ''}.")
    return f'<p class="sp-meta">{" ".join(parts)}</p>'


def excerpt(row: Row) -> str:
    """The sentence with the attributed words highlighted, and the words that name speaker and cue.

    Words that a cue splits are highlighted piece by piece; earlier words that lead to the speaker are marked
    where they stand in the sentence.
    """
    offset, text = int(row["offset"]), str(row["excerpt"])
    named = (("holder_start", "holder_end", "sp-named"), ("cue_start", "cue_end", "sp-cue"))
    spans = [(start, end, "sp-said") for start, end in pieces(row)]
    spans += [
        (int(row[start]), int(row[end]), css) for start, end, css in named if given(row[start]) is not None
    ]
    spans += [(int(step["start"]), int(step["end"]), "sp-step") for step in listed(row.get("chain"))]
    return marked(text, [Mark(start - offset, end - offset, css) for start, end, css in spans])


def pieces(row: Row) -> list[tuple[int, int]]:
    """The attributed words: the pieces a cue splits them into, or the whole of them."""
    parts = listed(row.get("parts"))
    whole = (int(row["content_start"]), int(row["content_end"]))
    return [(int(part["start"]), int(part["end"])) for part in parts] or [whole]


def badge(row: Row) -> str:
    """The side as symbol, word and number."""
    label, stance = given(row["label"]), given(row["stance"])
    shown = side(label)
    number = f" {signed(stance)}" if stance is not None else ""
    return f'<span class="sp-badge {shown.css}">{shown.symbol} {shown.word}{number}</span>'


def tags(row: Row) -> str:
    """What is said of the attribution itself, a word each: “negated”, “might”, “if”."""
    told = [MARKS[mark] for mark in listed(row.get("marks"))]
    return "".join(f'<span class="sp-tag" title="{html.escape(why)}">{word}</span>' for word, why in told)


def holder(row: Row) -> str:
    """Whose statement it is and how that was found: “he” ← “Doe” ← Jane Doe, by pronoun, 80 % sure.

    Then whom an unnamed source or a collective speaks for, and who reports it where the outlet does not.
    <bdi> keeps a name in Hebrew or Arabic from turning round the words beside it.
    """
    name = given(row["holder"])
    words = "".join(f"“<bdi>{html.escape(word)}</bdi>” ← " for word in path(row))
    if name is None:
        return f"{words}speaker unknown" + _reporter(row)
    method, sure = given(row["holder_method"]), given(row["holder_confidence"])
    found = [METHODS[method] + _elsewhere(row)] if method is not None and not _says_itself(row) else []
    if sure is not None and sure < 1:
        found.append(f"{percent(sure)} sure")
    body = given(row.get("body"))
    speaks = f", speaking for <bdi>{html.escape(body)}</bdi>" if body is not None else ""
    how = f' <span class="sp-how">{", ".join(found)}</span>' if words and found else ""
    return f"{words}<strong><bdi>{html.escape(name)}</bdi></strong>{speaks}{how}{_reporter(row)}"


def path(row: Row) -> list[str]:
    """The words that name the holder and the earlier ones they lead over, each once and without the name."""
    first, name = given(row["holder_text"]), given(row["holder"])
    words = [first] if first is not None else []
    words += [str(step["text"]) for step in listed(row.get("chain"))]
    once: dict[str, str] = {}
    for word in words:
        once.setdefault(word.casefold(), word)
    if name is not None:
        once.pop(name.casefold(), None)
    return list(once.values())


def _says_itself(row: Row) -> bool:
    """Whether the words are a part of the name, like a surname: that needs no explanation."""
    words, name = given(row["holder_text"]), given(row["holder"])
    if row["holder_method"] != "alias" or words is None:
        return False
    return set(words.casefold().split()) <= set(name.casefold().split())


def _elsewhere(row: Row) -> str:
    """Says that the words of a description which name the holder are not in the sentence that is shown."""
    steps = listed(row.get("chain"))
    if row["holder_method"] != "noun" or not steps:
        return ""
    start, end = int(row["offset"]), int(row["offset"]) + len(str(row["excerpt"]))
    return "" if start <= int(steps[-1]["start"]) < end else " elsewhere"


def reporter(row: Row) -> str | None:
    """Who reports it, where that is somebody else than the holder and the outlet."""
    name, own = given(row.get("reporter")), given(row.get("reporter_id"))
    return None if name is None or own == given(row["holder_id"]) else str(name)


def _reporter(row: Row) -> str:
    name = reporter(row)
    return f", as <bdi>{html.escape(name)}</bdi> reports" if name is not None else ""


def cue(row: Row) -> str | None:
    """The verb that attributes, with what it does to the words: “claimed”, wording that doubts it."""
    word, framing = given(row["cue"]), given(row.get("framing"))
    if word is None:
        return None
    return f"“{word}”" + (f", {FRAMINGS[framing]}" if framing is not None else "")


def source(row: Row, agency: str | None = None) -> str:
    """Outlet, agency, date, voice, verb with its framing, confidence; what there is none of is left out."""
    outlet, verb, confidence = given(row["outlet"]), cue(row), given(row["confidence"])
    name = f"<bdi>{html.escape(outlet)}</bdi>" if outlet is not None else UNKNOWN_OUTLET_NAME
    parts = [
        name + (f" (copy of {html.escape(agency)})" if agency is not None else ""),
        day(as_day(row["published"])),
        VOICES[row["voice"]] + (f" ({html.escape(verb)})" if verb is not None else ""),
    ]
    if confidence is not None:
        parts.append(f"confidence {percent(confidence)}")
    return " · ".join(parts)
