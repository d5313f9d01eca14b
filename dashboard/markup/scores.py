"""How a statement was scored: probabilities, what decided, what would turn it, which versions gave it."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.markup.cells import Row, given, listed
from dashboard.theme import NEITHER, TRAINING, percent, side, signed

Hit = Mapping[str, Any]  # a cue or a flip, as the store keeps it
TURNED = "negated cue"  # the kind of a cue that a negation turned round


def shares(row: Row) -> str:
    """The probabilities as a small bar from against to in favour, and as numbers; "" without them."""
    found = {key: given(row[f"p_{key}"]) for key in ("against", "neutral", "favor")}
    if None in found.values():
        return ""
    shown = {"against": side("against"), "neutral": NEITHER, "favor": side("favor")}
    bar = "".join(
        f'<span class="{shown[key].css}" style="width:{100 * share:.1f}%"></span>'
        for key, share in found.items()
    )
    told = " ".join(  # a space: between the parts a narrow line may break
        f"<span>{shown[key].symbol} {shown[key].word} {percent(share)}</span>" for key, share in found.items()
    )
    return (
        f'<p class="sp-meta sp-shares"><span class="sp-share" aria-hidden="true">{bar}</span>'
        f"<span>Probabilities:</span> {told}</p>"
    )


def training(row: Row) -> str:
    """A chip where the scorer was not trained on the pack: “zero-shot”."""
    word = scorer(row)[1]
    if word != "zero-shot":
        return ""
    return f'<span class="sp-tag" title="{html.escape(TRAINING[word])}">{word}</span>'


def scorer(row: Row) -> tuple[str, str]:
    """Name@version of what scored a statement, and its relation to the pack: "zero-shot", "fitted" or ""."""
    name, _, word = str(given(row["scorer"]) or "").partition(" ")
    return name, word


def why(row: Row) -> str:
    """What spoke for a side, and the nearest flip: two lines, or one where nothing could be left out."""
    flips = nearest_first(row)
    lines = [cues(row), *(flip(one, given(row["label"])) for one in flips[:1])]
    return "".join(f'<p class="sp-meta">{line}</p>' for line in lines)


def cues(row: Row) -> str:
    """The words that speak for a side as the scorer found them, or else those that name the topic.

    They are called the reason only where the label is theirs: a scorer that reads the whole sentence may
    take another side than they do, or none.
    """
    hits, own = listed(row["cues"]), given(row["label"])
    sides = (
        ("favor", "In favour because of", "Words in favour:"),
        ("against", "Against because of", "Words against:"),
    )
    parts = [
        f"{reason if own in {key, 'mixed'} else words} {_quoted(hits, key)}"
        for key, reason, words in sides
        if _quoted(hits, key)
    ]
    if parts:
        return " · ".join(parts) + (". Not enough to give a side." if own is None else "")
    topic = _quoted(hits, "none")
    return (f"On topic because of {topic}. " if topic else "") + _no_cue(row)


def _no_cue(row: Row) -> str:
    if given(row["label"]) is not None:
        return "The sentence as a whole was read; no listed words for a side are in it."
    if listed(row.get("marks")):
        return "Marked as above, it shows no side."
    return "No listed words for a side were found."


def _quoted(hits: Sequence[Hit], key: str) -> str:
    found = (
        f"“{html.escape(str(hit['text']))}”"
        + (" (turned round by a negation)" if hit["kind"] == TURNED else "")
        for hit in hits
        if hit["side"] == key
    )
    return ", ".join(dict.fromkeys(found))


def nearest_first(row: Row) -> list[Hit]:
    """The flips of a statement: to another side first, then to none, then those that turn nothing.

    Of equals the one that takes fewer characters away; of those that turn nothing the one nearer to it.
    """
    own = given(row["label"])

    def far(one: Hit) -> tuple[int, float]:
        if one["label"] == own:
            return 2, abs(float(one["stance"]))
        return int(one["label"] is None), int(one["end"]) - int(one["start"])

    return sorted(listed(row["flips"]), key=far)


def flip(one: Hit, own: str | None) -> str:
    """What a statement would be without some words: Without “not”: ▼ against −0.62.

    Args:
        one: The flip.
        own: The statement's label; a flip to the same says "still".
    """
    shown = side(one["label"])
    still = "still " if one["label"] == own else ""
    number = f" {signed(float(one['stance']))}" if one["label"] is not None else ""
    return f"Without “{html.escape(str(one['text']))}”: {still}{shown.symbol} {shown.word}{number}"


def details(row: Row) -> str:
    """What a reader looks up rarely, folded away: scope, other flips, characters, versions, the id."""
    name, word = scorer(row)
    topic, others = _quoted(listed(row["cues"]), "none"), nearest_first(row)[1:]
    told = f"{name}, {word}: {TRAINING[word]}" if word in TRAINING else f"{name} {word}".strip()
    where = f"characters {int(row['content_start']):,} to {int(row['content_end']):,} of the text"
    facts = [
        ("Topic named by", topic),
        ("Also", "; ".join(flip(one, given(row["label"])) for one in others)),
        ("Words", where),
        ("Scorer", html.escape(told)),
        ("Pack", _cell(row, "pack")),
        ("Configuration", f"{_cell(row, 'config_key')}, Standpoint {_cell(row, 'version')}"),
        ("Statement", f"{_cell(row, 'statement_id')}; more by <code>standpoint explain</code>"),
    ]
    listing = "".join(f"<dt>{key}</dt><dd>{value}</dd>" for key, value in facts if value)
    return (
        '<details class="sp-meta sp-more"><summary>How it was scored</summary>'
        f'<dl class="sp-facts">{listing}</dl></details>'
    )


def _cell(row: Row, key: str) -> str:
    known = given(row[key])
    return "unknown" if known is None else html.escape(str(known))
