"""Processes that work through a stream in order; one that dies costs the item it was at, no more.

In: a job, items of any number, how many processes. Out: what the job makes of each item, in the
order of the items; where no process could work on one to the end, the error in its place. What is
read ahead is bounded, and so is what waits for its turn.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from threading import Thread
from typing import Any, Generic, TypeVar

from csto_events.errors import TooSlowError, WorkerLostError

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 16  # items that a worker is sent at a time …
_CHUNK_BYTES = 1 << 18  # … or fewer, where they are long
_AHEAD = 3  # chunks a worker may be ahead of the reader
_TRIES = 2  # one death may be the machine's doing, a second one is the item's
_STARTS = 3  # workers in a row that may die before they have read anything


@dataclass(frozen=True, slots=True)
class Task(Generic[Item, Result]):
    """What every worker does: `prepare` once, then `job` for each item; both can be pickled."""

    job: Callable[[Item], Result]
    prepare: Callable[[], object]
    workers: int
    start: str = "spawn"  # how a process starts: "spawn", "fork" or "forkserver"
    timeout: float | None = None  # seconds an item may take


def spread(
    task: Task[Item, Result], items: Iterable[Item]
) -> Generator[Result | Exception, None, None]:
    """The results in the order of `items`; an exception of `items` comes after what was before it.

    In the place of a result: `WorkerLostError` where the process died at the item twice,
    `TooSlowError` where it took longer than `timeout`.
    """
    return _Crew(task, items).results()


@dataclass(slots=True)
class _Ahead:
    """Items on their way: what is pickled and not yet sent, in order."""

    source: Iterator[Any]
    number: int = 0
    ended: bool = False
    error: Exception | None = None  # of the source
    again: deque[tuple[int, bytes]] = field(default_factory=deque)  # a dead worker left them

    def chunk(self) -> list[tuple[int, bytes]]:
        """The next items, numbered; those that were left first."""
        found: list[tuple[int, bytes]] = []
        size = 0
        while len(found) < _CHUNK and size < _CHUNK_BYTES:
            item = self.again.popleft() if self.again else self._next()
            if item is None:
                break
            found.append(item)
            size += len(item[1])
        return found

    def _next(self) -> tuple[int, bytes] | None:
        if self.ended:
            return None
        try:
            sent = pickle.dumps(next(self.source), pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            self.ended = True
            self.error = None if isinstance(error, StopIteration) else error
            return None
        self.number += 1
        return self.number - 1, sent


class _Worker:
    """A process, the items it has been sent, and since when it has been at the first of them."""

    def __init__(self, task: Task[Any, Any]) -> None:
        context: Any = get_context(task.start)
        inbox, self._outbox = context.Pipe(duplex=False)
        self.results, answers = context.Pipe(duplex=False)
        self.items: deque[tuple[int, bytes]] = deque()
        self.size = 0  # bytes of the items
        self.ready = False
        self.since = 0.0
        # A fork has our ends of the pipes as well, and would never see that we have let go.
        ours = (self._outbox, self.results) if task.start == "fork" else ()
        arguments = (task, inbox, answers, ours)
        self._process = context.Process(target=_serve, args=arguments, daemon=True)
        with _deaf():
            self._process.start()
        inbox.close()
        answers.close()  # so that the death of the process is the end of the stream

    def send(self, chunk: list[tuple[int, bytes]]) -> None:
        """Give it more to do."""
        if not self.items:
            self.since = time.monotonic()
        self.items.extend(chunk)
        self.size += sum(len(sent) for _, sent in chunk)
        with suppress(OSError):  # it has died: that is found where its answers are read
            self._outbox.send([sent for _, sent in chunk])

    def finish(self) -> int:
        """The number of the item it was at, which is done."""
        number, sent = self.items.popleft()
        self.size -= len(sent)
        return number

    def answers(self) -> Iterator[bytes]:
        """What has come by now, where something has; raises `EOFError` where that is its death."""
        more = True
        while more:
            try:
                answer = self.results.recv_bytes()
            except OSError as error:
                raise EOFError from error
            self.since = time.monotonic()
            if self.ready:
                yield answer
            self.ready = True
            more = self.results.poll(0)

    def rest(self, timeout: float) -> float:
        """Seconds that the item it is at may still take."""
        busy = self.ready and self.items
        return self.since + timeout - time.monotonic() if busy else timeout

    def stop(self) -> str:
        """End the process; how it ended."""
        self._process.kill()
        self._process.join()
        code = self._process.exitcode or 0
        self._process.close()
        self._outbox.close()
        self.results.close()
        return f"signal {-code}" if code < 0 else f"exit code {code}"


class _Crew:
    """The workers of one run, and what came of their items."""

    def __init__(self, task: Task[Any, Any], items: Iterable[Any]) -> None:
        self.task = task
        self.ahead = _Ahead(iter(items))
        self.done: dict[int, Any] = {}
        self.deaths: dict[int, int] = {}
        self.failed_starts = 0
        self.workers: list[_Worker] = []

    def results(self) -> Generator[Any, None, None]:
        """One for each item, in order."""
        if self.task.start == "fork":  # what is loaded before is shared
            self.task.prepare()
        turn = 0
        try:
            while True:
                while self._has_room(turn) and (chunk := self.ahead.chunk()):
                    self._least_busy().send(chunk)
                if turn in self.done:
                    yield self.done.pop(turn)
                    turn += 1
                elif turn < self.ahead.number:
                    self._listen()
                else:
                    break
        finally:  # also where the reader stops early
            for worker in self.workers:
                worker.stop()
        if self.ahead.error is not None:
            raise self.ahead.error

    def _has_room(self, turn: int) -> bool:
        """Whether more may be on its way than is; what a dead worker left is in any case."""
        chunks = self.task.workers * _AHEAD
        few = self.ahead.number - turn < chunks * _CHUNK
        short = sum(worker.size for worker in self.workers) < chunks * _CHUNK_BYTES
        return bool(self.ahead.again) or (few and short)

    def _least_busy(self) -> _Worker:
        if len(self.workers) < self.task.workers and all(w.items for w in self.workers):
            self.workers.append(_Worker(self.task))
        return min(self.workers, key=lambda worker: len(worker.items))

    def _listen(self) -> None:
        """Wait for an answer, a death, or the end of an item's time."""
        limit = self.task.timeout
        rest = None if limit is None else max(0.0, min(w.rest(limit) for w in self.workers))
        heard = wait([worker.results for worker in self.workers], rest)
        for worker in [w for w in self.workers if w.results in heard]:
            self._collect(worker)
        if limit is None:
            return
        for worker in [w for w in self.workers if w.rest(limit) <= 0]:
            if worker.results.poll(0):  # it was the reader who took that long
                self._collect(worker)
            else:
                self._give_up(worker, limit)

    def _collect(self, worker: _Worker) -> None:
        try:
            for answer in worker.answers():
                self.failed_starts = 0
                self.done[worker.finish()] = pickle.loads(answer)
        except EOFError:
            self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        """What a dead worker has left goes to another; the item it was at has one more try."""
        how = self._dismiss(worker)
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts >= _STARTS:
                raise WorkerLostError(
                    f"workers die before they read an article ({how}): is there memory enough for "
                    'them, and does the script start under `if __name__ == "__main__":`?'
                )
        elif worker.items:
            number, _ = worker.items[0]
            self.deaths[number] = self.deaths.get(number, 0) + 1
            if self.deaths[number] >= _TRIES:
                self.done[worker.finish()] = WorkerLostError(
                    f"the process that read the article died, and so did a second one ({how}): "
                    "was there memory enough?"
                )
        self.ahead.again.extendleft(reversed(worker.items))

    def _give_up(self, worker: _Worker, limit: float) -> None:
        self._dismiss(worker)
        self.done[worker.finish()] = TooSlowError(
            f"the article takes longer than {limit:g} seconds: give it more, or leave it out"
        )
        self.ahead.again.extendleft(reversed(worker.items))

    def _dismiss(self, worker: _Worker) -> str:
        self.workers.remove(worker)
        return worker.stop()


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C reaches all processes but is the parent's matter: one started now ignores it."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# --- in the process -----------------------------------------------------------------------------


def _serve(
    task: Task[Any, Any], inbox: Connection, answers: Connection, foreign: tuple[Connection, ...]
) -> None:
    """All that a worker does."""
    for pipe in foreign:
        pipe.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    chunks: SimpleQueue[list[bytes]] = SimpleQueue()
    Thread(target=_receive, args=(inbox, chunks), daemon=True).start()
    task.prepare()
    gc.collect()
    gc.freeze()  # what is loaded stays, and this process is ours: nobody goes through it again
    answers.send_bytes(b"")
    while True:
        for sent in chunks.get():
            result = task.job(pickle.loads(sent))
            answers.send_bytes(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))


def _receive(inbox: Connection, chunks: SimpleQueue[list[bytes]]) -> None:
    """Take what comes at once: the parent never waits for a worker that is at work."""
    with suppress(EOFError, OSError):
        while True:
            chunks.put(inbox.recv())
    os._exit(1)  # the parent is gone
