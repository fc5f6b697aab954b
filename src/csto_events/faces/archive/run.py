"""A run: an archive → tables on disk, by several processes; ended at any moment, it goes on.

What is done stands in parts (`parts`); when all is, they are joined into the output (`outputs`).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from csto_events.faces.archive import outputs, rows
from csto_events.faces.archive.inputs import Inputs
from csto_events.faces.archive.parts import Parts
from csto_events.faces.archive.raw import Place, RawArticle
from csto_events.faces.archive.rows import Read
from csto_events.faces.archive.work import Work
from csto_events.results import Failure

_PART_ARTICLES = 1000
_PART_SECONDS = 10.0  # what is lost at most where the power fails


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    articles: int = 0
    records: int = 0
    errors: int = 0
    read: int = 0  # bytes of the archive
    size: int = 0
    before: int = 0  # articles that a run before has done
    seconds: float = 0.0
    first_read: int = 0  # bytes and seconds up to the first article: workers load what they need
    first_seconds: float = 0.0

    def count(self, article: RawArticle, read: Read) -> None:
        """One more is done."""
        self.articles += 1
        self.records += read.records
        self.errors += read.error is not None
        self.read = article.upto


Watch = Callable[[Progress], None]


def run(
    inputs: Inputs,
    output: Path,
    work: Work,
    *,
    anew: bool = False,
    watch: Watch | None = None,
) -> Progress:
    """Read all of `inputs` to `output`; what a run before has done is not done again.

    Raises `RunError` where what a run before has left is of other inputs or options, and with
    `on_error="raise"` the error of the first article that has one. However it ends, what is done
    stays for the run that goes on.
    """
    outputs.kind_of(output)
    begun, parts = time.monotonic(), Parts(output)
    own = (output, outputs.beside(output), parts.folder)
    inputs = replace(inputs, without=frozenset(path.absolute() for path in own))
    digest, size = inputs.measured()
    try:
        last = parts.open(_settings(inputs, work, digest), anew=anew)
        progress = _told(parts) if last else Progress()
        progress.size = size
        _show(watch, progress, begun)
        with closing(_parts(inputs, work, parts, last, progress)) as steps:
            for _ in steps:
                _show(watch, progress, begun)
        outputs.write(output, parts.lines(), parts.scratch)
        parts.finish()
    finally:
        parts.close()
    progress.seconds = time.monotonic() - begun
    return progress


def _show(watch: Watch | None, progress: Progress, begun: float) -> None:
    progress.seconds = time.monotonic() - begun
    if progress.articles - progress.before <= 1:
        progress.first_read, progress.first_seconds = progress.read, progress.seconds
    if watch is not None:
        watch(progress)


def _settings(inputs: Inputs, work: Work, digest: str) -> dict[str, Any]:
    """What has to be the same where a run goes on: the rows depend on it."""
    import csto_events

    overlays = work.extractor.lexicon.overlays
    return {
        "version of csto-events": csto_events.__version__,
        "inputs": [str(name) for name in inputs.names],
        "files": digest,
        "fields": dict(inputs.fields),
        "facts": {name: str(value) for name, value in work.facts.items()},
        "lexicon": [sha256(own.text.encode()).hexdigest() for own in overlays],
    }


def _told(parts: Parts) -> Progress:
    progress = Progress()
    for line in parts.lines():
        progress.articles += 1
        progress.records += len(line["records"])
        progress.errors += line["article"]["error"] is not None
    progress.before = progress.articles
    return progress


def _parts(
    inputs: Inputs, work: Work, parts: Parts, last: Place | None, progress: Progress
) -> Generator[None, None, None]:
    """Reads on behind `last`, part by part; a step for each article."""
    lines: list[str] = []
    opened, first = 0.0, last.number + 1 if last else 0
    done: Place | None = None
    try:
        with closing(work.each(rows.read, inputs.articles(last))) as found:
            for article, made in found:
                read = rows.told(article, made) if isinstance(made, Failure) else made
                work.check(article, read.error, read.message)
                if not lines:
                    opened = time.monotonic()
                lines.append(read.line)
                done = article.place
                progress.count(article, read)
                yield
                if len(lines) >= _PART_ARTICLES or time.monotonic() - opened >= _PART_SECONDS:
                    full, lines = lines, []
                    parts.add(full, first, done)
                    first = done.number + 1
    finally:
        if lines and done is not None:
            parts.add(lines, first, done)
