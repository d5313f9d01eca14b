"""Columns of the store's tables, many rows at once: Arrow arrays out of numpy's."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from pipeline.schema import TABLES


def batch(table: str, n: int, **columns: pa.Array) -> pa.RecordBatch:
    """Columns as a batch of a table; those that are not given are null."""
    schema = TABLES[table].arrow
    arrays = [
        columns.pop(field.name).cast(field.type) if field.name in columns else pa.nulls(n, field.type)
        for field in schema
    ]
    if columns:
        raise KeyError(*columns)
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def ints(values: np.ndarray, missing: np.ndarray | None = None) -> pa.Array:
    """Whole numbers as the schema has them; null where `missing`."""
    return pa.array(values.astype(np.int32), pa.int32(), mask=missing)


def lists(offsets: np.ndarray, values: pa.Array, missing: np.ndarray | None = None) -> pa.ListArray:
    """Lists of values, each from one offset to the next; null where `missing`."""
    mask = None if missing is None else pa.array(missing)
    return pa.ListArray.from_arrays(pa.array(offsets.astype(np.int32)), values, mask=mask)


def structs(column: str, /, **columns: pa.Array) -> pa.StructArray:
    """Values of a list's struct, in the order the schema has them."""
    table = "articles" if column == "removed" else "statements"
    fields = [TABLES[table].arrow.field(column).type.value_type.field(i) for i in range(len(columns))]
    return pa.StructArray.from_arrays([columns[field.name] for field in fields], fields=fields)
