"""A run that is killed, and the run after it: nothing lost, nothing twice, nothing analysed again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.errors import StoreBusy
from pipeline.run import execute
from pipeline.store import Store
from tests.pipeline.fake_analysis import analysed, everything, job, records, rows, sound

ROOT = Path(__file__).parents[2]

KILLED = """
import sys
from pathlib import Path
from pipeline.errors import StoreBusy
from pipeline.run import execute
from tests.pipeline.fake_analysis import job, records
if __name__ == "__main__":
    execute(records(400), Path(sys.argv[1]), job(Path(sys.argv[2]), pause=0.004), workers=2)
"""


@pytest.fixture
def killed(tmp_path):
    """A store whose run was killed with -9 when some batches were spooled."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    store = tmp_path / "s"
    process = subprocess.Popen(
        [sys.executable, str(script), str(store), str(tmp_path)], env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    deadline = time.monotonic() + 60
    while len(spooled(store)) < 4:
        assert time.monotonic() < deadline, "the run never spooled"
        assert process.poll() is None, "the run ended before it could be killed"
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.5)  # its workers notice at their next article
    return store


def spooled(store: Path) -> list[Path]:
    return [path for path in store.glob("_spool/*/*") if path.is_dir() and path.suffix != ".tmp"]


def test_killed_and_run_again_nothing_is_lost_and_nothing_comes_twice(tmp_path, killed):
    assert Store.open(killed).snapshot().run_id is None
    safe = {ref for batch in spooled(killed) for ref in refs(batch)}
    assert len(safe) >= 170
    (tmp_path / "analysed.log").unlink()
    summary = execute(records(400), killed, job(tmp_path), workers=2)
    assert (summary.counts.inputs, summary.counts.kept) == (400, 400)
    assert not safe & set(analysed(tmp_path))  # what was spooled was not analysed again
    assert sorted(analysed(tmp_path)) == sorted({f"r{i}" for i in range(400)} - safe)
    execute(records(400), tmp_path / "undisturbed", job(tmp_path), workers=2)
    assert everything(killed) == everything(tmp_path / "undisturbed")
    assert sound(killed)
    assert spooled(killed) == []


def refs(batch: Path) -> list[str]:

    return pq.read_table(batch / "articles.parquet", columns=["ref"])["ref"].to_pylist()


def test_a_killed_run_s_work_waits_for_the_inputs_it_was_for(tmp_path, killed):
    safe = len({ref for batch in spooled(killed) for ref in refs(batch)})
    assert execute(records(3, 1000), killed, job(tmp_path)).counts.kept == 3
    assert len(rows(killed, "articles")) == 3
    (tmp_path / "analysed.log").unlink()
    execute(records(400), killed, job(tmp_path), workers=1)
    assert len(analysed(tmp_path)) == 400 - safe
    assert len(rows(killed, "articles")) == 403


def test_what_a_run_wrote_that_died_before_its_commit_is_undone(tmp_path, monkeypatch):
    execute(records(5), tmp_path / "s", job(tmp_path))
    before = everything(tmp_path / "s")
    with monkeypatch.context() as patch:
        patch.setattr(Store, "commit", die)
        with pytest.raises(KeyboardInterrupt):
            execute(records(9), tmp_path / "s", job(tmp_path))
    assert everything(tmp_path / "s") == before
    done = analysed(tmp_path)
    summary = execute(records(9), tmp_path / "s", job(tmp_path))
    assert (summary.counts.kept, summary.counts.unchanged, summary.rows["articles"]) == (9, 5, 4)
    assert analysed(tmp_path) == done
    assert len(rows(tmp_path / "s", "articles")) == 9
    assert sound(tmp_path / "s")


def die(*_):
    raise KeyboardInterrupt


def test_a_run_that_died_after_its_commit_leaves_nothing_to_do(tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("pipeline.run._Run.tidy", die)
        with pytest.raises(KeyboardInterrupt):
            execute(records(9), tmp_path / "s", job(tmp_path))
    assert execute(records(9), tmp_path / "s", job(tmp_path)).counts.unchanged == 9
    assert not (tmp_path / "s" / "_spool").exists()
    assert len(rows(tmp_path / "s", "articles")) == 9


def test_a_damaged_batch_is_analysed_again(tmp_path, killed):
    victim = min(spooled(killed))
    (victim / "statements.parquet").write_bytes(b"")
    summary = execute(records(400), killed, job(tmp_path), workers=1)
    assert summary.counts.kept == 400
    assert len(rows(killed, "statements")) == 800


def test_of_two_runs_at_once_the_second_says_who_is_writing(tmp_path):
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    store = tmp_path / "s"
    first = subprocess.Popen(
        [sys.executable, str(script), str(store), str(tmp_path)], env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    deadline = time.monotonic() + 60
    while not spooled(store):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    with pytest.raises(StoreBusy, match=f"process {first.pid} on .* since "):
        execute(records(3), store, job(tmp_path))
    assert first.wait() == 0
    assert len(rows(store, "articles")) == 400
    assert execute(records(3), store, job(tmp_path)).counts.unchanged == 3
