"""What anybody would try first: the most frequent label, the tone, counted words, a frozen encoder.

What the trainable ones may choose, they choose on the dev part.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.encode.model import Encoder
from pipeline.evaluate.called import (
    AGAINST,
    FAVOR,
    NEUTRAL,
    NUMBERS,
    Called,
    Material,
    numbers,
    of_labels,
    of_probabilities,
    passages,
)
from pipeline.evaluate.measures import macro_f1
from pipeline.score.encoder import LABELS
from pipeline.score.tone import tone
from pipeline.training.labels import Labelled

if TYPE_CHECKING:
    from pipeline.evaluate.intervals import Floats

TONELESS = 0.05  # VADER's own bounds of neutral
STRENGTHS = (1.0, 10.0)  # of a logistic regression, scikit-learn's C; on dev 0.3 is worse, 3 between them
ROUNDS = 3000  # more than any of ours needs to settle
NEAR_ENOUGH = (
    1e-3  # of the gradient: ten times nearer takes twice as long and moves F1 on dev by 0.01 at most
)
RARE = 3  # a word or pair in fewer passages is left out
HOLDER_WORD = "holderholder"  # stands for the holder where words are counted; no article has it


def majority(material: Material) -> Called:
    """The most frequent label of the row's topic; all statements that are no topic of the pack are one."""
    counts: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for row in material.train:
        counts[row.topic][row.label] += 1
    best = {topic: max(LABELS, key=seen.__getitem__) for topic, seen in counts.items()}
    labels = [NUMBERS[best.get(row.topic, "neutral")] for row in material.test]
    return of_labels(np.asarray(labels, dtype=np.int64))


def vader(material: Material) -> Called:
    """The sign of the tone of the attributed words; it has no idea what they are about."""
    texts = [" ".join(span.of(row.seen.text) for span in row.attribution.pieces) for row in material.test]
    tones = np.asarray([tone(text) for text in texts])
    side = np.where(np.abs(tones) <= TONELESS, 0.0, tones)
    return Called(np.where(side > 0, FAVOR, np.where(side < 0, AGAINST, NEUTRAL)), side)


def counted_words(material: Material) -> Called:
    """TF-IDF of words and pairs of words, of the passage and of the statement; logistic regression on it."""
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - only who compares waits for it
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - as above

    said = TfidfVectorizer(ngram_range=(1, 2), min_df=RARE, sublinear_tf=True)
    asked = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    said.fit([masked(row) for row in material.train])
    asked.fit([row.statement for row in material.train])

    def counted(rows: Sequence[Labelled]) -> Any:  # noqa: ANN401 - a sparse matrix has no type of its own
        words, statements = [masked(row) for row in rows], [row.statement for row in rows]
        return csr_matrix(hstack([said.transform(words), asked.transform(statements)]))

    return of_probabilities(_learned(material, counted))


def masked(row: Labelled) -> str:
    """The passage, with a word of ours for each mention of the holder."""
    found, at = [], row.window.start
    for span in passages([row])[0].holder:
        if at <= span.start and span.end <= row.window.end:
            found += [row.seen.text[at : span.start], HOLDER_WORD]
            at = span.end
    return "".join([*found, row.seen.text[at : row.window.end]])


def embedded(folder: Path) -> Callable[[Material], Called]:
    """A reader that learns from one vector a passage, of an encoder that stays as it is in `folder`."""

    def call(material: Material) -> Called:
        encoder = Encoder(folder)
        return of_probabilities(_learned(material, lambda rows: encoder.features(passages(rows))))

    return call


def _learned(material: Material, seen: Callable[[Sequence[Labelled]], Any]) -> Floats:
    """Probabilities of the test rows by a logistic regression on what is `seen` of rows."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only who compares waits for it

    known, labels = seen(material.train), numbers(material.train)
    models = [
        LogisticRegression(C=c, class_weight="balanced", max_iter=ROUNDS, tol=NEAR_ENOUGH).fit(known, labels)
        for c in (STRENGTHS if material.dev else STRENGTHS[:1])
    ]
    if material.dev:
        dev, right = seen(material.dev), numbers(material.dev)
        one = np.ones((1, len(right)))
        models.sort(key=lambda model: -macro_f1(right, model.predict(dev))(one)[0])
    found = np.zeros((len(material.test), len(LABELS)))
    found[:, models[0].classes_] = models[0].predict_proba(seen(material.test))
    return found
