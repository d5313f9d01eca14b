"""Reading exports back, as the programs that take them do."""

import csv
import datetime as dt
import json
from io import StringIO

import openpyxl
import pyarrow.parquet as pq

from pipeline.export.manifest import Stamp

STAMP = Stamp("20250101T000000", "9.8.7", dt.datetime(2025, 3, 4, 5, 6, 7, tzinfo=dt.UTC))


def sheet(path, name="Data"):
    header, *rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def read_me(path):
    """The page of words: what stands before each line and what is said."""
    rows = openpyxl.load_workbook(path)["Read me"].iter_rows(values_only=True, max_col=2)
    return [(word, said) for word, said in rows if word]


READERS = {
    "csv": lambda path: list(csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))),
    "jsonl": lambda path: [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()],
    "parquet": lambda path: pq.read_table(path).to_pylist(),
    "xlsx": sheet,
}
