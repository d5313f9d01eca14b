"""The packs that ship pass their own examples."""

from __future__ import annotations

import pytest

from pipeline import resources
from pipeline.packs import load_pack
from pipeline.score.check import check_pack


@pytest.mark.parametrize("name", sorted(resources.pack_paths()))
def test_every_example_gets_its_label(name: str) -> None:
    results = check_pack(load_pack(resources.pack_paths()[name]))
    assert len(results) >= 12
    assert [(r.text, r.expected, r.got) for r in results if not r.right] == []
