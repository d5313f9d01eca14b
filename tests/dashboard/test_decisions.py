"""What people decide about actors shows in the dashboard, which is not asked to open the store again."""

from __future__ import annotations

from dashboard import data
from pipeline import actors
from pipeline.registry import Registry
from pipeline.store import Store
from tests.dashboard import fixture
from tests.dashboard.screen import box, html

DOE = "~john <i>doe</i>.0a1b2c3d"
NOBODY = Registry({}, {}, {}, "x")


def test_a_decision_is_seen_without_a_new_run(app, tmp_path) -> None:
    place = fixture.write_store(tmp_path / "S")
    at = app(place, topic="foreign_forces", actor=DOE, at="name:Valley <b>Post</b>")
    assert not at.exception
    before = data._newest(str(place))
    assert "John &lt;I&gt;Doe&lt;/I&gt;" in html(at)
    actors.rename(Store.open(place), NOBODY, DOE, "Jane <b>Roe</b>", "eve", "her name")
    data._newest.clear()  # what FRESH_SECONDS do
    at.run()
    assert not at.exception
    assert data._newest(str(place)) != before
    assert "Jane &lt;b&gt;Roe&lt;/b&gt;" in html(at)
    assert "<strong><bdi>John" not in html(at)
    assert "Jane <b>Roe</b>" in str(box(at, "Actor").options)
