"""The same articles give the same bytes in every process, whatever its seed, zone and locale."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from conftest import FIXTURES, SOURCE
from csto_events import Extractor

ARTICLES = 44
ENOUGH = 4  # of the processes below, where not all are asked for: CSTO_PROCESSES=20
ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati", "Europe/Kyiv")
LOCALES = ("C", "C.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8")
READ = """
import sys
from test_same_bytes import digest
if __name__ == "__main__":
    print(digest(int(sys.argv[1])))
"""


def paths() -> list[Path]:
    """Articles of both languages, text and HTML, spread over all of the fixtures."""
    every = sorted(p for p in (FIXTURES / "articles").iterdir() if p.suffix in (".txt", ".html"))
    return every[:: len(every) // ARTICLES][:ARTICLES]


def digest(workers: int) -> str:
    """A hash over all that comes out: records, statements, reasons, and the views of them."""
    result = hashlib.sha256()
    for row in Extractor().pipe(paths(), workers=workers):
        assert row.article is not None
        shown = (row.to_json(), row.explain(), row._repr_html_(), repr(row.statements))
        for text in shown:
            result.update(text.encode())
    return result.hexdigest()


def test_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    script = tmp_path / "read.py"
    script.write_text(READ, "utf-8")
    found = {digest(1)}
    for number in range(int(os.environ.get("CSTO_PROCESSES", ENOUGH))):
        locale = LOCALES[number % len(LOCALES)]
        environment = os.environ | {
            "PYTHONHASHSEED": str(number * 1000 + 1),
            "TZ": ZONES[number % len(ZONES)],
            "LC_ALL": locale,
            "LANG": locale,
            "PYTHONPATH": os.pathsep.join((str(SOURCE.parent), str(Path(__file__).parent))),
        }
        told = subprocess.run(
            [sys.executable, str(script), str(1 + number % 3)],
            env=environment, cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        found.add(told.stdout.strip())
    assert len(found) == 1
