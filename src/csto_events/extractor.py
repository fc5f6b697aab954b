"""From raw text to records: the whole way, one stage a line.

raw text or HTML
  → article.parse      Article: text, blocks with roles, publisher, date, language
  → reading.read       Reading: tokens and what is named in them
  → statements         Statement: clauses, and who says each
  → frames             Claim: a step and its arguments
  → discourse          Resolved: references, places, sources, dates settled; repeats made one
  → assemble           Record
"""

from __future__ import annotations

import datetime as dt
import json
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar

from csto_events import article as articles
from csto_events import language as languages
from csto_events import lexicon
from csto_events.assemble import assemble
from csto_events.attributions import find_statements
from csto_events.discourse import Discourse
from csto_events.errors import LanguageError
from csto_events.find.dates import ResolvedDate
from csto_events.frames import FrameFinder
from csto_events.framing.arguments import Arguments
from csto_events.reading import Reading, read
from csto_events.records import (
    SCHEMA_VERSION,
    Article,
    Block,
    BlockRole,
    MentionView,
    Record,
    Statement,
)
from csto_events.scope import Scope
from csto_events.sources import Sources, publisher_source
from csto_events.statements import Statement as Told

Raw = str | bytes | Path | Article
_CHUNK = 16  # articles that a worker is handed at a time
_AHEAD = 3  # chunks a worker may be ahead of the reader


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came out of one article."""

    article: Article
    statements: tuple[Statement, ...]
    records: tuple[Record, ...]
    error: ClassVar[None] = None

    def to_dict(self) -> dict[str, Any]:
        """The object of RECORDS.md, "What comes out", as plain JSON types."""
        about = ("headline", "language", "publisher", "published", "url")
        article = self.article.model_dump(mode="json", include=set(about))
        return {
            "schema_version": SCHEMA_VERSION,
            "article": {key: article[key] for key in about},
            "records": [record.model_dump(mode="json") for record in self.records],
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as JSON text (UTF-8 letters kept); the same article gives the same bytes."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def explain(self) -> str:
        """Why each record is there: its rule, its words, its slots, as lines of text."""
        lines = []
        for record in self.records:
            count, source, why = record.troop_count, record.source, record.evidence
            roles = ", ".join(record.mission_roles)
            lines += [
                f"{record.country} {record.action} ({record.phase})  rule: {record.rule}",
                f"  evidence [{why.start}:{why.end}] {why.text}",
                f"  troops: {count.text if count else '-'}   formation: {record.formation or '-'}",
                f"  roles: {roles or '-'}   to: {record.destination or '-'}",
                f"  source: {source.kind} {source.name or '-'}",
                f"  date: {record.date.value} ({record.date.basis}: {record.date.text or '-'})"
                if record.date
                else "  date: -",
            ]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read: the row of a run that stands in its place."""

    error: str  # the name of the error's class
    message: str
    article: ClassVar[None] = None
    statements: ClassVar[tuple[Statement, ...]] = ()
    records: ClassVar[tuple[Record, ...]] = ()

    def to_dict(self) -> dict[str, Any]:
        """The object of an article without records, and why, as plain JSON types."""
        return {
            "schema_version": SCHEMA_VERSION,
            "article": None,
            "error": {"kind": self.error, "message": self.message},
            "records": [],
        }

    def to_json(self, indent: int | None = None) -> str:
        """The same as JSON text."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


class Extractor:
    """Reads articles into records; one instance serves any number of articles and languages."""

    def __call__(
        self,
        raw: Raw,
        *,
        published: dt.date | str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        url: str | None = None,
    ) -> Extraction:
        """The extraction of one article; raises `ArticleError` where `raw` cannot be read."""
        article = (
            raw
            if isinstance(raw, Article)
            else articles.parse(
                raw, published=published, publisher=publisher, language=language, url=url
            )
        )
        tongue = languages.load(article.language)
        reading = read(article, tongue)
        told = find_statements(reading, Sources(reading))
        return Extraction(article, _statements(reading, told), _records(reading, told))

    def pipe(self, raws: Iterable[Raw], *, workers: int = 1) -> Iterator[Extraction | Failure]:
        """A row for each article, in order; one that cannot be read gives a `Failure`.

        The rows are the same at any number of `workers`, which are processes of their own: a
        script that asks for more than one starts it under `if __name__ == "__main__":`. Of the
        input no more is read ahead than keeps the workers busy.
        """
        if workers < 1:
            raise ValueError(f"workers={workers}: at least one has to do the work")
        return map(_row, raws) if workers == 1 else _spread(raws, workers)


def _row(raw: Raw) -> Extraction | Failure:
    try:
        return Extractor()(raw)
    except Exception as error:  # whatever is wrong with one article must not end the run
        return Failure(type(error).__name__, str(error))


def _rows(raws: list[Raw]) -> list[Extraction | Failure]:
    return [_row(raw) for raw in raws]


def _spread(raws: Iterable[Raw], workers: int) -> Iterator[Extraction | Failure]:
    """The rows of `raws`, read by several processes a chunk at a time."""
    source = iter(raws)
    waiting: deque[Future[list[Extraction | Failure]]] = deque()
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_load_languages)
    try:
        while True:
            while len(waiting) < workers * _AHEAD and (chunk := list(islice(source, _CHUNK))):
                waiting.append(pool.submit(_rows, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:  # also where the reader stops early
        pool.shutdown(cancel_futures=True)


def _load_languages() -> None:
    """Load what is installed before the first article; what is missing is that article's error."""
    for code in lexicon.LANGUAGES:
        with suppress(LanguageError):
            languages.load(code)


def _records(reading: Reading, told: list[Told]) -> tuple[Record, ...]:
    scope = Scope(reading, [statement.sentence for statement in told])
    if not scope.about:
        return ()
    arguments = Arguments(reading)
    finder = FrameFinder(reading, arguments)
    claims = [
        finder.claims(statement) if scope.covers(statement.sentence) else [] for statement in told
    ]
    return assemble(reading, Discourse(reading, arguments).resolve(told, claims))


def _statements(reading: Reading, told: list[Told]) -> tuple[Statement, ...]:
    result = []
    tokens = reading.tokens
    for one in told:
        sentence = one.sentence
        start, end = tokens.starts[sentence.first], tokens.ends[sentence.last - 1]
        cue = next((one.cue_of(c) for c in one.clauses if one.cue_of(c)), None)
        source = (
            cue.speaker.source
            if cue is not None and cue.speaker is not None
            else publisher_source(reading)
        )
        result.append(
            Statement(
                text=reading.article.text[start:end],
                start=start,
                end=end,
                kind="quotation" if sentence.quotations else "sentence",
                source=source,
            )
        )
    return tuple(result)


def extract(
    raw: Raw,
    *,
    published: dt.date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    url: str | None = None,
) -> Extraction:
    """The records of one article: see `Extractor` for many."""
    return Extractor()(raw, published=published, publisher=publisher, language=language, url=url)


def mentions(text: str, *, language: str, published: dt.date | None = None) -> list[MentionView]:
    """What is named in any text, by position: words of the lists, counts, dates.

    A word's `kind` and `entry` are those of its list. The value of a `count` holds `value`, `low`,
    `high` and `qualifier`, its entry is what is counted; that of a `date` holds `value` and
    `precision`, or is None for what cannot be known without `published` ("yesterday").
    """
    tongue = languages.load(language)
    body = Block(role=BlockRole.BODY, start=0, end=len(text))
    article = Article(text=text, language=language, published=published, blocks=(body,))
    reading = read(article, tongue)
    found = [
        _mention(reading, hit.first, hit.last, hit.kind, hit.value, hit.entry)
        for hit in reading.hits
    ]
    found += [*_counts(reading), *_dates(reading)]
    return sorted(found, key=lambda m: (m.start, m.end, m.kind, m.entry))


def _mention(
    reading: Reading, first: int, last: int, kind: str, value: Any, entry: str
) -> MentionView:
    start, end = reading.tokens.starts[first], reading.tokens.ends[last - 1]
    return MentionView(
        kind=kind,
        value=value,
        entry=entry,
        text=reading.article.text[start:end],
        start=start,
        end=end,
    )


def _counts(reading: Reading) -> Iterator[MentionView]:
    for one in reading.counts:
        value = {
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "qualifier": one.qualifier,
        }
        yield _mention(reading, one.first, one.last, "count", value, one.counted)


def _dates(reading: Reading) -> Iterator[MentionView]:
    before: ResolvedDate | None = None  # what "the day before that" is counted from
    for one in reading.dates:
        day = one.resolve(reading.published, anchor=before)
        value = {"value": day.value, "precision": day.precision} if day else None
        before = day or before
        yield _mention(reading, one.first, one.last, "date", value, one.kind)
