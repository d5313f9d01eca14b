"""Where the packs, registry, sample and models lie, from a checkout and from an installed wheel alike.

In a wheel they travel inside the package, as `pipeline/data/`; in a checkout they are `data/` beside it.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import InputError

MODELS = ("parser", "portrayal", "stance")
_PACKAGE = Path(__file__).resolve().parent


def folder() -> Path:
    """The data folder; raises InputError when the installation has none."""
    for candidate in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        if (candidate / "packs").is_dir():
            return candidate
    raise InputError(
        "Standpoint's own data folder (packs, registry, sample) is missing",
        got=str(_PACKAGE),
        then="Install the package again: pip install --force-reinstall standpoint",
    )


def pack_paths() -> dict[str, Path]:
    """Every pack that ships, by name."""
    return {path.stem: path for path in sorted((folder() / "packs").glob("*.toml"))}


def registry_path(name: str) -> Path:
    """The registry file called `name` ("actors" or "outlets")."""
    return folder() / "registry" / f"{name}.toml"


def sample_folder() -> Path:
    """The raw files of the sample corpus."""
    return folder() / "sample" / "raw"


def languages() -> frozenset[str]:
    """The languages that can be analysed: those with word lists, by their ISO 639-1 codes."""
    return frozenset(path.stem for path in (folder() / "language").glob("[a-z][a-z].toml"))


def language_path(code: str) -> Path:
    """The word lists of a language, by its ISO 639-1 code."""
    return folder() / "language" / f"{code}.toml"


def model_path(name: str) -> Path:
    """The folder of the model called `name`, one of MODELS."""
    return folder() / "model" / name


def recipe_path(name: str) -> Path:
    """How the model called `name` is trained: spaCy's configuration, or a recipe of ours."""
    return folder() / "model" / (f"{name}.cfg" if name == "parser" else f"{name}.toml")
