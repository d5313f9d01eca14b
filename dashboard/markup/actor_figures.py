"""What stands around the figures of an actor's page: their keys in words, and their tables."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.filters import Filters
from dashboard.markup.cells import as_day
from dashboard.markup.links import href
from dashboard.markup.tables import table
from dashboard.queries.quoted import Attributed
from dashboard.theme import FEW_STATEMENTS, SIDES, VOICES, count, day, ends, side, signed, split


def trend_key(unit: str, filters: Filters) -> str:
    """What the marks of the strips mean."""
    periods = {"day": "a day", "week": "a week", "month": "a month"}[unit]
    undated = "" if filters.undated else " Undated articles are left out."
    return (
        '<p class="sp-small">▲ in favour, ▼ against. ◆ all together, ● '
        f"{periods}; a line up and down is the 95 % interval, and one article alone has none. "
        f"Small: fewer than {FEW_STATEMENTS} statements. No mark: no evidence, which is not neutral."
        f"{undated}</p>"
    )


def trend_table(frame: pd.DataFrame, topics: Mapping[str, str], name: str) -> str:
    """The strips as a table."""
    scored = frame[frame["n_statements"] > 0]
    order = {topic: place for place, topic in enumerate(topics)}
    rows = [
        {
            "topic": topics.get(row["topic"], row["topic"]), "period": row["label"],
            "mean": signed(row["mean"]), "interval": ends(row["low"], row["high"]),
            "n_statements": row["n_statements"], "n_articles": row["n_articles"], "sides": split(row),
        }
        for row in sorted(scored.to_dict("records"), key=lambda row: order.get(row["topic"], len(order)))
    ]  # fmt: skip
    headers = {
        "topic": "Topic", "period": "Period", "mean": "Mean stance", "interval": "95 % interval",
        "n_statements": "Statements", "n_articles": "Articles", "sides": "Sides",
    }  # fmt: skip
    return table(pd.DataFrame(rows, columns=list(headers)), headers, f"Stance of {name} by topic and period")


def quoted_key(parts: Sequence[tuple[str, str]], said: Attributed, name: str) -> str:
    """The fills of the bars in words, and what there is beyond the statements.

    Args:
        parts: CSS class and words of each part of a bar.
        said: All that is attributed to the actor.
        name: The actor's name.
    """
    key = "".join(f'<span><span class="sp-grey {css}"></span>{words}</span>' for css, words in parts)
    where = count(said.articles, "article")
    return (
        f'<div class="sp-legend">{key}</div><p class="sp-small">Statements on a topic, by the outlet that '
        "carries them; the same grey for every side. On any topic or none, "
        f"{count(said.attributions, 'attribution')} in {where} from {count(said.outlets, 'outlet')} are "
        f"{html.escape(name)}’s, each copy counted.</p>"
    )


def quoted_table(frame: pd.DataFrame, name: str) -> str:
    """The bars as a table: every outlet and every voice."""
    voices = {f"n_{voice}": words.capitalize() for voice, words in VOICES.items()}
    headers = {
        "outlet": "Outlet", "n_statements": "Statements", "n_articles": "Articles",
        **{key: words for key, words in voices.items() if frame[key].any()}, "n_abstained": "Without a side",
    }  # fmt: skip
    return table(frame, headers, f"Who quotes {name}: statements by outlet")


def voices_table(frame: pd.DataFrame, name: str, actor: str, params: Mapping[str, Sequence[str]]) -> str:
    """The voices as a table; each leads to its statements."""
    used = frame[(frame["n_statements"] > 0) | (frame["n_abstained"] > 0)]
    shown = used.assign(
        words=[VOICES[voice].capitalize() for voice in used["voice"]], to=_voice_links(used, actor, params)
    )
    headers = {
        "words": "Voice", "n_statements": "Statements", "n_articles": "Articles",
        "n_outlets": "Known outlets", "n_abstained": "Without a side",
    }  # fmt: skip
    return table(shown, headers, f"How the stance of {name} is known", {"words": "to"})


def voices_links(frame: pd.DataFrame, actor: str, params: Mapping[str, Sequence[str]]) -> str:
    """A link to the statements in each voice: what a click would be."""
    used = frame[frame["n_statements"] > 0]
    links = [
        f'<a href="{html.escape(to)}">{VOICES[voice]}</a>'
        for voice, to in zip(used["voice"], _voice_links(used, actor, params), strict=True)
    ]
    return f'<p class="sp-small">Read the statements: {" · ".join(links)}.</p>' if links else ""


def _voice_links(frame: pd.DataFrame, actor: str, params: Mapping[str, Sequence[str]]) -> list[str]:
    return [href("statements", params, voice=[voice], actors=[actor]) for voice in frame["voice"]]


def tone_key(frame: pd.DataFrame, gloomy: int, in_favour: int) -> str:
    """What the marks of the scatter mean, how many there are of all, and that tone is not stance.

    Args:
        frame: As `queries.tone` returns it; not empty.
        gloomy: Statements in favour in gloomy words.
        in_favour: All statements in favour that are shown.
    """
    total, shown = int(frame["n_statements"].iloc[0]), len(frame)
    key = "".join(
        f'<span><span class="sp-symbol {one.css}">{one.symbol}</span> {one.word}</span>'
        for label, one in SIDES.items()
        if (frame["label"] == label).any()
    )
    whole = f"{count(total, 'statement')} in {count(int(frame['n_articles'].iloc[0]), 'article')}"
    which = f"All {whole}"
    if shown < total:
        which = f"A sample of {shown:,} of {whole}, drawn by their ids and always the same"
    yes = f" In gloomy words: {gloomy:,} of the {in_favour:,} shown in favour." if in_favour else ""
    return (
        f'<div class="sp-legend">{key}</div><p class="sp-small">{which}, '
        "a mark each: no mean, so no interval. "
        f"<strong>Tone is not stance</strong>: tone is how the words sound, stance which side they take."
        f"{yes}</p>"
    )


def tone_table(
    frame: pd.DataFrame, topics: Mapping[str, str], name: str, params: Mapping[str, Sequence[str]]
) -> str:
    """The marks as a table; each leads to its statement, as a click on the mark does.

    Args:
        frame: As `queries.tone` returns it.
        topics: Titles by topic id.
        name: The actor's name.
        params: The address's parameters.
    """
    rows = [
        {
            "topic": topics.get(row["topic"], row["topic"]), "side": side(row["label"]).word,
            "stance": signed(row["stance"]), "tone": signed(row["tone"]), "voice": VOICES[row["voice"]],
            "outlet": row["outlet"] if isinstance(row["outlet"], str) else "Outlet unknown",
            "published": day(as_day(row["published"])),
            "to": href("actor", params, on=None, when=None, at=None, statement=row["statement_id"],
                       article=row["article_id"]),
        }
        for row in frame.sort_values(["stance", "tone"]).to_dict("records")
    ]  # fmt: skip
    headers = {
        "topic": "Topic", "side": "Side", "stance": "Stance", "tone": "Tone", "voice": "Voice",
        "outlet": "Outlet", "published": "Date",
    }  # fmt: skip
    caption = f"Tone and stance of {name}, by statement"
    return table(pd.DataFrame(rows, columns=[*headers, "to"]), headers, caption, {"side": "to"})
