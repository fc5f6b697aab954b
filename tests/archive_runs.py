"""Runs over an archive for the tests: in this process, and as a command that may be ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import FIXTURES
from csto_events import Progress, extract_to

TEXTS = {
    path.stem: path.read_text("utf-8")
    for path in sorted((FIXTURES / "articles").glob("ru-2022-01-0*.txt"))[:24]
}


def extract(output: Path, source: object, **options: object) -> Progress:
    return extract_to(output, source, **{"start": "fork", **options})  # type: ignore[arg-type]


DRIVER = """
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from csto_events.faces.archive import run
run._PART_ARTICLES = 5
from csto_events.faces.cli import main
sys.argv = ["csto-events", "extract", *sys.argv[1:], "--start", "fork", "--language", "ru"]
main()
"""


def command(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *map(str, arguments)],
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )
