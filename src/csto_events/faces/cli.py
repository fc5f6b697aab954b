"""The command line: `csto-events extract PATH…`, `report PATH…`, and the commands on fixtures.

Exit codes of both: 0 all read, 1 an article could not be read (a message on stderr names it;
the others are still printed), 2 wrong usage. Output is UTF-8 whatever the locale says.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from csto_events.errors import CstoEventsError
from csto_events.faces import fixture_commands, given, own_words
from csto_events.faces.archive import command

if TYPE_CHECKING:
    from csto_events.extractor import Extractor
    from csto_events.results import Extraction

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def main() -> None:
    """The command `csto-events`."""
    # Records are Cyrillic: a pipe under LANG=C would otherwise refuse to carry them.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app(prog_name="csto-events")


def _version(asked: bool) -> None:
    if asked:
        from csto_events import __version__

        typer.echo(f"csto-events {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Reads Russian and Ukrainian news about the CSTO into typed records."""


# --- extract -----------------------------------------------------------------------------------


@app.command()
def extract(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="Articles, text or HTML; - is stdin. With -o folders, patterns and archives too.",
        ),
    ],
    format: Annotated[
        Format,
        typer.Option(help="json: an object for one article, a list for more; jsonl: one a line."),
    ] = Format.TABLE,
    published: given.Published = None,
    publisher: given.Publisher = None,
    language: given.Language = None,
    url: given.Url = None,
    lexicon: own_words.Lexicon = None,
    output: command.Output = None,
    workers: command.Workers = 1,
    on_error: command.Error = command.OnError.RECORD,
    timeout: command.Timeout = None,
    field: command.Field = None,
    anew: command.Anew = False,
    start: command.How = command.Start.SPAWN,
) -> None:
    """Print the records of articles, or write those of whole archives to tables."""
    day = published.date() if published else None
    facts = {"published": day, "publisher": publisher, "language": language, "url": url}
    extractor = own_words.extractor_with(lexicon)
    if output is None:
        _print(paths, extractor, format, facts)
        return
    command.write(
        paths,
        output,
        extractor,
        workers=workers,
        start=start,
        on_error=on_error,
        timeout=timeout,
        fields=field or (),
        facts=facts,
        anew=anew,
    )


def _print(paths: list[str], extractor: Extractor, format: Format, facts: dict[str, Any]) -> None:
    """The records of `paths` on stdout; exit code 1 where one cannot be read."""
    from csto_events.faces import printing

    failed = False

    def extractions() -> Iterator[tuple[str, Extraction]]:
        nonlocal failed
        for path in paths:
            try:
                yield _name(path), extractor(_raw(path), **facts)
            except (CstoEventsError, OSError) as error:
                failed = True
                typer.echo(f"csto-events: {path}: {_reason(error)}", err=True)

    if format is Format.JSONL:
        printing.print_lines(extractions())
    elif format is Format.JSON:
        printing.print_json(extractions(), single=len(paths) == 1)
    else:
        printing.print_tables(extractions())
    if failed:
        raise typer.Exit(1)


def _name(path: str) -> str:
    return path if path == "-" else Path(path).stem


def _raw(path: str) -> bytes | Path:
    """What `path` holds; a file is opened here, so that a missing one is an `OSError`."""
    if path == "-":
        return sys.stdin.buffer.read()
    with Path(path).open("rb"):
        return Path(path)


def _reason(error: Exception) -> str:
    """What went wrong in a line; the operating system's errors without number and path."""
    if isinstance(error, IsADirectoryError):
        return "is a directory: name the articles in it"
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return str(error)


# --- report ------------------------------------------------------------------------------------


@app.command()
def report(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Articles, text or HTML; - is stdin.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The page to write.")],
    title: Annotated[str | None, typer.Option(help="The headline of the page.")] = None,
    lexicon: own_words.Lexicon = None,
) -> None:
    """Write one HTML page for all articles: contributions, a timeline, the evidence."""
    from csto_events.faces.report import TITLE, save_report
    from csto_events.results import Failure

    extractor = own_words.extractor_with(lexicon)
    rows: list[Extraction | Failure] = []
    for path in paths:
        try:
            rows.append(extractor(_raw(path)))
        except (CstoEventsError, OSError) as error:
            rows.append(Failure(type(error).__name__, _reason(error)))
            typer.echo(f"csto-events: {path}: {_reason(error)}", err=True)
    try:
        save_report(output, rows, names=[_name(path) for path in paths], title=title or TITLE)
    except OSError as error:
        typer.echo(f"csto-events: {output}: {(error.strerror or str(error)).lower()}", err=True)
        raise typer.Exit(1) from error
    if any(row.error for row in rows):
        raise typer.Exit(1)


# --- fixtures ----------------------------------------------------------------------------------

app.command()(fixture_commands.check)
app.command()(fixture_commands.annotate)

# --- words of one's own -------------------------------------------------------------------------

app.command()(own_words.lexicon)
