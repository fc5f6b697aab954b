"""One page for many articles: who contributes what, says whom; when; and the words of each claim.

In: what came out of the articles. Out: a single HTML file that needs nothing else: style and script
are inlined, every figure is a link to its evidence further down. Without the script all is there to
read; the script filters.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from csto_events.faces import cells, sections, view
from csto_events.faces.markup import Html, join, link, script, style, tag
from csto_events.faces.sections import Entry
from csto_events.results import Extraction, Failure

TITLE = "CSTO: who takes which step, and who says so"
# Filter → the attribute of a record that it asks for, and its name on the page.
_FILTERS = {"country": "country", "action": "step", "kind": "source"}

Row = Extraction | Failure


def save_report(
    path: str | Path,
    rows: Iterable[Extraction | Failure],
    *,
    names: Sequence[str] | None = None,
    title: str = TITLE,
) -> None:
    """Write the report of `rows` to `path`, whole or not at all.

    `rows` are what `Extractor.pipe` gives: a `Failure` is told with its error. `names` say which
    article is which where it has no headline. The same rows give the same bytes. Raises `OSError`
    where the file cannot be written; what stood there before then stays.

        save_report("report.html", Extractor().pipe(paths), names=[path.name for path in paths])
    """
    page = report(list(rows), names=names, title=title)
    # Half a letter, which broken input can hold, has no bytes.
    content = page.encode("utf-8", errors="replace")
    target = Path(path).resolve()  # a link stays one
    if target.exists() and not target.is_file():
        target.write_bytes(content)  # a device or a pipe is written to, never replaced
        return
    # Beside the target: a file is replaced in one step only within its own folder.
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def report(rows: Sequence[Row], *, names: Sequence[str] | None = None, title: str = TITLE) -> str:
    """The page as text: see `save_report`."""
    entries = [
        Entry(record, f"a{number}-r{place}")
        for number, row in enumerate(rows, 1)
        for place, record in enumerate(row.records, 1)
    ]
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        style("view.css", "report.css"),
    )
    body = tag(
        "body",
        tag("header", tag("h1", title), tag("p", _summary(rows, entries), class_="csto-note")),
        _filters(entries) if entries else None,
        tag(
            "main",
            sections.contributions(entries),
            sections.timeline(entries),
            _articles(rows, names),
            sections.words(entries),
        ),
        script("view.js", "report.js"),
        class_="csto-view csto-page",
    )
    return "<!doctype html>\n" + tag("html", head, body, lang="en") + "\n"


def _summary(rows: Sequence[Row], entries: Sequence[Entry]) -> str:
    days = sorted(row.article.published for row in rows if row.article and row.article.published)
    broken = sum(isinstance(row, Failure) for row in rows)
    told = [_counted(len(rows), "article"), _counted(len(entries), "record")]
    if days:
        span = dict.fromkeys((days[0].isoformat(), days[-1].isoformat()))
        told.append(" to ".join(span))
    if broken:
        told.append(f"{_counted(broken, 'article')} could not be read")
    return " · ".join(told)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


# --- filters -----------------------------------------------------------------------------------


def _filters(entries: Sequence[Entry]) -> Html:
    """A choice each of country, step and kind of source; hidden until the script is there."""
    choices = [_choice(key, name, entries) for key, name in _FILTERS.items()]
    shown = tag("output", class_="csto-shown csto-note")
    clear = tag("button", "show all", type="reset")
    return tag("form", *choices, clear, shown, class_="csto-filters", hidden=True)


def _choice(key: str, name: str, entries: Sequence[Entry]) -> Html:
    values = sorted({entry.facts[f"data_{key}"] for entry in entries})
    named = cells.country_names() if key == "country" else {}
    options = [
        tag("option", f"{told} {named.get(told, '')}".rstrip(), value=told) for told in values
    ]
    return tag(
        "label",
        name,
        tag("select", tag("option", "all", value=""), *options, name=key, autocomplete="off"),
    )


# --- articles ----------------------------------------------------------------------------------


def _articles(rows: Sequence[Row], names: Sequence[str] | None) -> Html:
    """Each article with its records; one that could not be read with its error."""
    told = [
        _article(number, row, names[number - 1] if names else f"article {number}", len(rows) == 1)
        for number, row in enumerate(rows, 1)
    ]
    return tag("section", tag("h2", "Articles"), *told, class_="csto-articles")


def _article(number: int, row: Row, name: str, open: bool) -> Html:
    if isinstance(row, Failure):
        error = tag("span", f"{row.error}: {row.message}", class_="csto-error")
        return tag("div", tag("strong", name), " ", error, class_="csto-broken")
    article = row.article
    about = [article.publisher, article.published.isoformat() if article.published else None]
    about.append(_counted(len(row.records), "record"))
    head = tag(
        "summary",
        tag(
            "strong", article.headline or name, lang=article.language if article.headline else None
        ),
        tag("span", join(filter(None, about), " · "), class_="csto-note"),
    )
    url = tag("p", link(article.url, article.url), class_="csto-about") if article.url else None
    inside = tag("div", url, view.panes(row, f"a{number}"), class_="csto-view csto-inside")
    return tag("details", head, inside, id=f"a{number}", class_="csto-article", open=open)
