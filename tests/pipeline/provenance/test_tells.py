"""Tell-tale lines and handles."""

from __future__ import annotations

import pytest

from pipeline.provenance.tells import told
from pipeline.records import Clean, RawRecord
from pipeline.registry import Outlet, Registry
from pipeline.text import AlignedText


def outlet(key: str, *tells: str) -> Outlet:
    return Outlet(key, f"The {key.title()}", (), (f"{key}.example",), None, "newspaper", tells)


OUTLETS = (outlet("ledger", "Ledger | Home", "© both"), outlet("courier", "@courier.example", "© both"), outlet("third", "|||"))  # fmt: skip
REGISTRY = Registry({}, {}, {o.id: o for o in OUTLETS}, "f")


def found(payload: str, handle: str | None = None) -> str | None:
    article = Clean(AlignedText.of(payload), meta=(("twitter:site", handle),) if handle else ())
    placed = told(RawRecord("r", "r", payload), article, REGISTRY)
    return placed[0].id if placed else None


@pytest.mark.parametrize(
    ("payload", "handle", "owner"),
    [
        ("Words.\nLedger | Home\nWords.", None, "ledger"),
        ("Write to a.writer@courier.example today.", None, "courier"),
        ("Ledger | Home, write to a.writer@courier.example", None, None),
        ("Words. © both", None, None),
        ("The ledger is at home.", None, None),
        ("Words.", "@ledger", "ledger"),
        ("Words.", "@TheCourier", "courier"),
        ("Words.", "@ledgerfan", None),
        ("Words.", "@", None),
        ("", None, None),
    ],
)
def test_one_outlet_is_told_or_none(payload, handle, owner) -> None:
    assert found(payload, handle) == owner


def test_two_registries_do_not_share_their_tells() -> None:
    other = Registry({}, {}, {"x": outlet("x", "Ledger | Home")}, "f")
    payload = "Ledger | Home"
    article = Clean(AlignedText.of(payload))
    record = RawRecord("r", "r", payload)
    names = [placed[0].id for registry in (REGISTRY, other) if (placed := told(record, article, registry))]
    assert names == ["ledger", "x"]
