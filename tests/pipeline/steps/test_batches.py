"""Batches are small at first, bounded always, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import RawRecord, RejectedInput
from pipeline.steps.batches import CHARS, RECORDS, cut, meter


@given(st.lists(st.integers(0, 5), max_size=400), st.integers(0, 99))
def test_every_input_is_in_one_batch_in_order(sizes, first):
    items = [
        (str(n), str(n), RawRecord(str(n), "o", "x" * size) if size else RejectedInput(str(n), "o", "no"))
        for n, size in enumerate(sizes)
    ]
    batches = list(cut(items, first))
    assert [item for batch in batches for item in batch.items] == items
    assert [batch.number for batch in batches] == list(range(first, first + len(batches)))
    assert all(0 < len(batch.items) <= RECORDS[min(i, 3)] for i, batch in enumerate(batches))


def test_long_records_travel_in_small_batches():
    items = [(str(n), str(n), RawRecord(str(n), "o", "x" * (CHARS // 2))) for n in range(6)]
    assert [len(batch.items) for batch in cut(items, 0)] == [2, 2, 2]


def test_the_meter_tells_of_each_input():
    told = []
    tick = meter(lambda done, total: told.append((done, total)), 2)
    tick()
    tick()
    assert told == [(1, 2), (2, 2)]
    meter(None, None)()
