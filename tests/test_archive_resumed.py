"""A run that ends before its time is gone on with, and ends as if nothing had happened."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

import forms
from archive_runs import TEXTS, command, extract
from csto_events import Progress, RunError
from csto_events.faces.archive import run as running

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


def _wait_for_parts(output: Path, number: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        if len(list(Path(f"{output}.parts").glob("*-*.jsonl"))) >= number:
            return
        time.sleep(0.01)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive, and what an undisturbed run makes of it."""
    place = tmp_path_factory.mktemp("long")
    texts = {f"{name}-{n}": text for n in range(4) for name, text in TEXTS.items()}
    source = forms.lines(place, texts)
    extract(place / "whole.jsonl", source)
    return source, place / "whole.jsonl"


def _same(output: Path, whole: Path) -> None:
    assert output.read_bytes() == whole.read_bytes()
    assert forms.articles(output) == forms.articles(whole)


@pytest.mark.parametrize(
    "ends", [[signal.SIGKILL] * 3, [signal.SIGINT, signal.SIGTERM]], ids=["killed", "ended"]
)
def test_a_run_that_is_ended_goes_on(
    ends: list[signal.Signals], long: tuple[Path, Path], tmp_path: Path
) -> None:
    source, whole = long
    output, before = tmp_path / "out.jsonl", 0
    for parts, end in zip((2, 5, 9), ends, strict=False):
        with command(source, "-o", output, "--workers", 2) as process:
            _wait_for_parts(output, parts, process)
            process.send_signal(end)
            told = process.communicate()[1].decode()
        if end != signal.SIGKILL:
            assert process.returncode == 130, told
            assert "the same command goes on" in told
        done = len(list(Path(f"{output}.parts").glob("*-*.jsonl")))
        assert done >= before
        before = done
        assert not output.exists()
    with command(source, "-o", output, "--workers", 1) as process:
        told = process.communicate()[1].decode()
    assert process.returncode == 0, told
    assert "done before" in told
    _same(output, whole)


def test_a_full_disk_ends_a_run_that_goes_on_later(long: tuple[Path, Path], tmp_path: Path) -> None:
    import resource

    source, whole = long
    output = tmp_path / "out.jsonl"

    def small() -> None:  # no file may have more than a few parts' worth: the last one does
        resource.setrlimit(resource.RLIMIT_FSIZE, (whole.stat().st_size // 2,) * 2)

    with command(source, "-o", output, preexec_fn=small) as process:
        told = process.communicate()[1].decode()
    assert process.returncode == 3, told
    assert "the same command goes on" in told
    assert not output.exists()
    with command(source, "-o", output) as process:
        told = process.communicate()[1].decode()
    assert process.returncode == 0, told
    _same(output, whole)


def _end_after(articles: int, output: Path, source: Path) -> None:
    """A run that somebody ends at its Nth article."""

    def stop(progress: Progress) -> None:
        if progress.articles == articles:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(output, source, watch=stop)


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of five articles, so that a run has many."""
    monkeypatch.setattr(running, "_PART_ARTICLES", 5)


@pytest.mark.usefixtures("small_parts")
def test_another_run_is_not_gone_on_with(long: tuple[Path, Path], tmp_path: Path) -> None:
    (source, whole), output = long, tmp_path / "out.jsonl"
    _end_after(20, output, source)
    with pytest.raises(RunError, match="another fields"):
        extract(output, source, fields={"text": "body"})
    with pytest.raises(RunError, match="another inputs, files"):
        extract(output, [source, source])
    os.utime(source, (0, 0))
    with pytest.raises(RunError, match="another files"):
        extract(output, source)
    done = extract(output, source, anew=True)
    assert done.before == 0
    _same(output, whole)


@pytest.mark.usefixtures("small_parts")
def test_a_part_that_is_lost_is_done_again(long: tuple[Path, Path], tmp_path: Path) -> None:
    (source, whole), output = long, tmp_path / "out.jsonl"
    _end_after(40, output, source)
    parts = sorted(Path(f"{output}.parts").glob("*-*.jsonl"))
    parts[3].unlink()
    parts[1].write_text(parts[1].read_text("utf-8") + "{}\n", encoding="utf-8")
    with pytest.raises(RunError, match=parts[1].name):
        extract(output, source)
    parts[1].unlink()
    assert extract(output, source).before == 5
    _same(output, whole)


def test_two_runs_do_not_write_the_same(long: tuple[Path, Path], tmp_path: Path) -> None:
    source, _ = long
    output = tmp_path / "out.jsonl"

    def again(progress: Progress) -> None:
        with pytest.raises(RunError, match="another process"):
            extract(output, source)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(output, source, watch=again)
