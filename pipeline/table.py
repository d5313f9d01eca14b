"""What a table is made of: columns with an Arrow type and words that define them, and rows that fit."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.errors import SchemaError

SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())])
TYPES: dict[str, pa.DataType] = {
    "string": pa.string(),
    "bool": pa.bool_(),
    "int": pa.int32(),
    "float": pa.float64(),
    "date": pa.date32(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "strings": pa.list_(pa.string()),
    "ints": pa.list_(pa.int32()),
    "spans": pa.list_(SPAN),
    "repairs": pa.list_(pa.struct([*SPAN, ("before", pa.string()), ("after", pa.string())])),
    "cues": pa.list_(pa.struct([*SPAN, ("side", pa.string()), ("text", pa.string())])),
    "flips": pa.list_(
        pa.struct([*SPAN, ("text", pa.string()), ("stance", pa.float64()), ("label", pa.string())])
    ),
    "evidence": pa.list_(
        pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string()), ("voice", pa.string())])
    ),
    "words": pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32()), ("text", pa.string())])),
    "counts": pa.list_(pa.struct([("name", pa.string()), ("n", pa.int64())])),
    "seconds": pa.list_(pa.struct([("name", pa.string()), ("seconds", pa.float64())])),
}

_PYTHON: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "strings": str,
    "int": int,
    "ints": int,
    "float": (float, int),
    "date": dt.date,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Arrow type and the words that define it."""

    name: str
    kind: str
    unit: str
    range: str
    null: str
    sentence: str

    @property
    def type(self) -> pa.DataType:
        """The Arrow type."""
        return TYPES[self.kind]

    @property
    def nullable(self) -> bool:
        """Whether the column may be null, and then what null means."""
        return self.null != "never"

    def fits(self, value: object) -> bool:
        """Whether `value` is one this column holds as it is; Arrow alone would cut 1.5 to 1."""
        if value is None:
            return self.nullable
        if not pa.types.is_list(self.type):
            return _is(value, self.kind)
        if not isinstance(value, (list, tuple)):
            return False
        if self.kind in _PYTHON:
            return all(_is(item, self.kind) for item in value)
        names = {field.name for field in self.type.value_type}
        return all(isinstance(item, Mapping) and item.keys() == names for item in value)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its key, what it holds, and its columns in order."""

    name: str
    key: str
    sentence: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> list[str]:
        """The column names in order."""
        return [column.name for column in self.columns]

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema."""
        return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in self.columns])

    def build(self, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
        """Rows as an Arrow table of exactly this schema.

        Raises:
            SchemaError: On a key that is no column, a missing column, a null where none is
                allowed, or a value of another type (NaN and times without a zone included).
        """
        names = set(self.names)
        for row in rows:
            if row.keys() != names:
                odd = sorted(names.symmetric_difference(row.keys()))
                raise SchemaError(f"table {self.name}: columns do not match", got=odd, allowed=self.names)
            for column in self.columns:
                if not column.fits(row[column.name]):
                    allowed = f"{column.kind}, {'or null' if column.nullable else 'never null'}"
                    what = f"table {self.name}: {column.name}"
                    raise SchemaError(what, got=row[column.name], allowed=allowed)
        try:
            return pa.Table.from_pylist(list(rows), schema=self.arrow)
        except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError) as error:
            raise SchemaError(f"table {self.name}: a value can't be stored ({error})") from error


def _is(value: object, kind: str) -> bool:
    if kind == "timestamp":
        return isinstance(value, dt.datetime) and value.tzinfo is not None
    if isinstance(value, (bool, dt.datetime)):  # to Python, a truth is a number and a moment is a day
        return kind == "bool" and isinstance(value, bool)
    finite = not isinstance(value, float) or math.isfinite(value)
    return finite and isinstance(value, _PYTHON.get(kind, ()))


def declared(name: str, key: str, sentence: str, lines: str) -> Table:
    """A table from its declaration: name | type | unit | range | null means | sentence, a line a column.

    Raises:
        SchemaError: On a line that does not declare a column.
    """
    columns = []
    for line in lines.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(Column.__dataclass_fields__) or cells[1] not in TYPES:
            what = f"table {name}: a line does not declare a column"
            raise SchemaError(what, got=line, allowed=sorted(TYPES))
        columns.append(Column(*cells))
    return Table(name, key, sentence, tuple(columns))
