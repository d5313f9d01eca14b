"""A treebank of our own sentences, large enough to learn a few things from."""

from __future__ import annotations

from pathlib import Path

PATTERNS = (
    "{name} NNP nsubj 2|said VBD root 0|that IN mark 6|the DT det 5|{thing} NN nsubj 6|failed VBD ccomp 2|. . punct 2",
    "The DT det 2|{thing} NN nsubj:pass 4|was VBD aux:pass 4|rejected VBN root 0|by IN case 6|{name} NNP obl:agent 4",
    "“ `` punct 4|It PRP nsubj 4|’s VBZ cop 4|over RB root 0|, , punct 7|{name} NNP nsubj 7|said VBD parataxis 4",
)
NAMES = ("Aldo", "Bruna", "Celso", "Dorte", "Edvin")
THINGS = ("plan", "talk", "offer", "bridge")


def conllu(times: int = 8) -> str:
    """The patterns with every name and thing, `times` times, as a CoNLL-U file."""
    out = []
    for pattern in PATTERNS * times:
        for name in NAMES:
            for thing in THINGS:
                out += ["# text is left out", *rows(pattern.format(name=name, thing=thing)), ""]
    return "\n".join(out) + "\n"


def rows(pattern: str) -> list[str]:
    """The lines of a sentence whose words are given as `form tag relation head`, with | between them."""
    words = [word.split(" ") for word in pattern.split("|")]
    return [
        "\t".join([str(number), form, form, "X", tag, "_", head, dep, "_", "_"])
        for number, (form, tag, dep, head) in enumerate(words, start=1)
    ]


def treebank(folder: Path, *parts: str) -> Path:
    """A folder with a file for each of `parts`."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in parts or ("train", "dev"):
        text = conllu(8 if part == "train" else 1)
        (folder / f"our-ud-{part}.conllu").write_text(text, encoding="utf-8")
    return folder
