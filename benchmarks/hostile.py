#!/usr/bin/env python3
"""What a hostile article costs: CPU seconds a kilobyte, against a plain article of the same size.

    hostile.py                all kinds at 1, 2, 4 and 8 times 8 kB: a quarter of an hour
    hostile.py commas dates   those alone
    hostile.py --json FILE    the figures as JSON as well

Every kind is an article about the bloc that holds one claim and, around it, so many kilobytes of
one thing. A kilobyte is 1024 bytes of UTF-8. `times` is the time a kilobyte at the largest size
over that of a plain article; `growth` is the time at 8 over the time at 1, 8 where it is linear.
Each is read by a fork of a process that has read plain articles and nothing hostile: what the
library keeps of an article helps no later round.
Exits 1 where a kind takes more than `TIMES` or grows faster than `GROWTH`.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import hostile_kinds

from csto_events import Extractor
from csto_events.errors import CstoEventsError

BASE, SIZES = 8, (1, 2, 4, 8)  # kilobytes, and times as many
ROUNDS = 2  # of which the quickest counts: others are at work on the machine
TIMES, GROWTH = 5.0, 12.0  # of a plain article's kilobyte; eight times as much in so many times
SEED = 7
WARM = 5  # plain articles that are read before: as many words as a stream would know


@dataclass(frozen=True)
class Figure:
    """A kind of article: milliseconds a kilobyte at each size, and what came out of it."""

    kind: str
    milliseconds: tuple[float, ...]
    answer: str  # the number of records, or the error

    @property
    def growth(self) -> float:
        """How many times longer the largest takes than the smallest."""
        first, last = self.milliseconds[0], self.milliseconds[-1]
        return last * SIZES[-1] / (first * SIZES[0])


def measure(kinds: dict[str, hostile_kinds.Kind], tell: Callable[[Figure], None]) -> list[Figure]:
    """The figures of `kinds`, each told when it is known."""
    extractor = Extractor()
    for seed in range(WARM):
        _time(extractor, hostile_kinds.plain(BASE * SIZES[-1] * 1024, random.Random(seed)))
    _time(extractor, hostile_kinds.CLAIM)  # nor is the head's grammar made ready in a fork
    figures = []
    for name, kind in kinds.items():
        times, answer = [], ""
        for size in SIZES:
            best = float("inf")
            for _ in range(ROUNDS):
                raw = kind(BASE * size * 1024, random.Random(SEED))
                took, answer = _in_a_fork(extractor, raw)
                best = min(best, took / (len(raw.encode("utf-8", "replace")) / 1024))
            times.append(round(best * 1000, 3))
        figures.append(Figure(name, tuple(times), answer))
        tell(figures[-1])
    return figures


def _in_a_fork(extractor: Extractor, raw: str) -> tuple[float, str]:
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=lambda: theirs.send(_time(extractor, raw)))
    process.start()
    answer: tuple[float, str] = ours.recv()
    process.join()
    return answer


def _time(extractor: Extractor, raw: str) -> tuple[float, str]:
    gc.collect()
    begun = time.process_time()
    try:
        answer = f"{len(extractor(raw, published='2022-01-06', language='ru').records)} records"
    except CstoEventsError as error:
        answer = type(error).__name__
    return time.process_time() - begun, answer


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("kinds", nargs="*", help="; ".join(hostile_kinds.KINDS))
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    plain = measure({"plain": hostile_kinds.plain}, lambda _: None)[0]
    print(f"{'':24}" + "".join(f"{BASE * size:>6} kB" for size in SIZES) + "   times  growth")

    def tell(figure: Figure) -> None:
        times = figure.milliseconds[-1] / plain.milliseconds[-1]
        row = "".join(f"{took:9.2f}" for took in figure.milliseconds)
        print(f"{figure.kind:24}{row}{times:8.2f}{figure.growth:8.1f}  {figure.answer}", flush=True)

    tell(plain)
    chosen = {name: hostile_kinds.KINDS[name] for name in asked.kinds or hostile_kinds.KINDS}
    figures = measure(chosen, tell)
    if asked.json:
        told = [asdict(figure) for figure in (plain, *figures)]
        asked.json.write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    slow = [f.kind for f in figures if f.milliseconds[-1] > TIMES * plain.milliseconds[-1]]
    steep = [f.kind for f in figures if f.growth > GROWTH and f.milliseconds[-1] > 0.5]
    print(f"{len(figures)} kinds; over {TIMES:g} times: {slow or 'none'}; steep: {steep or 'none'}")
    return bool(slow or steep)


if __name__ == "__main__":
    sys.exit(main())
