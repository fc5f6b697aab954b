"""How far a run is, as a person sees it: a bar on a terminal, one line in a log."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn
from rich.progress import Progress as Bar

from csto_events.faces.archive.run import Progress, Watch


@contextmanager
def shown(console: Console) -> Iterator[Watch]:
    """Gives a watcher that keeps a bar up to date; where `console` is no terminal, it is silent."""
    if not console.is_terminal:
        yield lambda progress: None
        return
    columns = (
        TextColumn("csto-events"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[told]}"),
    )
    with Bar(*columns, console=console) as bar:
        task = bar.add_task("", total=None, told="starting")

        def watch(progress: Progress) -> None:
            total = progress.size or None
            bar.update(task, completed=progress.read, total=total, told=line(progress))

        yield watch


def line(progress: Progress) -> str:
    """Articles, records, errors, how fast, how long it will take."""
    parts = _counts(progress)
    more = progress.articles - progress.before - 1
    if more > 0 and (seconds := progress.seconds - progress.first_seconds):
        parts.append(f"{more / seconds:,.0f}/s")
    if (rest := remaining(progress)) is not None:
        parts.append(f"{timedelta(seconds=round(rest))} to go")
    return ", ".join(parts)


def _counts(progress: Progress) -> list[str]:
    counts = {"article": progress.articles, "record": progress.records, "error": progress.errors}
    return [f"{count:,} {what}{'s' * (count != 1)}" for what, count in counts.items()]


def remaining(progress: Progress) -> float | None:
    """Seconds, by the bytes that are read; None where nothing tells it."""
    read = progress.read - progress.first_read
    if not progress.size or read <= 0:
        return None
    return (progress.seconds - progress.first_seconds) * (progress.size - progress.read) / read


def summary(progress: Progress, output: str) -> str:
    """What a run that has come to its end has done, in a line."""
    told = ", ".join(_counts(progress))
    before = f", {progress.before:,} articles done before" if progress.before else ""
    return f"{told} in {progress.seconds:.1f}s{before}: {output}"
