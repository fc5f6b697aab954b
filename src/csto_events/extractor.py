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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from csto_events import article as articles
from csto_events import language as languages
from csto_events.arguments import Arguments
from csto_events.assemble import assemble
from csto_events.discourse import Discourse
from csto_events.frames import FrameFinder
from csto_events.reading import Reading, read
from csto_events.records import SCHEMA_VERSION, Article, MentionView, Record, Statement
from csto_events.scope import Scope
from csto_events.sources import Sources, publisher_source
from csto_events.statements import Statement as Told
from csto_events.statements import find_statements

Raw = str | bytes | Path | Article


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came out of one article."""

    article: Article
    statements: tuple[Statement, ...]
    records: tuple[Record, ...]

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
            count = record.troop_count
            lines += [
                f"{record.country} {record.action} ({record.phase})  rule: {record.rule}",
                f"  evidence [{record.evidence.start}:{record.evidence.end}] {record.evidence.text}",
                f"  troops: {count.text if count else '-'}   formation: {record.formation or '-'}",
                f"  roles: {', '.join(record.mission_roles) or '-'}   to: {record.destination or '-'}",
                f"  source: {record.source.kind} {record.source.name or '-'}",
                f"  date: {record.date.value} ({record.date.basis}: {record.date.text or '-'})"
                if record.date
                else "  date: -",
            ]
        return "\n".join(lines)


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

    def pipe(self, raws: Iterable[Raw]) -> Iterator[Extraction]:
        """The extractions of many articles, in order."""
        for raw in raws:
            yield self(raw)


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
            else publisher_source(reading.article.publisher)
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
    return Extractor()(
        raw, published=published, publisher=publisher, language=language, url=url
    )


def mentions(
    text: str, *, language: str, published: dt.date | None = None
) -> list[MentionView]:
    """What is named in any text: actors, forces, triggers, counts, dates, words of speech."""
    article = articles.parse(text, language=language, published=published)
    reading = read(article, languages.load(language))
    tokens = reading.tokens
    found = [
        MentionView(
            kind=hit.kind, value=hit.value, entry=hit.entry,
            text=article.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]],
            start=tokens.starts[hit.first], end=tokens.ends[hit.last - 1],
        )
        for hit in reading.hits
    ]  # fmt: skip
    return sorted(found, key=lambda m: (m.start, m.kind))
