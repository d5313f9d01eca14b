"""The pages: their addresses, titles and files, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

VIEWS_FOLDER = Path(__file__).resolve().parent / "views"


@dataclass(frozen=True, slots=True)
class Page:
    """A page; `listed` ones stand in the row of links on top, the others are reached from them."""

    name: str
    title: str
    listed: bool = True

    @property
    def file(self) -> str:
        """The file that draws it."""
        return str(VIEWS_FOLDER / f"{self.name}.py")


MAP = Page("map", "Stance map")
TIMELINE = Page("timeline", "Timeline")
COMPARE = Page("compare", "Compare outlets")
ACTOR = Page("actor", "Actor")
STATEMENTS = Page("statements", "Statements")
BRIEFING = Page("briefing", "Briefing")
METHOD = Page("method", "Data & method")
ADD = Page("add", "Add articles")
ARTICLE = Page("article", "Article", listed=False)
LEDGER = Page("ledger", "Ledger", listed=False)
PAGES = (MAP, TIMELINE, COMPARE, ACTOR, STATEMENTS, BRIEFING, METHOD, ADD, ARTICLE, LEDGER)
