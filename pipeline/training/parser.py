"""Training of the tagger and parser: a treebank and a recipe in, a model folder out.

The same treebank, recipe and versions give the same model, byte for byte: all chance comes from the seed
of the recipe, and the sums are made in one order, on one core. Another kind of processor may round them
otherwise.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as train_loop
from spacy.util import load_config, registry
from spacy.vocab import Vocab

from pipeline.errors import InputError
from pipeline.training.treebank import Sentence

Tell = Callable[[str], None]
PARTS = ("train", "dev")
EVERY = 500  # updates between evaluations, as in the recipe: a minute or two

# What parsing needs of what spaCy writes. Its list of every word of the treebank is left out: the network
# knows words by their hashes, and of strings it needs only the labels it gives.
_WEIGHTS = (
    "parser/cfg",
    "parser/model",
    "parser/moves",
    "tagger/cfg",
    "tagger/model",
    "tok2vec/model",
    "tokenizer",
)
_LABELLERS = ("tagger", "parser")
_SECTIONS = {"nlp", "components"}  # of the config; the others are about training
_SHOWN = {"tags": "tag_acc", "UAS": "dep_uas", "LAS": "dep_las"}  # spaCy's: without punctuation
_META = {
    "lang": "en",
    "name": "standpoint_parser",
    "version": "1.0.0",
    "description": "Tags and dependencies of English sentences",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.15,<4",  # as in pyproject.toml; outside of it spaCy warns
}


def train_parser(
    material: Mapping[str, Sequence[Sentence]], recipe: Path, out: Path, *, steps: int | None, tell: Tell
) -> None:
    """Trains the parser of `recipe`, a spaCy config, and writes its model into the folder `out`.

    Args:
        material: Sentences with their trees by part: "train" to learn from, "dev" to tell when to stop.
        recipe: The config; the paths in it are filled in here.
        out: Is made, or made anew where it holds a model.
        steps: At most so many updates; those of the recipe if None. Of the models that were evaluated the
            best on dev is written, so with a handful of steps it may be the one before the first.
        tell: Gets a line for each evaluation.

    Raises:
        InputError: If `out` holds something that is no model.
    """
    _free(out)
    registry.loggers.register("standpoint.lines.v1", func=_lines)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        overrides: dict[str, Any] = {f"paths.{part}": str(work / f"{part}.spacy") for part in PARTS}
        if steps is not None:
            overrides |= {"training.max_steps": steps, "training.eval_frequency": min(steps, EVERY)}
        for part, sentences in material.items():
            DocBin(docs=_documents(sentences)).to_disk(work / f"{part}.spacy")
        nlp = init_nlp(load_config(recipe, overrides=overrides, interpolate=False))
        train_loop(nlp, work, stdout=io.StringIO(), stderr=_Lines(tell))
        ship(work / "model-best", out)


def ship(trained: Path, out: Path) -> None:
    """Copies what parsing needs of the model folder `trained` to the folder `out`; other files there stay."""
    nlp = spacy.load(trained)
    for name in _WEIGHTS:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(trained / name, out / name)
    config = nlp.config.copy()
    for name in config.keys() - _SECTIONS:
        del config[name]
    config.to_disk(out / "config.cfg")
    labels = sorted({label for name in _LABELLERS for label in nlp.pipe_labels[name]})
    (out / "vocab").mkdir(exist_ok=True)
    _write(out / "vocab" / "strings.json", labels)
    _write(out / "meta.json", _META)


def _write(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=1) + "\n", encoding="utf-8")


def _free(out: Path) -> None:
    if out.exists() and not (out / "meta.json").is_file() and (out.is_file() or any(out.iterdir())):
        raise InputError(
            "the model's folder holds something else",
            got=str(out),
            allowed="a new folder, an empty one, or one with a model in it",
            then="Name another one with --out DIR",
        )


def _documents(sentences: Iterable[Sentence]) -> Iterator[Doc]:
    """The sentences as spaCy takes them, with their tags and trees."""
    vocab = Vocab()
    for sentence in sentences:
        words = sentence.words
        yield Doc(
            vocab,
            words=[word.form for word in words],
            spaces=[word.space for word in words],
            tags=[word.tag for word in words],
            deps=["ROOT" if word.dep == "root" else word.dep for word in words],
            heads=[word.head for word in words],
        )


class _Lines(io.StringIO):
    """A stream that hands each line on."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self._tell = tell

    def write(self, line: str) -> int:
        self._tell(line)
        return len(line)


def _lines() -> Callable[..., tuple[Callable[[dict[str, Any] | None], None], Callable[[], None]]]:
    """A logger in spaCy's sense that writes a line for each evaluation."""

    def opened(_nlp: Language, _stdout: IO[str], stderr: IO[str]) -> Any:  # noqa: ANN401 - spaCy's shape
        def log(info: dict[str, Any] | None) -> None:
            if info is not None:
                scores = info["other_scores"]
                shares = (f"{name} {scores[key]:.4f}" for name, key in _SHOWN.items())
                stderr.write(f"step {info['step']:,}, {info['seconds']:,} s: {', '.join(shares)}")

        return log, lambda: None

    return opened
