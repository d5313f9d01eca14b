"""The columns of an export in words: those of the schema, and those that an export works out besides."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.schema import TABLES
from pipeline.table import Column, declared

_WORKED_OUT = """
ref | string | | | never | The article's own id in the input, or its path; unique within one input only.
quote | string | | | never | The attributed words as they stand; … where the article has others between.
speaker | string | | | speaker unknown | The holder's name again, beside the quote.
outlet | string | | | outlet unknown | The article's outlet.
published | date | day, UTC | | date unknown | The article's date.
"""
COMPUTED = {
    column.name: column for column in declared("export", "", "What an export works out.", _WORKED_OUT).columns
}
# In a format of cells a chain is one line, so that a person can read it.
CHAIN_LINE = "The words that lead to the actor, nearest first, then the actor: “he” ← “Doe” ← Jane Doe."
# Types as a person reads them; what is a list is written as JSON where a cell holds one value.
KINDS = {
    "string": "text",
    "bool": "true or false",
    "int": "whole number",
    "float": "number",
    "date": "day",
    "timestamp": "moment, UTC",
}
LIST = "list"


def described(table: str, names: Sequence[str], *, one_line: bool) -> list[Column]:
    """What each column of an export is, in the export's order.

    Args:
        table: A table of the schema.
        names: The columns of the export: the table's, or those of COMPUTED.
        one_line: Whether the format is one of cells, where a chain is told in one line.
    """
    own = {column.name: column for column in TABLES[table].columns}
    found = [own.get(name) or COMPUTED[name] for name in names]
    return [_chain(column) if one_line and column.name == "chain" else column for column in found]


def kind(column: Column) -> str:
    """A column's type in a word or two."""
    return KINDS.get(column.kind, LIST)


def _chain(column: Column) -> Column:
    return Column(column.name, "string", "", column.range, column.null, CHAIN_LINE)
