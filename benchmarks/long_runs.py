#!/usr/bin/env python3
"""Long runs: what two workers gain over one, and how memory stands after ever new words.

    long_runs.py                the whole of it: some hours of one core
    long_runs.py --articles 2000 --memory 1000 5000 10000
    long_runs.py --only workers    (or memory)

The articles are made of the fixtures (`corpora`); new words come in all of them. For memory one
process reads them all; what it holds after the first number and after the last is compared. Wall
time counts, start included: the machine should have nothing else to do, its load is told.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import corpora

from csto_events import Extractor
from csto_events.fixtures import load_fixtures

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "fixtures" / "articles", ROOT / "fixtures" / "negative")
SEED = 8
BATCH = 1000
ARTICLES = 20_000
MEMORY = (10_000, 50_000, 100_000)


def articles() -> Iterator[str]:
    """Articles without end; none has the new words of another."""
    fixtures = [fixture for folder in FOLDERS for fixture in load_fixtures(folder)]
    words = corpora.NewWords(fixtures, SEED)
    seed = SEED
    while True:
        yield from corpora.make(fixtures, BATCH, seed, words).mixed
        seed += 1


def workers(size: int) -> Iterator[str]:
    """Seconds for `size` articles: alone, then with two workers, spawned and forked."""
    texts = list(islice(articles(), size))
    first = None
    for count, start in ((1, "spawn"), (2, "spawn"), (2, "fork")):
        load = os.getloadavg()[0]
        rows, seconds = _in_a_process(_read, texts, count, start)
        first = first or seconds
        told = f"{count} worker{'s' * (count > 1)}, {start}"
        yield (
            f"{told:18} {seconds:8.1f} s  {rows / seconds:7.1f} articles/s  "
            f"{first / seconds:5.2f} times one  (load before: {load:.1f})"
        )


def _read(texts: list[str], count: int, start: str) -> tuple[int, float]:
    begun = time.perf_counter()
    rows = sum(1 for _ in Extractor().pipe(texts, workers=count, start=start))
    return rows, time.perf_counter() - begun


def memory(sizes: tuple[int, ...]) -> Iterator[str]:
    """Resident megabytes of the process that reads, after each of `sizes` articles."""
    queue: multiprocessing.Queue[str | None] = multiprocessing.get_context("spawn").Queue(64)
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_hold, args=(queue, theirs, sizes), daemon=True
    )
    process.start()
    for text in islice(articles(), max(sizes)):
        queue.put(text)
    queue.put(None)
    held = []
    for size in sizes:
        now, peak = ours.recv()
        held.append(now)
        yield f"{size:>8,} articles  {now:6.0f} MB resident  {peak:6.0f} MB at most"
    process.join()
    yield f"growth from first to last: {held[-1] / held[0] - 1:+.1%}"


def _hold(
    queue: multiprocessing.Queue[str | None], answers: object, sizes: tuple[int, ...]
) -> None:
    def texts() -> Iterator[str]:
        while (text := queue.get()) is not None:
            yield text

    for number, _ in enumerate(Extractor().pipe(texts()), 1):
        if number in sizes:
            answers.send((_resident(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _in_a_process(job: object, *arguments: object) -> tuple[int, float]:
    """What `job` gives in a process that has read nothing yet."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_answer, args=(theirs, job, arguments)
    )
    process.start()
    found = ours.recv()
    process.join()
    return found


def _answer(pipe: object, job: object, arguments: tuple[object, ...]) -> None:
    pipe.send(job(*arguments))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=ARTICLES, help="for the workers")
    parser.add_argument("--memory", type=int, nargs="+", default=MEMORY, help="after how many")
    parser.add_argument("--only", choices=("workers", "memory"))
    arguments = parser.parse_args()
    if arguments.only != "memory":
        for line in workers(arguments.articles):
            print(line, flush=True)
    if arguments.only != "workers":
        for line in memory(tuple(sorted(arguments.memory))):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
