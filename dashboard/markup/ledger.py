"""The ledger in words and tables: what became of the inputs, why, run by run, one by one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

import pandas as pd

from dashboard.figures.ledger import share
from dashboard.filters import OUTCOMES
from dashboard.markup.cells import given
from dashboard.markup.links import href
from dashboard.markup.tables import table
from dashboard.markup.words import paragraph
from dashboard.queries.ledger import MAX_REASONS, PAGE_SIZE
from dashboard.theme import count, day
from pipeline.export.cells import defused

Params = Mapping[str, Sequence[str]]

ALL_ANALYSED = "Every input became an article."
# What a spreadsheet takes for the beginning of a formula; a quote before it makes it text.
CSV_COLUMNS = {
    "outcome": "became",
    "ref": "input",
    "origin": "read_from",
    "reason": "reason",
    "article_id": "id",
    "duplicate_of": "duplicate_of",
    "original": "duplicate_of_title",
}


def total(frame: pd.DataFrame) -> str:
    """How many inputs the store has, and how many of them no stance can come from."""
    inputs = int(frame["n"].sum())
    analysed = int(frame.loc[frame["outcome"] == "analysed", "n"].sum())
    told = (
        f"{analysed:,} became an analysed article, {inputs - analysed:,} did not, each with its reason below"
    )
    if analysed == inputs:
        told = "each became an analysed article"
    return f'<p class="sp-lead"><strong>{count(inputs, "input")}</strong> in this store: {told}.</p>'


def outcomes(frame: pd.DataFrame) -> str:
    """How many inputs became what, the bars' numbers as a table.

    Args:
        frame: As `queries.ledger.ledger` returns it.
    """
    total = int(frame["n"].sum())
    shown = frame.assign(
        outcome=[OUTCOMES[outcome] for outcome in frame["outcome"]],
        part=[share(n, total) if n else "" for n in frame["n"]],
    )
    headers = {"outcome": "Became", "n": "Inputs", "part": "Of all"}
    return table(shown, headers, f"What became of {count(total, 'input')}")


def reasons(frame: pd.DataFrame, params: Params) -> str:
    """Why inputs gave no analysed article, each reason leading to those it holds for.

    Args:
        frame: As `queries.ledger.reasons` returns it.
        params: The address's parameters, which the links keep.
    """
    if frame.empty:
        return paragraph(ALL_ANALYSED)
    targets = zip(frame["outcome"], frame["reason"], strict=True)
    shown = frame.assign(
        times=[f"{n:,}\u00a0×" for n in frame["n"]],
        outcome=[OUTCOMES[outcome] for outcome in frame["outcome"]],
        example=[PurePath(ref).name for ref in frame["example"]],
        to=[href("ledger", params, outcome=outcome, find=reason) for outcome, reason in targets],
    )
    headers = {"times": "Inputs", "reason": "Because", "outcome": "Became", "example": "For example"}
    caption = "Why inputs gave no analysed article, most frequent first"
    if len(frame) == MAX_REASONS:
        caption = f"The {MAX_REASONS} most frequent reasons; the list below has all"
    return table(shown, headers, caption, links={"reason": "to"})


def inputs(frame: pd.DataFrame, params: Params, caption: str) -> str:
    """A page of the ledger, a row for each input.

    Args:
        frame: As `queries.ledger.inputs` returns it.
        params: The address's parameters, which the links keep.
        caption: Which page this is.
    """
    rows = frame.to_dict("records")
    shown = frame.assign(
        outcome=[OUTCOMES[row["outcome"]] for row in rows],
        read_from=["" if row["origin"] == row["ref"] else row["origin"] for row in rows],
        original=[_see(row) for row in rows],
        to=[href("article", params, article=row["duplicate_of"] or row["article_id"]) for row in rows],
    )
    headers = {"ref": "Input", "outcome": "Became", "reason": "Because"}
    headers |= {
        key: word
        for key, word in (("original", "See"), ("read_from", "Read from"))
        if any(shown[key])  # a column that says nothing on this page is left out
    }
    return table(shown, headers, caption, links={"original": "to"})


def runs(frame: pd.DataFrame, total: int) -> str:
    """The runs, newest first; `total` is how many there are."""
    made = zip(frame["pack"], frame["scorer"], frame["version"], strict=True)
    shown = frame.assign(
        finished=[_moment(value) for value in frame["finished_at"]],
        made=[" · ".join(parts) for parts in made],
    )
    headers = {
        "finished": "Finished (UTC)",
        "inputs": "Inputs",
        "kept": "Kept",
        "unanalysed": "Not analysed",
        "duplicates": "Duplicates",
        "rejected": "Rejected",
        "failed": "Failed",
        "unchanged": "Unchanged",
        "made": "Pack · scorer · version",
    }
    headers = {
        key: word
        for key, word in headers.items()
        if key not in {"unanalysed", "unchanged"} or shown[key].any()  # a column of zeros says nothing
    }
    which = f"{len(frame)} of {total:,} runs" if len(frame) < total else count(total, "run")
    return f'<div class="sp-runs">{table(shown, headers, f"{which}, newest first")}</div>'


def as_csv(frame: pd.DataFrame) -> bytes:
    """The inputs as a CSV file that spreadsheet programs read as UTF-8; no cell is a formula."""
    texts = frame[list(CSV_COLUMNS)].rename(columns=CSV_COLUMNS).astype("string")
    safe = texts.map(defused, na_action="ignore")
    return str(safe.to_csv(index=False)).encode("utf-8-sig")


def place(page: int, total: int, n: int) -> str:
    """Which of the inputs a page shows: Inputs 51 to 100 of 1,204."""
    first = (page - 1) * PAGE_SIZE + 1
    return f"Inputs {first:,} to {first + n - 1:,} of {total:,}" if total > n else count(total, "input")


def _see(row: Mapping[object, object]) -> str:
    original = given(row["original"])
    if original is not None:
        return str(original)
    return "Its text" if row["readable"] else ""


def _moment(value: object) -> str:
    moment = pd.Timestamp(str(value))
    return f"{day(moment.date())}, {moment:%H:%M}".replace(" ", "\u00a0")  # in one line of its cell
