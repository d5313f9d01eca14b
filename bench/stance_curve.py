"""What labels buy: the stance encoder trained on some of them, measured on passages it did not learn from.

python bench/stance_curve.py --data DIR --source real --rows 500      real, written, both or no-packs
python bench/stance_curve.py --data DIR --source both                 all rows of both

Needs what training needs: pip install 'standpoint[train]'. Prints macro-F1, balanced sign and AUC on the
blind part of real and written passages; with --source no-packs also on all passages of the ten other packs.
"""

from __future__ import annotations

import argparse
import random
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # run as a script, from any folder

import numpy as np  # noqa: E402 - after the path is set
import torch  # noqa: E402 - as above
from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score  # noqa: E402 - as above

from pipeline import resources  # noqa: E402 - as above
from pipeline.encode.passage import Piecer  # noqa: E402 - as above
from pipeline.score.encoder import LABELS, passage  # noqa: E402 - as above
from pipeline.training.base import base_folder  # noqa: E402 - as above
from pipeline.training.encoder import Network, Recipe, Row, fit, scores  # noqa: E402 - as above
from pipeline.training.labels import Labelled, real, written  # noqa: E402 - as above
from pipeline.training.stance import SHARES, kept, weights  # noqa: E402 - as above

SOURCES = {
    "real": ("real",),
    "written": ("written", "packs"),
    "both": ("real", "written", "packs"),
    "no-packs": ("real", "written"),
}
SEED = 1  # one, as noise of a seed is below that of the test parts


def main(arguments: Sequence[str] | None = None) -> int:
    """Train once and print a line for each test set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--source", choices=SOURCES, default="both")
    parser.add_argument("--rows", type=int, default=None, help="so many of them, at random (default: all)")
    parser.add_argument("--epochs", type=int, default=None)
    options = parser.parse_args(arguments)
    recipe = Recipe.read(resources.recipe_path("stance"))
    recipe = replace(recipe, epochs=options.epochs or recipe.epochs)
    rows = [*real(options.data), *written()]
    learned = [r for r in rows if r.part == "train" and r.source in SOURCES[options.source] and kept(r)]
    random.Random(SEED).shuffle(learned)  # noqa: S311 - a sample
    learned = learned[: options.rows]
    base = base_folder()
    piecer = Piecer(base / "tokenizer.json", recipe.limit)

    def row(one: Labelled) -> Row:
        pieces = piecer.pieces(passage(one.seen, one.attribution, one.window, one.statement))
        return Row(pieces, SHARES[one.label], weighed[one.source, one.label])

    weighed = weights(rows)
    torch.manual_seed(SEED)
    network, start = Network(base, len(LABELS), recipe.dropout), time.monotonic()
    fit(network, [row(one) for one in learned], recipe, seed=SEED, after=lambda _: None, tell=lambda _: None)
    print(f"command   python bench/stance_curve.py {shlex.join(arguments or sys.argv[1:])}".rstrip())
    print(f"learned   {len(learned)} rows, {recipe.epochs} epochs, {time.monotonic() - start:.0f} s")
    blind = [one for one in rows if one.part == "blind" and one.label in LABELS]
    tests = {name: [one for one in blind if one.source == name] for name in ("real", "written")}
    if options.source == "no-packs":
        tests["packs"] = [one for one in rows if one.source == "packs"]
    for name, found in tests.items():
        print(_line(name, found, scores(network, [row(one).pieces for one in found])))
    return 0


def _line(name: str, rows: Sequence[Labelled], found: np.ndarray) -> str:
    truth = np.array([LABELS.index(one.label) for one in rows])
    polar, side = truth < LABELS.index("neutral"), found[:, 0] - found[:, 1]
    favor = truth[polar] == 0
    return (
        f"{name:9} n {len(rows)}: macro-F1 {f1_score(truth, found.argmax(1), average='macro'):.3f}, "
        f"accuracy {(truth == found.argmax(1)).mean():.3f}, of {polar.sum()} with a side: balanced sign "
        f"{balanced_accuracy_score(favor, side[polar] > 0):.3f}, AUC {roc_auc_score(favor, side[polar]):.3f}"
    )


if __name__ == "__main__":
    sys.exit(main())
