"""Which versions of what made the numbers: those of the newest run, and those that are installed here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import metadata

import duckdb

from pipeline import resources
from pipeline.errors import InputError


@dataclass(frozen=True, slots=True)
class Made:
    """What the newest run was made with, and how many articles were analysed otherwise.

    `others` are kept articles that an earlier run analysed with another configuration key.
    """

    version: str
    pack: str
    scorer: str
    config_key: str
    articles: int
    others: int


def made(cursor: duckdb.DuckDBPyConnection) -> Made:
    """The versions of the newest run; there is one wherever a page is shown."""
    (row,) = cursor.execute(
        """
        WITH newest AS (SELECT * FROM runs ORDER BY run_id DESC LIMIT 1),
        kept AS (SELECT run_id, count(*) AS n FROM articles WHERE status = 'kept' GROUP BY run_id)
        SELECT version, pack, scorer, config_key,
               (SELECT coalesce(sum(n), 0) FROM kept)::BIGINT,
               (SELECT coalesce(sum(n), 0) FROM kept JOIN runs r USING (run_id)
                WHERE r.config_key <> newest.config_key)::BIGINT
        FROM newest
        """
    ).fetchall()
    return Made(*row)


def version() -> str:
    """Standpoint's version here; "unknown" when it runs without being installed."""
    try:
        return metadata.version("standpoint")
    except metadata.PackageNotFoundError:
        return "unknown"


def models() -> dict[str, str]:
    """Name and version of each model that is installed here; without one that is missing.

    Returns:
        By what it is for: parser, portrayal, stance.
    """
    found = {}
    for use in resources.MODELS:
        try:
            folder = resources.model_path(use)
        except InputError:
            continue
        for card in ("encoder.json", "meta.json"):
            if (folder / card).is_file():
                told = json.loads((folder / card).read_text(encoding="utf-8"))
                own = str(told["name"])
                found[use] = f"{own}@{told['version']}" if "version" in told else own
    return found
