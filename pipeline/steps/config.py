"""What configures an analysis, and the key that says whether it has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Protocol

import pipeline
from pipeline import ids, resources
from pipeline.packs import Pack
from pipeline.records import RawRecord
from pipeline.registry import Registry, load_registry
from pipeline.steps.rows import Analysis
from pipeline.steps.stages import Stopwatch

# A change to any other source file may change what an analysis finds, so it is made anew.
_NOT_ANALYSIS = {
    *("cli", "export", "audit.py", "evaluate", "gate.py", "training"),
    *("store.py", "delta.py", "lock.py", "engine.py", "actors.py", "decisions.py"),
    *("batches.py", "ledger.py", "settle.py", "spool.py"),
}


# Another version of these may read the same article differently.
_JUDGING = (
    "charset-normalizer",
    "ftfy",
    "lxml",
    "onnxruntime",
    "py3langid",
    "scipy",
    "sentencex",
    "spacy",
    "tokenizers",
    "trafilatura",
    "vaderSentiment",
)
_CARD = {"README.md", "LICENSE"}  # of a model: what is said about it


class Analyzes(Protocol):
    """What a run needs of an analyser."""

    def analyze(self, record: RawRecord, watch: Stopwatch | None = None) -> Analysis:
        """The rows of one input."""
        ...


@dataclass(frozen=True)
class Job:
    """What a run does: how a worker makes its analyser, and what the ledger says of it."""

    analyzer: Callable[[], Analyzes]
    config_key: str
    pack: str
    scorer: str


def config_key(pack: Pack, registry: Registry, scorer: str) -> str:
    """Hash of everything that configures an analysis. `scorer` is name@version."""
    made_of = (code_fingerprint(), *library_versions())
    return ids.digest("config", pack.fingerprint, registry.fingerprint, scorer, *made_of)


def library_versions() -> list[str]:
    """Name and version of each library whose judgement goes into an analysis."""
    return [f"{name} {metadata.version(name)}" for name in _JUDGING]


def registry_in_use() -> Registry:
    """The registry that ships, with the invented outlets of the sample corpus."""
    outlets = [resources.registry_path("outlets"), resources.folder() / "sample" / "outlets.toml"]
    return load_registry(resources.registry_path("actors"), outlets)


def code_fingerprint() -> str:
    """Hash of the source files, word lists and models that an analysis is made of."""
    package = Path(pipeline.__file__).parent
    sources = [p for p in package.rglob("*.py") if not _NOT_ANALYSIS & set(p.relative_to(package).parts)]
    found = hashlib.blake2b(digest_size=8)
    for path in (*sorted(sources), *_word_lists(), *_model_files()):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def _word_lists() -> list[Path]:
    lists = (resources.folder() / "language").rglob("*.toml")
    return [*sorted(lists), resources.registry_path("phrases")]


def _model_files() -> list[Path]:
    """Some sixty megabytes, which are hashed in a tenth of a second."""
    files = (path for name in resources.MODELS for path in resources.model_path(name).rglob("*"))
    return sorted(path for path in files if path.is_file() and path.name not in _CARD)


def version() -> str:
    """Standpoint's version, or "unknown" when it runs without being installed."""
    try:
        return metadata.version("standpoint")
    except metadata.PackageNotFoundError:
        return "unknown"
