"""Data & method in words and tables: coverage, definitions, limits."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET
from dashboard.markup.cells import as_day, given
from dashboard.markup.languages import language
from dashboard.markup.tables import table
from dashboard.markup.words import note
from dashboard.queries.coverage import Shares
from dashboard.theme import FEW_STATEMENTS, PLAIN_UP_TO, TRAINING, count, day, percent
from pipeline.packs import Topic

READING = {
    "Stance": "The speaker’s own, toward a topic’s statement, from −1 (against) to +1 (in favour). "
    "0 was measured; where nothing was measured the tile is blank.",
    "A tile": "The mean of the means of its articles, so that one long article does not outvote many short "
    "ones. Number of statements and articles: point at the tile, or show the map as a table.",
    "Hatched": f"Fewer than {FEW_STATEMENTS} statements: one more can turn the sign. A hint, not a finding.",
    "Outlets": "A tile of an outlet is the stance of the speakers it quotes, not its own. How the outlet’s "
    "own sentences portray an actor is another measure, shown beside each article.",
    "Copies of a story": "What several outlets ran, like an agency’s text that many print, is one story. "
    "For each speaker and topic one copy of it counts: the article that represents the story, or else "
    "the first one that holds the words. The filter “Copies of a story” counts each copy instead.",
    "Near 0": "Words for both sides, or statements that disagree. Point at the tile to see how many "
    "statements took which side.",
    "Without a side": "A topic was at stake, and the scorer abstained. Counted, never shown as neutral.",
}
# What the numbers of a scorer mean, by the name before its @; a scorer of somebody else’s has no entry.
SCORERS: Mapping[str, Mapping[str, str]] = {
    "cues": {
        "The numbers": "The scorer “cues” counts the topic’s listed phrases on each side. One gives ±0.67, "
        "two on the same side ±0.80, as many on both sides 0. The number tells how one-sided the words are, "
        "not how strongly somebody feels, and phrases it does not know go unseen.",
    },
    "encoder": {
        "What it reads": "The scorer “encoder” is a small language model. It reads the sentences of a "
        "statement, the speaker’s words marked in them, beside the topic’s statement, and says how likely "
        "they are for it, against it, or neither.",
        "Names": "Where the speaker is named, the encoder sees a mark in place of the name, so a swapped "
        "name can’t change the score it gives. Whether a topic is at stake at all may depend on who speaks, "
        "where the topic’s definition says so.",
        "The judge": "A second step weighs what the encoder says together with the topic’s listed phrases, "
        "the voice, and what limits the statement (a negation, a hypothesis, a question). Its few weights "
        "were fitted on labelled articles.",
        "The numbers": "Probabilities of in favour, against and neither, calibrated on labelled articles. "
        "The stance is the first minus the second: how likely a side is, not how strongly somebody feels.",
        "Abstaining": "Where neither side is likely enough, or the words are no evidence of a stance, no "
        "side is given. The statement is kept and counted.",
        "Zero-shot, fitted": f"{TRAINING['zero-shot']} A statement scored so is marked “zero-shot”. “Fitted” "
        f"is the opposite: {TRAINING['fitted'][0].lower()}{TRAINING['fitted'][1:]}",
        "Without “…”": "What the score would be without a negation, or without the strongest phrase: how "
        "much hangs on a word. It is the scorer’s answer, not another statement of the speaker’s.",
    },
}
CONFIDENCE = "It is the scorer’s own and is not yet calibrated against labelled articles."
CALIBRATED: Mapping[str, str] = {
    "": "How likely the side is right, calibrated on labelled articles. On articles of another kind it may "
    "be too sure or not sure enough.",
    "fitted": "How likely the side is right, calibrated on labelled articles and on the labels of this pack.",
    "zero-shot": "Calibrated on labelled articles of other topics; on this pack’s it may be too sure.",
}
PORTRAYAL = {
    "Portrayal": "How the outlet’s own sentences portray an actor, from −1 (in a bad light) to +1 (in a good "
    "light), each sentence read by another small language model. Words between quotation marks are left out: "
    "there a speaker portrays. It is no stance, neither the outlet’s nor the actor’s.",
    "Its mean": "Of the sentences of one article, each counted once. A sentence within "
    f"±{PLAIN_UP_TO} is called plain.",
}
INTERVALS = {
    "What is counted": "Articles, not statements: sentences of one article are not independent, so each "
    "article gives one mean, and the figure is the mean of these.",
    "Two doubts": "Other articles would have given other means: that is the spread q of the article means. "
    "And the scorer is not sure of each side: that is u, the mean variance of a side drawn with its "
    "probabilities (p in favour + p against − stance²). Errors within an article are taken to be alike.",
    "The interval": "With k articles the variance of the mean is (q + u) / k. The 95 % interval is the mean "
    "± Student’s t with k − 1 degrees of freedom × its root, cut at −1 and +1.",
    "One article": "Has no interval, and none is shown: a spread needs two.",
    "Two means": "Are told apart where the 95 % interval of their difference (Welch’s method) leaves 0 out. "
    "“Not distinguishable” is not the same as equal: there may be too few articles to see it.",
}
LIMITS = {
    "Unknown stays unknown": "An article without a certain date is undated, and one without a certain outlet "
    "stands under “Outlet unknown”. Neither is guessed.",
    "Speakers": "A wrong speaker is worse than none: where more than one name is possible, the statement has "
    "no speaker and stays out of the tiles.",
    "Copies": "Found by the words that articles share, so a story retold in other words is another story. "
    "Where an outlet’s own paragraph quotes somebody the counted copy quotes on the same topic, it is left "
    "out with the copy.",
    "Languages": "An article in a language that is not analysed is kept and counted. Nothing in it is "
    "attributed or scored.",
    "Systematic errors": "An interval tells how far a mean would move with other articles of the same kind. "
    "An error that the scorer makes everywhere alike is not in it; the figures above say how often it errs.",
    "Few articles": "With two or three articles an interval is wide and rests on hardly anything. Read the "
    "articles.",
}


CONTENTS = {
    "inputs": "Inputs and runs", "coverage": "Coverage", "topics": "Topics",
    "reading": "How to read the charts", "intervals": "Intervals", "scoring": "How it was scored",
    "portrayal": "Portrayal",
    "accuracy": "How accurate each stage is", "versions": "Versions", "limits": "Known limits",
}  # fmt: skip


def contents() -> str:
    """Links to the parts of the page, by their anchors."""
    links = " · ".join(f'<a href="#{anchor}">{title}</a>' for anchor, title in CONTENTS.items())
    return f'<nav class="sp-small" aria-label="On this page">{links}</nav>'


def definitions(entries: Mapping[str, str]) -> str:
    """Words and what they mean."""
    body = "".join(
        f"<dt>{html.escape(word)}</dt><dd>{html.escape(text)}</dd>" for word, text in entries.items()
    )
    return f'<dl class="sp-defs">{body}</dl>'


def scoring(scorer: str) -> str:
    """How a scorer comes to its numbers, by its name@version."""
    told = SCORERS.get(scorer.partition("@")[0])
    return note([f"What the scorer “{scorer}” does is not told here."]) if told is None else definitions(told)


def limits(scorer: str) -> str:
    """What is not known; what a confidence is worth depends on the scorer."""
    name, _, training = scorer.partition(" ")
    known = CALIBRATED.get(training) if name.startswith("encoder@") else None
    return definitions({**LIMITS, "Confidence": known or CONFIDENCE})


def shares(total: Shares) -> str:
    """What part has no date, no side, no speaker."""
    return (
        f'<p class="sp-lead">{count(total.articles, "article")}: '
        f"{_part(total.undated, total.articles)} undated. "
        f"{count(total.statements, 'statement')}: {_part(total.abstained, total.statements)} without a side, "
        f"{_part(total.no_holder, total.statements)} without a known speaker.</p>"
    )


def coverage(frame: pd.DataFrame) -> str:
    """Articles and statements of each outlet."""
    shown = frame.assign(
        period=[_period(first, last) for first, last in zip(frame["first"], frame["last"], strict=True)]
    )
    headers = {
        "outlet": "Outlet",
        "n_articles": "Articles",
        "n_copies": "Of these copies",
        "n_undated": "Undated",
        "period": "Dated",
        "n_statements": "Statements with a side",
        "n_abstained": "Without a side",
        "n_no_holder": "Of both: speaker unknown",
    }
    known = int((frame["outlet_id"] != UNKNOWN_OUTLET).sum())
    caption = f"{count(known, 'known outlet')}, most articles first"
    return f'<div class="sp-covered">{table(shown, headers, caption)}</div>'


def languages(frame: pd.DataFrame) -> str:
    """Articles of each language, and how many of them were analysed."""
    shown = frame.assign(
        language=[language(given(code)) for code in frame["language"]],
        unanalysed=frame["n_articles"] - frame["n_analysed"],
    )
    headers = {
        "language": "Language",
        "n_articles": "Articles",
        "n_analysed": "Analysed",
        "unanalysed": "Kept, not analysed",
    }
    known = int(frame["language"].notna().sum())
    return table(shown, headers, f"{count(known, 'language')}, most articles first")


def topics(defined: Sequence[Topic]) -> str:
    """What each topic asks, and what favour and against mean."""
    if not defined:
        return note(["The pack of this run is not installed here, so its definitions can’t be shown."])
    return '<dl class="sp-defs">' + "".join(_topic(topic) for topic in defined) + "</dl>"


def _topic(topic: Topic) -> str:
    lines = (
        ("In favour of or against", f"“{topic.statement}”"),
        ("▲ In favour", topic.favor),
        ("▼ Against", topic.against),
        ("Out of scope", topic.out_of_scope),
    )
    body = "".join(f"<dd><em>{html.escape(name)}:</em> {html.escape(text)}</dd>" for name, text in lines)
    return f"<dt>{html.escape(topic.title)}</dt>{body}"


def _part(n: int, total: int) -> str:
    return f"{n:,} ({percent(n / total)})" if total else "0"


def _period(first: object, last: object) -> str:
    begin, end = as_day(first), as_day(last)
    if begin is None or end is None:
        return "no dates"
    return day(begin) if begin == end else f"{day(begin)} to {day(end)}"
