"""The commands that work on fixtures: `csto-events check PATH…` and `csto-events annotate ARTICLE`.

Exit codes of `check`: 0 passed, 1 not passed or a fixture breaks the format, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from csto_events.errors import CstoEventsError
from csto_events.faces import given, own_words

if TYPE_CHECKING:
    from csto_events.faces.checking import Check
    from csto_events.fixtures import Fixture

T = TypeVar("T")
_Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        exists=True,
        help="Folders of NAME.txt or .html with NAME.json beside it, or one such file.",
    ),
]


def _floor(figure: str) -> Any:
    return typer.Option(min=0, max=1, metavar="SHARE", help=f"The {figure} to reach.")


# --- check -------------------------------------------------------------------------------------


def check(
    paths: _Paths,
    language: Annotated[str | None, typer.Option(help="Only articles in this language.")] = None,
    show: Annotated[
        str, typer.Option(metavar="all|N|none", help="How many articles' differences to print.")
    ] = "all",
    min_slot_f1: Annotated[float | None, _floor("slot F1")] = None,
    min_record_f1: Annotated[float | None, _floor("record F1")] = None,
    min_precision: Annotated[float | None, _floor("record precision")] = None,
    min_strict: Annotated[float | None, _floor("share of records right in every slot")] = None,
    max_quiet_records: Annotated[
        int | None,
        typer.Option(min=0, metavar="N", help="Records allowed in articles that hold none."),
    ] = None,
    known_failures: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help='TOML: article = "what goes wrong".'),
    ] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML there.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write all of it as JSON; - is stdout.")] = None,
    lexicon: own_words.Lexicon = None,
) -> None:
    """Compare annotated articles with what comes out of them.

    Prints each difference and the figures by slot. Without a --min or --max
    option every disagreement is a failure; with one, what falls short of it.
    """
    from csto_events import fixtures as fixture_files
    from csto_events.faces import checking

    shown, extractor = _shown(show), own_words.extractor_with(lexicon)
    floors = checking.Floors(
        min_slot_f1, min_record_f1, min_precision, min_strict, max_quiet_records
    )
    try:
        fixtures = _of_language(checking.load(paths), language)
        known = fixture_files.known_failures(known_failures) if known_failures else {}
        result = checking.check(_watched(fixtures), floors, extractor, known)
        _write(result, junit, json, shown)
    except (CstoEventsError, OSError) as error:
        typer.echo(f"csto-events: {error}", err=True)
        raise typer.Exit(1) from error
    if result.failures:
        raise typer.Exit(1)


def _shown(show: str) -> int | None:
    """How many differences to print; None is all."""
    if show == "all":
        return None
    if show == "none":
        return 0
    if show.isascii() and show.isdigit():
        return int(show)
    raise typer.BadParameter("all, none or a number", param_hint="'--show'")


def _of_language(fixtures: list[Fixture], language: str | None) -> list[Fixture]:
    kept = [fixture for fixture in fixtures if language in (None, fixture.language)]
    if not kept:  # nothing checked is nothing passed
        raise typer.BadParameter(f"no article in {language!r} there", param_hint="'--language'")
    return kept


def _watched(fixtures: list[T]) -> Iterable[T]:
    """The same fixtures, with a bar on stderr where somebody watches it."""
    if not sys.stderr.isatty():
        return fixtures
    from rich.console import Console
    from rich.progress import track

    return track(fixtures, "reading", console=Console(stderr=True), transient=True)


def _write(result: Check, junit: Path | None, json: Path | None, shown: int | None) -> None:
    from csto_events.faces import junit as junit_file
    from csto_events.faces import printing

    if junit is not None:
        junit.write_bytes(junit_file.xml(result))
    if json == Path("-"):
        typer.echo(printing.indented(result.to_dict()))
        return
    if json is not None:
        json.write_text(printing.indented(result.to_dict()) + "\n", encoding="utf-8")
    printing.print_check(result, shown)


# --- annotate ----------------------------------------------------------------------------------


def annotate(
    article: Annotated[
        Path,
        typer.Argument(metavar="ARTICLE", exists=True, dir_okay=False, help="NAME.txt or .html."),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="NAME.json beside ARTICLE if left out.")
    ] = None,
    force: Annotated[bool, typer.Option(help="Write over a file that is there.")] = False,
    published: given.Published = None,
    publisher: given.Publisher = None,
    language: given.Language = None,
    url: given.Url = None,
    lexicon: own_words.Lexicon = None,
) -> None:
    """Write a first NAME.json for an article, to be corrected by hand."""
    from csto_events.faces.annotating import draft
    from csto_events.fixtures import ARTICLES

    if article.suffix not in ARTICLES:
        raise typer.BadParameter("a fixture's article is NAME.txt or NAME.html")
    target = output or article.with_suffix(".json")
    if target.exists() and not force:
        typer.echo(f"csto-events: {target} is there already: --force writes over it", err=True)
        raise typer.Exit(1)
    day = published.date() if published else None
    extract = own_words.extractor_with(lexicon)
    try:
        extraction = extract(
            article, published=day, publisher=publisher, language=language, url=url
        )
        told = {"published": day, "publisher": publisher, "language": language, "url": url}
        target.write_text(draft(extraction, told), encoding="utf-8")
    except (CstoEventsError, OSError) as error:
        typer.echo(f"csto-events: {article}: {error}", err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{target}: {len(extraction.records)} records to be corrected by hand")
    if not any(target.with_suffix(end).exists() for end in ARTICLES):
        typer.echo(f"put the article beside it: {target.stem}{article.suffix}", err=True)
