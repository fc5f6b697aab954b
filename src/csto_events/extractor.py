"""From raw text to records: the whole way, one stage a line.

raw text or HTML
  → article.parse      Article: text, blocks with roles, publisher, date, language
  → relevance          an article that names nothing of the bloc's is read no further
  → reading.read       Reading: tokens and what is named in them
  → scope              nor is one that is about others
  → statements         Statement: clauses, and who says each
  → frames             Claim: a step and its arguments
  → discourse          Resolved: references, places, sources, dates settled; repeats made one
  → assemble           Record
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from csto_events import article as articles
from csto_events import language as languages
from csto_events.article.decode import MAX_LENGTH
from csto_events.assemble import assemble
from csto_events.attributions import find_statements
from csto_events.discourse import Discourse
from csto_events.errors import LanguageError
from csto_events.find.dates import ResolvedDate
from csto_events.frames import FrameFinder
from csto_events.framing.arguments import Arguments
from csto_events.grounding import Grounding
from csto_events.lexicon import BUILT_IN, LANGUAGES, Lexicon, Words, opened
from csto_events.naming.publishing import publisher_source
from csto_events.proof import Proof, prove
from csto_events.reading import Reading, read
from csto_events.records import (
    Article,
    Block,
    BlockRole,
    MentionView,
    Reason,
    Rejection,
    Statement,
)
from csto_events.rejected import Rejected
from csto_events.relevance import can_concern
from csto_events.results import Extraction, Failure, Records
from csto_events.scope import Scope
from csto_events.sources import Sources
from csto_events.statements import Statement as Told
from csto_events.syntax.sentences import find_sentences
from csto_events.workers import Task, spread

Raw = str | bytes | Path | Article


class Extractor:
    """Reads articles into records; one instance serves any number of articles and languages.

    `lexicon` is a file of your own words (or several, or a `Lexicon`) that is laid over the
    built-in ones; raises `LexiconError` where it is wrong. An article that is longer than `limit`,
    in bytes or characters, is a `TooLargeError`.
    """

    def __init__(self, lexicon: Words = BUILT_IN, *, limit: int = MAX_LENGTH) -> None:
        if limit < 1:
            raise ValueError(f"limit={limit}: no article is so short")
        self.lexicon = opened(lexicon)
        self.limit = limit

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
                raw,
                published=published,
                publisher=publisher,
                language=language,
                url=url,
                limit=self.limit,
                lexicon=self.lexicon,
            )
        )
        tongue = languages.load(self.lexicon, article.language)
        if not can_concern(article, self.lexicon):
            return Extraction(article, (), Records())
        reading = read(article, tongue)
        sentences = find_sentences(reading)
        scope = Scope(reading, sentences)
        if not scope.about:
            return Extraction(article, (), Records())
        sources = Sources(reading)
        told = find_statements(reading, sources, sentences)
        records, rejected = _records(reading, scope, sources, told)
        return Extraction(article, _statements(reading, told), records, rejected)

    def pipe(
        self,
        raws: Iterable[Raw],
        *,
        workers: int = 1,
        start: str = "spawn",
        timeout: float | None = None,
    ) -> Iterator[Extraction | Failure]:
        """A row for each article, in order; one that cannot be read gives a `Failure`.

        The rows are the same at any number of `workers`, which are processes of their own: a
        script that asks for more than one starts it under `if __name__ == "__main__":`. Of the
        input no more is read ahead than keeps the workers busy. `start` says how a process comes
        to be: with "fork" it shares what is loaded here, which no program with threads may do. One
        that dies is followed by another: the article it was at has a second try, and is a
        `Failure` where that ends the same way. With a `timeout` in seconds so is one that takes
        longer; one worker is then a process of its own as well.
        """
        if workers < 1:
            raise ValueError(f"workers={workers}: at least one has to do the work")
        if workers == 1 and timeout is None:
            return map(self._row, raws)
        return _rows(spread(Task(self._row, self._load, workers, start, timeout), raws))

    def prove(self, *, everything: bool = False) -> list[Proof]:
        """Tries the examples of the frames and operators that your own words touch.

        A `Proof` for each sentence says whether it holds: examples fire, look-alikes stay silent.
        With `everything` the built-in entries are tried as well: a word of yours may take one of
        theirs away.

        >>> Extractor().prove()
        []
        """
        return prove(
            self.lexicon,
            lambda text, language: self(text, language=language).records,
            everything=everything,
        )

    def _row(self, raw: Raw) -> Extraction | Failure:
        try:
            return self(raw)
        except Exception as error:  # whatever is wrong with one article must not end the run
            return _row(error)

    def _load(self, language: str | None = None) -> None:
        """Load what is installed before the first article; what is missing is its error."""
        for code in LANGUAGES if language is None else (language,):
            with suppress(LanguageError):
                languages.load(self.lexicon, code)


def _rows(
    found: Generator[Extraction | Failure | Exception, None, None],
) -> Iterator[Extraction | Failure]:
    with closing(found):  # a reader who stops early ends the workers
        yield from map(_row, found)


def _row(found: Extraction | Failure | Exception) -> Extraction | Failure:
    return Failure(type(found).__name__, str(found)) if isinstance(found, Exception) else found


def _records(
    reading: Reading, scope: Scope, sources: Sources, told: list[Told]
) -> tuple[Records, tuple[Rejection, ...]]:
    """The records of an article's statements, and the steps that made none."""
    arguments = Arguments(reading)
    rejected = Rejected(arguments)
    finder = FrameFinder(reading, arguments, rejected)
    claims = []
    for statement in told:
        covered = scope.covers(statement.sentence)
        claims.append(finder.claims(statement) if covered else [])
        if not covered:
            rejected.statement(statement, Reason.OUT_OF_SCOPE)
    resolved = []
    for one in Discourse(reading, arguments, rejected=rejected).resolve(told, claims):
        if one.country == "CSTO" and not scope.implies(one.claim.statement.sentence):
            rejected.claim(one.claim, Reason.OUT_OF_SCOPE)
        else:
            resolved.append(one)
    return assemble(reading, resolved, Grounding(reading, sources)), rejected.listed()


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
    lexicon: Words = BUILT_IN,
) -> Extraction:
    """The records of one article: see `Extractor` for many, and for `lexicon`."""
    extractor = Extractor(lexicon)
    return extractor(raw, published=published, publisher=publisher, language=language, url=url)


def mentions(
    text: str,
    *,
    language: str,
    published: dt.date | None = None,
    lexicon: Lexicon = BUILT_IN,
) -> list[MentionView]:
    """What is named in any text, by position: words of the lists, counts, dates.

    A word's `kind` and `entry` are those of its list. The value of a `count` holds `value`, `low`,
    `high` and `qualifier`, its entry is what is counted; that of a `date` holds `value` and
    `precision`, or is None for what cannot be known without `published` ("yesterday").
    """
    tongue = languages.load(lexicon, language)
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
