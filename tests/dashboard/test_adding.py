"""Adding articles without a screen: the tray, the worker's messages, the process, the steps."""

from __future__ import annotations

import io
import json
import os
import time
from pathlib import Path

import pytest

from dashboard.adding import messages, running, target, tray, worker
from dashboard.adding.desk import Desk
from dashboard.adding.messages import Finished, Progress, Refused
from dashboard.adding.target import Target
from dashboard.adding.tray import Pasted, Tray
from dashboard.queries import adding, ledger
from pipeline import lock
from pipeline.errors import PackError
from pipeline.lock import held
from pipeline.store import Store
from tests.dashboard import fixture
from tests.dashboard.jobs import LIMIT, SAID, cues

PICTURE = b"\x89PNG\r\n\x1a\n0000"


# --- names and files ---


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("article.txt", "article.txt"),
        ("Café – été.html", "Café – été.html"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.txt", "a.txt"),
        (".hidden.txt", "hidden.txt"),
        ("Thumbs.db", "_Thumbs.db"),
        ("a\x00b\nc.txt", "a_b_c.txt"),
        ("txt\u202egpj.txt", "txt_gpj.txt"),
        ('<img src="x">?*|:.html', "_img src=_x______.html"),
        ("", "upload"),
        ("...", "upload"),
        ("a/", "upload"),
        ("\ud800.txt", "_.txt"),
    ],
)
def test_a_hostile_name_becomes_a_harmless_one(name, kept) -> None:
    assert tray.safe(name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    short = tray.safe("é" * 300 + ".jsonl")
    assert short.endswith("é.jsonl")
    assert len(short.encode()) <= tray.NAME_BYTES
    assert len(tray.safe("a." + "b" * 300).encode()) <= tray.NAME_BYTES


def test_a_tray_writes_nothing_outside_and_goes_whole(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path))
    one = Tray()
    one.add("../up.txt", b"up")
    one.add("same.txt", memoryview(b"a"))
    one.add("same.txt", b"b")
    one.paste(Pasted("<html><p>Text", published="2025-10-27"))
    files = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    assert [path.name for path in files] == ["up.txt", "same.txt", "same.txt", "pasted.jsonl"]
    assert len(set(one.paths)) == 4
    record = json.loads(files[-1].read_text(encoding="utf-8"))
    assert record == {"id": "pasted: <html><p>Text", "html": "<html><p>Text", "published": "2025-10-27"}
    one.discard()
    one.discard()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_server_left_is_swept_and_nothing_else(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path))
    for name in ("old", "new"):
        (tmp_path / f"{tray.PREFIX}{name}").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / f"{tray.PREFIX}link").symlink_to(tmp_path / "other")
    past = time.time() - tray.OLD_SECONDS - 10
    for name in (f"{tray.PREFIX}old", "other"):
        os.utime(tmp_path / name, (past, past))
    tray.sweep()
    assert {path.name for path in tmp_path.iterdir()} == {
        "other", f"{tray.PREFIX}new", f"{tray.PREFIX}link"
    }  # fmt: skip


def test_a_pasted_text_is_called_by_its_title_or_its_first_words() -> None:
    assert Pasted("Body", title="Head").ref == "pasted: Head"
    assert Pasted("one\n two " * 20).ref.endswith("…")
    assert Pasted("Body", source="The Ledger", url="https://x.example/a").record() == {
        "id": "pasted: Body", "text": "Body", "source": "The Ledger", "url": "https://x.example/a"
    }  # fmt: skip


# --- messages and the worker's work ---


def test_messages_survive_the_way_and_noise_does_not() -> None:
    for message in (Progress(3, None), Finished({"kept": 2}), Refused("a “reason”\n")):
        assert messages.read(messages.written(message)) == message
    for noise in ("", "loading…\n", "[]", "3", '{"progress": 1}', '{"x": {}}', '{"progress": {"a": 1}}'):
        assert messages.read(noise) is None
    job = cues(Path("S"), paths=("a", "b"))
    assert messages.job_of(messages.job_line(job)) == job


def test_the_worker_tells_progress_and_what_came_of_it(tmp_path, monkeypatch, capsys) -> None:
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(PICTURE)
    job = cues(tmp_path / "S", paths=(str(tmp_path / "a.txt"), str(tmp_path / "b.txt")))
    monkeypatch.setattr(worker.sys, "stdin", io.StringIO(messages.job_line(job)))
    monkeypatch.setattr(worker, "_listen", lambda _job, _alone: None)
    assert worker.main() == 0
    told = [messages.read(line) for line in capsys.readouterr().out.splitlines()]
    assert told[-2] == Progress(2, 2)
    assert isinstance(told[-1], Finished)
    assert (told[-1].counts["kept"], told[-1].counts["rejected"]) == (1, 1)


def test_the_worker_tells_in_a_sentence_why_it_can_not(tmp_path, monkeypatch) -> None:
    told: list[messages.Message] = []
    (tmp_path / "a.txt").write_text(SAID, encoding="utf-8")
    with held(tmp_path / "S", "other"):
        worker.work(cues(tmp_path / "S", paths=(str(tmp_path / "a.txt"),)), told.append)
    worker.work(cues(tmp_path / "T", paths=("nowhere",)), told.append)
    worker.work(cues(tmp_path / "T", scorer="odd", paths=(str(tmp_path / "a.txt"),)), told.append)

    def full(*_args: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    def read_only(*_args: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(worker, "run", full)
    worker.work(cues(tmp_path / "T"), told.append)
    monkeypatch.undo()
    monkeypatch.setattr(lock.FileLock, "acquire", read_only)
    worker.work(cues(tmp_path / "T", paths=(str(tmp_path / "a.txt"),)), told.append)
    sentences = [one.sentence for one in told if isinstance(one, Refused)]
    for part, sentence in zip(
        (
            "another run is writing",
            "no such file",
            "no such scorer",
            "No space left",
            "can't be written to (Read-only",
        ),
        sentences,
        strict=True,
    ):
        assert part in sentence


@pytest.mark.parametrize(("seconds", "told"), [(0.5, "0.5 seconds"), (60, "a minute"), (600, "10 minutes")])
def test_a_limit_in_words(seconds, told) -> None:
    assert worker.minutes(seconds) == told


# --- the steps ---


def test_from_files_to_the_store(tmp_path, monkeypatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path / "tmp"))
    place = tmp_path / "S"
    goal = Target(str(place), scorer="cues")
    desk = Desk()
    pasted = Pasted(SAID, "Alone", "The Harbour Ledger", published="2025-10-27")
    desk.read([("x/<b>.txt", f"{SAID} Nobody else spoke.".encode()), ("p.txt", PICTURE)], pasted, goal)
    desk.wait(LIMIT)
    assert (desk.step, desk.told, desk.pasted) == ("found", None, None)
    assert not place.exists()
    found = adding.found(desk.cursor(), 1)
    assert list(found["ref"]) == ["_b_.txt", "pasted: Alone"]
    assert str(found["published"].iloc[1])[:10] == "2025-10-27"
    assert "declares the source" in found["outlet_evidence"].iloc[1]
    sides = adding.sides(desk.cursor(), list(found["article_id"]))
    assert set(sides["topic"]) == {"independence"}
    assert list(sides["n_favor"]) == [1, 1]
    (card,) = adding.cards(desk.cursor(), found.iloc[1]).to_dict("records")
    assert "decide alone" in card["excerpt"]
    listed = ledger.inputs(desk.cursor(), ledger.Wanted(), None)
    assert list(listed["reason"]) == ["It is a PNG picture, not text."]

    with held(place, "another"):  # a run holds the store
        desk.save(goal)
        desk.wait(LIMIT)
    assert (desk.step, "another run is writing" in str(desk.told)) == ("found", True)
    desk.save(goal)
    desk.wait(LIMIT)
    assert (desk.step, desk.told) == ("saved", None)
    assert list((tmp_path / "tmp").iterdir()) == []
    with Store.open(place).snapshot().connect() as cursor:
        assert adding.known(cursor, [*desk.saved, "no"]) == dict.fromkeys(desk.saved, "article")
        assert list(adding.titles(cursor, desk.saved)["title"])[1] == "Alone"
    desk.close()
    assert (desk.step, desk.saved, desk.counts) == ("collect", (), {})


def test_a_tray_that_can_not_be_written_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(tray.tempfile, "tempdir", str(tmp_path / "gone"))
    desk = Desk()
    desk.read([("a.txt", b"a")], None, Target("S"))
    assert desk.step == "collect"
    assert "no room for the files" in str(desk.told)
    desk.save(Target("S"))  # nothing was found: nothing happens
    assert desk.step == "collect"
    with pytest.raises(ValueError, match="collect"):
        desk.cursor()


def test_a_process_that_can_not_be_started_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(running, "COMMAND", (str(tmp_path / "no-python"),))
    desk = Desk()
    desk.read([], Pasted("x"), Target("S"))
    assert (desk.step, "No process could be started" in str(desk.told)) == ("collect", True)
    assert not desk.busy
    assert desk.progress == Progress(0, None)


# --- how they are read ---


def test_articles_are_read_as_the_newest_run_read_its_own(tmp_path, monkeypatch) -> None:
    place = fixture.write_store(tmp_path / "S")
    assert target.target(str(place)) == Target(str(place), "israel-security", "cues", None)
    assert target.target(str(tmp_path / "none")) == Target(str(tmp_path / "none"))
    Store.create_or_open(tmp_path / "empty")
    assert target.target(str(tmp_path / "empty")).pack is None
    monkeypatch.setattr(fixture, "RUN_ID", "20251104T120000-later")
    row = fixture.run_row() | {"pack": "israel-security@0"}
    Store.open(place).commit(row)
    assert target.target(str(place)).used == "israel-security@0"
    monkeypatch.setattr(fixture, "RUN_ID", "20251105T120000-later")
    Store.open(place).commit(fixture.run_row() | {"pack": "theirs@1"})
    with pytest.raises(PackError, match="theirs"):
        target.target(str(place))
