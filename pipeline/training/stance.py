"""Training of the stance encoder and its judge on the labels in `data/gold/stance`."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from pipeline.encode.model import Encoder
from pipeline.encode.passage import Piecer, Pieces
from pipeline.packs import find_pack
from pipeline.score.encoder import LABELS, passage
from pipeline.score.judge import Judge
from pipeline.training.base import base_folder
from pipeline.training.card import write_card
from pipeline.training.encoder import Network, Recipe, Row, Tell, scores, tuned
from pipeline.training.judging import Case, ablation, cases, fit_judge, write_judge
from pipeline.training.labels import SOURCES, Labelled, real, written
from pipeline.training.onnx_file import write
from pipeline.training.portrayal import macro_f1

NAME = "encoder@1"
PACK = "israel-security"
SHARES = {
    "favor": (1.0, 0.0, 0.0),
    "against": (0.0, 1.0, 0.0),
    "neutral": (0.0, 0.0, 1.0),
    "mixed": (0.5, 0.5, 0.0),
}
# Real articles are mostly in favour and mostly about something else: the rarer side weighs more, the
# rest less.
AGAINST_AT_MOST = 3.0
NEUTRAL = 0.7
# Of a hundred real rows about nothing at stake: all would double the time and teach little more.
KEPT = 30


def train_stance(data: Path, recipe_path: Path, out: Path, *, steps: int | None, tell: Tell) -> None:
    """Trains on the labels, the texts of real articles read from `data`, and writes into the folder `out`.

    Raises:
        InputError: If the dataset is missing, or the encoder to start from is not installed.
    """
    base, recipe = base_folder(), Recipe.read(recipe_path)
    piecer = Piecer(base / "tokenizer.json", recipe.limit)
    labelled = [*real(data), *written()]
    train = [row for row in labelled if row.part == "train" and kept(row)]
    dev = [row for row in labelled if row.part == "dev"]
    weighed = weights(train)
    rows = [Row(_pieces(row, piecer), SHARES[row.label], weighed[_kind(row)]) for row in train]
    tell(f"{len(rows):,} passages to train, {len(dev):,} to choose by")
    network = tuned(
        lambda: Network(base, len(LABELS), recipe.dropout),
        rows if steps is None else rows[: steps * recipe.batch],
        recipe,
        _judged(dev, piecer),
        tell,
    )
    about = {"name": NAME, "labels": list(LABELS), "limit": recipe.limit, "temperature": 1.0, "packs": [PACK]}
    write(network, base / "tokenizer.json", out, about=about, keep=recipe.keep)
    known = cases(dev, Encoder(out), find_pack(PACK))
    write_judge(fit_judge(known), out)
    _card(out, recipe, known, len(rows))


def _card(folder: Path, recipe: Recipe, known: Sequence[Case], n: int) -> None:
    """The card, with figures of the judge on each source of dev."""
    judge, figures = Judge.read(folder / "judge.json"), []
    for source in SOURCES:
        used = [case for case in known if case.row.source == source and case.row.label in LABELS]
        verdicts = [judge.verdict(case.features) for case in used]
        found = [LABELS.index(max(LABELS, key=lambda label, v=v: getattr(v, label))) for v in verdicts]  # type: ignore[misc]
        truth = [LABELS.index(case.row.label) for case in used]
        figures.append((f"macro-F1 of the judge, {source}", macro_f1(truth, found), len(used)))
    write_card(folder, "stance", recipe.card, n, [*figures, *ablation(known)])


def kept(row: Labelled) -> bool:
    """Whether a row is learned from: of the real ones about nothing at stake some, the same each time."""
    if row.source != "real" or row.label != "neutral" or row.topic:
        return True
    return zlib.crc32(row.id.encode()) % 100 < KEPT


def _judged(dev: Sequence[Labelled], piecer: Piecer) -> Callable[[Network], float]:
    """Macro-F1 on dev, the mean of real and written passages: neither may be bought with the other."""
    parts = []
    for sources in (("real",), ("written", "packs")):
        used = [row for row in dev if row.source in sources and row.label in LABELS]
        parts.append(([_pieces(row, piecer) for row in used], [LABELS.index(row.label) for row in used]))

    def judged(network: Network) -> float:
        found = [macro_f1(truth, scores(network, pieces).argmax(1).tolist()) for pieces, truth in parts]
        return sum(found) / len(found)

    return judged


def _pieces(row: Labelled, piecer: Piecer) -> Pieces:
    return piecer.pieces(passage(row.seen, row.attribution, row.window, row.statement))


def _kind(row: Labelled) -> tuple[str, str]:
    return row.source, row.label


def weights(rows: Iterable[Labelled]) -> dict[tuple[str, str], float]:
    """What a row of each source and label weighs."""
    counts = Counter(map(_kind, rows))
    found = dict.fromkeys(counts, 1.0)
    favor, against = counts["real", "favor"], counts["real", "against"]
    if against:
        found["real", "against"] = min(AGAINST_AT_MOST, (favor / against) ** 0.75)
    found["real", "neutral"] = NEUTRAL
    return found
