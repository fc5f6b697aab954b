"""Workers: order, bounds, and what happens when one of them dies or does not come back."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from csto_events import TooSlowError, WorkerLostError
from csto_events.workers import Task, spread

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


def _nothing() -> None:
    pass


def _double(number: int) -> int:
    return 2 * number


def _double_but(deadly: int, number: int) -> int:
    if number == deadly:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def _double_once(folder: Path, deadly: int, number: int) -> int:
    """As if someone had killed the process once, while it was at `deadly`."""
    if number == deadly and not (folder / "killed").exists():
        (folder / "killed").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def _double_late(slow: int, number: int) -> int:
    if number == slow:
        time.sleep(60)
    return 2 * number


def _die() -> None:
    if multiprocessing.parent_process() is not None:  # a fork is prepared for in the parent too
        os._exit(3)


@pytest.mark.parametrize("start", ["spawn", "fork"])
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_order_is_kept(start: str, workers: int) -> None:
    assert list(spread(Task(_double, _nothing, workers, start), range(200))) == [
        2 * number for number in range(200)
    ]


def test_no_items_need_no_workers() -> None:
    assert list(spread(Task(_double, _die, 2), [])) == []


def test_a_process_that_dies_at_an_item_costs_that_item() -> None:
    found = list(spread(Task(partial(_double_but, 37), _nothing, 2, "fork"), range(100)))
    assert isinstance(found[37], WorkerLostError)
    assert "signal 9" in str(found[37])
    assert found[:37] + found[38:] == [2 * number for number in range(100) if number != 37]


def test_a_process_that_someone_kills_costs_nothing(tmp_path: Path) -> None:
    job = partial(_double_once, tmp_path, 37)
    assert list(spread(Task(job, _nothing, 2, "fork"), range(100))) == [
        2 * number for number in range(100)
    ]
    assert (tmp_path / "killed").exists()


def test_an_item_that_takes_too_long_is_given_up() -> None:
    task = Task(partial(_double_late, 37), _nothing, 2, "fork", 3.0)
    begun = time.monotonic()
    found = list(spread(task, range(100)))
    assert time.monotonic() - begun < 30
    assert isinstance(found[37], TooSlowError)
    assert "3 seconds" in str(found[37])
    assert found[:37] + found[38:] == [2 * number for number in range(100) if number != 37]


def test_a_reader_who_takes_long_is_not_the_items_fault() -> None:
    rows = spread(Task(_double, _nothing, 1, "fork", 3.0), range(200))
    first = next(rows)
    time.sleep(4)
    assert [first, *rows] == [2 * number for number in range(200)]


def test_workers_that_never_begin_are_an_error() -> None:
    with pytest.raises(WorkerLostError, match="exit code 3"):
        list(spread(Task(_double, _die, 2, "fork"), range(100)))


def test_an_error_of_the_input_comes_after_what_was_before_it() -> None:
    def broken() -> Iterator[int]:
        yield from range(50)
        raise OSError("the disk is gone")

    rows = spread(Task(_double, _nothing, 2, "fork"), broken())
    assert [next(rows) for _ in range(50)] == [2 * number for number in range(50)]
    with pytest.raises(OSError, match="the disk is gone"):
        next(rows)
