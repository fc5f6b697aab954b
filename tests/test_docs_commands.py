"""The commands of the docs, page by page, from top to bottom: files, commands, what they print.

A block with a title is a file; it is written where the page says. In a console block a command has
to print what stands below it, or, where nothing does, to succeed. The steps of a shell script or of
a workflow have to succeed. Bash blocks without a title are run by .ci/run.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from conftest import FIXTURES, ROOT, SOURCE

# The language of a block, the file that it is, its text.
BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
STEP = re.compile(r"^ *- run: (.*)$", re.M)
SECONDS = re.compile(r"in \d+\.\d+s")

PAGES = [
    page
    for page in sorted((ROOT / "docs").glob("*.md"))
    if "```console\n" in page.read_text("utf-8")
]
# Articles that a page speaks of without showing them.
ARTICLES = {
    "article.html": FIXTURES / "articles" / "ru-2022-01-19-mission-over.html",
    "other.txt": FIXTURES / "articles" / "ru-2022-01-07-armenia-hundred.txt",
    "news/one.txt": FIXTURES / "articles" / "ru-2022-01-07-armenia-hundred.txt",
}
INSTALLED = "csto_events" in {point.name for point in entry_points(group="pytest11")}
PLUGIN = "" if INSTALLED else "-p csto_events.faces.pytest_plugin"


class Shell:
    """An empty folder whose commands are this project's: what a page installs is what runs here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        commands = folder / ".venv" / "bin"
        commands.mkdir(parents=True)
        python = shlex.quote(sys.executable)
        for name, command in (
            ("csto-events", f'{python} -m csto_events "$@"'),
            ("pytest", f'{python} -m pytest -p no:cacheprovider {PLUGIN} "$@"'),
            ("pip", "true"),
            ("python3", "true"),
        ):
            (commands / name).write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
            (commands / name).chmod(0o755)
        for name, article in ARTICLES.items():
            self.write(name, article.read_text("utf-8"))
        # pytest tells more where it finds itself in CI: the page shows what a person sees.
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith("PYTEST") and key not in ("CI", "BUILD_NUMBER")
        }
        self.environment = {
            **kept,
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join([str(SOURCE.parent), os.environ.get("PYTHONPATH", "")]),
            "COLUMNS": "100",
        }

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, command: str) -> tuple[int, str]:
        """The exit code, and all that was printed."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, SECONDS.sub("", done.stdout)


def run_page(shell: Shell, page: Path) -> int:
    """Do what `page` says; how many commands that were."""
    ran = 0
    for language, title, text in BLOCK.findall(page.read_text("utf-8")):
        if title:
            shell.write(title, text)
        script = [text] if language == "bash" and title else STEP.findall(text)
        steps = [(step, "") for step in script]
        steps += COMMAND.findall(text) if language == "console" else []
        for command, expected in steps:
            code, printed = shell.run(command)
            if expected:
                assert printed == SECONDS.sub("", expected), command
            else:
                assert code == 0, f"{command}\n{printed}"
        ran += len(steps)
    return ran


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    assert run_page(Shell(tmp_path), page)


def test_the_pages_are_read() -> None:
    assert {"ci.md", "index.md"} <= {page.name for page in PAGES}
