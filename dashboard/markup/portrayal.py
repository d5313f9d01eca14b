"""How the outlet's sentences portray an actor, in words, round signs and a line; never as a side.

Stance has square badges in blue and orange. Portrayal has neither: round signs in the ink of the text.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence

from dashboard.markup.marked import Mark, marked
from dashboard.queries.portrayal import Portrayed, Sentence
from dashboard.theme import (
    BAD,
    FEW_SENTENCES,
    GOOD,
    MINUS,
    PLAIN,
    SCALE_MAX,
    SCALE_MIN,
    Light,
    count,
    light,
    signed,
)

AT_EACH_END = 2  # sentences of each end that are shown; between them are the plain ones
MAX_OTHERS = 6  # actors that can be opened below; the rest have a sentence or two
SOURCE = (
    "Sentences of the article outside quotation marks, each counted once. It tells how the outlet writes, "
    "and nothing of where the actor stands."
)


def portrayal(chosen: Portrayed, found: Sequence[Portrayed]) -> str:
    """The actor in question, and the others of the article folded away.

    Args:
        chosen: The actor.
        found: As `queries.portrayal.portrayed` returns them.
    """
    others = [one for one in found if one.sentences and one.actor_id != chosen.actor_id]
    return (
        f'<h3 class="sp-h3">How the outlet’s sentences portray <bdi>{html.escape(chosen.actor)}</bdi></h3>'
        f'{block(chosen)}<p class="sp-small">{SOURCE}</p>{_others(others)}'
    )


def block(one: Portrayed) -> str:
    """The mean with its n, a line with a tick for each sentence, and the sentences at both ends."""
    n = len(one.sentences)
    if not n:
        return '<p class="sp-meta">Mentioned in quotations only: no sentence of the outlet’s own.</p>'
    few = ' <span class="sp-how">Fewer than 3 sentences: a hint, not a finding.</span>'
    lead = f"{told(one)}.{few if n < FEW_SENTENCES else ''}"
    low, high = ends(one.sentences)
    body = "".join(map(_sentence, low))
    if high:
        body += f'<p class="sp-meta">… {count(n - len(low) - len(high), "sentence")} between …</p>'
        body += "".join(map(_sentence, high))
    return f'<div class="sp-portrayal"><p class="sp-line">{lead}</p>{line(one)}{body}</div>'


def told(one: Portrayed) -> str:
    """The mean, n, and how many sentences show the actor in which light."""
    lights = Counter(light(sentence.value) for sentence in one.sentences)
    shown = (
        f"{coin(which)} {lights[which]:,} {which.words}" for which in (BAD, PLAIN, GOOD) if lights[which]
    )
    mean = f"<strong>{signed(one.mean)}</strong>"
    if len(one.sentences) == 1:
        return f"{mean} in 1 sentence: {coin(light(one.mean))} {light(one.mean).words}"
    return f"Mean {mean} of {count(len(one.sentences), 'sentence')}: {', '.join(shown)}"


def coin(which: Light) -> str:
    """The round sign of a light; its words stand beside it."""
    return f'<span class="sp-coin" aria-hidden="true">{which.symbol}</span>'


def line(one: Portrayed) -> str:
    """A line from bad to good with a tick for each sentence and a ring at their mean."""
    ticks = "".join(
        f'<span class="sp-tick" style="left:{_place(sentence.value):.1f}%"></span>'
        for sentence in one.sentences
    )
    ring = f'<span class="sp-ring" style="left:{_place(one.mean):.1f}%"></span>'
    return (
        f'<p class="sp-meta sp-strip" aria-hidden="true"><span>{BAD.words} {MINUS}1</span>'
        f'<span class="sp-line-of-ticks">{ticks}{ring}</span><span>+1 {GOOD.words}</span></p>'
    )


def ends(sentences: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """The lowest and the highest sentences, lowest first; all of them in the first where they are few."""
    ordered = sorted(sentences, key=lambda sentence: (sentence.value, sentence.span))
    if len(ordered) <= 2 * AT_EACH_END:
        return ordered, []
    return ordered[:AT_EACH_END], ordered[-AT_EACH_END:]


def _others(others: Sequence[Portrayed]) -> str:
    if not others:
        return ""
    shown = "".join(
        f'<details class="sp-other"><summary><bdi>{html.escape(one.actor)}</bdi> {signed(one.mean)}, '
        f"{count(len(one.sentences), 'sentence')}</summary>{block(one)}</details>"
        for one in others[:MAX_OTHERS]
    )
    more = len(others) - MAX_OTHERS
    rest = (
        f'<p class="sp-small sp-other">and {count(more, "other")} with fewer sentences</p>'
        if more > 0
        else ""
    )
    return (
        f'<details class="sp-small"><summary>{count(len(others), "other actor")} in the outlet’s sentences'
        f"</summary>{shown}{rest}</details>"
    )


def _sentence(one: Sentence) -> str:
    marks = [Mark(m.start - one.span.start, m.end - one.span.start, "sp-named") for m in one.mentions]
    which = light(one.value)
    return (
        f'<p class="sp-own">{coin(which)} <span class="sp-how">{signed(one.value)} {which.words}</span><br>'
        f'<span class="sp-quote">{marked(one.excerpt, marks)}</span></p>'
    )


def _place(value: float) -> float:
    """Where a value stands on the line, in percent of its length."""
    return 100 * (value - SCALE_MIN) / (SCALE_MAX - SCALE_MIN)
