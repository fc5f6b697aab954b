"""`csto-events extract … -o OUT`: a run on the command line.

Exit codes: 0 all read, 1 some articles could not be (their rows tell why) or, with
`--on-error raise`, one, 2 wrong usage, 3 the run could not go on (a full disk), 130 ended by
Ctrl-C. After the last two the same command goes on.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from csto_events.errors import ArticleError, CstoEventsError, LanguageError

if TYPE_CHECKING:
    from csto_events.extractor import Extractor


class OnError(StrEnum):
    """What becomes of an article that cannot be read."""

    RECORD = "record"
    RAISE = "raise"


class Start(StrEnum):
    """How a worker comes to be."""

    SPAWN = "spawn"
    FORK = "fork"


Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help="Write tables: .jsonl, .csv, .parquet, .sqlite; what was begun is gone on with.",
    ),
]
Workers = Annotated[int, typer.Option(min=1, help="With -o: processes that read.")]
Error = Annotated[OnError, typer.Option("--on-error", help="With -o: a row, or the end.")]
Timeout = Annotated[
    float | None, typer.Option(min=0.001, help="With -o: seconds an article may take.")
]
Field = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME",
        help="With -o: what an archive calls text, html, published, publisher, url, language, id.",
    ),
]
Anew = Annotated[bool, typer.Option("--anew", help="With -o: begin from the start.")]
How = Annotated[Start, typer.Option("--start", help="With -o: how workers come to be.")]


def write(
    names: Sequence[str],
    output: Path,
    extractor: Extractor,
    *,
    workers: int,
    start: str,
    on_error: str,
    timeout: float | None,
    fields: Sequence[str],
    facts: dict[str, Any],
    anew: bool,
) -> None:
    """Run, show how far it is, and exit with a code that says how it went."""
    from rich.console import Console

    from csto_events.faces.archive import progress as showing
    from csto_events.faces.archive.inputs import Inputs
    from csto_events.faces.archive.raw import named
    from csto_events.faces.archive.run import run
    from csto_events.faces.archive.work import Work

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends a job ends it cleanly
    told = {name: value for name, value in facts.items() if value is not None}
    work = Work(extractor, workers, start, timeout, on_error, told)
    try:
        inputs = Inputs(names, named(_pairs(fields)))
        with showing.shown(Console(stderr=True)) as watch:
            done = run(inputs, output, work, anew=anew, watch=watch)
    except KeyboardInterrupt:
        _say(f"ended; what is done is kept in {output}.parts, and the same command goes on")
        raise typer.Exit(130) from None
    except (ArticleError, LanguageError) as error:
        _say(str(error))
        raise typer.Exit(1) from error
    except CstoEventsError as error:
        _say(str(error))
        raise typer.Exit(2) from error
    except OSError as error:
        _say(f"{error.strerror or error}: what is done is kept; the same command goes on")
        raise typer.Exit(3) from error
    _say(showing.summary(done, str(output)))
    if done.errors:
        raise typer.Exit(1)


def _say(text: str) -> None:
    typer.echo(f"csto-events: {text}", err=True)


def _pairs(fields: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for told in fields:
        field, equals, name = told.partition("=")
        if not (field and equals and name):
            raise typer.BadParameter(f"{told!r}: FIELD=NAME, as in text=body")
        pairs[field] = name
    return pairs
