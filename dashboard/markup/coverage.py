"""Coverage in words: what the tiles of outlets and months count, and the same numbers as a table."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from dashboard.filters import UNKNOWN_OUTLET_NAME
from dashboard.markup.cells import as_day, given
from dashboard.markup.tables import table
from dashboard.markup.words import paragraph
from dashboard.queries.coverage import Calendar
from dashboard.theme import count

UNDATED = "Undated"


def caption(found: Calendar) -> str:
    """What a tile is and what is pooled."""
    cells = found.cells
    undated = int(cells.loc[cells["start"].isna(), "n_articles"].sum())
    total = count(int(cells["n_articles"].sum()), "article")
    parts = [f"{total}, {undated:,} of them undated; copies of stories are counted too."]
    parts.append("The darker, the more, by the logarithm. Blank: no article.")
    if found.unit == "year":
        parts.append("By year: there are too many months to be told apart.")
    if found.more:
        last = ", and the unknown one, share" if found.unknown else " share"
        parts.append(f"{count(found.more, 'outlet')} with fewer articles{last} the last row.")
    return paragraph(" ".join(parts))


def rest(found: Calendar) -> str:
    """Whom the last row stands for, where outlets share it."""
    if not found.more:
        return UNKNOWN_OUTLET_NAME
    return count(found.more, "more outlet") + (" and the unknown one" if found.unknown else "")


def calendar(found: Calendar) -> str:
    """A row for each outlet, a column for each period that has an article, the undated last."""
    rows: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for cell in found.cells.sort_values("start", kind="stable", na_position="last").to_dict("records"):
        day = as_day(cell["start"])
        names.setdefault("" if day is None else day.isoformat(), head(day, found.unit))
    for cell in found.cells.to_dict("records"):
        outlet = given(cell["outlet"])
        name = rest(found) if outlet is None else str(outlet)
        day = as_day(cell["start"])
        rows.setdefault(name, {})["" if day is None else day.isoformat()] = int(cell["n_articles"])
    frame = pd.DataFrame(
        [
            {
                "outlet": name,
                "all": sum(own.values()),
                **{key: f"{own[key]:,}" if key in own else "" for key in names},
            }
            for name, own in rows.items()
        ]
    )
    headers = {"outlet": "Outlet", "all": "All", **names}
    return table(frame, headers, f"Articles by outlet and {found.unit}; empty is none")


def head(day: dt.date | None, unit: str) -> str:
    """The heading of a column: its month or year, from its first day."""
    if day is None:
        return UNDATED
    return f"{day:%Y}" if unit == "year" else f"{day:%b %Y}"
