"""Records and checks on a terminal or in a pipe: tables, JSON, JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from csto_events.faces.checking import Check
from csto_events.faces.figures import sign
from csto_events.records import Record
from csto_events.results import Extraction
from csto_events.score import Figures

Named = Iterable[tuple[str, Extraction]]

# A pipe has no width of its own.
_PIPE_WIDTH = 120
# Lines of a difference → how they look on a terminal.
_COLOURS = {
    r"(?m)^\S+: .*": "bold",
    r"(?m)^ +expected .*": "green",
    r"(?m)^ +got .*": "red",
    r"(?m)^ +\| +\^[ ^]*$": "yellow",
}


def print_lines(extractions: Named) -> None:
    """One JSON object an article and line, its name first; each is out before the next is read."""
    for name, extraction in extractions:
        _write(json.dumps({"name": name, **extraction.to_dict()}, ensure_ascii=False))


def print_json(extractions: Named, *, single: bool) -> None:
    """Indented JSON: the object of a `single` article, a list of those of several."""
    objects = [extraction.to_dict() for _, extraction in extractions]
    if not single:
        _write(indented(objects))
    for extraction in objects if single else ():
        _write(indented(extraction))


def print_tables(extractions: Named) -> None:
    """A table an article, a row a record."""
    console = _console()
    for name, extraction in extractions:
        article = extraction.article
        told = (article.publisher, article.published, article.language)
        console.print(Text(f"{name}: {', '.join(str(fact) for fact in told if fact)}"))
        if extraction.records:
            console.print(table(extraction.records))
        else:
            console.print(Text("no records\n"))


def print_check(check: Check, shown: int | None) -> None:
    """The first `shown` differences (None: all), the figures, and whether that will do."""
    found = check.disagreeing
    console = _console()
    for difference in found[:shown]:
        text = Text(difference.text() + "\n")
        for pattern, style in _COLOURS.items():
            text.highlight_regex(pattern, style)
        console.print(text, soft_wrap=True)  # a line that is cut loses its carets
    if shown and (hidden := len(found[shown:])):
        _write(f"… and {hidden} more: --show all\n")
    _print_figures(check.figures)
    if known := sum(check.expects(difference) for _, difference in check.results):
        _write(f"known failures: {known}")
    for failure in check.failures:
        _write(f"failed: {failure}")
    if not check.failures:
        _write("passed")


def _print_figures(figures: Figures) -> None:
    """The figures of a score, and how many slots of each kind are right."""
    console = _console()
    box = SIMPLE_HEAD if console.is_terminal else None
    ratios = Table("", "precision", "recall", "F1", box=box, pad_edge=False)
    for name, ratio in (("records", figures.record), ("slots", figures.slot)):
        ratios.add_row(name, *(f"{value:.3f}" for value in ratio.model_dump().values()))
    slots = Table("", "right", "of", "share", box=box, pad_edge=False)
    for slot, told in figures.right_by_slot.items():
        right, judged = told.split("/")
        slots.add_row(slot, right, judged, f"{int(right) / int(judged):.3f}")
    for table in (ratios, slots):
        for column in table.columns[1:]:
            column.justify = "right"
        if table.rows:
            console.print(table, Text())
    _write(
        f"articles: {figures.articles}, records expected: {figures.expected}, "
        f"right in every slot: {figures.strict:.3f}"
    )
    if figures.quiet_articles:
        _write(
            f"articles without a record: {figures.quiet_articles}, "
            f"records they gave: {figures.records_in_quiet}"
        )


def indented(value: object) -> str:
    """A value as JSON to read, letters of all scripts kept."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def _console() -> Console:
    console = Console(file=sys.stdout, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    return console


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def table(records: Iterable[Record]) -> Table:
    """A row a record."""
    rows = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1)
    rows.add_column("country", no_wrap=True)
    for column in ("action\nphase", "troops\nformation"):
        rows.add_column(column, no_wrap=True)
    rows.add_column("roles")
    rows.add_column("destination\ndate", no_wrap=True)
    rows.add_column("source\nevidence")
    for record in records:
        rows.add_row(*(Text("\n".join(filter(None, cell))) for cell in _cells(record)))
    return rows


def _cells(record: Record) -> tuple[tuple[str | None, ...], ...]:
    """The cells of a row; what is told in a cell stands in lines, so that evidence has room."""
    source = record.source
    return (
        (record.country,),
        (record.action, record.phase),
        (sign(record.troop_count), record.formation),
        (*record.mission_roles, "(in scare quotes)" if record.role_quoted else None),
        (record.destination, record.date.value if record.date else None),
        (" ← ".join((source.name or source.kind, *source.via)), record.evidence.text),
    )
