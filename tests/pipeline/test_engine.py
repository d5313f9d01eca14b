"""The engine: order, a bounded window, and workers that die, hang or can't start."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from pipeline import engine
from pipeline.engine import Batch, map_batches, map_here
from pipeline.errors import PackError, StandpointError

ROOT = Path(__file__).parents[2]


def build(log=None):
    def work(batch, tick):
        done = []
        for index, item in enumerate(batch.items):
            if index in batch.lost:
                done.append(f"lost: {batch.lost[index]}")
            else:
                done.append(act(item, log))
            tick()
        if "die at the end" in batch.items:
            os._exit(5)
        return done

    return work


def act(item, log):
    if log:
        with Path(log).open("a") as lines:
            lines.write(f"{item}\n")
    if item == "die":
        os._exit(9)
    if item == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == "exit":
        sys.exit(3)
    if item == "hang":
        time.sleep(600)
    if item == "full":
        raise OSError(28, "No space left on device")
    if isinstance(item, float):
        time.sleep(item)
    return item


def refuse():
    raise PackError("the pack is wrong")


def vanish():
    os._exit(4)


def batches(*items):
    return [Batch(number, tuple(group)) for number, group in enumerate(items)]


def run(*items, workers=2, made=build):
    ticks = count()
    found = list(map_batches(made, batches(*items), workers=workers, tick=lambda: next(ticks)))
    return found, next(ticks)


def test_results_come_in_order_though_the_first_is_the_slowest():
    found, ticks = run([0.6], ["a", "b"], ["c"], ["d"], workers=3)
    assert found == [[0.6], ["a", "b"], ["c"], ["d"]]
    assert ticks == 5


@pytest.mark.parametrize(("given", "started"), [((), 0), ((["a"],), 1), ((["a"], ["b"]), 2)])
def test_a_process_is_started_only_when_there_is_a_batch_for_it(monkeypatch, given, started):
    made = []
    monkeypatch.setattr(
        engine._Pool, "_free", lambda pool, free=engine._Pool._free: counted(pool, free, made)
    )
    assert run(*given, workers=4) == (list(given), len(given))
    assert max(made, default=0) == started


def counted(pool, free, made):
    worker = free(pool)
    made.append(len(pool._workers))
    return worker


def test_in_this_process_nothing_is_built_for_nothing():
    assert list(map_here(refuse, [], lambda: None)) == []
    assert list(map_here(build, batches(["a"], ["b"]), lambda: None)) == [["a"], ["b"]]


@pytest.mark.parametrize(
    ("item", "reason"),
    [("die", "exit code 9"), ("segfault", "killed by SIGSEGV"), ("exit", "exit code 3")],
)
def test_an_item_that_ends_its_process_is_given_up_alone(tmp_path, item, reason):
    log = tmp_path / "log"
    found, ticks = run(["a", item, "b"], ["c"], [item], ["d"], made=partial(build, str(log)))
    lost = f"lost: The process that analysed it died ({reason})."
    assert found == [["a", lost, "b"], ["c"], [lost], ["d"]]
    assert ticks == 6
    assert log.read_text().splitlines().count(item) == 2  # each was tried once


def test_an_item_that_hangs_is_stopped(monkeypatch):
    monkeypatch.setattr(engine, "ITEM_SECONDS", 5.0)
    monkeypatch.setattr(engine, "POLL_SECONDS", 0.1)
    found, _ = run(["a", "hang", "b"])
    assert found == [["a", "lost: It took longer than 5 seconds and was stopped.", "b"]]


def test_death_between_items_is_nobody_s_fault_and_ends_the_run_in_the_end():
    with pytest.raises(StandpointError, match="run the same command again"):
        run(["a", "die at the end"])


@pytest.mark.parametrize(
    ("made", "error", "words"),
    [(refuse, PackError, "the pack is wrong"), (vanish, StandpointError, "can't start.*exit code 4")],
)
def test_a_worker_that_can_t_start_ends_the_run(made, error, words):
    with pytest.raises(error, match=words):
        run(["a"], made=made)


def test_a_full_disk_ends_the_run():
    with pytest.raises(StandpointError, match="No space left"):
        run(["a", "full"])


def test_batches_are_taken_only_as_they_are_needed():
    taken = []

    def source():
        for batch in batches(*[[0.05]] * 40):
            taken.append(batch.number)
            yield batch

    for n, _ in enumerate(map_batches(build, source(), workers=2, tick=lambda: None), 1):
        assert len(taken) <= n + 4


def test_when_it_is_left_early_the_workers_are_gone():
    found = map_batches(build, batches(["a"], [30.0], ["b"]), workers=2, tick=lambda: None)
    assert next(found) == ["a"]
    began = time.monotonic()
    found.close()
    assert time.monotonic() - began < 5


LEADER = """
import time
from pipeline.engine import Batch, map_batches
from tests.pipeline.test_engine import build
if __name__ == "__main__":
    batches = [Batch(0, ("a",)), Batch(1, tuple([0.1] * 300))]
    for found in map_batches(build, batches, workers=2, tick=lambda: None):
        print("first", flush=True)
"""


def test_when_the_leader_is_killed_the_workers_leave(tmp_path):
    script = tmp_path / "leader.py"
    script.write_text(LEADER)
    leader = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    with leader:
        assert leader.stdout.readline() == b"first\n"
        group = os.getpgid(leader.pid)
        leader.send_signal(signal.SIGKILL)
        leader.wait()
        deadline = time.monotonic() + 20
        while members(group):
            assert time.monotonic() < deadline, members(group)
            time.sleep(0.1)


def members(group):
    """The processes of a group that run still."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(stat.parent.name)
    return found
