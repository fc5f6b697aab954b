#!/usr/bin/env python3
"""Runs over archives: what comes out, what it costs, and what is left after accidents.

    archives.py                     20,000 articles: some hours
    archives.py --articles 2000     the same, smaller
    archives.py --only forms        or kills, broken, speed, bar

Articles are made of the fixtures (`corpora`). Each part prints what it found; the exit code is 1
where one of them is not as it has to be. Spark needs Java and pyspark; without them it says so.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import corpora

from csto_events.fixtures import load_fixtures

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import forms  # noqa: E402

FOLDERS = (ROOT / "fixtures" / "articles", ROOT / "fixtures" / "negative")
SEED = 8
COMMAND = (sys.executable, "-m", "csto_events", "extract")
STARTED = ["--start"]  # and how, as the caller says
KILLS = 10
EARLY = 0.3  # of the kills come while the run starts
SMALL_DISK = 0.5  # of what the run needs
BROKEN, WAYS = 50, 10


def texts_of(size: int) -> dict[str, str]:
    fixtures = [fixture for folder in FOLDERS for fixture in load_fixtures(folder)]
    made = corpora.make(fixtures, size, SEED, corpora.NewWords(fixtures, SEED))
    return {f"{number:06}": text for number, text in enumerate(made.mixed)}


@dataclass
class Done:
    """A run that has ended: how, how long it took, the most memory of all its processes."""

    code: int
    seconds: float
    megabytes: float
    told: str


def run(*arguments: object, stop: Callable[[subprocess.Popen[bytes]], None] | None = None) -> Done:
    begun = time.perf_counter()
    command = [*COMMAND, *map(str, arguments), *STARTED]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        memory = Memory(process.pid)
        memory.start()
        if stop is not None:
            stop(process)
        told = process.communicate()[1].decode()
    return Done(process.returncode, time.perf_counter() - begun, memory.most, told.strip())


class Memory(threading.Thread):
    """The resident memory of a process and its children, added up ten times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.most = pid, 0.0

    def run(self) -> None:
        while (now := sum(map(resident, family(self.pid)))) > 0:
            self.most = max(self.most, now)
            time.sleep(0.1)


def family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            told = Path(f"/proc/{parent}/task/{parent}/children").read_text()
        except OSError:
            continue
        found += map(int, told.split())
    return found


def resident(pid: int) -> float:
    """Megabytes of its own and its share of what it has together with others."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    found = re.search(r"^Pss: +(\d+)", told, re.M)
    return int(found[1]) / 1024 if found else 0.0


def digest(output: Path) -> str:
    rows = sorted((Path(row["article"]).stem, row["id"]) for row in forms.records(output))
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]


# --- the same from every form, to every table ---------------------------------------------------


def every_form(place: Path, texts: dict[str, str]) -> Iterator[tuple[bool, str]]:
    made = {name: make(place, texts) for name, make in forms.FORMS.items()}
    made["html"] = forms.pages(place, texts)
    wanted = ""
    for number, (name, source) in enumerate(made.items()):
        output = place / f"from-{name}.{forms.OUTPUTS[number % len(forms.OUTPUTS)]}"
        done = run(source, "-o", output, "--workers", 2)
        found = digest(output)
        wanted = wanted or found
        # A page says what is a paragraph; plain text leaves that to be found out.
        same = found == wanted or name == "html"
        yield done.code == 0 and same, f"{name:10} → {output.suffix:9} {found}  {done.told}"
    for ending in forms.OUTPUTS:
        for workers in (1, 2):
            output = place / f"with-{workers}.{ending}"
            done = run(made["jsonl"], "-o", output, "--workers", workers)
            same = digest(output) == wanted
            yield same, f"jsonl      → .{ending:8} {digest(output)}  {workers} worker(s)"
    yield through_spark(place, made["jsonl"], wanted)


SPARK = """
import hashlib, json, sys, time
from pyspark.sql import SparkSession
from csto_events.faces import spark
session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    .config("spark.sql.execution.arrow.maxRecordsPerBatch", "500").getOrCreate())
begun = time.perf_counter()
news = session.read.schema("id string, text string").json(sys.argv[1]).repartition(8)
rows = sorted((r.article, r.id) for r in spark.extract(news).select("article", "id").collect())
told = hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:16]
print(told, time.perf_counter() - begun)
session.stop()
"""


def spark(source: Path) -> tuple[str, float, float]:
    """The digest, the seconds without the start of the session, the most memory."""
    python = {"PYSPARK_PYTHON": sys.executable}
    with subprocess.Popen(
        [sys.executable, "-c", SPARK, str(source)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **python},
    ) as process:
        memory = Memory(process.pid)
        memory.start()
        told, seconds = process.communicate()[0].decode().split()
    return told, float(seconds), memory.most


def through_spark(place: Path, source: Path, wanted: str) -> tuple[bool, str]:
    if shutil.which("java") is None:
        return True, "Spark is left out: there is no Java"
    found, seconds, _ = spark(source)
    return found == wanted, f"jsonl      → Spark     {found}  local[2], {seconds:.1f} s"


# --- accidents ----------------------------------------------------------------------------------


def kills(place: Path, texts: dict[str, str]) -> Iterator[tuple[bool, str]]:
    source = forms.gzipped(place, texts)
    whole = place / "whole.jsonl"
    undisturbed = run(source, "-o", whole, "--workers", 2)
    yield undisturbed.code == 0, f"undisturbed: {undisturbed.told}"
    output, chance = place / "killed.jsonl", random.Random(SEED)
    for number in range(KILLS):
        stop = partial(_kill, output, chance.random() < EARLY, chance.uniform(0, 5))
        done = run(source, "-o", output, "--workers", 2, stop=stop)
        left = parts_of(output)
        yield True, f"kill -9 number {number + 1} after {done.seconds:.1f} s: {left} parts are done"
        if output.exists():
            break
    done = run(source, "-o", output, "--workers", 2)
    yield same(output, whole), f"the same bytes after that: {done.told}"

    output = place / "worker.jsonl"
    late = partial(_kill_a_worker, undisturbed.seconds / 2)
    done = run(source, "-o", output, "--workers", 2, stop=late)
    yield same(output, whole), f"one worker killed: {done.told}"
    yield full_disk(place, source, whole)


def _kill(output: Path, early: bool, after: float, process: subprocess.Popen[bytes]) -> None:
    """Kill it while it starts, or a while after it has brought a part to its end."""
    before = parts_of(output)
    while not early and process.poll() is None and parts_of(output) == before:
        time.sleep(0.05)
    time.sleep(after)
    process.kill()


def parts_of(output: Path) -> int:
    return len(list(Path(f"{output}.parts").glob("*-*.jsonl")))


def _kill_a_worker(after: float, process: subprocess.Popen[bytes]) -> None:
    time.sleep(after)
    workers = [pid for pid in family(process.pid)[1:] if resident(pid) > 100]
    os.kill(workers[-1], signal.SIGKILL)


def full_disk(place: Path, source: Path, whole: Path) -> tuple[bool, str]:
    needed = sum(path.stat().st_size for path in place.glob("whole*"))
    disk = place / "disk"
    disk.mkdir()
    size = f"size={int(SMALL_DISK * needed)}"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", disk], check=False).returncode:
        return True, "the full disk is left out: a tmpfs takes the rights to mount one"
    try:
        full = run(source, "-o", disk / "out.jsonl", "--workers", 2)
        subprocess.run(["mount", "-o", f"remount,size={4 * needed}", disk], check=True)
        done = run(source, "-o", disk / "out.jsonl", "--workers", 2)
        good = full.code == 3 and same(disk / "out.jsonl", whole)
        return good, f"full disk: {full.code}, {full.told}\n    then {done.told}"
    finally:
        subprocess.run(["umount", disk], check=True)


def same(output: Path, whole: Path) -> bool:
    bytes_of = [sorted(path.read_bytes().splitlines()) for path in (output, whole)]
    return bytes_of[0] == bytes_of[1] and forms.articles(output) == forms.articles(whole)


# --- broken articles ----------------------------------------------------------------------------


def broken(place: Path, texts: dict[str, str]) -> Iterator[tuple[bool, str]]:
    from test_archive import BROKEN as KINDS

    good = dict(list(texts.items())[: BROKEN * 19])
    news = forms.folder(place, good, ".html")
    for number in range(BROKEN):
        name, (data, _) = list(KINDS.items())[number % WAYS]
        (news / f"{number:06}-{name}.html").write_bytes(data)
    output = place / "broken.csv"
    done = run(news, "-o", output, "--workers", 2)
    rows = forms.articles(output)
    wrong = [row for row in rows if row["error"]]
    kinds = sorted({row["error"] for row in wrong})
    results, code = len(rows) - len(wrong), done.code
    told = f"{results} results, {len(wrong)} error rows ({', '.join(kinds)}), exit code {code}"
    yield (results, len(wrong), code) == (len(good), BROKEN, 1), f"{told}: {done.told}"


# --- what it costs ------------------------------------------------------------------------------

PIPE = """
import json, sys, time
from csto_events import Extractor
if __name__ == "__main__":
    begun = time.perf_counter()
    texts = (json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8"))
    sum(1 for _ in Extractor().pipe(texts, workers=int(sys.argv[2])))
    print(time.perf_counter() - begun)
"""


def speed(place: Path, texts: dict[str, str]) -> Iterator[tuple[bool, str]]:
    source, size = forms.lines(place, texts), len(texts)
    script = place / "pipe.py"
    script.write_text(PIPE)
    bare = {}
    for workers in (1, 2):
        told = subprocess.check_output([sys.executable, script, source, str(workers)])
        bare[workers] = float(told)
        yield True, f"pipe, {workers} worker(s): {size / bare[workers]:.1f} articles/s {_load()}"
    for workers in (1, 2):
        done = run(source, "-o", place / f"speed-{workers}.parquet", "--workers", workers)
        share = bare[workers] / done.seconds
        yield (
            share >= 0.85,
            (
                f"command, {workers} worker(s): {size / done.seconds:.1f} articles/s, "
                f"{share:.2f} of pipe, {done.megabytes:.0f} MB {_load()}"
            ),
        )
    if shutil.which("java"):
        _, seconds, most = spark(source)
        share = bare[2] / seconds
        yield (
            share >= 0.6,
            (
                f"Spark local[2]: {size / seconds:.1f} articles/s, {share:.2f} of two workers, "
                f"{most:.0f} MB with the JVM {_load()}"
            ),
        )


def _load() -> str:
    return f"(load {os.getloadavg()[0]:.1f})"


# --- the bar ------------------------------------------------------------------------------------


def bar(place: Path, texts: dict[str, str]) -> Iterator[tuple[bool, str]]:
    source = forms.lines(place, texts)
    ours, theirs = pty.openpty()
    command = [*COMMAND, str(source), "-o", str(place / "bar.csv"), "--workers", "2"]
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm-256color"}
    process = subprocess.Popen(command, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 4096):
            seen += data
    except OSError:
        pass
    process.wait()
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen.decode()).replace("\r", "\n").split("\n")
    shown = [line for line in lines if "to go" in line]
    for line in (*shown[:: max(1, len(shown) // 5)], [line for line in lines if line.strip()][-1]):
        yield True, f"terminal | {line}"
    done = run(source, "-o", place / "quiet.csv", "--workers", 2)
    yield done.told.count("\n") == 0, f"log      | {done.told}"


PARTS = {"forms": every_form, "kills": kills, "broken": broken, "speed": speed, "bar": bar}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--start", choices=("spawn", "fork"), default="spawn")
    parser.add_argument("--only", choices=PARTS, action="append")
    told = parser.parse_args(arguments)
    STARTED.append(told.start)
    texts, bad = texts_of(told.articles), 0
    for name in told.only or PARTS:
        print(f"== {name}, {len(texts):,} articles", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            for good, line in PARTS[name](Path(folder), texts):
                bad += not good
                print(f"{'  ' if good else 'NO'}  {line}", flush=True)
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
